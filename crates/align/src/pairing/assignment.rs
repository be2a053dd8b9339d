//! The heaviest one-to-one matching of a sparse graph.
//!
//! Successive shortest augmenting paths with potentials (the Hungarian method; Kuhn 1955, Edmonds
//! & Karp 1972), row by row; a row may also stay alone, in a column of its own that weighs 0.
//! Exact. A search ends at the first free column, so that where few documents have rivals each row
//! takes the time of a few edges.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// An edge of the graph; edges that do not weigh more than 0 are never taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) weight: f64,
}

/// Returns the column of each of `rows` rows, where it has one, in the heaviest matching; of
/// equally heavy ones, always the same.
pub(super) fn heaviest_matching(rows: usize, columns: usize, edges: &[Edge]) -> Vec<Option<usize>> {
    let mut edges_of: Vec<Vec<(usize, f64)>> =
        (0..rows).map(|row| vec![(columns + row, 0.0)]).collect();
    for edge in edges.iter().filter(|edge| edge.weight > 0.0) {
        edges_of[edge.row].push((edge.column, edge.weight));
    }
    let mut matching = Matching {
        edges_of,
        row_price: vec![0.0; rows],
        column_price: vec![0.0; columns + rows],
        column_of: vec![None; rows],
        row_of: vec![None; columns + rows],
    };
    for row in 0..rows {
        matching.add(row);
    }
    matching.column_of.into_iter().map(|column| column.filter(|&it| it < columns)).collect()
}

/// Invariant: no edge of a row that was added weighs more than row price + column price, and
/// edges of the matching weigh just as much.
struct Matching {
    /// Columns and weights of each row, its own column first.
    edges_of: Vec<Vec<(usize, f64)>>,
    row_price: Vec<f64>,
    column_price: Vec<f64>,
    column_of: Vec<Option<usize>>,
    row_of: Vec<Option<usize>>,
}

impl Matching {
    /// Adds a row to the matching of the rows before it.
    fn add(&mut self, start: usize) {
        let left_over =
            self.edges_of[start].iter().map(|&(column, weight)| weight - self.column_price[column]);
        self.row_price[start] = left_over.fold(f64::MIN, f64::max);
        // Distance of each column that was seen, and the row that it is reached from.
        let mut seen: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
        let mut done: BTreeSet<usize> = BTreeSet::new();
        let mut heap = BinaryHeap::new();
        let (mut row, mut distance) = (start, 0.0);
        let free = loop {
            for &(column, weight) in &self.edges_of[row] {
                let slack = self.row_price[row] + self.column_price[column] - weight;
                // Rounding must not make a way shorter by going on.
                let next = distance + slack.max(0.0);
                if seen.get(&column).is_none_or(|known| next < known.0) {
                    seen.insert(column, (next, row));
                    heap.push(Reached { distance: next, column });
                }
            }
            // The start's own column is free and can be reached.
            let Some(reached) = heap.pop() else { return };
            if !done.insert(reached.column) {
                continue;
            }
            match self.row_of[reached.column] {
                None => break reached,
                Some(taken) => (row, distance) = (taken, reached.distance),
            }
        };
        self.row_price[start] -= free.distance;
        for column in done.into_iter().filter(|&column| column != free.column) {
            let rest = free.distance - seen[&column].0;
            self.column_price[column] += rest;
            if let Some(row) = self.row_of[column] {
                self.row_price[row] -= rest;
            }
        }
        let mut column = free.column;
        loop {
            let row = seen[&column].1;
            let before = self.column_of[row].replace(column);
            self.row_of[column] = Some(row);
            match before {
                Some(before) => column = before,
                None => return,
            }
        }
    }
}

/// A column that the search has reached.
#[derive(Clone, Copy, PartialEq)]
struct Reached {
    distance: f64,
    column: usize,
}

impl Eq for Reached {}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Reached {
    /// The nearest is the greatest, as a heap wants it; of equally near ones the first column.
    fn cmp(&self, other: &Self) -> Ordering {
        other.distance.total_cmp(&self.distance).then(other.column.cmp(&self.column))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn weight(matching: &[Option<usize>], edges: &[Edge]) -> f64 {
        let weight = |(row, column): (usize, &Option<usize>)| {
            let column = (*column)?;
            let edge = edges.iter().find(|edge| edge.row == row && edge.column == column);
            edge.map(|edge| edge.weight)
        };
        matching.iter().enumerate().filter_map(weight).sum()
    }

    /// The heaviest matching of the rows from `row` on, by trying all.
    fn brute(row: usize, rows: usize, taken: &mut Vec<usize>, edges: &[Edge]) -> f64 {
        if row == rows {
            return 0.0;
        }
        let mut best = brute(row + 1, rows, taken, edges);
        for edge in edges.iter().filter(|edge| edge.row == row) {
            if !taken.contains(&edge.column) {
                taken.push(edge.column);
                best = best.max(edge.weight + brute(row + 1, rows, taken, edges));
                taken.pop();
            }
        }
        best
    }

    proptest! {
        #[test]
        fn no_matching_is_heavier(
            weights in proptest::collection::btree_map((0..5_usize, 0..5_usize), -2..9_i32, 0..16),
        ) {
            let edges: Vec<Edge> = weights
                .into_iter()
                .map(|((row, column), weight)| Edge { row, column, weight: f64::from(weight) })
                .collect();
            let matching = heaviest_matching(5, 5, &edges);
            let mut columns: Vec<usize> = matching.iter().flatten().copied().collect();
            columns.sort_unstable();
            let distinct = columns.len();
            columns.dedup();
            prop_assert_eq!(columns.len(), distinct);
            prop_assert!((weight(&matching, &edges) - brute(0, 5, &mut Vec::new(), &edges)).abs() < 1e-9);
        }
    }

    #[test]
    fn two_rows_share_out_what_one_would_take() {
        let edge = |row, column, weight| Edge { row, column, weight };
        // Row 0 likes column 0 best; only then row 1 goes without, and 4 + 3 is more than 5.
        let edges = [edge(0, 0, 5.0), edge(0, 1, 4.0), edge(1, 0, 3.0), edge(2, 1, -1.0)];
        assert_eq!(heaviest_matching(3, 2, &edges), [Some(1), Some(0), None]);
    }
}
