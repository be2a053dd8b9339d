use zhen_text::{Bead, BlockKind, Language, Origin, Sentence};

use super::*;

fn only_row(english: &str, chinese: &str) -> BitextRow {
    let english = Document::from_lines(english, Language::English);
    let chinese = Document::from_lines(chinese, Language::Chinese);
    let (source, target) = (english.sentences().len(), chinese.sentences().len());
    let bead = Bead { source: 0..source, target: 0..target };
    let beads = vec![ScoredBead { bead, confidence: 0.5 }];
    let alignment = Alignment::new(source, target, beads).expect("the bead covers both sides");
    let names = DocumentNames::default();
    rows_of(&alignment, &english, &chinese, &names).next().expect("there is one bead")
}

#[test]
fn sentences_of_a_bead_are_joined_with_their_offsets() {
    let row = only_row("Wait.\nHe is late.\n", "等等。\n他迟到了。\n");
    assert_eq!(row.source_text, "Wait. He is late.");
    assert_eq!(row.target_text, "等等。他迟到了。");
    assert_eq!(row.source_offsets, [(0, 5), (6, 17)]);
    // 等等。 is three characters of three bytes.
    assert_eq!(row.target_offsets, [(0, 9), (10, 25)]);
    assert_eq!(row.bead_type(), "2-2");
}

#[test]
fn latin_neighbours_in_chinese_text_stay_apart() {
    assert_eq!(only_row("a", "Windows 10\n11 月发布。").target_text, "Windows 10 11 月发布。");
    assert_eq!(only_row("a", "版本为 10\n他说。").target_text, "版本为 10他说。");
}

#[test]
fn sentences_of_several_lines_come_out_on_one() {
    let text = "第一行，\n第二行。\nWindows\n版";
    let block = Block { span: 0..text.len(), kind: BlockKind::Paragraph, origin: Origin::Line(1) };
    // Both sentences are broken in the middle; 第一行，第二行。 is 8 characters and a line end.
    let sentences = [0..25, 26..text.len()].map(|span| Sentence { span, block: 0 }).to_vec();
    let chinese = Document::new(text.into(), Language::Chinese, vec![block], Vec::new())
        .and_then(|document| document.with_sentences(sentences))
        .expect("the sentences are in the block");
    let row = row_of_sentences(
        Vec::new(),
        vec![0, 1],
        1.0,
        (&Document::from_lines("", Language::English), &chinese),
        &DocumentNames::default(),
    );
    assert_eq!(row.target_text, "第一行，第二行。Windows 版");
    assert_eq!(row.target_offsets, [(0, 25), (26, text.len())]);
}

#[test]
fn blank_sentences_add_no_space() {
    let row = only_row("\none\n\ntwo\n\n", "一");
    assert_eq!((row.source_text.as_str(), row.source_ids.len()), ("one two", 5));
    assert!(!row.is_null());
}

#[test]
fn a_row_without_ids_is_counted_by_its_text() {
    let row = BitextRow { source_text: "Hello.".into(), ..BitextRow::default() };
    assert_eq!((row.bead_type().as_str(), row.is_null()), ("1-0", true));
    assert_eq!(row.to_index_bead(), None);
    assert_eq!(without_nulls([row]).count(), 0);
}

#[test]
fn a_side_that_has_text_is_a_side_without_ids_too() {
    let row = BitextRow {
        source_text: "Hello.".into(),
        target_text: "你好。".into(),
        source_ids: vec![4, 5],
        ..BitextRow::default()
    };
    assert_eq!((row.bead_type().as_str(), row.is_null()), ("2-1", false));
    // An index would make it a null bead.
    assert_eq!(row.to_index_bead(), None);
    let alone = BitextRow { target_text: String::new(), ..row };
    assert!(alone.is_null() && alone.to_index_bead().is_some());
}

#[test]
fn scores_have_four_decimals_and_no_sign() {
    let table = [(0.97315, 0.9732), (-0.000_01, 0.0), (f64::NAN, 0.0), (1.0, 1.0)];
    for (score, expected) in table {
        assert_eq!(format!("{:.4}", rounded_score(score)), format!("{expected:.4}"));
    }
}
