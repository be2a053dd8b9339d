//! Whether a phrase is used as a noun, told by the words around it.

use super::{Phrase, PhrasePlace};
use crate::checker::CheckedPair;
use crate::detect::terms::words::PairWords;

/// Words before a noun.
const DETERMINERS: [&str; 36] = [
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our",
    "your", "my", "each", "every", "any", "all", "some", "no", "such", "of", "for", "with", "in",
    "on", "by", "from", "as", "into", "between", "under", "via", "per", "within", "against",
];
/// Words before a verb.
const BEFORE_VERBS: [&str; 22] = [
    "can", "could", "will", "would", "shall", "should", "may", "might", "must", "not", "you", "we",
    "they", "i", "he", "she", "who", "which", "does", "do", "did", "please",
];
/// Words that begin no term: they compare, count or point.
const NO_BEGINNING: [&str; 68] = [
    "each",
    "one",
    "every",
    "more",
    "most",
    "less",
    "least",
    "other",
    "another",
    "same",
    "different",
    "new",
    "old",
    "first",
    "second",
    "third",
    "last",
    "next",
    "previous",
    "following",
    "above",
    "below",
    "many",
    "several",
    "certain",
    "single",
    "multiple",
    "whole",
    "entire",
    "full",
    "own",
    "good",
    "best",
    "specific",
    "particular",
    "similar",
    "given",
    "possible",
    "available",
    "current",
    "latest",
    "further",
    "additional",
    "their",
    "its",
    "his",
    "her",
    "our",
    "your",
    "my",
    "both",
    "few",
    "some",
    "any",
    "such",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "hundred",
    "thousand",
    "million",
];
/// Words that end no term.
const NO_END: [&str; 10] = [
    "says", "say", "said", "forever", "together", "again", "away", "thousand", "million", "hundred",
];

/// What a phrase that is used as a noun looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect::terms) enum Shape {
    /// Written like a name, in the midst of sentences, too.
    Capitalised,
    /// Several words.
    Words,
    /// Several words, the first of which is a participle: `existing file`.
    Participle,
    /// A single word.
    Word,
}

/// Tells what a phrase looks like; none where it is not used as a noun.
pub(super) fn of(pair: &CheckedPair<'_>, words: &PairWords, phrase: &Phrase) -> Option<Shape> {
    let written = |place: &PhrasePlace, at: usize| {
        let word = &words.beads[place.bead].english[at];
        pair.english.sentence_text(word.sentence).get(word.span.clone()).unwrap_or_default()
    };
    let lower = |place: &PhrasePlace, at: usize| written(place, at).to_lowercase();
    let (mut nouns, mut verbs, mut inside, mut capitals) = (0, 0, 0, 0);
    for place in &phrase.places {
        let (first, last) = (*place.words.start(), *place.words.end());
        if lower(place, last).ends_with("ed") || lower(place, last).ends_with("ly") {
            verbs += 1;
        }
        let is_inside = words.beads[place.bead].english[first].is_joined;
        if !is_inside {
            continue;
        }
        inside += 1;
        let before = lower(place, first - 1);
        nouns += usize::from(DETERMINERS.contains(&before.as_str()));
        verbs += usize::from(BEFORE_VERBS.contains(&before.as_str()));
        let is_capital = |at: usize| written(place, at).starts_with(char::is_uppercase);
        capitals += usize::from(is_capital(first) && is_capital(last));
    }
    let first = &phrase.places[0];
    let beginning = lower(first, *first.words.start());
    let is_noun = !NO_BEGINNING.contains(&beginning.as_str())
        && !NO_END.contains(&lower(first, *first.words.end()).as_str())
        && verbs == 0
        && nouns > 0
        && nouns * 5 >= inside;
    if !is_noun {
        return None;
    }
    Some(if inside > 0 && capitals * 5 >= inside * 4 {
        Shape::Capitalised
    } else if phrase.stems.len() == 1 {
        Shape::Word
    } else if beginning.ends_with("ed") || beginning.ends_with("ing") {
        Shape::Participle
    } else {
        Shape::Words
    })
}
