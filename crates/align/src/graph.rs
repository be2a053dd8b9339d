//! The graph: the beads of the second pass between the cells of the band.
//!
//! The same semi-Markov model as the lattice's, over a short list of beads instead of all: time
//! and space are linear in the beads. It sees scores only, nothing of words.

use zhen_text::{Bead, LoneProbabilities, ScoredBead};

use crate::band::Band;
use crate::candidate::Candidate;
use crate::log_sum::LogSum;

/// What choosing a two-sided bead costs against its posterior: a bead less probable than this
/// is not worth its place. Minimum-risk decoding; found on the development gold.
const BEAD_CHARGE: f64 = 0.2;
/// What choosing a null bead costs against its posterior. Nulls count in precision only, so
/// they must be surer than other beads.
const NULL_CHARGE: f64 = 0.6;

/// A posterior is rounded to a single and never certain; 1 is for what people have confirmed.
const MOST_CONFIDENT: f64 = 0.9999;

/// Beads as ways between cells, sorted by the cell they lead from.
#[derive(Clone, Debug)]
pub(crate) struct Graph<'c> {
    candidates: &'c [Candidate],
    /// Cells that each candidate leads from and to.
    from: Vec<u32>,
    to: Vec<u32>,
    cells: usize,
}

impl<'c> Graph<'c> {
    /// Makes a graph of candidates that lie inside the band, sorted by row and column.
    pub(crate) fn new(band: &Band, candidates: &'c [Candidate]) -> Self {
        let cell = |(row, column)| band.cell(row, column).expect("candidates lie inside") as u32;
        let from = candidates.iter().map(|bead| cell((bead.row, bead.column))).collect();
        let to = candidates.iter().map(|bead| cell(bead.to())).collect();
        Self { candidates, from, to, cells: band.cells() }
    }

    /// Posterior probability of each candidate under `scores`, and ln of the sum over alignments.
    ///
    /// The sum is −∞, and the posteriors are 0, when no alignment leads through. A candidate with
    /// score −∞ is out.
    pub(crate) fn posteriors(&self, scores: &[f32]) -> (Vec<f32>, f64) {
        let forward = self.forward(scores);
        let backward = self.backward(scores);
        let total = backward[0];
        if total == f64::NEG_INFINITY {
            return (vec![0.0; scores.len()], total);
        }
        let posterior = |index: usize| {
            let (from, to) = (self.from[index] as usize, self.to[index] as usize);
            let log = forward[from] + f64::from(scores[index]) + backward[to] - total;
            libm::exp(log.min(0.0)) as f32
        };
        ((0..scores.len()).map(posterior).collect(), total)
    }

    /// Adds up how probably each sentence is a null bead.
    pub(crate) fn nulls(&self, posteriors: &[f32]) -> NullProbabilities {
        NullProbabilities::new(self.candidates, posteriors)
    }

    fn forward(&self, scores: &[f32]) -> Vec<f64> {
        let mut sums = vec![LogSum::default(); self.cells];
        sums[0].add(0.0);
        let mut here = (u32::MAX, f64::NEG_INFINITY);
        for (index, &from) in self.from.iter().enumerate() {
            if here.0 != from {
                here = (from, sums[from as usize].value());
            }
            if here.1 > f64::NEG_INFINITY && scores[index] > f32::NEG_INFINITY {
                sums[self.to[index] as usize].add(here.1 + f64::from(scores[index]));
            }
        }
        sums.iter().map(LogSum::value).collect()
    }

    fn backward(&self, scores: &[f32]) -> Vec<f64> {
        let mut values = vec![f64::NEG_INFINITY; self.cells];
        values[self.cells - 1] = 0.0;
        let mut end = self.from.len();
        while end > 0 {
            let from = self.from[end - 1];
            let start = self.from[..end].partition_point(|&cell| cell < from);
            let mut sum = LogSum::default();
            for (&to, &score) in self.to[start..end].iter().zip(&scores[start..end]) {
                let behind = values[to as usize];
                if behind > f64::NEG_INFINITY && score > f32::NEG_INFINITY {
                    sum.add(behind + f64::from(score));
                }
            }
            values[from as usize] = sum.value();
            end = start;
        }
        values
    }

    /// Chooses the alignment with the highest expected gain: the sum of its beads' posteriors,
    /// each less its charge. A null bead counts with its sentence's probability to be null at any
    /// place, which is its confidence too: where it stands is neither right nor wrong, and the
    /// nulls of a long omission would else outvote the beads around it. Empty when no alignment
    /// leads through.
    pub(crate) fn decode(&self, posteriors: &[f32], nulls: &NullProbabilities) -> Vec<ScoredBead> {
        let mut best = vec![f64::NEG_INFINITY; self.cells];
        let mut choice = vec![u32::MAX; self.cells];
        best[self.cells - 1] = 0.0;
        for index in (0..self.from.len()).rev() {
            let (from, to) = (self.from[index] as usize, self.to[index] as usize);
            let gain = best[to]
                + match nulls.of(&self.candidates[index]) {
                    Some(null) => null - NULL_CHARGE,
                    None => f64::from(posteriors[index]) - BEAD_CHARGE,
                };
            // The first candidate wins a tie: nulls before merges, small before large.
            if gain >= best[from] && gain > f64::NEG_INFINITY {
                best[from] = gain;
                choice[from] = index as u32;
            }
        }
        let mut beads = Vec::new();
        let mut cell = 0;
        while let Some(candidate) = self.candidates.get(choice[cell] as usize) {
            let (row, column) = candidate.to();
            let bead = Bead { source: candidate.row..row, target: candidate.column..column };
            let posterior = f64::from(posteriors[choice[cell] as usize]);
            let confidence = nulls.of(candidate).unwrap_or(posterior).clamp(0.0, MOST_CONFIDENT);
            beads.push(ScoredBead { bead, confidence });
            cell = self.to[choice[cell] as usize] as usize;
        }
        beads
    }
}

/// Probability of each sentence to be a null bead, at any place.
#[derive(Clone, Debug)]
pub(crate) struct NullProbabilities {
    english: Vec<f64>,
    chinese: Vec<f64>,
}

impl NullProbabilities {
    fn new(candidates: &[Candidate], posteriors: &[f32]) -> Self {
        let rows = candidates.iter().map(|bead| bead.row + 1).max().unwrap_or(0);
        let columns = candidates.iter().map(|bead| bead.column + 1).max().unwrap_or(0);
        let mut sums = Self { english: vec![0.0; rows], chinese: vec![0.0; columns] };
        for (bead, &posterior) in candidates.iter().zip(posteriors) {
            match (bead.shape.english, bead.shape.chinese) {
                (_, 0) => sums.english[bead.row] += f64::from(posterior),
                (0, _) => sums.chinese[bead.column] += f64::from(posterior),
                _ => {}
            }
        }
        sums
    }

    /// Those of all sentences of a pair with so many.
    pub(crate) fn lone(mut self, sources: usize, targets: usize) -> LoneProbabilities {
        self.english.resize(sources, 0.0);
        self.chinese.resize(targets, 0.0);
        for probability in self.english.iter_mut().chain(&mut self.chinese) {
            *probability = probability.clamp(0.0, MOST_CONFIDENT);
        }
        LoneProbabilities { source: self.english, target: self.chinese }
    }

    /// That of a null bead's sentence; `None` for a bead with two sides.
    fn of(&self, bead: &Candidate) -> Option<f64> {
        match (bead.shape.english, bead.shape.chinese) {
            (_, 0) => Some(self.english[bead.row]),
            (0, _) => Some(self.chinese[bead.column]),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lattice::Lattice;
    use crate::shape::{ALL_SHAPES, BeadShape, SHAPES};

    /// A score that depends on place and shape, so that no two alignments tie.
    fn score(row: usize, column: usize, shape: BeadShape) -> f64 {
        let mixed = row * 7 + column * 13 + shape.english * 5 + shape.chinese * 3;
        (mixed % 11) as f64 * 0.3 - (shape.english + shape.chinese) as f64 * 0.8
    }

    fn all_beads(band: &Band) -> Vec<Candidate> {
        let mut beads = Vec::new();
        for row in 0..band.height() {
            for column in band.columns(row) {
                let inside = |shape: &&BeadShape| {
                    band.cell(row + shape.english, column + shape.chinese).is_some()
                };
                beads.extend(ALL_SHAPES.iter().filter(inside).map(|&shape| Candidate {
                    row,
                    column,
                    shape,
                    posterior: 0.0,
                    start: 0.0,
                    end: 0.0,
                }));
            }
        }
        beads
    }

    fn scores(beads: &[Candidate]) -> Vec<f32> {
        beads.iter().map(|bead| score(bead.row, bead.column, bead.shape) as f32).collect()
    }

    #[test]
    fn with_all_beads_the_posteriors_are_those_of_the_lattice() {
        let band = Band::full(4, 3);
        let beads = all_beads(&band);
        let (found, total) = Graph::new(&band, &beads).posteriors(&scores(&beads));
        let (dense, dense_total) = Lattice::new(&band, score).posteriors();
        assert!((total - dense_total).abs() < 1e-5);
        for (bead, posterior) in beads.iter().zip(found) {
            let cell = band.cell(bead.row, bead.column).unwrap();
            let index = ALL_SHAPES.iter().position(|shape| *shape == bead.shape).unwrap();
            assert!((posterior - dense[cell * SHAPES + index]).abs() < 1e-5, "{bead:?}");
        }
    }

    /// What choosing a bead gains.
    fn gain(bead: &Candidate, posterior: f32, nulls: &NullProbabilities) -> f64 {
        match nulls.of(bead) {
            Some(null) => null - NULL_CHARGE,
            None => f64::from(posterior) - BEAD_CHARGE,
        }
    }

    /// The best gain of all alignments from (row, column) on, by trying all.
    fn best_gain(beads: &[(Candidate, f64)], at: (usize, usize), end: (usize, usize)) -> f64 {
        if at == end {
            return 0.0;
        }
        let from_here = beads.iter().filter(|(bead, _)| (bead.row, bead.column) == at);
        from_here
            .map(|(bead, gain)| gain + best_gain(beads, bead.to(), end))
            .fold(f64::NEG_INFINITY, f64::max)
    }

    #[test]
    fn decoding_finds_the_alignment_of_highest_expected_gain() {
        let band = Band::full(3, 3);
        let beads = all_beads(&band);
        let graph = Graph::new(&band, &beads);
        let (posteriors, _) = graph.posteriors(&scores(&beads));
        let nulls = NullProbabilities::new(&beads, &posteriors);
        let gains: Vec<(Candidate, f64)> = beads
            .iter()
            .zip(&posteriors)
            .map(|(bead, &posterior)| (*bead, gain(bead, posterior, &nulls)))
            .collect();
        let gain_of = |scored: &ScoredBead| {
            let Bead { source, target } = &scored.bead;
            let place = (source.start, target.start, source.len(), target.len());
            gains.iter().find(|(bead, _)| bead.place() == place).expect("a candidate").1
        };
        let found: f64 = graph.decode(&posteriors, &nulls).iter().map(gain_of).sum();
        assert!((found - best_gain(&gains, (0, 0), (3, 3))).abs() < 1e-9);
    }

    #[test]
    fn a_graph_without_a_way_through_has_no_alignment() {
        let band = Band::full(2, 2);
        let beads: Vec<Candidate> =
            all_beads(&band).into_iter().filter(|bead| bead.to() != (2, 2)).collect();
        let graph = Graph::new(&band, &beads);
        let (posteriors, total) = graph.posteriors(&scores(&beads));
        assert_eq!(total, f64::NEG_INFINITY);
        assert!(posteriors.iter().all(|&posterior| posterior == 0.0));
        assert!(graph.decode(&posteriors, &graph.nulls(&posteriors)).is_empty());
    }
}
