//! The loss of a batch: every text must find its own translation among all of the batch.
//!
//! Symmetric InfoNCE over cosines (van den Oord et al. 2018, in both directions as in Radford et
//! al. 2021). A margin taken from the right pair (Yang et al. 2019) was tried and did not help.
//! Time: batch² × dimensions, three times over.

use rayon::prelude::*;

use crate::embedding::dot;

/// Vectors of a batch: `count` rows of `dimensions` numbers.
#[derive(Clone, Debug)]
pub(super) struct Vectors {
    pub(super) dimensions: usize,
    pub(super) values: Vec<f32>,
}

impl Vectors {
    pub(super) fn zeros(count: usize, dimensions: usize) -> Self {
        Self { dimensions, values: vec![0.0; count * dimensions] }
    }

    pub(super) fn row(&self, index: usize) -> &[f32] {
        &self.values[index * self.dimensions..(index + 1) * self.dimensions]
    }

    /// Scales every row to length one and returns the lengths; a zero row stays zero.
    pub(super) fn normalise(&mut self) -> Vec<f32> {
        self.values
            .par_chunks_mut(self.dimensions)
            .map(|row| {
                let length = dot(row, row).sqrt();
                if length > 0.0 {
                    row.iter_mut().for_each(|value| *value /= length);
                }
                length
            })
            .collect()
    }
}

/// Gradients of the loss by the unit vectors of both sides.
///
/// `scale` is the factor of the cosines; `twins(i, j)` tells that text j of the right side is the
/// same as text i's own: such pairs are no negatives.
pub(super) fn gradients(
    left: &Vectors,
    right: &Vectors,
    scale: f32,
    twins: impl Fn(usize, usize) -> bool + Sync,
) -> (Vectors, Vectors) {
    let dimensions = left.dimensions;
    let count = left.values.len() / dimensions;
    let mut logits = vec![0.0_f32; count * count];
    logits.par_chunks_mut(count).enumerate().for_each(|(i, logits)| {
        let own = left.row(i);
        for (j, logit) in logits.iter_mut().enumerate() {
            *logit = match i == j {
                true => scale * dot(own, right.row(j)),
                false if twins(i, j) => f32::NEG_INFINITY,
                false => scale * dot(own, right.row(j)),
            };
        }
    });
    let row_sums: Vec<f32> = logits
        .par_chunks(count)
        .map(|logits| logits.iter().map(|logit| libm::expf(logit - scale)).sum())
        .collect();
    let column_sums: Vec<f32> = (0..count)
        .into_par_iter()
        .map(|j| (0..count).map(|i| libm::expf(logits[i * count + j] - scale)).sum::<f32>())
        .collect();
    // From here on the matrix holds the gradient by each logit.
    let each = 0.5 * scale / count as f32;
    logits.par_chunks_mut(count).enumerate().for_each(|(i, row)| {
        for (j, value) in row.iter_mut().enumerate() {
            let likelihood = libm::expf(*value - scale);
            let right_one = if i == j { 2.0 } else { 0.0 };
            *value = each * (likelihood / row_sums[i] + likelihood / column_sums[j] - right_one);
        }
    });
    let mut by_left = Vectors::zeros(count, dimensions);
    by_left.values.par_chunks_mut(dimensions).enumerate().for_each(|(i, sum)| {
        for j in 0..count {
            add_scaled(sum, right.row(j), logits[i * count + j]);
        }
    });
    let mut by_right = Vectors::zeros(count, dimensions);
    by_right.values.par_chunks_mut(dimensions).enumerate().for_each(|(j, sum)| {
        for i in 0..count {
            add_scaled(sum, left.row(i), logits[i * count + j]);
        }
    });
    (by_left, by_right)
}

/// Carries gradients by unit vectors back to the vectors before scaling, in place.
pub(super) fn before_scaling(gradients: &mut Vectors, units: &Vectors, lengths: &[f32]) {
    let dimensions = units.dimensions;
    gradients.values.par_chunks_mut(dimensions).enumerate().for_each(|(i, gradient)| {
        let unit = units.row(i);
        let along = dot(gradient, unit);
        add_scaled(gradient, unit, -along);
        let length = lengths[i].max(1e-6);
        gradient.iter_mut().for_each(|value| *value /= length);
    });
}

/// Adds `factor` times `other` to `sum`.
pub(super) fn add_scaled(sum: &mut [f32], other: &[f32], factor: f32) {
    for (sum, other) in sum.iter_mut().zip(other) {
        *sum += factor * other;
    }
}
