//! How many there are of each size, in bins that do not depend on what is counted.

use serde::Serialize;

/// Bins of the histogram of confidence, each 0.05 wide.
pub const CONFIDENCE_BINS: usize = 20;

/// Bins of the histogram of trusted coverage, each 0.05 wide.
pub const TRUSTED_COVERAGE_BINS: usize = 20;

/// Bins of the histogram of length ratios: English characters for a Chinese one, each 0.25 wide
/// but for the last, which holds everything from 8 up.
pub const LENGTH_RATIO_BINS: usize = 33;

/// The least length, in characters, of each bin of [`LengthGrid`]: the whole numbers from 1 and 2,
/// and then from each half octave up; the last bin has no end.
pub const LENGTH_BINS: [usize; 24] = [
    1, 2, 3, 4, 6, 8, 12, 16, 23, 32, 46, 64, 91, 128, 182, 256, 363, 512, 725, 1024, 1449, 2048,
    2897, 4096,
];

/// How many there are of each size.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Histogram {
    /// Where each bin begins; it ends before the next begins, the last ends nowhere.
    pub from: Vec<f64>,
    /// How many are in each bin.
    pub counts: Vec<usize>,
}

/// How many beads there are of each length of their sides, in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LengthGrid {
    /// Where each bin of English lengths begins: [`LENGTH_BINS`].
    pub english_from: Vec<usize>,
    /// Where each bin of Chinese lengths begins: [`LENGTH_BINS`].
    pub chinese_from: Vec<usize>,
    /// A row for each bin of English lengths, and in it a count for each bin of Chinese ones.
    pub counts: Vec<Vec<usize>>,
}

impl Histogram {
    /// Makes an empty histogram of so many bins of one width, the first from 0.
    pub fn new(bins: usize, width: f64) -> Self {
        Self { from: (0..bins).map(|bin| bin as f64 * width).collect(), counts: vec![0; bins] }
    }

    /// Counts one in a bin, or in the last if there are not so many.
    pub fn count(&mut self, bin: usize) {
        let last = self.counts.len().saturating_sub(1);
        if let Some(count) = self.counts.get_mut(bin.min(last)) {
            *count += 1;
        }
    }
}

impl LengthGrid {
    /// Makes an empty grid.
    pub fn new() -> Self {
        let bins = LENGTH_BINS.len();
        Self {
            english_from: LENGTH_BINS.to_vec(),
            chinese_from: LENGTH_BINS.to_vec(),
            counts: vec![vec![0; bins]; bins],
        }
    }

    /// Counts a bead by the lengths of its sides; one of no characters counts as one of one.
    pub fn count(&mut self, english: usize, chinese: usize) {
        let bin = |length: usize| LENGTH_BINS.partition_point(|&from| from <= length).max(1) - 1;
        let cell = self.counts.get_mut(bin(english)).and_then(|row| row.get_mut(bin(chinese)));
        if let Some(cell) = cell {
            *cell += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_fall_into_their_bins() {
        let table = [
            ((0, 1), (0, 0)),
            ((1, 2), (0, 1)),
            ((5, 6), (3, 4)),
            ((4095, 4096), (22, 23)),
            ((usize::MAX, 11), (23, 5)),
        ];
        for ((english, chinese), (row, column)) in table {
            let mut grid = LengthGrid::new();
            grid.count(english, chinese);
            assert_eq!(grid.counts[row][column], 1, "{english} {chinese}");
        }
    }

    #[test]
    fn length_bins_are_half_octaves() {
        for (index, &from) in LENGTH_BINS.iter().enumerate().skip(3) {
            assert_eq!(from, 2_f64.powf((index as f64 + 1.0) / 2.0).ceil() as usize);
        }
    }
}
