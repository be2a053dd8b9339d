//! How far two documents translate each other as a whole: wholly, in excerpts, hardly.
//!
//! A version is an excerpt where nearly all it says is in the other, of which much has no
//! counterpart, in many sentences. Two texts of which little has a trusted counterpart on either side
//! were paired by mistake.

use zhen_text::Language;

use super::page_line;
use crate::checker::CheckedPair;
use crate::coverage::{Coverage, covered};
use crate::detail::Detail;
use crate::detect::Draft;
use crate::finding::Passage;
use crate::kind::FindingKind;

/// Share of the longer version below which the other is an excerpt, and of the shorter version that
/// the other has at least, in characters.
const LONGER: f64 = 0.67;
const SHORTER: f64 = 0.85;
/// Sentences of the longer version without counterpart, at least: fewer are omissions.
const SENTENCES: usize = 5;
/// Trusted share, which is that of the characters each weighed by the confidence in its bead: two
/// texts of which neither has so much hardly translate each other. Documents paired at random stay
/// below 0.18, of excerpts the shorter one lies above 0.5; measured on news, manuals, readouts.
const RELATED: f64 = 0.22;
/// Trusted share that an excerpt has at least.
const EXCERPT: f64 = 0.5;
/// Sentences that both sides have at least for that to be told.
const TELLING: usize = 4;

/// How far two documents translate each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Extent {
    /// As translations do.
    Whole,
    /// One is an excerpt of the other.
    Excerpt {
        shorter: Language,
        /// Share of the longer one that has a counterpart, in [0, 1].
        covered: f64,
    },
    /// Hardly at all; the shares of both that have a counterpart.
    Hardly { english: f64, chinese: f64 },
}

impl Extent {
    /// Measures how far the two documents translate each other; lines of the page do not count.
    pub(super) fn of(pair: &CheckedPair<'_>) -> Self {
        let documents = [pair.english, pair.chinese];
        let lengths = documents.map(|document| document.sentences().len());
        let beads = pair.alignment.beads().iter().map(|scored| &scored.bead);
        let mut has_counterpart = covered(beads, lengths);
        for block in pair.alignment.moved() {
            has_counterpart[0][block.source.clone()].fill(true);
            has_counterpart[1][block.target.clone()].fill(true);
        }
        let page_lines = documents.map(page_line::of_document);
        // What is told is what the report says of coverage, too.
        let told = [0, 1].map(|side| {
            let of_side = &has_counterpart[side];
            Coverage::new(documents[side], |sentence| of_side[sentence]).share()
        });
        let coverages = [0, 1].map(|side| {
            let is_counted = |sentence: usize| !page_lines[side][sentence];
            Coverage::of_some(documents[side], is_counted, |sentence| {
                has_counterpart[side][sentence]
            })
        });
        let shares = coverages.map(|coverage| coverage.share());
        let missing = coverages.map(|own| own.sentences - own.covered_sentences);
        let trusted = [0, 1].map(|side| trusted_share(pair, side, &page_lines[side]));
        let is_excerpt = |longer: usize, shorter: usize| {
            shares[longer] < LONGER
                && shares[shorter] >= SHORTER
                && trusted[shorter] >= EXCERPT
                && missing[longer] >= SENTENCES
        };
        let is_telling = coverages.iter().all(|own| own.sentences >= TELLING);
        if is_telling && trusted.iter().all(|share| *share < RELATED) {
            Self::Hardly { english: told[0], chinese: told[1] }
        } else if is_excerpt(0, 1) {
            Self::Excerpt { shorter: Language::Chinese, covered: told[0] }
        } else if is_excerpt(1, 0) {
            Self::Excerpt { shorter: Language::English, covered: told[1] }
        } else {
            Self::Whole
        }
    }

    /// Drafts the finding about the documents as a whole, if there is one.
    pub(super) fn draft(self, pair: &CheckedPair<'_>) -> Option<Draft> {
        let (kind, confidence, detail) = match self {
            Self::Whole => return None,
            Self::Excerpt { shorter, covered } => (
                FindingKind::Abridged,
                0.95,
                Detail::Abridged { shorter, covered_percent: percent(covered) },
            ),
            Self::Hardly { english, chinese } => (
                FindingKind::Unrelated,
                0.9,
                Detail::Unrelated {
                    english_percent: percent(english),
                    chinese_percent: percent(chinese),
                },
            ),
        };
        let whole = |count: usize| Passage::of_sentences(0..count);
        Some(Draft::new(
            kind,
            confidence,
            whole(pair.english.sentences().len()),
            whole(pair.chinese.sentences().len()),
            detail,
        ))
    }
}

/// The share of a side's characters that stand in two-sided beads or moved blocks, each weighed by
/// the confidence in them.
fn trusted_share(pair: &CheckedPair<'_>, side: usize, is_page_line: &[bool]) -> f64 {
    let document = [pair.english, pair.chinese][side];
    let mut confidences = vec![0.0_f64; document.sentences().len()];
    let beads = pair.alignment.beads().iter().filter(|scored| !scored.bead.is_null());
    for scored in beads {
        let own = [&scored.bead.source, &scored.bead.target][side];
        confidences[own.clone()].fill(scored.confidence);
    }
    for block in pair.alignment.moved() {
        confidences[[&block.source, &block.target][side].clone()].fill(block.confidence);
    }
    let (mut trusted, mut all) = (0.0, 0.0);
    for (sentence, confidence) in confidences.iter().enumerate() {
        if !is_page_line[sentence] {
            let length = document.sentence_text(sentence).chars().count() as f64;
            trusted += length * confidence;
            all += length;
        }
    }
    if all > 0.0 { trusted / all } else { 1.0 }
}

fn percent(share: f64) -> u8 {
    // Between 0 and 100, so that nothing is cut off.
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}
