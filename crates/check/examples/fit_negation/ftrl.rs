//! A logistic model of sparse signs, fitted by FTRL-proximal (McMahan and others, "Ad Click
//! Prediction: a View from the Trenches", 2013).

use std::fmt::Write as _;

use crate::sample::{Label, Sample, Samples};
use crate::slips::Random;

const EPOCHS: usize = 6;
/// Step of the descent.
const ALPHA: f64 = 0.1;
const BETA: f64 = 1.0;
/// Penalties of the sum and of the squares of the weights.
const L1: f64 = 8.0;
const L2: f64 = 4.0;
/// Good pairs in which a sign must stand to have a weight.
const SUPPORT: usize = 12;

/// A weight for each sign, by its number.
pub(crate) struct Weights(Vec<f64>);

impl Weights {
    /// Fits weights on the samples of some sources.
    pub(crate) fn fit(samples: &Samples, is_used: impl Fn(usize) -> bool) -> Self {
        let used: Vec<&Sample> = samples
            .all
            .iter()
            .filter(|sample| is_used(sample.source) && sample.label != Label::LostAnyway)
            .filter(|sample| !sample.candidates.is_empty())
            .collect();
        let count = samples.names.len();
        let (mut sums, mut squares) = (vec![0.0_f64; count], vec![0.0_f64; count]);
        let mut weights = Self(vec![0.0; count]);
        let mut order: Vec<usize> = (0..used.len()).collect();
        let mut random = Random::new(7);
        for _ in 0..EPOCHS {
            for index in (1..order.len()).rev() {
                order.swap(index, random.below(index + 1));
            }
            for &index in &order {
                let sample = used[index];
                let Some((score, signs)) = weights.worst(sample) else { continue };
                let is_bad = f64::from(u8::from(sample.label != Label::Good));
                let gradient = (1.0 / (1.0 + (-score).exp()) - is_bad) * sample.weight;
                for &sign in signs {
                    let sign = sign as usize;
                    if samples.support[sign] < SUPPORT {
                        continue;
                    }
                    let square = squares[sign] + gradient * gradient;
                    let sigma = (square.sqrt() - squares[sign].sqrt()) / ALPHA;
                    sums[sign] += gradient - sigma * weights.0[sign];
                    squares[sign] = square;
                    weights.0[sign] = if sums[sign].abs() <= L1 {
                        0.0
                    } else {
                        let rate = (BETA + square.sqrt()) / ALPHA + L2;
                        -(sums[sign] - sums[sign].signum() * L1) / rate
                    };
                }
            }
        }
        weights
    }

    /// Returns the highest score of a word of the pair, and its signs.
    pub(crate) fn worst<'s>(&self, sample: &'s Sample) -> Option<(f64, &'s [u32])> {
        let score = |signs: &[u32]| signs.iter().map(|&sign| self.0[sign as usize]).sum::<f64>();
        sample
            .candidates
            .iter()
            .map(|signs| (score(signs), signs.as_slice()))
            .max_by(|one, other| one.0.total_cmp(&other.0))
    }

    /// Returns how many weights are not nought.
    pub(crate) fn len(&self) -> usize {
        self.0.iter().filter(|weight| **weight != 0.0).count()
    }

    /// Writes the table.
    pub(crate) fn to_text(&self, samples: &Samples) -> String {
        let mut rows: Vec<(&str, f64)> = samples
            .names
            .iter()
            .zip(&self.0)
            .filter(|(_, weight)| weight.abs() >= 0.02)
            .map(|(name, weight)| (name.as_str(), *weight))
            .collect();
        rows.sort_by(|one, other| one.0.cmp(other.0));
        let mut text = String::from(
            "# Weights of the signs of a negation that stands alone (src/detect/negation), fitted\n\
             # by examples/fit_negation on:\n",
        );
        let _ = writeln!(text, "# {}", samples.sources.join(" "));
        for (name, weight) in rows {
            let _ = writeln!(text, "{name}\t{weight:.2}");
        }
        text
    }
}
