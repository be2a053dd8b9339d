//! The tsv format: one row a line, tabs between fields, no quoting at all.
//!
//! UTF-8 and LF. [`field_text`](crate::field_text) keeps tabs and line ends out of the fields, so
//! that a line is always a row and a quotation mark is only a character.

mod column;
mod joints;
mod read;
mod sides;
mod write;

pub use column::{Column, UnknownColumn};
pub(crate) use read::parse_flags;
pub use read::{TsvError, TsvReader, read_tsv};
pub(crate) use write::comma_separated;
pub use write::{TsvOptions, TsvWriter};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::BitextRow;

    const HEADER: &str =
        "src_doc\ttrg_doc\tsrc_text\ttrg_text\tscore\tbead\tsrc_ids\ttrg_ids\tflags";

    fn sample_row() -> BitextRow {
        BitextRow {
            source_document: "a.txt".into(),
            target_document: "b.txt".into(),
            source_text: "\"Go,\"\the\r\nsaid.".into(),
            target_text: "他说：\n“去吧。”".into(),
            score: 0.973_12,
            source_ids: vec![4],
            target_ids: vec![5, 6],
            flags: vec!["moved:3,4".into(), "review".into()],
            ..BitextRow::default()
        }
    }

    fn written(rows: &[BitextRow], options: TsvOptions) -> String {
        let mut writer = TsvWriter::new(Vec::new(), options).unwrap();
        rows.iter().for_each(|row| writer.write_row(row).unwrap());
        String::from_utf8(writer.finish().unwrap()).unwrap()
    }

    fn rows(text: &str) -> Vec<BitextRow> {
        read_tsv(text.as_bytes()).map(Result::unwrap).collect()
    }

    /// The rows by their English text, the errors by their message.
    fn texts_and_errors(text: &str) -> Vec<String> {
        let message = |error: TsvError| error.to_string();
        read_tsv(text.as_bytes())
            .map(|row| row.map_or_else(message, |row| row.source_text))
            .collect()
    }

    #[test]
    fn rows_stand_under_the_header_without_quoting() {
        let expected = format!(
            "{HEADER}\na.txt\tb.txt\t\"Go,\" he said.\t他说：“去吧。”\t0.9731\t1-2\t4\t5,6\tmoved:3,4,review\n"
        );
        assert_eq!(written(&[sample_row()], TsvOptions::default()), expected);
        let row = &rows(&expected)[0];
        assert_eq!((row.score, row.flags.as_slice()), (0.9731, sample_row().flags.as_slice()));
    }

    #[test]
    fn a_file_without_rows_still_has_its_header() {
        let bom = TsvOptions { bom: true, ..TsvOptions::default() };
        assert_eq!(written(&[], bom.clone()), format!("\u{feff}{HEADER}\n"));
        assert_eq!(rows(&written(&[], bom)), []);
        assert_eq!(rows(""), []);
    }

    #[test]
    fn columns_that_rows_have_no_place_for_are_counted() {
        let text = "domain\tsrc_text\ttrg_text\tbead\tempty\n\
                    law\tGo.\t去。\t1-1\t\n \tStay.\t留下。\t2-1\t\nlaw\tNo.\t不。\t\t\n";
        let mut rows = crate::read_rows(crate::Format::Tsv, text.as_bytes());
        assert_eq!(rows.by_ref().filter(Result::is_ok).count(), 3);
        let expected = "column domain (2 rows), column bead (1 rows)";
        assert_eq!(rows.passed_over().to_string(), expected);
        let ours = written(&[sample_row()], TsvOptions::default());
        let mut rows = crate::read_rows(crate::Format::Tsv, ours.as_bytes());
        assert_eq!(rows.by_ref().count(), 1);
        assert!(rows.passed_over().is_empty());
    }

    #[test]
    fn columns_are_chosen_and_found_by_name() {
        let columns = Column::parse_list("score,trg_text,src_text").ok();
        let options = TsvOptions { columns, ..TsvOptions::default() };
        let text = written(&[sample_row()], options);
        assert_eq!(text, "score\ttrg_text\tsrc_text\n0.9731\t他说：“去吧。”\t\"Go,\" he said.\n");
        let row = &rows(&text.replace("score", "bicleaner_score"))[0];
        assert_eq!((row.source_text.as_str(), row.score), ("\"Go,\" he said.", 1.0));
    }

    #[test]
    fn a_line_whose_only_field_is_empty_is_an_empty_line() {
        let columns = Some(vec![Column::SourceText]);
        let options = TsvOptions { header: false, columns, ..TsvOptions::default() };
        assert_eq!(written(&[BitextRow::default(), sample_row()], options), "\n\"Go,\" he said.\n");
    }

    #[test]
    fn a_file_without_header_is_read_by_its_number_of_fields() {
        let options = TsvOptions { header: false, ..TsvOptions::default() };
        let text = written(&[sample_row()], options);
        assert_eq!(rows(&text)[0].target_ids, [5, 6]);
        let plain = |text: &str| {
            let row = &rows(text)[0];
            (row.source_text.clone(), row.target_text.clone(), row.score, row.bead_type())
        };
        assert_eq!(plain("Go.\t去。"), ("Go.".into(), "去。".into(), 1.0, "1-1".into()));
        assert_eq!(plain("Go.\t\t0.5\n"), ("Go.".into(), String::new(), 0.5, "1-0".into()));
    }

    #[test]
    fn an_empty_last_column_may_be_trimmed_away() {
        let text = format!("{HEADER}\r\n\r\na\tb\tGo.\t去。\t\t1-1\t0\t0\r\n");
        assert_eq!(rows(&text)[0].target_ids, [0]);
    }

    #[test]
    fn a_faulty_line_is_named_and_reading_goes_on() {
        let text = "score\tsrc_text\ttrg_text\tsrc_ids\n\n1\ta\n1\tb\t乙\t3\nhigh\tc\t丙\t3\ninf\td\t丁\t3\n1\te\t戊\t3;4\n1\tf\t己\t0\n";
        let expected = [
            "line 3: expected 4 tab-separated fields, found 2",
            "b",
            "line 5: expected a score such as 0.9731, found `high`",
            "line 6: expected a score such as 0.9731, found `inf`",
            "line 7: expected sentence indices such as 3,4 in `src_ids`, found `3;4`",
            "f",
        ];
        assert_eq!(texts_and_errors(text), expected);
    }

    #[test]
    fn a_line_cut_within_its_ids_is_named() {
        let line = |bead: &str, ids: &str| format!("{HEADER}\na\tb\tGo.\t去。\t0.9\t{bead}\t{ids}");
        let problem = "the line is cut short or was edited";
        let table = [
            (
                "1-2",
                "0\t5",
                format!(
                    "line 2: expected 1-2 sentence indices in `src_ids` and `trg_ids` as `bead` says, found 1-1; {problem}"
                ),
            ),
            (
                "2-1",
                "0\t5\t",
                format!(
                    "line 2: expected 2-1 sentence indices in `src_ids` and `trg_ids` as `bead` says, found 1-1; {problem}"
                ),
            ),
            (
                "1-2",
                "0\t\t",
                format!(
                    "line 2: expected 1-2 sentence indices in `src_ids` and `trg_ids` as `bead` says, found 1-0; {problem}"
                ),
            ),
            ("1-1", "0\t", "line 2: expected 9 tab-separated fields, found 8".into()),
            ("1-1", "0", "line 2: expected 9 tab-separated fields, found 7".into()),
            ("1-1", "0\t5", "Go.".into()),
            // Files of others.
            ("1-1", "0\t\t", "Go.".into()),
            ("1:2", "0\t5\t", "Go.".into()),
            ("1-3", "\t\t", "Go.".into()),
        ];
        for (bead, ids, expected) in table {
            assert_eq!(texts_and_errors(&line(bead, ids)), [expected], "{bead} {ids:?}");
        }
    }

    #[test]
    fn a_first_line_that_tells_nothing_ends_the_reading() {
        let table = [
            (
                "only text\nmore\n",
                "line 1: expected a header naming src_text and trg_text, the 9 default columns, \
                 or 2 or 3 columns (English, Chinese, score), found 1 tab-separated fields",
            ),
            ("\nsrc_text\tzh\nGo.\t去。\n", "line 2: the header has no column `trg_text`"),
            ("score\tbead\n1\t1-1\n", "line 1: the header has no column `src_text`"),
        ];
        for (text, expected) in table {
            assert_eq!(texts_and_errors(text), [expected], "{text:?}");
        }
    }
}
