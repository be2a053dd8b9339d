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

#[cfg(test)]
mod tests {
    use zhen_lexicon::Lexicon;
    use zhen_text::{Document, Language};

    use super::*;

    #[test]
    fn a_window_holds_what_the_whole_holds_there() {
        let english = "Snow fell.\nThe road was closed.\nNobody left.\nA train stopped at noon.";
        let chinese = "下雪了。\n道路封闭。\n没人离开。\n一列火车中午停下。";
        let whole = PairEvidence::new(
            &Document::from_lines(english, Language::English),
            &Document::from_lines(chinese, Language::Chinese),
            Lexicon::built_in(),
        );
        let window = whole.window(1..3, 2..4);
        assert_eq!((window.english.len(), window.chinese.len()), (2, 2));
        for at in 0..2 {
            assert_eq!(window.english.tokens(at), whole.english.tokens(at + 1));
            assert_eq!(window.chinese.form(at), whole.chinese.form(at + 2));
            assert_eq!(
                window.chinese_vectors.sum(at..at + 1),
                whole.chinese_vectors.sum(at + 2..at + 3)
            );
        }
        // A run of two lies inside the window, a longer one ends with it.
        let of_two = whole.english_vectors.length(1, 2);
        assert_eq!([2, 3].map(|count| window.english_vectors.length(0, count)), [of_two; 2]);
        let empty = whole.window(4..4, 0..0);
        assert_eq!((empty.english.len(), empty.chinese.len()), (0, 0));
    }
}
