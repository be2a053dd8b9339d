//! `zhen align --jsonl`: a stream of document pairs.

use std::fmt::Write as _;
use std::io::Read as _;

use serde_json::{Value, json};

use crate::command::{CHINESE, ENGLISH, Folder, Run};

/// A line with the texts of a pair.
pub fn pair(id: &Value, english: &str, chinese: &str) -> String {
    json!({"id": id, "en": english, "zh": chinese}).to_string() + "\n"
}

/// Runs a stream from standard input to standard output.
pub fn stream(folder: &Folder, more: &[&str], input: &[u8]) -> Run {
    folder.zhen_with_input(&[&["align", "--jsonl", "-"], more].concat(), input)
}

/// The objects of lines of JSON.
pub fn objects(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// A document of so many sentences in both languages.
fn long_document(sentences: usize) -> (String, String) {
    let (mut english, mut chinese) = (String::new(), String::new());
    for number in 0..sentences {
        let _ = writeln!(
            english,
            "Boat {number} left the harbour at dawn. It carried {number} crates."
        );
        let _ = writeln!(chinese, "{number}号船黎明离港。船上有{number}只箱子。");
    }
    (english, chinese)
}

#[test]
fn results_are_those_of_single_pairs() {
    let folder = Folder::with_pair();
    let run = stream(&folder, &[], pair(&json!("a"), ENGLISH, CHINESE).as_bytes());
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    let begin = "1 lines aligned, 0 failed; 3 English and 3 Chinese sentences; 3 rows written; ";
    assert!(run.stderr.starts_with(begin), "{}", run.stderr);
    let line = run.success();
    let head = r#"{"id":"a","status":"aligned","en_sentences":3,"zh_sentences":3,"beads":3,"nulls":0,"mean_confidence":"#;
    assert!(line.starts_with(head), "{line}");
    let by_path = "{\"en_path\":\"en.txt\",\"zh_path\":\"zh.txt\"}\n";
    let [object] = &objects(&stream(&folder, &[], by_path.as_bytes()).success())[..] else {
        panic!("one line gives one object")
    };
    assert_eq!((&object["id"], &object["line"]), (&Value::Null, &json!(1)));
    let alone = folder.zhen(&["align", "en.txt", "zh.txt", "--format", "jsonl"]).success();
    assert_eq!(object["rows"], Value::Array(objects(&alone)));
}

#[test]
fn the_order_is_kept_and_the_bytes_are_the_same_for_any_number_of_threads() {
    let folder = Folder::new(&[]);
    let mut input = String::new();
    for number in 0..60 {
        let length = if number % 20 == 0 { 200 } else { 1 + number % 3 };
        let (english, chinese) = long_document(length);
        input += &pair(&json!(number), &english, &chinese);
        if number % 7 == 0 {
            input += "{\"id\":\"bad\"\n\n";
        }
    }
    let one = stream(&folder, &["-j", "1"], input.as_bytes());
    assert_eq!(one.code, Some(1), "{}", one.stderr);
    let ids: Vec<Value> = objects(&one.stdout)
        .iter()
        .filter(|object| object["status"] == "aligned")
        .map(|object| object["id"].clone())
        .collect();
    assert_eq!(ids, (0..60).map(|number| json!(number)).collect::<Vec<_>>());
    for threads in ["2", "4"] {
        let several = stream(&folder, &["-j", threads], input.as_bytes());
        assert!(several.stdout == one.stdout, "other bytes with {threads} threads");
    }
}

#[test]
fn a_bad_line_gives_an_object_that_says_why() {
    let folder = Folder::with_pair();
    folder.put("empty.txt", b" \n");
    let no_document = "there is no document in it: expected an object such as \
        {\"id\":1,\"en\":\"Yes.\",\"zh\":\"是。\"}, or paths as \"en_path\" and \"zh_path\"";
    let table = [
        ("{\"id\":3", Value::Null, "no valid JSON object: EOF while parsing an object at column 7"),
        (
            "[1,\"Yes.\",\"是。\"]",
            Value::Null,
            "expected a JSON object such as {\"id\":1,\"en\":\"Yes.\",\"zh\":\"是。\"}",
        ),
        ("{\"id\":3,\"en\":7}", json!(3), "\"en\": invalid type: integer `7`, expected a string"),
        ("{\"id\":3,\"id\":4}", Value::Null, "\"id\" is given twice"),
        ("{\"en\":\"Yes.\"}", Value::Null, "\"zh\" or \"zh_path\" is missing"),
        ("{\"id\":null}", Value::Null, no_document),
        (
            " \t\r\n",
            Value::Null,
            "the line is blank: expected an object such as {\"id\":1,\"en\":\"Yes.\",\"zh\":\"是。\"}",
        ),
        (
            "{\"id\":3,\"en\":\"Yes.\",\"zh\":\"是\\u0000。\"}",
            json!(3),
            "a zero character in \"zh\"; texts have none, take it out",
        ),
        ("{\"id\":3}", json!(3), no_document),
        ("{\"id\":3,\"en\":\"Yes.\"}", json!(3), "\"zh\" or \"zh_path\" is missing"),
        ("{\"id\":3,\"zh_path\":\"a\"}", json!(3), "\"en\" or \"en_path\" is missing"),
        (
            "{\"id\":3,\"en\":\"a\",\"en_path\":\"b\",\"zh\":\"c\"}",
            json!(3),
            "both \"en\" and \"en_path\" are given; leave one of them out",
        ),
        (
            "{\"id\":3,\"text\":\"a\",\"zh\":\"c\"}",
            json!(3),
            "\"text\" and \"path\" are of one document in both languages; leave it out, or those \
             of single languages",
        ),
        (
            "{\"id\":3,\"en_path\":\"no.txt\",\"zh_path\":\"zh.txt\"}",
            json!(3),
            "no.txt: there is no such file",
        ),
        (
            "{\"id\":3,\"en_path\":\"empty.txt\",\"zh_path\":\"zh.txt\"}",
            json!(3),
            "empty.txt: the document is empty: there is nothing to align",
        ),
        (
            "{\"id\":3,\"en\":\"Yes.\",\"zh\":\"\"}",
            json!(3),
            "zh: the document is empty: there is nothing to align",
        ),
        (
            "{\"id\":3,\"en\":\"The harbour.\",\"zh\":\"The boat is red.\"}",
            json!(3),
            "zh: expected Chinese text, found mostly English, as in en",
        ),
        (
            "{\"id\":3,\"en\":\"港は1987年に開かれました。\",\"zh\":\"红船。\"}",
            json!(3),
            "en: expected English text, found mostly Japanese",
        ),
        (
            "{\"id\":3,\"en\":\"The lake is large. It froze.\",\"zh\":\"The lake is large. It \
             froze in 1998. 这个湖很大。1998年结冰了。\"}",
            json!(3),
            "zh: it holds both languages; give it alone, as \"text\" or \"path\"",
        ),
        (
            "{\"id\":3,\"text\":\"The harbour is old.\"}",
            json!(3),
            "text: expected English and Chinese text in one file, found English alone; name its \
             Chinese counterpart too",
        ),
    ];
    for (line, id, problem) in table {
        let run = stream(&folder, &["-q"], line.as_bytes());
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""), "{line}");
        let expected = json!({
            "id": id, "line": 1, "status": "failed", "error": format!("line 1: {problem}"),
        });
        assert_eq!(objects(&run.stdout), [expected], "{line}");
    }
    let good = pair(&json!(5), ENGLISH, CHINESE);
    let input = [&b"\xff\xfe\n"[..], good.as_bytes()].concat();
    let run = stream(&folder, &["-v"], &input);
    assert_eq!(run.code, Some(1));
    let problem = "line 1: not valid UTF-8, which JSON is written in";
    assert_eq!(run.stderr.lines().next(), Some(format!("failed: {problem}").as_str()));
    let found = objects(&run.stdout);
    assert_eq!((&found[0]["error"], &found[1]["status"]), (&json!(problem), &json!("aligned")));
}

#[test]
fn a_line_without_bounds_is_passed_over() {
    let folder = Folder::new(&[]);
    let good = pair(&json!("good"), ENGLISH, CHINESE);
    let long = vec![b'x'; 70 << 20];
    let input = [good.as_bytes(), b"{\"en\":\"", &long, b"\"}\n", good.as_bytes()].concat();
    let run = stream(&folder, &["-q"], &input);
    assert_eq!(run.code, Some(1));
    let found = objects(&run.stdout);
    let problem = "line 2: longer than 64 MiB; give the paths of the files instead of their texts";
    assert_eq!(found[1], json!({"id": null, "line": 2, "status": "failed", "error": problem}));
    assert_eq!(found[0], found[2]);
}

#[test]
fn lines_end_as_they_like() {
    let folder = Folder::new(&[]);
    let line = pair(&json!("x"), "Yes.", "是。");
    let expected = stream(&folder, &[], line.repeat(2).as_bytes()).success();
    let line = line.trim_end();
    for input in [
        format!("\u{feff}{line}\r\n{line}\r\n"),
        format!("{line}\n{line}"),
        format!("  {line} \t\n{line}  "),
    ] {
        assert_eq!(stream(&folder, &[], input.as_bytes()).success(), expected, "{input:?}");
    }
}

#[test]
fn an_input_without_lines_is_done() {
    let folder = Folder::new(&[("empty.jsonl", b"")]);
    for input in ["", "\u{feff}"] {
        let run = stream(&folder, &[], input.as_bytes());
        assert_eq!(run.stderr, "-: there is no line in it, so none is written\n");
        assert_eq!(run.success(), "");
        assert_eq!(stream(&folder, &["-q"], input.as_bytes()).stderr, "");
    }
    folder.zhen(&["align", "--jsonl", "empty.jsonl", "-o", "out.jsonl"]).success();
    assert_eq!(std::fs::read(folder.path("out.jsonl")).ok(), Some(Vec::new()));
}

#[test]
fn documents_are_given_in_any_way() {
    let folder = Folder::with_pair();
    let (gb18030, _, _) = encoding_rs::GB18030.encode(CHINESE);
    folder.put("gb.txt", &gb18030);
    let rows = |line: &Value, more: &[&str]| {
        let run = stream(&folder, more, line.to_string().as_bytes());
        let object = objects(&run.success()).remove(0);
        let texts = object["rows"].as_array().expect("there are rows").iter();
        let texts: Vec<Value> = texts.map(|row| row["translation"].clone()).collect();
        (object, texts)
    };
    let (_, expected) = rows(&json!({"en": ENGLISH, "zh": CHINESE}), &[]);
    assert_eq!(expected.len(), 3);
    for (line, more) in [
        (json!({"en": ENGLISH, "zh_path": "zh.txt"}), &[][..]),
        // The encoding is that of files only.
        (
            json!({"en": ENGLISH.replace("red", "réd"), "zh_path": "gb.txt"}),
            &["--encoding", "gb18030"],
        ),
        (json!({"en": ENGLISH, "zh": CHINESE}), &["--lines"]),
        (json!({"text": format!("{ENGLISH}\n{CHINESE}"), "unknown": {"a": [1]}}), &[]),
    ] {
        let (object, found) = rows(&line, more);
        assert_eq!(
            json!(found).to_string().replace("réd", "red"),
            json!(expected).to_string(),
            "{line}"
        );
        assert_eq!(object.get("swapped"), None);
    }
    folder.put("both.txt", format!("{ENGLISH}\n{CHINESE}").as_bytes());
    assert_eq!(rows(&json!({"path": "both.txt"}), &[]).1, expected);
    let (object, found) = rows(&json!({"id": "s", "en_path": "zh.txt", "zh": ENGLISH}), &[]);
    assert_eq!((&object["swapped"], found), (&json!(true), expected));
    let row = &object["rows"][0];
    assert_eq!((&row["src_doc"], &row["trg_doc"]), (&json!("s"), &json!("zh.txt")));
}

#[test]
fn rows_are_left_out_as_align_does() {
    let folder = Folder::new(&[("terms.tsv", "lighthouse\t灯塔\n".as_bytes())]);
    let line = pair(&json!(1), ENGLISH, CHINESE.split_inclusive('\n').next().unwrap_or_default());
    let found = |more: &[&str]| {
        let run = stream(&folder, more, line.as_bytes());
        let stderr = run.stderr.clone();
        (objects(&run.success()).remove(0), stderr)
    };
    let count = |object: &Value| object["rows"].as_array().map(Vec::len);
    let (all, _) = found(&[]);
    assert_eq!((count(&all), &all["nulls"], all.get("filtered")), (Some(3), &json!(2), None));
    let (two_sided, _) = found(&["--no-null"]);
    assert_eq!((count(&two_sided), &two_sided["nulls"]), (Some(1), &json!(2)));
    let (none, stderr) = found(&["--no-null", "--max-length", "2", "--glossary", "terms.tsv"]);
    assert_eq!((count(&none), &none["filtered"], &none["beads"]), (Some(0), &json!(1), &json!(1)));
    let told: Vec<&str> = stderr.lines().skip(1).collect();
    let expected = [
        "beads left out: 1 too-long",
        "glossary terms.tsv: 1 of 1 terms occur in the English text, 0 in the Chinese, 0 inside \
         one bead",
    ];
    assert_eq!(told, expected);
}

#[test]
fn files_are_packed_as_their_names_say() {
    let folder = Folder::new(&[]);
    let line = pair(&json!(1), ENGLISH, CHINESE);
    let expected = stream(&folder, &[], line.repeat(3).as_bytes()).success();
    folder.put("in.jsonl", line.repeat(3).as_bytes());
    let packed = zstd::encode_all(line.repeat(3).as_bytes(), 3).expect("memory is enough");
    folder.put("in.jsonl.zst", &packed);
    for (input, output) in [("in.jsonl", "out.jsonl.gz"), ("in.jsonl.zst", "out.jsonl")] {
        folder.zhen(&["align", "--jsonl", input, "-o", output]).success();
        let mut bytes = std::fs::read(folder.path(output)).expect("it was written");
        if output.ends_with(".gz") {
            let mut text = Vec::new();
            let mut reader = flate2::read::GzDecoder::new(&bytes[..]);
            reader.read_to_end(&mut text).expect("it is whole");
            bytes = text;
        }
        assert_eq!(String::from_utf8(bytes).expect("JSON is UTF-8"), expected);
    }
    folder.put("cut.jsonl.zst", &packed[..packed.len() - 5]);
    let run = folder.zhen(&["align", "--jsonl", "cut.jsonl.zst", "-o", "cut.jsonl"]);
    let begin = "error: cut.jsonl.zst: cannot read the file to its end: ";
    assert!(run.code == Some(2) && run.stderr.starts_with(begin), "{run:?}");
    assert!(!folder.names().contains(&"cut.jsonl".to_owned()));
}
