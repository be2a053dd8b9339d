//! What a full stop after an English word can mean.

/// How the stop of an abbreviation is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Always followed by more of the sentence: `Mr.`, `e.g.`.
    NeverLast,
    /// Followed by a number, else an ordinary word: `No. 5`, but `No. We will not.`
    BeforeNumber,
    /// A month or a day of the week: a number, or more of the sentence, may follow.
    Date,
    /// A time of day, `a.m.`: ends a sentence unless a day or a time zone follows.
    TimeOfDay,
    /// May end a sentence, but a name may follow as well: `Inc.`, `U.S.`, `Jr.`.
    Either,
    /// Ends a sentence before any capital: `etc.`.
    Last,
}

/// Returns how the stop after `word` is read; `word` is written without its final stop.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() > LONGEST || !word.is_ascii() {
        return None;
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let lower = std::str::from_utf8(lower).unwrap_or_default();
    let capitalised = word.starts_with(|c: char| c.is_ascii_uppercase());
    let listed = |list: &[&str]| list.binary_search(&lower).is_ok();
    if listed(TIMES) {
        Some(Abbreviation::TimeOfDay)
    } else if listed(NEVER_LAST) || capitalised && listed(TITLES) {
        Some(Abbreviation::NeverLast)
    } else if listed(BEFORE_NUMBER) {
        Some(Abbreviation::BeforeNumber)
    } else if capitalised && listed(DATES) {
        Some(Abbreviation::Date)
    } else if capitalised && listed(NAMES) || is_dotted(word) {
        Some(Abbreviation::Either)
    } else if listed(LAST) {
        Some(Abbreviation::Last)
    } else {
        None
    }
}

/// Tells whether a capitalised word is so common at the start of a sentence, and so rare in a
/// name, that a stop before it ends a sentence even after an abbreviation.
pub(super) fn is_starter(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

/// Tells whether a capitalised word may follow a time of day in the same sentence.
pub(super) fn follows_time(word: &str) -> bool {
    AFTER_TIME.binary_search(&word).is_ok()
}

/// Letters with stops between them: `U.S`, `Ph.D`.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_alphabetic())
        })
}

/// Length in bytes of the longest word listed here.
const LONGEST: usize = 8;

const TIMES: &[&str] = &["a.m", "am", "p.m", "pm"];

const NEVER_LAST: &[&str] = &[
    "approx", "cf", "e.g", "eg", "h.e", "h.h", "h.m", "h.r.h", "i.e", "ie", "mt", "v", "viz", "vs",
];

const TITLES: &[&str] = &[
    "adm", "amb", "brig", "capt", "cmdr", "col", "cpl", "dr", "fr", "gen", "gov", "hon", "insp",
    "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "msgr", "pres", "prof", "rep", "reps",
    "rev", "sen", "sens", "sgt", "sir", "st", "supt",
];

const BEFORE_NUMBER: &[&str] = &[
    "app", "art", "arts", "ch", "chap", "cl", "eq", "fig", "figs", "no", "nos", "p", "par", "para",
    "paras", "pp", "pt", "ref", "reg", "sec", "secs", "sect", "tab", "tel", "ver", "vol", "vols",
];

const DATES: &[&str] = &[
    "apr", "aug", "dec", "feb", "fri", "jan", "jul", "jun", "mar", "mon", "nov", "oct", "sat",
    "sep", "sept", "sun", "thu", "thur", "thurs", "tue", "tues", "wed",
];

const NAMES: &[&str] = &[
    "admin", "ariz", "ark", "assn", "ave", "bldg", "blvd", "bros", "calif", "co", "colo", "conn",
    "corp", "del", "dept", "dist", "esq", "fla", "ft", "ga", "govt", "ill", "inc", "ind", "inst",
    "intl", "jr", "kan", "ky", "la", "ltd", "mass", "md", "mfg", "mich", "minn", "natl", "nev",
    "okla", "ont", "ore", "pa", "penn", "pvt", "rd", "sr", "tenn", "tex", "univ", "va", "vt",
    "wash", "wis",
];

const LAST: &[&str] = &["al", "etc"];

const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "Are",
    "As",
    "At",
    "Because",
    "Before",
    "Besides",
    "Both",
    "But",
    "By",
    "Can",
    "Could",
    "Despite",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Every",
    "Finally",
    "First",
    "For",
    "From",
    "Furthermore",
    "Had",
    "Has",
    "Have",
    "He",
    "Hence",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Let",
    "Many",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "My",
    "Nevertheless",
    "Next",
    "No",
    "Nobody",
    "Not",
    "Nothing",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Our",
    "Over",
    "Perhaps",
    "Please",
    "Second",
    "She",
    "Should",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "Therefore",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Thus",
    "Today",
    "Tomorrow",
    "Under",
    "Unless",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Without",
    "Would",
    "Yes",
    "Yesterday",
    "Yet",
    "You",
    "Your",
];

const AFTER_TIME: &[&str] = &[
    "April",
    "August",
    "BST",
    "Beijing",
    "CET",
    "CST",
    "Central",
    "December",
    "EDT",
    "EST",
    "ET",
    "Eastern",
    "February",
    "Friday",
    "GMT",
    "Greenwich",
    "HKT",
    "January",
    "July",
    "June",
    "London",
    "March",
    "May",
    "Monday",
    "Moscow",
    "Mountain",
    "November",
    "October",
    "PDT",
    "PST",
    "PT",
    "Pacific",
    "Saturday",
    "September",
    "Singapore",
    "Sunday",
    "Thursday",
    "Tokyo",
    "Tuesday",
    "UTC",
    "Wednesday",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_words_fit() {
        let lists = [TIMES, NEVER_LAST, TITLES, BEFORE_NUMBER, DATES, NAMES, LAST];
        for list in lists {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
            assert!(list.iter().all(|word| word.len() <= LONGEST), "{list:?}");
        }
        for list in [STARTERS, AFTER_TIME] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
    }

    #[test]
    fn case_tells_titles_from_words() {
        assert_eq!(abbreviation("Gen"), Some(Abbreviation::NeverLast));
        assert_eq!(abbreviation("sat"), None);
        assert_eq!(abbreviation("U.S"), Some(Abbreviation::Either));
        assert_eq!(abbreviation("H.E"), Some(Abbreviation::NeverLast));
        assert_eq!(abbreviation("No"), Some(Abbreviation::BeforeNumber));
        assert_eq!(abbreviation("agreement"), None);
    }
}
