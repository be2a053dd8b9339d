//! Gold alignments as training sees them: which beads of the grid are right.

use std::ops::Range;

use zhen_text::IndexBead;

use crate::shape::{BeadShape, LONGEST_LINE, LONGEST_SIDE};

/// The right beads of a document pair.
#[derive(Clone, Debug, Default)]
pub(super) struct Gold {
    /// Beads as (row, column, English, Chinese), sorted.
    beads: Vec<(usize, usize, usize, usize)>,
    /// Regions where any bead may stand: nulls, whose other side is free, and beads too large.
    free: Vec<(Range<usize>, Range<usize>)>,
}

impl Gold {
    /// Reads gold beads; `None` when one is not a run of sentences on both sides. `long_runs` beside
    /// a single sentence are beads, otherwise too large.
    pub(super) fn new(gold: &[IndexBead], long_runs: bool) -> Option<Self> {
        let mut right = Self::default();
        let first = |ids: &[usize]| ids.iter().min().copied();
        for bead in gold {
            if bead.is_null() {
                // A null bead may begin anywhere its sentence is next.
                let english = bead.source.iter().map(|&id| (id..id + 1, 0..usize::MAX));
                let chinese = bead.target.iter().map(|&id| (0..usize::MAX, id..id + 1));
                right.free.extend(english.chain(chinese));
                continue;
            }
            let (row, column) = (first(&bead.source)?, first(&bead.target)?);
            let (rows, columns) = (bead.source.len(), bead.target.len());
            let whole = bead.source.iter().max()? - row + 1 == rows
                && bead.target.iter().max()? - column + 1 == columns;
            if !whole {
                return None;
            }
            let (least, most) = (rows.min(columns), rows.max(columns));
            if most > LONGEST_SIDE && !(long_runs && least == 1 && most <= LONGEST_LINE) {
                right.free.push((row..row + rows, column..column + columns));
            } else {
                right.beads.push((row, column, rows, columns));
            }
        }
        right.beads.sort_unstable();
        Some(right)
    }

    /// Whether this is exactly a two-sided gold bead.
    pub(super) fn holds(&self, row: usize, column: usize, shape: BeadShape) -> bool {
        self.beads.binary_search(&(row, column, shape.english, shape.chinese)).is_ok()
    }

    /// Whether this may be a bead of the gold alignment.
    pub(super) fn allows(&self, row: usize, column: usize, shape: BeadShape) -> bool {
        self.holds(row, column, shape)
            || self.free.iter().any(|(rows, columns)| match (rows.end, columns.end) {
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
}
