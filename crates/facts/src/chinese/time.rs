//! Times of day: 15时37分, 下午3点半, 上午九時, 15:37.

use super::date::skip_spaces;
use super::numeral::{Form, Numeral, numeral};
use crate::arabic::{Shape, digit_at};
use crate::numeric;
use crate::reading::{Reading, after_any, char_at};
use crate::value::Value;

/// Words before the hour that put it into the second half of the day.
const AFTER_NOON: [&str; 10] =
    ["下午", "晚上", "傍晚", "当晚", "當晚", "今晚", "昨晚", "晚间", "晚間", "午后"];

/// Words before the hour that leave it as it is.
const BEFORE_NOON: [&str; 9] =
    ["上午", "早上", "清晨", "凌晨", "早晨", "今早", "当日", "中午", "时间"];

/// Reads 15:37 at byte `at`, moved into the afternoon if the words before it say so.
pub(super) fn clock(text: &str, at: usize) -> Option<Reading> {
    let (hour, minute, end) = numeric::clock(text, at)?;
    Some(Reading { value: Value::Time { hour: on_day(text, at, hour), minute, zone: None }, end })
}

/// Reads the time whose hour is `hour`, written at byte `at`.
pub(super) fn time(text: &str, at: usize, hour: &Numeral) -> Option<Reading> {
    let unit = skip_spaces(text, hour.end);
    let after_hour = after_any(text, unit, &["点", "點", "时", "時"])?;
    let is_formal = !text[unit..].starts_with(['点', '點']);
    let count = u8::try_from(hour.integer_between(0, 24)?).ok()?;
    let (minute, end, is_said) = match after_any(text, after_hour, &["半"]) {
        Some(end) => (30, end, true),
        None => match minute(text, after_hour) {
            Some((minute, end)) => (minute, end, true),
            None => (0, after_hour, false),
        },
    };
    let clock_words = ["钟", "鐘", "整", "许", "許", "左右", "前后", "正"];
    let clock_word = after_any(text, end, &clock_words);
    // 8点 may be eight points; 18时 is nothing but an hour.
    let is_short = matches!(hour.form, Form::Arabic(Shape::Plain, 1 | 2));
    let stands_alone = is_short
        && char_at(text, end).is_none_or(|next| {
            let goes_on = if is_formal { "段速".contains(next) } else { next.is_alphanumeric() };
            !goes_on || "起前后後至到开開".contains(next)
        });
    let is_time =
        is_said || clock_word.is_some() || stands_alone || half_of_day(text, at).is_some();
    is_time.then(|| Reading {
        value: Value::Time { hour: on_day(text, at, count), minute, zone: None },
        end: clock_word.unwrap_or(end),
    })
}

fn minute(text: &str, at: usize) -> Option<(u8, usize)> {
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
    let numeral = numeral(text, start)?;
    let end = after_any(text, skip_spaces(text, numeral.end), &["分"])?;
    Some((u8::try_from(numeral.integer_between(0, 59)?).ok()?, end))
}

/// The half of the day that a word before the hour names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HalfOfDay {
    BeforeNoon,
    AfterNoon,
}

fn half_of_day(text: &str, at: usize) -> Option<HalfOfDay> {
    let before = text[..at].trim_end_matches(' ');
    if AFTER_NOON.iter().any(|word| before.ends_with(word)) {
        Some(HalfOfDay::AfterNoon)
    } else if BEFORE_NOON.iter().any(|word| before.ends_with(word)) {
        Some(HalfOfDay::BeforeNoon)
    } else {
        None
    }
}

fn on_day(text: &str, at: usize, hour: u8) -> u8 {
    match half_of_day(text, at) {
        Some(HalfOfDay::AfterNoon) if hour < 12 => hour + 12,
        _ => hour,
    }
}
