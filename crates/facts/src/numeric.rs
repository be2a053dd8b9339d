//! Dates and clock times written in digits alone, the same in both languages.

use crate::arabic::{digit_at, literal};
use crate::calendar::is_possible_date;
use crate::reading::{Reading, after_any};
use crate::value::Value;
use crate::zone;

/// Reads 2017-09-01, 2017/9/1, 2017.09.01, 9/15/2017, 2017/09 or 20170901 at byte `at`.
///
/// Days that no calendar has are left alone. Of 2017-09-01T15:37 only the date is read here.
pub(crate) fn date(text: &str, at: usize) -> Option<Reading> {
    if let Some(reading) = compact(text, at) {
        return Some(reading);
    }
    let Some((year, after_year)) = digits(text, at, 4, 4) else {
        return year_last(text, at).or_else(|| month_and_year(text, at));
    };
    let (month, separator, after_month) = part_after(text, after_year)?;
    match part_after(text, after_month) {
        Some((day, second, end)) if second == separator => full(text, year, month, day, end),
        Some(_) => None,
        None => year_and_month(text, year, after_year, month, after_month),
    }
}

/// Reads 9/15/2017 and 15/9/2017; which is the month of 9/1/2017 depends on the country.
fn year_last(text: &str, at: usize) -> Option<Reading> {
    let (first, after_first) = digits(text, at, 1, 2)?;
    let separator = *text.as_bytes().get(after_first).filter(|byte| b"/.".contains(byte))?;
    let (second, after_second) = digits(text, after_first + 1, 1, 2)?;
    if text.as_bytes().get(after_second) != Some(&separator) {
        return None;
    }
    let (year, end) = digits(text, after_second + 1, 4, 4)?;
    match (first, second) {
        (13.., 1..=12) => full(text, year, second, first, end),
        (1..=12, 13..) => full(text, year, first, second, end),
        _ if first == second => full(text, year, first, second, end),
        _ => None,
    }
}

/// Returns the end of 11/09/2001 or 01.03.2024 at byte `at`, a date of which nobody can tell the
/// month from the day: it has no value.
pub(crate) fn ambiguous_date(text: &str, at: usize) -> Option<usize> {
    let (first, after_first) = digits(text, at, 1, 2)?;
    let separator = *text.as_bytes().get(after_first).filter(|byte| b"/.".contains(byte))?;
    let (second, after_second) = digits(text, after_first + 1, 1, 2)?;
    if text.as_bytes().get(after_second) != Some(&separator) {
        return None;
    }
    let (year, end) = digits(text, after_second + 1, 4, 4)?;
    let is_date = (1..=12).contains(&first)
        && (1..=12).contains(&second)
        && (1900..=2099).contains(&year)
        && !text
            .as_bytes()
            .get(end)
            .is_some_and(|b| b.is_ascii_alphanumeric() || b"/-_".contains(b));
    is_date.then_some(end)
}

/// Reads 05/2024: a month in two digits, and its year.
fn month_and_year(text: &str, at: usize) -> Option<Reading> {
    let (month, after_month) = digits(text, at, 2, 2)?;
    let start = after_any(text, after_month, &["/"])?;
    let (year, end) = digits(text, start, 4, 4)?;
    let goes_on =
        |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || b"/-_.".contains(b));
    let is_joined = goes_on(at.checked_sub(1).and_then(|before| text.as_bytes().get(before)))
        || text
            .as_bytes()
            .get(end)
            .is_some_and(|b| b.is_ascii_alphanumeric() || b"/-_".contains(b));
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let value = Value::Date { year: Some(of_our_time(year)?), month: Some(month), day: None };
    (!is_joined && (1900..=2099).contains(&year)).then_some(Reading { value, end })
}

/// Reads 20170901, as dates are written in programs.
fn compact(text: &str, at: usize) -> Option<Reading> {
    let (number, end) = digits(text, at, 8, 8)?;
    let year = number / 10_000;
    let is_recent = (1900..=2099).contains(&year);
    // What goes on counts something: 20170901 ships.
    let mut rest = text.get(end..)?.chars();
    let counts = match rest.next() {
        Some(' ') => rest.next().is_some_and(char::is_alphanumeric),
        next => next.is_some_and(char::is_alphanumeric),
    };
    (is_recent && !counts).then(|| full(text, year, number / 100 % 100, number % 100, end))?
}

/// Reads the two digits of 2017-09 and 2017/09 as a month; 2017/18 and 2010-12 are years, and so
/// is what more than a month follows.
fn year_and_month(
    text: &str,
    year: u32,
    after_year: usize,
    month: u32,
    end: usize,
) -> Option<Reading> {
    let is_padded = text.as_bytes().get(after_year + 1) == Some(&b'0') && end == after_year + 3;
    let is_marked = text.as_bytes().get(after_year).is_some_and(|byte| b"-/".contains(byte));
    let goes_on = text.as_bytes().get(end).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'-');
    // 2008/09 is more likely a financial year.
    let is_next_year = month == (year + 1) % 100;
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let value = Value::Date { year: Some(of_our_time(year)?), month: Some(month), day: None };
    (is_padded && is_marked && !is_next_year && !goes_on).then_some(Reading { value, end })
}

/// Reads the separator and the one or two digits after it: number, separator, end.
fn part_after(text: &str, at: usize) -> Option<(u32, u8, usize)> {
    let separator = *text.as_bytes().get(at).filter(|byte| b"-/.".contains(byte))?;
    let (number, end) = digits(text, at + 1, 1, 2)?;
    Some((number, separator, end))
}

fn full(text: &str, year: u32, month: u32, day: u32, end: usize) -> Option<Reading> {
    let (year, month) = (Some(of_our_time(year)?), Some(u8::try_from(month).ok()?));
    let day = Some(u8::try_from(day).ok()?);
    // 2017-09-01-02 is a name; 2017-09-01T15:37 is a date with its time.
    let rest = text.as_bytes().get(end..)?;
    let goes_on = match rest {
        [b'T', next, ..] => !next.is_ascii_digit(),
        [b'-' | b'/', next, ..] => next.is_ascii_digit(),
        [next, ..] => next.is_ascii_alphabetic() || *next == b'_',
        [] => false,
    };
    let value = Value::Date { year, month, day };
    (!goes_on && is_possible_date(year, month, day)).then_some(Reading { value, end })
}

fn of_our_time(year: u32) -> Option<i32> {
    i32::try_from(year).ok().filter(|year| (1000..=2999).contains(year))
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
    if let Some(second) = after_any(text, end, &[":", "："]) {
        // Seconds, and their decimals.
        end = digits(text, second, 2, 2)?.1;
        if let [b'.' | b',', b'0'..=b'9', ..] = text.as_bytes().get(end..)? {
            end += 1;
            end += text.as_bytes()[end..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        }
    }
    let hour = u8::try_from(hour).ok().filter(|hour| *hour <= 24)?;
    let minute = u8::try_from(minute).ok().filter(|minute| *minute <= 59)?;
    Some((hour, minute, end))
}

/// Reads the time of 2017-09-01T15:37:00Z at byte `at`, where the date ends.
pub(crate) fn time_after_date(text: &str, at: usize) -> Option<(usize, Reading)> {
    let start = after_any(text, at, &["T"])?;
    let (hour, minute, end) = clock(text, start)?;
    let (zone, end) = match after_any(text, end, &["Z"]) {
        Some(end) => (Some(0), end),
        None => {
            zone::offset(text.as_bytes(), end).map_or((None, end), |(zone, end)| (Some(zone), end))
        }
    };
    Some((start, Reading { value: Value::Time { hour, minute, zone }, end }))
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
