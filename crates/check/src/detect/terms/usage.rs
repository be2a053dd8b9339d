//! Terms that the document itself renders one way in most places and another way in few.
//!
//! A place without the usual rendering is a slip only where another one can be told: a run of words
//! that the lexicon links with every word of the phrase. A pronoun, a short form, a free translation
//! is none.

use super::deviation::{Expected, draft};
use super::instead::{self, Rendering};
use super::phrases::{LEAST_BEADS, Phrase, Shape, phrases};
use super::renderings::{STEADY, key, usual};
use super::words::PairWords;
use crate::checker::CheckedPair;
use crate::detail::TermBasis;
use crate::detect::Draft;
use crate::detect::bead_text::is_han;

/// Confidence where another rendering is sure to be one.
const SURE: f64 = 0.75;
/// What is left of it where only one of the renderings has the English word, which may be an
/// identifier; where the lexicon does not link all of the usual one; where the term is a single
/// word in lower case, or linked weakly; and where it begins with a participle.
const LEFT: f64 = 0.5;
const PARTLY_LINKED: f64 = 0.6;
const SINGLE: f64 = 0.5;
const PARTICIPLE: f64 = 0.6;
/// Strength from which a single word is linked well with another.
const STRONG: f32 = 0.2;

/// Drafts a finding for each place with another rendering than most.
pub(super) fn find(pair: &CheckedPair<'_>, words: &PairWords, drafts: &mut Vec<Draft>) {
    let keys: Vec<String> = words.beads.iter().map(|bead| key(words, bead)).collect();
    for phrase in phrases(pair, words) {
        let beads = phrase.beads();
        let Some(usual) = usual(words, &keys, &phrase, &beads) else { continue };
        let has = |bead: usize| keys[bead].contains(&usual.key);
        let places = beads.iter().filter(|&&bead| has(bead)).count();
        let share = places as f64 / beads.len() as f64;
        if places + 1 < LEAST_BEADS || share < STEADY {
            continue;
        }
        for place in &phrase.places {
            let beside = place.bead.saturating_sub(1)..(place.bead + 2).min(keys.len());
            let lends = |bead: usize| has(bead) && !beads.contains(&bead);
            if has(place.bead) || beside.clone().any(lends) {
                continue;
            }
            let bead = &words.beads[place.bead];
            let Some(found) = instead::rendering(words, bead, &phrase.stems) else { continue };
            let Some(trust) = trust(&found, &usual, &phrase) else { continue };
            let basis = (TermBasis::Usage { places }, trust);
            drafts.push(draft(pair, bead, &place.words, Some(&found), &usual, basis));
        }
    }
}

/// How sure it is that another rendering is a slip; none where it is no other rendering.
fn trust(found: &Rendering, usual: &Expected, phrase: &Phrase) -> Option<f64> {
    if found.share < 1.0 || !usual.differs_from(found) {
        return None;
    }
    let latin = |key: &str| -> String { key.chars().filter(|&c| !is_han(c)).collect() };
    let mut trust = SURE;
    if latin(&found.key) != latin(&usual.key) {
        trust *= LEFT;
    }
    if usual.coverage < 1.0 {
        trust *= PARTLY_LINKED;
    }
    if phrase.shape == Shape::Word || phrase.stems.len() == 1 && found.strength < STRONG {
        trust *= SINGLE;
    }
    if phrase.shape == Shape::Participle {
        trust *= PARTICIPLE;
    }
    Some(trust)
}
