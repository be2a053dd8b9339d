//! What detectors that look into two-sided beads share: the sentences of a bead with their words.

use std::ops::Range;

use zhen_align::Place;
use zhen_text::{Document, Language};

use crate::checker::CheckedPair;
use crate::finding::Passage;

/// A bead of a pair.
#[derive(Clone, Debug)]
pub(super) struct BeadText<'d> {
    pub(super) english: SideText<'d>,
    pub(super) chinese: SideText<'d>,
    /// Probability of the bead itself, in [0, 1].
    pub(super) confidence: f64,
}

/// The sentences of one side of a bead.
#[derive(Clone, Debug)]
pub(super) struct SideText<'d> {
    document: &'d Document,
    range: Range<usize>,
}

impl<'d> SideText<'d> {
    /// Returns the sentences with their indices.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (usize, &'d str)> + use<'d> {
        let document = self.document;
        self.range.clone().map(move |sentence| (sentence, document.sentence_text(sentence)))
    }

    /// Tells whether it is the English side.
    pub(super) fn is_english(&self) -> bool {
        self.document.language() == Language::English
    }

    /// Returns the whole side without a mark.
    pub(super) fn passage(&self) -> Passage {
        Passage::of_sentences(self.range.clone())
    }

    /// Returns the whole side with marks.
    pub(super) fn marked(&self, marks: Vec<Place>) -> Passage {
        Passage { sentences: self.range.clone(), marks }
    }

    /// Returns the words at a place of the side.
    pub(super) fn words(&self, place: &Place) -> &'d str {
        self.document.sentence_text(place.sentence).get(place.start..place.end).unwrap_or_default()
    }
}

/// Returns the two-sided beads of a pair in order.
pub(super) fn beads<'p>(pair: &CheckedPair<'p>) -> impl Iterator<Item = BeadText<'p>> + use<'p> {
    all_beads(pair).filter(|bead| !bead.english.range.is_empty() && !bead.chinese.range.is_empty())
}

/// Returns all beads of a pair in order, those with one side among them.
pub(super) fn all_beads<'p>(
    pair: &CheckedPair<'p>,
) -> impl Iterator<Item = BeadText<'p>> + use<'p> {
    let CheckedPair { english, chinese, alignment } = *pair;
    alignment.beads().iter().map(move |scored| BeadText {
        english: SideText { document: english, range: scored.bead.source.clone() },
        chinese: SideText { document: chinese, range: scored.bead.target.clone() },
        confidence: scored.confidence,
    })
}

/// Returns the place of some bytes of a sentence.
pub(super) fn place(sentence: usize, span: Range<usize>) -> Place {
    Place { sentence, start: span.start, end: span.end }
}

/// Tells whether a character is Chinese.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2EBEF}')
}
