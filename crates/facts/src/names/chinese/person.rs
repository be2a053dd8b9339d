//! Chinese persons: family name and given name beside a title, or before a verb of speech.

use std::ops::Range;

use super::super::chinese_text::{ChineseText, is_ordinary, is_rare};
use super::super::{NameKind, NameSource};
use super::Places;
use super::vocabulary::{
    ends_with_title, family_name_length, is_given_character, starts_with_speech, starts_with_title,
};

/// Adds the names of a text.
pub(super) fn find(text: &ChineseText<'_>, places: &mut Places) {
    for at in 0..text.characters.len() {
        let Some(family) = family_name_length(&text.characters[at..]) else { continue };
        if !text.is_border(at) {
            continue;
        }
        let behind_title = ends_with_title(&text.characters[..at]);
        let Some((name, source)) = name_at(text, at, family, behind_title) else { continue };
        places.add(name, NameKind::Person, source);
    }
}

/// The name that begins with a family name of some characters, and what shows that it is one.
fn name_at(
    text: &ChineseText<'_>,
    at: usize,
    family: usize,
    behind_title: bool,
) -> Option<(Range<usize>, NameSource)> {
    for given in [2, 1] {
        let name = at..at + family + given;
        let Some(characters) = text.characters.get(name.clone()) else { continue };
        if !characters[family..].iter().all(|&character| is_given_character(character))
            || !text.is_border(name.end)
            || is_ordinary_word(text, &name)
        {
            continue;
        }
        let rest = &text.characters[name.end..];
        if starts_with_title(rest) || behind_title {
            return Some((name, NameSource::Titled));
        }
        if are_rare_characters(text, &(at + family..name.end)) {
            return Some((name, NameSource::FamilyName));
        }
        let is_word = given == 1 && is_one_word(text, &name);
        if !is_word && (starts_with_speech(rest) || (given == 2 && stands_alone(text, &name))) {
            return Some((name, NameSource::FamilyName));
        }
    }
    None
}

/// Whether the characters are words of everyday, alone or together.
fn is_ordinary_word(text: &ChineseText<'_>, name: &Range<usize>) -> bool {
    if is_ordinary(&text.string(name)) {
        return true;
    }
    let words = text.words();
    let from = words.partition_point(|word| word.end <= name.start);
    words[from..]
        .iter()
        .take_while(|word| word.start < name.end)
        .any(|word| word.len() > 1 && is_ordinary(&text.string(word)))
}

/// Whether each character of a given name is a word by itself that no text has: 琦, 瑶.
fn are_rare_characters(text: &ChineseText<'_>, given: &Range<usize>) -> bool {
    given
        .clone()
        .all(|at| is_one_word(text, &(at..at + 1)) && is_rare(&text.characters[at].to_string()))
}

/// Whether the characters are one word of the dictionary.
fn is_one_word(text: &ChineseText<'_>, name: &Range<usize>) -> bool {
    text.words()
        .binary_search_by_key(&name.start, |word| word.start)
        .is_ok_and(|at| text.words()[at] == *name)
}

/// Whether the name is an item of a list, so that it is nothing but a name.
fn stands_alone(text: &ChineseText<'_>, name: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1).and_then(|at| text.characters.get(at));
    let behind = text.characters.get(name.end);
    let is_mark = |character: &char| "、，。：；（）()《》“”\n ".contains(*character);
    before.is_none_or(is_mark)
        && behind.is_none_or(is_mark)
        && (before == Some(&'、') || behind == Some(&'、'))
}
