//! Years that stand alone: in 1998, (1998), 1978-1995, 2017-18, 221 BC, AD 618.

use super::vocabulary::{Word, after_space, next_word, word_before, word_end};
use crate::arabic::{Literal, literal};
use crate::reading::{Found, Reading, after_any, char_before};
use crate::value::Value;

/// Words before a number of four digits that make it a year.
const BEFORE_YEAR: [&str; 30] = [
    "in",
    "since",
    "until",
    "till",
    "during",
    "early",
    "late",
    "mid",
    "from",
    "by",
    "before",
    "after",
    "circa",
    "year",
    "of",
    "and",
    "to",
    "post",
    "pre",
    "the",
    "between",
    "through",
    "spring",
    "summer",
    "autumn",
    "winter",
    "fiscal",
    "around",
    "copyright",
    "years",
];

/// What joins two years.
const RANGE: [&str; 7] = ["-", "–", "—", " - ", " – ", " to ", " and "];

/// Reads a number that is a year: the word before it, the era or the other year of two says so.
pub(super) fn lone_year(
    text: &str,
    at: usize,
    literal: &Literal,
    facts: &[Found],
) -> Option<Reading> {
    let number = i32::try_from(literal.plain_between(1, 2999)?).ok()?;
    let dated = |year, end| {
        Some(Reading { value: Value::Date { year: Some(year), month: None, day: None }, end })
    };
    if let Some(end) = after_any(text, literal.end, &[" BCE", " BC", " B.C."]) {
        return dated(-number, end);
    }
    if let Some(end) = after_any(text, literal.end, &[" AD", " CE", " A.D."]) {
        let goes_on = text.as_bytes().get(end).is_some_and(u8::is_ascii_alphanumeric);
        return if goes_on { None } else { dated(number, end) };
    }
    let before = word_before(text, at);
    if before == "AD" || text[..at].ends_with("A.D. ") {
        return dated(number, literal.end);
    }
    if let Some(year) = second_of_two(text, at, literal, number, facts) {
        return dated(year, literal.end);
    }
    if !(1500..=2100).contains(&number) {
        return None;
    }
    let goes_on = text[literal.end..].starts_with(['-', '%'])
        || next_word(text, literal.end)
            .is_some_and(|(word, _)| matches!(word, Word::Scale(_) | Word::Hundred));
    if number % 100 == 0 && is_counted(text, literal.end) {
        return None;
    }
    let is_said = BEFORE_YEAR.iter().any(|word| before.eq_ignore_ascii_case(word))
        || ["Report", "Yearbook"].contains(&before)
        || ["annual report ", "Annual report ", "c. ", "ca. "].iter().any(|word| {
            let rest = text[..at].strip_suffix(word);
            rest.is_some_and(|rest| !rest.ends_with(|last: char| last.is_alphanumeric()))
        })
        || char_before(text, at) == Some('(');
    let is_range = text[literal.end..].starts_with('-');
    let is_year = is_said && (!goes_on || is_range) || is_first_of_two(text, literal, number);
    is_year.then(|| dated(number, literal.end))?
}

/// Reads nineteen eighty-four and twenty twenty-one from the first word, which ends at byte `end`.
pub(super) fn in_words(text: &str, at: usize, end: usize, word: Word) -> Option<Reading> {
    let hundreds = match word {
        Word::Teen(hundreds @ 16..=19) => i32::from(hundreds),
        Word::Tens(20) => 20,
        _ => return None,
    };
    let start = after_space(text, end)?;
    let tens_end = word_end(text, start);
    let Some(Word::Tens(tens)) = Word::lookup(&text[start..tens_end]) else { return None };
    let (units, end) = match next_word(text, tens_end) {
        Some((Word::Unit(units @ 1..), end)) => (i32::from(units), end),
        _ => (0, tens_end),
    };
    // "At twenty twenty looks old": the second twenty needs its unit.
    let goes_on = matches!(
        next_word(text, end),
        Some((Word::Hundred | Word::Scale(_) | Word::Ordinal(_) | Word::Dozen, _))
    );
    let is_part = char_before(text, at) == Some('-') || (units == 0 && hundreds == 20);
    let year = hundreds * 100 + i32::from(tens) + units;
    let value = Value::Date { year: Some(year), month: None, day: None };
    (!goes_on && !is_part).then_some(Reading { value, end })
}

/// Says whether a round number counts what the word after it names: of 2000 people, in 1500 km.
fn is_counted(text: &str, at: usize) -> bool {
    let Some(start) = after_space(text, at) else { return false };
    let word = &text[start..word_end(text, start)];
    word.starts_with(|first: char| first.is_ascii_lowercase())
        && (matches!(word, "km" | "kg" | "m" | "mm" | "cm" | "ft" | "ha" | "men" | "people")
            || word.len() > 3 && word.ends_with('s') && word != "census")
}

/// Says whether it is the first year of 1978-1995, with nothing after it that is counted.
fn is_first_of_two(text: &str, first: &Literal, number: i32) -> bool {
    if let Some(start) = after_any(text, first.end, &["-", "–", "/"])
        && let Some(next) = literal(text, start)
        && next.whole_digits == 2
    {
        // A financial year, or a season: 2018/19.
        let is_next = next.plain_between(0, 99) == Some(i64::from(number + 1) % 100);
        let goes_on = text[next.end..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        return is_next && !goes_on && number >= 1900;
    }
    let second = after_any(text, first.end, &RANGE[..5]).and_then(|start| literal(text, start));
    second.is_some_and(|second| {
        let is_later = second.plain_between(i64::from(number) + 1, 2100).is_some();
        let rest = &text[second.end..];
        let counts = rest.starts_with(['%', '-', '/', '.'])
            && rest[1..].starts_with(|next: char| next.is_ascii_alphanumeric())
            || rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
        number >= 1700 && is_later && !counts
    })
}

/// Reads the second year of 1978-1995 and of 2017-18, whose first is the last fact.
fn second_of_two(
    text: &str,
    at: usize,
    second: &Literal,
    number: i32,
    facts: &[Found],
) -> Option<i32> {
    let last = facts.last()?;
    let first = match last.value {
        Value::Date { year: Some(first), month: None, day: None } => first,
        // The second quarter of 2020-21.
        Value::Period { year: Some(first), .. } => first,
        _ => return None,
    };
    let gap = text.get(last.span.end..at)?;
    let is_joined = RANGE.contains(&gap);
    match second.whole_digits {
        4 if is_joined => (number > first && number <= 2100).then_some(number),
        2 if matches!(gap, "-" | "–" | "—" | "/") => {
            (number > first % 100).then_some(first - first % 100 + number)
        }
        _ => None,
    }
}
