//! Findings for tests: those of a notice and its translation, of a few lines, of anything.
//!
//! The notice is in `tests/notice`; its findings are made by hand, so that reports of them change
//! only when reports do. `UPDATE_EXPECT=1 cargo test` rewrites what is expected.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use zhen_align::Place;
use zhen_check::{
    CheckOptions, CheckReport, CheckedPair, Detail, Finding, FindingId, FindingKind, Passage, Said,
    Severity, check,
};
use zhen_text::{Alignment, Bead, Document, Language, MovedBlock, ScoredBead};

use crate::row::DocumentNames;

/// Documents, their alignment and what was found.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub(super) english: Document,
    pub(super) chinese: Document,
    pub(super) alignment: Alignment,
    pub(super) report: CheckReport,
}

impl Sample {
    /// Returns the notice: a finding with marks on both sides and one with a mark on one, a
    /// doubtful one, sentences left out, added and moved, and one on the whole.
    pub(super) fn notice() -> Self {
        let read = |file| fs::read_to_string(folder().join(file)).expect("the notice is there");
        let english = Document::from_lines(read("en.txt"), Language::English);
        let chinese = Document::from_lines(read("zh.txt"), Language::Chinese);
        let mut beads: Vec<ScoredBead> =
            (0..4).map(|line| scored(line..line + 1, line..line + 1)).collect();
        beads.extend((4..7).map(|line| scored(line..line + 1, 4..4)));
        beads.extend([scored(7..8, 4..5), scored(8..9, 5..6), scored(9..9, 6..7)]);
        beads.extend([scored(9..10, 7..8), scored(10..10, 8..9)]);
        let moved = MovedBlock { source: 6..7, target: 6..7, confidence: 0.9 };
        let alignment = Alignment::new(10, 9, beads).expect("the beads cover both sides");
        let alignment = alignment.with_moved(vec![moved]).expect("the beads are null beads");
        let mark = |document: &Document, sentence, words: &str| {
            let start = document.sentence_text(sentence).find(words).expect("the words are there");
            let place = Place { sentence, start, end: start + words.len() };
            Passage { sentences: sentence..sentence + 1, marks: vec![place] }
        };
        let said = |text: &str, value: &str| Some(Said { text: text.into(), value: value.into() });
        let lines = Passage::of_sentences;
        let missing = Detail::Missing { sentences: 2, paragraphs: 2 };
        let findings = [
            (
                FindingKind::Abridged,
                0.95,
                lines(0..10),
                lines(0..9),
                Detail::Abridged { shorter: Language::Chinese, covered_percent: 75 },
            ),
            (
                FindingKind::Number,
                0.98,
                mark(&english, 1, "245,000"),
                mark(&chinese, 1, "24.8万"),
                Detail::Values {
                    english: said("245,000", "245000"),
                    chinese: said("24.8万", "248000"),
                },
            ),
            (
                FindingKind::Amount,
                0.97,
                mark(&english, 2, "12 yuan"),
                lines(2..3),
                Detail::Values { english: said("12 yuan", "12"), chinese: None },
            ),
            (
                FindingKind::Date,
                0.62,
                mark(&english, 3, "3 June 2024"),
                mark(&chinese, 3, "2024年6月5日"),
                Detail::Values {
                    english: said("3 June 2024", "2024-06-03"),
                    chinese: said("2024年6月5日", "2024-06-05"),
                },
            ),
            (FindingKind::Omission, 0.99, lines(4..6), lines(4..4), missing),
            (
                FindingKind::Moved,
                0.9,
                lines(6..7),
                lines(6..7),
                Detail::Moved { english: 1, chinese: 1 },
            ),
            (
                FindingKind::Addition,
                0.99,
                lines(10..10),
                lines(8..9),
                Detail::Missing { sentences: 1, paragraphs: 1 },
            ),
        ];
        let findings = findings.map(|(kind, confidence, english, chinese, detail)| Finding {
            id: FindingId::new(kind, &["notice"], 0),
            kind,
            severity: kind.severity(),
            confidence,
            english,
            chinese,
            detail,
        });
        let pair = CheckedPair { english: &english, chinese: &chinese, alignment: &alignment };
        let report =
            CheckReport { findings: findings.to_vec(), ..check(&pair, &CheckOptions::default()) };
        Self { english, chinese, alignment, report }
    }

    /// Makes a sample of lines that translate each other one by one.
    pub(super) fn from_lines(english: &str, chinese: &str, findings: Vec<Finding>) -> Self {
        let english = Document::from_lines(english, Language::English);
        let chinese = Document::from_lines(chinese, Language::Chinese);
        let count = english.sentences().len();
        let beads = (0..count).map(|line| scored(line..line + 1, line..line + 1));
        let alignment = Alignment::new(count, chinese.sentences().len(), beads.collect())
            .expect("there are as many lines in both");
        let pair = CheckedPair { english: &english, chinese: &chinese, alignment: &alignment };
        let report = CheckReport { findings, ..check(&pair, &CheckOptions::default()) };
        Self { english, chinese, alignment, report }
    }

    pub(super) fn names(&self) -> DocumentNames {
        DocumentNames {
            english: "a.en.txt".into(),
            chinese: "a.zh.txt".into(),
            ..DocumentNames::default()
        }
    }

    pub(super) fn pair(&self) -> CheckedPair<'_> {
        CheckedPair { english: &self.english, chinese: &self.chinese, alignment: &self.alignment }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notice")
}

fn scored(source: Range<usize>, target: Range<usize>) -> ScoredBead {
    ScoredBead { bead: Bead { source, target }, confidence: 1.0 }
}

/// Compares a report of the notice with a file of its folder, or rewrites the file.
pub(super) fn compare(file: &str, report: &str) {
    let path = folder().join(file);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, report).expect("the folder can be written");
    }
    let expected = fs::read_to_string(&path).expect("there is such a report");
    assert_eq!(report, expected, "{file}");
}

/// Any texts, and findings at any place, in the texts and out of them.
pub(super) fn any_report() -> impl Strategy<Value = Sample> {
    let line = "([a-z]{1,9} |中文，|<b>&\"|\u{0}|\t|\u{1b}|\\PC){0,8}";
    let lines = || prop::collection::vec(line, 0..6);
    (lines(), lines(), prop::collection::vec(any_finding(), 0..6), any::<bool>()).prop_map(
        |(english, chinese, findings, has_moved)| {
            let document = |lines: &[String], language| {
                let text: String =
                    lines.iter().map(|line| line.replace('\n', " ") + "\n").collect();
                Document::from_lines(text, language)
            };
            let english = document(&english, Language::English);
            let chinese = document(&chinese, Language::Chinese);
            let alignment = any_alignment(&english, &chinese, has_moved);
            let report = CheckReport { findings, ..CheckReport::default() };
            Sample { english, chinese, alignment, report }
        },
    )
}

/// Aligns all but the last sentences of both sides, which were moved or have no counterpart.
fn any_alignment(english: &Document, chinese: &Document, has_moved: bool) -> Alignment {
    let lengths = [english, chinese].map(|document| document.sentences().len());
    let paired = lengths[0].min(lengths[1]).saturating_sub(1);
    let mut beads: Vec<ScoredBead> =
        (0..paired).map(|index| scored(index..index + 1, index..index + 1)).collect();
    beads.extend((paired..lengths[0]).map(|index| scored(index..index + 1, paired..paired)));
    beads
        .extend((paired..lengths[1]).map(|index| scored(lengths[0]..lengths[0], index..index + 1)));
    let alignment =
        Alignment::new(lengths[0], lengths[1], beads).expect("the beads cover both sides");
    let [source, target] = lengths.map(|length| paired..length);
    if has_moved && !source.is_empty() && !target.is_empty() {
        let block = MovedBlock { source, target, confidence: 0.5 };
        return alignment.with_moved(vec![block]).expect("none of them has a counterpart");
    }
    alignment
}

fn any_finding() -> impl Strategy<Value = Finding> {
    let mark = (0..8usize, 0..40usize, 0..40usize).prop_map(|(sentence, start, end)| Place {
        sentence,
        start,
        end,
    });
    let passage = || {
        (0..8usize, 0..8usize, prop::collection::vec(mark.clone(), 0..3))
            .prop_map(|(start, end, marks)| Passage { sentences: start..end, marks })
    };
    let said = any::<String>().prop_map(|text| Said { value: text.clone(), text });
    (passage(), passage(), prop::sample::select(&FindingKind::ALL[..]), 0..4u32, said).prop_map(
        |(english, chinese, kind, id, said)| Finding {
            id: FindingId::new(kind, &["some names meet"], id % 2),
            kind,
            severity: Severity::ALL[id as usize % 3],
            confidence: f64::from(id) / 4.0,
            english,
            chinese,
            detail: Detail::Values { english: Some(said), chinese: None },
        },
    )
}
