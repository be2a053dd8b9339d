//! Headings as markers: where both documents have them, a heading translates a heading.
//!
//! A heading without a number of its own gets the marker [`HEADING`], so that the features of
//! markers (both agree, one side alone, one inside a bead) speak for it with the weights that they
//! have learned from numbered items. Levels are not compared: sites and formats number them as they
//! please. Where one side has far fewer headings, its reader did not see them, and nothing is said.

use zhen_text::{BlockKind, Document};

use super::side::Side;

/// The marker of a heading; no item has this number.
const HEADING: u32 = u32::MAX;

/// Gives the headings of both sides their marker; English before Chinese.
pub(super) fn mark(documents: [&Document; 2], sides: [&mut Side; 2]) {
    let [source, target] = documents.map(headings);
    let (fewer, more) = (source.len().min(target.len()), source.len().max(target.len()));
    if fewer * 3 < more * 2 {
        return;
    }
    for (side, headings) in sides.into_iter().zip([source, target]) {
        for sentence in headings {
            side.set_marker_if_none(sentence, HEADING);
        }
    }
}

/// The sentences that are headings.
fn headings(document: &Document) -> Vec<usize> {
    let kinds = document.sentences().iter().map(|own| document.blocks()[own.block].kind);
    let headings = kinds.enumerate().filter(|(_, kind)| matches!(kind, BlockKind::Heading(_)));
    headings.map(|(sentence, _)| sentence).collect()
}
