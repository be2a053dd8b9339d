//! How far confidences can be trusted: a reliability table and the expected calibration error.
//!
//! Beads are sorted by confidence into ten bins; in each the mean confidence should be the share
//! of right beads. The expected calibration error is the mean of the differences, weighted by
//! beads (Naeini, Cooper and Hauskrecht 2015).

use std::ops::Range;

use zhen_text::IndexBead;

use crate::evaluate::{Evaluation, GoldUnits};

/// Number of bins.
const BINS: usize = 10;

/// The beads with a confidence in one range.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// How many there are.
    pub beads: usize,
    right: usize,
    confidence: f64,
}

impl Bin {
    /// Mean confidence, in [0, 1]; 0 of none.
    pub fn mean_confidence(&self) -> f64 {
        self.confidence / self.beads.max(1) as f64
    }

    /// Share of right beads, in [0, 1]; 0 of none.
    pub fn share_right(&self) -> f64 {
        self.right as f64 / self.beads.max(1) as f64
    }
}

/// A reliability table.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reliability {
    bins: [Bin; BINS],
}

impl Reliability {
    /// Enters the predicted beads of a document; beads without a score are passed over.
    pub fn add(&mut self, gold: &[IndexBead], predicted: &[IndexBead], units: GoldUnits) {
        let scored: Vec<&IndexBead> =
            predicted.iter().filter(|bead| bead.score.is_some()).collect();
        let right = Evaluation::right_beads(gold, &scored, units);
        for (bead, right) in scored.into_iter().zip(right) {
            let confidence = bead.score.unwrap_or_default().clamp(0.0, 1.0);
            let bin = &mut self.bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
            bin.beads += 1;
            bin.right += usize::from(right);
            bin.confidence += confidence;
        }
    }

    /// Adds the beads of another table.
    pub fn merge(&mut self, other: &Self) {
        for (bin, other) in self.bins.iter_mut().zip(&other.bins) {
            bin.beads += other.beads;
            bin.right += other.right;
            bin.confidence += other.confidence;
        }
    }

    /// Ranges of confidence with their beads, lowest first; empty ones are left out.
    pub fn bins(&self) -> impl Iterator<Item = (Range<f64>, &Bin)> {
        let range = |index: usize| index as f64 / BINS as f64..(index + 1) as f64 / BINS as f64;
        let bins = self.bins.iter().enumerate().filter(|(_, bin)| bin.beads > 0);
        bins.map(move |(index, bin)| (range(index), bin))
    }

    /// Expected calibration error, in [0, 1].
    pub fn expected_error(&self) -> f64 {
        let all: usize = self.bins.iter().map(|bin| bin.beads).sum();
        let error = |bin: &Bin| (bin.confidence - bin.right as f64).abs();
        self.bins.iter().map(error).sum::<f64>() / all.max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_the_weighted_distance_from_the_diagonal() {
        let bead = |id: usize, score: f64| IndexBead {
            source: vec![id],
            target: vec![id],
            score: Some(score),
        };
        let gold = vec![bead(0, 1.0), bead(1, 1.0)];
        let predicted = vec![bead(0, 0.95), bead(1, 0.55), bead(2, 0.52), bead(3, 0.58)];
        let mut table = Reliability::default();
        table.add(&gold, &predicted, GoldUnits::Beads);
        let bins: Vec<(usize, f64)> =
            table.bins().map(|(_, bin)| (bin.beads, bin.share_right())).collect();
        assert_eq!(bins, [(3, 1.0 / 3.0), (1, 1.0)]);
        let expected = ((0.55 + 0.52 + 0.58 - 1.0_f64).abs() + 0.05) / 4.0;
        assert!((table.expected_error() - expected).abs() < 1e-9);
    }
}
