//! Looks for a Chinese name in the English text.

use std::ops::Range;

use zhen_lexicon::{Lexicon, Names, RomanisedName, SoundModel};

use super::super::chinese::is_family_name;
use super::super::chinese_text::ChineseText;
use super::super::english_text::{EnglishText, Joint, english_key};
use super::super::memory::NameMemory;
use super::super::{Name, NameKind};
use super::{NameWay, sound};

/// Probability from which a link of the lexicon makes a counterpart.
const LINKED: f32 = 0.05;
/// Score from which characters are a romanised name.
const FITS: f64 = 0.6;
/// Words of a romanised name.
const WORDS: usize = 4;

/// Bytes of the text that name the same, and what says so.
pub(super) fn find(
    name: &Name,
    english: &EnglishText<'_>,
    chinese: &ChineseText<'_>,
    memory: &NameMemory,
) -> Option<(Range<usize>, NameWay)> {
    let place = chinese.characters_of(&name.span);
    let characters = &chinese.characters[place.clone()];
    let written = chinese.string(&place);
    listed(&written, english)
        .map(|span| (span, NameWay::Listed))
        .or_else(|| Some((latin(&written, english)?, NameWay::Latin)))
        .or_else(|| Some((romanised(characters, english)?, NameWay::Romanised)))
        .or_else(|| Some((linked(&written, english)?, NameWay::Linked)))
        .or_else(|| Some((sounding(&written, english)?, NameWay::Sound)))
        .or_else(|| Some((family_name(name, characters, english)?, NameWay::Romanised)))
        .or_else(|| Some((memory.english_in(&written, english)?, NameWay::Remembered)))
}

/// The whole English text, where its words do not matter.
fn all(english: &EnglishText<'_>) -> Range<usize> {
    english.span_of(0..english.words.len())
}

fn listed(written: &str, english: &EnglishText<'_>) -> Option<Range<usize>> {
    let names = Names::built_in();
    let found = names.of_chinese(written).any(|entry| english.has_key(&english_key(entry.name)));
    found.then(|| all(english))
}

/// The same letters, or those of one of its words.
fn latin(written: &str, english: &EnglishText<'_>) -> Option<Range<usize>> {
    let key = english_key(&written.to_lowercase());
    let words = key.is_ascii().then(|| key.split(' '))?;
    words.filter(|word| word.len() > 2).any(|word| english.has_key(word)).then(|| all(english))
}

fn linked(written: &str, english: &EnglishText<'_>) -> Option<Range<usize>> {
    let lexicon = Lexicon::built_in();
    let parts = lexicon.known_parts(&written.to_lowercase());
    let links = parts.into_iter().flat_map(|part| lexicon.links(part));
    links
        .into_iter()
        .any(|link| {
            link.forward.max(link.backward) >= LINKED && english.has_capital_stem(link.english)
        })
        .then(|| all(english))
}

/// Words that the characters are read for, in one of their orders.
fn romanised(characters: &[char], english: &EnglishText<'_>) -> Option<Range<usize>> {
    if !(2..=4).contains(&characters.len()) {
        return None;
    }
    for from in 0..english.words.len() {
        if !english.words[from].is_capital {
            continue;
        }
        for to in from + 1..=english.words.len().min(from + WORDS) {
            if to > from + 1 && english.words[to - 1].joint == Joint::Break {
                break;
            }
            let span = english.span_of(from..to);
            // Each character has one to six letters.
            if span.len() > 7 * characters.len() || span.len() < characters.len() {
                continue;
            }
            let name = english.text.get(span.clone()).and_then(RomanisedName::new);
            if name.is_some_and(|name| name.score(characters) >= FITS) {
                return Some(span);
            }
        }
    }
    None
}

/// A word that a part of the name sounds like.
fn sounding(written: &str, english: &EnglishText<'_>) -> Option<Range<usize>> {
    let model = SoundModel::built_in();
    let parts: Vec<&str> = written
        .split(super::super::chinese::is_dot)
        .filter(|part| part.chars().count() > 1)
        .collect();
    let words = english.words.iter().filter(|word| word.is_capital && word.folded.len() > 2);
    words
        .filter_map(|word| Some((word, model.english(&word.folded)?)))
        .find(|(_, sound)| parts.iter().any(|part| sound::is_like(sound, part)))
        .map(|(word, _)| word.span.clone())
}

/// A word that the family name is read for: 王部长, Minister Wang.
fn family_name(
    name: &Name,
    characters: &[char],
    english: &EnglishText<'_>,
) -> Option<Range<usize>> {
    let first = *characters.first()?;
    if name.kind != NameKind::Person || !is_family_name(first) {
        return None;
    }
    let words = english.words.iter().filter(|word| word.is_capital && word.folded.len() < 7);
    words
        .filter(|word| !word.is_acronym)
        .find(|word| {
            RomanisedName::new(&word.folded).is_some_and(|name| name.score(&[first]) >= FITS)
        })
        .map(|word| word.span.clone())
}
