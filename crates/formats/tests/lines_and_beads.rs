//! What is written in moses, mnbvc, ladder and vecalign reads back, whatever the text, and no bytes
//! stop a reader of indices.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use zhen_formats::{
    BitextInput, BitextRow, Format, Part, RowWriter, WriteOptions, field_text, read_any_beads,
    read_beads, read_rows_in_parts, write_beads,
};
use zhen_text::IndexBead;

/// Characters that break one format or another, among letters of both languages.
fn nasty_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a中。“\"'\\\\,#\t\r\n {}\\[\\]\u{0}\u{b}\u{c}\u{1c}\u{1f}\u{85}\u{202e}\u{301}\u{2028}\u{2029}\u{feff}\u{3000}\u{ffff}😀]{0,12}",
    ]
}

fn score() -> impl Strategy<Value = f64> {
    // Scores of four decimals, as files hold them.
    (0..=10_000u32).prop_map(|score| f64::from(score) / 10_000.0)
}

/// Two-sided rows of one document pair.
fn rows() -> impl Strategy<Value = Vec<BitextRow>> {
    let ids = || prop::collection::vec(0..2000usize, 1..4);
    let offsets = || prop::collection::vec((0..9000usize, 0..9000usize), 0..3);
    let names = || prop::collection::vec("[a-z ]{1,9}[0-9]?", 0..3);
    let labels = || prop::sample::select(vec!["", "en", "zh-Hans", "zh-Hant", "mixed"]);
    let row = (
        (nasty_text(), nasty_text()),
        score(),
        (ids(), ids()),
        (offsets(), offsets()),
        (names(), names(), names(), names()),
        (labels(), labels()),
        prop::collection::vec("[a-z]{1,6}(:[0-9]{1,3})?", 0..3),
    )
        .prop_map(|(texts, score, ids, offsets, blocks, languages, flags)| BitextRow {
            source_text: texts.0,
            target_text: texts.1,
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
            ..BitextRow::default()
        });
    (prop::collection::vec(row, 0..6), nasty_text(), nasty_text()).prop_map(
        |(mut rows, source, target)| {
            for row in &mut rows {
                row.source_document.clone_from(&source);
                row.target_document.clone_from(&target);
            }
            rows
        },
    )
}

/// Beads that cover both documents in order.
fn ladder() -> impl Strategy<Value = Vec<IndexBead>> {
    let sizes =
        (0..4usize, 0..4usize).prop_filter("a bead holds something", |sizes| *sizes != (0, 0));
    prop::collection::vec((sizes, score()), 0..9).prop_map(|beads| {
        let (mut source, mut target) = (0, 0);
        let place = |((english, chinese), score): ((usize, usize), f64)| {
            let bead = IndexBead {
                source: (source..source + english).collect(),
                target: (target..target + chinese).collect(),
                score: Some(score),
            };
            (source, target) = (source + english, target + chinese);
            bead
        };
        beads.into_iter().map(place).collect()
    })
}

fn write(format: Format, rows: &[BitextRow]) -> Vec<Vec<u8>> {
    let mut files = vec![Vec::new(); format.suffixes().len()];
    let parts = files.iter_mut().map(|file| Box::new(file) as Part<'_>).collect();
    let mut writer = RowWriter::in_parts(format, parts, &WriteOptions::default()).unwrap();
    rows.iter().for_each(|row| writer.write_row(row).unwrap());
    writer.finish().unwrap();
    files
}

fn read(format: Format, files: &[Vec<u8>]) -> Vec<BitextRow> {
    let parts = files.iter().map(|file| Box::new(file.as_slice()) as BitextInput<'_>).collect();
    read_rows_in_parts(format, parts).map(Result::unwrap).collect()
}

fn in_one_line(row: &BitextRow) -> BitextRow {
    BitextRow {
        source_text: field_text(&row.source_text),
        target_text: field_text(&row.target_text),
        ..row.clone()
    }
}

/// What moses keeps of a row.
fn in_moses(row: &BitextRow) -> BitextRow {
    let whole = in_one_line(row);
    BitextRow {
        source_document: field_text(&whole.source_document),
        target_document: field_text(&whole.target_document),
        source_text: whole.source_text,
        target_text: whole.target_text,
        score: whole.score,
        source_ids: whole.source_ids,
        target_ids: whole.target_ids,
        ..BitextRow::default()
    }
}

fn beads(format: Format, file: &[u8]) -> Vec<IndexBead> {
    read_beads(format, file).map(|bead| bead.unwrap().1).collect()
}

proptest! {
    #[test]
    fn moses_reads_back(rows in rows()) {
        let files = write(Format::Moses, &rows);
        let expected: Vec<_> = rows.iter().map(in_moses).collect();
        prop_assert_eq!(read(Format::Moses, &files), expected);
        let breaks = |c: char| "\u{b}\u{c}\r\u{1c}\u{1d}\u{1e}\u{85}\u{2028}\u{2029}".contains(c);
        for file in &files {
            let text = std::str::from_utf8(file).unwrap();
            prop_assert!(!text.contains(breaks));
            prop_assert_eq!(text.matches('\n').count(), rows.len());
        }
        // Texts alone are a bitext too.
        let texts = read(Format::Moses, &files[..2]);
        prop_assert_eq!(texts.len(), rows.len());
        for (text, row) in texts.iter().zip(&rows) {
            prop_assert_eq!(&text.source_text, &field_text(&row.source_text));
            prop_assert!(text.source_ids.is_empty());
        }
    }

    #[test]
    fn mnbvc_reads_back(rows in rows()) {
        let files = write(Format::Mnbvc, &rows);
        let expected: Vec<_> = rows.iter().map(in_one_line).collect();
        prop_assert_eq!(read(Format::Mnbvc, &files), expected);
        prop_assert_eq!(files[0].iter().filter(|byte| **byte == b'\n').count(), rows.len());
    }

    #[test]
    fn ladders_and_costs_read_back(ladder in ladder()) {
        let mut file = Vec::new();
        write_beads(Format::Ladder, &mut file, &ladder).unwrap();
        prop_assert_eq!(&beads(Format::Ladder, &file), &ladder);
        prop_assert_eq!(read_any_beads("", file.as_slice()).unwrap().0, Format::Ladder);
        file.clear();
        write_beads(Format::Vecalign, &mut file, &ladder).unwrap();
        // Null beads have no cost.
        let expected: Vec<_> = ladder
            .into_iter()
            .map(|bead| IndexBead { score: bead.score.filter(|_| !bead.is_null()), ..bead })
            .collect();
        prop_assert_eq!(beads(Format::Vecalign, &file), expected);
    }

    #[test]
    fn no_bytes_stop_a_reader(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..80),
            "([0-9]{1,3}|[\\[\\](),:;.&#-]| |\t|<=>|omitted|\n){0,24}".prop_map(String::into_bytes),
            "(<|>|/|=|\"|'|!|--|\\?|&a;| |\n|s1|;|link|linkGrp|cesAlign|xtargets|fromDoc|<linkGrp>|<link xtargets='1;1'/>|</linkGrp>){0,16}"
                .prop_map(String::into_bytes),
            "([{}\\[\\]\",:]|\"en_text\":|\"zh_text\":|\"段落\":|\"扩展字段\":|\"a\"|\"\\{\\}\"|null|1|\n){0,16}"
                .prop_map(String::into_bytes),
        ],
        ids in any::<bool>(),
    ) {
        for format in Format::ALL {
            prop_assert!(read_beads(format, bytes.as_slice()).count() <= bytes.len() + 1);
        }
        let any = read_any_beads("talk", bytes.as_slice());
        prop_assert!(any.unwrap().1.count() <= bytes.len() + 1);
        let files = vec![bytes.clone(); 2 + usize::from(ids)];
        let parts = files.iter().map(|file| Box::new(file.as_slice()) as BitextInput<'_>).collect();
        prop_assert!(read_rows_in_parts(Format::Moses, parts).count() <= bytes.len() + 1);
        let mnbvc = read_rows_in_parts(Format::Mnbvc, vec![Box::new(bytes.as_slice())]);
        prop_assert!(mnbvc.count() <= bytes.len() + 1);
    }
}
