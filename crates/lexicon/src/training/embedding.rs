//! Learning the static sentence embedding.
//!
//! One table of vectors for the features of both languages; a text is the sum of its rows. Rows
//! move so that a text lies nearest to its translation among a batch (contrastive learning;
//! Wieting et al. 2019), and, where a teacher's vectors are given, nearest to those
//! (distillation; Reimers & Gurevych 2020). The length of a row becomes the weight of its
//! feature: common words learn to be short.
//!
//! Everything is seeded, and every sum is taken in a fixed order: the same input gives the same
//! table for any number of threads.

mod contrast;
mod draws;
mod random;
mod rows;
mod vocabulary;

use draws::{Material, draw};
use random::Random;
use rows::Rows;
use vocabulary::{FeatureCounts, Vocabulary};

/// Settings of the training.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct EmbeddingOptions {
    /// Numbers of a vector, at least one.
    pub dimensions: usize,
    /// Rows of the table at most.
    pub rows: usize,
    /// Weighted occurrences of a feature at least.
    pub least_occurrences: f32,
    /// Texts of a batch.
    pub batch: usize,
    /// How often every source is gone through, in its own measure (see [`EmbeddingSource::draws`]).
    pub epochs: f32,
    /// Factor of the cosines in the loss.
    pub scale: f32,
    /// First learning rate; falls to zero in a straight line.
    pub learning_rate: f32,
    /// Share of features left out at random.
    pub dropout: f32,
    /// Share of the batches that come from one source.
    pub single_source: f32,
    /// Seed of all random numbers.
    pub seed: u64,
}

impl Default for EmbeddingOptions {
    fn default() -> Self {
        Self {
            dimensions: 256,
            rows: 68_000,
            least_occurrences: 4.0,
            batch: 256,
            epochs: 3.0,
            scale: 8.0,
            learning_rate: 0.06,
            dropout: 0.1,
            single_source: 0.8,
            seed: 20_261_124,
        }
    }
}

/// Texts that belong together, from one source.
#[derive(Clone, Debug)]
pub struct EmbeddingSource<'s> {
    /// Texts of one side.
    pub left: Vec<&'s str>,
    /// What each must be near to.
    pub right: EmbeddingTargets<'s>,
    /// Texts of this source taken in one epoch.
    pub draws: usize,
}

/// What texts must be near to.
#[derive(Clone, Debug)]
pub enum EmbeddingTargets<'s> {
    /// Their translations.
    Texts(Vec<&'s str>),
    /// A teacher's vectors, `dimensions` numbers each.
    Vectors(Vec<f32>),
}

/// A trained table: one row of numbers for each key.
#[derive(Clone, Debug)]
pub struct EmbeddingRows {
    /// Numbers of a row.
    pub dimensions: usize,
    /// Keys of the features, rising.
    pub keys: Vec<u64>,
    /// Rows in the order of the keys.
    pub values: Vec<f32>,
}

/// Learns a table from sources; `report` is told the share done now and then.
pub fn train_embedding(
    sources: &[EmbeddingSource<'_>],
    options: &EmbeddingOptions,
    mut report: impl FnMut(f32),
) -> EmbeddingRows {
    let vocabulary = vocabulary_of(sources, options);
    let mut random = Random::new(options.seed);
    let mut materials: Vec<Material> =
        sources.iter().map(|source| Material::new(source, &vocabulary, &mut random)).collect();
    let mut rows = Rows::new(vocabulary.keys.len(), options.dimensions, &mut random);
    let draws: usize = materials.iter().map(|material| material.draws).sum();
    let steps = ((draws as f32 * options.epochs) / options.batch as f32).ceil() as usize;
    for step in 0..steps {
        let rate = options.learning_rate * (1.0 - step as f32 / steps as f32);
        let drawn = draw(&mut materials, options, &mut random);
        rows.learn(&materials, &drawn, options, rate, &mut random);
        if step % 200 == 0 {
            report(step as f32 / steps as f32);
        }
    }
    EmbeddingRows { dimensions: options.dimensions, keys: vocabulary.keys, values: rows.values }
}

fn vocabulary_of(sources: &[EmbeddingSource<'_>], options: &EmbeddingOptions) -> Vocabulary {
    let mut counts = FeatureCounts::default();
    for source in sources {
        // A source counts as often as it is drawn from.
        let weight = source.draws as f32 / source.left.len().max(1) as f32;
        counts.add(&source.left, weight);
        if let EmbeddingTargets::Texts(texts) = &source.right {
            counts.add(texts, weight);
        }
    }
    counts.vocabulary(options.rows, options.least_occurrences)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedding::Embedding;

    const ENGLISH: [&str; 4] = ["red lamp", "green lamp", "red chair", "green chair"];
    const CHINESE: [&str; 4] = ["红灯", "绿灯", "红椅", "绿椅"];

    fn options() -> EmbeddingOptions {
        EmbeddingOptions {
            dimensions: 8,
            least_occurrences: 1.0,
            batch: 4,
            epochs: 300.0,
            dropout: 0.0,
            ..EmbeddingOptions::default()
        }
    }

    fn assert_nearest(rows: &EmbeddingRows, lefts: &[&str], rights: &[&str]) {
        let image = Embedding::image_of(rows);
        let embedding = Embedding::from_bytes(&image).unwrap();
        for (own, left) in lefts.iter().enumerate() {
            let left = embedding.vector(left);
            let cosine = |right: &str| left.cosine(&embedding.vector(right));
            for (other, right) in rights.iter().enumerate().filter(|(other, _)| *other != own) {
                assert!(cosine(rights[own]) > cosine(right) + 0.1, "{own} {other}");
            }
        }
    }

    #[test]
    fn translations_become_nearest_for_any_number_of_threads() {
        let source = EmbeddingSource {
            left: ENGLISH.to_vec(),
            right: EmbeddingTargets::Texts(CHINESE.to_vec()),
            draws: 4,
        };
        let learn = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| train_embedding(std::slice::from_ref(&source), &options(), |_| {}))
        };
        let rows = learn(1);
        assert_nearest(&rows, &ENGLISH, &CHINESE);
        assert!(learn(3).values == rows.values);
    }

    #[test]
    fn texts_of_both_languages_meet_at_the_teachers_vectors() {
        // Two directions of eight for each kind of thing and each colour.
        let teach = |texts: [&'static str; 4]| {
            let vectors =
                (0..4_usize).flat_map(|text| {
                    (0..8_usize).map(move |place| {
                        if place == text % 2 || place == 4 + text / 2 { 1.0 } else { 0.0 }
                    })
                });
            EmbeddingSource {
                left: texts.to_vec(),
                right: EmbeddingTargets::Vectors(vectors.collect()),
                draws: 4,
            }
        };
        let rows = train_embedding(&[teach(ENGLISH), teach(CHINESE)], &options(), |_| {});
        assert_nearest(&rows, &ENGLISH, &CHINESE);
    }
}
