//! Names that contradict each other or have no counterpart.
//!
//! The names of all beads are compared together: what the document calls its names elsewhere, and
//! what the beads beside say, tells a slip from a pronoun or a name that moved.

use std::ops::Range;

use zhen_align::Place;
use zhen_facts::{NameConflict, UnmatchedName, compare_document_names};

use super::Draft;
use super::bead_text::{self, BeadText, SideText};
use super::values::has_date_line;
use crate::checker::CheckedPair;
use crate::detail::{Detail, Said};
use crate::finding::Passage;
use crate::kind::FindingKind;

/// Drafts a finding for each name in conflict or without counterpart.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    let beads: Vec<BeadText<'_>> = bead_text::all_beads(pair).collect();
    let joined: Vec<(Joined, Joined)> = beads
        .iter()
        .map(|bead| (Joined::of(&bead.english, " "), Joined::of(&bead.chinese, "")))
        .collect();
    let texts: Vec<(&str, &str)> = joined
        .iter()
        .map(|(english, chinese)| (english.text.as_str(), chinese.text.as_str()))
        .collect();
    let comparisons = compare_document_names(&texts);
    for ((bead, (english, chinese)), comparison) in beads.iter().zip(&joined).zip(comparisons) {
        // The line that says who put a page out, and when, is no part of the document.
        if has_date_line(pair.english, &bead.english.passage().sentences)
            || has_date_line(pair.chinese, &bead.chinese.passage().sentences)
        {
            continue;
        }
        for NameConflict { english: one, chinese: other, confidence, .. } in &comparison.conflicting
        {
            let (one, other) = (english.place(&one.span), chinese.place(&other.span));
            drafts.push(draft(bead, Some(one), Some(other), *confidence));
        }
        for UnmatchedName { name, confidence, .. } in &comparison.unmatched_english {
            drafts.push(draft(bead, Some(english.place(&name.span)), None, *confidence));
        }
        for UnmatchedName { name, confidence, .. } in &comparison.unmatched_chinese {
            drafts.push(draft(bead, None, Some(chinese.place(&name.span)), *confidence));
        }
    }
}

fn draft(
    bead: &BeadText<'_>,
    english: Option<Place>,
    chinese: Option<Place>,
    confidence: f64,
) -> Draft {
    let said = |side: &SideText<'_>, place: Option<&Place>| {
        place.map(|place| {
            let text = side.words(place).to_owned();
            Said { value: text.clone(), text }
        })
    };
    let detail = Detail::Values {
        english: said(&bead.english, english.as_ref()),
        chinese: said(&bead.chinese, chinese.as_ref()),
    };
    let passage = |side: &SideText<'_>, place: Option<Place>| -> Passage {
        side.marked(place.into_iter().collect())
    };
    Draft::new(
        FindingKind::Name,
        confidence * bead.confidence,
        passage(&bead.english, english),
        passage(&bead.chinese, chinese),
        detail,
    )
}

/// The sentences of a side as one text.
struct Joined {
    text: String,
    /// Each sentence with the bytes of the text that it takes.
    parts: Vec<(Range<usize>, usize)>,
}

impl Joined {
    fn of(side: &SideText<'_>, between: &str) -> Self {
        let mut joined = Self { text: String::new(), parts: Vec::new() };
        for (sentence, text) in side.sentences() {
            if !joined.text.is_empty() {
                joined.text.push_str(between);
            }
            let start = joined.text.len();
            joined.text.push_str(text);
            joined.parts.push((start..joined.text.len(), sentence));
        }
        joined
    }

    /// Returns where a name of the text is in its sentence; one over a border ends there.
    fn place(&self, span: &Range<usize>) -> Place {
        let index = self.parts.partition_point(|(own, _)| own.start <= span.start).max(1) - 1;
        let (own, sentence) = &self.parts[index];
        Place {
            sentence: *sentence,
            start: span.start - own.start,
            end: span.end.min(own.end) - own.start,
        }
    }
}
