//! tsv, jsonl and html, line by line: columns and headers, pages that were tampered with, and any
//! bytes.

use proptest::prelude::*;
use zhen_formats::{BitextRow, Column, Format, TsvOptions, WriteOptions, read_jobs, read_rows};

use crate::rows::{held, read, row, text, write_one, write_with};

fn write_tsv(rows: &[BitextRow], tsv: TsvOptions) -> Vec<u8> {
    let mut options = WriteOptions::default();
    options.tsv = tsv;
    write_with(Format::Tsv, rows, &options).0.remove(0)
}

proptest! {
    #[test]
    fn tsv_has_one_line_for_each_row(
        rows in prop::collection::vec(row(), 0..5),
        header in any::<bool>(),
        bom in any::<bool>(),
    ) {
        let mut options = TsvOptions::default();
        (options.header, options.bom) = (header, bom);
        let bytes = write_tsv(&rows, options);
        prop_assert_eq!(read(Format::Tsv, std::slice::from_ref(&bytes)), held(Format::Tsv, &rows));
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
        let bytes = write_tsv(&rows, options);
        prop_assert_eq!(read(Format::Tsv, &[bytes]), held(Format::Tsv, &rows));
    }

    #[test]
    fn attributes_of_a_page_hold_any_character(rows in prop::collection::vec(row(), 0..5), odd in text()) {
        let mut rows = rows;
        if let Some(row) = rows.first_mut() {
            // Whatever stands in an attribute may hold any character.
            row.source_kinds.push(odd.clone());
            row.target_origins.push(odd.clone());
            row.flags.push(odd.clone());
            row.source_language = odd;
        }
        let bytes = write_one(Format::Html, &rows);
        prop_assert_eq!(read(Format::Html, &[bytes]), held(Format::Html, &rows));
    }

    #[test]
    fn no_page_that_was_tampered_with_makes_the_reader_panic(
        rows in prop::collection::vec(row(), 0..3),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>\"=&;/\\\\a\n中]?"), 0..4),
    ) {
        let bytes = write_one(Format::Html, &rows);
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
        let bytes = write_one(Format::Html, &rows);
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
