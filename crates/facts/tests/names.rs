//! Tests of names: a table of those found in a text, a table of those compared, and properties
//! that hold for every text.

use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_assert, prop_oneof, proptest};
use zhen_facts::{Name, NameComparison, compare_document_names, compare_names, find_names};
use zhen_text::Language;

/// Confidence from which a name is reported.
const REPORTED: f64 = 0.5;

const FOUND: &str = include_str!("names/found.tsv");
const COMPARED: &str = include_str!("names/compared.tsv");

/// The names of a text as the table writes them; the one place that touches the API.
fn described(text: &str, language: Language) -> String {
    let describe = |name: &Name| format!("{} {}", name.kind.name(), &text[name.span.clone()]);
    let names: Vec<String> = find_names(text, language).iter().map(describe).collect();
    names.join("; ")
}

/// What is reported of two texts: conflicts, and names of one side only.
fn outcome(english: &str, chinese: &str) -> String {
    let NameComparison { matched, conflicting, unmatched_english, unmatched_chinese } =
        compare_names(english, chinese);
    let mut words = vec![format!("{} matched", matched.len())];
    let conflicts = conflicting.iter().filter(|conflict| conflict.confidence >= REPORTED);
    words.extend(conflicts.map(|conflict| {
        let english = &english[conflict.english.span.clone()];
        format!("{english} / {}", &chinese[conflict.chinese.span.clone()])
    }));
    for (text, names) in [(english, unmatched_english), (chinese, unmatched_chinese)] {
        let reported = names.iter().filter(|unmatched| unmatched.confidence >= REPORTED);
        words.extend(reported.map(|unmatched| text[unmatched.name.span.clone()].to_owned()));
    }
    words.join("; ")
}

fn rows(table: &str, fields: usize) -> Vec<Vec<&str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    for row in &rows {
        assert_eq!(row.len(), fields, "{row:?}");
    }
    rows
}

fn check(failures: &[String]) {
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_text_of_the_table_has_its_names() {
    let rows = rows(FOUND, 3);
    assert!(rows.len() >= 60, "the table has only {} rows", rows.len());
    let failures: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let language = match row[0] {
                "en" => Language::English,
                "zh" => Language::Chinese,
                other => panic!("the table names a language {other:?}; expected en or zh"),
            };
            let found = described(row[1], language);
            (found != row[2]).then(|| format!("{}\t{}\t{found}", row[0], row[1]))
        })
        .collect();
    check(&failures);
}

#[test]
fn every_pair_of_the_table_has_its_outcome() {
    let rows = rows(COMPARED, 3);
    assert!(rows.len() >= 60, "the table has only {} rows", rows.len());
    let failures: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let found = outcome(row[0], row[1]);
            (found != row[2]).then(|| format!("{}\t{}\t{found}", row[0], row[1]))
        })
        .collect();
    check(&failures);
}

/// Confidences of what is left over of the first bead of a document.
fn first_confidence(beads: &[(&str, &str)]) -> f64 {
    compare_document_names(beads).first().map_or(0.0, NameComparison::confidence)
}

#[test]
fn a_document_knows_what_its_names_are_called_before_and_later() {
    let short = ("Wenlan then left for Turin.", "钟随后前往都灵。");
    let full = ("Zhong Wenlan opened the meeting.", "钟文岚主持会议。");
    let alone = compare_names(short.0, short.1).matched.len();
    for beads in [[short, full], [full, short]] {
        let at = beads.iter().position(|bead| *bead == short).expect("it is one of two");
        assert!(compare_document_names(&beads)[at].matched.len() > alone, "{beads:?}");
    }
}

#[test]
fn a_name_that_stands_in_the_bead_beside_is_less_of_a_slip() {
    let lone = ("He said so in Vienna.", "他这样说。");
    let beside = ("The talks went on.", "在维也纳的会谈仍在继续。");
    assert!(first_confidence(&[lone, beside]) < first_confidence(&[lone]));
}

#[test]
fn a_bead_with_an_empty_side_has_nothing_to_compare() {
    let comparisons = compare_document_names(&[("", "德国"), ("Norway", " "), ("", "")]);
    assert_eq!(comparisons, vec![NameComparison::default(); 3]);
    assert!(compare_document_names::<&str>(&[]).is_empty());
}

#[test]
fn long_chains_are_compared_in_linear_time() {
    for link in ["Wang ", "莫罗", "Ann-", "of ", "王说", "·", "U.S. ", "Bank of "] {
        let text = link.repeat(120_000 / link.len());
        let _ = find_names(&text, Language::English);
        let _ = find_names(&text, Language::Chinese);
        let _ = compare_names(&text, &text);
    }
}

/// Pieces that names are made of, so that random texts reach deep into the finders.
const PIECES: &[&str] = &[
    "Wang ",
    "Yi",
    "-wen",
    "President ",
    "Moreau",
    "U.S.",
    "WHO",
    " of ",
    "the ",
    "Bank ",
    "é",
    "O'Brien ",
    "J. ",
    "(",
    ")",
    ", ",
    ". ",
    "Ministry ",
    "王",
    "毅",
    "部长",
    "表示",
    "莫罗",
    "·",
    "德国",
    "美",
    "中",
    "世界卫生组织",
    "大学",
    "、",
    "，",
    "《",
    "国家",
    "奥",
    "特",
    "\u{a0}",
    "ﬁ",
    "\u{301}",
    "習近平",
    "衞",
    "😀",
    "\0",
    "Chinese ",
    "İ",
    "ß",
    "k8s",
    "Ａ",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..16);
    prop_oneof![any::<String>(), pieces.prop_map(|pieces| pieces.concat())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spans_are_slices_in_order_for_every_text(text in texts(), other in texts()) {
        for language in [Language::English, Language::Chinese] {
            let mut end = 0;
            for name in find_names(&text, language) {
                prop_assert!(name.span.start >= end && name.span.start < name.span.end);
                prop_assert!(text.get(name.span.clone()).is_some());
                end = name.span.end;
            }
        }
        let comparison = compare_names(&text, &other);
        for pair in &comparison.matched {
            prop_assert!(text.get(pair.english.clone()).is_some_and(|name| !name.is_empty()));
            prop_assert!(other.get(pair.chinese.clone()).is_some_and(|name| !name.is_empty()));
        }
        prop_assert!((0.0..=1.0).contains(&comparison.confidence()));
    }
}

/// A name whose rendering no table or sound leads to: what comes with it in three beads is its
/// counterpart in the others, and what stands in its place is not.
#[test]
fn what_a_repeated_name_is_called_is_learned() {
    let said = [
        ("Old Fernmoor has a harbour and two mills.", "老蕨原有一个港口和两座磨坊。"),
        ("The mayor of Fernmoor opened the bridge.", "蕨原市长为大桥剪彩。"),
        ("Nobody in Fernmoor remembers the flood.", "蕨原没有人记得那场洪水。"),
        ("A ferry to Fernmoor sails at noon.", "开往蕨原的渡轮中午启航。"),
    ];
    let confidence = |beads: &[(&str, &str)]| -> Vec<f64> {
        compare_document_names(beads).iter().map(NameComparison::confidence).collect()
    };
    assert!(confidence(&said).iter().all(|found| *found < 0.2), "{:?}", confidence(&said));
    let mut slip = said;
    slip[3].1 = "开往里斯本的渡轮中午启航。";
    let found = confidence(&slip);
    assert!(found[..3].iter().all(|found| *found < 0.2), "{found:?}");
    assert!(found[3] > 0.5, "{found:?}");
}
