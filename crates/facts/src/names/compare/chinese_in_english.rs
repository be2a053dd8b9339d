//! Looks for a Chinese name in the English text.

use std::ops::Range;

use zhen_lexicon::{ChineseSound, EnglishSound, Lexicon, Names, RomanisedName, SoundModel};

use super::super::chinese::is_family_name;
use super::super::chinese_text::ChineseText;
use super::super::english::{is_function_word, is_organisation_head};
use super::super::english_text::{EnglishText, Joint, english_key};
use super::super::memory::NameMemory;
use super::super::{Name, NameKind};
use super::romanised::{is_southern, may_open};
use super::{NameWay, sound};

/// Probability from which a link of the lexicon makes a counterpart.
const LINKED: f32 = 0.05;
/// Score from which characters are a romanised name.
const FITS: f64 = 0.6;
/// Probability that tells a loose transliteration from another name, where a gloss says which.
const LEAST_ALIKE: f64 = 0.02;
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
        .or_else(|| Some((gloss(&place, english, chinese)?, NameWay::Latin)))
        .or_else(|| Some((romanised(characters, english)?, NameWay::Romanised)))
        .or_else(|| Some((linked(name, &written, english)?, NameWay::Linked)))
        .or_else(|| Some((sounding(&written, english)?, NameWay::Sound)))
        .or_else(|| Some((family_name(name, characters, english)?, NameWay::Romanised)))
        .or_else(|| Some((memory.english_in(&written, english)?, NameWay::Remembered)))
}

fn listed(written: &str, english: &EnglishText<'_>) -> Option<Range<usize>> {
    let mut names = Names::built_in().of_chinese(written);
    names.find_map(|entry| english.find_key(&english_key(entry.name)))
}

/// The same letters, or those of one of its words.
fn latin(written: &str, english: &EnglishText<'_>) -> Option<Range<usize>> {
    let key = english_key(&written.to_lowercase());
    let mut words = key.is_ascii().then(|| key.split(' '))?;
    words.find_map(|word| {
        english.find_word(word).filter(|_| word.len() > 1 && !is_function_word(word))
    })
}

/// What the Latin letters in brackets behind a name say: 莫罗（Anna Moreau）.
///
/// The characters have to sound a little like them: what is translated by its meaning is found by
/// other ways.
fn gloss(
    place: &Range<usize>,
    english: &EnglishText<'_>,
    chinese: &ChineseText<'_>,
) -> Option<Range<usize>> {
    const LONGEST: usize = 40;
    let rest = chinese.characters.get(place.end..)?;
    let spaces = rest.iter().take_while(|character| character.is_whitespace()).count();
    let inside = rest.get(spaces..).filter(|rest| matches!(rest.first(), Some('(' | '（')))?;
    let written: String =
        inside[1..].iter().take(LONGEST).take_while(|c| !matches!(c, ')' | '）')).collect();
    let model = SoundModel::built_in();
    let characters = chinese.string(place);
    let parts = characters.split(super::super::chinese::is_dot);
    let mut sounds = parts.filter_map(|part| model.chinese(part));
    let sounds_alike = sounds.any(|sound| {
        let words = written.split([' ', '-']).chain([written.as_str()]);
        words
            .filter_map(|word| model.english(word))
            .any(|word| model.similarity(&word, &sound) > LEAST_ALIKE)
    });
    latin(written.trim(), english).filter(|_| sounds_alike)
}

/// A word with a capital that the lexicon translates it by.
fn linked(name: &Name, written: &str, english: &EnglishText<'_>) -> Option<Range<usize>> {
    let lexicon = Lexicon::built_in();
    let parts = lexicon.known_parts(&written.to_lowercase());
    let mut links = parts.into_iter().flat_map(|part| lexicon.links(part));
    links.find_map(|link| {
        let is_strong = link.forward.max(link.backward) >= LINKED;
        let word = english.find_capital_stem(link.english).filter(|_| is_strong)?;
        // Every ministry is a ministry.
        let is_empty = name.kind == NameKind::Organisation && is_organisation_head(&word.folded);
        (!is_empty).then(|| word.span.clone())
    })
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
            // One of the words stands for the first character.
            let opens = english.words[from..to].iter().any(|word| {
                let letter = word.folded.as_bytes().first();
                letter.is_some_and(|&letter| may_open(characters[0], letter))
            });
            if !opens {
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
    let parts = written.split(super::super::chinese::is_dot);
    let parts: Vec<(usize, ChineseSound)> = parts
        .filter_map(|part| Some((part.chars().count(), model.chinese(part)?)))
        .filter(|(length, _)| *length > 1)
        .collect();
    let is_like = |sound: &EnglishSound| {
        parts.iter().any(|(length, part)| sound::is_like(sound, part, *length))
    };
    let mut sounds = english.sounds().filter(|_| !parts.is_empty());
    sounds.find(|(_, sound)| is_like(sound)).map(|(word, _)| word.span.clone())
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
            is_southern(&word.folded, first)
                || RomanisedName::new(&word.folded).is_some_and(|name| name.score(&[first]) >= FITS)
        })
        .map(|word| word.span.clone())
}
