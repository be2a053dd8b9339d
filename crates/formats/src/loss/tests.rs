//! What is counted as lost, and how it is said.

use super::*;
use crate::tsv::Column;

#[test]
fn what_a_format_cannot_hold_is_counted() {
    let mut losses = Losses::new(Format::Tmx, &WriteOptions::default());
    let whole = BitextRow {
        source_text: "One.".into(),
        target_text: "一。".into(),
        source_offsets: vec![(0, 4)],
        ..BitextRow::default()
    };
    let alone = BitextRow { target_text: String::new(), ..whole.clone() };
    assert!(losses.is_empty());
    assert!(losses.takes(&whole) && losses.takes(&whole) && !losses.takes(&alone));
    losses.alterations = Alterations { dropped_characters: 3, cut_texts: 1 };
    assert_eq!(
        losses.to_string(),
        "tmx does not hold 1 sentences without counterpart, sentence offsets (2 rows), \
         3 characters that it does not allow, the ends of 1 texts that are too long for it"
    );
    let text = losses.of_text();
    assert_eq!((text.nulls(), text.properties().count()), (1, 1));
}

#[test]
fn vecalign_loses_the_confidence_of_null_beads_alone() {
    let mut losses = Losses::new(Format::Vecalign, &WriteOptions::default());
    let two_sided =
        BitextRow { source_ids: vec![0], target_ids: vec![0], score: 0.5, ..BitextRow::default() };
    let alone = BitextRow { target_ids: Vec::new(), ..two_sided.clone() };
    assert!(losses.takes(&two_sided) && losses.is_empty());
    assert!(losses.takes(&alone));
    assert_eq!(losses.to_string(), "vecalign does not hold confidence (1 rows)");
}

#[test]
fn columns_that_were_not_chosen_are_no_loss_but_what_no_column_holds_is() {
    let mut options = WriteOptions::default();
    options.tsv.columns = Some(vec![Column::TargetText]);
    let mut losses = Losses::new(Format::Tsv, &options);
    let row = BitextRow {
        source_text: "One.\nTwo.".into(),
        source_document: "a.txt".into(),
        source_ids: vec![0, 1],
        flags: vec!["checked".into()],
        ..BitextRow::default()
    };
    assert!(losses.takes(&row) && losses.is_empty());
    let row = BitextRow {
        target_text: "一。\n二。".into(),
        target_language: "zh-Hans".into(),
        source_offsets: vec![(0, 9)],
        ..row
    };
    assert!(losses.takes(&row));
    assert_eq!(
        losses.to_string(),
        "tsv does not hold languages (1 rows), sentence offsets (1 rows), tabs, line breaks \
         and outer white space (1 rows)"
    );
}

#[test]
fn rows_whose_texts_change_are_counted_by_what_the_format_brings_to_one_line() {
    let row = BitextRow {
        source_text: "One.".into(),
        target_text: "一。".into(),
        source_ids: vec![0],
        target_ids: vec![0],
        ..BitextRow::default()
    };
    let text = BitextRow { source_text: "One.\u{85}".into(), ..row.clone() };
    let name = BitextRow { target_document: "a\tb".into(), ..row.clone() };
    let flag = BitextRow { flags: vec!["checked ".into()], ..row.clone() };
    let label = BitextRow { target_language: "zh\n".into(), ..row.clone() };
    // Which of these four rows change.
    let table = [
        (Format::Tsv, [true, true, true, false]),
        (Format::Jsonl, [true, false, false, false]),
        (Format::Mnbvc, [true, false, false, false]),
        (Format::Parquet, [true, true, false, false]),
        (Format::Html, [true, true, false, false]),
        (Format::Moses, [true, true, false, false]),
        (Format::Tmx, [true, true, true, true]),
        (Format::Xliff, [true, true, true, true]),
        (Format::Xlsx, [true, true, true, false]),
        (Format::Index, [false; 4]),
    ];
    for (format, expected) in table {
        let found = [&text, &name, &flag, &label].map(|changed| {
            let mut losses = Losses::new(format, &WriteOptions::default());
            assert!(losses.takes(&row) && losses.takes(changed));
            losses.rows_in_one_line() == 1
        });
        assert_eq!(found, expected, "{format}");
    }
}

#[test]
fn what_the_input_could_not_hold_was_not_lost_from_it() {
    let mut losses = Losses::new(Format::Vecalign, &WriteOptions::default());
    let alone = BitextRow {
        source_ids: vec![0],
        score: 0.8,
        source_document: "a.txt".into(),
        ..BitextRow::default()
    };
    assert!(losses.takes(&alone));
    let of = |from| losses.clone().of_input(from).to_string();
    let confidence = "vecalign does not hold confidence (1 rows)";
    assert_eq!(of(Format::Index), confidence);
    assert_eq!(of(Format::Xces), confidence);
    assert!(losses.clone().of_input(Format::Champollion).is_empty());
    let both = "vecalign does not hold confidence (1 rows), document names (1 rows)";
    assert_eq!(of(Format::Tsv), both);
}
