//! One side of a document pair as vectors: what the built-in embedding makes of each sentence.

use std::ops::Range;

use zhen_lexicon::{Embedding, dot, dot_bytes};
use zhen_text::Document;

use crate::shape::LONGEST_SIDE;

/// Sentences of the longest run whose length is kept: a bead's side and one neighbour in the first
/// pass. Longer ones are measured when they are asked for.
pub(crate) const LONGEST_RUN: usize = LONGEST_SIDE + 1;

/// Vectors of the sentences of one side; a run of sentences has the sum of theirs.
///
/// Each vector is kept as bytes and a scale: the largest of its numbers is ±127 scales, and the
/// error of a cosine is below 0.005.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vectors {
    dimensions: usize,
    /// Sentences × dimensions.
    values: Vec<i8>,
    /// What to multiply the bytes of each sentence by.
    scales: Vec<f32>,
    /// Length of the vector of each run: by its first sentence, then by its sentences less one.
    lengths: Vec<[f32; LONGEST_RUN]>,
}

impl Vectors {
    /// Embeds the sentences of a document. Linear in the text.
    pub(crate) fn of(document: &Document) -> Self {
        let embedding = Embedding::built_in();
        let (_, dimensions) = embedding.sizes();
        let count = document.sentences().len();
        let mut vectors =
            Self { dimensions, values: Vec::with_capacity(count * dimensions), ..Self::default() };
        for sentence in 0..count {
            let vector = embedding.vector(document.sentence_text(sentence));
            let most = vector.values().iter().fold(0.0_f32, |most, value| most.max(value.abs()));
            let inverse = if most > 0.0 { 127.0 / most } else { 0.0 };
            let bytes = vector.values().iter().map(|value| libm::roundf(value * inverse) as i8);
            vectors.values.extend(bytes);
            vectors.scales.push(most / 127.0);
        }
        vectors.lengths = (0..count).map(|sentence| vectors.lengths_from(sentence)).collect();
        vectors
    }

    /// Scalar product of the vectors of a sentence and of one of the other side.
    pub(crate) fn product(&self, sentence: usize, others: &Self, other: usize) -> f32 {
        let exact = dot_bytes(self.bytes(sentence), others.bytes(other));
        exact as f32 * (self.scales[sentence] * others.scales[other])
    }

    /// The vector of a run of sentences.
    pub(crate) fn sum(&self, sentences: Range<usize>) -> Vec<f32> {
        let mut sum = vec![0.0; self.dimensions];
        for sentence in sentences {
            self.add_to(&mut sum, sentence);
        }
        sum
    }

    fn add_to(&self, sum: &mut [f32], sentence: usize) {
        let scale = self.scales[sentence];
        for (sum, &byte) in sum.iter_mut().zip(self.bytes(sentence)) {
            *sum += scale * f32::from(byte);
        }
    }

    fn bytes(&self, sentence: usize) -> &[i8] {
        &self.values[sentence * self.dimensions..(sentence + 1) * self.dimensions]
    }

    /// Length of the vector of `count` sentences, at least one, from `first` on.
    ///
    /// Runs of up to [`LONGEST_RUN`] sentences were measured beforehand.
    pub(crate) fn length(&self, first: usize, count: usize) -> f32 {
        match self.lengths[first].get(count - 1) {
            Some(&length) => length,
            None => {
                let sum = self.sum(first..first + count);
                libm::sqrtf(dot(&sum, &sum))
            }
        }
    }

    /// The vectors of a range of sentences alone.
    pub(super) fn window(&self, sentences: Range<usize>) -> Self {
        let values = sentences.start * self.dimensions..sentences.end * self.dimensions;
        let mut vectors = Self {
            dimensions: self.dimensions,
            values: self.values[values].to_vec(),
            scales: self.scales[sentences.clone()].to_vec(),
            lengths: self.lengths[sentences.clone()].to_vec(),
        };
        // The last runs end with the window now.
        for sentence in sentences.len().saturating_sub(LONGEST_RUN)..sentences.len() {
            vectors.lengths[sentence] = vectors.lengths_from(sentence);
        }
        vectors
    }

    /// Lengths of the runs that begin here; runs past the end of the document end there.
    fn lengths_from(&self, first: usize) -> [f32; LONGEST_RUN] {
        let mut lengths = [0.0; LONGEST_RUN];
        let mut sum = vec![0.0; self.dimensions];
        for (index, length) in lengths.iter_mut().enumerate() {
            if first + index < self.scales.len() {
                self.add_to(&mut sum, first + index);
            }
            *length = libm::sqrtf(dot(&sum, &sum));
        }
        lengths
    }
}
