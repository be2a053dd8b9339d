//! Looks for an English name in the Chinese text.

use std::ops::Range;

use zhen_lexicon::{Lexicon, NameClass, Names, reading};
use zhen_segment::stem;

use super::super::chinese::is_family_name;
use super::super::chinese_text::ChineseText;
use super::super::english::{
    is_function_word, is_nationality, is_organisation_head, is_people_of, is_place_head,
};
use super::super::english_text::{EnglishText, EnglishWord};
use super::super::memory::NameMemory;
use super::super::{Name, NameKind, NameSource};
use super::{NameWay, abbreviation, romanised, sound};

/// Probability from which a link of the lexicon makes a counterpart.
const LINKED: f32 = 0.08;
/// The same for acronyms, whose translations are spread over many words.
const LINKED_ACRONYM: f32 = 0.15;

/// Characters of the text that name the same, and what says so.
pub(super) fn find(
    name: &Name,
    english: &EnglishText<'_>,
    chinese: &ChineseText<'_>,
    memory: &NameMemory,
) -> Option<(Range<usize>, NameWay)> {
    let written = english.text.get(name.span.clone())?;
    let words = &english.words[english.words_in(&name.span)];
    listed(written, chinese)
        .map(|place| (place, NameWay::Listed))
        .or_else(|| Some((latin(written, chinese)?, NameWay::Latin)))
        .or_else(|| {
            let key = zhen_segment::fold(written).replace('.', "");
            let short = abbreviation::find(&key, chinese);
            let place =
                short.or_else(|| abbreviation::find_capital(&key, chinese)).or_else(|| {
                    let mut names = Names::built_in().of_english(written);
                    let is_place = |class| matches!(class, NameClass::Territory | NameClass::City);
                    names.find_map(|entry| {
                        abbreviation::find_in_way(entry.name, chinese)
                            .filter(|_| is_place(entry.class) && name.kind == NameKind::Place)
                    })
                })?;
            Some((place, NameWay::Abbreviated))
        })
        .or_else(|| {
            let place = romanised::find(written, chinese);
            Some((place.filter(|_| name.kind != NameKind::Organisation)?, NameWay::Romanised))
        })
        .or_else(|| in_words(name, words, chinese, memory))
}

/// Whether a nationality of the English text has no counterpart in the Chinese one.
pub(super) fn lacks_nationality(english: &EnglishText<'_>, chinese: &ChineseText<'_>) -> bool {
    english.words.iter().any(|word| {
        word.is_capital
            && is_nationality(&word.folded)
            && linked(&word.folded, LINKED, chinese).is_none()
            && listed(&word.folded, chinese).is_none()
    })
}

/// What the table of names has for it.
fn listed(written: &str, chinese: &ChineseText<'_>) -> Option<Range<usize>> {
    Names::built_in().of_english(written).find_map(|entry| chinese.find(entry.name))
}

/// The same letters, or those of its singular or plural; as a part of a longer Latin word if both
/// have capitals: ObjectPascal.
fn latin(written: &str, chinese: &ChineseText<'_>) -> Option<Range<usize>> {
    let folded = zhen_segment::fold(written);
    if folded.chars().count() < 2 {
        return None;
    }
    let plain = folded.replace('.', "");
    let singular = plain.strip_suffix('s').filter(|word| word.len() > 2).unwrap_or(&plain);
    let plural = format!("{plain}s");
    let mut writings = [&folded, &plain, singular, &plural].into_iter();
    writings.find_map(|writing| {
        let place = chinese.find(writing).filter(|_| writing.len() > 1)?;
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| chinese.characters.get(at)).is_some_and(char::is_ascii_alphabetic)
        };
        let begins = !is_letter(place.start.checked_sub(1))
            || (writing.len() > 3 && chinese.characters[place.start].is_ascii_uppercase());
        let ends = !is_letter(Some(place.end))
            || (writing.len() > 3 && chinese.characters[place.end].is_ascii_uppercase());
        (begins && ends).then_some(place)
    })
}

/// What stands for one of its words; for half of the words of a place or an organisation.
fn in_words(
    name: &Name,
    words: &[EnglishWord],
    chinese: &ChineseText<'_>,
    memory: &NameMemory,
) -> Option<(Range<usize>, NameWay)> {
    let is_one = matches!(name.kind, NameKind::Person | NameKind::Other);
    let mut found = None;
    let (mut telling, mut explained) = (0, 0);
    // The last word is the family name of most.
    for word in words.iter().rev() {
        // Every ministry is a ministry.
        let is_empty = words.len() > 1
            && (is_function_word(&word.folded)
                || (name.kind == NameKind::Organisation && is_common_head(&word.folded))
                || (name.kind == NameKind::Place && is_place_head(&word.folded)));
        if word.folded.len() < 2 || is_empty {
            continue;
        }
        telling += 1;
        let here = of_word(name, word, words.len(), chinese)
            .or_else(|| Some((memory.chinese_in(&word.folded, chinese)?, NameWay::Remembered)));
        explained += usize::from(here.is_some());
        found = found.or(here);
        if found.is_some() && is_one {
            break;
        }
    }
    found.filter(|_| is_one || explained * 2 >= telling)
}

/// What stands for a word of a person's name by itself.
pub(super) fn of_word_alone(
    word: &EnglishWord,
    chinese: &ChineseText<'_>,
    memory: &NameMemory,
) -> Option<Range<usize>> {
    listed(&word.folded, chinese)
        .or_else(|| latin(&word.folded, chinese))
        .or_else(|| linked(&word.folded, LINKED, chinese))
        .or_else(|| sound::find(&word.folded, chinese))
        .or_else(|| memory.chinese_in(&word.folded, chinese))
}

/// Whether many organisations share a head word; there is one senate in most states.
fn is_common_head(word: &str) -> bool {
    const ALONE: &[&str] = &[
        "army",
        "church",
        "congress",
        "court",
        "embassy",
        "hospital",
        "library",
        "museum",
        "navy",
        "parliament",
        "police",
        "senate",
    ];
    word == "hq" || (is_organisation_head(word) && !ALONE.contains(&word))
}

fn of_word(
    name: &Name,
    word: &EnglishWord,
    words: usize,
    chinese: &ChineseText<'_>,
) -> Option<(Range<usize>, NameWay)> {
    if words > 1 {
        if let Some(place) = listed(&word.folded, chinese) {
            return Some((place, NameWay::Listed));
        }
        if let Some(place) = latin(&word.folded, chinese).filter(|_| word.is_capital) {
            return Some((place, NameWay::Latin));
        }
        if let Some(place) = romanised::find(&word.folded, chinese) {
            return Some((place, NameWay::Romanised));
        }
    }
    if name.kind == NameKind::Person
        && (words == 1
            || name.source == NameSource::FamilyName
            || romanised::is_southern_name(&word.folded))
        && let Some(place) = romanised::find_family_name(&word.folded, chinese)
    {
        return Some((place, NameWay::Romanised));
    }
    let is_acronym = word.is_acronym && word.folded.len() < 5;
    let least = if is_acronym { LINKED_ACRONYM } else { LINKED };
    if let Some(place) = linked(&word.folded, least, chinese) {
        return Some((place, NameWay::Linked));
    }
    // The letters of an acronym have no sound.
    if is_acronym {
        return None;
    }
    sound::find(&word.folded, chinese).map(|place| (place, NameWay::Sound))
}

/// What the lexicon translates it by; single characters are linked with too much, other than
/// family names and those that are read so.
fn linked(word: &str, least: f32, chinese: &ChineseText<'_>) -> Option<Range<usize>> {
    let lexicon = Lexicon::built_in();
    let parts = lexicon.known_english_parts(&stem(word));
    parts.into_iter().find_map(|id| {
        let (place, strength) = chinese.linked(id)?;
        let first = chinese.characters[place.start];
        let is_telling =
            place.len() > 1 || is_family_name(first) || reading(first).is_some_and(|r| r == word);
        let is_enough = strength >= least && is_telling;
        (is_enough && !is_name_of_another(&chinese.string(&place), word)).then_some(place)
    })
}

/// Words that too many bodies have in their names to tell one.
const GENERIC: &[&str] = &[
    "national",
    "nations",
    "united",
    "international",
    "world",
    "federal",
    "central",
    "state",
    "general",
    "global",
    "council",
    "security",
    "new",
    "north",
    "south",
    "east",
    "west",
    "san",
];

/// Whether characters are a name of the table, and the word is none of its own: the lexicon links
/// 马里兰州 with US, for its glosses say where it is.
pub(super) fn is_name_of_another(characters: &str, word: &str) -> bool {
    let mut is_name = false;
    for entry in Names::built_in().of_chinese(characters) {
        is_name |=
            !matches!(entry.class, NameClass::Language | NameClass::Currency | NameClass::Other);
        let is_part = |part: &str| part == word || stem(part) == stem(word);
        if (!GENERIC.contains(&word) && entry.name.split(' ').any(is_part))
            || is_people_of(word, entry.name)
        {
            return false;
        }
    }
    is_name
}
