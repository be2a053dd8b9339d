//! Training the weights on gold alignments; this file trains those of the first pass.
//!
//! Maximises the conditional log likelihood of the gold under the semi-Markov model (a semi-CRF,
//! Sarawagi and Cohen 2004) by gradient ascent with per-weight steps (Adam, Kingma and Ba 2015),
//! a pull towards zero, and the say of each pair that its caller gives. The gradient is the
//! difference between the features expected under the gold and under the model.

mod adam;
mod dice;
mod gold;
mod second;

use rayon::prelude::*;
use zhen_lexicon::Lexicon;
use zhen_text::{Document, IndexBead};

use crate::aligner::adapted;
use crate::band::Band;
use crate::candidate::pair_columns;
use crate::coarse::CoarsePass;
use crate::evidence::PairEvidence;
use crate::features::{FEATURES, FeatureVector, Featurizer};
use crate::lattice::Lattice;
use crate::model::Weights;
use crate::shape::LONGEST_SIDE;

pub use dice::Dice;
pub use second::{SecondPair, train_network};

use gold::Gold;

/// Full passes over the training pairs.
const PASSES: usize = 80;
/// Step of the first pass; falls linearly to a tenth.
const STEP: f64 = 0.15;
/// Pull towards zero, per pair of weight 1.
const PULL: f64 = 1e-4;

/// A document pair with its gold alignment, made ready for training.
#[derive(Debug)]
pub struct TrainingPair {
    band: Band,
    gold: Gold,
    /// Features of every bead inside the band, in the order of the lattice.
    features: Vec<FeatureVector>,
    weight: f64,
}

impl TrainingPair {
    /// Prepares a pair; `weight` is its say in the training.
    ///
    /// Returns `None` when the gold crosses or lies outside the band of the search.
    pub fn new(
        english: &Document,
        chinese: &Document,
        gold: &[IndexBead],
        weight: f64,
        lexicon: &Lexicon<'_>,
    ) -> Option<Self> {
        let gold = Gold::new(gold, false)?;
        let mut evidence = PairEvidence::new(english, chinese, lexicon);
        let coarse = adapted(&mut evidence);
        let features = all_features(&evidence, &coarse);
        let band = coarse.band;
        let pair = Self { band, gold, features, weight };
        let nothing = Weights { values: [0.0; FEATURES] };
        let (_, reachable) = pair.gold_only(&pair.lattice(&nothing)).posteriors();
        (reachable > f64::NEG_INFINITY).then_some(pair)
    }

    fn lattice(&self, weights: &Weights) -> Lattice<'_> {
        let mut features = self.features.iter();
        Lattice::new(&self.band, |_, _, _| {
            weights.score(features.next().expect("features were listed in this order"))
        })
    }

    fn gold_only<'b>(&self, lattice: &Lattice<'b>) -> Lattice<'b> {
        lattice.restricted(|row, column, shape| self.gold.allows(row, column, shape))
    }

    /// Weight × gradient, and weight × log likelihood of the gold.
    fn gradient(&self, weights: &Weights) -> ([f64; FEATURES], f64) {
        let mut gradient = [0.0; FEATURES];
        let lattice = self.lattice(weights);
        let (model, total) = lattice.posteriors();
        let (gold, gold_total) = self.gold_only(&lattice).posteriors();
        for (slot, features) in lattice.slots().zip(&self.features) {
            let difference = f64::from(gold[slot]) - f64::from(model[slot]);
            if difference.abs() > 1e-5 {
                for (sum, &feature) in gradient.iter_mut().zip(features) {
                    *sum += self.weight * difference * f64::from(feature);
                }
            }
        }
        (gradient, self.weight * (gold_total - total))
    }
}

fn all_features(evidence: &PairEvidence, coarse: &CoarsePass) -> Vec<FeatureVector> {
    let mut features = Vec::new();
    let mut featurizer = Featurizer::new(evidence, coarse.length_ratio, LONGEST_SIDE);
    Lattice::new(&coarse.band, |row, column, shape| {
        featurizer.move_to(row, |sentence| pair_columns(&coarse.band, sentence, LONGEST_SIDE));
        features.push(featurizer.features(row, column, shape));
        0.0
    });
    features
}

/// Trains weights; calls `report` with the number of each pass and its mean log likelihood.
///
/// Begins with zeros. Without chance: the same pairs in the same
/// order give the same weights, whatever the number of threads.
pub fn train(pairs: &[TrainingPair], mut report: impl FnMut(usize, f64)) -> Weights {
    let mut weights = Weights { values: [0.0; FEATURES] };
    let (mut mean, mut spread) = ([0.0; FEATURES], [0.0; FEATURES]);
    let all: f64 = pairs.iter().map(|pair| pair.weight).sum::<f64>().max(1e-9);
    for pass in 1..=PASSES {
        let mut gradient = [0.0; FEATURES];
        let mut likelihood = 0.0;
        let parts: Vec<([f64; FEATURES], f64)> =
            pairs.par_iter().map(|pair| pair.gradient(&weights)).collect();
        for (part, own) in &parts {
            likelihood += own;
            gradient.iter_mut().zip(part).for_each(|(sum, value)| *sum += value);
        }
        report(pass, likelihood / all);
        let step = STEP * (1.0 - 0.9 * pass as f64 / PASSES as f64);
        for index in 0..FEATURES {
            let slope = gradient[index] / all - PULL * weights.values[index];
            mean[index] = 0.9 * mean[index] + 0.1 * slope;
            spread[index] = 0.99 * spread[index] + 0.01 * slope * slope;
            let bias = (1.0 - libm::pow(0.9, pass as f64), 1.0 - libm::pow(0.99, pass as f64));
            let root = libm::sqrt(spread[index] / bias.1);
            weights.values[index] += step * (mean[index] / bias.0) / (root + 1e-8);
        }
    }
    weights
}
