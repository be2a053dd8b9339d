//! Names that agree in one part and differ in another: Peter Jones, 皮特·拉斯穆森.

use std::ops::Range;

use zhen_lexicon::{Names, SoundModel};

use super::super::chinese::is_dot;
use super::super::chinese_text::ChineseText;
use super::super::english::{is_function_word, is_person_title};
use super::super::english_text::{EnglishText, EnglishWord, Joint};
use super::super::memory::NameMemory;
use super::super::{Name, NameKind, NameSource};
use super::romanised::is_southern;
use super::{NamePair, NameWay, english_in_chinese, sound};

/// Probability from which a part sounds enough like a word to be it, since the other part is.
const ALIKE: f64 = 0.3;

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

/// The part of a foreign name in Chinese that nothing explains, where another part is the word of
/// a span, with the word beside that one which nothing explains either.
pub(super) fn find_chinese(
    name: &Name,
    span: &Range<usize>,
    english: &EnglishText<'_>,
    chinese: &ChineseText<'_>,
) -> Option<(Name, Name)> {
    let whole = chinese.characters_of(&name.span);
    let parts = parts(chinese, &whole);
    if name.source != NameSource::Sound || parts.len() < 2 {
        return None;
    }
    let part = parts.iter().find(|part| part.len() > 1 && !is_explained(part, english, chinese))?;
    let known = english.words_in(span);
    let before = known.start.checked_sub(1).filter(|_| is_joined(english, known.start));
    let behind = Some(known.end).filter(|&at| is_joined(english, at));
    let word = [before, behind].into_iter().flatten().chain(known).find_map(|at| {
        let word = english.words.get(at)?;
        let is_said = Names::built_in()
            .of_english(&word.folded)
            .any(|entry| chinese.find(entry.name).is_some())
            || sound::find(&word.folded, chinese).is_some();
        (is_telling(word) && !is_said).then_some(word)
    })?;
    let english =
        Name { span: word.span.clone(), kind: NameKind::Person, source: source_of(&word.folded) };
    let chinese =
        Name { span: chinese.span(part), kind: NameKind::Person, source: NameSource::Sound };
    Some((english, chinese))
}

/// Whether a word belongs to the one before it.
fn is_joined(english: &EnglishText<'_>, at: usize) -> bool {
    english.words.get(at).is_some_and(|word| word.joint != Joint::Break)
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

fn source_of(word: &str) -> NameSource {
    match Names::built_in().of_english(word).next() {
        Some(_) => NameSource::Listed,
        None => NameSource::Capitals,
    }
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
