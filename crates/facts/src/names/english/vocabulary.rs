//! Words that tell what a name is the name of, and words that are none.
//!
//! All functions expect folded words.

use std::collections::HashSet;
use std::sync::LazyLock;

use zhen_lexicon::{NameClass, Names};

use super::word_lists::{List, has};

/// Words before a person's name.
pub(in super::super) fn is_person_title(word: &str) -> bool {
    has(List::PersonTitle, word)
}

/// Words that make an organisation of a run of capitals.
pub(in super::super) fn is_organisation_head(word: &str) -> bool {
    has(List::OrganisationHead, word)
}

/// Words that end the name of a place.
pub(super) fn is_place_head(word: &str) -> bool {
    has(List::PlaceHead, word)
}

/// Words that begin the name of a place.
pub(super) fn is_place_opening(word: &str) -> bool {
    matches!(word, "lake" | "mount" | "mt" | "cape" | "gulf" | "strait" | "port" | "fort" | "isle")
}

/// Small words inside names of persons and places.
pub(super) fn is_particle(word: &str) -> bool {
    has(List::Particle, word)
}

/// Months, weekdays, holidays, centuries: capitals that name nothing.
pub(super) fn is_time_word(word: &str) -> bool {
    has(List::TimeWord, word)
}

/// Words that no name begins or ends with.
pub(in super::super) fn is_function_word(word: &str) -> bool {
    has(List::FunctionWord, word)
}

/// Peoples, tongues and what belongs to a country: `chinese`, `iranian`.
pub(in super::super) fn is_nationality(word: &str) -> bool {
    if has(List::Nationality, word) {
        return true;
    }
    let singular = word.strip_suffix('s').unwrap_or(word);
    if PEOPLES.contains(singular) {
        return true;
    }
    let names = Names::built_in();
    names.of_english(word).next().is_some_and(|entry| entry.class == NameClass::Language)
}

/// What the rules of English make of the names of territories: Norwegian aside, which is listed.
static PEOPLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let mut peoples = HashSet::new();
    let territories = Names::built_in().pairs().map(|(_, entry)| entry);
    for entry in territories.filter(|entry| entry.class == NameClass::Territory) {
        for completion in ["", "a", "ia", "e", "o", "y", "i", "land"] {
            let stem = entry.name.strip_suffix(completion).filter(|stem| stem.len() > 2);
            let endings = ["ian", "ean", "ese", "an", "n", "i", "ish", "er"].into_iter();
            let lengthening = endings.filter(|ending| ending.len() != completion.len());
            peoples.extend(lengthening.filter_map(|ending| Some(format!("{}{ending}", stem?))));
        }
    }
    peoples
});

/// Acronyms that are words, which translators translate, and those with digits or marks.
pub(super) fn is_common_acronym(word: &str) -> bool {
    word.bytes().any(|byte| !byte.is_ascii_alphabetic()) || has(List::CommonAcronym, word)
}
