//! Training the weights on gold alignments.
//!
//! Maximises the conditional log likelihood of the gold under the semi-Markov model (a semi-CRF,
//! Sarawagi and Cohen 2004) by gradient ascent with per-weight steps (Adam, Kingma and Ba 2015),
//! a pull towards zero, and the same number of sentences' say for every set. The gradient is the
//! difference between the features expected under the gold and under the model.

use zhen_lexicon::Lexicon;
use zhen_text::{Document, IndexBead};

use crate::aligner::pair_columns;
use crate::anchor::rough_band;
use crate::band::Band;
use crate::coarse::{CoarsePass, coarse_pass};
use crate::evidence::PairEvidence;
use crate::features::{FEATURES, FeatureVector, Featurizer};
use crate::lattice::Lattice;
use crate::model::Weights;
use crate::shape::{BeadShape, LONGEST_SIDE};

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
    /// Gold beads as (row, column, shape), sorted, and regions where any bead may stand.
    gold: Vec<(usize, usize, usize, usize)>,
    free: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)>,
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
        let evidence = PairEvidence::new(english, chinese, lexicon);
        let coarse = coarse_pass(&evidence, &rough_band(&evidence));
        let features = all_features(&evidence, &coarse);
        let band = coarse.band;
        let mut pair = Self { band, gold: Vec::new(), free: Vec::new(), features, weight };
        pair.take_gold(gold)?;
        let nothing = Weights { values: [0.0; FEATURES] };
        let (_, reachable) = pair.gold_only(&pair.lattice(&nothing)).posteriors();
        (reachable > f64::NEG_INFINITY).then_some(pair)
    }

    fn take_gold(&mut self, gold: &[IndexBead]) -> Option<()> {
        let mut beads: Vec<&IndexBead> = gold.iter().collect();
        let first = |ids: &[usize]| ids.iter().min().copied();
        beads.sort_by_key(|bead| {
            (first(&bead.source).unwrap_or(usize::MAX), first(&bead.target).unwrap_or(usize::MAX))
        });
        for bead in beads {
            for (is_source, &sentence) in bead
                .source
                .iter()
                .map(|id| (true, id))
                .chain(bead.target.iter().map(|id| (false, id)))
                .filter(|_| bead.is_null())
            {
                // A null bead may begin anywhere its sentence is next: its other side is free.
                let (rows, columns) = match is_source {
                    true => (sentence..sentence + 1, 0..usize::MAX),
                    false => (0..usize::MAX, sentence..sentence + 1),
                };
                self.free.push((rows, columns));
            }
            if bead.is_null() {
                continue;
            }
            let (row, column) = (first(&bead.source)?, first(&bead.target)?);
            let (rows, columns) = (bead.source.len(), bead.target.len());
            let whole = bead.source.iter().max()? - row + 1 == rows
                && bead.target.iter().max()? - column + 1 == columns;
            if !whole {
                return None;
            }
            if rows > LONGEST_SIDE || columns > LONGEST_SIDE {
                self.free.push((row..row + rows, column..column + columns));
            } else {
                self.gold.push((row, column, rows, columns));
            }
        }
        self.gold.sort_unstable();
        Some(())
    }

    fn allows(&self, row: usize, column: usize, shape: BeadShape) -> bool {
        if self.gold.binary_search(&(row, column, shape.english, shape.chinese)).is_ok() {
            return true;
        }
        self.free.iter().any(|(rows, columns)| match (rows.end, columns.end) {
            (_, usize::MAX) => shape.chinese == 0 && rows.start == row,
            (usize::MAX, _) => shape.english == 0 && columns.start == column,
            _ => {
                rows.start <= row
                    && row + shape.english <= rows.end
                    && columns.start <= column
                    && column + shape.chinese <= columns.end
            }
        })
    }

    fn lattice(&self, weights: &Weights) -> Lattice<'_> {
        let mut features = self.features.iter();
        Lattice::new(&self.band, |_, _, _| {
            weights.score(features.next().expect("features were listed in this order"))
        })
    }

    fn gold_only<'b>(&self, lattice: &Lattice<'b>) -> Lattice<'b> {
        lattice.restricted(|row, column, shape| self.allows(row, column, shape))
    }

    /// Adds weight × gradient to `gradient` and returns weight × log likelihood of the gold.
    fn add_gradient(&self, weights: &Weights, gradient: &mut [f64; FEATURES]) -> f64 {
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
        self.weight * (gold_total - total)
    }
}

fn all_features(evidence: &PairEvidence, coarse: &CoarsePass) -> Vec<FeatureVector> {
    let mut features = Vec::new();
    let mut featurizer = Featurizer::new(evidence, coarse.length_ratio);
    Lattice::new(&coarse.band, |row, column, shape| {
        featurizer.move_to(row, |sentence| pair_columns(&coarse.band, sentence));
        features.push(featurizer.features(row, column, shape));
        0.0
    });
    features
}

/// Trains weights; calls `report` with the number of each pass and its mean log likelihood.
///
/// Without pairs the weights stay as they are. Sequential and without chance: the same pairs in the same order give the same weights.
pub fn train(
    pairs: &[TrainingPair],
    start: &Weights,
    mut report: impl FnMut(usize, f64),
) -> Weights {
    let mut weights = start.clone();
    if pairs.is_empty() {
        return weights;
    }
    let (mut mean, mut spread) = ([0.0; FEATURES], [0.0; FEATURES]);
    let all: f64 = pairs.iter().map(|pair| pair.weight).sum::<f64>().max(1e-9);
    for pass in 1..=PASSES {
        let mut gradient = [0.0; FEATURES];
        let mut likelihood = 0.0;
        for pair in pairs {
            likelihood += pair.add_gradient(&weights, &mut gradient);
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
