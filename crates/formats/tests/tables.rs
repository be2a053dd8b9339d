//! What is written into parquet and xlsx reads back, whatever the text, and the same rows give the
//! same bytes; damaged files end with an error.

#![cfg(any(feature = "parquet", feature = "xlsx"))]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use zhen_formats::{BitextRow, Format, RowWriter, WriteOptions, Written, field_text, read_rows};

/// Texts with what breaks workbooks: escapes of Excel, formulas, control characters, directions.
fn nasty_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a中“\"'<&=+@\t\r\n \u{0}\u{7}\u{b}\u{1f}\u{7f}\u{85}\u{2028}\u{202e}\u{feff}\u{fffe}\u{ffff}😀]{0,12}",
        "(_x|_|x|0041|005F|D83D|\u{1}|a){0,12}",
    ]
}

fn row() -> impl Strategy<Value = BitextRow> {
    let ids = || prop::collection::vec(0..2000usize, 0..4);
    let offsets = || prop::collection::vec((0..9000usize, 0..9000usize), 0..3);
    let names = || prop::collection::vec("[a-z ]{1,9}[0-9]?", 0..3);
    let labels = || prop::sample::select(vec!["", "en", "zh-Hans", "mixed"]);
    let flags = prop::collection::vec("[a-z]{1,6}(:[0-9]{1,3}(,[0-9]{1,3}){0,2})?", 0..3);
    (
        (nasty_text(), nasty_text(), nasty_text(), nasty_text()),
        (0..=10_000u32).prop_map(|score| f64::from(score) / 10_000.0),
        (ids(), ids()),
        (offsets(), offsets()),
        (names(), names(), names(), names()),
        (labels(), labels()),
        flags,
    )
        .prop_map(|(texts, score, ids, offsets, blocks, languages, flags)| BitextRow {
            source_document: field_text(&texts.0),
            target_document: field_text(&texts.1),
            source_text: field_text(&texts.2),
            target_text: field_text(&texts.3),
            score,
            source_ids: ids.0,
            target_ids: ids.1,
            source_offsets: offsets.0,
            target_offsets: offsets.1,
            source_kinds: blocks.0,
            target_kinds: blocks.1,
            source_origins: blocks.2,
            target_origins: blocks.3,
            source_language: languages.0.to_owned(),
            target_language: languages.1.to_owned(),
            flags,
        })
}

fn write(format: Format, rows: &[BitextRow]) -> (Vec<u8>, Written) {
    let mut file = Vec::new();
    let mut writer = RowWriter::new(format, &mut file, &WriteOptions::default()).unwrap();
    rows.iter().for_each(|row| writer.write_row(row).unwrap());
    let written = writer.finish().unwrap();
    (file, written)
}

fn read(format: Format, bytes: &[u8]) -> Vec<BitextRow> {
    read_rows(format, bytes).map(Result::unwrap).collect()
}

/// Reads a file in which some bytes are others; whatever comes of it, it must end.
fn read_damaged(format: Format, mut bytes: Vec<u8>, changes: &[(prop::sample::Index, u8)]) {
    for (index, byte) in changes {
        let index = index.index(bytes.len());
        bytes[index] = *byte;
    }
    assert!(read_rows(format, bytes.as_slice()).count() <= 10_000);
}

#[cfg(feature = "parquet")]
proptest! {
    #[test]
    fn parquet_reads_back(rows in prop::collection::vec(row(), 0..6)) {
        let (bytes, _) = write(Format::Parquet, &rows);
        prop_assert_eq!(&write(Format::Parquet, &rows).0, &bytes);
        let expected: Vec<_> = rows.into_iter().filter(|row| !row.is_null()).collect();
        prop_assert_eq!(read(Format::Parquet, &bytes), expected);
    }

    #[test]
    fn damaged_parquet_ends(
        rows in prop::collection::vec(row(), 1..6),
        changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..4),
    ) {
        read_damaged(Format::Parquet, write(Format::Parquet, &rows).0, &changes);
    }
}

#[cfg(feature = "xlsx")]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn xlsx_reads_back(rows in prop::collection::vec(row(), 0..6)) {
        let (bytes, written) = write(Format::Xlsx, &rows);
        prop_assert_eq!(&write(Format::Xlsx, &rows).0, &bytes);
        let expected: Vec<_> = rows.iter().map(in_xlsx).collect();
        let found = read(Format::Xlsx, &bytes);
        prop_assert_eq!(found, expected);
        let texts = rows.iter().flat_map(|row| {
            [&row.source_document, &row.target_document, &row.source_text, &row.target_text]
        });
        let dropped: usize = texts.map(|text| text.chars().filter(is_unheld).count()).sum();
        prop_assert_eq!(written.losses.alterations().dropped_characters, dropped);
    }

    #[test]
    fn damaged_xlsx_ends(
        rows in prop::collection::vec(row(), 1..6),
        changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..4),
    ) {
        read_damaged(Format::Xlsx, write(Format::Xlsx, &rows).0, &changes);
    }
}

#[cfg(feature = "xlsx")]
fn is_unheld(character: &char) -> bool {
    matches!(character, '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// What a workbook keeps of a row: no control characters, offsets, blocks and languages.
#[cfg(feature = "xlsx")]
fn in_xlsx(row: &BitextRow) -> BitextRow {
    let held = |text: &str| field_text(&text.replace(|c| is_unheld(&c), ""));
    BitextRow {
        source_document: held(&row.source_document),
        target_document: held(&row.target_document),
        source_text: held(&row.source_text),
        target_text: held(&row.target_text),
        source_offsets: Vec::new(),
        target_offsets: Vec::new(),
        source_kinds: Vec::new(),
        target_kinds: Vec::new(),
        source_origins: Vec::new(),
        target_origins: Vec::new(),
        source_language: String::new(),
        target_language: String::new(),
        ..row.clone()
    }
}
