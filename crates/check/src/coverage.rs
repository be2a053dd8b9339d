//! How much of a document has a counterpart.

use zhen_text::{Bead, Document};

/// How much of a document has a counterpart in the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Coverage {
    /// Sentences with a counterpart, moved ones among them.
    pub covered_sentences: usize,
    /// All sentences.
    pub sentences: usize,
    /// Characters (letters, digits, marks; no white space) of the sentences with a counterpart.
    pub covered_characters: usize,
    /// The same of all sentences.
    pub characters: usize,
}

impl Coverage {
    /// Counts the sentences of a document; `is_covered` says of each whether it has a counterpart.
    pub(crate) fn new(document: &Document, is_covered: impl Fn(usize) -> bool) -> Self {
        Self::of_some(document, |_| true, is_covered)
    }

    /// Counts some of the sentences of a document.
    pub(crate) fn of_some(
        document: &Document,
        is_counted: impl Fn(usize) -> bool,
        is_covered: impl Fn(usize) -> bool,
    ) -> Self {
        let mut coverage = Self::default();
        for sentence in (0..document.sentences().len()).filter(|&sentence| is_counted(sentence)) {
            let text = document.sentence_text(sentence);
            let characters = text.chars().filter(|character| !character.is_whitespace()).count();
            coverage.sentences += 1;
            coverage.characters += characters;
            if is_covered(sentence) {
                coverage.covered_sentences += 1;
                coverage.covered_characters += characters;
            }
        }
        coverage
    }

    /// Returns the share of characters with a counterpart, in [0, 1]; 1 of an empty document.
    pub fn share(&self) -> f64 {
        if self.characters == 0 {
            1.0
        } else {
            self.covered_characters as f64 / self.characters as f64
        }
    }
}

/// Marks the sentences that some bead gives a counterpart, on both sides.
pub(crate) fn covered<'b>(
    beads: impl IntoIterator<Item = &'b Bead>,
    [english, chinese]: [usize; 2],
) -> [Vec<bool>; 2] {
    let mut covered = [vec![false; english], vec![false; chinese]];
    for bead in beads.into_iter().filter(|bead| !bead.is_null()) {
        covered[0][bead.source.clone()].fill(true);
        covered[1][bead.target.clone()].fill(true);
    }
    covered
}
