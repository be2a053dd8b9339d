//! Bitexts as files: every folder of `cases/` shows what one document pair looks like in each
//! format.
//!
//! A folder holds `en.txt` and `zh.txt`, one sentence a line, and their `beads.index`; beside them
//! stands a file `expected.FORMAT` for every format that is text, or `expected.FORMAT.error` with
//! the reason why the format cannot hold it. `UPDATE_EXPECT=1 cargo test` rewrites these; read the
//! difference before keeping it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use zhen_formats::{
    BitextInput, BitextRow, DocumentNames, Format, Part, RowWriter, WriteError, WriteOptions,
    read_index, read_rows_in_parts, rows_from_index,
};
use zhen_text::{Document, Language};

/// The formats that the cases show.
const FORMATS: &[Format] = &[
    Format::Tsv,
    Format::Jsonl,
    Format::Index,
    Format::Vecalign,
    Format::Ladder,
    Format::Moses,
    Format::Mnbvc,
    Format::Tmx,
    Format::Xliff,
    Format::Html,
    #[cfg(feature = "parquet")]
    Format::Parquet,
    #[cfg(feature = "xlsx")]
    Format::Xlsx,
];

#[test]
fn every_case_is_written_as_expected_and_reads_back() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = entries.collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let rows = rows_of_case(&case);
        for &format in FORMATS {
            let written = match write(format, &rows) {
                Ok(written) => written,
                Err(error) => {
                    let refused = case.join(format!("expected.{format}.error"));
                    compare(&refused, format!("{error}\n").as_bytes());
                    continue;
                }
            };
            if !format.is_binary() {
                for (suffix, part) in format.suffixes().iter().zip(&written) {
                    let path = case.join(format!("expected.{format}{suffix}"));
                    compare(&path, shown(format, part));
                }
            }
            if format.holds_text() {
                let again = write(format, &read(format, &written)).unwrap();
                assert_eq!(again, written, "{} {format}", case.display());
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

/// The files of a bitext, in the order of the format's suffixes, or why it cannot be written.
fn write(format: Format, rows: &[BitextRow]) -> Result<Vec<Vec<u8>>, WriteError> {
    let mut files = vec![Vec::new(); format.suffixes().len()];
    let parts = files.iter_mut().map(|file| Box::new(file) as Part<'_>).collect();
    let mut writer = RowWriter::in_parts(format, parts, &WriteOptions::default()).unwrap();
    rows.iter().try_for_each(|row| writer.write_row(row))?;
    writer.finish()?;
    Ok(files)
}

fn read(format: Format, files: &[Vec<u8>]) -> Vec<BitextRow> {
    let parts = files.iter().map(|file| Box::new(file.as_slice()) as BitextInput<'_>).collect();
    read_rows_in_parts(format, parts).map(Result::unwrap).collect()
}

/// What a case shows of a file: of a page the beads and the summary, for style and script are the
/// same in all.
fn shown(format: Format, file: &[u8]) -> &[u8] {
    if format != Format::Html {
        return file;
    }
    let text = std::str::from_utf8(file).unwrap();
    let body = text.split_once("<main>\n").and_then(|(_, from)| from.split_once("<script>"));
    body.unwrap().0.as_bytes()
}

fn compare(path: &Path, written: &[u8]) {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, written).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(String::from_utf8_lossy(written), expected, "{}", path.display());
}
