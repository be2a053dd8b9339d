//! Tests of reading xliff as other tools write it, and of every message.

use super::*;

/// Rows as `English | Chinese | labels | documents`, errors as their message.
fn read(xml: &str) -> Vec<String> {
    let shown = |row: BitextRow| {
        let BitextRow { source_text, target_text, source_language, target_language, .. } = row;
        let documents = format!("{} {}", row.source_document, row.target_document);
        format!("{source_text} | {target_text} | {source_language} {target_language} | {documents}")
    };
    let rows = read_xliff(xml.as_bytes(), PassedOverCount::default());
    rows.map(|row| row.map_or_else(|error| error.to_string(), shown)).collect()
}

/// XLIFF 2 from English to simplified Chinese.
fn two(units: &str) -> String {
    format!(
        "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en-US' trgLang='zh-CN'>\
         <file id='f1' original='app.txt'>\n{units}\n</file></xliff>"
    )
}

/// XLIFF 1.2 from English to traditional Chinese.
fn one(units: &str) -> String {
    format!(
        "<xliff version='1.2'><file original='app.txt' source-language='en' target-language='zh-TW' \
         datatype='plaintext'><header><note>x</note></header><body>\n{units}\n</body></file></xliff>"
    )
}

#[test]
fn every_segment_of_a_unit_is_a_row() {
    let xml = two(
        "<notes><note>n</note></notes><group id='g'><unit id='u1'><originalData><data id='d'>&lt;b></data></originalData>\
         <segment id='1'><source>Press <pc id='1' dataRefStart='d'>Save</pc>.</source><target>按<ph id='2'/>保存。</target></segment>\
         <ignorable><source> </source></ignorable>\
         <segment id='2'><source>Go<mrk id='m' type='term'>!</mrk><sc id='3'/></source></segment></unit></group>",
    );
    let rows = ["Press Save. | 按保存。 | en zh-Hans | app.txt ", "Go! |  | en zh-Hans | app.txt "];
    assert_eq!(read(&xml), rows);
}

#[test]
fn proposals_are_no_rows() {
    let xml = two(
        "<unit id='u'><mtc:matches xmlns:mtc='m'><mtc:match ref='#1'><source>No</source><target>不</target></mtc:match></mtc:matches>\
         <segment><source>Yes</source><target>是</target></segment></unit>",
    );
    assert_eq!(read(&xml), ["Yes | 是 | en zh-Hans | app.txt "]);
    let xml = one("<trans-unit id='1'><source>Yes</source><target state='final'>是</target>\
         <alt-trans><source>No</source><target>不</target></alt-trans></trans-unit>");
    assert_eq!(read(&xml), ["Yes | 是 | en zh-Hant | app.txt "]);
}

#[test]
fn units_of_version_1_2_are_rows() {
    let xml = one(
        "<group><trans-unit id='1'><source>Press <g id='1'>Save</g><x id='2'/>.</source><target>按<bpt id='3'>&lt;b></bpt>保存。</target></trans-unit></group>\
         <trans-unit id='2'><source>Go!</source></trans-unit>",
    );
    assert_eq!(
        read(&xml),
        ["Press Save. | 按保存。 | en zh-Hant | app.txt ", "Go! |  | en zh-Hant | app.txt "]
    );
}

#[test]
fn marked_segments_of_version_1_2_are_rows() {
    let source = "<source>One. Two. Three.</source><seg-source><mrk mtype='seg' mid='0'>One.</mrk> \
                  <mrk mtype='seg' mid='1'>Two.</mrk> <mrk mtype='seg' mid='2'>Three.</mrk></seg-source>";
    let target = "<target><mrk mtype='seg' mid='0'>一。</mrk><mrk mtype='seg' mid='2'>三。</mrk>\
                  <mrk mtype='seg' mid='7'>七。</mrk></target>";
    let rows = [
        "One. | 一。 | en zh-Hant | app.txt ",
        "Two. |  | en zh-Hant | app.txt ",
        "Three. | 三。 | en zh-Hant | app.txt ",
        " | 七。 | en zh-Hant | app.txt ",
    ];
    assert_eq!(read(&one(&format!("<trans-unit id='1'>{source}{target}</trans-unit>"))), rows);
    let whole = format!("<trans-unit id='1'>{source}<target>一二三。</target></trans-unit>");
    assert_eq!(read(&one(&whole)), ["One. Two. Three. | 一二三。 | en zh-Hant | app.txt "]);
}

#[test]
fn either_side_may_be_the_chinese_one() {
    let unit = "<unit id='u'><segment><source>甲</source><target>B</target></segment></unit>";
    let table = [
        ("srcLang='zh' trgLang='en'", "B | 甲 | en zh |  d"),
        ("srcLang='zh_TW'", "B | 甲 |  zh-Hant |  d"),
        ("trgLang='en-GB'", "B | 甲 | en  |  d"),
        ("srcLang='en'", "甲 | B | en  | d "),
        ("trgLang='zh-Hans'", "甲 | B |  zh-Hans | d "),
    ];
    for (languages, expected) in table {
        let xml = format!(
            "<xliff version='2.1' {languages}><file id='f' original='d'>{unit}</file></xliff>"
        );
        assert_eq!(read(&xml), [expected], "{languages}");
    }
}

#[test]
fn our_values_are_of_a_unit_with_one_segment() {
    let values = "<mda:metadata><mda:metaGroup category='zhen'><mda:meta type='score'>0.5</mda:meta>\
                  <mda:meta type='source-ids'>1,2</mda:meta><mda:meta type='target-ids'>3</mda:meta>\
                  <mda:meta type='flags'>moved:3,4,checked</mda:meta></mda:metaGroup>\
                  <mda:metaGroup category='other'><mda:meta type='score'>x</mda:meta></mda:metaGroup></mda:metadata>";
    let segment = "<segment><source>a</source><target>一</target></segment>";
    let rows = |segments: &str| -> Vec<BitextRow> {
        let xml = two(&format!("<unit id='u'>{values}{segments}</unit>"));
        read_xliff(xml.as_bytes(), PassedOverCount::default())
            .map(|row| row.expect("it is whole"))
            .collect()
    };
    let row = &rows(segment)[0];
    assert_eq!((row.score, &row.source_ids, &row.target_ids), (0.5, &vec![1, 2], &vec![3]));
    assert_eq!(row.flags, ["moved:3,4", "checked"]);
    // Whoever split the segment did not say which sentence is where.
    for row in rows(&segment.repeat(2)) {
        assert_eq!((row.score, row.source_ids.len()), (0.5, 0));
    }
}

#[test]
fn a_faulty_unit_is_named_and_reading_goes_on() {
    let good = "<unit id='g'><segment><source>a</source><target>一</target></segment></unit>";
    let table = [
        ("<unit id='u'/>", "line 2: expected <segment> elements in <unit>, found none"),
        ("<unit id='u'>\n<segment/></unit>", "line 3: expected <source> in <segment>, found none"),
        (
            "<trans-unit id='u'>\n</trans-unit>",
            "line 3: expected <source> in <trans-unit>, found none",
        ),
        (
            "<unit id='u'><m:metaGroup category='zhen'>\n<m:meta type='score'>high</m:meta></m:metaGroup></unit>",
            "line 3: expected a score such as 0.9731, found `high`",
        ),
        (
            "<unit id='u'><metaGroup category='zhen'><meta type='target-ids'>a</meta></metaGroup></unit>",
            "line 2: expected sentence indices such as 3,4 in target-ids, found `a`",
        ),
        (
            "<unit id='u'><segment><source><cp hex='x'/></source></segment></unit>",
            "line 2: expected a character number such as 001F in <cp>, found `x`",
        ),
    ];
    for (unit, expected) in table {
        let rows = [expected, "a | 一 | en zh-Hans | app.txt "];
        assert_eq!(read(&two(&format!("{unit}{good}"))), rows, "{unit}");
    }
}

fn file(target: &str) -> String {
    format!(
        "<file original='d' source-language='en' target-language='{target}'><body><trans-unit id='1'>\
         <source>a</source><target>b</target></trans-unit></body></file>\n"
    )
}

#[test]
fn a_file_of_other_languages_is_passed_over_and_counted() {
    for files in [file("fr") + &file("zh"), file("zh") + &file("fr")] {
        let xml = format!("<xliff version='1.2'>\n{files}</xliff>");
        assert_eq!(read(&xml), ["a | b | en zh | d "]);
        let tally = PassedOverCount::default();
        assert_eq!(read_xliff(xml.as_bytes(), tally.clone()).count(), 1);
        let passed_over = tally.counted().to_string();
        assert!(passed_over.contains("units in other languages (1)"), "{passed_over}");
    }
}

#[test]
fn files_of_other_languages_alone_are_an_error() {
    let xml = format!("<xliff version='1.2'>\n{}{}</xliff>", file("fr"), file("de"));
    let expected = "line 2: expected a <file> from English to Chinese or back, found only `en` to \
                    `fr` in this and every other <file>";
    assert_eq!(read(&xml), [expected]);
}

#[test]
fn a_reference_that_is_no_character_costs_its_row_alone() {
    let unit = |text: &str| {
        format!(
            "<unit id='u'><segment><source>{text}</source><target>一</target></segment></unit>\n"
        )
    };
    let xml = two(&(unit("a&#0;") + &unit("b")));
    assert_eq!(read(&xml), ["b | 一 | en zh-Hans | app.txt "]);
    let tally = PassedOverCount::default();
    assert_eq!(read_xliff(xml.as_bytes(), tally.clone()).count(), 1);
    let passed_over = tally.counted().to_string();
    assert!(passed_over.contains("from line 2 (1)"), "{passed_over}");
}

#[test]
fn what_is_no_xliff_ends_the_reading() {
    let table = [
        ("<tmx/>", "line 1: expected <xliff>, found <tmx>"),
        ("", "line 1: no XML element in it"),
        ("<xliff>\n<unit/></xliff>", "line 2: expected <file> around <unit>"),
        ("<xliff srcLang='en'>\n<file>", "line 2: the file ends too soon; it is cut short"),
    ];
    for (xml, expected) in table {
        assert_eq!(read(xml), [expected], "{xml}");
    }
}

#[test]
fn what_rows_have_no_place_for_is_counted() {
    let passed_over = |xml: &str| {
        let mut rows = crate::read_rows(crate::Format::Xliff, xml.as_bytes());
        rows.by_ref().for_each(|row| assert!(row.is_ok(), "{row:?}"));
        rows.passed_over().to_string()
    };
    let xml = two("<notes><note>n</note><note>o</note></notes>\
         <unit id='greeting' name='g'><metadata><metaGroup category='other'><meta type='a'>b</meta></metaGroup></metadata>\
         <originalData><data id='d'>&lt;b></data></originalData><m:matches xmlns:m='m'><m:match><source>No</source></m:match></m:matches>\
         <segment state='final'><source>Press <pc id='1'>Save</pc>.</source><target order='2'>按\n保存。</target></segment>\
         <ignorable><source> * </source></ignorable><ignorable><source> </source></ignorable>\
         <segment><source>Go!</source></segment></unit>");
    assert_eq!(
        passed_over(&xml),
        "notes (2), attribute id (1), attribute name (1), property other (1), \
         translation proposals (1), attribute state (1), inline codes (1), attribute order (1), \
         line breaks within texts (1), texts between segments (1), region of en-US (2 texts), \
         region of zh-CN (1 texts)"
    );
    let xml = one(
        "<trans-unit id='1' approved='yes'><source>Yes</source><target>是</target><note>n</note>\
         <alt-trans><source>No</source><target>不</target></alt-trans></trans-unit>",
    );
    assert_eq!(
        passed_over(&xml),
        "attribute datatype (1), notes (2), attribute id (1), attribute approved (1), \
         translation proposals (1), region of zh-TW (1 texts)"
    );
}
