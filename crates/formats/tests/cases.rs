//! Bitexts as files: every folder of `cases/` shows what one document pair looks like in each
//! format.
//!
//! A folder holds `en.txt` and `zh.txt`, one sentence a line, and their `beads.index`; beside them
//! stand `expected.tsv`, `expected.jsonl` and `expected.index`. `UPDATE_EXPECT=1 cargo test`
//! rewrites these; read the difference before keeping it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use zhen_formats::{
    BitextRow, DocumentNames, Format, RowWriter, TsvOptions, read_index, read_rows, rows_from_index,
};
use zhen_text::{Document, Language};

#[test]
fn every_case_is_written_as_expected_and_reads_back() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = entries.collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let rows = rows_of_case(&case);
        for format in Format::ALL {
            let written = write(format, &rows);
            compare(&case.join(format!("expected.{format}")), &written);
            if format.holds_text() {
                assert_eq!(write(format, &read(format, &written)), written, "{}", case.display());
            }
        }
    }
}

fn rows_of_case(case: &Path) -> Vec<BitextRow> {
    let text = |name: &str| fs::read_to_string(case.join(name)).unwrap();
    let english = Document::from_lines(text("en.txt"), Language::English);
    let chinese = Document::from_lines(text("zh.txt"), Language::Chinese);
    let names = DocumentNames {
        english: "en.txt".into(),
        chinese: "zh.txt".into(),
        ..DocumentNames::default()
    };
    let beads = read_index(text("beads.index").as_bytes()).unwrap();
    rows_from_index(&beads, &english, &chinese, &names).unwrap()
}

fn write(format: Format, rows: &[BitextRow]) -> String {
    let mut writer = RowWriter::new(format, Vec::new(), TsvOptions::default()).unwrap();
    rows.iter().for_each(|row| writer.write_row(row).unwrap());
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

fn read(format: Format, text: &str) -> Vec<BitextRow> {
    read_rows(format, text.as_bytes()).map(Result::unwrap).collect()
}

fn compare(path: &Path, written: &str) {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, written).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(written, expected, "{}", path.display());
}
