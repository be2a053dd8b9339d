//! The numbers by which a pair of signatures is judged.

use super::comparison::Comparison;
use super::passages::Likeness;
use super::signature::DocumentSignature;

/// Number of figures of a pair by itself; the first is always 1.
pub const PAIR_FIGURES: usize = 25;
/// Number of figures of a pair among others: those by itself, and what only a collection tells.
pub const FIGURES: usize = PAIR_FIGURES + 7;

/// Sentences from which a document is no longer than others: the weights were not trained on much
/// longer ones.
const LONG: usize = 60;
/// ln of the usual number of Chinese characters for one English letter.
const USUAL_RATIO: f32 = -1.05;

/// What the figures say, in their order.
pub const FIGURE_NAMES: [&str; FIGURES] = [
    "always 1",
    "English words with a counterpart",
    "Chinese words with a counterpart",
    "words of the side that is covered better",
    "cosine",
    "best passages, English",
    "best passages, Chinese",
    "chain, English",
    "chain, Chinese",
    "chain of the side that is covered better",
    "unlike passages, English",
    "unlike passages, Chinese",
    "unlike passages of the side that is covered better",
    "cosine of the first passages",
    "names",
    "values",
    "English values missing",
    "Chinese values missing",
    "values missing on the side that misses least",
    "share of values",
    "share of names",
    "length ratio",
    "length ratio squared",
    "length",
    "chain times length",
    "cosine beyond what all documents share",
    "lead over the English document's others",
    "lead over the Chinese document's others",
    "least lead",
    "words beyond the English document's others",
    "words beyond the Chinese document's others",
    "chain beyond the documents' others",
];

/// Which figures speak for a pair (1), against it (−1), or either (0): weights keep to it, so that
/// what no training document showed is not judged the wrong way round.
pub const FIGURE_SIGNS: [i8; FIGURES] = [
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, 1, 1, 1, -1, -1, -1, 1, 1, -1, -1, 0, 1, 1, 1, 1, 1,
    1, 1, 1,
];

/// The figures of one pair.
pub type PairingFigures = [f32; FIGURES];

/// Sums up a pair; what only a collection tells is 0.
pub(super) fn figures_of_pair(
    english: &DocumentSignature,
    chinese: &DocumentSignature,
    common: &Comparison,
    likeness: &Likeness,
) -> PairingFigures {
    let ln_1 = |value: f32| libm::logf(1.0 + value);
    let ratio = libm::logf((chinese.characters + 5.0) / (english.characters + 5.0)) - USUAL_RATIO;
    let cosine: f32 = english
        .passages
        .whole()
        .zip(chinese.passages.whole())
        .map(|(one, other)| one * other)
        .sum();
    let length = ln_1(english.sentences.min(chinese.sentences).min(LONG) as f32);
    let chain = likeness.chain[0].max(likeness.chain[1]);
    let [missing, chinese_missing] = common.facts_missing.map(ln_1);
    let of_pair: [f32; PAIR_FIGURES] = [
        1.0,
        common.words[0],
        common.words[1],
        common.words[0].max(common.words[1]),
        cosine,
        likeness.best[0],
        likeness.best[1],
        likeness.chain[0],
        likeness.chain[1],
        chain,
        likeness.unlike[0],
        likeness.unlike[1],
        likeness.unlike[0].min(likeness.unlike[1]),
        likeness.head,
        ln_1(common.names),
        ln_1(common.facts),
        missing,
        chinese_missing,
        missing.min(chinese_missing),
        common.facts / (common.facts + common.facts_missing[0].min(common.facts_missing[1]) + 2.0),
        common.names / (common.names + common.names_missing + 2.0),
        ratio.abs(),
        (ratio * ratio).min(4.0),
        length,
        chain * length,
    ];
    let mut figures = [0.0; FIGURES];
    figures[..PAIR_FIGURES].copy_from_slice(&of_pair);
    figures
}

/// How alike a pair is, as far as that compares with other pairs of the same documents.
pub(super) fn strength(figures: &PairingFigures) -> f32 {
    figures[1]
        + figures[2]
        + figures[PAIR_FIGURES]
        + figures[7]
        + figures[8]
        + 0.1 * (figures[14] + figures[15])
}
