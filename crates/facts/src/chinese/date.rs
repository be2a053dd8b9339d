//! Dates: 2017年9月1日, 二〇一八年三月, 九月七日, 18日, 九十年代, 民国一百零六年.

use super::characters::is_numeral;
use super::numeral::{Form, Numeral, numeral};
use crate::arabic::{Literal, Shape, digit_at};
use crate::reading::{Found, Reading, after_any, char_at, char_before, follows};
use crate::value::Value;

/// What follows 日 when it counts days or names something: 3日内, 七日游.
const NOT_A_DAY: [&str; 11] = ["内", "內", "间", "間", "游", "遊", "元", "本", "报", "報", "均"];

/// What follows 号 when it names something: 3号线, 5号楼.
const NOT_A_DAY_NUMBER: [&str; 28] = [
    "线", "線", "楼", "樓", "文", "令", "院", "机", "機", "室", "门", "門", "公", "决", "决", "船",
    "舰", "艦", "店", "厅", "廳", "馆", "館", "码", "碼", "航", "车", "車",
];

/// The first year of the Republic of China is 1912.
const REPUBLICAN_YEAR_ZERO: i32 = 1911;

/// Reads the date that begins with `first` at byte `at` into `facts` and returns its end.
///
/// A range within one month (9月1日至3日) gives two facts, both with year and month.
pub(super) fn date(
    text: &str,
    at: usize,
    first: &Numeral,
    facts: &mut Vec<Found>,
) -> Option<usize> {
    if let Some(end) = decade(text, at, first, facts) {
        return Some(end);
    }
    if let Some((year, after_year)) = year(text, at, first) {
        let (month, end) = month_at(text, skip_spaces(text, after_year)).unzip();
        return Some(days(text, at, Some(year), month, end.unwrap_or(after_year), facts));
    }
    if let Some((month, after_month)) = month(text, first) {
        return Some(days(text, at, None, Some(month), after_month, facts));
    }
    let (day, end) = day(text, first)?;
    // 一日 and 两日 count days, except in 初一日.
    let is_chinese_number =
        matches!(first.form, Form::Single) && day < 3 && !text[..at].ends_with('初');
    let is_date = !is_chinese_number
        && after_any(text, end, &NOT_A_DAY).is_none()
        && (follows(text, first.end, "日") || after_any(text, end, &NOT_A_DAY_NUMBER).is_none());
    is_date.then(|| {
        let value = Value::Date { year: None, month: None, day: Some(day) };
        facts.push(Reading { value, end }.into_found(at));
        end
    })
}

/// Reads 民国一百零六年 at byte `at`, the year counted from 1912, with month and day.
pub(super) fn republican(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let era = after_any(text, at, &["民国", "民國"])?;
    let count = numeral(text, era)?;
    let year = i32::try_from(count.integer_between(1, 200)?).ok()? + REPUBLICAN_YEAR_ZERO;
    let after_year = after_any(text, count.end, &["年"])?;
    let (month, end) = month_at(text, after_year).unzip();
    Some(days(text, at, Some(year), month, end.unwrap_or(after_year), facts))
}

/// Says whether the number is written with a leading zero as a part of a date or time: 09月.
pub(super) fn is_padded_part(text: &str, literal: &Literal) -> bool {
    let parts = ["年", "月", "日", "号", "號", "时", "時", "点", "點", "分", "秒"];
    literal.whole_digits == 2 && after_any(text, literal.end, &parts).is_some()
}

/// Adds the date that ends at byte `end`, or the dates if days follow.
fn days(
    text: &str,
    at: usize,
    year: Option<i32>,
    month: Option<u8>,
    end: usize,
    facts: &mut Vec<Found>,
) -> usize {
    let mut push = |start: usize, day: Option<u8>, end: usize| {
        facts.push(Reading { value: Value::Date { year, month, day }, end }.into_found(start));
        end
    };
    let day_start = skip_spaces(text, end);
    let Some(first) = month.and_then(|_| numeral_here(text, day_start)) else {
        return push(at, None, end);
    };
    let mut end = match (day(text, &first), first.integer_between(1, 31)) {
        (Some((day, end)), _) => push(at, Some(day), end),
        // 9月1-3日: the first day has no 日.
        (None, Some(number)) if range_day(text, first.end).is_some() => {
            push(at, u8::try_from(number).ok(), first.end)
        }
        _ => return push(at, None, end),
    };
    while let Some((start, day, day_end)) = range_day(text, end) {
        end = push(start, Some(day), day_end);
    }
    end
}

/// Reads 至3日 at byte `at`: where the numeral starts, the day, and the end.
fn range_day(text: &str, at: usize) -> Option<(usize, u8, usize)> {
    let start = after_any(text, at, &["至", "到", "—", "–", "-", "－", "~", "～", "、", "和"])?;
    let (day, end) = day(text, &numeral_here(text, start)?)?;
    Some((start, day, end))
}

fn decade(text: &str, at: usize, first: &Numeral, facts: &mut Vec<Found>) -> Option<usize> {
    let end = after_any(text, skip_spaces(text, first.end), &["年代"])?;
    let year = i32::try_from(first.integer_between(10, 2100)?).ok()?;
    (year % 10 == 0).then(|| {
        facts.push(Reading { value: Value::Decade(year), end }.into_found(at));
        end
    })
}

fn year(text: &str, at: usize, first: &Numeral) -> Option<(i32, usize)> {
    let end = after_any(text, skip_spaces(text, first.end), &["年"])?;
    let year = i32::try_from(first.number.to_integer()?).ok()?;
    if text[..at].ends_with("公元前") || text[..at].ends_with("西元前") {
        return Some((-year, end));
    }
    let is_year = match first.form {
        Form::DigitByDigit(4) => true,
        Form::Arabic(Shape::Plain, 4) | Form::Composed => (1000..=2200).contains(&year),
        _ => text[..at].ends_with("公元") || text[..at].ends_with("西元"),
    };
    if is_year {
        return Some((year, end));
    }
    // 98年9月 is 1998: two digits are a year only before a month or when read one by one.
    let is_short = matches!(first.form, Form::DigitByDigit(2) | Form::Arabic(Shape::Plain, 2));
    let has_month = month_at(text, end).is_some();
    let is_short_year = is_short && (has_month || matches!(first.form, Form::DigitByDigit(_)));
    is_short_year.then(|| (if year >= 40 { 1900 + year } else { 2000 + year }, end))
}

fn month_at(text: &str, at: usize) -> Option<(u8, usize)> {
    month(text, &numeral_here(text, at)?)
}

fn month(text: &str, numeral: &Numeral) -> Option<(u8, usize)> {
    let end = after_any(text, skip_spaces(text, numeral.end), &["月份", "月"])?;
    Some((whole(numeral, 12)?, end))
}

fn day(text: &str, numeral: &Numeral) -> Option<(u8, usize)> {
    let end = after_any(text, skip_spaces(text, numeral.end), &["日", "号", "號"])?;
    Some((whole(numeral, 31)?, end))
}

/// Returns a number from 1 to `most` that is written without units of its own (3万 is none).
fn whole(numeral: &Numeral, most: i64) -> Option<u8> {
    let is_plain = !matches!(numeral.form, Form::Arabic(Shape::Grouped | Shape::Decimal, _));
    u8::try_from(numeral.integer_between(1, most).filter(|_| is_plain)?).ok()
}

/// Reads the numeral at byte `at`, if a numeral begins there.
fn numeral_here(text: &str, at: usize) -> Option<Numeral> {
    let is_start = digit_at(text.as_bytes(), at).is_some()
        || char_at(text, at).is_some_and(is_numeral)
            && !char_before(text, at).is_some_and(is_numeral);
    if is_start { numeral(text, at) } else { None }
}

/// Passes over the spaces that some publishers set around the parts of a date.
pub(super) fn skip_spaces(text: &str, at: usize) -> usize {
    let spaces = text.as_bytes()[at..].iter().take(2).take_while(|byte| **byte == b' ').count();
    at + spaces
}
