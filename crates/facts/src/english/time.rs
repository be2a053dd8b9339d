//! Times of day in digits: 3:37 p.m., 9 a.m., 15:37, 9-11 a.m., 10.20am, 8 o'clock, 0500 hours.

use super::clock_words::on_the_hour;
use super::vocabulary::{after_space, word_before};
use crate::arabic::literal;
use crate::numeric;
use crate::reading::{Reading, after_any};
use crate::value::Value;
use crate::zone;

/// Reads the time that begins with the digit at byte `at`.
pub(super) fn time(text: &str, at: usize) -> Option<Reading> {
    if let Some((hour, minute, end)) = numeric::clock(text, at) {
        let (hour, end) = match HalfOfDay::after(text, end) {
            Some((half, after)) => (half.on_day(hour)?, after),
            None => (inherited(text, hour, end).unwrap_or(hour), end),
        };
        return Some(in_zone(text, hour, minute, end));
    }
    if let Some(reading) = dotted(text, at).or_else(|| four_digits(text, at)) {
        return Some(reading);
    }
    let literal = literal(text, at)?;
    let hour = u8::try_from(literal.plain_between(1, 12)?).ok()?;
    on_the_hour(text, hour, literal.end).or_else(|| {
        let hour = inherited(text, hour, literal.end)?;
        let value = Value::Time { hour, minute: 0, zone: None };
        Some(Reading { value, end: literal.end })
    })
}

/// Makes the time, in the zone that is named after byte `end`.
pub(super) fn in_zone(text: &str, hour: u8, minute: u8, end: usize) -> Reading {
    let (zone, end) = zone::after(text, end).map_or((None, end), |(zone, end)| (Some(zone), end));
    Reading { value: Value::Time { hour, minute, zone }, end }
}

/// Reads 10.20am, as the British write it.
fn dotted(text: &str, at: usize) -> Option<Reading> {
    let hour_end = at + text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    let start = after_any(text, hour_end, &["."])?;
    let end = start + text.as_bytes()[start..].iter().take_while(|b| b.is_ascii_digit()).count();
    if hour_end - at > 2 || end - start != 2 {
        return None;
    }
    let hour = text[at..hour_end].parse().ok()?;
    let minute = text[start..end].parse().ok().filter(|minute| *minute <= 59)?;
    let (half, after) = HalfOfDay::after(text, end)?;
    Some(in_zone(text, half.on_day(hour)?, minute, after))
}

/// Reads 1530 hours and "at 0530", as soldiers and sailors write it.
fn four_digits(text: &str, at: usize) -> Option<Reading> {
    let literal = literal(text, at).filter(|literal| literal.whole_digits == 4)?;
    let number = literal.plain_between(0, 2400)?;
    let (hour, minute) = (u8::try_from(number / 100).ok()?, u8::try_from(number % 100).ok()?);
    let word = after_any(text, literal.end, &[" hours", " hrs"]);
    let is_said =
        word.is_some() || literal.is_padded && ["at", "At", "by"].contains(&word_before(text, at));
    let is_time = is_said && minute < 60 && (literal.is_padded || number % 100 != 0 || hour >= 10);
    is_time.then(|| in_zone(text, hour, minute, word.unwrap_or(literal.end)))
}

/// Moves the first hour of "9 to 11 a.m.", where the half of the day is said after the second.
fn inherited(text: &str, hour: u8, at: usize) -> Option<u8> {
    let start = after_any(text, at, &["-", "–", "—", " - ", " – ", " to ", " and "])?;
    let (second, end) = match numeric::clock(text, start) {
        Some((second, _, end)) => (second, end),
        None => {
            let literal = literal(text, start)?;
            (u8::try_from(literal.plain_between(1, 12)?).ok()?, literal.end)
        }
    };
    let (half, _) = HalfOfDay::in_letters(text, end)?;
    // From 11 to 2 p.m. begins before noon.
    let is_before = hour % 12 > second % 12;
    let half = if is_before { half.other() } else { half };
    half.on_day(hour)
}

/// The half of the day that is said after an hour.
#[derive(Clone, Copy)]
pub(super) enum HalfOfDay {
    BeforeNoon,
    AfterNoon,
    /// At night: in the evening or after midnight.
    Night,
}

/// Words after the hour.
const PHRASES: [(&str, HalfOfDay); 8] = [
    (" in the morning", HalfOfDay::BeforeNoon),
    (" this morning", HalfOfDay::BeforeNoon),
    (" in the afternoon", HalfOfDay::AfterNoon),
    (" this afternoon", HalfOfDay::AfterNoon),
    (" in the evening", HalfOfDay::AfterNoon),
    (" this evening", HalfOfDay::AfterNoon),
    (" at night", HalfOfDay::Night),
    (" tonight", HalfOfDay::Night),
];

impl HalfOfDay {
    /// Reads a.m., p.m. or "in the morning" at byte `at`, and its end.
    pub(super) fn after(text: &str, at: usize) -> Option<(Self, usize)> {
        let phrase = || {
            let (words, half) =
                PHRASES.iter().find(|(words, _)| after_any(text, at, &[words]).is_some())?;
            Some((*half, at + words.len()))
        };
        Self::in_letters(text, at).or_else(phrase)
    }

    fn in_letters(text: &str, at: usize) -> Option<(Self, usize)> {
        let start = after_space(text, at).unwrap_or(at);
        let before = ["a.m.", "A.M.", "am", "AM", "a.m"];
        let after = ["p.m.", "P.M.", "pm", "PM", "p.m"];
        let (half, end) = match after_any(text, start, &before) {
            Some(end) => (Self::BeforeNoon, end),
            None => (Self::AfterNoon, after_any(text, start, &after)?),
        };
        let goes_on = text.as_bytes().get(end).is_some_and(u8::is_ascii_alphanumeric);
        (!goes_on).then_some((half, end))
    }

    fn other(self) -> Self {
        match self {
            Self::BeforeNoon => Self::AfterNoon,
            Self::AfterNoon | Self::Night => Self::BeforeNoon,
        }
    }

    /// Moves an hour of the 12-hour clock to the 24-hour clock.
    pub(super) fn on_day(self, hour: u8) -> Option<u8> {
        match (self, hour) {
            (_, 13..) => None,
            (Self::BeforeNoon | Self::Night, 12) => Some(0),
            (Self::Night, ..5) => Some(hour),
            (Self::BeforeNoon, _) | (Self::AfterNoon, 12) => Some(hour),
            (Self::AfterNoon | Self::Night, _) => Some(hour + 12),
        }
    }
}
