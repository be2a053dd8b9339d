use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

/// Reads a file and renders a piece a line, after the checks that every file must pass.
fn shown(text: &str) -> Vec<String> {
    let extract = match read(text) {
        Ok(extract) => extract,
        Err(error) => return vec![format!("! {error}")],
    };
    assert_eq!(letters(extract.text()), letters(&witness(text)), "{text:?}");
    let pieces = extract.pieces().iter().map(|piece| {
        let language = piece.language.map_or("", Language::code);
        let kind = piece.omission.map_or(piece.kind.name(), OmissionReason::name);
        format!("{} {kind} {language}: {}", piece.origin, &extract.text()[piece.span.clone()])
    });
    let pieces = pieces.collect();
    // Panics unless every letter is in one piece.
    let _document = extract.into_document(Language::English);
    pieces
}

#[test]
fn texts_are_found_by_their_keys() {
    let table: [(&str, &[&str]); 14] = [
        (
            r#"{"id": 7, "text": "One.\n\nTwo.", "url": "https://x.example", "title": "Head"}"#,
            &["unit 1 title : Head", "unit 1 paragraph : One.", "unit 1 paragraph : Two."],
        ),
        (
            "\u{feff}{\"content\": \"渡轮\"}\r\n\r\n  \n{\"body\": [\"a\", 3, \"b\"]}\r\n",
            &["unit 1 paragraph : 渡轮", "unit 4 paragraph : a", "unit 4 paragraph : b"],
        ),
        (
            r#"{"translation": {"en": "Hello.", "zh": "你好。", "fr": "Salut."}}"#,
            &[
                "unit 1 paragraph en: Hello.",
                "unit 1 paragraph zh: 你好。",
                "unit 1 other language : Salut.",
            ],
        ),
        (
            r#"{"zh_text": "你好。", "en_text": "Hello.", "fr_text": "", "ru_text": "Привет", "行号": 3, "title": "x"}"#,
            &[
                "unit 1 title : x",
                "unit 1 paragraph zh: 你好。",
                "unit 1 paragraph en: Hello.",
                "unit 1 other language : Привет",
            ],
        ),
        (
            r#"{"en": "A.", "zh-CN": "甲。", "zh-TW": "乙。", "id": "en-17"}"#,
            &[
                "unit 1 paragraph en: A.",
                "unit 1 paragraph zh: 甲。",
                "unit 1 other language zh: 乙。",
            ],
        ),
        (r#"{"zh_text": "", "cht_text": "臺灣", "en_text": null}"#, &["unit 1 paragraph zh: 臺灣"]),
        (
            r#"{"文件名": "a.txt", "段落": [{"zh_text": "甲", "en_text": "A"}, {"zh_text": "乙", "en_text": "B"}]}"#,
            &[
                "unit 1 paragraph zh: 甲",
                "unit 1 paragraph en: A",
                "unit 1 paragraph zh: 乙",
                "unit 1 paragraph en: B",
            ],
        ),
        (r#"{"text": ""}"#, &[]),
        (r#"{"text": null, "a": {"text": "no"}}"#, &[]),
        (r#"{"x": 1, "text": "\u4e2d\n"}"#, &["unit 1 paragraph : 中"]),
        (
            r#"{"text": "a"} {"text": "b"}"#,
            &["! damaged jsonl file: line 1: column 15: not valid JSON: trailing characters"],
        ),
        (
            "{\"text\": \"a\"}\n{\"text\": \"b",
            &[
                "! damaged jsonl file: line 2: column 11: not valid JSON: EOF while parsing a string",
            ],
        ),
        (
            r#"{"text": "a", "text": "b"}"#,
            &[
                "! damaged jsonl file: line 1: column 26: the key \"text\" stands twice in an object",
            ],
        ),
        (
            "[\"a\"]",
            &[
                "! damaged jsonl file: line 1: expected an object such as {\"text\": \"…\"}, found a list",
            ],
        ),
    ];
    for (text, expected) in table {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn texts_in_nested_and_mixed_lists_and_titles_of_pairs_are_kept() {
    let table: [(&str, &[&str]); 6] = [
        (
            r#"{"paragraphs": [["One.", "Two."], [["Three."], 4]]}"#,
            &["unit 1 paragraph : One.", "unit 1 paragraph : Two.", "unit 1 paragraph : Three."],
        ),
        (
            r#"{"paragraphs": ["Nets.", {"id": 1, "text": "Wind."}, "Rain."]}"#,
            &["unit 1 paragraph : Nets.", "unit 1 paragraph : Wind.", "unit 1 paragraph : Rain."],
        ),
        (
            r#"{"en": ["The quay.", ["It is long."]], "zh": "码头很长。", "title": "Port"}"#,
            &[
                "unit 1 title : Port",
                "unit 1 paragraph en: The quay.",
                "unit 1 paragraph en: It is long.",
                "unit 1 paragraph zh: 码头很长。",
            ],
        ),
        (
            r#"{"text": "Hello.", "translation": "你好。"}"#,
            &["unit 1 paragraph : Hello.", "unit 1 paragraph : 你好。"],
        ),
        (
            r#"{"translation": [{"en": "A.", "zh": "甲。"}, {"en": "B.", "zh": "乙。"}]}"#,
            &[
                "unit 1 paragraph en: A.",
                "unit 1 paragraph zh: 甲。",
                "unit 1 paragraph en: B.",
                "unit 1 paragraph zh: 乙。",
            ],
        ),
        (r#"{"text": {"content": ["Deep."]}}"#, &["unit 1 paragraph : Deep."]),
    ];
    for (text, expected) in table {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn an_object_without_text_is_refused_with_its_keys() {
    let understood = keys::UNDERSTOOD;
    let table = [
        (r#"{"id": 1, "text": 5}"#, r#""id", "text""#),
        ("{}", "none"),
        (r#"{"text": [{"id": 1}]}"#, r#""text""#),
        (r#"{"text": {"id": "x"}, "en": 3}"#, r#""text", "en""#),
    ];
    for (text, keys) in table {
        let message = format!(
            "! damaged jsonl file: line 1: no text in this object; keys found: {keys}; {understood}"
        );
        assert_eq!(shown(text), [message], "{text}");
    }
}

#[test]
fn deep_nesting_is_refused_and_long_lines_are_read() {
    let deep = format!("{{\"text\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(
        shown(&deep),
        ["! damaged jsonl file: line 1: column 136: not valid JSON: recursion limit exceeded"]
    );
    let long = format!("{{\"text\": \"{}\"}}", "Six boats left. ".repeat(200_000));
    assert_eq!(shown(&long).len(), 1);
}

fn json() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        Just("en"),
        Just("zh"),
        Just("zh_text"),
        Just("fr_text"),
        Just("title"),
        Just("text"),
        Just("translation"),
        Just("id"),
        Just("body"),
        Just("段落"),
        Just("zh-TW"),
        Just("text_en"),
    ];
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("7".to_owned()),
        Just("true".to_owned()),
        "[a-c中文 ]{0,6}".prop_map(|text| format!("{text:?}")),
        Just(r#""x\n\"y\u4e2d\\""#.to_owned()),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let entry = (key.clone(), inner.clone());
        prop_oneof![
            proptest::collection::vec(inner, 0..4).prop_map(|v| format!("[{}]", v.join(", "))),
            proptest::collection::vec(entry, 0..5).prop_map(|entries| {
                let entries: Vec<String> =
                    entries.iter().map(|(key, value)| format!("{key:?}: {value}")).collect();
                format!("{{{}}}", entries.join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "(\\PC|[{}\\[\\]\":,\n]){0,40}") {
        shown(&text);
    }

    #[test]
    fn any_object_is_read_without_loss(value in json(), key in "en|text|translation|title") {
        shown(&format!("{{{key:?}: {value}}}"));
        shown(&value);
    }
}
