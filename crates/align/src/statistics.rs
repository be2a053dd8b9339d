//! What kind of translation a document pair is, as the first pass finds it.
//!
//! How free it is, how much is left out on either side, how much is merged: the second pass
//! weighs every bead in the light of these, so that its priors are those of the pair. Each is
//! mixed with what is usual, so that short documents are taken for usual ones.

use crate::candidate::Candidate;
use crate::evidence::PairEvidence;
use crate::features::{FEATURES, INPUTS, REFINED, base, refined};

/// Names of the statistics, in the order of the inputs.
pub(crate) const STATISTIC_NAMES: [&str; STATISTICS] = [
    "pair_english_nulls",
    "pair_chinese_nulls",
    "pair_many_1",
    "pair_1_many",
    "pair_many_many",
    "pair_english_explained",
    "pair_chinese_explained",
    "pair_cosine",
    "pair_length_spread",
    "pair_paragraphs",
    "pair_sentence_length",
    "pair_doubt",
    "pair_sentences",
];

/// Number of statistics.
pub(crate) const STATISTICS: usize = 13;

/// Sentences, or beads, of a usual document that are mixed in.
const USUAL_WEIGHT: f32 = 8.0;
/// Usual shares of null sentences.
const USUAL_NULLS: f32 = 0.03;
/// Usual shares of n-1, 1-m and n-m beads.
const USUAL_MERGES: [f32; 3] = [0.06, 0.06, 0.02];
/// Usual shares of linked words that are explained, and usual cosine of a bead.
const USUAL_EXPLAINED: f32 = 0.6;
const USUAL_COSINE: f32 = 0.6;
/// Usual spread of the logarithm of the length ratio of beads.
const USUAL_SPREAD: f32 = 0.3;
/// Beads shorter than this many English characters say nothing of the length ratio.
const TELLING_LENGTH: f32 = 20.0;

/// Statistics of a pair.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PairStatistics {
    /// As the network takes them: about −1 to 1.
    pub(crate) values: [f32; STATISTICS],
    /// Mean and spread of ln(Chinese length / expected length) of two-sided beads.
    length: (f32, f32),
}

impl PairStatistics {
    /// Gathers the statistics of candidates, each as probable as the first pass says.
    pub(crate) fn new(
        evidence: &PairEvidence,
        candidates: &[Candidate],
        inputs: &[[f32; INPUTS]],
    ) -> Self {
        let mut nulls = [0.0_f32; 2];
        let mut shapes = [0.0_f32; 4];
        let (mut english, mut chinese, mut cosine) =
            (Mean::of(USUAL_EXPLAINED), Mean::of(USUAL_EXPLAINED), Mean::of(USUAL_COSINE));
        let (mut length, mut square) = (Mean::of(0.0), Mean::of(USUAL_SPREAD * USUAL_SPREAD));
        let mut doubt = Mean::of(0.1);
        for (candidate, inputs) in candidates.iter().zip(inputs) {
            let weight = candidate.posterior;
            doubt.add(1.0 - weight, weight);
            match (candidate.shape.english, candidate.shape.chinese) {
                (_, 0) => nulls[0] += weight,
                (0, _) => nulls[1] += weight,
                (1, 1) => shapes[3] += weight,
                (_, 1) => shapes[0] += weight,
                (1, _) => shapes[1] += weight,
                _ => shapes[2] += weight,
            }
            if candidate.shape.is_null() {
                continue;
            }
            english.add(inputs[base::ENGLISH_EXPLAINED], weight);
            chinese.add(inputs[base::CHINESE_EXPLAINED], weight);
            cosine.add(inputs[base::COSINE], weight);
            let rows = candidate.row..candidate.row + candidate.shape.english;
            if evidence.english.length(rows) >= TELLING_LENGTH {
                let difference = inputs[FEATURES + refined::LENGTH_SIGNED];
                length.add(difference, weight);
                square.add(difference * difference, weight);
            }
        }
        let counts = [evidence.english.len(), evidence.chinese.len()].map(|count| count as f32);
        let beads: f32 = shapes.iter().sum();
        let log_share = |count: f32, all: f32, usual: f32| {
            let share = (count + USUAL_WEIGHT * usual) / (all + USUAL_WEIGHT);
            (libm::logf(share / usual) * 0.4).clamp(-1.5, 1.5)
        };
        let mean_length = evidence.english.length(0..evidence.english.len()) / counts[0].max(1.0);
        let starts = |side: &crate::evidence::Side| {
            (0..side.len()).any(|sentence| side.form(sentence).starts_block)
        };
        let paragraphs = starts(&evidence.english) && starts(&evidence.chinese);
        let mean = length.value();
        let spread = libm::sqrtf((square.value() - mean * mean).max(0.01));
        let values = [
            log_share(nulls[0], counts[0], USUAL_NULLS),
            log_share(nulls[1], counts[1], USUAL_NULLS),
            log_share(shapes[0], beads, USUAL_MERGES[0]),
            log_share(shapes[1], beads, USUAL_MERGES[1]),
            log_share(shapes[2], beads, USUAL_MERGES[2]),
            (english.value() - USUAL_EXPLAINED) * 3.0,
            (chinese.value() - USUAL_EXPLAINED) * 3.0,
            (cosine.value() - USUAL_COSINE) * 3.0,
            libm::logf(spread / USUAL_SPREAD),
            f32::from(u8::from(paragraphs)),
            (libm::logf(1.0 + mean_length) - 4.3).clamp(-2.0, 2.0),
            doubt.value() * 2.0 - 0.5,
            (libm::logf(1.0 + counts[0] + counts[1]) - 5.0).clamp(-3.0, 3.0) * 0.3,
        ];
        Self { values, length: (mean, spread) }
    }

    /// Puts the statistics into the inputs of a bead, and measures its length by them.
    pub(crate) fn complete(&self, inputs: &mut [f32; INPUTS], is_null: bool) {
        inputs[FEATURES + REFINED..].copy_from_slice(&self.values);
        if is_null {
            return;
        }
        let own = &mut inputs[FEATURES..];
        let deviation = (own[refined::LENGTH_SIGNED] - self.length.0) / self.length.1;
        own[refined::LENGTH_SIGNED] = deviation.clamp(-4.0, 4.0) * 0.4;
        own[refined::LENGTH_DEVIATION] = deviation.abs().min(5.0) * 0.4;
        own[refined::LENGTH_DEVIATION_SQUARED] = (deviation * deviation).min(16.0) * 0.15;
    }
}

/// A weighted mean that begins with a usual value.
#[derive(Clone, Copy, Debug)]
struct Mean {
    sum: f32,
    weight: f32,
}

impl Mean {
    fn of(usual: f32) -> Self {
        Self { sum: usual * USUAL_WEIGHT, weight: USUAL_WEIGHT }
    }

    fn add(&mut self, value: f32, weight: f32) {
        self.sum += value * weight;
        self.weight += weight;
    }

    fn value(self) -> f32 {
        self.sum / self.weight
    }
}
