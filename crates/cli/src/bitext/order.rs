//! English first, Chinese second: rows of a bitext in that order, whichever they stand in.

use std::cmp::Ordering;
use std::collections::VecDeque;
use std::mem::swap;

use zhen_formats::{BitextRow, PassedOver, ReadError, Rows};

use crate::report::Report;

/// Rows by which the order is told, at most.
const SEEN_ROWS: usize = 100;
/// Bytes of text by which it is told, at most: memory holds them.
const SEEN_BYTES: usize = 1 << 20;
/// One row in so many may stand the other way round without leaving the order in doubt.
const DOUBTFUL_SHARE: usize = 10;

/// Tells by the characters on which side Chinese stands: `Greater` if on the second, as it should
/// be, `Equal` if nothing tells.
pub fn chinese_place(first: &str, second: &str) -> Ordering {
    let han = |text: &str| text.chars().filter(|c| matches!(c, '\u{3400}'..='\u{9fff}')).count();
    han(second).cmp(&han(first))
}

/// The rows of a bitext, English first.
///
/// The first rows are read at once, to tell the order. If Chinese clearly stands first, and nothing
/// in the file says which side is which, the sides of all rows are swapped.
pub struct OrderedRows {
    first: VecDeque<Result<BitextRow, ReadError>>,
    rest: Rows<'static>,
    found: Found,
    names_sides: bool,
}

/// In what order the first rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Right,
    Turned,
    /// Numbers of rows with English and with Chinese first.
    Mixed(usize, usize),
}

impl OrderedRows {
    /// Reads the first rows.
    pub fn new(mut rows: Rows<'static>) -> Self {
        let mut first = VecDeque::new();
        let mut length = 0;
        while first.len() < SEEN_ROWS
            && length < SEEN_BYTES
            && let Some(row) = rows.next()
        {
            length += row.as_ref().map_or(0, |row| row.source_text.len() + row.target_text.len());
            first.push_back(row);
        }
        let found = order_of(first.iter().flatten());
        let names_sides = rows.names_sides();
        Self { first, rest: rows, found, names_sides }
    }

    /// Tells whether there is no row at all; only before the first is taken.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// Returns how many rows a reviewer rejected, of those read so far.
    pub fn rejected(&self) -> usize {
        self.rest.rejected()
    }

    /// Returns what rows have no place for, of what was read so far.
    pub fn passed_over(&self) -> PassedOver {
        self.rest.passed_over()
    }

    /// Says what is not as it should be.
    pub fn tell(&self, path: &str, report: &Report) {
        match self.found {
            Found::Right => {}
            Found::Turned if self.names_sides => report.warning(&format!(
                "{path}: the text that is called Chinese looks English, and the English Chinese; \
                 kept as it is called"
            )),
            Found::Turned => report.note(&format!("{path}: Chinese stands first: sides swapped")),
            Found::Mixed(..) if self.names_sides => {}
            Found::Mixed(english, chinese) => report.warning(&format!(
                "{path}: of the first {} rows, English stands first in {english} and Chinese in \
                 {chinese}; kept as they are",
                self.first.len()
            )),
        }
    }
}

impl Iterator for OrderedRows {
    type Item = Result<BitextRow, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut row = self.first.pop_front().or_else(|| self.rest.next())?;
        if let Ok(row) = &mut row
            && self.found == Found::Turned
            && !self.names_sides
        {
            swap_sides(row);
        }
        Some(row)
    }
}

fn order_of<'r>(rows: impl Iterator<Item = &'r BitextRow>) -> Found {
    let (mut english, mut chinese) = (0, 0);
    for row in rows {
        match chinese_place(&row.source_text, &row.target_text) {
            Ordering::Greater => english += 1,
            // Not if it is only a number, or nothing, that stands beside the Chinese text.
            Ordering::Less if row.target_text.contains(|c: char| c.is_ascii_alphabetic()) => {
                chinese += 1;
            }
            _ => {}
        }
    }
    let tolerated = (english + chinese) / DOUBTFUL_SHARE;
    if chinese <= tolerated {
        Found::Right
    } else if english <= tolerated {
        Found::Turned
    } else {
        Found::Mixed(english, chinese)
    }
}

fn swap_sides(row: &mut BitextRow) {
    swap(&mut row.source_document, &mut row.target_document);
    swap(&mut row.source_text, &mut row.target_text);
    swap(&mut row.source_ids, &mut row.target_ids);
    swap(&mut row.source_offsets, &mut row.target_offsets);
    swap(&mut row.source_kinds, &mut row.target_kinds);
    swap(&mut row.source_origins, &mut row.target_origins);
    swap(&mut row.source_language, &mut row.target_language);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_in_ten_does_not_decide_the_order() {
        let row = |source: &str, target: &str| BitextRow {
            source_text: source.into(),
            target_text: target.into(),
            ..BitextRow::default()
        };
        let (right, turned, unsure) = (row("a lake", "湖"), row("湖", "a lake"), row("WTO", "ITO"));
        assert_eq!(order_of([row("湖", ""), row("三", "3")].iter()), Found::Right);
        let table = [
            ([0, 0, 5], Found::Right),
            ([1, 0, 0], Found::Right),
            ([0, 1, 5], Found::Turned),
            ([90, 10, 0], Found::Right),
            ([10, 90, 0], Found::Turned),
            ([8, 1, 0], Found::Mixed(8, 1)),
            ([89, 11, 0], Found::Mixed(89, 11)),
        ];
        for (counts, expected) in table {
            let rows = [&right, &turned, &unsure].into_iter().zip(counts);
            let rows = rows.flat_map(|(row, count)| std::iter::repeat_n(row, count));
            assert_eq!(order_of(rows), expected, "{counts:?}");
        }
    }
}
