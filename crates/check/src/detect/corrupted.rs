//! Text that was damaged on its way: by wrong decoding, lost characters, copying twice, cutting.
//!
//! What a text shows on purpose (an entity in a manual of HTML, a refrain) stands on both sides;
//! so damage is only reported where the other side of the bead has none of its kind.

mod characters;
mod cut;
mod doubled;
mod holes;
mod misread;
mod questions;

use std::collections::HashMap;
use std::ops::Range;

use zhen_align::Place;
use zhen_text::Language;

use super::Draft;
use super::bead_text::{BeadText, SideText, beads, place};
use crate::checker::CheckedPair;
use crate::detail::Detail;
use crate::finding::Passage;
use crate::kind::FindingKind;

/// A piece of a sentence that looks damaged.
#[derive(Clone, Debug)]
struct Damage {
    span: Range<usize>,
    confidence: f64,
}

/// What looks for damage in a sentence.
type Look = fn(&str) -> Vec<Damage>;

/// What is said of damaged text.
type Shape = fn(String) -> Detail;

/// Kinds of damage; of each, a bead is only reported where one side has it.
const LOOKS: [(Look, Shape); 9] = [
    (characters::unreadable, damaged),
    (characters::entities, damaged),
    (misread::as_gbk, damaged),
    (misread::as_latin, damaged),
    (holes::impossible_dates, damaged),
    (holes::days_of_no_month, damaged),
    (holes::dates_without_figures, damaged),
    (holes::empty_brackets, damaged),
    (doubled::within, doubled::twice),
];

/// Drafts a finding for each damaged place.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    for bead in beads(pair) {
        for (look, shape) in LOOKS {
            let english = damages(&bead.english, look);
            let chinese = damages(&bead.chinese, look);
            match (english.is_empty(), chinese.is_empty()) {
                (false, true) => push(&bead, Language::English, english, shape, drafts),
                (true, false) => push(&bead, Language::Chinese, chinese, shape, drafts),
                _ => {}
            }
        }
        cut::find(&bead, drafts);
        questions::find(&bead, drafts);
    }
    doubled::find(pair, drafts);
}

/// Takes back what the other detectors drafted of the values that are read from damaged places: the
/// damage says it all.
pub(super) fn take_back(drafts: &mut Vec<Draft>) {
    let place = |draft: &Draft| (draft.english.sentences.start, draft.chinese.sentences.start);
    let mut damages: HashMap<(usize, usize), Vec<Draft>> = HashMap::new();
    for damage in drafts.iter().filter(|draft| draft.kind == FindingKind::Corrupted) {
        damages.entry(place(damage)).or_default().push(damage.clone());
    }
    drafts.retain(|draft| {
        let own = damages.get(&place(draft));
        !own.into_iter().flatten().any(|damage| is_of_damage(draft, damage))
    });
}

/// Whether a finding is about a value that is read from a damaged place, and about nothing else.
fn is_of_damage(draft: &Draft, damage: &Draft) -> bool {
    let is_within = |own: &Passage, other: &Passage| {
        own.marks.iter().all(|mark| {
            let overlaps = |damaged: &Place| {
                damaged.sentence == mark.sentence
                    && damaged.start < mark.end
                    && mark.start < damaged.end
            };
            other.marks.iter().any(overlaps)
        })
    };
    let has_marks = !draft.english.marks.is_empty() || !draft.chinese.marks.is_empty();
    matches!(draft.detail, Detail::Values { .. })
        && has_marks
        && is_within(&draft.english, &damage.english)
        && is_within(&draft.chinese, &damage.chinese)
}

fn damages(side: &SideText<'_>, look: Look) -> Vec<(usize, Damage)> {
    let found = side
        .sentences()
        .flat_map(|(sentence, text)| look(text).into_iter().map(move |damage| (sentence, damage)));
    found.collect()
}

fn damaged(text: String) -> Detail {
    Detail::Text { text }
}

fn push(
    bead: &BeadText<'_>,
    side: Language,
    found: Vec<(usize, Damage)>,
    shape: Shape,
    drafts: &mut Vec<Draft>,
) {
    let own = if side == Language::English { &bead.english } else { &bead.chinese };
    for (sentence, damage) in found {
        let place = place(sentence, damage.span);
        let detail = shape(own.words(&place).to_owned());
        let marked = own.marked(vec![place]);
        let (english, chinese) = match side {
            Language::English => (marked, bead.chinese.passage()),
            Language::Chinese => (bead.english.passage(), marked),
        };
        drafts.push(Draft::new(
            FindingKind::Corrupted,
            damage.confidence,
            english,
            chinese,
            detail,
        ));
    }
}
