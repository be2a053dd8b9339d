//! Words that tell what a name is the name of, and words that are none.
//!
//! All functions expect folded words.

use zhen_lexicon::NameClass;
use zhen_lexicon::Names;

/// Words before a person's name.
pub(in super::super) fn is_person_title(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "dr"
            | "prof"
            | "professor"
            | "sir"
            | "madam"
            | "madame"
            | "lord"
            | "lady"
            | "president"
            | "premier"
            | "minister"
            | "chancellor"
            | "senator"
            | "governor"
            | "mayor"
            | "ambassador"
            | "general"
            | "colonel"
            | "captain"
            | "admiral"
            | "lieutenant"
            | "sergeant"
            | "judge"
            | "justice"
            | "king"
            | "queen"
            | "prince"
            | "princess"
            | "emperor"
            | "pope"
            | "bishop"
            | "archbishop"
            | "cardinal"
            | "rabbi"
            | "imam"
            | "ayatollah"
            | "sheikh"
            | "secretary"
            | "chairman"
            | "chairwoman"
            | "chairperson"
            | "commissioner"
            | "congressman"
            | "congresswoman"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "comrade"
            | "officer"
            | "detective"
            | "sheriff"
            | "envoy"
            | "counsellor"
            | "councillor"
            | "coach"
            | "manager"
            | "aunt"
            | "uncle"
            | "brother"
            | "sister"
            | "father"
            | "saint"
            | "sen"
            | "rep"
            | "gov"
            | "gen"
            | "sgt"
            | "capt"
            | "lt"
            | "col"
            | "supt"
            | "mp"
            | "ceo"
            | "director"
            | "vice"
            | "deputy"
            | "prime"
            | "foreign"
            | "chief"
            | "acting"
            | "former"
            | "lama"
    )
}

/// Words that make an organisation of a run of capitals.
pub(in super::super) fn is_organisation_head(word: &str) -> bool {
    matches!(
        word,
        "ministry"
            | "department"
            | "university"
            | "college"
            | "school"
            | "academy"
            | "institute"
            | "institution"
            | "bank"
            | "commission"
            | "committee"
            | "council"
            | "congress"
            | "parliament"
            | "senate"
            | "assembly"
            | "court"
            | "tribunal"
            | "bureau"
            | "office"
            | "agency"
            | "authority"
            | "administration"
            | "association"
            | "society"
            | "union"
            | "federation"
            | "confederation"
            | "league"
            | "alliance"
            | "organization"
            | "organisation"
            | "foundation"
            | "fund"
            | "trust"
            | "party"
            | "group"
            | "company"
            | "corporation"
            | "corp"
            | "inc"
            | "ltd"
            | "limited"
            | "plc"
            | "llc"
            | "gmbh"
            | "holdings"
            | "industries"
            | "motors"
            | "airlines"
            | "airways"
            | "railways"
            | "hospital"
            | "museum"
            | "library"
            | "church"
            | "club"
            | "press"
            | "times"
            | "post"
            | "daily"
            | "herald"
            | "tribune"
            | "gazette"
            | "network"
            | "centre"
            | "center"
            | "embassy"
            | "consulate"
            | "secretariat"
            | "army"
            | "navy"
            | "police"
            | "forum"
            | "board"
            | "chamber"
            | "laboratory"
            | "laboratories"
            | "studios"
            | "theatre"
            | "theater"
            | "orchestra"
            | "exchange"
            | "securities"
            | "technologies"
    )
}

/// Words that end the name of a place.
pub(super) fn is_place_head(word: &str) -> bool {
    matches!(
        word,
        "river"
            | "lake"
            | "sea"
            | "ocean"
            | "bay"
            | "gulf"
            | "strait"
            | "straits"
            | "canal"
            | "island"
            | "islands"
            | "isles"
            | "peninsula"
            | "desert"
            | "valley"
            | "mountain"
            | "mountains"
            | "hill"
            | "hills"
            | "peak"
            | "plateau"
            | "glacier"
            | "falls"
            | "street"
            | "road"
            | "avenue"
            | "boulevard"
            | "lane"
            | "square"
            | "park"
            | "gardens"
            | "bridge"
            | "airport"
            | "station"
            | "harbour"
            | "harbor"
            | "port"
            | "province"
            | "prefecture"
            | "county"
            | "city"
            | "town"
            | "village"
            | "district"
            | "township"
            | "region"
            | "territory"
            | "beach"
            | "coast"
            | "forest"
            | "temple"
            | "palace"
            | "castle"
            | "tower"
            | "stadium"
            | "prison"
    )
}

/// Words that begin the name of a place.
pub(super) fn is_place_opening(word: &str) -> bool {
    matches!(word, "lake" | "mount" | "mt" | "cape" | "gulf" | "strait" | "port" | "fort" | "isle")
}

/// Small words inside names of persons and places.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "du"
            | "des"
            | "la"
            | "le"
            | "el"
            | "al"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ten"
            | "ter"
            | "bin"
            | "bint"
            | "ibn"
            | "ben"
            | "zu"
    )
}

/// Months, weekdays, holidays, centuries: capitals that name nothing.
pub(super) fn is_time_word(word: &str) -> bool {
    matches!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sep"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "mondays"
            | "tuesdays"
            | "wednesdays"
            | "thursdays"
            | "fridays"
            | "saturdays"
            | "sundays"
            | "mon"
            | "tue"
            | "wed"
            | "thu"
            | "fri"
            | "sat"
            | "am"
            | "pm"
            | "gmt"
            | "utc"
            | "est"
            | "pst"
            | "ad"
            | "bc"
            | "bce"
            | "ce"
            | "christmas"
            | "easter"
            | "ramadan"
    )
}

/// Words that no name begins or ends with.
pub(in super::super) fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "i"
            | "he"
            | "she"
            | "it"
            | "we"
            | "you"
            | "they"
            | "his"
            | "her"
            | "its"
            | "our"
            | "your"
            | "their"
            | "my"
            | "and"
            | "or"
            | "but"
            | "if"
            | "when"
            | "while"
            | "where"
            | "what"
            | "who"
            | "how"
            | "why"
            | "which"
            | "as"
            | "at"
            | "by"
            | "for"
            | "from"
            | "in"
            | "into"
            | "of"
            | "on"
            | "to"
            | "with"
            | "without"
            | "under"
            | "over"
            | "after"
            | "before"
            | "during"
            | "since"
            | "until"
            | "through"
            | "between"
            | "both"
            | "all"
            | "some"
            | "many"
            | "most"
            | "no"
            | "not"
            | "yes"
            | "so"
            | "then"
            | "there"
            | "here"
            | "now"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "do"
            | "does"
            | "did"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "can"
            | "could"
            | "should"
            | "let"
            | "see"
            | "according"
            | "however"
            | "although"
            | "though"
            | "because"
            | "despite"
            | "also"
            | "meanwhile"
            | "once"
            | "today"
            | "yesterday"
            | "tomorrow"
            | "another"
            | "other"
            | "each"
            | "every"
            | "such"
            | "than"
            | "like"
            | "just"
            | "only"
            | "even"
            | "still"
            | "well"
            | "oh"
            | "god"
    )
}

/// Peoples, tongues and what belongs to a country: `chinese`, `iranian`.
pub(in super::super) fn is_nationality(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "afghan",
        "arab",
        "arabs",
        "basque",
        "briton",
        "britons",
        "british",
        "catalan",
        "croat",
        "czech",
        "dane",
        "danish",
        "dutch",
        "english",
        "filipino",
        "finnish",
        "french",
        "german",
        "germans",
        "greek",
        "greeks",
        "irish",
        "jewish",
        "jew",
        "jews",
        "kurd",
        "kurdish",
        "kurds",
        "norwegian",
        "polish",
        "portuguese",
        "scot",
        "scots",
        "scottish",
        "serb",
        "serbian",
        "slovak",
        "soviet",
        "spaniard",
        "spanish",
        "swede",
        "swedish",
        "swiss",
        "thai",
        "tibetan",
        "turk",
        "turkish",
        "turks",
        "welsh",
        "western",
        "eastern",
        "northern",
        "southern",
        "asian",
        "european",
        "african",
        "american",
        "latin",
        "muslim",
        "muslims",
        "christian",
        "christians",
        "buddhist",
        "catholic",
        "catholics",
        "protestant",
        "orthodox",
        "islamic",
        "hindu",
        "sunni",
        "shia",
        "shiite",
        "democrat",
        "democrats",
        "republican",
        "republicans",
        "communist",
        "socialist",
        "conservative",
        "conservatives",
        "liberal",
        "labour",
        "tory",
        "tories",
        "nazi",
        "nazis",
        "roman",
        "romans",
        "mandarin",
        "cantonese",
        "hebrew",
        "californian",
    ];
    if IRREGULAR.contains(&word) {
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
    word.bytes().any(|byte| !byte.is_ascii_alphabetic())
        || matches!(
            word,
            "ok" | "gw"
                | "mw"
                | "kw"
                | "tw"
                | "gwh"
                | "mwh"
                | "kwh"
                | "twh"
                | "gb"
                | "mb"
                | "tb"
                | "hz"
                | "ghz"
                | "mhz"
                | "db"
                | "fm"
                | "mp"
                | "mps"
                | "ai"
                | "tv"
                | "cv"
                | "id"
                | "it"
                | "hr"
                | "pr"
                | "vp"
                | "pm"
                | "ceo"
                | "cfo"
                | "coo"
                | "gdp"
                | "gnp"
                | "ptsd"
                | "dna"
                | "rna"
                | "hiv"
                | "aids"
                | "sars"
                | "et"
                | "ct"
                | "mt"
                | "pt"
                | "hkt"
                | "bst"
                | "cst"
                | "edt"
                | "pdt"
                | "dst"
                | "jst"
                | "rmb"
                | "usd"
                | "faq"
                | "diy"
                | "vip"
                | "mph"
                | "kph"
                | "phd"
                | "mba"
                | "ba"
                | "ma"
                | "sme"
                | "smes"
                | "ppp"
                | "fdi"
                | "ngo"
                | "ngos"
                | "ufo"
                | "led"
                | "cctv"
                | "howto"
                | "debug"
                | "info"
                | "error"
                | "note"
                | "not"
                | "and"
                | "or"
                | "all"
                | "null"
                | "true"
                | "false"
                | "none"
                | "must"
                | "may"
                | "should"
        )
}
