//! A finding: what differs, where, how sure that is.

use std::ops::Range;

use zhen_align::Place;

use crate::detail::Detail;
use crate::id::FindingId;
use crate::kind::FindingKind;
use crate::severity::Severity;

/// A difference between two versions of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The same as long as the sentences concerned are, wherever they move.
    pub id: FindingId,
    /// What it is about.
    pub kind: FindingKind,
    /// How bad it is.
    pub severity: Severity,
    /// Probability in [0, 1] that it is one.
    pub confidence: f64,
    /// Where it is in the English text.
    pub english: Passage,
    /// Where it is in the Chinese text.
    pub chinese: Passage,
    /// What exactly differs.
    pub detail: Detail,
}

/// Where a finding is in one of the texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Passage {
    /// The sentences concerned; empty where this side has none, at the sentence before which
    /// they would stand.
    pub sentences: Range<usize>,
    /// The exact words within them, in order; none where the sentences as a whole are meant.
    pub marks: Vec<Place>,
}

impl Passage {
    /// Makes the passage of whole sentences.
    pub fn of_sentences(sentences: Range<usize>) -> Self {
        Self { sentences, marks: Vec::new() }
    }
}
