//! Which features get a row in the table, and texts as numbers of rows.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::embedding::for_each_feature;

/// Texts as numbers of rows of the table.
#[derive(Clone, Debug, Default)]
pub(super) struct Bags {
    starts: Vec<usize>,
    rows: Vec<u32>,
    /// A key of each text, equal for equal texts.
    pub(super) keys: Vec<u64>,
}

impl Bags {
    /// Number of texts.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Rows of a text, repeated as they occur.
    pub(super) fn rows(&self, text: usize) -> &[u32] {
        &self.rows[self.starts[text]..self.starts[text + 1]]
    }
}

/// Features with a row, by key.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    /// Keys in rising order; the position is the row.
    pub(super) keys: Vec<u64>,
    rows: HashMap<u64, u32>,
}

/// Counts features of texts, weighted.
#[derive(Clone, Debug, Default)]
pub(super) struct FeatureCounts(HashMap<u64, f32>);

impl FeatureCounts {
    /// Adds the features of texts, each counted `weight` times.
    pub(super) fn add(&mut self, texts: &[&str], weight: f32) {
        let parts: Vec<HashMap<u64, u32>> = texts
            .par_chunks(8192)
            .map(|texts| {
                let mut counts = HashMap::new();
                for text in texts {
                    for_each_feature(text, |key| *counts.entry(key).or_insert(0) += 1);
                }
                counts
            })
            .collect();
        for part in parts {
            for (key, count) in part {
                *self.0.entry(key).or_default() += count as f32 * weight;
            }
        }
    }

    /// Chooses the `most` most frequent features with at least `least` occurrences.
    pub(super) fn vocabulary(&self, most: usize, least: f32) -> Vocabulary {
        let mut chosen: Vec<(u64, f32)> =
            self.0.iter().map(|(&key, &count)| (key, count)).filter(|&(_, n)| n >= least).collect();
        // Equally frequent ones by key, so that the choice does not depend on the map.
        chosen.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
        chosen.truncate(most);
        let mut keys: Vec<u64> = chosen.into_iter().map(|(key, _)| key).collect();
        keys.sort_unstable();
        let rows = keys.iter().copied().zip(0..).collect();
        Vocabulary { keys, rows }
    }
}

impl Vocabulary {
    /// Turns texts into rows, on all threads, in order.
    pub(super) fn bags(&self, texts: &[&str]) -> Bags {
        let lists: Vec<(Vec<u32>, u64)> = texts
            .par_iter()
            .map(|text| {
                let (mut rows, mut whole) = (Vec::new(), 0_u64);
                for_each_feature(text, |key| {
                    whole = whole.rotate_left(5) ^ key;
                    rows.extend(self.rows.get(&key));
                });
                (rows, whole)
            })
            .collect();
        let mut bags = Bags { starts: vec![0], ..Bags::default() };
        for (rows, key) in lists {
            bags.rows.extend_from_slice(&rows);
            bags.starts.push(bags.rows.len());
            bags.keys.push(key);
        }
        bags
    }
}
