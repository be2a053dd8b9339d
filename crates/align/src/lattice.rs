//! The lattice: scores of every bead that may begin in a cell of the band, and what follows from
//! them: posterior probabilities, and the beads to choose.
//!
//! The model is a semi-Markov one: the probability of an alignment is proportional to the
//! exponential of the sum of its beads' scores. Forward–backward sums over all alignments inside
//! the band; a bead's posterior is the share of those that contain it. Time and space are linear
//! in cells × shapes. The lattice sees scores only, nothing of words.

use std::ops::Range;

use rayon::prelude::*;

use crate::band::Band;
use crate::log_sum::LogSum;
use crate::shape::{ALL_SHAPES, BeadShape, SHAPES};

/// Scores of beads by the cell they begin in.
#[derive(Clone, Debug)]
pub(crate) struct Lattice<'b> {
    band: &'b Band,
    /// Cells × shapes; −∞ where the bead would leave the band.
    scores: Vec<f32>,
}

impl<'b> Lattice<'b> {
    /// A lattice without beads.
    pub(crate) fn empty(band: &'b Band) -> Self {
        Self { band, scores: vec![f32::NEG_INFINITY; band.cells() * SHAPES] }
    }

    /// Fills a lattice with the scores that `score` gives to (row, column, shape).
    ///
    /// Beads are asked for row by row, and within a row by column.
    pub(crate) fn new(
        band: &'b Band,
        mut score: impl FnMut(usize, usize, BeadShape) -> f64,
    ) -> Self {
        let mut lattice = Self::empty(band);
        fill_rows(band, 0..band.height(), &mut lattice.scores, |_, _, _| true, &mut score);
        lattice
    }

    /// Scores the beads that are `wanted` by (row, column, shape), many rows at the same time.
    ///
    /// Each of the scorers that `scorer` makes is asked row by row, and within a row by column.
    pub(crate) fn fill<S: FnMut(usize, usize, BeadShape) -> f64>(
        &mut self,
        wanted: impl Fn(usize, usize, BeadShape) -> bool + Sync,
        scorer: impl Fn() -> S + Sync,
    ) {
        let chunks: Vec<(Range<usize>, &mut [f32])> =
            self.band.chunks_mut(SHAPES, &mut self.scores).collect();
        chunks.into_par_iter().for_each(|(rows, scores)| {
            fill_rows(self.band, rows, scores, &wanted, &mut scorer());
        });
    }

    /// Where each bead inside the band stands among scores and posteriors, in the order in which
    /// [`Lattice::new`] asked for them.
    pub(crate) fn slots(&self) -> impl Iterator<Item = usize> + '_ {
        cells(self.band).flat_map(move |(row, column, cell)| {
            let inside = move |shape: &BeadShape| {
                self.band.cell(row + shape.english, column + shape.chinese).is_some()
            };
            let shapes = ALL_SHAPES.iter().enumerate().filter(move |(_, shape)| inside(shape));
            shapes.map(move |(index, _)| cell * SHAPES + index)
        })
    }

    /// Keeps only the beads that `allowed` accepts, by (row, column, shape).
    pub(crate) fn restricted(&self, allowed: impl Fn(usize, usize, BeadShape) -> bool) -> Self {
        let mut restricted = self.clone();
        for (row, column, cell) in cells(self.band) {
            for (index, shape) in ALL_SHAPES.iter().enumerate() {
                if !allowed(row, column, *shape) {
                    restricted.scores[cell * SHAPES + index] = f32::NEG_INFINITY;
                }
            }
        }
        restricted
    }

    /// Posterior probability of every bead, cells × shapes, and ln of the sum over alignments.
    ///
    /// The sum is −∞, and the posteriors are 0, when no alignment lies inside.
    pub(crate) fn posteriors(&self) -> (Vec<f32>, f64) {
        let forward = self.forward();
        let backward = self.backward();
        let total = backward[0];
        let mut posteriors = vec![0.0; self.scores.len()];
        if total == f64::NEG_INFINITY {
            return (posteriors, total);
        }
        for (row, column, cell) in cells(self.band) {
            for (index, to) in self.reached(row, column) {
                let slot = cell * SHAPES + index;
                let log = forward[cell] + f64::from(self.scores[slot]) + backward[to] - total;
                posteriors[slot] = libm::exp(log.min(0.0)) as f32;
            }
        }
        (posteriors, total)
    }

    /// The beads of the best alignment, as (cell, shape) slots; empty when there is none.
    pub(crate) fn best(&self) -> Vec<usize> {
        let mut best = vec![f64::NEG_INFINITY; self.band.cells()];
        let mut choice = vec![(0, 0); self.band.cells()];
        best[self.band.cells() - 1] = 0.0;
        for row in (0..self.band.height()).rev() {
            for column in self.band.columns(row).rev() {
                let cell = self.band.cell(row, column).expect("columns come from the band");
                for (index, to) in self.reached(row, column) {
                    let slot = cell * SHAPES + index;
                    let score = best[to] + f64::from(self.scores[slot]);
                    if score > best[cell] {
                        (best[cell], choice[cell]) = (score, (slot, to));
                    }
                }
            }
        }
        let mut slots = Vec::new();
        let mut cell = 0;
        while cell + 1 < self.band.cells() && best[cell] > f64::NEG_INFINITY {
            let (slot, to) = choice[cell];
            slots.push(slot);
            cell = to;
        }
        slots
    }

    /// Shapes that may begin in a cell, with the cells they lead to.
    fn reached(&self, row: usize, column: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let cell = self.band.cell(row, column).expect("asked for cells of the band");
        ALL_SHAPES.iter().enumerate().filter_map(move |(index, shape)| {
            let to = self.band.cell(row + shape.english, column + shape.chinese)?;
            (self.scores[cell * SHAPES + index] > f32::NEG_INFINITY).then_some((index, to))
        })
    }

    /// ln of the sum over all ways from the start to each cell.
    fn forward(&self) -> Vec<f64> {
        let mut sums = vec![LogSum::default(); self.band.cells()];
        sums[0].add(0.0);
        for (row, column, cell) in cells(self.band) {
            let here = sums[cell].value();
            if here > f64::NEG_INFINITY {
                for (index, to) in self.reached(row, column) {
                    sums[to].add(here + f64::from(self.scores[cell * SHAPES + index]));
                }
            }
        }
        sums.iter().map(LogSum::value).collect()
    }

    /// ln of the sum over all ways from each cell to the end.
    fn backward(&self) -> Vec<f64> {
        let mut values = vec![f64::NEG_INFINITY; self.band.cells()];
        values[self.band.cells() - 1] = 0.0;
        for row in (0..self.band.height()).rev() {
            for column in self.band.columns(row).rev() {
                let cell = self.band.cell(row, column).expect("columns come from the band");
                let mut sum = LogSum::default();
                if values[cell] > f64::NEG_INFINITY {
                    sum.add(values[cell]);
                }
                for (index, to) in self.reached(row, column) {
                    if values[to] > f64::NEG_INFINITY {
                        sum.add(values[to] + f64::from(self.scores[cell * SHAPES + index]));
                    }
                }
                values[cell] = sum.value();
            }
        }
        values
    }
}

/// Scores the beads that begin in some rows; `scores` are those of their cells.
fn fill_rows(
    band: &Band,
    rows: Range<usize>,
    scores: &mut [f32],
    wanted: impl Fn(usize, usize, BeadShape) -> bool,
    score: &mut impl FnMut(usize, usize, BeadShape) -> f64,
) {
    let mut cells = scores.chunks_exact_mut(SHAPES);
    for row in rows {
        for (column, own) in band.columns(row).zip(&mut cells) {
            for (&shape, slot) in ALL_SHAPES.iter().zip(own) {
                let inside = band.cell(row + shape.english, column + shape.chinese).is_some();
                if inside && wanted(row, column, shape) {
                    *slot = score(row, column, shape) as f32;
                }
            }
        }
    }
}

/// Cells of a band row by row: row, column, running number.
fn cells(band: &Band) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
    (0..band.height())
        .flat_map(|row| band.columns(row).map(move |column| (row, column)))
        .enumerate()
        .map(|(cell, (row, column))| (row, column, cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A score that depends on place and shape, so that no two alignments tie.
    fn score(row: usize, column: usize, shape: BeadShape) -> f64 {
        let mixed = row * 7 + column * 13 + shape.english * 5 + shape.chinese * 3;
        (mixed % 11) as f64 * 0.3 - (shape.english + shape.chinese) as f64 * 0.8
    }

    /// All alignments of the rest of the grid from (row, column), with their scores.
    fn enumerate(
        row: usize,
        column: usize,
        height: usize,
        width: usize,
    ) -> Vec<(f64, Vec<BeadAt>)> {
        if (row, column) == (height, width) {
            return vec![(0.0, Vec::new())];
        }
        let mut all = Vec::new();
        for shape in ALL_SHAPES {
            let to = (row + shape.english, column + shape.chinese);
            if to.0 <= height && to.1 <= width {
                for (total, beads) in enumerate(to.0, to.1, height, width) {
                    let mut longer = vec![(row, column, shape)];
                    longer.extend(beads);
                    all.push((total + score(row, column, shape), longer));
                }
            }
        }
        all
    }

    type BeadAt = (usize, usize, BeadShape);

    #[test]
    fn posteriors_are_those_of_enumerating_all_alignments() {
        let (height, width) = (3, 4);
        let band = Band::full(height, width);
        let lattice = Lattice::new(&band, score);
        let (posteriors, total) = lattice.posteriors();
        let all = enumerate(0, 0, height, width);
        let sum: f64 = all.iter().map(|(score, _)| score.exp()).sum();
        assert!((total - sum.ln()).abs() < 1e-5);
        for (row, column, cell) in cells(&band) {
            for (index, shape) in ALL_SHAPES.iter().enumerate() {
                let with = all.iter().filter(|(_, beads)| beads.contains(&(row, column, *shape)));
                let expected = with.map(|(score, _)| score.exp()).sum::<f64>() / sum;
                let found = f64::from(posteriors[cell * SHAPES + index]);
                assert!((found - expected).abs() < 1e-5, "{row} {column} {shape:?}");
            }
        }
    }
}
