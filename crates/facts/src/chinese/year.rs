//! Years: 2017年, 二〇一八年, 公元前221年, 1978-1995年, 2018/19年度; not 20年, 近2000年, 三千年前.

use super::date::{month_at, numeral_here, skip_spaces};
use super::era::is_before_common_era;
use super::numeral::{Form, Numeral};
use super::ratio::RANGE;
use crate::arabic::Shape;
use crate::reading::{Found, after_any};
use crate::value::Value;

/// The first year of the Republic of China is 1912.
pub(super) const REPUBLICAN_YEAR_ZERO: i32 = 1911;

/// Eras before a year: their words and the sign of the year.
const ERAS: [(&str, i32); 6] =
    [("公元前", -1), ("西元前", -1), ("公元", 1), ("西元", 1), ("公历", 1), ("西曆", 1)];

/// What follows a round number of years that have passed: 2000年前, 5000年的历史.
const PAST: [&str; 14] = [
    "前",
    "以前",
    "之前",
    "来",
    "來",
    "以来",
    "以來",
    "历史",
    "歷史",
    "的历史",
    "的歷史",
    "文明",
    "之久",
    "间",
];

/// What stands before a number of years that have passed.
const BEFORE_PAST: [&str; 10] =
    ["近", "约", "約", "距今", "超过", "超過", "长达", "長達", "将近", "上"];

/// What may stand for 年 after the second of two years: 2017-2018学年.
const YEARS: [&str; 11] =
    ["年", "学年", "學年", "财年", "財年", "赛季", "賽季", "财政年", "財政年", "两年期", "兩年期"];

/// Reads the year whose number is `first`, written at byte `at`, and returns its end.
pub(super) fn year(text: &str, at: usize, first: &Numeral) -> Option<(i32, usize)> {
    let year = i32::try_from(first.number.to_integer()?).ok()?;
    let Some(end) = after_any(text, skip_spaces(text, first.end), &YEARS) else {
        return is_first_of_two(text, first, year).then_some((year, first.end));
    };
    if let Some((_, sign)) = ERAS.iter().find(|(era, _)| text[..at].ends_with(era)) {
        return (1..=2999).contains(&year).then_some((sign * year, end));
    }
    // 前206年, but 前100年 are the first hundred years.
    if matches!(first.form, Form::Arabic(Shape::Plain, 3) | Form::Composed)
        && (100..1000).contains(&year)
        && year % 10 != 0
        && is_before_common_era(&text[..at])
    {
        return Some((-year, end));
    }
    let is_year = match first.form {
        Form::DigitByDigit(4) => true,
        Form::Arabic(Shape::Plain, 4) | Form::Composed => (1000..=2200).contains(&year),
        _ => false,
    };
    if is_year {
        let has_passed = year % 100 == 0
            && !text[end..].starts_with("前后")
            && (first.form == Form::Composed
                || after_any(text, end, &PAST).is_some()
                || BEFORE_PAST.iter().any(|word| text[..at].ends_with(word)));
        return (!has_passed || month_at(text, end).is_some()).then_some((year, end));
    }
    // Years of the Republic are written without its name too: 110年3月.
    let has_month = month_at(text, skip_spaces(text, end)).is_some();
    if matches!(first.form, Form::Arabic(Shape::Plain, 3)) && (100..=150).contains(&year) {
        return has_month.then_some((year + REPUBLICAN_YEAR_ZERO, end));
    }
    // 98年9月 is 1998: two digits are a year only before a month or when read one by one.
    let is_short = matches!(first.form, Form::DigitByDigit(2) | Form::Arabic(Shape::Plain, 2));
    let is_short_year = is_short && (has_month || matches!(first.form, Form::DigitByDigit(_)));
    is_short_year.then(|| (if year >= 40 { 1900 + year } else { 2000 + year }, end))
}

/// Says whether it is the first year of 1978-1995年, which has no 年 of its own.
fn is_first_of_two(text: &str, first: &Numeral, year: i32) -> bool {
    let is_long = matches!(first.form, Form::Arabic(Shape::Plain, 4) | Form::DigitByDigit(4));
    if !is_long || !(1000..=2200).contains(&year) {
        return false;
    }
    let second = after_any(text, skip_spaces(text, first.end), &RANGE)
        .or_else(|| after_any(text, first.end, &["/"]))
        .and_then(|start| numeral_here(text, skip_spaces(text, start)));
    second.is_some_and(|second| {
        later(&second, year).is_some()
            && after_any(text, skip_spaces(text, second.end), &YEARS).is_some()
    })
}

/// Reads the second year of 1950-53年, whose first is the last fact, at byte `at`.
pub(super) fn second_of_two(
    text: &str,
    at: usize,
    second: &Numeral,
    facts: &[Found],
) -> Option<(i32, usize)> {
    let end = after_any(text, skip_spaces(text, second.end), &YEARS)?;
    let last = facts.last()?;
    let Value::Date { year: Some(first), month: None, day: None } = last.value else {
        return None;
    };
    let gap = text.get(last.span.end..at)?.trim();
    let is_short = matches!(second.form, Form::Arabic(Shape::Plain, 2));
    ((gap == "/" || RANGE.contains(&gap)) && is_short).then_some((later(second, first)?, end))
}

/// Returns the year that is written in two or four digits, where it is later than the first.
fn later(second: &Numeral, first: i32) -> Option<i32> {
    let number = i32::try_from(second.integer_between(1, 2200)?).ok()?;
    let is_short = matches!(second.form, Form::Arabic(Shape::Plain, 2));
    let year = if is_short { first - first.rem_euclid(100) + number } else { number };
    (year > first).then_some(year)
}
