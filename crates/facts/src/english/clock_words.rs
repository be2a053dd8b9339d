//! Times of day in words: half past three, a quarter to four, ten past six, three o'clock,
//! six in the morning.

use super::time::{HalfOfDay, in_zone};
use super::vocabulary::{Word, after_space, word_before, word_end};
use crate::arabic::literal;
use crate::reading::{Reading, after_any};
use crate::value::Value;

/// Reads the time that begins with `word` at byte `at`.
pub(super) fn time(text: &str, at: usize, word: Word) -> Option<Reading> {
    match word {
        Word::Unit(1..) | Word::Teen(_) | Word::Tens(20) => from_number(text, at),
        Word::Half => {
            let halves = ["half past ", "Half past ", "half-past ", "Half-past "];
            past(text, after_any(text, at, &halves)?, 30)
        }
        Word::Article => quarter(text, after_any(text, at, &["a quarter ", "A quarter "])?),
        Word::Quarter => quarter(text, after_any(text, at, &["quarter ", "Quarter "])?),
        _ => None,
    }
}

/// Reads "past six" or "to four" after a quarter, at byte `at`.
fn quarter(text: &str, at: usize) -> Option<Reading> {
    match after_any(text, at, &["past ", "after "]) {
        Some(start) => past(text, start, 15),
        None => to(text, after_any(text, at, &["to ", "before "])?, 15),
    }
}

/// Reads ten past six, ten minutes to six, six o'clock and six in the morning.
fn from_number(text: &str, at: usize) -> Option<Reading> {
    let (count, end) = small_number(text, at)?;
    let minutes = after_any(text, end, &[" minutes", " minute"]);
    let after = minutes.unwrap_or(end);
    if let Some(start) = after_any(text, after, &[" past "]) {
        return past(text, start, count);
    }
    if minutes.is_some()
        && let Some(start) = after_any(text, after, &[" to ", " before "])
    {
        return to(text, start, count);
    }
    // Ten to five is mostly a range; after "at" it is a time, unless it counts something.
    if minutes.is_none()
        && matches!(count, 5 | 10 | 20 | 25)
        && ["at", "At", "until", "till"].contains(&word_before(text, at))
        && let Some(start) = after_any(text, after, &[" to "])
        && let Some(reading) = to(text, start, count)
        && (HalfOfDay::after(text, hour(text, start)?.1).is_some()
            || after_space(text, reading.end).is_none_or(|next| word_end(text, next) == next))
    {
        return Some(reading);
    }
    let is_hour = minutes.is_none() && (1..=12).contains(&count);
    if is_hour { on_the_hour(text, count, end) } else { None }
}

/// Reads what makes a time of the hour that ends at byte `end`: o'clock, a.m., in the morning.
pub(super) fn on_the_hour(text: &str, hour: u8, end: usize) -> Option<Reading> {
    if let Some(after) = o_clock(text, end) {
        let (hour, end) = half(text, hour, after);
        return Some(in_zone(text, hour, 0, end));
    }
    if let (12, Some(after)) = (hour, after_any(text, end, &[" noon", " midnight"])) {
        let hour = if text[end..after].ends_with("noon") { 12 } else { 0 };
        return Some(in_zone(text, hour, 0, after));
    }
    let (half, after) = HalfOfDay::after(text, end)?;
    Some(in_zone(text, half.on_day(hour)?, 0, after))
}

fn o_clock(text: &str, at: usize) -> Option<usize> {
    after_any(text, at, &[" o'clock", " o’clock", " o' clock", "-o'clock", " O'clock"])
}

/// Reads the hour of "past three" at byte `at`.
fn past(text: &str, at: usize, minute: u8) -> Option<Reading> {
    let (hour, end) = hour(text, at)?;
    let (hour, end) = half(text, hour, end);
    (minute < 60).then(|| in_zone(text, hour, minute, end))
}

/// Reads the hour of "to four" at byte `at`.
fn to(text: &str, at: usize, minutes: u8) -> Option<Reading> {
    let (hour, end) = hour(text, at)?;
    let (hour, end) = half(text, hour, end);
    let before = if hour == 0 { 23 } else { hour - 1 };
    (1..60).contains(&minutes).then(|| in_zone(text, before, 60 - minutes, end))
}

/// Reads an hour of the 12-hour clock and o'clock, or noon or midnight.
fn hour(text: &str, at: usize) -> Option<(u8, usize)> {
    let end = word_end(text, at);
    match Word::lookup(&text[at..end]) {
        Some(Word::Noon) => return Some((12, end)),
        Some(Word::Midnight) => return Some((0, end)),
        _ => {}
    }
    let (hour, end) = small_number(text, at).or_else(|| {
        let literal = literal(text, at)?;
        Some((u8::try_from(literal.plain_between(1, 12)?).ok()?, literal.end))
    })?;
    (1..=12).contains(&hour).then_some((hour, o_clock(text, end).unwrap_or(end)))
}

/// Moves the hour by the half of the day said at byte `at`, if one is.
fn half(text: &str, hour: u8, at: usize) -> (u8, usize) {
    let moved = HalfOfDay::after(text, at).and_then(|(half, end)| Some((half.on_day(hour)?, end)));
    moved.unwrap_or((hour, at))
}

/// Reads a number below sixty in words, and its end.
fn small_number(text: &str, at: usize) -> Option<(u8, usize)> {
    let end = word_end(text, at);
    match Word::lookup(text.get(at..end)?)? {
        Word::Unit(number) | Word::Teen(number) => Some((number, end)),
        Word::Tens(tens @ ..60) => {
            let start = after_space(text, end).or_else(|| after_any(text, end, &["-"]));
            let units = start.and_then(|start| {
                let end = word_end(text, start);
                match Word::lookup(text.get(start..end)?)? {
                    Word::Unit(units @ 1..) => Some((tens + units, end)),
                    _ => None,
                }
            });
            Some(units.unwrap_or((tens, end)))
        }
        _ => None,
    }
}

/// Makes the value of noon or midnight, whose word ends at byte `end`.
pub(super) fn noon_or_midnight(word: Word, end: usize) -> Reading {
    let hour = if word == Word::Noon { 12 } else { 0 };
    Reading { value: Value::Time { hour, minute: 0, zone: None }, end }
}
