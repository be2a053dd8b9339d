//! How near the two sides of a bead are in meaning, by the sentence embedding.
//!
//! The vector of merged sentences is the sum of theirs, so the product of two runs is the sum of
//! their sentences' products. Those around a cell, one sentence further than any bead of the first
//! pass that begins there, are summed up once (a summed-area table, Crow 1984); then every bead, and every
//! bead enlarged or shortened by a sentence, costs a few additions. The products themselves are
//! kept for the rows in use. Time: dimensions × cells of the band.

use std::collections::VecDeque;
use std::ops::Range;

use crate::evidence::{PairEvidence, Vectors};
use crate::shape::{BeadShape, LONGEST_SIDE};

/// Sentences of either side around a cell: one before it, the longest bead of the first pass, one
/// after. The few longer beads of the second pass are summed up when they are asked for.
const REACH: usize = LONGEST_SIDE + 2;

/// How alike the sides of a two-sided bead are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct BeadLikeness {
    /// Cosine of the summed vectors.
    pub(crate) cosine: f32,
    /// The cosine less the mean cosine of the bead enlarged by each of its outside neighbours, as
    /// far as there are any; 0 when the bead is the whole document.
    pub(crate) margin: f32,
    /// What the least needed of its outer sentences adds to the cosine; 0 for 1-1.
    pub(crate) gain: f32,
}

/// How alike a sentence without counterpart is to its surroundings.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct NullLikeness {
    /// Greatest cosine with the two sentences next to it on the other side.
    pub(crate) cosine: f32,
    /// The most it adds to the cosine of the pairs before and after it when merged with them.
    pub(crate) gain: f32,
}

/// Products of English and Chinese sentences around the cells that the search visits.
#[derive(Debug)]
pub(crate) struct Likeness<'e> {
    english: &'e Vectors,
    chinese: &'e Vectors,
    counts: (usize, usize),
    /// Products of the English sentences from `first_row` on.
    rows: VecDeque<ProductRow>,
    first_row: usize,
    /// The cell that `sums` is of.
    cell: Option<(usize, usize)>,
    /// Sums of products: `sums[a][b]` is of the first a English and b Chinese sentences counted
    /// from one before the cell.
    sums: [[f64; REACH + 1]; REACH + 1],
}

/// Products of one English sentence with a range of Chinese ones.
#[derive(Clone, Debug, Default)]
struct ProductRow {
    columns: Range<usize>,
    products: Vec<f32>,
}

impl<'e> Likeness<'e> {
    pub(crate) fn new(evidence: &'e PairEvidence) -> Self {
        Self {
            english: &evidence.english_vectors,
            chinese: &evidence.chinese_vectors,
            counts: (evidence.english.len(), evidence.chinese.len()),
            rows: VecDeque::new(),
            first_row: 0,
            cell: None,
            sums: [[0.0; REACH + 1]; REACH + 1],
        }
    }

    /// Makes ready for beads that begin at English sentence `row`; rows must not decrease.
    pub(crate) fn move_to(&mut self, row: usize, columns: impl Fn(usize) -> Range<usize>) {
        let first = row.saturating_sub(1);
        while self.first_row < first && !self.rows.is_empty() {
            self.rows.pop_front();
            self.first_row += 1;
        }
        if self.rows.is_empty() {
            self.first_row = first;
        }
        let end = (row + LONGEST_SIDE + 1).min(self.counts.0);
        while self.first_row + self.rows.len() < end {
            let next = self.first_row + self.rows.len();
            let own = columns(next);
            let columns = own.start.saturating_sub(1)..(own.end + 1).min(self.counts.1);
            let product = |column| self.english.product(next, self.chinese, column);
            let products = columns.clone().map(product).collect();
            self.rows.push_back(ProductRow { columns, products });
        }
    }

    /// Likeness of a bead with two sides.
    pub(crate) fn of_bead(&mut self, row: usize, column: usize, shape: BeadShape) -> BeadLikeness {
        self.stand_at(row, column);
        let (n, m) = (shape.english, shape.chinese);
        let cosine = self.cosine(row, column, n, m);
        let (mut sum, mut count) = (0.0, 0.0);
        let mut enlarged = |exists: bool, value: &dyn Fn() -> f32| {
            if exists {
                sum += value();
                count += 1.0;
            }
        };
        enlarged(row > 0, &|| self.cosine(row - 1, column, n + 1, m));
        enlarged(row + n < self.counts.0, &|| self.cosine(row, column, n + 1, m));
        enlarged(column > 0, &|| self.cosine(row, column - 1, n, m + 1));
        enlarged(column + m < self.counts.1, &|| self.cosine(row, column, n, m + 1));
        let margin = if count > 0.0 { cosine - sum / count } else { 0.0 };
        let mut shorter = f32::NEG_INFINITY;
        if n > 1 {
            shorter = shorter.max(self.cosine(row + 1, column, n - 1, m));
            shorter = shorter.max(self.cosine(row, column, n - 1, m));
        }
        if m > 1 {
            shorter = shorter.max(self.cosine(row, column + 1, n, m - 1));
            shorter = shorter.max(self.cosine(row, column, n, m - 1));
        }
        let gain = if n + m > 2 { cosine - shorter } else { 0.0 };
        BeadLikeness { cosine, margin, gain }
    }

    /// Cosine of a bead inside the window of the cell that was asked for last.
    pub(crate) fn cosine_of(&self, row: usize, column: usize, shape: BeadShape) -> f32 {
        self.cosine(row, column, shape.english, shape.chinese)
    }

    /// Likeness of the English sentence `row` (`shape` 1-0) or the Chinese one `column` (0-1) to
    /// the sentences beside the cell.
    pub(crate) fn of_null(&mut self, row: usize, column: usize, shape: BeadShape) -> NullLikeness {
        self.stand_at(row, column);
        let mut likeness = NullLikeness { cosine: -1.0, gain: -1.0 };
        let mut take = |cosine: f32, gain: Option<f32>| {
            likeness.cosine = likeness.cosine.max(cosine);
            likeness.gain = likeness.gain.max(gain.unwrap_or(-1.0));
        };
        let is_english = shape.english == 1;
        // Before the cell the sentence would join the pair (row − 1, column − 1) …
        if is_english && column > 0 {
            let gain = (row > 0).then(|| {
                self.cosine(row - 1, column - 1, 2, 1) - self.cosine(row - 1, column - 1, 1, 1)
            });
            take(self.cosine(row, column - 1, 1, 1), gain);
        }
        if !is_english && row > 0 {
            let gain = (column > 0).then(|| {
                self.cosine(row - 1, column - 1, 1, 2) - self.cosine(row - 1, column - 1, 1, 1)
            });
            take(self.cosine(row - 1, column, 1, 1), gain);
        }
        // … and after it the pair that follows.
        if row < self.counts.0 && column < self.counts.1 {
            let (n, m) = if is_english { (1, 0) } else { (0, 1) };
            let follows = row + n < self.counts.0 && column + m < self.counts.1;
            let gain = follows.then(|| {
                self.cosine(row, column, 1 + n, 1 + m) - self.cosine(row + n, column + m, 1, 1)
            });
            take(self.cosine(row, column, 1, 1), gain);
        }
        likeness
    }

    /// Cosine of n English sentences from `row` and m Chinese ones from `column`.
    ///
    /// Both runs lie inside the documents and begin no earlier than one before the cell.
    fn cosine(&self, row: usize, column: usize, n: usize, m: usize) -> f32 {
        let Some((cell_row, cell_column)) = self.cell else { return 0.0 };
        let (top, left) = (row + 1 - cell_row, column + 1 - cell_column);
        if top + n > REACH || left + m > REACH {
            return self.cosine_of_long(row, column, n, m);
        }
        let sum =
            self.sums[top + n][left + m] - self.sums[top][left + m] - self.sums[top + n][left]
                + self.sums[top][left];
        let lengths = self.english.length(row, n) * self.chinese.length(column, m);
        if lengths > 0.0 { (sum as f32 / lengths).clamp(-1.0, 1.0) } else { 0.0 }
    }

    /// The same for runs that reach beyond the window of the cell.
    fn cosine_of_long(&self, row: usize, column: usize, n: usize, m: usize) -> f32 {
        let pairs = (row..row + n).flat_map(|i| (column..column + m).map(move |j| (i, j)));
        let sum: f64 = pairs.map(|(i, j)| f64::from(self.product(Some(i), Some(j)))).sum();
        let lengths = self.english.length(row, n) * self.chinese.length(column, m);
        if lengths > 0.0 { (sum as f32 / lengths).clamp(-1.0, 1.0) } else { 0.0 }
    }

    /// Sums up the products around a cell.
    fn stand_at(&mut self, row: usize, column: usize) {
        if self.cell == Some((row, column)) {
            return;
        }
        self.cell = Some((row, column));
        for a in 0..REACH {
            let mut line = 0.0;
            for b in 0..REACH {
                // In double precision: a long line must not swallow the short one beside it.
                let product = self.product((row + a).checked_sub(1), (column + b).checked_sub(1));
                line += f64::from(product);
                self.sums[a + 1][b + 1] = self.sums[a][b + 1] + line;
            }
        }
    }

    /// Product of two sentences; 0 outside the documents.
    fn product(&self, row: Option<usize>, column: Option<usize>) -> f32 {
        let (Some(row), Some(column)) = (row, column) else { return 0.0 };
        if row >= self.counts.0 || column >= self.counts.1 {
            return 0.0;
        }
        let known = row.checked_sub(self.first_row).and_then(|at| self.rows.get(at));
        match known.filter(|known| known.columns.contains(&column)) {
            Some(known) => known.products[column - known.columns.start],
            None => self.english.product(row, self.chinese, column),
        }
    }
}

#[cfg(test)]
mod tests {
    use zhen_lexicon::{Embedding, Lexicon, SentenceVector};
    use zhen_text::{Document, Language};

    use super::*;

    const ENGLISH: &str = "Snow fell.\nThe mountain road was closed.\nNobody left the village.\n";
    const CHINESE: &str = "下雪了，山路封闭。\n没人离开村子。\n";

    fn evidence() -> PairEvidence {
        let english = Document::from_lines(ENGLISH, Language::English);
        let chinese = Document::from_lines(CHINESE, Language::Chinese);
        PairEvidence::new(&english, &chinese, Lexicon::built_in())
    }

    fn merged(text: &str, lines: Range<usize>) -> SentenceVector {
        let lines: Vec<&str> = text.lines().skip(lines.start).take(lines.len()).collect();
        Embedding::built_in().vector(&lines.join("\n"))
    }

    #[test]
    fn the_sums_are_those_of_embedding_the_merged_text() {
        let evidence = evidence();
        let mut likeness = Likeness::new(&evidence);
        for row in 0..3 {
            likeness.move_to(row, |_| 0..2);
            for column in 0..2 {
                for (n, m) in [(1, 1), (2, 1), (1, 2), (3, 2)] {
                    if row + n > 3 || column + m > 2 {
                        continue;
                    }
                    let shape = BeadShape { english: n, chinese: m };
                    let found = likeness.of_bead(row, column, shape);
                    let expected =
                        merged(ENGLISH, row..row + n).cosine(&merged(CHINESE, column..column + m));
                    assert!((found.cosine - expected).abs() < 5e-3, "{row} {column} {n}-{m}");
                }
            }
        }
    }

    #[test]
    fn the_right_bead_has_margin_and_gain() {
        let evidence = evidence();
        let mut likeness = Likeness::new(&evidence);
        likeness.move_to(0, |_| 0..2);
        let right = likeness.of_bead(0, 0, BeadShape { english: 2, chinese: 1 });
        let short = likeness.of_bead(0, 0, BeadShape { english: 1, chinese: 1 });
        let long = likeness.of_bead(0, 0, BeadShape { english: 3, chinese: 1 });
        assert!(right.margin > short.margin && right.margin > long.margin);
        assert!(right.gain > 0.0 && long.gain < 0.0 && short.gain == 0.0);
    }

    /// Eight English and seven Chinese lines, none like another.
    fn longer() -> (String, String) {
        let english = [
            "Snow fell.",
            "The road was closed.",
            "Nobody left.",
            "A train stopped at noon.",
            "Two bridges were washed away by the flood.",
            "Rice became dear.",
            "Help came late.",
            "In spring the fields were green again.",
        ];
        let chinese = [
            "下雪了。",
            "道路封闭，没人离开。",
            "一列火车中午停下。",
            "洪水冲走两座桥。",
            "米贵了。",
            "救援来迟。",
            "春天田野又绿了。",
        ];
        (english.join("\n"), chinese.join("\n"))
    }

    #[test]
    fn every_cell_agrees_with_embedding_the_text_when_the_window_moves() {
        let (english, chinese) = longer();
        let cosine = |row: usize, column: usize, n: usize, m: usize| {
            merged(&english, row..row + n).cosine(&merged(&chinese, column..column + m))
        };
        let evidence = PairEvidence::new(
            &Document::from_lines(english.clone(), Language::English),
            &Document::from_lines(chinese.clone(), Language::Chinese),
            Lexicon::built_in(),
        );
        let mut likeness = Likeness::new(&evidence);
        let (rows, columns) = (8, 7);
        let near = |found: f32, expected: f32| (found - expected).abs() < 5e-3;
        for row in 0..=rows {
            // Products outside this narrow window are computed when they are asked for.
            likeness.move_to(row, |row| row.saturating_sub(1).min(columns)..(row + 1).min(columns));
            for column in 0..=columns {
                for (n, m) in [(1, 1), (2, 1), (1, 3), (2, 2), (5, 5)] {
                    if row + n > rows || column + m > columns {
                        continue;
                    }
                    let own = cosine(row, column, n, m);
                    let mut around = Vec::new();
                    (row > 0).then(|| around.push(cosine(row - 1, column, n + 1, m)));
                    (row + n < rows).then(|| around.push(cosine(row, column, n + 1, m)));
                    (column > 0).then(|| around.push(cosine(row, column - 1, n, m + 1)));
                    (column + m < columns).then(|| around.push(cosine(row, column, n, m + 1)));
                    let mean = around.iter().sum::<f32>() / around.len() as f32;
                    let found = likeness.of_bead(row, column, BeadShape { english: n, chinese: m });
                    assert!(near(found.cosine, own), "{row} {column} {n}-{m}");
                    assert!(near(found.margin, own - mean), "{row} {column} {n}-{m}");
                }
                if row < rows {
                    let found = likeness.of_null(row, column, BeadShape { english: 1, chinese: 0 });
                    let before = (column > 0).then(|| cosine(row, column - 1, 1, 1));
                    let after = (column < columns).then(|| cosine(row, column, 1, 1));
                    let best = before.into_iter().chain(after).fold(-1.0, f32::max);
                    assert!(near(found.cosine, best), "{row} {column}");
                }
                if column < columns {
                    let found = likeness.of_null(row, column, BeadShape { english: 0, chinese: 1 });
                    let before = (row > 0).then(|| cosine(row - 1, column, 1, 1));
                    let after = (row < rows).then(|| cosine(row, column, 1, 1));
                    let best = before.into_iter().chain(after).fold(-1.0, f32::max);
                    assert!(near(found.cosine, best), "{row} {column}");
                }
            }
        }
    }
}
