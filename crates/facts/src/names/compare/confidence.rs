//! How far an unmatched name is believed to be a slip.
//!
//! Each number is p / (p + g) of the names of a kind: g is how many a bead of good translations
//! has, p how many a bead has in which one name was replaced, of which one in twenty beads is
//! assumed. `examples/name_score` counts both.

use zhen_lexicon::is_romanised_syllable;

use super::super::chinese::is_dot;
use super::super::chinese_text::ChineseText;
use super::super::english_text::EnglishText;
use super::super::{Name, NameKind, NameSource};

/// Whether two names may stand where one name should.
pub(super) fn are_rivals(english: &Name, chinese: &Name) -> bool {
    english.kind == chinese.kind
        || english.kind == NameKind::Other
            && english.source == NameSource::Capitals
            && chinese.kind == NameKind::Person
        || english.kind == NameKind::Person
            && chinese.kind == NameKind::Other
            && chinese.source == NameSource::Capitals
        || english.kind == NameKind::Other
            && english.source == NameSource::Capitals
            && chinese.kind == NameKind::Place
            && chinese.source == NameSource::Sound
        || (english.kind == NameKind::Other) != (chinese.kind == NameKind::Other)
            && english.source == NameSource::Listed
            && chinese.source == NameSource::Listed
}

/// Confidence of two names without counterparts.
pub(super) fn of_conflict(english: &Name, chinese: &Name) -> f64 {
    use NameKind::{Organisation, Other, Person, Place};
    use NameSource::{Acronym, Capitals, FamilyName, HeadWord, Listed, Sound, Titled};
    match (english.kind, chinese.kind) {
        (Other, Place) if chinese.source == Sound => 0.52,
        (Other, Place) | (Place, Other) => 0.7,
        (Person, Person) => match (english.source, chinese.source) {
            (_, Capitals | Listed | Sound) => 0.93,
            (Capitals, FamilyName | Titled) => 0.4,
            _ => 0.7,
        },
        (Place, Place) => 0.95,
        (Organisation, Organisation) => match (english.source, chinese.source) {
            (Listed, _) => 0.9,
            (Acronym, HeadWord) => 0.3,
            // Names that are translated by their meaning are seldom known to be the same.
            (HeadWord, HeadWord) => 0.4,
            (_, HeadWord | Listed) => 0.6,
            _ => 0.5,
        },
        (Other, Person) => match chinese.source {
            Capitals | Listed => 0.9,
            Sound => 0.52,
            _ => 0.2,
        },
        (Person, Other) => 0.8,
        _ => match (english.source, chinese.source) {
            (HeadWord, _) => 0.3,
            (Titled, _) => 0.2,
            _ => 0.1,
        },
    }
}

/// Confidence of an English name that nothing stands against.
pub(super) fn of_english(name: &Name, english: &EnglishText<'_>, chinese: &ChineseText<'_>) -> f64 {
    use NameKind::{Organisation, Other, Person, Place};
    use NameSource::{Acronym, Capitals, FamilyName, HeadWord, Listed};
    let has_pronoun =
        chinese.characters.iter().any(|&character| "他她我您你其".contains(character));
    // Wang alone is half a name, and as often a title or a pronoun.
    let words = &english.words[english.words_in(&name.span)];
    let is_family_name = words.iter().all(|word| is_romanised_syllable(&word.folded));
    match (name.kind, name.source) {
        (Organisation, Acronym) => 0.7,
        (Organisation, HeadWord) => 0.6,
        (Organisation, _) => 0.6,
        (Person, Capitals) => 0.52,
        (Person, FamilyName) if !has_pronoun => 0.6,
        (Person, Listed) if !is_family_name => 0.5,
        (Person, _) if !has_pronoun => 0.5,
        (Person, _) => 0.25,
        (Place, Listed) => 0.5,
        (Place, _) => 0.3,
        (Other, Listed) => 0.15,
        (Other, _) => 0.05,
    }
}

/// Confidence of a Chinese place beside a nationality without counterpart: American, 意大利.
pub(super) const BESIDE_NATIONALITY: f64 = 0.8;

/// Confidence of a Chinese name that nothing stands against.
pub(super) fn of_chinese(name: &Name, english: &EnglishText<'_>, chinese: &ChineseText<'_>) -> f64 {
    use NameKind::{Organisation, Other, Person, Place};
    use NameSource::{Capitals, Listed, Sound};
    let characters = chinese.characters_of(&name.span);
    // Two characters are as often two words, or the county that a common word is too.
    let is_long = characters.len() > 2;
    let is_dotted = chinese.characters[characters].iter().any(|&c| is_dot(c));
    let has_pronoun = english.words.iter().any(|word| {
        matches!(
            word.folded.as_str(),
            "he" | "she" | "his" | "her" | "him" | "hers" | "i" | "they" | "who"
        )
    });
    match (name.kind, name.source) {
        (Person, Capitals) => 0.9,
        (Person, Sound) if is_long && (!has_pronoun || is_dotted) => 0.55,
        (Person, Sound) if is_long => 0.45,
        (Person, Sound) => 0.3,
        (Person, Listed) if is_long && !has_pronoun => 0.5,
        (Person, Listed) => 0.2,
        (Person, _) => 0.1,
        (Place, _) if is_long => 0.5,
        (Place, _) => 0.2,
        (Organisation, _) => 0.2,
        (Other, _) => 0.1,
    }
}
