//! Words that tell what a name is the name of, and words that are none.
//!
//! All functions expect folded words.

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
    for ending in ["ian", "ean", "ese", "an", "n", "i", "ish", "er"] {
        let Some(stem) = singular.strip_suffix(ending).filter(|stem| stem.len() > 2) else {
            continue;
        };
        for completion in ["", "a", "ia", "e", "o", "y", "i", "land"] {
            let place = format!("{stem}{completion}");
            if place.len() != singular.len()
                && Names::built_in().of_english(&place).any(|e| e.class == NameClass::Territory)
            {
                return true;
            }
        }
    }
    let names = Names::built_in();
    names.of_english(word).next().is_some_and(|entry| entry.class == NameClass::Language)
}

/// Acronyms that are words, which translators translate, and those with digits or marks.
pub(super) fn is_common_acronym(word: &str) -> bool {
    word.bytes().any(|byte| !byte.is_ascii_alphabetic()) || has(List::CommonAcronym, word)
}
