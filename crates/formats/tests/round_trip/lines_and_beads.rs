//! The lines of moses, beads of ladder and vecalign, and any bytes as indices.

use proptest::prelude::*;
use zhen_formats::{
    BitextInput, Format, field_text, read_any_beads, read_beads, read_rows_in_parts, write_beads,
};
use zhen_text::IndexBead;

use crate::rows::{read, row, score, write};

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

fn beads(format: Format, file: &[u8]) -> Vec<IndexBead> {
    read_beads(format, file).map(|bead| bead.unwrap().1).collect()
}

proptest! {
    #[test]
    fn moses_has_one_line_in_each_file_for_each_row(rows in prop::collection::vec(row(), 0..6)) {
        let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_null()).collect();
        let (files, _) = write(Format::Moses, &rows);
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
            let _ = read_beads(format, bytes.as_slice());
        }
        let _ = read_any_beads("talk", bytes.as_slice());
        let files = vec![bytes.clone(); 2 + usize::from(ids)];
        let parts = files.iter().map(|file| Box::new(file.as_slice()) as BitextInput<'_>).collect();
        prop_assert!(read_rows_in_parts(Format::Moses, parts).count() <= bytes.len() + 1);
        let mnbvc = read_rows_in_parts(Format::Mnbvc, vec![Box::new(bytes.as_slice())]);
        prop_assert!(mnbvc.count() <= bytes.len() + 1);
    }
}
