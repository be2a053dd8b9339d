//! A part of the evidence of a document pair, as if it were a pair of its own.

use std::ops::Range;
use std::sync::Arc;

use super::PairEvidence;

impl PairEvidence {
    /// Returns the evidence of some English and some Chinese sentences, numbered from 0 anew.
    ///
    /// Links and backgrounds stay those of the whole documents, so that a short part is judged by
    /// all there is to know. Costs time in proportion to the token types of the pair.
    pub(crate) fn window(&self, english: Range<usize>, chinese: Range<usize>) -> Self {
        Self {
            english: self.english.window(english.clone()),
            chinese: self.chinese.window(chinese.clone()),
            links: Arc::clone(&self.links),
            english_vectors: self.english_vectors.window(english),
            chinese_vectors: self.chinese_vectors.window(chinese),
        }
    }
}
