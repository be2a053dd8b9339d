//! XLIFF files that are damaged, or odd.

use proptest::prelude::*;
use zhen_text::Language;

use super::*;

/// Reads a file and shows its pieces, or the message.
fn outcome(text: &str) -> String {
    match read(text) {
        Err(error) => error.to_string(),
        Ok(extract) => {
            let show = |piece: &crate::Piece| {
                let code = match piece.omission {
                    Some(reason) => reason.name(),
                    None => piece.language.map_or("-", Language::code),
                };
                format!("{} {code} {}", piece.origin, &extract.text()[piece.span.clone()])
            };
            extract.pieces().iter().map(show).collect::<Vec<_>>().join("; ")
        }
    }
}

#[test]
fn damage_is_named() {
    let table = [
        (
            "<xliff>\n<file>\n<trans-unit><source>On",
            "line 3: the file ends inside <source>; it is cut short",
        ),
        ("<xliff>\n<source>a</target></xliff>", "line 2: </target> where </source> must stand"),
        ("<tmx/>", "line 1: the root element is <tmx>, not <xliff>"),
        ("\n", "line 2: no XML element in it"),
    ];
    for (text, expected) in table {
        assert_eq!(outcome(text), format!("damaged xliff file: {expected}"), "{text}");
    }
}

#[test]
fn a_language_that_is_not_declared_is_told_from_the_texts() {
    let text = "<xliff version='1.2'><file source-language='en'>\
                <trans-unit id='a'><source>The ferry</source><target>渡轮明早六点恢复开航</target></trans-unit>\
                <trans-unit id='b'><source>A2</source><target>A2</target></trans-unit>\
                </file></xliff>";
    let expected =
        "unit 1 en The ferry; unit 1 zh 渡轮明早六点恢复开航; unit 2 en A2; unit 2 zh A2";
    assert_eq!(outcome(text), expected);
}

#[test]
fn each_file_has_its_own_languages() {
    let unit = "<trans-unit id='a'><source>Ja</source><target>是</target></trans-unit>";
    let text = format!(
        "<xliff version='1.2'><file source-language='de' target-language='zh-CN'>{unit}</file>\
         <file source-language='en' target-language='fr'>{unit}</file></xliff>"
    );
    let expected = "unit 1 other language Ja; unit 1 zh 是; unit 2 en Ja; unit 2 other language 是";
    assert_eq!(outcome(&text), expected);
}

#[test]
fn white_space_stays_where_the_file_says_so() {
    let text = "<xliff srcLang='en'><unit xml:space='preserve'><segment><source>a\n  b</source>\
                </segment></unit><unit><segment><source>a\n  b</source></segment></unit></xliff>";
    assert_eq!(outcome(text), "unit 1 en a\n  b; unit 2 en a b");
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(pieces in proptest::collection::vec(prop_oneof![
        Just("<unit>"), Just("</unit>"), Just("<source>"), Just("</source>"), Just("<target>"),
        Just("</target>"), Just("<note>"), Just("</note>"), Just("<alt-trans>"), Just("<mrk>"),
        Just("</alt-trans>"), Just("</mrk>"), Just("<seg-source>"), Just("</seg-source>"),
        Just("<sub>"), Just("</sub>"), Just("a b"), Just("&lt;"), Just("中"), Just("<ph/>"),
        Just("<ph>y<sub>z</sub></ph>"), Just("<source>s</source>"), Just("<x ctype='lb'/>"),
    ], 0..16)) {
        let text = format!("<xliff>{}</xliff>", pieces.concat());
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            letters.sort_unstable();
            letters
        };
        if let Ok(extract) = read(&text) {
            prop_assert_eq!(letters(extract.text()), letters(&witness(&text)));
        }
    }
}
