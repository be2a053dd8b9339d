//! Candidates: the beads that the first pass leaves to the second.

use crate::band::Band;
use crate::lattice::Lattice;
use crate::shape::{ALL_SHAPES, BeadShape, SHAPES};

/// A bead less probable than this after the first pass is out of the question.
const LEAST: f32 = 3e-4;
/// One less probable than this is not even worth telling.
const LEAST_TOLD: f32 = 1e-12;

/// A bead that the second pass weighs.
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
    pub(crate) fn new(band: &'b Band, lattice: &Lattice<'b>) -> Self {
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
    pub(crate) fn candidate(
        &self,
        row: usize,
        column: usize,
        shape: BeadShape,
    ) -> Option<Candidate> {
        let from = self.band.cell(row, column)?;
        let to = self.band.cell(row + shape.english, column + shape.chinese)?;
        let index = ALL_SHAPES.iter().position(|known| *known == shape);
        let posterior = index.map_or(0.0, |index| self.posteriors[from * SHAPES + index]);
        let (start, end) = (self.cells[from].min(1.0), self.cells[to].min(1.0));
        Some(Candidate { row, column, shape, posterior, start, end })
    }

    /// The beads that are possible, but not worth a second look, by row and column.
    pub(crate) fn others(&self) -> Vec<Candidate> {
        let is_other = |candidate: &Candidate| (LEAST_TOLD..LEAST).contains(&candidate.posterior);
        let cells = (0..self.band.height())
            .flat_map(|row| self.band.columns(row).map(move |column| (row, column)));
        cells
            .flat_map(|(row, column)| {
                ALL_SHAPES.into_iter().filter_map(move |shape| self.candidate(row, column, shape))
            })
            .filter(is_other)
            .collect()
    }

    /// The beads worth a second look, by row and column; those of the best alignment, so that
    /// there is a way through, and `chosen` ones are always among them.
    pub(crate) fn candidates(
        &self,
        chosen: impl Fn(usize, usize, BeadShape) -> bool,
    ) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for row in 0..self.band.height() {
            for column in self.band.columns(row) {
                let cell = self.band.cell(row, column).expect("columns come from the band");
                for (index, shape) in ALL_SHAPES.into_iter().enumerate() {
                    let candidate = self.candidate(row, column, shape);
                    let on_best = self.best.binary_search(&(cell * SHAPES + index)).is_ok();
                    let keep = |candidate: &Candidate| {
                        candidate.posterior >= LEAST || on_best || chosen(row, column, shape)
                    };
                    candidates.extend(candidate.filter(keep));
                }
            }
        }
        candidates
    }
}
