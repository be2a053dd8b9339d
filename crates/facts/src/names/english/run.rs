//! Runs of words with capitals.

use std::ops::Range;

use super::super::english_text::{EnglishText, Joint};
use super::vocabulary::{
    is_function_word, is_nationality, is_organisation_head, is_particle, is_person_title,
    is_place_head, is_place_opening, is_time_word,
};

/// Most words of a run: no name is longer.
const LONGEST: usize = 12;

/// Words with capitals that stand together.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Numbers of the words.
    pub(super) words: Range<usize>,
    /// Whether the word before it is a title.
    pub(super) is_titled: bool,
    /// Whether one of its words says what it names.
    pub(super) has_head: bool,
}

/// Finds the runs of a text.
pub(super) fn runs(text: &EnglishText<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < text.words.len() {
        if !begins(text, at) {
            at += 1;
            continue;
        }
        let words = at..end(text, at);
        at = words.end;
        runs.extend(trimmed(text, words));
    }
    runs
}

fn begins(text: &EnglishText<'_>, at: usize) -> bool {
    let word = &text.words[at];
    word.is_capital && !is_time_word(&word.folded)
}

fn end(text: &EnglishText<'_>, start: usize) -> usize {
    let words = &text.words;
    let mut has_head = false;
    let mut at = start;
    loop {
        has_head |= is_organisation_head(&words[at].folded) || is_place_opening(&words[at].folded);
        at += 1;
        let Some(word) = words.get(at).filter(|_| at - start < LONGEST) else { return at };
        let goes_on = match word.joint {
            Joint::Break => false,
            // Ing-wen, but not British-made.
            Joint::Hyphen => word.is_capital || word.folded.len() < 7,
            Joint::Space | Joint::Dot => word.is_capital && !is_time_word(&word.folded),
        };
        if goes_on {
            continue;
        }
        match bridge(text, at, has_head) {
            Some(next) => at = next,
            None => return at,
        }
    }
}

/// Small words at `at` that a name goes on behind, and where it does: `of the United Nations`.
fn bridge(text: &EnglishText<'_>, at: usize, has_head: bool) -> Option<usize> {
    let words = &text.words;
    let spaced = |place: usize| words.get(place).is_some_and(|word| word.joint == Joint::Space);
    let capital = |place: usize| spaced(place) && begins(text, place);
    let word = words.get(at).filter(|_| spaced(at))?;
    if is_particle(&word.folded) {
        let next = words.get(at + 1).filter(|word| is_particle(&word.folded) && spaced(at + 1));
        let behind = at + 1 + usize::from(next.is_some());
        return capital(behind).then_some(behind);
    }
    if !has_head || !matches!(word.folded.as_str(), "of" | "for" | "and" | "on") {
        return None;
    }
    if word.folded == "and" {
        // The Ministry of Trade and Industry, but not Trade and the ministry; two states are two.
        let joined = capital(at + 1)
            && at >= 2
            && matches!(words[at - 2].folded.as_str(), "of" | "for" | "on");
        let is_common =
            words.get(at + 1).is_some_and(super::super::english_text::EnglishWord::is_ordinary);
        return (joined && is_common).then_some(at + 1);
    }
    let is_article = words.get(at + 1).is_some_and(|word| word.folded == "the") && spaced(at + 1);
    let behind = at + 1 + usize::from(is_article);
    capital(behind).then_some(behind)
}

/// The run without the ordinary words that begin a sentence.
fn trimmed(text: &EnglishText<'_>, mut words: Range<usize>) -> Option<Run> {
    let before = words.start.checked_sub(1).and_then(|at| text.words.get(at));
    let titled = before.is_some_and(|word| is_person_title(&word.folded))
        && matches!(text.words[words.start].joint, Joint::Space | Joint::Dot);
    while let Some(word) = text.words.get(words.start).filter(|_| !words.is_empty()) {
        let heads = words.len() > 1
            && (is_organisation_head(&word.folded) || is_place_opening(&word.folded));
        let dropped = is_function_word(&word.folded)
            || is_nationality(&word.folded) && words.len() < 3
            || (word.starts_sentence
                && !heads
                && !is_person_title(&word.folded)
                && word.folded.len() > 1
                && !word.is_acronym
                && !super::is_given_name(&word.folded)
                && super::is_word(word));
        if !dropped {
            break;
        }
        words.start += 1;
    }
    while words.len() > 1 && is_function_word(&text.words[words.end - 1].folded) {
        words.end -= 1;
    }
    let inside = text.words.get(words.clone()).filter(|inside| !inside.is_empty())?;
    let has_head = inside.len() > 1
        && (inside.iter().any(|word| is_organisation_head(&word.folded))
            || inside.last().is_some_and(|word| is_place_head(&word.folded))
            || is_place_opening(&inside[0].folded));
    Some(Run { words, is_titled: titled, has_head })
}
