//! Tests of reading tmx as other tools write it, and of every message.

use super::*;

/// Rows as `English | Chinese | labels | score`, errors as their message.
fn read(xml: &[u8]) -> Vec<String> {
    let shown = |row: BitextRow| {
        let BitextRow { source_text, target_text, source_language, target_language, score, .. } =
            row;
        format!("{source_text} | {target_text} | {source_language} {target_language} | {score}")
    };
    read_tmx(xml, PassedOverCount::default())
        .map(|row| row.map_or_else(|error| error.to_string(), shown))
        .collect()
}

fn body(units: &str) -> String {
    format!("<tmx version='1.4'><header srclang='*all*'/><body>\n{units}\n</body></tmx>")
}

fn tu(english: &str, chinese: &str) -> String {
    format!(
        "<tu><tuv xml:lang='en'><seg>{english}</seg></tuv><tuv xml:lang='zh'><seg>{chinese}</seg></tuv></tu>"
    )
}

#[test]
fn languages_are_told_by_any_tag() {
    let table = [
        (
            "<tu><tuv lang='EN-US'><seg>Yes.</seg></tuv><tuv lang='ZH_CN'><seg>是。</seg></tuv></tu>",
            "Yes. | 是。 | en zh-Hans | 1",
        ),
        (
            "<tu><tuv xml:lang='zh-Hant-HK'><seg>是。</seg></tuv><tuv xml:lang='fr'><seg>Oui.</seg></tuv>\
             <tuv xml:lang='eng'><seg>Yes.</seg></tuv></tu>",
            "Yes. | 是。 | en zh-Hant | 1",
        ),
        ("<tu><tuv xml:lang='en'><seg>Yes.</seg></tuv></tu>", "Yes. |  | en  | 1"),
        (
            "<tu><tuv xml:lang='zh'><seg>是。</seg></tuv><tuv xml:lang='fr'><seg>Oui.</seg></tuv></tu>",
            " | 是。 |  zh | 1",
        ),
    ];
    for (unit, expected) in table {
        assert_eq!(read(body(unit).as_bytes()), [expected], "{unit}");
    }
}

#[test]
fn every_variant_of_a_language_gives_a_row() {
    let unit = "<tu><tuv xml:lang='en'><seg>Taxi</seg></tuv><tuv xml:lang='zh-CN'><seg>出租车</seg></tuv>\
                <tuv xml:lang='zh-TW'><seg>計程車</seg></tuv></tu>";
    let rows = ["Taxi | 出租车 | en zh-Hans | 1", "Taxi | 計程車 | en zh-Hant | 1"];
    assert_eq!(read(body(unit).as_bytes()), rows);
    let unit = "<tu><tuv xml:lang='en-US'><seg>Cab</seg></tuv><tuv xml:lang='en-GB'><seg>Taxi</seg></tuv>\
                <tuv xml:lang='zh-CN'><seg>出租车</seg></tuv><tuv xml:lang='zh-TW'><seg>計程車</seg></tuv></tu>";
    let rows = ["Cab | 出租车 | en zh-Hans | 1", "Taxi | 計程車 | en zh-Hant | 1"];
    assert_eq!(read(body(unit).as_bytes()), rows);
}

#[test]
fn units_of_other_languages_are_passed_over_but_not_all_of_them() {
    let other =
        "<tu><tuv xml:lang='de'><seg>Ja.</seg></tuv><tuv xml:lang='fr'><seg>Oui.</seg></tuv></tu>";
    assert_eq!(read(body(&format!("{other}{}", tu("a", "一"))).as_bytes()), ["a | 一 | en zh | 1"]);
    let expected =
        "line 2: expected English and Chinese, found only de, fr in this and every other <tu>";
    assert_eq!(read(body(&format!("{other}\n{other}")).as_bytes()), [expected]);
    assert!(read(body("").as_bytes()).is_empty());
}

#[test]
fn codes_are_left_out_and_lines_are_joined() {
    let unit = tu(
        "\n  Press <bpt i='1' type='bold'>&lt;b></bpt>Save<ept i='1'>&lt;/b></ept>\n  <hi>now</hi>.<ph>[<sub>x</sub>]</ph>\n",
        "<ut>{\\b</ut>现在\n保存<it pos='end'>}</it>。",
    );
    assert_eq!(read(body(&unit).as_bytes()), ["Press Save now. | 现在保存。 | en zh | 1"]);
}

#[test]
fn scores_of_other_tools_count_within_zero_and_one() {
    let table = [
        ("<prop type='x-score'> 0.25 </prop>", "0.25"),
        ("<prop type='x-score'>1.5</prop>", "1.5"),
        ("<prop type='score-bicleaner'>0.5</prop><prop type='x-score'>0.25</prop>", "0.25"),
        ("<prop type='score-hunalign'>3.7</prop><prop type='score-bicleaner'>0.5</prop>", "0.5"),
        ("<prop type='score-aligner'>good</prop>", "1"),
        ("<note>0.5</note><prop type='type'>1:1</prop>", "1"),
    ];
    for (properties, score) in table {
        let unit = tu("a", "一").replacen("<tu>", &format!("<tu>{properties}"), 1);
        assert_eq!(
            read(body(&unit).as_bytes()),
            [format!("a | 一 | en zh | {score}")],
            "{properties}"
        );
    }
}

#[test]
fn documents_of_bitextor_are_found() {
    let unit = "<tu><tuv xml:lang='en'><prop type='source-document'>https://a.example/en</prop>\
                <prop type='source-document'>https://b.example/en</prop><seg>a</seg></tuv>\
                <tuv xml:lang='zh'><prop type='source-document'>https://a.example/zh</prop><seg>一</seg></tuv></tu>";
    let xml = body(unit);
    let row = read_tmx(xml.as_bytes(), PassedOverCount::default())
        .next()
        .expect("there is a row")
        .expect("it is whole");
    let documents = (row.source_document.as_str(), row.target_document.as_str());
    assert_eq!(documents, ("https://a.example/en", "https://a.example/zh"));
}

#[test]
fn utf16_is_read() {
    let xml =
        format!("\u{feff}<?xml version='1.0' encoding='UTF-16'?>\n{}", body(&tu("a 😀", "一")));
    for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = xml.encode_utf16().flat_map(to_bytes).collect();
        assert_eq!(read(&bytes), ["a 😀 | 一 | en zh | 1"]);
    }
}

#[test]
fn a_faulty_unit_is_named_and_reading_goes_on() {
    let table = [
        ("<tu/>", "line 2: expected <tuv> elements in <tu>, found none"),
        (
            "<tu>\n<tuv><seg>a</seg></tuv><tuv xml:lang='zh'><seg>一</seg></tuv></tu>",
            "line 3: expected <tuv> with xml:lang, found none",
        ),
        (
            "<tu>\n<prop type='x-score'>high</prop></tu>",
            "line 3: expected a score such as 0.9731, found `high`",
        ),
        (
            "<tu><tuv xml:lang='en'>\n<prop type='x-segment-ids'>3,x</prop><seg>a</seg></tuv></tu>",
            "line 3: expected sentence indices such as 3,4 in x-segment-ids, found `3,x`",
        ),
        (
            "<tu><tuv xml:lang='en'><seg>R & D</seg></tuv></tu>",
            "line 2: a '&' that begins no reference; as text it must be &amp;",
        ),
    ];
    for (unit, expected) in table {
        let xml = body(&format!("{unit}{}", tu("a", "一")));
        assert_eq!(read(xml.as_bytes()), [expected, "a | 一 | en zh | 1"], "{unit}");
    }
    let many = format!("<tu>{}</tu>", "<tuv xml:lang='en'><seg>a</seg></tuv>".repeat(101));
    assert_eq!(
        read(body(&many).as_bytes()),
        ["line 2: expected at most 100 <tuv> of English and Chinese in <tu>"]
    );
    let mut bytes = body(&tu("a?b", "一")).into_bytes();
    let place = bytes.iter().position(|&byte| byte == b'?').expect("it is there");
    bytes[place] = 0xff;
    assert_eq!(read(&bytes), ["line 2: not valid UTF-8"]);
}

#[test]
fn a_reference_that_is_no_character_costs_its_row_alone() {
    let xml =
        body(&format!("{}\n&#0;{}\n{}", tu("a", "一"), tu("b&#0;", "二&#xD800;"), tu("c", "三")));
    let tally = PassedOverCount::default();
    let rows: Vec<_> = read_tmx(xml.as_bytes(), tally.clone())
        .map(|row| row.expect("it is passed over").source_text)
        .collect();
    assert_eq!(rows, ["a", "c"]);
    let passed_over = tally.counted().to_string();
    assert!(passed_over.contains("from line 3 (1)"), "{passed_over}");
}

#[test]
fn units_of_other_languages_are_counted() {
    let other = "<tu><tuv xml:lang='de'><seg>Ja.</seg></tuv></tu>";
    let tally = PassedOverCount::default();
    let xml = body(&format!("{other}{}{other}", tu("a", "一")));
    assert_eq!(read_tmx(xml.as_bytes(), tally.clone()).count(), 1);
    let passed_over = tally.counted().to_string();
    assert!(passed_over.contains("texts in de (2)"), "{passed_over}");
}

#[test]
fn what_is_no_tmx_ends_the_reading() {
    let table = [
        ("<xliff/>", "line 1: expected <tmx>, found <xliff>"),
        ("", "line 1: no XML element in it"),
        ("a\tb\n", "line 1: text outside the root element"),
        ("<tmx><body>\n<tu>", "line 2: the file ends too soon; it is cut short"),
        ("<tmx><body><tu>\n</body></tmx>", "line 2: </body> where </tu> must stand"),
    ];
    for (xml, expected) in table {
        assert_eq!(read(xml.as_bytes()), [expected], "{xml}");
    }
}

#[test]
fn what_rows_have_no_place_for_is_counted() {
    let units = "<tu tuid='a7' creationdate='20240102T000000Z'><note>n</note><prop type='x-topic'>tea</prop>\
                 <prop type='score-x'>17</prop><tuv xml:lang='en-US' changeid='li'><note>m</note>\
                 <prop type='source-document'>a</prop><prop type='source-document'>b</prop>\
                 <seg>\n Press <bpt i='1'>[</bpt>Save<ept i='1'>]</ept>.\n </seg></tuv>\
                 <tuv xml:lang='zh-CN'><seg>按<hi>保存</hi>。\n好。</seg></tuv>\
                 <tuv xml:lang='fr'><seg>Oui<ph/></seg></tuv></tu>\
                 <tu><tuv xml:lang='de'><seg>Ja.</seg></tuv></tu>";
    let xml = format!(
        "<tmx version='1.4'><header><note>of the file</note><prop type='x-site'>s</prop></header>\
         <body>{units}{}</body></tmx>",
        tu("a", "一")
    );
    let mut rows = crate::read_rows(crate::Format::Tmx, xml.as_bytes());
    assert_eq!(rows.by_ref().filter(Result::is_ok).count(), 2);
    assert_eq!(
        rows.passed_over().to_string(),
        "notes (3), property x-site (1), attribute tuid (1), attribute creationdate (1), \
         property x-topic (1), property score-x (1), attribute changeid (1), \
         property source-document (1), inline codes (3), line breaks within texts (1), \
         region of en-US (1 texts), region of zh-CN (1 texts), texts in fr (1), texts in de (1)"
    );
}
