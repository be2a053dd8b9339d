//! A place where a term is rendered otherwise than the document does elsewhere.

use std::ops::RangeInclusive;

use zhen_align::Place;

use super::instead::Rendering;
use super::words::BeadWords;
use crate::checker::CheckedPair;
use crate::detail::{Detail, TermBasis};
use crate::detect::Draft;
use crate::finding::Passage;
use crate::kind::FindingKind;

/// The rendering that a term has in the document.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    /// Folded words without particles and white space.
    pub(super) key: String,
    /// Share of the term's words that the lexicon links with it.
    pub(super) coverage: f64,
    /// Where it stands first.
    pub(super) place: Place,
}

impl Expected {
    /// Whether what was found is another rendering: not a short form, a longer one, or the same
    /// words in another order.
    pub(super) fn differs_from(&self, found: &Rendering) -> bool {
        !is_within(&found.key, &self.key) && !is_within(&self.key, &found.key)
    }
}

fn is_within(one: &str, other: &str) -> bool {
    one.chars().all(|own| other.contains(own))
}

/// Drafts a finding for a term, its words in the bead's English side, and what renders it there.
pub(super) fn draft(
    pair: &CheckedPair<'_>,
    bead: &BeadWords,
    words: &RangeInclusive<usize>,
    found: Option<&Rendering>,
    expected: &Expected,
    (basis, confidence): (TermBasis, f64),
) -> Draft {
    let mark = bead.english[*words.start()].place_to(&bead.english[*words.end()]);
    let other = found.map(|found| found.place.clone());
    let chinese = |place: &Place| -> String {
        let text = pair.chinese.sentence_text(place.sentence);
        text.get(place.start..place.end).unwrap_or_default().to_owned()
    };
    let text = pair.english.sentence_text(mark.sentence);
    Draft::new(
        FindingKind::Term,
        confidence * bead.confidence,
        Passage { sentences: bead.english_sentences.clone(), marks: vec![mark.clone()] },
        Passage {
            sentences: bead.chinese_sentences.clone(),
            marks: other.iter().cloned().collect(),
        },
        Detail::Term {
            term: text.get(mark.start..mark.end).unwrap_or_default().to_owned(),
            expected: chinese(&expected.place),
            found: other.as_ref().map(chinese).unwrap_or_default(),
            basis,
        },
    )
}
