//! What is written reads back, whatever the text: rows of any characters in tsv, jsonl
//! and html.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use zhen_formats::{
    BitextRow, Column, Format, RowWriter, TsvOptions, WriteOptions, field_text, read_jobs,
    read_rows,
};

/// Characters that break one format or another, among letters of both languages.
fn nasty_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a中。“\"'\\\\,#\t\r\n \u{0}\u{b}\u{c}\u{1c}\u{1f}\u{85}\u{2028}\u{2029}\u{feff}\u{3000}😀]{0,12}",
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
        // Scores of four decimals, as files hold them.
        (0..=10_000u32).prop_map(|score| f64::from(score) / 10_000.0),
        (ids(), ids()),
        (offsets(), offsets()),
        (names(), names(), names(), names()),
        (labels(), labels()),
        flags,
    )
        .prop_map(|(texts, score, ids, offsets, blocks, languages, flags)| BitextRow {
            source_document: texts.0,
            target_document: texts.1,
            source_text: texts.2,
            target_text: texts.3,
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

fn write(format: Format, rows: &[BitextRow], tsv: TsvOptions) -> Vec<u8> {
    let mut options = WriteOptions::default();
    options.tsv = tsv;
    let mut file = Vec::new();
    let mut writer = RowWriter::new(format, &mut file, &options).unwrap();
    rows.iter().for_each(|row| writer.write_row(row).unwrap());
    writer.finish().unwrap();
    file
}

fn read(format: Format, bytes: &[u8]) -> Vec<BitextRow> {
    read_rows(format, bytes).map(Result::unwrap).collect()
}

fn in_one_line(row: &BitextRow) -> BitextRow {
    BitextRow {
        source_text: field_text(&row.source_text),
        target_text: field_text(&row.target_text),
        ..row.clone()
    }
}

/// What TSV keeps of a row: document names are fields too; there are no offsets, blocks and
/// languages.
fn in_tsv(row: &BitextRow) -> BitextRow {
    BitextRow {
        source_document: field_text(&row.source_document),
        target_document: field_text(&row.target_document),
        source_offsets: Vec::new(),
        target_offsets: Vec::new(),
        source_kinds: Vec::new(),
        target_kinds: Vec::new(),
        source_origins: Vec::new(),
        target_origins: Vec::new(),
        source_language: String::new(),
        target_language: String::new(),
        ..in_one_line(row)
    }
}

/// What HTML keeps of a row: everything.
fn with_names_in_one_line(row: &BitextRow) -> BitextRow {
    BitextRow {
        source_document: field_text(&row.source_document),
        target_document: field_text(&row.target_document),
        ..in_one_line(row)
    }
}

proptest! {
    #[test]
    fn tsv_reads_back(
        rows in prop::collection::vec(row(), 0..5),
        header in any::<bool>(),
        bom in any::<bool>(),
    ) {
        let mut options = TsvOptions::default();
        (options.header, options.bom) = (header, bom);
        let bytes = write(Format::Tsv, &rows, options);
        let expected: Vec<_> = rows.iter().map(in_tsv).collect();
        prop_assert_eq!(read(Format::Tsv, &bytes), expected);
        // No tool may find more lines than there are rows.
        let text = String::from_utf8(bytes).unwrap();
        let breaks = |c: char| "\u{b}\u{c}\r\u{1c}\u{1d}\u{1e}\u{85}\u{2028}\u{2029}".contains(c);
        prop_assert!(!text.contains(breaks));
        prop_assert_eq!(text.matches('\n').count(), rows.len() + usize::from(header));
    }

    #[test]
    fn chosen_columns_read_back(
        rows in prop::collection::vec(row(), 1..4),
        order in Just(Column::ALL.to_vec()).prop_shuffle(),
    ) {
        let mut options = TsvOptions::default();
        options.columns = Some(order);
        let expected: Vec<_> = rows.iter().map(in_tsv).collect();
        prop_assert_eq!(read(Format::Tsv, &write(Format::Tsv, &rows, options)), expected);
    }

    #[test]
    fn jsonl_reads_back(rows in prop::collection::vec(row(), 0..5)) {
        let bytes = write(Format::Jsonl, &rows, TsvOptions::default());
        let expected: Vec<_> = rows.iter().map(in_one_line).collect();
        prop_assert_eq!(read(Format::Jsonl, &bytes), expected);
    }

    #[test]
    fn html_reads_back(rows in prop::collection::vec(row(), 0..5), odd in nasty_text()) {
        let mut rows = rows;
        if let Some(row) = rows.first_mut() {
            // Whatever stands in an attribute may hold any character.
            row.source_kinds.push(odd.clone());
            row.target_origins.push(odd.clone());
            row.flags.push(odd.clone());
            row.source_language = odd;
        }
        let bytes = write(Format::Html, &rows, TsvOptions::default());
        let expected: Vec<_> = rows.iter().map(with_names_in_one_line).collect();
        prop_assert_eq!(read(Format::Html, &bytes), expected);
    }

    #[test]
    fn no_page_that_was_tampered_with_makes_the_reader_panic(
        rows in prop::collection::vec(row(), 0..3),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>\"=&;/\\\\a\n中]?"), 0..4),
    ) {
        let bytes = write(Format::Html, &rows, TsvOptions::default());
        let page = String::from_utf8(bytes).unwrap();
        let start = page.find("<main>").unwrap();
        let mut characters: Vec<char> = page[start..].chars().collect();
        for (index, text) in changes {
            let index = index.index(characters.len());
            characters.splice(index..=index, text.chars());
        }
        let tampered: String = page[..start].chars().chain(characters).collect();
        let items: Vec<_> = read_rows(Format::Html, tampered.as_bytes()).collect();
        prop_assert!(items.len() <= tampered.lines().count() + 1);
    }

    #[test]
    fn a_page_that_ends_early_is_an_error(
        rows in prop::collection::vec(row(), 0..3),
        end in any::<prop::sample::Index>(),
    ) {
        let bytes = write(Format::Html, &rows, TsvOptions::default());
        // Only the last line end may be missing.
        let end = end.index(bytes.len() - 1);
        let last = read_rows(Format::Html, &bytes[..end]).last();
        prop_assert!(last.is_some_and(|last| last.is_err()));
    }

    #[test]
    fn no_bytes_make_a_reader_panic_or_read_on_forever(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..80),
            "(src_text|trg_text|en_path|zh_path|[0-9\\[\\]{}:,\"]|\t|\r|\n){0,20}"
                .prop_map(String::into_bytes),
        ],
    ) {
        for format in Format::ALL {
            // A line gives at most one item, and a format without text gives one.
            prop_assert!(read_rows(format, bytes.as_slice()).count() <= bytes.len() + 1);
        }
        if let Ok(list) = read_jobs(bytes.as_slice()) {
            prop_assert!(list.jobs.iter().all(|job| !job.english_path.is_empty()));
            prop_assert!(list.jobs.iter().all(|job| !job.chinese_path.is_empty()));
        }
    }
}
