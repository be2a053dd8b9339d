//! Money and measures: $3bn, 5 million US dollars, a 2bn-dollar loan, 35 kg, 9-year-old, half an
//! hour, a decade, 60 miles per hour.

mod words;

use super::cardinal::{Cardinal, Form, after_literal, cardinal};
use super::vocabulary::{Word, after_space, word_before, word_end};
use crate::arabic::{digit_at, literal};
use crate::decimal::Decimal;
use crate::reading::{Found, Reading, after_any};
use crate::unit::{Counted, Currency, Unit, sign_before, symbol};
use crate::value::Value;
use words::{Name, name, nation};

/// Words between a number and a unit of time that change nothing: 5 working days.
const BEFORE_TIME: [&str; 10] = [
    "working ",
    "business ",
    "calendar ",
    "consecutive ",
    "full ",
    "whole ",
    "trading ",
    "more ",
    "successive ",
    "straight ",
];

/// From this number on, pounds are money more often than weights and won is a currency.
const MONEY_FROM: u32 = 1000;

/// Reads the money or measure whose number is `number`, written from byte `at` to `end`; a sign
/// before it belongs to it.
pub(super) fn measured(
    text: &str,
    at: usize,
    number: Decimal,
    cardinal: &Cardinal,
    facts: &[Found],
) -> Option<Found> {
    // A sign that stands between two numbers belongs to the first if that has taken it.
    let free_from = facts.last().map_or(0, |last| last.span.end);
    let before = sign_before(text, at).filter(|&(_, start)| start >= free_from);
    let after = counted(text, number, cardinal);
    if let Some((currency, start)) = before {
        let end = match after {
            // RMB 5 million yuan.
            Some((Counted::Money(_), end)) => end,
            _ => cardinal.end,
        };
        return Some(Found { span: start..end, value: Value::Amount { number, currency } });
    }
    if let Some((counted, end)) = after {
        let (number, end) = and_a_half(text, number, end).unwrap_or((number, end));
        let found = Found { span: at..end, value: counted.value(number)? };
        return Some(feet_and(text, &found).unwrap_or(found));
    }
    let counted = inherited(text, cardinal).or_else(|| of_range(text, at, facts))?;
    Some(Found { span: at..cardinal.end, value: counted.value(number)? })
}

/// Reads half an hour, half a century, a half-hour, half a mile: whose half stands
/// from byte `at` to `half_end`.
pub(super) fn after_half(text: &str, at: usize, half_end: usize) -> Option<(Value, usize)> {
    if ["first", "second", "latter", "other", "and"].contains(&word_before(text, at)) {
        return None;
    }
    let start = after_any(text, half_end, &[" a ", " an ", "-a-", "-"])
        .or_else(|| after_space(text, half_end))?;
    let end = word_end(text, start);
    let Name::Counted(counted @ Counted::Measure(_)) = name(&text[start..end])? else {
        return None;
    };
    Some((counted.value(Decimal::new(5, -1)?)?, end))
}

/// Reads the unit after a number that is a part of a scale word: half a million dollars.
pub(super) fn after_scale(
    text: &str,
    at: usize,
    reading: Reading,
    facts: &[Found],
) -> Option<Found> {
    let Value::Number(number) = reading.value else { return None };
    let cardinal = Cardinal { number, end: reading.end, form: Form::Scaled };
    measured(text, at, number, &cardinal, facts)
}

/// Says whether the article at byte `at` means "each": $5 a day, twice a week.
pub(super) fn is_each(text: &str, at: usize, facts: &[Found]) -> bool {
    let is_rate = facts.last().is_some_and(|last| last.span.end + 1 == at);
    is_rate || ["once", "twice", "times", "thrice"].contains(&word_before(text, at))
}

/// Reads the unit of time after the article that ends at byte `at`: a year, an hour, a decade.
pub(super) fn after_article(text: &str, at: usize) -> Option<(Value, usize)> {
    let start = after_space(text, at)?;
    let end = word_end(text, start);
    let word = &text[start..end];
    if word == "fortnight" {
        return Some((Value::Measure { number: Decimal::from(2), unit: Unit::Week }, end));
    }
    let Name::Counted(Counted::Measure(unit)) = name(word)? else { return None };
    // "a second time": ordinals are more frequent than seconds.
    let is_one = unit.is_time() && unit != Unit::Second && !word.ends_with('s');
    let one = Decimal::from(1);
    let (number, end) = and_a_half(text, one, end).unwrap_or((one, end));
    is_one.then_some((Value::Measure { number, unit }, end))
}

/// Reads the inches of 6-foot-6, which have no unit of their own.
fn feet_and(text: &str, feet: &Found) -> Option<Found> {
    let Value::Measure { number, unit: Unit::Foot } = feet.value else { return None };
    let start = after_any(text, feet.span.end, &["-", " "])?;
    let inches = literal(text, start)?;
    let inch_count = inches.plain_between(1, 11)?;
    let goes_on = text[inches.end..].starts_with([' ', '-', '.', ',', ')', ';']);
    let has_unit = counted(text, inches.number, &after_literal(text, start, &inches)).is_some();
    let total = number.checked_mul(Decimal::from(12))?;
    let total = total.checked_add(Decimal::from(u32::try_from(inch_count).ok()?))?;
    let value = Value::Measure { number: total, unit: Unit::Inch };
    (goes_on && !has_unit).then_some(Found { span: feet.span.start..inches.end, value })
}

/// Adds the half of "a year and a half".
fn and_a_half(text: &str, number: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let end = after_any(text, at, &[" and a half"])?;
    Some((number.checked_add(Decimal::new(5, -1)?)?, end))
}

/// Reads what is counted by the number: what, and where its words end.
fn counted(text: &str, number: Decimal, cardinal: &Cardinal) -> Option<(Counted, usize)> {
    let at = cardinal.end;
    let spaced = after_space(text, at).or_else(|| after_any(text, at, &["-"]));
    let start = spaced.unwrap_or(at);
    let end = word_end(text, start);
    if cardinal.form == Form::Digits || end == start {
        if let Some((counted, end)) = symbol(text, start) {
            let Counted::Measure(unit) = counted else { return Some((counted, end)) };
            return Some(per_time(text, unit, end).unwrap_or((counted, end)));
        }
        if after_any(text, start, &["p"]) == Some(end) && spaced.is_none() {
            return Some((Counted::Hundredths(Currency::Sterling), end));
        }
    }
    let spaced = spaced?;
    if let Some((currency, end)) = national(text, spaced) {
        return Some((Counted::Money(currency), end));
    }
    let spaced = after_any(text, spaced, &BEFORE_TIME)
        .filter(|&start| is_time_word(&text[start..word_end(text, start)]))
        .unwrap_or(spaced);
    let end = word_end(text, spaced);
    let word = &text[spaced..end];
    match name(word)? {
        Name::Counted(Counted::Measure(Unit::Second)) if is_ordinal(word, number, cardinal) => None,
        Name::Counted(counted @ Counted::Measure(unit)) => {
            Some(per_time(text, unit, end).unwrap_or((counted, end)))
        }
        Name::Counted(counted) => Some((counted, yuan_end(text, counted, end))),
        Name::Pounds => Some(pounds(text, number, end)),
        Name::Won => (number_is_at_least(number, MONEY_FROM) || cardinal.form == Form::Scaled)
            .then_some((Counted::Money(Currency::Won), end)),
        Name::Degrees => Some(degrees(text, end)),
        Name::Square => area(text, end, Unit::square),
        Name::Cubic => area(text, end, Unit::cubic),
        Name::Fixed(next, unit) => {
            let start = after_space(text, end).or_else(|| after_any(text, end, &["-"]))?;
            let end = word_end(text, start);
            next.contains(&&text[start..end]).then_some((Counted::Measure(unit), end))
        }
    }
}

/// Says whether the word is a second that may be an ordinal: twenty-second, one hundred second.
fn is_ordinal(word: &str, number: Decimal, cardinal: &Cardinal) -> bool {
    let ends_in_tens = number.exponent() > 0 && number != Decimal::from(10);
    word == "second" && cardinal.form != Form::Digits && ends_in_tens
}

fn is_time_word(word: &str) -> bool {
    matches!(name(word), Some(Name::Counted(Counted::Measure(unit))) if unit.is_time())
}

/// Reads US dollars, U.S. dollars, Hong Kong dollars at byte `at`.
fn national(text: &str, at: usize) -> Option<(Currency, usize)> {
    let (words, end) = nation(text, at)?;
    let start = after_space(text, end).or_else(|| after_any(text, end, &["-"]))?;
    let end = word_end(text, start);
    let word = &text[start..end];
    words.iter().find(|(unit, _)| unit.contains(&word)).map(|(_, currency)| (*currency, end))
}

/// Reads "per hour" and "an hour" after a length.
fn per_time(text: &str, unit: Unit, at: usize) -> Option<(Counted, usize)> {
    if unit == Unit::Metre {
        let end = after_any(text, at, &[" per second", " a second", "-per-second"])?;
        return Some((Counted::Measure(Unit::MetrePerSecond), end));
    }
    let end = after_any(text, at, &[" per hour", " an hour", "-per-hour", "-an-hour"])?;
    Some((Counted::Measure(unit.per_hour()?), end))
}

/// Passes over the second word of yuan renminbi and yuan RMB.
fn yuan_end(text: &str, counted: Counted, at: usize) -> usize {
    let second = [" (RMB)", " renminbi", " RMB", " yuan"];
    let is_yuan = counted == Counted::Money(Currency::Yuan);
    after_any(text, at, &second).filter(|_| is_yuan).unwrap_or(at)
}

/// Reads pounds as money or weight, by what stands after them and how many they are.
fn pounds(text: &str, number: Decimal, at: usize) -> (Counted, usize) {
    if let Some(end) = after_any(text, at, &[" sterling"]) {
        return (Counted::Money(Currency::Sterling), end);
    }
    let is_money = number_is_at_least(number, MONEY_FROM);
    (if is_money { Counted::Money(Currency::Sterling) } else { Counted::Measure(Unit::Pound) }, at)
}

fn degrees(text: &str, at: usize) -> (Counted, usize) {
    let scale = |words: &[&str]| {
        after_any(text, at, words)
            .filter(|&end| !text.as_bytes().get(end).is_some_and(u8::is_ascii_alphabetic))
    };
    if let Some(end) = scale(&[" Celsius", " celsius", " centigrade", " Centigrade", " C"]) {
        return (Counted::Measure(Unit::Celsius), end);
    }
    match scale(&[" Fahrenheit", " fahrenheit", " F"]) {
        Some(end) => (Counted::Measure(Unit::Fahrenheit), end),
        None => (Counted::Measure(Unit::Degree), at),
    }
}

/// Reads the length after "square" or "cubic".
fn area(text: &str, at: usize, of: fn(Unit) -> Option<Unit>) -> Option<(Counted, usize)> {
    let at = after_any(text, at, &["."]).unwrap_or(at);
    let start = after_space(text, at).or_else(|| after_any(text, at, &["-"]))?;
    let end = word_end(text, start);
    let length = match name(&text[start..end]) {
        Some(Name::Counted(Counted::Measure(length))) => length,
        Some(_) => return None,
        None => match symbol(text, start)? {
            (Counted::Measure(length), _) => length,
            _ => return None,
        },
    };
    Some((Counted::Measure(of(length)?), end))
}

/// Finds the unit of the first number of "5 to 10 miles", which stands after the second.
fn inherited(text: &str, first: &Cardinal) -> Option<Counted> {
    let joints = ["-", "–", "—", " to ", " or "];
    let start = after_any(text, first.end, &joints)?;
    let second = if digit_at(text.as_bytes(), start).is_some() {
        after_literal(text, start, &literal(text, start)?)
    } else {
        let end = word_end(text, start);
        if !matches!(
            Word::lookup(&text[start..end])?,
            Word::Unit(_) | Word::Teen(_) | Word::Tens(_)
        ) {
            return None;
        }
        cardinal(text, start)?
    };
    counted(text, second.number, &second).map(|(counted, _)| counted)
}

/// Finds the currency of the second number of "$2-3 million", whose sign stands before the first.
fn of_range(text: &str, at: usize, facts: &[Found]) -> Option<Counted> {
    let first = facts.last()?;
    let Value::Amount { currency, .. } = first.value else { return None };
    let joint = text.get(first.span.end..at)?;
    let has_sign = !text[first.span.clone()].starts_with(|first: char| first.is_ascii_digit());
    (has_sign && ["-", "–", "—", " to "].contains(&joint)).then_some(Counted::Money(currency))
}

fn number_is_at_least(number: Decimal, least: u32) -> bool {
    number.to_integer().is_none_or(|integer| integer >= i64::from(least))
}

/// Says whether "decade" at byte `at` stands for one: the past decade.
pub(super) fn lone_decade(text: &str, at: usize, end: usize) -> Option<Value> {
    let before = word_before(text, at);
    let is_one = ["past", "last", "next", "previous", "coming", "recent", "first", "the", "over"]
        .contains(&before);
    let one = Decimal::from(1);
    (is_one && end - at == "decade".len())
        .then_some(Value::Measure { number: one, unit: Unit::Decade })
}
