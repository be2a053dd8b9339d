//! Candidates: the beads that the first pass leaves to the second.
//!
//! The first pass weighs every bead of the band by the weights of a few dozen features. Those of
//! the best alignment and those that are not improbable get the features of the second pass,
//! which cost more and look at a bead's neighbours.

use rayon::prelude::*;

use crate::band::Band;
use crate::coarse::CoarsePass;
use crate::evidence::PairEvidence;
use crate::features::{FEATURES, Featurizer, INPUTS, REFINED};
use crate::lattice::Lattice;
use crate::model::Weights;
use crate::shape::{ALL_SHAPES, BeadShape, LONGEST_LINE, LONGEST_SIDE, SHAPES};
use crate::statistics::PairStatistics;

/// A bead less probable than this after the first pass is out of the question.
const LEAST: f32 = 3e-4;
/// One less probable than one in a million is as good as impossible.
pub(crate) const LEAST_TOLD: f32 = 1e-6;

/// Beads of up to this many sentences are small …
const SMALL: usize = 3;
/// … and a cell less probable than this when there are only small ones begins and ends no other.
const LEAST_CELL: f32 = 1e-6;
/// Least probability of the cells at both ends of a longer run beside a single sentence.
const LEAST_LONG: f32 = 1e-3;
/// Share of the probability of both ends that such a run is taken to have.
const LONG_SHARE: f32 = 0.05;
/// Candidates that are described by one thread.
const CHUNK: usize = 512;

/// A bead that the second pass weighs, or might have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) shape: BeadShape,
    /// Its probability after the first pass, and those of the cells it leads from and to.
    pub(crate) posterior: f32,
    pub(crate) start: f32,
    pub(crate) end: f32,
}

impl Candidate {
    /// Row, column and sentences of either side: no two beads share all four.
    pub(crate) fn place(&self) -> (usize, usize, usize, usize) {
        (self.row, self.column, self.shape.english, self.shape.chinese)
    }

    /// Rows and columns of the cell it leads to.
    pub(crate) fn to(&self) -> (usize, usize) {
        (self.row + self.shape.english, self.column + self.shape.chinese)
    }
}

/// What the first pass thinks of the beads of a band.
#[derive(Clone, Debug)]
pub(crate) struct FirstPass<'b> {
    band: &'b Band,
    posteriors: Vec<f32>,
    /// Beads of the best alignment, as slots of the lattice, in order.
    best: Vec<usize>,
    /// Probability that the alignment passes through each cell.
    cells: Vec<f32>,
    /// Probability that each sentence is a null bead.
    english_nulls: Vec<f32>,
    chinese_nulls: Vec<f32>,
}

impl<'b> FirstPass<'b> {
    /// Sums up the posteriors of a lattice over `band`.
    fn new(band: &'b Band, lattice: &Lattice<'b>) -> Self {
        let (posteriors, _) = lattice.posteriors();
        let mut pass = Self {
            band,
            best: lattice.best(),
            cells: vec![0.0; band.cells()],
            english_nulls: vec![0.0; band.height() - 1],
            chinese_nulls: vec![0.0; band.width() - 1],
            posteriors,
        };
        if let Some(last) = pass.cells.last_mut() {
            *last = 1.0;
        }
        for row in 0..band.height() {
            for column in band.columns(row) {
                let cell = band.cell(row, column).expect("columns come from the band");
                let own = &pass.posteriors[cell * SHAPES..(cell + 1) * SHAPES];
                pass.cells[cell] += own.iter().sum::<f32>();
                if row + 1 < band.height() {
                    pass.english_nulls[row] += own[0];
                }
                if column + 1 < band.width() {
                    pass.chinese_nulls[column] += own[1];
                }
            }
        }
        pass
    }

    /// Probability that an English sentence is a null bead; 0 outside the document.
    pub(crate) fn english_null(&self, sentence: Option<usize>) -> f32 {
        sentence.and_then(|index| self.english_nulls.get(index)).copied().unwrap_or(0.0)
    }

    /// Probability that a Chinese sentence is a null bead; 0 outside the document.
    pub(crate) fn chinese_null(&self, sentence: Option<usize>) -> f32 {
        sentence.and_then(|index| self.chinese_nulls.get(index)).copied().unwrap_or(0.0)
    }

    /// The candidate for a bead, however improbable; `None` when it leaves the band.
    fn candidate(&self, row: usize, column: usize, shape: BeadShape) -> Option<Candidate> {
        let from = self.band.cell(row, column)?;
        let to = self.band.cell(row + shape.english, column + shape.chinese)?;
        let index = ALL_SHAPES.iter().position(|known| *known == shape);
        let posterior = index.map_or(0.0, |index| self.posteriors[from * SHAPES + index]);
        let (start, end) = (self.cells[from].min(1.0), self.cells[to].min(1.0));
        Some(Candidate { row, column, shape, posterior, start, end })
    }

    /// The beads worth a second look, by row and column: those of the best alignment, so that
    /// there is a way through, those that are not improbable, and those chosen beforehand. Beside
    /// them the others that are possible, if they are asked for.
    fn candidates(&self, choice: &Choice<'_>) -> (Vec<Candidate>, Vec<Candidate>) {
        let (mut candidates, mut others) = (Vec::new(), Vec::new());
        for row in 0..self.band.height() {
            for column in self.band.columns(row) {
                let cell = self.band.cell(row, column).expect("columns come from the band");
                for (index, shape) in ALL_SHAPES.into_iter().enumerate() {
                    let Some(candidate) = self.candidate(row, column, shape) else { continue };
                    if candidate.posterior >= LEAST
                        || self.best.binary_search(&(cell * SHAPES + index)).is_ok()
                        || (choice.chosen)(row, column, shape)
                    {
                        candidates.push(candidate);
                    } else if choice.others && candidate.posterior >= LEAST_TOLD {
                        others.push(candidate);
                    }
                }
                candidates.extend(self.long_runs(row, column, choice));
            }
        }
        (candidates, others)
    }

    /// Runs longer than those of the first pass beside a single sentence, where the alignment may
    /// pass through both ends.
    fn long_runs(&self, row: usize, column: usize, choice: &Choice<'_>) -> Vec<Candidate> {
        let lengths = LONGEST_SIDE + 1..=LONGEST_LINE;
        let shapes = lengths.flat_map(|long| {
            [BeadShape { english: long, chinese: 1 }, BeadShape { english: 1, chinese: long }]
        });
        let likely = |candidate: &Candidate| {
            let likely = candidate.start >= LEAST_LONG && candidate.end >= LEAST_LONG;
            (likely && (choice.allowed)(row, column, candidate.shape))
                || (choice.chosen)(row, column, candidate.shape)
        };
        // The first pass knows no such bead; that it passes through both ends says most.
        let as_likely = |candidate: Candidate| Candidate {
            posterior: (candidate.start * candidate.end * LONG_SHARE).max(LEAST),
            ..candidate
        };
        let beads = shapes.filter_map(|shape| self.candidate(row, column, shape)).filter(likely);
        beads.map(as_likely).collect()
    }
}

/// Which beads to look at.
pub(crate) struct Choice<'f> {
    /// Whether a bead, by row, column and shape, may be in the alignment; nulls must be.
    pub(crate) allowed: &'f (dyn Fn(usize, usize, BeadShape) -> bool + Sync),
    /// Whether a bead is to be weighed again however improbable it is.
    pub(crate) chosen: &'f (dyn Fn(usize, usize, BeadShape) -> bool + Sync),
    /// Whether to list the possible beads that are not weighed again.
    pub(crate) others: bool,
}

impl Default for Choice<'_> {
    fn default() -> Self {
        Self { allowed: &|_, _, _| true, chosen: &|_, _, _| false, others: false }
    }
}

/// What the first pass leaves to the second.
#[derive(Clone, Debug)]
pub(crate) struct Candidates {
    pub(crate) beads: Vec<Candidate>,
    /// What the network weighs of each.
    pub(crate) inputs: Vec<[f32; INPUTS]>,
    /// Possible beads that are not worth it, if they were asked for.
    pub(crate) others: Vec<Candidate>,
}

/// Weighs every bead of the band, and describes those that are worth a second look.
pub(crate) fn first_pass(
    evidence: &PairEvidence,
    coarse: &CoarsePass,
    weights: &Weights,
    choice: &Choice<'_>,
) -> Candidates {
    let band = &coarse.band;
    let lattice = weigh(evidence, coarse, weights, choice);
    let first = FirstPass::new(band, &lattice);
    drop(lattice);
    let (beads, others) = first.candidates(choice);
    // In place: lists of lists that are joined at the end would be there twice.
    let mut inputs = vec![[0.0; INPUTS]; beads.len()];
    beads.par_chunks(CHUNK).zip(inputs.par_chunks_mut(CHUNK)).for_each(|(beads, inputs)| {
        let mut featurizer = Featurizer::new(evidence, coarse.length_ratio, LONGEST_LINE);
        let near = columns_near(beads);
        for (bead, inputs) in beads.iter().zip(inputs) {
            featurizer.move_to(bead.row, |sentence| {
                let columns = pair_columns(band, sentence, LONGEST_LINE);
                let start = columns.start.max(near.start);
                start..columns.end.min(near.end).max(start)
            });
            let own = featurizer.features(bead.row, bead.column, bead.shape);
            let refined = featurizer.refined(&first, bead, &own);
            inputs[..FEATURES].copy_from_slice(&own);
            inputs[FEATURES..FEATURES + REFINED].copy_from_slice(&refined);
        }
    });
    let statistics = PairStatistics::new(evidence, &beads, &inputs);
    for (bead, inputs) in beads.iter().zip(&mut inputs) {
        statistics.complete(inputs, bead.shape.is_null());
    }
    Candidates { beads, inputs, others }
}

/// Weighs the beads of the band: the small ones first, then the large ones between the cells
/// that small ones do not rule out.
fn weigh<'b>(
    evidence: &PairEvidence,
    coarse: &'b CoarsePass,
    weights: &Weights,
    choice: &Choice<'_>,
) -> Lattice<'b> {
    let band = &coarse.band;
    let scorer = || {
        let mut featurizer = Featurizer::new(evidence, coarse.length_ratio, LONGEST_SIDE);
        move |row: usize, column: usize, shape: BeadShape| {
            if !(choice.allowed)(row, column, shape) {
                return f64::NEG_INFINITY;
            }
            featurizer.move_to(row, |sentence| pair_columns(band, sentence, LONGEST_SIDE));
            weights.score(&featurizer.features(row, column, shape))
        }
    };
    let is_small = |shape: BeadShape| shape.english + shape.chinese <= SMALL;
    let mut lattice = Lattice::empty(band);
    lattice.fill(|_, _, shape| is_small(shape), scorer);
    let first = FirstPass::new(band, &lattice);
    let alive =
        |row, column| band.cell(row, column).is_some_and(|cell| first.cells[cell] >= LEAST_CELL);
    let is_wanted = |row: usize, column: usize, shape: BeadShape| {
        !is_small(shape) && alive(row, column) && alive(row + shape.english, column + shape.chinese)
    };
    lattice.fill(is_wanted, scorer);
    lattice
}

/// Chinese sentences that some beads and their neighbours may hold.
///
/// Where one side is huge and the other short, a row of the band is nearly all of the huge side;
/// to read whole rows for each few hundred beads would cost the square of its length.
fn columns_near(beads: &[Candidate]) -> std::ops::Range<usize> {
    /// Beads are asked for with the sentence before them and one behind.
    const NEIGHBOURS: usize = 2;
    let first = beads.iter().map(|bead| bead.column).min().unwrap_or(0);
    let last = beads.iter().map(|bead| bead.column + bead.shape.chinese).max().unwrap_or(0);
    first.saturating_sub(NEIGHBOURS)..last + NEIGHBOURS
}

/// Chinese sentences that beads with English sentence `row`, and their neighbours, may hold, when
/// beads have up to `longest` sentences a side.
pub(crate) fn pair_columns(band: &Band, row: usize, longest: usize) -> std::ops::Range<usize> {
    let first = row.saturating_sub(longest);
    let last = (row + longest + 1).min(band.height() - 1);
    let start = band.columns(first).start.saturating_sub(1);
    start..band.columns(last).end.min(band.width() - 1).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_beads_of_a_huge_row_ask_for_the_columns_beside_them_only() {
        let bead = |column, chinese| Candidate {
            row: 3,
            column,
            shape: BeadShape { english: 1, chinese },
            posterior: 0.5,
            start: 1.0,
            end: 1.0,
        };
        assert_eq!(columns_near(&[bead(70_000, 1), bead(70_510, 12)]), 69_998..70_524);
        assert_eq!(columns_near(&[bead(0, 0)]), 0..2);
    }
}
