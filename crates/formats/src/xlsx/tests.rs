//! Reviewed workbooks, odd cells, and what a written workbook is made of.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::write::XlsxWriter;
use super::*;
use crate::bitext::{FormatWriter, PassedOverCount, Rejected};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::BitextRow;

fn row(english: &str, chinese: &str) -> BitextRow {
    BitextRow {
        source_text: english.into(),
        target_text: chinese.into(),
        score: 0.5,
        source_ids: vec![1, 2],
        target_ids: vec![3],
        flags: vec!["moved:3,4".into(), "review".into()],
        ..BitextRow::default()
    }
}

fn written(rows: &[BitextRow], rows_per_sheet: u32) -> (Vec<u8>, Alterations) {
    let mut file = Vec::new();
    let mut writer =
        Box::new(XlsxWriter::new(&mut file, "", rows_per_sheet).expect("memory takes everything"));
    for row in rows {
        writer.write_row(row, &RowMarks::default()).expect("memory takes everything");
    }
    let alterations = (writer as Box<dyn FormatWriter>).finish().expect("memory takes everything");
    (file, alterations)
}

fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().expect("memory takes everything")
}

/// A sheet of strings, one line a row.
fn sheet(lines: &[&[&str]]) -> Vec<u8> {
    workbook(|sheet| {
        for (row, line) in (0..).zip(lines) {
            for (column, text) in (0..).zip(*line) {
                sheet.write_string(row, column, *text).expect("memory takes everything");
            }
        }
    })
}

/// Texts of both sides with score and ids, errors by their message, and the rejected rows.
fn shown(file: Vec<u8>) -> (Vec<String>, usize) {
    let rejected = Rejected::default();
    let rows = match read_xlsx(file, rejected.clone(), PassedOverCount::default()) {
        Ok(rows) => rows,
        Err(error) => return (vec![error.to_string()], 0),
    };
    let shown = |row: BitextRow| {
        format!("{}|{}|{}|{:?}", row.source_text, row.target_text, row.score, row.source_ids)
    };
    let rows = rows.map(|row| row.map_or_else(|error| error.to_string(), shown)).collect();
    (rows, rejected.counted())
}

#[test]
fn what_would_be_formulas_numbers_and_dates_stays_text() {
    let texts = ["=1+2", "+86 10", "@a", "-1", "1-2", "2024-01-02", "007", "TRUE", "#N/A", "1e5"];
    let rows = texts.map(|text| row(text, text));
    let (file, _) = written(&rows, 100);
    let read: Vec<_> = read_xlsx(file, Rejected::default(), PassedOverCount::default())
        .expect("it is a workbook")
        .map(Result::unwrap)
        .collect();
    assert_eq!(read, rows);
}

#[test]
fn rows_go_on_on_further_sheets() {
    let rows: Vec<_> = (0..5).map(|number| row(&number.to_string(), "一")).collect();
    let (file, _) = written(&rows, 2);
    let workbook = super::workbook::Workbook::open(file.clone()).expect("it is a workbook");
    assert_eq!(workbook.sheets(), ["bitext", "bitext 2", "bitext 3"]);
    let read: Vec<_> = read_xlsx(file, Rejected::default(), PassedOverCount::default())
        .expect("it is a workbook")
        .map(Result::unwrap)
        .collect();
    assert_eq!(read, rows);
    assert_eq!(shown(written(&[], 2).0), (Vec::new(), 0));
}

#[test]
fn long_texts_are_cut_and_control_characters_dropped() {
    // 32,767 units are odd, a face is two: 16,383 of them fit.
    let rows = [row(&"😀".repeat(16_384), "一\u{7}二\u{ffff}"), row(&"a".repeat(32_767), "三")];
    let (file, alterations) = written(&rows, 100);
    assert_eq!(alterations, Alterations { dropped_characters: 2, cut_texts: 1 });
    let read: Vec<_> = read_xlsx(file, Rejected::default(), PassedOverCount::default())
        .expect("it is a workbook")
        .map(Result::unwrap)
        .collect();
    assert_eq!(read[0].source_text, "😀".repeat(16_383));
    assert_eq!(read[0].target_text, "一二");
    assert_eq!(read[1], rows[1]);
}

#[test]
fn ids_are_cut_between_numbers() {
    let many = BitextRow { source_ids: (10_000..20_000).collect(), ..row("a", "一") };
    let (file, alterations) = written(&[many], 100);
    assert_eq!(alterations.cut_texts, 1);
    let read = read_xlsx(file, Rejected::default(), PassedOverCount::default())
        .expect("it is a workbook")
        .next()
        .expect("there is a row")
        .expect("the row is whole");
    // 5,461 numbers of five digits with their commas are 32,765 characters.
    assert_eq!(read.source_ids, (10_000..15_461).collect::<Vec<_>>());
}

#[test]
fn rejected_rows_are_counted_and_left_out() {
    let keep = ["", "yes", "X", " 是 ", "1", "no", "N", "0", "否", "√", "maybe"];
    let header: &[&str] = &["keep", "src_text", "trg_text"];
    let rows = keep.map(|keep| [keep, if keep.is_empty() { "empty" } else { keep }, "一"]);
    let lines: Vec<&[&str]> =
        std::iter::once(header).chain(rows.iter().map(<[_; 3]>::as_slice)).collect();
    let (rows, rejected) = shown(sheet(&lines));
    let expected = [
        "empty|一|1|[]",
        "yes|一|1|[]",
        "X|一|1|[]",
        " 是 |一|1|[]",
        "1|一|1|[]",
        "√|一|1|[]",
        "row 12 of sheet Sheet1: expected yes or no in `keep`, found `maybe`",
    ];
    assert_eq!((rows, rejected), (expected.map(String::from).to_vec(), 4));
}

#[test]
fn columns_are_found_by_name_and_empty_rows_skipped() {
    let file = workbook(|sheet| {
        for (column, name) in (1..).zip(["SRC_IDS", "Trg_text", "reviewer", "score", "src_text"]) {
            sheet.write_string(2, column, name).expect("memory takes everything");
        }
        // A number typed where a list of one stood, and a text that is a number.
        sheet.write_number(4, 1, 7).expect("memory takes everything");
        sheet.write_string(4, 2, "二〇二四").expect("memory takes everything");
        sheet.write_string(4, 3, "Ms Li").expect("memory takes everything");
        sheet.write_number(4, 4, 0.25).expect("memory takes everything");
        sheet.write_number(4, 5, 2024).expect("memory takes everything");
        sheet.write_string(6, 3, "nothing else").expect("memory takes everything");
        let (plain, bold) = (Format::new(), Format::new().set_bold());
        let rich = [(&plain, "Go "), (&bold, "now"), (&plain, ".")];
        sheet.write_rich_string(7, 5, &rich).expect("memory takes everything");
        sheet
            .write_formula(7, 2, Formula::new("=A1").set_result("去。"))
            .expect("memory takes everything");
    });
    assert_eq!(shown(file).0, ["2024|二〇二四|0.25|[7]", "Go now.|去。|1|[]"]);
}

#[test]
fn what_rows_have_no_place_for_is_counted() {
    let lines: [&[&str]; 6] = [
        &["note", "src_text", "trg_text", "keep", "reviewer", "bead"],
        &["check", "Go.", "去。", "yes", "Ms Li", "1-1"],
        &[" ", "Stay.", "留下。", "yes", "", "2-1"],
        &["why?", "No.", "不。", "no", "Ms Li"],
        &["empty row"],
        &["", "Wait.", "等等。", "", "", "1-1", "stray"],
    ];
    let file = sheet(&lines);
    let mut rows = crate::read_rows(crate::Format::Xlsx, file.as_slice());
    assert_eq!(rows.by_ref().filter(Result::is_ok).count(), 3);
    assert_eq!(
        rows.passed_over().to_string(),
        "column note (2 rows), column reviewer (1 rows), column bead (1 rows), \
         column without a name (1 rows)"
    );
    let (file, _) = written(&[row("Go.", "去。")], 100);
    let mut rows = crate::read_rows(crate::Format::Xlsx, file.as_slice());
    assert_eq!(rows.by_ref().count(), 1);
    assert!(rows.passed_over().is_empty(), "{}", rows.passed_over());
}

#[test]
fn a_faulty_row_is_named_and_reading_goes_on() {
    let file = workbook(|sheet| {
        for (column, name) in (0..).zip(["src_text", "trg_text", "score", "src_ids"]) {
            sheet.write_string(0, column, name).expect("memory takes everything");
        }
        for line in 1..=4 {
            sheet.write_string(line, 0, "a").expect("memory takes everything");
        }
        sheet.write_string(1, 2, "high").expect("memory takes everything");
        sheet.write_string(2, 3, "1-2").expect("memory takes everything");
        let date = Format::new().set_num_format("yyyy-mm-dd");
        let day = ExcelDateTime::from_ymd(2024, 1, 2).expect("it is a day");
        sheet.write_datetime_with_format(3, 3, &day, &date).expect("memory takes everything");
    });
    let expected = [
        "row 2 of sheet Sheet1: expected a score such as 0.9731 in `score`, found `high`",
        "row 3 of sheet Sheet1: expected sentence indices such as 3,4 in `src_ids`, found `1-2`",
        "row 4 of sheet Sheet1: expected a text in `src_ids`, found a date",
        "a||1|[]",
    ];
    assert_eq!(shown(file).0, expected);
}

#[test]
fn a_workbook_without_texts_is_told_what_it_has() {
    let table = [
        (
            sheet(&[&["English", "法文", "src_text"]]),
            "row 1 of sheet Sheet1: expected a header with `src_text` and `trg_text` (or `en` and \
             `zh`), found English, 法文, src_text",
        ),
        (
            workbook(|_| ()),
            "xlsx: the workbook is empty: expected a sheet with the columns `src_text` and \
             `trg_text`",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            "xlsx: an .xls workbook, or one with a password; save it as .xlsx without one",
        ),
    ];
    for (file, expected) in table {
        assert_eq!(shown(file).0, [expected]);
    }
    // A sheet of something else beside the bitext is passed over.
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "to do").expect("memory takes everything");
    let sheet = workbook.add_worksheet();
    for (column, name) in (0..).zip(["src_text", "trg_text"]) {
        sheet
            .write_string(0, column, name)
            .expect("memory takes everything")
            .write_string(1, column, "a")
            .expect("memory takes everything");
    }
    assert_eq!(shown(workbook.save_to_buffer().expect("memory takes everything")).0, ["a|a|1|[]"]);
}

#[test]
fn a_file_that_is_cut_off_is_no_short_success() {
    let (file, _) = written(&[row("Go.", "去。"), row("Stay.", "留下。")], 100);
    for length in (0..file.len()).step_by(7) {
        let (found, _) = shown(file[..length].to_vec());
        assert_eq!(found.len(), 1, "{length}");
        let expected = match length {
            0 => "xlsx: not an xlsx workbook, which is a zip archive; this file is none",
            _ => "xlsx: not a whole xlsx workbook: it is damaged or cut short; get the file again",
        };
        assert_eq!(found[0], expected);
    }
}

#[test]
fn texts_may_be_called_by_their_language() {
    for [english, chinese] in [["en", "ZH"], ["English", " Chinese "], ["英文", "中文"]] {
        let lines: [&[&str]; 2] = [&["note", chinese, english], &["x", "一", "a"]];
        assert_eq!(shown(sheet(&lines)).0, ["a|一|1|[]"], "{english}");
    }
    // Our own names come first.
    let lines: [&[&str]; 2] = [&["en", "zh", "trg_text", "src_text"], &["x", "y", "一", "a"]];
    assert_eq!(shown(sheet(&lines)).0, ["a|一|1|[]"]);
}

/// A workbook whose one sheet has the rows that are given as XML.
fn raw_sheet(rows: &str) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let plain = workbook(|sheet| {
        sheet
            .write_string(0, 0, "src_text")
            .expect("memory takes everything")
            .write_string(0, 1, "trg_text")
            .expect("memory takes everything");
    });
    let mut plain = zip::ZipArchive::new(Cursor::new(plain)).expect("a workbook is an archive");
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..plain.len() {
        let mut part = plain.by_index(index).expect("the part is there");
        let name = part.name().expect("parts have names").into_owned();
        let mut content = String::new();
        part.read_to_string(&mut content).expect("parts are text");
        if name == "xl/worksheets/sheet1.xml" {
            content = content.replace("</sheetData>", &format!("{rows}</sheetData>"));
        }
        changed
            .start_file(name, zip::write::SimpleFileOptions::default())
            .expect("memory takes everything");
        changed.write_all(content.as_bytes()).expect("memory takes everything");
    }
    changed.finish().expect("memory takes everything").into_inner()
}

#[test]
fn a_formula_without_its_value_is_named_and_reading_goes_on() {
    let text =
        |cell: &str, text: &str| format!("<c r='{cell}' t='inlineStr'><is><t>{text}</t></is></c>");
    // As openpyxl writes it, and as Excel writes one whose value is empty.
    let file = raw_sheet(&format!(
        "<row r='2'>{}<c r='B2'><f>A2&amp;\"x\"</f><v></v></c></row>\
         <row r='3'>{}<c r='B3' t='str'><f>A9&amp;\"\"</f><v></v></c></row>\
         <row r='4'>{}<c r='B4' t='str'><f>A2</f><v>四</v></c><c r='C4'><f>A2</f></c></row>",
        text("A2", "two"),
        text("A3", "three"),
        text("A4", "four"),
    ));
    let expected = [
        "row 2 of sheet Sheet1: expected a text in `trg_text`, found a formula without its value; \
         save the file in a spreadsheet program first",
        "three||1|[]",
        "four|四|1|[]",
    ];
    assert_eq!(shown(file).0, expected);
}

#[test]
fn a_cell_of_hundreds_of_megabytes_is_refused() {
    let long = "a".repeat(65 << 20);
    let file =
        raw_sheet(&format!("<row r='2'><c r='A2' t='inlineStr'><is><t>{long}</t></is></c></row>"));
    assert!(file.len() < 1 << 20);
    let found = shown(file).0;
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with("xlsx: its part xl/worksheets/sheet1.xml unpacks from "),
        "{found:?}"
    );
}

#[test]
fn an_archive_of_another_kind_is_told() {
    use std::io::{Cursor, Write as _};
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("pictures/pier.svg", zip::write::SimpleFileOptions::default())
        .expect("memory takes everything");
    archive.write_all(b"<svg/>").expect("memory takes everything");
    let file = archive.finish().expect("memory takes everything").into_inner();
    let expected = "xlsx: a zip archive without a workbook in it; is it a file of another kind?";
    assert_eq!(shown(file).0, [expected]);
}
