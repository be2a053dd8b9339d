//! Rows of any text, and their way through a format and back.

use proptest::prelude::*;
use zhen_formats::{
    BitextInput, BitextRow, Format, Part, PassedOver, Property, RowWriter, WriteOptions, Written,
    field_text, read_rows_in_parts,
};

/// Texts with what breaks one format or another, among letters of both languages: white space and
/// controls, quotes, markup, escapes and formulas of spreadsheets, directions.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a中。“\"'\\\\,#;{}\\[\\]<>&=+@-]{0,12}",
        "[a中。“\t\r\n \u{0}\u{7}\u{b}\u{c}\u{1c}\u{1f}\u{7f}\u{85}\u{202e}\u{301}\u{2028}\u{2029}\u{feff}\u{fffd}\u{fffe}\u{ffff}\u{3000}😀\u{1fffe}]{0,12}",
        "(\\]\\]>|-->|</seg>|</source>|<cp hex=\"001F\"/>|&amp;|&#0;|<!\\[CDATA\\[|\u{1f}| |甲){0,6}",
        "(_x|_|x|0041|005F|D83D|\u{1}|a){0,12}",
    ]
}

/// Texts of which most are one line, as those of an alignment are.
fn quiet_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[a-z中。“” ]{0,5}[a中。]", 1 => text()]
}

/// A score of four decimals, as files hold them.
pub fn score() -> impl Strategy<Value = f64> {
    (0..=10_000u32).prop_map(|score| f64::from(score) / 10_000.0)
}

/// Rows of any text, with what they know or without.
pub fn row() -> impl Strategy<Value = BitextRow> {
    row_of(text)
}

/// Rows as [`row`] makes them, of which many hold nothing that any format loses.
pub fn quiet_row() -> impl Strategy<Value = BitextRow> {
    (row_of(quiet_text), any::<bool>()).prop_map(|(row, is_plain)| match is_plain {
        true => BitextRow {
            source_text: row.source_text,
            target_text: row.target_text,
            score: 1.0,
            ..BitextRow::default()
        },
        false => row,
    })
}

fn row_of<S: Strategy<Value = String>>(text: fn() -> S) -> impl Strategy<Value = BitextRow> {
    let ids = || prop::collection::vec(0..2000usize, 0..4);
    let offsets = || prop::collection::vec((0..9000usize, 0..9000usize), 0..3);
    let names = || prop::collection::vec("[a-z ]{1,9}[0-9]?", 0..3);
    let labels = || {
        prop::sample::select(vec!["", "en", "zh", "zh-Hans", "zh-Hant", "mixed", "zh_CN", "x<y"])
    };
    let flags = prop::collection::vec("[a-z]{1,6}(:[0-9]{1,3}(,[0-9]{1,3}){0,2})?", 0..3);
    (
        (text(), text(), text(), text()),
        score(),
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
            carried: Vec::new(),
        })
}

/// Gives all rows the documents of the first: some formats want the rows of a pair together.
pub fn of_one_pair(mut rows: Vec<BitextRow>) -> Vec<BitextRow> {
    if let Some((first, others)) = rows.split_first_mut() {
        for row in others {
            row.source_document.clone_from(&first.source_document);
            row.target_document.clone_from(&first.target_document);
        }
    }
    rows
}

/// The files of a bitext, and what is said of them.
pub fn write(format: Format, rows: &[BitextRow]) -> (Vec<Vec<u8>>, Written) {
    write_with(format, rows, &WriteOptions::default())
}

/// As [`write`], in the manner that the options say.
pub fn write_with(
    format: Format,
    rows: &[BitextRow],
    options: &WriteOptions,
) -> (Vec<Vec<u8>>, Written) {
    let mut files = vec![Vec::new(); format.suffixes().len()];
    let parts = files.iter_mut().map(|file| Box::new(file) as Part<'_>).collect();
    let mut writer = RowWriter::in_parts(format, parts, options).unwrap();
    rows.iter().for_each(|row| writer.write_row(row).unwrap());
    let written = writer.finish().unwrap();
    (files, written)
}

/// The only file of a bitext.
pub fn write_one(format: Format, rows: &[BitextRow]) -> Vec<u8> {
    write(format, rows).0.remove(0)
}

/// The rows of a bitext; nothing may be wrong with it.
pub fn read(format: Format, files: &[Vec<u8>]) -> Vec<BitextRow> {
    read_all(format, files).0
}

/// The rows of a bitext, and what of it was passed over.
pub fn read_all(format: Format, files: &[Vec<u8>]) -> (Vec<BitextRow>, PassedOver) {
    let parts = files.iter().map(|file| Box::new(file.as_slice()) as BitextInput<'_>).collect();
    let mut rows = read_rows_in_parts(format, parts);
    (rows.by_ref().map(Result::unwrap).collect(), rows.passed_over())
}

/// What a format keeps of rows.
pub fn held(format: Format, rows: &[BitextRow]) -> Vec<BitextRow> {
    let rows = rows.iter().filter(|row| format.holds_nulls() || !row.is_null());
    rows.map(|row| row_held(format, row)).collect()
}

fn row_held(format: Format, row: &BitextRow) -> BitextRow {
    let text = |text: &str| match format {
        Format::Tmx | Format::Xlsx => without_controls(text).0,
        _ => field_text(text),
    };
    let name = |name: &str| match format {
        Format::Jsonl | Format::Mnbvc => name.to_owned(),
        Format::Xliff => without_controls(name).0,
        _ => text(name),
    };
    let mut row = BitextRow {
        source_text: text(&row.source_text),
        target_text: text(&row.target_text),
        source_document: name(&row.source_document),
        target_document: name(&row.target_document),
        ..row.clone()
    };
    for property in Property::ALL.into_iter().filter(|&property| !format.holds(property)) {
        row = match property {
            Property::Languages => {
                BitextRow { source_language: String::new(), target_language: String::new(), ..row }
            }
            Property::Flags => BitextRow { flags: Vec::new(), ..row },
            Property::Offsets => {
                BitextRow { source_offsets: Vec::new(), target_offsets: Vec::new(), ..row }
            }
            Property::Blocks => BitextRow {
                source_kinds: Vec::new(),
                target_kinds: Vec::new(),
                source_origins: Vec::new(),
                target_origins: Vec::new(),
                ..row
            },
            Property::Nulls => row,
            other => panic!("{format} was to hold {}", other.name()),
        };
    }
    row
}

/// A text in one line without the characters that XML 1.0 cannot hold, and how many these are.
pub fn without_controls(text: &str) -> (String, usize) {
    let is_control = |c: &char| matches!(c, '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let line = field_text(text);
    let controls = line.chars().filter(is_control).count();
    (field_text(&line.chars().filter(|c| !is_control(c)).collect::<String>()), controls)
}
