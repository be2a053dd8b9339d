//! Document pairing: which Chinese document is the counterpart of which English one.
//!
//! Each document is kept as a [`DocumentSignature`] of some kilobytes. An inverted index and the
//! document vectors name a few candidates for each; a candidate is judged by the words, names and
//! values that both have, by how the passages go along, and by how far it is ahead of the other
//! candidates of its documents; those that are not hopeless are aligned, and the alignment is the
//! last judge; the heaviest one-to-one matching of log odds decides. So a document whose own counterpart is missing stays alone, and near-duplicates go to their own partners
//! though each would do for the other.
//!
//! Time: linear in the documents by the index; up to 2^29 pairs of documents their vectors are
//! compared as well.

mod aligned;
mod assignment;
mod background;
mod candidates;
mod collection;
mod comparison;
mod figures;
mod model;
mod name_keys;
mod passages;
mod signature;
mod single;

pub use aligned::{
    ALIGNED_FIGURES, ALIGNED_NAMES, ALIGNED_SIGNS, AlignedFigures, aligned_figures,
    figures_of_alignment, seems_translated, with_signatures,
};
pub use collection::{CandidatePair, compare_collections};
pub use figures::{FIGURE_NAMES, FIGURE_SIGNS, FIGURES, PAIR_FIGURES, PairingFigures};
pub use signature::DocumentSignature;
pub use single::{
    LEAST_TRANSLATION_PROBABILITY, figures_alone, signature_probability, translation_probability,
};

use rayon::prelude::*;
use zhen_lexicon::Lexicon;

use aligned::aligned_log_odds;
use assignment::{Edge, heaviest_matching};
use model::probability;

/// Log odds of two candidates of a document are told apart down to this.
const LEAST_WEIGHT: f64 = 1e-6;

/// Two documents that are one, probably.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DocumentMatch {
    /// Number of the English document.
    pub english: usize,
    /// Number of the Chinese document.
    pub chinese: usize,
    /// Probability in (0, 1).
    pub probability: f64,
}

/// Which documents of two collections belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// One-to-one matches, by English document.
    pub matches: Vec<DocumentMatch>,
    /// The likeliest counterpart of each English document, if any is likely at all.
    pub nearest_to_english: Vec<Option<DocumentMatch>>,
    /// The likeliest counterpart of each Chinese document.
    pub nearest_to_chinese: Vec<Option<DocumentMatch>>,
}

/// Log odds from which a pair is worth an alignment.
pub const WORTH_ALIGNING: f64 = -3.5;

/// Matches the documents of two collections one to one; a match is at least as probable as `least`.
///
/// Of each pair that may be one, `aligned` is asked for its [`aligned_figures`], English document
/// first; with `None` it is judged without. The same documents in the same order always
/// give the same matches.
pub fn match_documents(
    english: &[DocumentSignature],
    chinese: &[DocumentSignature],
    lexicon: &Lexicon<'_>,
    least: f64,
    aligned: impl Fn(usize, usize) -> Option<AlignedFigures> + Sync,
) -> Matches {
    let least = least.clamp(1e-6, 1.0 - 1e-6);
    let threshold = libm::log(least / (1.0 - least));
    let judge = |pair: &CandidatePair| {
        let log_odds = pair.log_odds();
        if log_odds < WORTH_ALIGNING {
            return log_odds;
        }
        match aligned(pair.english, pair.chinese) {
            Some(figures) => aligned_log_odds(figures, pair),
            None => log_odds,
        }
    };
    let pairs = compare_collections(english, chinese, lexicon);
    let judged: Vec<f64> = pairs.par_iter().map(judge).collect();
    let mut matches = Matches {
        matches: Vec::new(),
        nearest_to_english: vec![None; english.len()],
        nearest_to_chinese: vec![None; chinese.len()],
    };
    let mut edges = Vec::new();
    for (pair, log_odds) in pairs.iter().zip(judged) {
        let (english, chinese) = (pair.english, pair.chinese);
        let found = DocumentMatch { english, chinese, probability: probability(log_odds) };
        for nearest in
            [&mut matches.nearest_to_english[english], &mut matches.nearest_to_chinese[chinese]]
        {
            if nearest.is_none_or(|known| found.probability > known.probability) {
                *nearest = Some(found);
            }
        }
        if log_odds >= threshold {
            let weight = (log_odds - threshold).max(LEAST_WEIGHT);
            edges.push((Edge { row: english, column: chinese, weight }, found));
        }
    }
    let weights: Vec<Edge> = edges.iter().map(|(edge, _)| *edge).collect();
    let columns = heaviest_matching(english.len(), chinese.len(), &weights);
    let is_chosen = |edge: &Edge| columns[edge.row] == Some(edge.column);
    matches.matches = edges.iter().filter(|(edge, _)| is_chosen(edge)).map(|it| it.1).collect();
    matches
}
