//! Every format that holds text: what it holds is there again, and what is not there again was said
//! to be lost.

use proptest::prelude::*;
use zhen_formats::{BitextRow, Format, field_text};

use crate::rows::{held, of_one_pair, quiet_row, read_all, row, without_controls, write};

/// Formats whose files are made of text, line by line.
const OF_LINES: [Format; 7] = [
    Format::Tsv,
    Format::Jsonl,
    Format::Html,
    Format::Moses,
    Format::Mnbvc,
    Format::Tmx,
    Format::Xliff,
];

/// Formats that cost more to write.
const OF_TABLES: &[Format] = &[
    #[cfg(feature = "parquet")]
    Format::Parquet,
    #[cfg(feature = "xlsx")]
    Format::Xlsx,
];

/// Writes rows and reads them, and compares both what is there and what is said of the rest.
fn goes_round(format: Format, rows: &[BitextRow]) -> Result<(), TestCaseError> {
    let (files, written) = write(format, rows);
    prop_assert_eq!(&write(format, rows).0, &files, "{}: other bytes", format);
    let (found, passed_over) = read_all(format, &files);
    prop_assert_eq!(&found, &held(format, rows), "{}", format);
    // A text of nothing but characters that were dropped leaves a bead without its sentence.
    let has_dropped = written.losses.alterations().dropped_characters > 0;
    prop_assert!(passed_over.is_empty() || has_dropped, "{}: {}", format, passed_over);
    prop_assert_eq!(written.rows, found.len());
    if written.losses.is_empty() {
        prop_assert_eq!(&found, &rows, "{} lost something silently", format);
    }
    let is_written = |row: &&BitextRow| format.holds_nulls() || !row.is_null();
    let is_changed = |row: &&BitextRow| {
        let names = [&row.source_document, &row.target_document];
        let holds_names_as_they_are = matches!(format, Format::Jsonl | Format::Mnbvc);
        let names = names.into_iter().filter(|_| !holds_names_as_they_are);
        [&row.source_text, &row.target_text]
            .into_iter()
            .chain(names)
            .any(|text| field_text(text) != *text)
    };
    let changed = rows.iter().filter(is_written).filter(is_changed).count();
    prop_assert_eq!(written.losses.rows_in_one_line(), changed, "{}", format);
    Ok(())
}

proptest! {
    #[test]
    fn rows_of_any_text_go_round(rows in prop::collection::vec(row(), 0..5)) {
        for format in OF_LINES {
            goes_round(format, &of_one_pair(rows.clone()))?;
        }
        // Documents may follow one another.
        goes_round(Format::Html, &rows)?;
        goes_round(Format::Xliff, &rows)?;
    }

    #[test]
    fn what_is_not_said_to_be_lost_is_there(rows in prop::collection::vec(quiet_row(), 0..3)) {
        for format in OF_LINES {
            goes_round(format, &of_one_pair(rows.clone()))?;
        }
    }

    #[test]
    fn characters_that_are_left_out_are_counted(rows in prop::collection::vec(row(), 0..4)) {
        let written = |format| write(format, &rows).1.losses.alterations().dropped_characters;
        let two_sided = rows.iter().filter(|row| !row.is_null());
        let in_row = |row: &BitextRow| {
            let names = [&row.source_document, &row.target_document];
            let texts = [&row.source_text, &row.target_text];
            [names, texts].map(|texts| texts.map(|text| without_controls(text).1).iter().sum())
        };
        let counts: Vec<[usize; 2]> = two_sided.clone().map(in_row).collect();
        let sum: usize = counts.iter().flatten().sum();
        prop_assert_eq!(written(Format::Tmx), sum);
        // Documents are named once for all their rows; texts have numbers for such characters.
        let of_names: usize = counts.iter().map(|[names, _]| names).sum();
        prop_assert_eq!(written(Format::Xliff) > 0, of_names > 0);
        if cfg!(feature = "xlsx") {
            let of_all: usize = rows.iter().flat_map(in_row).sum();
            prop_assert_eq!(written(Format::Xlsx), of_all);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rows_go_round_in_tables(
        rows in prop::collection::vec(row(), 0..5),
        quiet in prop::collection::vec(quiet_row(), 0..3),
    ) {
        for format in OF_TABLES {
            goes_round(*format, &rows)?;
            goes_round(*format, &quiet)?;
        }
    }
}
