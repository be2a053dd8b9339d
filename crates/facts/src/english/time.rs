//! Times of day: 3:37 p.m., 9 a.m., 15:37, 8 o'clock.

use super::vocabulary::after_space;
use crate::arabic::literal;
use crate::numeric;
use crate::reading::{Reading, after_any};
use crate::value::Value;

/// Reads the time that begins with the digit at byte `at`.
pub(super) fn time(text: &str, at: usize) -> Option<Reading> {
    if let Some((hour, minute, end)) = numeric::clock(text, at) {
        let (hour, end) = match half_of_day(text, end) {
            Some((half, after)) => (half.on_day(hour)?, after),
            None => (hour, end),
        };
        return Some(Reading { value: Value::Time { hour, minute, zone: None }, end });
    }
    if let Some(reading) = dotted(text, at) {
        return Some(reading);
    }
    let literal = literal(text, at)?;
    let hour = u8::try_from(literal.plain_between(1, 12)?).ok()?;
    if let Some((half, end)) = half_of_day(text, literal.end) {
        return Some(Reading {
            value: Value::Time { hour: half.on_day(hour)?, minute: 0, zone: None },
            end,
        });
    }
    let end = after_any(text, literal.end, &[" o'clock", " o’clock"])?;
    Some(Reading { value: Value::Time { hour, minute: 0, zone: None }, end })
}

/// Reads 10.20am, as the British write it.
fn dotted(text: &str, at: usize) -> Option<Reading> {
    let hour_end = at + text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    let start = after_any(text, hour_end, &["."])?;
    let end = start + text.as_bytes()[start..].iter().take_while(|b| b.is_ascii_digit()).count();
    let (half, after) = half_of_day(text, end)?;
    let hour = half.on_day(text[at..hour_end].parse().ok()?)?;
    let minute = text[start..end].parse().ok().filter(|minute| *minute <= 59)?;
    let is_clock = end - start == 2;
    is_clock.then_some(Reading { value: Value::Time { hour, minute, zone: None }, end: after })
}

#[derive(Clone, Copy)]
enum HalfOfDay {
    BeforeNoon,
    AfterNoon,
}

impl HalfOfDay {
    /// Moves an hour of the 12-hour clock to the 24-hour clock.
    fn on_day(self, hour: u8) -> Option<u8> {
        match (self, hour) {
            (_, 13..) => None,
            (Self::BeforeNoon, 12) => Some(0),
            (Self::BeforeNoon, _) | (Self::AfterNoon, 12) => Some(hour),
            (Self::AfterNoon, _) => Some(hour + 12),
        }
    }
}

fn half_of_day(text: &str, at: usize) -> Option<(HalfOfDay, usize)> {
    let start = after_space(text, at).unwrap_or(at);
    let (half, end) = match after_any(text, start, &["a.m.", "A.M.", "am", "AM", "a.m"]) {
        Some(end) => (HalfOfDay::BeforeNoon, end),
        None => {
            (HalfOfDay::AfterNoon, after_any(text, start, &["p.m.", "P.M.", "pm", "PM", "p.m"])?)
        }
    };
    let goes_on = text.as_bytes().get(end).is_some_and(u8::is_ascii_alphanumeric);
    (!goes_on).then_some((half, end))
}
