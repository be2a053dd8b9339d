//! The band: which cells of the (English + 1) × (Chinese + 1) grid the search visits.
//!
//! A cell (i, j) stands for "i English and j Chinese sentences are behind us". The band holds one
//! half-open range of columns per row; it owns all index arithmetic, so that search and scorer
//! know nothing of it.

use std::ops::Range;

/// Rows that are worked on by one thread.
const CHUNK: usize = 256;

/// One range of columns for each row of the grid.
///
/// Invariants: rows = English sentences + 1; every range is non-empty; starts and ends never
/// decrease; each row overlaps the next; the corners (0, 0) and (last, last) are inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    rows: Vec<Range<usize>>,
    /// Cells before each row, and the number of all cells at the end.
    offsets: Vec<usize>,
    /// Columns of the grid: Chinese sentences + 1.
    width: usize,
}

impl Band {
    /// Makes a band of rough ranges, one a row, mending them so that the invariants hold.
    ///
    /// `rows` must not be empty and `width` at least 1; ranges are cut to the grid and widened
    /// where they would cut off the corners, run backwards, or leave a row unreachable.
    pub fn new(mut rows: Vec<Range<usize>>, width: usize) -> Self {
        let width = width.max(1);
        if rows.is_empty() {
            rows.push(0..width);
        }
        let last = rows.len() - 1;
        rows[0].start = 0;
        rows[last].end = width;
        // Ends never decrease from the top, starts never increase from the bottom.
        let mut end = 1;
        for row in &mut rows {
            end = end.max(row.end.min(width));
            row.end = end;
        }
        let mut start = width - 1;
        for row in rows.iter_mut().rev() {
            start = start.min(row.start);
            row.start = start;
        }
        // A row begins no later than where the one above ends, and reaches that far itself.
        for index in 1..rows.len() {
            let above = rows[index - 1].clone();
            rows[index].start = rows[index].start.min(above.end - 1).max(above.start);
            rows[index].end = rows[index].end.max(above.end);
        }
        let mut offsets = Vec::with_capacity(rows.len() + 1);
        let mut cells = 0;
        for row in &rows {
            offsets.push(cells);
            cells += row.len();
        }
        offsets.push(cells);
        Self { rows, offsets, width }
    }

    /// Makes the band of all cells.
    pub fn full(english: usize, chinese: usize) -> Self {
        Self::new(vec![0..chinese + 1; english + 1], chinese + 1)
    }

    /// Returns the number of rows, English sentences + 1.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// Returns the number of columns of the grid, Chinese sentences + 1.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Returns the number of cells inside.
    pub fn cells(&self) -> usize {
        self.offsets[self.rows.len()]
    }

    /// Returns the columns of a row.
    ///
    /// # Panics
    ///
    /// If there is no such row.
    pub fn columns(&self, row: usize) -> Range<usize> {
        self.rows[row].clone()
    }

    /// Cuts values of cells, `each` a cell, into pieces of whole rows that can be worked on at
    /// the same time; the pieces of a band are always the same.
    pub(crate) fn chunks_mut<'v, T>(
        &'v self,
        each: usize,
        mut values: &'v mut [T],
    ) -> impl Iterator<Item = (Range<usize>, &'v mut [T])> {
        let starts = (0..self.rows.len()).step_by(CHUNK);
        starts.map(move |start| {
            let rows = start..(start + CHUNK).min(self.rows.len());
            let cells = self.offsets[rows.end] - self.offsets[rows.start];
            let (own, rest) = std::mem::take(&mut values).split_at_mut(cells * each);
            values = rest;
            (rows, own)
        })
    }

    /// Returns the running number of a cell, row by row; `None` outside the band.
    pub fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let columns = self.rows.get(row)?;
        columns.contains(&column).then(|| self.offsets[row] + column - columns.start)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cells_are_numbered_row_by_row() {
        let band = Band::new(vec![0..2, 1..3, 2..4], 4);
        assert_eq!(band.cell(0, 1), Some(1));
        assert_eq!(band.cell(1, 0), None);
        assert_eq!(band.cell(1, 1), Some(2));
        assert_eq!(band.cell(2, 3), Some(5));
        assert_eq!(band.cells(), 6);
    }

    proptest! {
        #[test]
        fn any_ranges_become_a_connected_band(
            rough in prop::collection::vec((0_usize..12, 0_usize..12), 0..12),
            width in 1_usize..10,
        ) {
            let rows = rough.into_iter().map(|(a, b)| a.min(b)..a.max(b)).collect();
            let band = Band::new(rows, width);
            prop_assert!(band.cell(0, 0).is_some());
            prop_assert!(band.cell(band.height() - 1, width - 1).is_some());
            for row in 1..band.height() {
                let (above, here) = (band.columns(row - 1), band.columns(row));
                prop_assert!(!here.is_empty() && here.end <= width);
                prop_assert!(above.start <= here.start && above.end <= here.end);
                prop_assert!(here.start < above.end);
            }
        }
    }
}
