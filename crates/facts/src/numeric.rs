//! Dates and clock times written in digits alone, the same in both languages.

use crate::arabic::{digit_at, literal};
use crate::reading::Reading;
use crate::value::Value;

/// Reads 2017-09-01, 2017/9/1 or 2017.09.01 at byte `at`.
pub(crate) fn date(text: &str, at: usize) -> Option<Reading> {
    let (year, after_year) = digits(text, at, 4, 4)?;
    let separator = *text.as_bytes().get(after_year)?;
    if !b"-/.".contains(&separator) {
        return None;
    }
    let (month, after_month) = digits(text, after_year + 1, 1, 2)?;
    if text.as_bytes().get(after_month) != Some(&separator) {
        return None;
    }
    let (day, end) = digits(text, after_month + 1, 1, 2)?;
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    let year = i32::try_from(year).ok().filter(|year| (1000..=2999).contains(year))?;
    let value = Value::Date { year: Some(year), month: Some(month), day: Some(day) };
    Some(Reading { value, end })
}

/// Reads 15:37 or 15:37:20 at byte `at`; the seconds are passed over.
pub(crate) fn clock(text: &str, at: usize) -> Option<(u8, u8, usize)> {
    let (hour, after_hour) = digits(text, at, 1, 2)?;
    let colon = if text.as_bytes().get(after_hour) == Some(&b':') {
        after_hour + 1
    } else if text.as_bytes().get(after_hour..)?.starts_with("：".as_bytes()) {
        after_hour + "：".len()
    } else {
        return None;
    };
    let (minute, mut end) = digits(text, colon, 2, 2)?;
    if text.as_bytes().get(end) == Some(&b':') {
        end = digits(text, end + 1, 2, 2)?.1;
    }
    let hour = u8::try_from(hour).ok().filter(|hour| *hour <= 24)?;
    let minute = u8::try_from(minute).ok().filter(|minute| *minute <= 59)?;
    Some((hour, minute, end))
}

/// Reads a run of `least` to `most` digits that no other digit follows.
fn digits(text: &str, at: usize, least: u32, most: u32) -> Option<(u32, usize)> {
    let bytes = text.as_bytes();
    let (mut value, mut count, mut end) = (0, 0, at);
    while let Some((digit, length)) = digit_at(bytes, end) {
        count += 1;
        if count > most {
            return None;
        }
        value = value * 10 + u32::from(digit);
        end += length;
    }
    (count >= least).then_some((value, end))
}

/// Reads 3/4 at byte `at`: the numbers above and below the line, which must be a real fraction.
pub(crate) fn fraction(text: &str, at: usize) -> Option<(u32, u32, usize)> {
    let (numerator, line) = digits(text, at, 1, 3)?;
    if text.as_bytes().get(line) != Some(&b'/') {
        return None;
    }
    let denominator = literal(text, line + 1)?;
    let below = u32::try_from(denominator.plain_between(2, 100)?).ok()?;
    let end = denominator.end;
    let stands_alone = !text.as_bytes().get(end).is_some_and(|b| b"/-".contains(b));
    (0 < numerator && numerator < below && stands_alone).then_some((numerator, below, end))
}
