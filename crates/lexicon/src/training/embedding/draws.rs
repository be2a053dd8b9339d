//! Which texts make the next batch.
//!
//! Most batches come from one source: texts of one kind are the harder to tell apart.

use super::random::Random;
use super::vocabulary::{Bags, Vocabulary};
use super::{EmbeddingOptions, EmbeddingSource, EmbeddingTargets};

/// A source as numbers of rows.
pub(super) struct Material {
    pub(super) left: Bags,
    pub(super) right: Right,
    pub(super) draws: usize,
    order: Vec<u32>,
    next: usize,
}

/// What the texts of a material must be near to.
pub(super) enum Right {
    Bags(Bags),
    Vectors(Vec<f32>),
}

impl Material {
    /// Turns a source into rows, in random order.
    pub(super) fn new(
        source: &EmbeddingSource<'_>,
        vocabulary: &Vocabulary,
        random: &mut Random,
    ) -> Self {
        let left = vocabulary.bags(&source.left);
        let right = match &source.right {
            EmbeddingTargets::Texts(texts) => Right::Bags(vocabulary.bags(texts)),
            EmbeddingTargets::Vectors(vectors) => Right::Vectors(vectors.clone()),
        };
        let mut order: Vec<u32> = (0..left.len() as u32).collect();
        random.shuffle(&mut order);
        // Nothing can be drawn from a source without texts.
        let draws = if order.is_empty() { 0 } else { source.draws };
        Self { left, right, draws, order, next: 0 }
    }
}

/// A text of a material.
#[derive(Clone, Copy)]
pub(super) struct Draw {
    pub(super) material: usize,
    pub(super) text: usize,
}

/// Draws the texts of a batch: all of one source, or each of any.
pub(super) fn draw(
    materials: &mut [Material],
    options: &EmbeddingOptions,
    random: &mut Random,
) -> Vec<Draw> {
    let total: usize = materials.iter().map(|material| material.draws).sum();
    let source = |random: &mut Random, materials: &[Material]| {
        let mut at = random.below(total.max(1));
        for (index, material) in materials.iter().enumerate() {
            if at < material.draws {
                return index;
            }
            at -= material.draws;
        }
        0
    };
    let single = random.share() < options.single_source;
    let first = source(random, materials);
    (0..options.batch)
        .map(|_| {
            let material = if single { first } else { source(random, materials) };
            let Material { order, next, .. } = &mut materials[material];
            if *next == order.len() {
                random.shuffle(order);
                *next = 0;
            }
            *next += 1;
            Draw { material, text: order[*next - 1] as usize }
        })
        .collect()
}
