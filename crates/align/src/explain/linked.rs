//! Words and values of beads of any alignment, whatever made it: the aligner, anchors that a
//! person confirmed, the units of a file.

use zhen_text::{Bead, Document};

use super::facts::{FactEvidence, facts_of};
use super::words::{WordEvidence, words_of};
use crate::aligner::{Aligner, adapted};
use crate::evidence::{Occurrences, PairEvidence};

/// What is known of the words and values of two documents.
#[derive(Clone, Debug)]
pub struct LinkedPair {
    evidence: PairEvidence,
    occurrences: Occurrences,
}

/// The words and values of a bead that belong together.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BeadLinks {
    /// Words of both sides that explain each other, and those that nothing explains.
    pub words: WordEvidence,
    /// Values of both sides, in the order of the text.
    pub facts: Vec<FactEvidence>,
}

impl Aligner<'_> {
    /// Gathers what is known of the words and values of two documents, with what the documents
    /// themselves teach. Linear time; nothing is aligned.
    pub fn links(&self, english: &Document, chinese: &Document) -> LinkedPair {
        let (mut evidence, occurrences) =
            PairEvidence::with_occurrences(english, chinese, self.lexicon());
        adapted(&mut evidence);
        LinkedPair { evidence, occurrences }
    }
}

impl LinkedPair {
    /// Returns the words and values of a bead. Costs time in proportion to its text.
    ///
    /// # Panics
    ///
    /// If the bead names a sentence that the documents do not have.
    pub fn of(&self, bead: &Bead) -> BeadLinks {
        BeadLinks {
            words: words_of(&self.evidence, &self.occurrences, bead),
            facts: facts_of(&self.evidence, &self.occurrences, bead),
        }
    }
}
