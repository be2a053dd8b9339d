//! Times of day: 15时37分, 下午3点半, 上午九時, 15:37.

use super::characters::is_numeral;
use super::date::{numeral_here, skip_spaces};
use super::half_of_day::HalfOfDay;
use super::numeral::{Form, Numeral, numeral};
use super::weekday;
use crate::arabic::{Shape, digit_at};
use crate::numeric;
use crate::reading::{Reading, after_any, char_at, follows};
use crate::value::Value;
use crate::zone;

/// Reads 15:37 at byte `at`, moved into the afternoon if the words before it say so.
pub(super) fn clock(text: &str, at: usize) -> Option<Reading> {
    // 以21:15 is a score.
    let is_score = ["以", "比分", "以 ", "比分为", "比分為"]
        .iter()
        .any(|word| text.get(..at).is_some_and(|before| before.ends_with(word)));
    let (hour, minute, end) = numeric::clock(text, at).filter(|_| !is_score)?;
    Some(in_zone(text, at, on_day(text, at, hour), minute, end))
}

/// Reads 正午, 午夜 and 差一刻四点 at byte `at`.
pub(super) fn in_words(text: &str, at: usize) -> Option<Reading> {
    let named = match after_any(text, at, &["正午", "中午"]) {
        Some(end) => Some((12, end)),
        None => after_any(text, at, &["午夜", "子夜"]).map(|end| (0, end)),
    };
    if let Some((hour, end)) = named {
        // 中午12点 has an hour of its own.
        let is_alone = char_at(text, skip_spaces(text, end))
            .is_none_or(|next| !next.is_ascii_digit() && !is_numeral(next));
        let value = Value::Time { hour, minute: 0, zone: None };
        return is_alone.then_some(Reading { value, end });
    }
    let start = after_any(text, at, &["差"])?;
    let (before, hour_start) = match after_any(text, start, &["一刻"]) {
        Some(end) => (15, end),
        None => {
            let minutes = numeral_here(text, start)?;
            let before = u8::try_from(minutes.integer_between(1, 29)?).ok()?;
            (before, after_any(text, minutes.end, &["分钟", "分鐘", "分"])?)
        }
    };
    let hour = numeral_here(text, after_any(text, hour_start, &["到"]).unwrap_or(hour_start))?;
    let mut end = after_any(text, hour.end, &["点", "點"])?;
    end = after_any(text, end, &["钟", "鐘"]).unwrap_or(end);
    let count = u8::try_from(hour.integer_between(1, 24)?).ok()?;
    let value = Value::Time { hour: on_day(text, at, count - 1), minute: 60 - before, zone: None };
    Some(Reading { value, end })
}

/// Reads the time whose hour is `hour`, written at byte `at`.
pub(super) fn time(text: &str, at: usize, hour: &Numeral) -> Option<Reading> {
    let unit = skip_spaces(text, hour.end);
    let after_hour = after_any(text, unit, &["点", "點", "时", "時"])?;
    let is_formal = !text[unit..].starts_with(['点', '點']);
    let count = u8::try_from(hour.integer_between(0, 24)?).ok()?;
    let (minute, end, is_said) = match after_any(text, after_hour, &["半"]) {
        Some(end) => (30, end, true),
        None => match minute(text, after_hour, is_formal) {
            Some((minute, end)) => (minute, end, true),
            None => (0, after_hour, false),
        },
    };
    let clock_words = ["钟", "鐘", "整", "许", "許", "左右", "前后", "前後", "正"];
    let clock_word = after_any(text, end, &clock_words);
    let next = char_at(text, end);
    // 8点 may be eight points; 18时 and 十八时 are nothing but an hour.
    let is_short = matches!(hour.form, Form::Arabic(Shape::Plain, 1 | 2));
    let stands_alone = is_short
        && next.is_none_or(|next| {
            let goes_on = if is_formal { "段速".contains(next) } else { next.is_alphanumeric() };
            !goes_on || "起前后後至到开開".contains(next)
        });
    let is_hour = hour.form == Form::Composed || count == 0;
    let is_in_words = is_hour
        && is_formal
        && next.is_none_or(|next| !"代候期间間辰段速空刻常光务務".contains(next))
        || count == 0 && next.is_none_or(|next| !next.is_alphanumeric() || "前后後".contains(next));
    let is_time = is_said
        || clock_word.is_some()
        || stands_alone
        || is_in_words
        || HalfOfDay::before(text, at).is_some()
        || weekday::ends_at(text, at)
        || zone::before(text, at).is_some();
    is_time.then(|| in_zone(text, at, on_day(text, at, count), minute, clock_word.unwrap_or(end)))
}

/// Makes the time, in the zone that the words before or after it name.
fn in_zone(text: &str, at: usize, hour: u8, minute: u8, end: usize) -> Reading {
    let (zone, end) = match zone::after(text, end) {
        Some((zone, end)) => (Some(zone), end),
        None => (zone_before(text, at), end),
    };
    Reading { value: Value::Time { hour, minute, zone }, end }
}

/// Returns the zone named before the hour, or before the word for the part of the day.
fn zone_before(text: &str, at: usize) -> Option<i16> {
    let named = HalfOfDay::before(text, at).and_then(|(_, start)| zone::before(text, start));
    named.or_else(|| zone::before(text, at))
}

/// Moves the hour at byte `at` to the 24-hour clock, as the words before it say.
fn on_day(text: &str, at: usize, hour: u8) -> u8 {
    HalfOfDay::before(text, at).map_or(hour, |(half, _)| half.on_day(hour))
}

/// Reads the minutes after the hour at byte `at`; 三点二十 needs no 分, 三时二十 does.
fn minute(text: &str, at: usize, is_formal: bool) -> Option<(u8, usize)> {
    let at = skip_spaces(text, at);
    if let Some(end) = after_any(text, at, &["一刻"]) {
        return Some((15, end));
    }
    if let Some(end) = after_any(text, at, &["三刻"]) {
        return Some((45, end));
    }
    let start = if digit_at(text.as_bytes(), at).is_some() {
        at
    } else {
        after_any(text, at, &["零", "〇"]).unwrap_or(at)
    };
    let begins =
        digit_at(text.as_bytes(), start).is_some() || char_at(text, start).is_some_and(is_numeral);
    let numeral = if begins { numeral(text, start)? } else { return None };
    let minute = u8::try_from(numeral.integer_between(0, 59)?).ok()?;
    let unit = after_any(text, skip_spaces(text, numeral.end), &["分"])
        .filter(|end| !follows(text, *end, "之"));
    if let Some(end) = unit {
        // Seconds are passed over.
        let second = numeral_here(text, skip_spaces(text, end));
        let second_end =
            second.and_then(|second| after_any(text, skip_spaces(text, second.end), &["秒"]));
        return Some((minute, second_end.unwrap_or(end)));
    }
    let is_two_digits = match numeral.form {
        Form::Composed | Form::DigitByDigit(2) => true,
        Form::Arabic(Shape::Plain, 2) => true,
        Form::Single => minute == 10 || start > at,
        _ => false,
    };
    // What goes on counts something: 三点二十个.
    let is_alone = char_at(text, numeral.end)
        .is_none_or(|next| !next.is_alphanumeric() || "开開起到来來的出就".contains(next));
    (!is_formal && is_two_digits && is_alone).then_some((minute, numeral.end))
}
