//! One side of a document pair as vectors: what the built-in embedding makes of each sentence.

use std::ops::Range;

use zhen_lexicon::{Embedding, dot};
use zhen_text::Document;

use crate::shape::LONGEST_SIDE;

/// Sentences of the longest run whose length is asked for: a bead's side and one neighbour.
pub(crate) const LONGEST_RUN: usize = LONGEST_SIDE + 1;

/// Vectors of the sentences of one side; a run of sentences has the sum of theirs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vectors {
    dimensions: usize,
    /// Sentences × dimensions.
    values: Vec<f32>,
    /// Length of the vector of each run: by its first sentence, then by its sentences less one.
    lengths: Vec<[f32; LONGEST_RUN]>,
}

impl Vectors {
    /// Embeds the sentences of a document. Linear in the text.
    pub(crate) fn of(document: &Document) -> Self {
        let embedding = Embedding::built_in();
        let (_, dimensions) = embedding.sizes();
        let count = document.sentences().len();
        let mut vectors = Self {
            dimensions,
            values: Vec::with_capacity(count * dimensions),
            lengths: Vec::new(),
        };
        for sentence in 0..count {
            let vector = embedding.vector(document.sentence_text(sentence));
            vectors.values.extend_from_slice(vector.values());
        }
        vectors.lengths = (0..count).map(|sentence| vectors.lengths_from(sentence)).collect();
        vectors
    }

    /// Vector of a sentence.
    pub(crate) fn vector(&self, sentence: usize) -> &[f32] {
        &self.values[sentence * self.dimensions..(sentence + 1) * self.dimensions]
    }

    /// Length of the vector of `count` sentences, 1 to [`LONGEST_RUN`], from `first` on.
    pub(crate) fn length(&self, first: usize, count: usize) -> f32 {
        self.lengths[first][count - 1]
    }

    /// The vectors of a range of sentences alone.
    pub(super) fn window(&self, sentences: Range<usize>) -> Self {
        let values = sentences.start * self.dimensions..sentences.end * self.dimensions;
        let mut vectors = Self {
            dimensions: self.dimensions,
            values: self.values[values].to_vec(),
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
            if (first + index) * self.dimensions < self.values.len() {
                for (sum, value) in sum.iter_mut().zip(self.vector(first + index)) {
                    *sum += value;
                }
            }
            *length = libm::sqrtf(dot(&sum, &sum));
        }
        lengths
    }
}
