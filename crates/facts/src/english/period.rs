//! Some months of a year: the first quarter, Q3 2017, the first nine months, the second half of
//! 2017, January to September.

use super::cardinal::cardinal;
use super::date::year_after;
use super::vocabulary::{Word, after_space, word_before, word_end};
use crate::arabic::literal;
use crate::reading::{Reading, after_any};
use crate::value::Value;

/// What joins the two ends of a range of months.
const RANGE: [&str; 8] = ["-", "–", "—", " - ", " – ", " to ", " through ", " until "];

/// Reads the months whose ordinal, from 1, ends at byte `end`: " quarter", " nine months".
pub(super) fn after_ordinal(text: &str, number: u32, end: usize) -> Option<Reading> {
    let start = after_space(text, end).or_else(|| after_any(text, end, &["-"]))?;
    if let Some(end) = after_any(text, start, &["quarter"]) {
        let number = u8::try_from(number).ok().filter(|number| (1..=4).contains(number))?;
        let is_word = !text.as_bytes().get(end).is_some_and(u8::is_ascii_alphabetic);
        let (year, end) = of_year(text, end).or_else(|| no_part(text, end))?;
        return is_word.then(|| months(year, number * 3 - 2, number * 3, end));
    }
    if let Some(end) = after_any(text, start, &["half-year", "half year", "half"]) {
        // A match has halves too.
        let (year, end) = of_year(text, end)
            .or_else(|| text[start..end].ends_with("year").then_some((None, end)))?;
        return match number {
            1 => Some(months(year, 1, 6, end)),
            2 => Some(months(year, 7, 12, end)),
            _ => None,
        };
    }
    if number != 1 {
        return None;
    }
    let (count, end) = count(text, start)?;
    let (count, end) = match after_any(text, end, &[" months", " quarters"]) {
        Some(after) if text[end..after].ends_with("quarters") => (count * 3, after),
        Some(after) => (count, after),
        None => return None,
    };
    let (year, end) = of_year(text, end).or_else(|| no_part(text, end))?;
    (2..=11).contains(&count).then(|| months(year, 1, count, end))
}

/// Words before Q1 that make a quarter of it, and not a question.
const BEFORE_QUARTER: [&str; 9] = ["in", "the", "of", "for", "since", "during", "by", "to", "and"];

/// Reads Q1 and H1 at byte `at`, whose letter ends at `end`, with the year after it.
///
/// Without a year H1 is a heading and Q1 most often a question.
pub(super) fn quarter_name(text: &str, at: usize, end: usize) -> Option<Reading> {
    let length = match &text[at..end] {
        "Q" => 3,
        "H" => 6,
        _ => return None,
    };
    let literal = literal(text, end).filter(|literal| literal.whole_digits == 1)?;
    let number = u8::try_from(literal.plain_between(1, 12 / i64::from(length))?).ok()?;
    let goes_on =
        text.as_bytes().get(literal.end).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let (year, end) = of_year(text, literal.end).unwrap_or((None, literal.end));
    let is_said = year.is_some()
        || length == 3
            && BEFORE_QUARTER.contains(&word_before(text, at).to_ascii_lowercase().as_str());
    let last = number * length;
    (!goes_on && is_said).then(|| months(year, last + 1 - length, last, end))
}

/// Reads " to September 2017" after the first month, at byte `at`; a day makes a date of it.
pub(super) fn to_month(text: &str, first: u8, at: usize) -> Option<Reading> {
    let start = after_any(text, at, &RANGE)?;
    let end = word_end(text, start);
    let Word::Month(last) = Word::lookup(&text[start..end])? else { return None };
    let end = after_any(text, end, &["."]).filter(|_| end - start <= 4).unwrap_or(end);
    let year = year_after(text, end).or_else(|| year_after(text, after_any(text, end, &[" of"])?));
    let has_day = year.is_none()
        && after_space(text, end)
            .is_some_and(|start| text.as_bytes().get(start).is_some_and(u8::is_ascii_digit));
    let (year, end) = year.map_or((None, end), |(year, end)| (Some(year), end));
    (first < last && !has_day).then(|| months(year, first, last, end))
}

fn months(year: Option<i32>, first: u8, last: u8, end: usize) -> Reading {
    Reading { value: Value::Period { year, first, last }, end }
}

/// Reads "of 2017", "2017", "of the year", "of this year" at byte `at`: the year and the end.
fn of_year(text: &str, at: usize) -> Option<(Option<i32>, usize)> {
    if let Some((year, end)) = year_after(text, at) {
        return Some((Some(year), end));
    }
    let words = [
        " of the year",
        " of this year",
        " of last year",
        " of next year",
        " of that year",
        " of the same year",
        " of the previous year",
        " of the following year",
        " of the current year",
        " this year",
        " last year",
        " next year",
        " of the fiscal year",
        " of the financial year",
    ];
    let end = after_any(text, at, &words)?;
    if let Some((year, end)) = year_after(text, end) {
        return Some((Some(year), end));
    }
    Some((None, end))
}

/// Says that the months are those of a year, where they are not said to be of something else:
/// the first quarter of the game, the first two months of his life.
fn no_part(text: &str, at: usize) -> Option<(Option<i32>, usize)> {
    after_any(text, at, &[" of "]).is_none().then_some((None, at))
}

/// Reads a small number in words or digits.
fn count(text: &str, at: usize) -> Option<(u8, usize)> {
    if let Some(literal) = literal(text, at) {
        return Some((u8::try_from(literal.plain_between(1, 11)?).ok()?, literal.end));
    }
    let number = match Word::lookup(&text[at..word_end(text, at)])? {
        Word::Unit(_) | Word::Teen(_) => cardinal(text, at)?,
        _ => return None,
    };
    let count = number.number.to_integer().filter(|count| (1..=11).contains(count))?;
    Some((u8::try_from(count).ok()?, number.end))
}
