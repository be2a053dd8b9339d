//! All documents of two sides compared: candidates, and their figures.

use rayon::prelude::*;
use zhen_lexicon::Lexicon;

use super::background::{Background, Weights};
use super::candidates::{Collection, Vector, candidates};
use super::comparison::{Comparison, StemPlaces, Translations};
use super::figures::{FIGURES, PAIR_FIGURES, PairingFigures, figures_of_pair, strength};
use super::model::PairingModel;
use super::signature::DocumentSignature;

/// A pair that may be one document in two languages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CandidatePair {
    /// Number of the English document.
    pub english: usize,
    /// Number of the Chinese document.
    pub chinese: usize,
    /// What speaks for it.
    pub figures: PairingFigures,
}

impl CandidatePair {
    /// Natural logarithm of the odds that it is one document, before it is aligned.
    pub fn log_odds(&self) -> f64 {
        PairingModel::built_in().log_odds_among_others(&self.figures)
    }
}

/// Finds the few pairs of two collections that may be one document, with their figures, in order.
pub fn compare_collections(
    english: &[DocumentSignature],
    chinese: &[DocumentSignature],
    lexicon: &Lexicon<'_>,
) -> Vec<CandidatePair> {
    let translations = Translations::of(chinese, lexicon);
    let weigh = |signatures: &[DocumentSignature]| -> Vec<Weights> {
        let background = Background::of(signatures);
        signatures.par_iter().map(|signature| background.weigh(signature, lexicon)).collect()
    };
    let (english_weights, chinese_weights) = (weigh(english), weigh(chinese));
    let (english_vectors, chinese_vectors) = (Vector::centred(english), Vector::centred(chinese));
    let of_english =
        Collection { signatures: english, weights: &english_weights, vectors: &english_vectors };
    let of_chinese =
        Collection { signatures: chinese, weights: &chinese_weights, vectors: &chinese_vectors };
    let mut pairs = candidates(of_english, of_chinese, &translations);
    pairs.retain(|&(one, other)| !english[one].is_empty() && !chinese[other].is_empty());
    let of_one: Vec<&[(usize, usize)]> = pairs.chunk_by(|left, right| left.0 == right.0).collect();
    let compare = |(places, before): &mut (StemPlaces, Option<usize>),
                   (one, other): (usize, usize)| {
        if *before != Some(one) {
            places.replace(before.map(|before| &english[before]), &english[one]);
            *before = Some(one);
        }
        let common = Comparison::new(
            (&english[one], &english_weights[one]),
            (&chinese[other], &chinese_weights[other]),
            &translations,
            places,
        );
        let likeness = english[one].passages.likeness(&chinese[other].passages);
        let mut figures = figures_of_pair(&english[one], &chinese[other], &common, &likeness);
        figures[PAIR_FIGURES] = english_vectors[one].cosine(&chinese_vectors[other]);
        CandidatePair { english: one, chinese: other, figures }
    };
    let mut compared: Vec<CandidatePair> = of_one
        .into_par_iter()
        .map_init(Default::default, |state, pairs| -> Vec<CandidatePair> {
            pairs.iter().map(|&pair| compare(state, pair)).collect()
        })
        .flatten_iter()
        .collect();
    add_leads(&mut compared, english.len(), chinese.len());
    compared
}

/// The best and the second best of some numbers, and their number and sum.
#[derive(Clone, Copy, Debug)]
struct Best {
    first: f32,
    second: f32,
}

impl Best {
    fn new() -> Self {
        Self { first: f32::NEG_INFINITY, second: f32::NEG_INFINITY }
    }

    fn add(&mut self, value: f32) {
        if value > self.first {
            (self.first, self.second) = (value, self.first);
        } else {
            self.second = self.second.max(value);
        }
    }

    /// The best of the others, for one of the numbers; `none` where there is no other.
    fn other_than(&self, value: f32, none: f32) -> f32 {
        let best = if value >= self.first { self.second } else { self.first };
        if best.is_finite() { best } else { none }
    }
}

/// Adds what a pair has over the other candidates of its documents.
fn add_leads(pairs: &mut [CandidatePair], english: usize, chinese: usize) {
    type Measure = fn(&PairingFigures) -> f32;
    let measures: [Measure; 4] =
        [strength, |figures| figures[1], |figures| figures[2], |figures| figures[9]];
    let mut of_english = vec![[Best::new(); 4]; english];
    let mut of_chinese = vec![[Best::new(); 4]; chinese];
    for pair in pairs.iter() {
        for (at, measure) in measures.iter().enumerate() {
            let value = measure(&pair.figures);
            of_english[pair.english][at].add(value);
            of_chinese[pair.chinese][at].add(value);
        }
    }
    // What an unrelated document would have, for documents without other candidates.
    const NONE: [f32; 4] = [0.8, 0.3, 0.3, 0.1];
    for pair in pairs.iter_mut() {
        let lead = |bests: &[Best; 4], at: usize| {
            let value = measures[at](&pair.figures);
            value - bests[at].other_than(value, NONE[at])
        };
        let (ours, theirs) = (&of_english[pair.english], &of_chinese[pair.chinese]);
        let [one, other] = [lead(ours, 0), lead(theirs, 0)];
        let leads = [
            one,
            other,
            one.min(other),
            lead(ours, 1),
            lead(theirs, 2),
            lead(ours, 3).min(lead(theirs, 3)),
        ];
        pair.figures[PAIR_FIGURES + 1..FIGURES].copy_from_slice(&leads);
    }
}
