//! The places of a text where a slip can be made, and what is written there.

use zhen_facts::{FactClass, find_facts};
use zhen_text::Language;

/// Splitmix64 (Steele, Lea and Flood 2014): enough to choose places by.
pub(crate) struct Random(u64);

impl Random {
    /// Makes the numbers of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns a number below the limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).unwrap_or(0)
    }
}

/// A place to change and what to write there.
pub(crate) type Change = (std::ops::Range<usize>, String);

/// Returns every digit of the text, whatever it belongs to, with another in its place.
pub(crate) fn any_digit(text: &str, random: &mut Random) -> Vec<Change> {
    digits(text, 0..text.len(), random)
}

/// Returns another day, month or year for each date.
pub(crate) fn dates(text: &str, language: Language, random: &mut Random) -> Vec<Change> {
    let mut changes = of_values(text, language, random, |class| class == FactClass::Date);
    changes.extend(months(text, random));
    changes
}

/// Returns every digit of the values of some classes, each with another in its place.
pub(crate) fn of_values(
    text: &str,
    language: Language,
    random: &mut Random,
    is_wanted: impl Fn(FactClass) -> bool,
) -> Vec<Change> {
    let facts = find_facts(text, language);
    let wanted = facts.into_iter().filter(|fact| is_wanted(fact.value.class()));
    wanted.flat_map(|fact| digits(text, fact.span, random)).collect()
}

/// Every digit of the span, each with another in its place.
fn digits(text: &str, span: std::ops::Range<usize>, random: &mut Random) -> Vec<Change> {
    let places = span.filter(|&at| text.as_bytes()[at].is_ascii_digit());
    places
        .map(|at| {
            let digit = usize::from(text.as_bytes()[at] - b'0');
            // Never 0, which may make another kind of number of it.
            let other = (digit + random.below(8)) % 9 + 1;
            let other = if other == digit { digit % 9 + 1 } else { other };
            (at..at + 1, other.to_string())
        })
        .collect()
}

pub(crate) fn scales(text: &str, language: Language) -> Vec<Change> {
    let swaps: &[(&str, &str)] = match language {
        Language::Chinese => &[("万", "亿"), ("亿", "万"), ("萬", "億"), ("億", "萬")],
        Language::English => {
            &[("thousand", "million"), ("million", "billion"), ("billion", "million")]
        }
    };
    let facts = find_facts(text, language);
    let inside = |at: usize| facts.iter().any(|fact| fact.span.contains(&at));
    let mut changes = Vec::new();
    for (word, other) in swaps {
        for (at, _) in text.match_indices(word).filter(|(at, _)| inside(*at)) {
            changes.push((at..at + word.len(), (*other).to_owned()));
        }
    }
    changes
}

fn months(text: &str, random: &mut Random) -> Vec<Change> {
    const NAMES: [&str; 10] = [
        "January",
        "February",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut changes = Vec::new();
    for (place, name) in NAMES.iter().enumerate() {
        for (at, _) in text.match_indices(name) {
            let other = (place + 1 + random.below(NAMES.len() - 1)) % NAMES.len();
            changes.push((at..at + name.len(), NAMES[other].to_owned()));
        }
    }
    changes
}

/// Every Chinese numeral within a value, each with another of its row in its place.
pub(crate) fn numerals(text: &str, random: &mut Random) -> Vec<Change> {
    const ROWS: [&str; 2] = ["一二三四五六七八九", "十百千"];
    let mut changes = Vec::new();
    for fact in find_facts(text, Language::Chinese) {
        // 一 alone is an article: what it is changed to was not in the other text before.
        if text[fact.span.clone()] == *"一" {
            continue;
        }
        for (at, written) in text[fact.span.clone()].char_indices() {
            let start = fact.span.start + at;
            for row in ROWS {
                let row: Vec<char> = row.chars().collect();
                let Some(place) = row.iter().position(|&other| other == written) else { continue };
                let other = row[(place + 1 + random.below(row.len() - 1)) % row.len()];
                changes.push((start..start + written.len_utf8(), other.to_string()));
            }
        }
    }
    changes
}

/// Every number word within a value, each with another of its row in its place.
pub(crate) fn words(text: &str, random: &mut Random) -> Vec<Change> {
    const ROWS: [&[&str]; 4] = [
        &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        &["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
        &["hundred", "thousand", "million", "billion"],
    ];
    let mut changes = Vec::new();
    for fact in find_facts(text, Language::English) {
        let written = &text[fact.span.clone()];
        for (at, _) in written.char_indices() {
            let is_letter = |character: char| character.is_ascii_alphabetic();
            if written[..at].ends_with(is_letter) {
                continue;
            }
            let word = written[at..].split(|character| !is_letter(character)).next().unwrap_or("");
            for row in ROWS {
                let Some(place) = row.iter().position(|other| *other == word) else { continue };
                let other = row[(place + 1 + random.below(row.len() - 1)) % row.len()];
                let start = fact.span.start + at;
                changes.push((start..start + word.len(), other.to_owned()));
            }
        }
    }
    changes
}
