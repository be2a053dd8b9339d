//! Words that tell what a name is the name of, and words that are none.
//!
//! All functions expect folded words.

use std::collections::HashMap;
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
pub(in super::super) fn is_place_head(word: &str) -> bool {
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
    if PEOPLES.contains_key(singular) {
        return true;
    }
    let names = Names::built_in();
    names.of_english(word).next().is_some_and(|entry| entry.class == NameClass::Language)
}

/// Whether a word is a people or an adjective of a state, by the key of its English name.
pub(in super::super) fn is_people_of(word: &str, state: &str) -> bool {
    let of_word = |word: &str| {
        PEOPLES.get(word).is_some_and(|states| states.contains(&state))
            || IRREGULAR.iter().any(|(people, states)| {
                people.split(' ').any(|people| people == word) && states.contains(&state)
            })
    };
    of_word(word) || word.strip_suffix('s').is_some_and(of_word)
}

/// Peoples that no rule makes of a state, with the keys of their states.
const IRREGULAR: &[(&str, &[&str])] = &[
    ("american", &["united states", "us", "usa", "america"]),
    ("british briton", &["united kingdom", "uk", "britain", "england", "great britain"]),
    ("english englishman englishmen", &["england", "united kingdom", "britain"]),
    ("scot scottish scotsman", &["scotland"]),
    ("welsh", &["wales"]),
    ("irish irishman", &["ireland"]),
    ("french frenchman frenchmen", &["france"]),
    ("german", &["germany"]),
    ("dutch", &["netherlands", "holland"]),
    ("belgian", &["belgium"]),
    ("israelite israeli", &["israel"]),
    ("spanish spaniard", &["spain"]),
    ("portuguese", &["portugal"]),
    ("swiss", &["switzerland"]),
    ("swede swedish", &["sweden"]),
    ("dane danish", &["denmark"]),
    ("finn finnish", &["finland"]),
    ("norwegian norse", &["norway"]),
    ("pole polish", &["poland"]),
    ("czech", &["czech republic", "czechia"]),
    ("slovak", &["slovakia"]),
    ("serb serbian", &["serbia"]),
    ("croat croatian", &["croatia"]),
    ("greek", &["greece"]),
    ("turk turkish", &["turkey", "turkiye"]),
    ("kazakh", &["kazakhstan"]),
    ("uzbek", &["uzbekistan"]),
    ("tajik", &["tajikistan"]),
    ("kyrgyz", &["kyrgyzstan"]),
    ("turkmen", &["turkmenistan"]),
    ("afghan", &["afghanistan"]),
    ("russian soviet", &["russia", "soviet union", "ussr"]),
    ("ukrainian", &["ukraine"]),
    ("belarusian", &["belarus"]),
    ("lao laotian", &["laos"]),
    ("thai", &["thailand"]),
    ("filipino filipina philippine", &["philippines"]),
    ("burmese", &["myanmar", "burma"]),
    ("khmer cambodian", &["cambodia"]),
    ("vietnamese", &["vietnam", "viet nam"]),
    ("korean", &["south korea", "north korea", "korea", "republic of korea"]),
    ("chinese", &["china", "people's republic of china"]),
    ("taiwanese", &["taiwan"]),
    ("emirati", &["united arab emirates", "uae"]),
    ("saudi", &["saudi arabia"]),
    ("european", &["europe"]),
    ("kiwi", &["new zealand"]),
    ("peruvian", &["peru"]),
    ("congolese", &["congo", "democratic republic of the congo"]),
    ("ivorian", &["cote d'ivoire", "ivory coast"]),
    ("argentine argentinian", &["argentina"]),
    ("monegasque", &["monaco"]),
    ("cypriot", &["cyprus"]),
    ("maltese", &["malta"]),
    ("palestinian", &["palestine", "palestinian territories"]),
];

/// What the rules of English make of the names of territories, with the territories.
static PEOPLES: LazyLock<HashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut peoples: HashMap<String, Vec<&'static str>> = HashMap::new();
    let territories = Names::built_in().pairs().map(|(_, entry)| entry);
    for entry in territories.filter(|entry| entry.class == NameClass::Territory) {
        for completion in ["", "a", "ia", "e", "o", "y", "i", "land", "stan"] {
            let stem = entry.name.strip_suffix(completion).filter(|stem| stem.len() > 2);
            let endings = ["ian", "ean", "ese", "an", "n", "i", "ish", "er"].into_iter();
            let lengthening = endings.filter(|ending| ending.len() != completion.len());
            // Czechoslovak, Kazakh.
            let bare = completion.len() > 1 && stem.is_some_and(|stem| stem.len() > 4);
            let lengthening = lengthening.chain(bare.then_some(""));
            for people in lengthening.filter_map(|ending| Some(format!("{}{ending}", stem?))) {
                let states = peoples.entry(people).or_default();
                if !states.contains(&entry.name) {
                    states.push(entry.name);
                }
            }
        }
    }
    peoples
});

/// Whether a word speaks to God or of God, who has many names in Chinese, 神 and 主 among them.
pub(super) fn is_god(word: &str) -> bool {
    matches!(word, "god" | "lord" | "almighty" | "o" | "oh")
}

/// Acronyms that are words, which translators translate, and those with digits or marks.
pub(super) fn is_common_acronym(word: &str) -> bool {
    word.bytes().any(|byte| !byte.is_ascii_alphabetic()) || has(List::CommonAcronym, word)
}
