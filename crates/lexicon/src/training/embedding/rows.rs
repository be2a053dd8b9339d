//! The rows while they are learned.

use rayon::prelude::*;

use super::EmbeddingOptions;
use super::contrast::{Vectors, add_scaled, before_scaling, gradients};
use super::draws::{Draw, Material, Right};
use super::random::Random;
use crate::embedding::dot;

/// The rows while they are learned, with Adagrad's sum of squared gradients for each.
pub(super) struct Rows {
    dimensions: usize,
    pub(super) values: Vec<f32>,
    squares: Vec<f32>,
}

/// Rows of one shard of the table: the unit of parallel updates.
const SHARD_ROWS: usize = 512;

impl Rows {
    /// Makes rows of small random numbers.
    pub(super) fn new(rows: usize, dimensions: usize, random: &mut Random) -> Self {
        let spread = 0.1 / (dimensions as f32).sqrt();
        let values =
            (0..rows * dimensions).map(|_| spread * (2.0 * random.share() - 1.0)).collect();
        Self { dimensions, values, squares: vec![0.0; rows] }
    }

    fn row(&self, row: u32) -> &[f32] {
        let start = row as usize * self.dimensions;
        &self.values[start..start + self.dimensions]
    }

    /// Moves the rows of a batch so that each text comes nearer to its own target.
    pub(super) fn learn(
        &mut self,
        materials: &[Material],
        batch: &[Draw],
        options: &EmbeddingOptions,
        rate: f32,
        random: &mut Random,
    ) {
        let count = batch.len();
        let mut drop = |rows: &[u32]| -> Vec<u32> {
            let kept: Vec<u32> =
                rows.iter().copied().filter(|_| random.share() >= options.dropout).collect();
            if kept.is_empty() { rows.to_vec() } else { kept }
        };
        let left_rows: Vec<Vec<u32>> =
            batch.iter().map(|draw| drop(materials[draw.material].left.rows(draw.text))).collect();
        let right_rows: Vec<Vec<u32>> = batch
            .iter()
            .map(|draw| match &materials[draw.material].right {
                Right::Bags(bags) => drop(bags.rows(draw.text)),
                Right::Vectors(_) => Vec::new(),
            })
            .collect();
        let mut left = self.sums(&left_rows);
        let mut right = self.sums(&right_rows);
        for (index, draw) in batch.iter().enumerate() {
            if let Right::Vectors(vectors) = &materials[draw.material].right {
                let start = draw.text * self.dimensions;
                right.values[index * self.dimensions..(index + 1) * self.dimensions]
                    .copy_from_slice(&vectors[start..start + self.dimensions]);
            }
        }
        let (left_lengths, right_lengths) = (left.normalise(), right.normalise());
        let key = |index: usize, own_left: bool| {
            let Draw { material, text } = batch[index];
            match (&materials[material].right, own_left) {
                (Right::Bags(bags), false) => bags.keys[text],
                _ => materials[material].left.keys[text],
            }
        };
        let left_keys: Vec<u64> = (0..count).map(|index| key(index, true)).collect();
        let right_keys: Vec<u64> = (0..count).map(|index| key(index, false)).collect();
        let (mut by_left, mut by_right) = gradients(&left, &right, options.scale, |i, j| {
            left_keys[i] == left_keys[j] || right_keys[i] == right_keys[j]
        });
        before_scaling(&mut by_left, &left, &left_lengths);
        before_scaling(&mut by_right, &right, &right_lengths);
        self.update(&[(&left_rows, &by_left), (&right_rows, &by_right)], rate);
    }

    fn sums(&self, texts: &[Vec<u32>]) -> Vectors {
        let mut sums = Vectors::zeros(texts.len(), self.dimensions);
        sums.values.par_chunks_mut(self.dimensions).zip(texts).for_each(|(sum, rows)| {
            for &row in rows {
                add_scaled(sum, self.row(row), 1.0);
            }
        });
        sums
    }

    /// Row-wise Adagrad (Duchi et al. 2011): one step size for the whole row.
    fn update(&mut self, sides: &[(&[Vec<u32>], &Vectors); 2], rate: f32) {
        let mut uses: Vec<(u32, u32, u32)> = Vec::new();
        for (side, (texts, _)) in (0_u32..).zip(sides) {
            for (text, rows) in (0_u32..).zip(*texts) {
                uses.extend(rows.iter().map(|&row| (row, side, text)));
            }
        }
        uses.sort_unstable();
        let dimensions = self.dimensions;
        let shards = self
            .values
            .par_chunks_mut(SHARD_ROWS * dimensions)
            .zip(self.squares.par_chunks_mut(SHARD_ROWS))
            .enumerate();
        shards.for_each(|(shard, (values, squares))| {
            let first = (shard * SHARD_ROWS) as u32;
            let from = uses.partition_point(|&(row, ..)| row < first);
            let until = uses.partition_point(|&(row, ..)| row < first + SHARD_ROWS as u32);
            let mut gradient = vec![0.0_f32; dimensions];
            for same in uses[from..until].chunk_by(|left, right| left.0 == right.0) {
                gradient.fill(0.0);
                for &(_, side, text) in same {
                    add_scaled(&mut gradient, sides[side as usize].1.row(text as usize), 1.0);
                }
                let slot = (same[0].0 - first) as usize;
                let square = dot(&gradient, &gradient) / dimensions as f32;
                squares[slot] += square;
                let step = -rate / (squares[slot].sqrt() + 1e-8);
                add_scaled(
                    &mut values[slot * dimensions..(slot + 1) * dimensions],
                    &gradient,
                    step,
                );
            }
        });
    }
}
