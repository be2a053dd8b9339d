//! The only door to jieba.

use jieba_rs::Jieba;

/// jieba's words: its unigram model over its full default dictionary, without its hidden Markov
/// model.
pub(crate) struct JiebaWords(Jieba);

impl JiebaWords {
    /// Loads the dictionary: 33 MB, and longer than two short documents take to align.
    pub(crate) fn load() -> Self {
        Self(Jieba::new())
    }

    /// Calls `emit` with the bytes of each word of a text, in order.
    pub(crate) fn cut(&self, text: &str, mut emit: impl FnMut(usize)) {
        self.0.cut(text, false).iter().for_each(|token| emit(token.word.len()));
    }
}
