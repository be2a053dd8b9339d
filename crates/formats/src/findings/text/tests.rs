//! Reports as a whole, and what holds of any: nothing panics, excerpts are slices that fit.

use proptest::prelude::*;
use zhen_align::Place;
use zhen_check::{Detail, FindingId, FindingKind};

use super::*;
use crate::findings::samples::{Sample, any_report, compare};

fn text_of(sample: &Sample, layout: TextLayout) -> String {
    let mut bytes = Vec::new();
    let mut text = FindingsText::new(&mut bytes, layout);
    text.write_pair(&sample.names(), &sample.pair(), &sample.report).expect("memory takes all");
    text.finish().expect("memory takes all");
    String::from_utf8(bytes).expect("a report is text")
}

#[test]
fn reports_are_as_expected() {
    let plain = |language, width| TextLayout { style: TextStyle::Plain, width, language };
    let coloured = TextLayout { style: TextStyle::Coloured, ..TextLayout::default() };
    let reports = [
        ("expected.en.txt", plain(MessageLanguage::English, 80)),
        ("expected.zh.txt", plain(MessageLanguage::Chinese, 60)),
        ("expected.coloured.txt", coloured),
    ];
    for (file, layout) in reports {
        // Escapes are visible in the files.
        compare(file, &text_of(&Sample::notice(), layout).replace('\u{1b}', "␛"));
    }
}

#[test]
fn pairs_without_findings_are_counted_only() {
    let sample = Sample::from_lines("It rained.\n", "下雨了。\n", Vec::new());
    let expected = "The versions match.\n  \
        English: 1 of 1 sentences with a counterpart, 100% of characters\n  \
        Chinese: 1 of 1 sentences with a counterpart, 100% of characters\n";
    assert_eq!(text_of(&sample, TextLayout::default()), expected);
}

#[test]
fn long_sentences_are_cut_around_their_marks() {
    let text = "The old lighthouse stood on 42 pillars of oak until the storm of 1987 broke them.";
    let table: &[(&[&str], usize, &str)] = &[
        (
            &["42"],
            90,
            "The old lighthouse stood on [42] pillars of oak until the storm of 1987 broke them.",
        ),
        (&["42"], 40, "…lighthouse stood on [42] pillars of oak…"),
        (&["42"], 12, "…on [42]…"),
        (&["42", "1987"], 50, "…stood on [42] pillars of…storm of [1987] broke them."),
        (&["42", "1987"], 12, "…[42]…[1987]…"),
        (&["lighthouse"], 8, "…[lighth]…"),
        (&[], 20, "The old lighthouse…"),
        (&[], 8, "The old…"),
        (&["them."], 14, "…broke [them.]"),
    ];
    let shown = |&(marks, columns, _): &(&[&str], usize, &str)| -> String {
        let place = |words: &&str| text.find(words).map(|start| start..start + words.len());
        let marks: Vec<Range<usize>> = marks.iter().filter_map(place).collect();
        excerpt(text, &marks, columns)
            .into_iter()
            .map(|piece| match piece {
                Piece::Marked(text) => format!("[{text}]"),
                other => other.shown(),
            })
            .collect()
    };
    let expected: Vec<&str> = table.iter().map(|(_, _, expected)| *expected).collect();
    assert_eq!(table.iter().map(shown).collect::<Vec<_>>(), expected);
}

#[test]
fn marks_stand_under_what_they_mark_and_nothing_moves_the_cursor() {
    let mark = |start, end| Place { sentence: 0, start, end };
    let finding = Finding {
        id: FindingId::default(),
        kind: FindingKind::Number,
        severity: Severity::Error,
        confidence: 0.5,
        english: Passage { sentences: 0..1, marks: vec![mark(7, 8)] },
        chinese: Passage { sentences: 0..1, marks: vec![mark(6, 8), mark(7, 9)] },
        detail: Detail::Text { text: "a\u{1b}[2J\nb".into() },
    };
    let sample = Sample::from_lines("\u{1b}[2J\u{202e}5 days\n", "下雨12天。\n", vec![finding]);
    let expected = "\
a.en.txt · a.zh.txt

error number  a.en.txt:1  a.zh.txt:1  confidence 0.50  0000000000000000
  “a\u{fffd}[2J b” seems to be damaged.
  en  \u{fffd}[2J\u{fffd}5 days
           ^
  zh  下雨12天。
          ^^

";
    let report = text_of(&sample, TextLayout::default());
    assert!(report.starts_with(expected), "{report}");
}

proptest! {
    #[test]
    fn nothing_panics((sample, width) in (any_report(), 0..120usize)) {
        for style in [TextStyle::Plain, TextStyle::Coloured] {
            for language in [MessageLanguage::English, MessageLanguage::Chinese] {
                let report = text_of(&sample, TextLayout { style, width, language });
                let allowed = |character: char| {
                    !character.is_control() || character == '\n' || (style == TextStyle::Coloured && character == '\u{1b}')
                };
                prop_assert!(report.chars().all(allowed), "{:?}", report);
            }
        }
    }

    #[test]
    fn excerpts_are_slices_in_order_and_fit(
        text in "([a-z]{1,9} |中文，|\u{301}|\u{1f600}|\\PC){0,30}",
        borders in prop::collection::vec(0..200usize, 0..8),
        columns in 4..60usize,
    ) {
        let mut borders: Vec<usize> =
            borders.into_iter().filter(|&border| text.is_char_boundary(border)).collect();
        borders.sort_unstable();
        borders.dedup();
        let marks: Vec<Range<usize>> =
            borders.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect();
        let pieces = excerpt(&text, &marks, columns);
        prop_assert!(pieces.iter().map(Piece::width).sum::<usize>() <= columns);
        let mut rest = text.as_str();
        let mut is_cut = false;
        for piece in &pieces {
            match piece {
                Piece::Cut => is_cut = true,
                Piece::Plain(slice) | Piece::Marked(slice) => {
                    let start = slice.as_ptr() as usize - rest.as_ptr() as usize;
                    prop_assert!(is_cut || start == 0);
                    let from = slice.as_ptr() as usize - text.as_ptr() as usize;
                    let is_marked = marks.iter().any(|mark| mark.start <= from && from + slice.len() <= mark.end);
                    prop_assert_eq!(is_marked, matches!(piece, Piece::Marked(_)));
                    rest = &rest[start + slice.len()..];
                    is_cut = false;
                }
            }
        }
        prop_assert!(is_cut || rest.is_empty());
    }
}
