//! Negations that only one version has.
//!
//! Each word of a two-sided bead that denies is looked at by itself: whether the other side
//! denies as often, in whatever words, and whether the words that it denies stand on the other
//! side beside a negation. A linear model of these signs says how probable it is that the
//! negation stands alone.

mod chinese;
mod cue;
mod english;
mod fixed;
mod model;
mod pairing;
mod reading;
mod signs;
mod words;

use zhen_text::Language;

use super::Draft;
use super::bead_text::{BeadText, beads, place};
use crate::checker::CheckedPair;
use crate::detail::Detail;
use crate::kind::FindingKind;
use reading::Candidate;

/// Drafts a finding for each bead with a negation that seems to stand alone: the surest.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    drafts.extend(beads(pair).filter_map(|bead| draft(&bead)));
}

fn draft(bead: &BeadText<'_>) -> Option<Draft> {
    let [english, chinese] =
        [&bead.english, &bead.chinese].map(|side| side.sentences().collect::<Vec<(usize, &str)>>());
    let candidates = reading::candidates(&english, &chinese);
    let mut best: Option<(f64, Candidate)> = None;
    for candidate in candidates {
        if fixed::is_rendered(&candidate, &english, &chinese) {
            continue;
        }
        let probability = model::probability(&candidate.signs);
        if best.as_ref().is_none_or(|(least, _)| probability > *least) {
            best = Some((probability, candidate));
        }
    }
    let (probability, found) = best?;
    let side = if found.language == Language::English { &bead.english } else { &bead.chinese };
    let place = place(found.sentence, found.span);
    let detail = Detail::Lone { text: side.words(&place).to_owned() };
    let (english, chinese) = if found.language == Language::English {
        (bead.english.marked(vec![place]), bead.chinese.passage())
    } else {
        (bead.english.passage(), bead.chinese.marked(vec![place]))
    };
    let confidence = probability * bead.confidence;
    Some(Draft::new(FindingKind::Negation, confidence, english, chinese, detail))
}
