//! Looks for a Chinese name in the English text.

use std::ops::Range;

use zhen_lexicon::{Lexicon, NameClass, Names, RomanisedName, SoundModel};

use zhen_segment::{fold, stem};

use super::super::chinese::{is_dot, is_family_name};
use super::super::chinese_text::ChineseText;
use super::super::english::{is_function_word, is_organisation_head, is_people_of};
use super::super::english_text::{EnglishText, EnglishWord, Joint, english_key};
use super::super::memory::NameMemory;
use super::super::{Name, NameKind, NameSource};
use super::romanised::{is_southern, may_open};
use super::{NameWay, may_be_spelt, sound};

/// Probability from which a link of the lexicon makes a counterpart.
const LINKED: f32 = 0.05;
/// Score from which characters are a romanised name.
const FITS: f64 = 0.6;
/// Probability that tells a loose transliteration from another name, where a gloss says which.
const LEAST_ALIKE: f64 = 0.02;
/// Sounding characters before a name that may belong to it.
const AROUND: usize = 3;
/// Most characters of a part of a foreign name.
const MOST_OF_RUN: usize = 7;
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
        .or_else(|| Some((sounding(name, &place, english, chinese)?, NameWay::Sound)))
        .or_else(|| Some((family_name(name, characters, english)?, NameWay::Romanised)))
        .or_else(|| Some((memory.english_in(&written, english)?, NameWay::Remembered)))
}

fn listed(written: &str, english: &EnglishText<'_>) -> Option<Range<usize>> {
    let names = || Names::built_in().of_chinese(written);
    names()
        .find_map(|entry| english.find_key(&english_key(entry.name)))
        .or_else(|| {
            let territories: Vec<&str> = names()
                .filter(|entry| entry.class == NameClass::Territory)
                .map(|entry| entry.name)
                .collect();
            let mut words = english.words.iter().filter(|word| word.is_capital);
            let of_state = words
                .find(|word| territories.iter().any(|state| is_people_of(&word.folded, state)))?;
            Some(of_state.span.clone())
        })
        .or_else(|| names().find_map(|entry| initials(entry.name, english)))
}

/// Where the capitals of a name's words stand for it: PNG.
fn initials(name: &str, english: &EnglishText<'_>) -> Option<Range<usize>> {
    let words = name.split([' ', '-']).filter(|word| !is_function_word(word));
    let letters: String = words.filter_map(|word| word.chars().next()).collect();
    let is_same = |word: &&EnglishWord| word.is_acronym && word.folded == letters;
    let word = english.words.iter().filter(|_| letters.len() > 2).find(is_same)?;
    Some(word.span.clone())
}

/// The same letters, or those of one of its words.
fn latin(written: &str, english: &EnglishText<'_>) -> Option<Range<usize>> {
    let key = english_key(&fold(written));
    let mut words = key.is_ascii().then(|| key.split(' '))?;
    words.find_map(|word| {
        let same = |other: &&EnglishWord| other.is_capital && stem(&other.folded) == stem(word);
        english
            .find_word(word)
            .or_else(|| Some(english.words.iter().find(same)?.span.clone()))
            .filter(|_| word.len() > 1 && !is_function_word(word))
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
    let parts = characters.split(is_dot);
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
    let key = written.to_lowercase();
    let parts = lexicon.known_parts(&key).into_iter();
    // One character of several is linked with too much: 英 in 强尼·英格力.
    let telling = parts.filter(|&part| {
        let word = lexicon.chinese_word(part);
        word == key || word.chars().count() > 1
    });
    let mut links = telling.flat_map(|part| lexicon.links(part));
    links.find_map(|link| {
        let is_strong = link.forward.max(link.backward) >= LINKED;
        let word = english.find_capital_stem(link.english).filter(|_| is_strong)?;
        // Every ministry is a ministry.
        let is_empty = name.kind == NameKind::Organisation && is_organisation_head(&word.folded);
        let is_other = name.source == NameSource::Listed
            && super::english_in_chinese::is_name_of_another(written, &word.folded);
        (!is_empty && !is_other).then(|| word.span.clone())
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

/// A word that a part of the name sounds like, with the sounding characters around it or without
/// some of its own: 瓦尔德 of 瓦尔德拉马, 年本 of 本.
fn sounding(
    name: &Name,
    place: &Range<usize>,
    english: &EnglishText<'_>,
    chinese: &ChineseText<'_>,
) -> Option<Range<usize>> {
    let model = SoundModel::built_in();
    let mut from = place.start;
    while from > 0 && place.start - from < AROUND && chinese.is_sounding(from - 1) {
        from -= 1;
    }
    let written = chinese.string(place);
    // 瓦尔德 may be a part of 瓦尔德拉马; 德国 is no part of anything.
    let goes_on = from < place.start || chinese.is_sounding(place.end);
    let is_listed = name.source == NameSource::Listed && !(goes_on && place.len() < 4);
    let mut found = None;
    for start in from..place.end {
        let length = |end: usize| end - start;
        let run: String = chinese.characters[start..]
            .iter()
            .take(MOST_OF_RUN)
            .take_while(|character| ('\u{4e00}'..='\u{9fff}').contains(*character))
            .collect();
        let Some(sounds) = model.chinese(&run) else { continue };
        for (word, sound) in english.sounds() {
            if is_listed && !may_be_spelt(&word.folded, &written) {
                continue;
            }
            model.each_length(sound, &sounds, sound::LEAST_OPENING, |characters, similarity| {
                let end = start + characters;
                // Two characters of a longer name are too few.
                let least = if place.len() > 2 { 3 } else { 2 };
                let meets = end > place.start && length(end) >= least.min(place.len());
                if found.is_none() && meets && sound::is_alike(characters, similarity) {
                    found = Some(word.span.clone());
                }
            });
            if found.is_some() {
                return found;
            }
        }
    }
    None
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
