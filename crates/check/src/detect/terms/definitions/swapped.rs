//! Parties that change places: the text says Party B, and 甲方 stands there twice.
//!
//! Where a bead lacks a defined term, says another one like it as much more often, and all others as
//! often as the English side, the one stands in the place of the other. Terms are like each other
//! that are as long and end alike: 甲方 and 乙方, 出租人 and 承租人. A pronoun on the English side,
//! which Chinese resolves as it likes, tells nothing.

use zhen_align::Place;

use super::Definition;
use crate::checker::CheckedPair;
use crate::detect::terms::instead::Rendering;
use crate::detect::terms::words::BeadWords;

/// Words that stand for a defined term.
const PRONOUNS: [&str; 12] = [
    "it",
    "its",
    "itself",
    "they",
    "their",
    "them",
    "he",
    "his",
    "him",
    "she",
    "her",
    "themselves",
];

/// Finds what stands in the place of a defined term that a bead lacks; `counts` are the places of
/// each term in the English side of the bead, `key` is its Chinese side.
pub(super) fn swapped(
    pair: &CheckedPair<'_>,
    bead: &BeadWords,
    definitions: &[Definition],
    lost: usize,
    counts: &[usize],
    key: &str,
) -> Option<Rendering> {
    let has_pronoun = bead.english.iter().any(|word| {
        let text = pair.english.sentence_text(word.sentence);
        text.get(word.span.clone()).is_some_and(|written| {
            PRONOUNS.iter().any(|pronoun| written.eq_ignore_ascii_case(pronoun))
        })
    });
    if has_pronoun {
        return None;
    }
    let rendered: Vec<usize> =
        definitions.iter().map(|own| key.matches(&own.expected.key).count()).collect();
    let mut others = (0..definitions.len()).filter(|&own| rendered[own] != counts[own]);
    let (Some(one), Some(other), None) = (others.next(), others.next(), others.next()) else {
        return None;
    };
    let more = if one == lost { other } else { one };
    let expected = &definitions[more].expected;
    let is_swapped = [one, other].contains(&lost)
        && rendered[lost] == 0
        && rendered[more] == counts[more] + counts[lost]
        && are_alike(&definitions[lost].expected.key, &expected.key);
    if !is_swapped {
        return None;
    }
    let Place { sentence, start, end } = expected.place;
    let written = pair.chinese.sentence_text(sentence).get(start..end)?;
    bead.chinese_sentences.clone().find_map(|sentence| {
        let start = pair.chinese.sentence_text(sentence).find(written)?;
        let place = Place { sentence, start, end: start + written.len() };
        Some(Rendering { place, key: expected.key.clone(), share: 1.0, strength: 1.0 })
    })
}

fn are_alike(one: &str, other: &str) -> bool {
    one.chars().count() == other.chars().count()
        && one.chars().next_back() == other.chars().next_back()
}
