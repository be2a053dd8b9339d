use super::*;
use crate::index::read_index;

fn beads(xml: &str) -> Vec<IndexBead> {
    read_xces(xml.as_bytes()).expect("it can be read").into_iter().map(|(_, bead)| bead).collect()
}

fn index(text: &str) -> Vec<IndexBead> {
    read_index(text.as_bytes()).expect("it is an index")
}

const OPUS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
<cesAlign version="1.0">
 <linkGrp targType="s" fromDoc="en/rain.xml.gz" toDoc="zh/rain.xml.gz">
  <link id="SL0" xtargets="s1;s1 s2" certainty="0.75"/>
  <link id="SL1" xtargets=";s3" certainty="-0.3"></link>
  <link id="SL2" xtargets="s2 s3;s4" certainty="12"/>
 </linkGrp>
</cesAlign>
"#;

#[test]
fn links_of_opus_are_read_with_their_lines() {
    let found = read_xces(OPUS.as_bytes()).expect("it can be read");
    let (lines, found): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    assert_eq!(lines, [5, 6, 7]);
    assert_eq!(found, index("[0]:[0, 1]:0.75\n[]:[2]\n[1, 2]:[3]"));
}

#[test]
fn the_chinese_document_may_come_first() {
    let swapped = OPUS.replace("en/rain", "x/rain").replace("zh/rain", "en/rain");
    assert_eq!(beads(&swapped), index("[0, 1]:[0]:0.75\n[2]:[]\n[3]:[1, 2]"));
    // InterText puts the sentences of toDoc first.
    let intertext = "<?xml version='1.0' encoding='utf-8'?>\n\
        <linkGrp toDoc='rain.TO.xml' fromDoc='rain.FROM.xml'>\n\
        <link type='2-1' xtargets='1:1:1 1:1:2;1:1:1' status='man'/>\n\
        <link type='0-1' xtargets=';1:2:1' status='man'/>\n\
        <link type='1-1' xtargets='1:2:1;1:2:2' status='man'/>\n\
        </linkGrp>\n";
    let first_english = intertext.replace("TO", "en").replace("FROM", "zh");
    assert_eq!(beads(&first_english), index("[0, 1]:[0]\n[]:[1]\n[2]:[2]"));
    let first_chinese = intertext.replace("TO", "zh").replace("FROM", "en");
    assert_eq!(beads(&first_chinese), index("[0]:[0, 1]\n[1]:[]\n[2]:[2]"));
}

#[test]
fn several_groups_of_one_document_pair_are_one_index() {
    let again = "</linkGrp><linkGrp targType=\"s\" fromDoc=\"en/rain.xml.gz\" toDoc=\"zh/rain.xml.gz\">\n  <link id=\"SL2\"";
    assert_eq!(beads(&OPUS.replace("<link id=\"SL2\"", again)), beads(OPUS));
}

#[test]
fn errors_name_the_line_and_the_reason() {
    let damaged = |from: &str, to: &str| {
        let text = OPUS.replace(from, to);
        assert_ne!(text, OPUS);
        read_xces(text.as_bytes()).expect_err("it is damaged").to_string()
    };
    let another =
        "</linkGrp><linkGrp fromDoc=\"en/snow.xml\" toDoc=\"zh/snow.xml\"><link id=\"SL2\"";
    let table = [
        (
            "<link id=\"SL2\"",
            another,
            "line 7: another document pair begins (en/snow.xml, zh/snow.xml); an index holds one, \
             split the file by linkGrp first",
        ),
        ("xtargets=\"s1;s1 s2\" ", "", "line 5: a link without xtargets"),
        (
            "s1;s1 s2",
            "s1 s2",
            "line 5: expected sentences such as `s1;s1 s2` in xtargets, found `s1 s2`",
        ),
        (";s3", " ; ", "line 6: expected sentences such as `s1;s1 s2` in xtargets, found ` ; `"),
        (" </linkGrp>\n</cesAlign>\n", "", "line 8: the file ends too soon; it is cut short"),
    ];
    for (from, to, expected) in table {
        assert_eq!(damaged(from, to), expected);
    }
    let mismatch = damaged("</cesAlign>", "</cesalign>");
    assert_eq!(mismatch, "line 9: </cesalign> where </cesAlign> must stand");
    // An entity stays as it is written: nothing outside the file is looked at.
    let entity = damaged("s1;s1 s2", "&big;;s1");
    assert!(entity.starts_with("line 5: expected sentences such as"), "{entity}");
    let none = "line 1: expected the element cesAlign or linkGrp, found none";
    let table = [("", "line 1: no XML element in it"), ("<html/>", none)];
    for (empty, expected) in table {
        let error = read_xces(empty.as_bytes()).expect_err("it is damaged");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn what_is_not_utf8_is_told_with_its_line() {
    let error = read_xces(&b"<cesAlign>\n\xff</cesAlign>"[..]).expect_err("it is damaged");
    assert_eq!(error.to_string(), "line 2: not valid UTF-8");
}
