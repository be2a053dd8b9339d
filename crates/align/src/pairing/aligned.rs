//! What the alignment of two documents tells of their being versions of one.
//!
//! Versions of one document lie in two-sided beads that the aligner is sure of; an abridged one at
//! least on the shorter side, and what it lacks is missing on one side at a place. Documents of one
//! kind, two statements of one ministry, share phrases: between these *both* have text of their
//! own. Trained on the same documents as the other weights.

use std::ops::Range;
use std::sync::LazyLock;

use zhen_text::{Alignment, Document};

use crate::aligner::Aligner;

use super::collection::CandidatePair;
use super::model::{parse_weights, probability};

/// Number of figures of an alignment; the first is always 1.
pub const ALIGNED_FIGURES: usize = 11;
/// What the figures say, in their order.
pub const ALIGNED_NAMES: [&str; ALIGNED_FIGURES] = [
    "always 1",
    "log odds before",
    "aligned share of the better side",
    "aligned share of the other side",
    "mean coverage times mean confidence",
    "sure share of the better side",
    "share replaced",
    "length",
    "chain of the side that is covered better",
    "unlike passages",
    "cosine",
];
/// Which figures speak for a pair (1), against it (−1), or either (0).
pub const ALIGNED_SIGNS: [i8; ALIGNED_FIGURES] = [0, 1, 1, 1, 1, 1, -1, 0, 1, -1, 1];
/// The figures of one alignment. The log odds before, and the last three, which the signatures
/// tell, are 0 where they are not known.
pub type AlignedFigures = [f64; ALIGNED_FIGURES];
/// Place of the log odds among the figures.
const LOG_ODDS: usize = 1;
/// First place of what else the signatures say.
const SIGNATURES: usize = 8;
/// Place of the aligned share of the better side.
pub(super) const BETTER_SHARE: usize = 2;

/// Log odds before count wholly up to this, and beyond it by [`BEYOND`]: words and names that two
/// statements of one kind share give high ones, and if the true counterpart is missing, so does
/// the lead over all others.
const ENOUGH: f64 = 2.0;
const BEYOND: f64 = 0.15;
/// Confidence from which the aligner is sure of a bead.
const SURE: f64 = 0.9;
/// Sentences from which a document is no longer than others.
const LONG: usize = 60;
/// Pairs of sentences up to which two documents are aligned to judge them.
const MOST_ALIGNED: usize = 60_000;
/// Probability, by their alignment alone, from which two documents seem to be versions of one.
const LEAST_ALONE: f64 = 0.2;
/// Characters of the side with fewer, below which an alignment does not tell.
const LEAST_LENGTH: f64 = 60.0;

static BUILT_IN: &str = include_str!("../../data/pairing_aligned.tsv");

/// Says from their finished alignment whether two documents that were paired by content are
/// versions of one, however abridged; true where they are too short to tell.
pub fn seems_translated(english: &Document, chinese: &Document, alignment: &Alignment) -> bool {
    let all = [english, chinese].map(|it| length(it, 0..it.sentences().len()));
    let figures = figures_of_alignment(english, chinese, alignment);
    all[0].min(all[1]) < LEAST_LENGTH || probability_alone(&figures) >= LEAST_ALONE
}

/// Aligns two documents for the figures of their alignment; `None` for documents that are too long
/// to be aligned for this.
pub fn aligned_figures(
    english: &Document,
    chinese: &Document,
    aligner: &Aligner<'_>,
) -> Option<AlignedFigures> {
    let cells = english.sentences().len().saturating_mul(chinese.sentences().len());
    (cells <= MOST_ALIGNED)
        .then(|| figures_of_alignment(english, chinese, &aligner.align(english, chinese)))
}

/// Sums up an alignment.
pub fn figures_of_alignment(
    english: &Document,
    chinese: &Document,
    alignment: &Alignment,
) -> AlignedFigures {
    let documents = [english, chinese];
    let all = documents.map(|document| length(document, 0..document.sentences().len()).max(1.0));
    let (mut weighed, mut covered, mut sure) = ([0.0; 2], [0.0; 2], [0.0; 2]);
    let (mut confidence, mut two_sided) = (0.0, 0.0_f64);
    // What both sides have of their own since the last two-sided bead.
    let (mut gap, mut replaced) = ([0.0_f64; 2], 0.0);
    for scored in alignment.beads() {
        let sides = [scored.bead.source.clone(), scored.bead.target.clone()];
        let is_two_sided = sides.iter().all(|sentences| !sentences.is_empty());
        if is_two_sided {
            replaced += gap[0].min(gap[1]);
            gap = [0.0; 2];
            confidence += scored.confidence;
            two_sided += 1.0;
        }
        for (side, sentences) in sides.into_iter().enumerate() {
            let share = length(documents[side], sentences) / all[side];
            if is_two_sided {
                weighed[side] += share * scored.confidence;
                covered[side] += share;
                sure[side] += if scored.confidence >= SURE { share } else { 0.0 };
            } else {
                gap[side] += share;
            }
        }
    }
    replaced += gap[0].min(gap[1]);
    let sentences = english.sentences().len().min(chinese.sentences().len()).min(LONG);
    [
        1.0,
        0.0,
        weighed[0].max(weighed[1]),
        weighed[0].min(weighed[1]),
        (covered[0] + covered[1]) / 2.0 * confidence / two_sided.max(1.0),
        sure[0].max(sure[1]),
        replaced,
        libm::log(1.0 + sentences as f64),
        0.0,
        0.0,
        0.0,
    ]
}

fn length(document: &Document, sentences: Range<usize>) -> f64 {
    let lengths = sentences.map(|sentence| document.sentence_text(sentence).len());
    lengths.sum::<usize>() as f64
}

/// Adds to the figures of an alignment what the signatures say.
///
/// Numbered articles are aligned by their numbers, whatever they say; so it counts if passages are
/// less alike than those of translations hardly ever are.
pub fn with_signatures(mut figures: AlignedFigures, pair: &CandidatePair) -> AlignedFigures {
    let log_odds = pair.log_odds();
    figures[LOG_ODDS] = log_odds.min(ENOUGH) + BEYOND * (log_odds - ENOUGH).clamp(0.0, 8.0);
    let [cosine, chain, unlike] = [4, 9, 12].map(|at: usize| f64::from(pair.figures[at]));
    figures[SIGNATURES..].copy_from_slice(&[
        chain.min(0.35),
        (unlike - 0.1).max(0.0),
        cosine.min(0.6),
    ]);
    figures
}

/// Natural logarithm of the odds that a candidate is one document.
pub(super) fn aligned_log_odds(figures: AlignedFigures, pair: &CandidatePair) -> f64 {
    sum(&weights()[1], &with_signatures(figures, pair))
}

/// The probability that two documents are one by their alignment alone.
fn probability_alone(figures: &AlignedFigures) -> f64 {
    probability(sum(&weights()[0], figures))
}

fn sum(weights: &AlignedFigures, figures: &AlignedFigures) -> f64 {
    weights.iter().zip(figures).map(|(weight, figure)| weight * figure).sum()
}

/// The weights inside the binary: by the alignment alone, and with the log odds before.
fn weights() -> &'static [AlignedFigures; 2] {
    static WEIGHTS: LazyLock<[AlignedFigures; 2]> = LazyLock::new(|| {
        parse_weights(BUILT_IN, &ALIGNED_NAMES).expect("a test checks the weights in the binary")
    });
    &WEIGHTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_in_the_binary_are_whole() {
        assert!(parse_weights(BUILT_IN, &ALIGNED_NAMES).is_some());
    }
}
