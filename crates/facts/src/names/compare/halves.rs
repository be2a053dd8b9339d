//! Names that agree in one part and differ in another: Peter Jones, 皮特·拉斯穆森.

use std::ops::Range;

use zhen_lexicon::{Names, SoundModel};

use super::super::chinese::is_dot;
use super::super::chinese_text::ChineseText;
use super::super::english::{is_function_word, is_person_title};
use super::super::english_text::{EnglishText, EnglishWord};
use super::super::memory::NameMemory;
use super::super::{Name, NameKind, NameSource};
use super::romanised::is_southern;
use super::{NamePair, NameWay, english_in_chinese};

/// Probability from which a part sounds enough like a word to be it, since the other part is.
const ALIKE: f64 = 0.03;

/// The parts of an English and a Chinese name, matched by another part, that nothing explains.
pub(super) fn find(
    name: &Name,
    pair: &NamePair,
    others: &[Name],
    english: &EnglishText<'_>,
    chinese: &ChineseText<'_>,
    memory: &NameMemory,
) -> Option<(Name, Name)> {
    let place = chinese.characters_of(&pair.chinese);
    let other = others.iter().find(|other| {
        other.kind == NameKind::Person
            && other.span.start <= pair.chinese.start
            && pair.chinese.end <= other.span.end
    })?;
    let whole = chinese.characters_of(&other.span);
    let words = &english.words[english.words_in(&name.span)];
    if pair.way == NameWay::Romanised {
        return of_given_name(name, other, words, &place, &whole, chinese);
    }
    if words.len() < 2 || place == whole {
        return None;
    }
    let parts = parts(chinese, &whole);
    if parts.len() < 2 {
        return None;
    }
    let word = words.iter().find(|word| {
        is_telling(word)
            && english_in_chinese::of_word_alone(word, chinese, memory).is_none()
            && parts.iter().all(|part| !sounds_alike(word, part, chinese))
    })?;
    let part = parts.iter().find(|part| {
        part.len() > 1
            && (part.end <= place.start || place.end <= part.start)
            && !is_explained(part, english, chinese)
    })?;
    let is_listed =
        |names: usize| if names > 0 { NameSource::Listed } else { NameSource::Capitals };
    let source = is_listed(Names::built_in().of_english(&word.folded).count());
    let english = Name { span: word.span.clone(), kind: NameKind::Person, source };
    let chinese = Name { span: chinese.span(part), kind: NameKind::Person, source: other.source };
    Some((english, chinese))
}

/// Two Chinese names of one family: Wang Yilin, 王志强.
fn of_given_name(
    name: &Name,
    other: &Name,
    words: &[EnglishWord],
    place: &Range<usize>,
    whole: &Range<usize>,
    chinese: &ChineseText<'_>,
) -> Option<(Name, Name)> {
    let is_family_alone = place.len() == 1 && place.start == whole.start;
    let given = whole.len() - place.len();
    let first = chinese.characters[place.start];
    let is_full = words.len() > 1
        && words.iter().all(|word| word.folded.len() > 1)
        && words.iter().all(|word| !is_southern(&word.folded, first));
    let is_name =
        matches!(other.source, NameSource::FamilyName | NameSource::Titled | NameSource::Listed);
    (is_family_alone
        && (1..=2).contains(&given)
        && is_full
        && is_name
        && name.source == NameSource::FamilyName)
        .then(|| (name.clone(), other.clone()))
}

fn is_telling(word: &EnglishWord) -> bool {
    word.is_capital
        && word.folded.len() > 2
        && !word.is_acronym
        && !is_function_word(&word.folded)
        && !is_person_title(&word.folded)
}

/// The parts of a name between dots or spaces.
fn parts(chinese: &ChineseText<'_>, whole: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = whole.start;
    for at in whole.clone() {
        let character = chinese.characters[at];
        if is_dot(character) || character == ' ' {
            parts.push(start..at);
            start = at + 1;
        }
    }
    parts.push(start..whole.end);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether some English word stands for a part of a Chinese name.
fn is_explained(part: &Range<usize>, english: &EnglishText<'_>, chinese: &ChineseText<'_>) -> bool {
    let written = chinese.string(part).to_lowercase();
    english.find_word(&written).is_some()
        || Names::built_in()
            .of_chinese(&written)
            .any(|entry| entry.name.split(' ').any(|word| english.find_word(word).is_some()))
        || english.words.iter().any(|word| is_telling(word) && sounds_alike(word, part, chinese))
}

fn sounds_alike(word: &EnglishWord, part: &Range<usize>, chinese: &ChineseText<'_>) -> bool {
    let model = SoundModel::built_in();
    let sounds = (model.english(&word.folded), model.chinese(&chinese.string(part)));
    let (Some(word), Some(part)) = sounds else { return false };
    model.similarity(&word, &part) >= ALIKE
}
