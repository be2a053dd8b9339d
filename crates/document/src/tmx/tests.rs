//! Translation memories that are damaged, or odd.

use proptest::prelude::*;
use zhen_text::Language;

use super::*;

/// Reads a memory and shows its pieces, or the message.
fn outcome(text: &str) -> String {
    match read(text) {
        Err(error) => error.to_string(),
        Ok(extract) => {
            let show = |piece: &crate::Piece| {
                let code = piece.language.map_or("-", Language::code);
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
            "<tmx>\n<body><tu>",
            "damaged tmx file: line 2: the file ends inside <tu>; it is cut short",
        ),
        (
            "<tmx>\n<tuv>",
            "damaged tmx file: line 2: the <tuv> has no xml:lang; name its language, such as en or zh-CN",
        ),
        ("<tmx>\n\n<tu></tmx>", "damaged tmx file: line 3: </tmx> where </tu> must stand"),
        ("<xliff/>", "damaged tmx file: line 1: the root element is <xliff>, not <tmx>"),
        ("", "damaged tmx file: line 1: no XML element in it"),
        (
            "<tmx>\n<seg>R&D</seg></tmx>",
            "damaged tmx file: line 2: a '&' that begins no reference; as text it must be &amp;",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(outcome(text), expected, "{text}");
    }
}

#[test]
fn variants_are_told_by_either_attribute() {
    let text = "<tmx><body><tu><tuv lang='EN-US'><seg>One</seg></tuv>\
                <tuv xml:lang='zh_CN'><seg>一</seg></tuv>\
                <tuv xml:lang='fr'><seg>Un</seg></tuv></tu></body></tmx>";
    assert_eq!(outcome(text), "unit 1 en One; unit 1 zh 一; unit 1 - Un");
}

#[test]
fn a_second_variant_of_a_language_is_left_out_unit_by_unit() {
    let unit = "<tu><tuv xml:lang='en-US'><seg>Harbor</seg></tuv>\
                <tuv xml:lang='en-GB'><seg>Harbour</seg></tuv>\
                <tuv xml:lang='zh-HK'><seg> </seg></tuv>\
                <tuv xml:lang='zh-CN'><seg>渡轮</seg></tuv>\
                <tuv xml:lang='zh-TW'><seg>渡輪</seg></tuv></tu>";
    let extract =
        read(&format!("<tmx><body>{unit}{unit}</body></tmx>")).expect("the memory is sound");
    assert_eq!(extract.document_text(), "Harbor\n渡轮\nHarbor\n渡轮\n");
    let omitted = extract.pieces().iter().filter_map(|piece| piece.omission);
    assert_eq!(omitted.collect::<Vec<_>>(), [OmissionReason::OtherLanguage; 4]);
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(pieces in proptest::collection::vec(prop_oneof![
        Just("<tu>"), Just("</tu>"), Just("<tuv xml:lang='en'>"), Just("</tuv>"), Just("<seg>"),
        Just("</seg>"), Just("<note>"), Just("</note>"), Just("<bpt>"), Just("</bpt>"),
        Just("<sub>"), Just("</sub>"), Just("a b"), Just("&lt;"), Just("中"), Just("<ph/>"),
        Just("<seg>x<ph>y<sub>z</sub></ph></seg>"), Just("<prop>p</prop>"), Just("&nbsp;"),
    ], 0..16)) {
        let text = format!("<tmx>{}</tmx>", pieces.concat());
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
