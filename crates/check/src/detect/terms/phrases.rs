//! What may be a term of the document: phrases that come again and again.
//!
//! A phrase is one to four words that nothing parts, with a word of content at either end. Several
//! words may be a term however they are written, with words of grammar between them only where the
//! others are capitalised (`Copyright and Similar Rights`); a single word is one where it is rare
//! in running text and yet frequent in this document. Phrases overlap.
//! Linear in the text.

mod shape;

use std::collections::HashMap;
use std::ops::RangeInclusive;

use zhen_lexicon::Names;

pub(super) use self::shape::Shape;
use super::words::{BeadWords, PairWords};
use crate::checker::CheckedPair;

/// Words of the longest phrase.
const LONGEST: usize = 4;
/// Beads that a phrase stands in at least: three with one rendering, and one without.
pub(super) const LEAST_BEADS: usize = 4;
/// Rarity, in nats, from which a single word is a term: about one in 8,000 words.
const RARE: f32 = 9.0;

/// A phrase and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) stems: Vec<usize>,
    pub(super) shape: Shape,
    pub(super) places: Vec<PhrasePlace>,
}

/// A bead and the words of its English side.
#[derive(Clone, Debug)]
pub(super) struct PhrasePlace {
    pub(super) bead: usize,
    pub(super) words: RangeInclusive<usize>,
}

impl Phrase {
    /// Returns the beads that it stands in, each once, in order.
    pub(super) fn beads(&self) -> Vec<usize> {
        let mut beads: Vec<usize> = self.places.iter().map(|place| place.bead).collect();
        beads.dedup();
        beads
    }
}

/// Finds the phrases of a pair, in the order of their first places.
pub(super) fn phrases(pair: &CheckedPair<'_>, words: &PairWords) -> Vec<Phrase> {
    let mut seen: HashMap<Vec<usize>, (usize, usize)> = HashMap::new();
    for (number, bead) in words.beads.iter().enumerate().filter(|(_, bead)| !bead.is_null()) {
        for first in 0..bead.english.len() {
            for last in ends(pair, words, bead, first) {
                let count = seen.entry(forms(bead, &(first..=last))).or_insert((0, usize::MAX));
                count.0 += usize::from(count.1 != number);
                count.1 = number;
            }
        }
    }
    seen.retain(|_, (beads, _)| *beads >= LEAST_BEADS);
    let mut numbers: HashMap<Vec<usize>, usize> = HashMap::new();
    let mut phrases: Vec<Phrase> = Vec::new();
    for (number, bead) in words.beads.iter().enumerate().filter(|(_, bead)| !bead.is_null()) {
        for first in 0..bead.english.len() {
            for last in ends(pair, words, bead, first) {
                let forms = forms(bead, &(first..=last));
                if !seen.contains_key(&forms) {
                    continue;
                }
                let next = phrases.len();
                let own = *numbers.entry(forms).or_insert(next);
                if own == next {
                    let words = &bead.english[first..=last];
                    let stems = words.iter().map(|word| word.number).collect();
                    phrases.push(Phrase { stems, shape: Shape::Word, places: Vec::new() });
                }
                phrases[own].places.push(PhrasePlace { bead: number, words: first..=last });
            }
        }
    }
    phrases.retain(|phrase| phrase.beads().len() >= LEAST_BEADS);
    phrases.retain_mut(|phrase| {
        let shape = shape::of(pair, words, phrase);
        phrase.shape = shape.unwrap_or(Shape::Word);
        shape.is_some()
    });
    phrases
}

fn forms(bead: &BeadWords, range: &RangeInclusive<usize>) -> Vec<usize> {
    bead.english[range.clone()].iter().map(|word| word.form).collect()
}

/// The last words of all phrases that begin with a word.
fn ends(pair: &CheckedPair<'_>, words: &PairWords, bead: &BeadWords, first: usize) -> Vec<usize> {
    let written = |at: usize| {
        let word = &bead.english[at];
        pair.english.sentence_text(word.sentence).get(word.span.clone()).unwrap_or_default()
    };
    let is_content = |at: usize| {
        let starts = written(at).starts_with(|c: char| c.is_alphabetic());
        starts && words.stems[bead.english[at].number].is_content()
    };
    let is_capital = |at: usize| written(at).starts_with(char::is_uppercase);
    let mut ends = Vec::new();
    if !is_content(first) {
        return ends;
    }
    let is_rare = words.stems[bead.english[first].number].rarity.is_some_and(|own| own > RARE);
    if is_rare && Names::built_in().find_english_names(written(first)).is_empty() {
        ends.push(first);
    }
    let mut has_grammar = false;
    let mut all_capital = is_capital(first);
    for last in first + 1..bead.english.len().min(first + LONGEST) {
        if !bead.english[last].is_joined {
            break;
        }
        if !is_content(last) {
            has_grammar = true;
            continue;
        }
        all_capital &= is_capital(last);
        if !has_grammar || all_capital {
            ends.push(last);
        }
    }
    ends
}
