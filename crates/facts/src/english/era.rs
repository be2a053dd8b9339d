//! What an ordinal makes of the words after it: the 21st century, the Fourteenth Five-Year Plan,
//! the third quarter, the first of September; and decades in words.

use super::date::year_after;
use super::vocabulary::{Word, word_before, word_end};
use super::{period, sequence};
use crate::calendar::is_possible_date;
use crate::decimal::Decimal;
use crate::reading::{Found, Reading, after_any, char_before};
use crate::unit::Unit;
use crate::value::Value;

/// How five-year plans are written.
const PLANS: [&str; 6] = [
    " Five-Year Plan",
    " five-year plan",
    " Five-year Plan",
    " Five Year Plan",
    " five year plan",
    " FYP",
];

/// Reads the ordinal word from byte `at` to `end` into `facts`, with the words that make more of
/// it; returns where to go on.
pub(super) fn ordinal_word(
    text: &str,
    at: usize,
    end: usize,
    number: u8,
    facts: &mut Vec<Found>,
) -> usize {
    let (start, reading) = match sequence::ordinal_word(text, at, end, number, facts) {
        Some(reading) => (at, completed(text, reading)),
        // The tens before it are in the list already: twenty-first.
        None => match facts.pop_if(|last| last.span.end == end) {
            Some(whole) => (whole.span.start, completed(text, Reading { value: whole.value, end })),
            None => return end,
        },
    };
    facts.push(reading.into_found(start));
    reading.end
}

/// Completes an ordinal by the words after it.
fn completed(text: &str, reading: Reading) -> Reading {
    century(text, reading)
        .or_else(|| plan(text, reading))
        .or_else(|| {
            let number = u32::try_from(number(reading)?).ok()?;
            period::after_ordinal(text, number, reading.end)
        })
        .or_else(|| day_of_month(text, reading))
        .unwrap_or(reading)
}

/// Reads 18th, 1990s and the 90s at byte `at`, with the words that make more of an ordinal.
pub(super) fn in_digits(text: &str, at: usize) -> Option<Reading> {
    let reading = sequence::with_suffix(text, at)?;
    match reading.value {
        // "Highs in 80s" are no years.
        Value::Decade(tens @ ..100) => tens_of_years(text, at, tens, reading.end),
        _ => Some(completed(text, reading)),
    }
}

/// Reads the decade in words from byte `at` to `end`.
pub(super) fn decade_in_words(text: &str, at: usize, end: usize, tens: u8) -> Option<Reading> {
    tens_of_years(text, at, i32::from(tens), end)
}

/// Reads a decade without its century, or an age: in her sixties.
fn tens_of_years(text: &str, at: usize, tens: i32, end: usize) -> Option<Reading> {
    const OWNERS: [&str; 6] = ["his", "her", "their", "my", "your", "our"];
    if is_named_decade(text, at) {
        return Some(Reading { value: Value::Decade(tens), end });
    }
    let number = Decimal::new(i128::from(tens), 0)?;
    OWNERS
        .contains(&word_before(text, at))
        .then_some(Reading { value: Value::Measure { number, unit: Unit::Year }, end })
}

/// Whether what stands before a decade without a century makes a date of it: the 80s, mid-80s.
fn is_named_decade(text: &str, at: usize) -> bool {
    const WORDS: [&str; 11] =
        ["the", "early", "late", "mid", "and", "or", "to", "post", "pre", "middle", "eighteen"];
    let before = word_before(text, at);
    WORDS.iter().any(|word| before.eq_ignore_ascii_case(word))
        || before.ends_with("teen")
        || char_before(text, at).is_some_and(|before| "'’‘".contains(before))
}

fn number(reading: Reading) -> Option<i64> {
    match reading.value {
        Value::Ordinal(number) => number.to_integer(),
        _ => None,
    }
}

fn century(text: &str, reading: Reading) -> Option<Reading> {
    let end = after_any(text, reading.end, &[" century", "-century", " Century", "-Century"])?;
    let number = i8::try_from(number(reading)?).ok().filter(|number| (1..=99).contains(number))?;
    let goes_on = text.as_bytes().get(end).is_some_and(u8::is_ascii_alphabetic);
    let (number, end) = match after_any(text, end, &[" BCE", " BC", " B.C."]) {
        Some(end) => (-number, end),
        None => (number, after_any(text, end, &[" AD", " CE", " A.D."]).unwrap_or(end)),
    };
    (!goes_on).then_some(Reading { value: Value::Century(number), end })
}

fn plan(text: &str, reading: Reading) -> Option<Reading> {
    let end = after_any(text, reading.end, &PLANS)?;
    let number = u8::try_from(number(reading)?).ok().filter(|number| (1..=40).contains(number))?;
    Some(Reading { value: Value::Plan(number), end })
}

/// Reads "the first of September" and "the fifteenth day of the seventh month".
fn day_of_month(text: &str, reading: Reading) -> Option<Reading> {
    let day = u8::try_from(number(reading)?).ok().filter(|day| (1..=31).contains(day))?;
    let (month, end) = match after_any(text, reading.end, &[" day of the "]) {
        Some(start) => ordinal_month(text, start)?,
        None => {
            let start = after_any(text, reading.end, &[" of ", " day of "])?;
            let end = word_end(text, start);
            let Word::Month(month) = Word::lookup(&text[start..end])? else { return None };
            (month, end)
        }
    };
    let (year, end) = year_after(text, end).map_or((None, end), |(year, end)| (Some(year), end));
    let value = Value::Date { year, month: Some(month), day: Some(day) };
    is_possible_date(year, Some(month), Some(day)).then_some(Reading { value, end })
}

/// Reads "seventh month" at byte `at`.
fn ordinal_month(text: &str, at: usize) -> Option<(u8, usize)> {
    let Word::Ordinal(month @ 1..=12) = Word::lookup(&text[at..word_end(text, at)])? else {
        return None;
    };
    Some((month, after_any(text, word_end(text, at), &[" month"])?))
}
