//! What a number counts, by the words after it: 5 million US dollars, 35 kg, 60 miles per hour.

use super::super::cardinal::{Cardinal, Form};
use super::super::vocabulary::{after_space, word_end};
use super::words::{Name, name, nation};
use crate::decimal::Decimal;
use crate::reading::after_any;
use crate::unit::{Counted, Currency, Unit, symbol};

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

/// Reads what is counted by the number: what, and where its words end.
pub(super) fn counted(
    text: &str,
    number: Decimal,
    cardinal: &Cardinal,
) -> Option<(Counted, usize)> {
    let at = cardinal.end;
    let spaced = after_space(text, at).or_else(|| after_any(text, at, &["-"]));
    let start = spaced.unwrap_or(at);
    let end = word_end(text, start);
    // Words and scales need symbols that are no words: 3 million km, but not "ten t".
    let may_be_symbol = match cardinal.form {
        Form::Digits => true,
        Form::Scaled => end > start + 1,
        Form::Words => false,
    };
    if may_be_symbol || end == start {
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
        Name::Counted(Counted::Measure(Unit::Foot))
            if after_any(text, end, &[" soldier", " guard", " patrol"]).is_some() =>
        {
            None
        }
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

/// Reads "per hour" and "an hour" after a length, "hours" after a power.
fn per_time(text: &str, unit: Unit, at: usize) -> Option<(Counted, usize)> {
    if let Some(energy) = unit.times_hour() {
        let end = after_any(text, at, &["-hours", "-hour", " hours", " hour"])?;
        return Some((Counted::Measure(energy), end));
    }
    if let Some(density) = unit.per_cubic_metre() {
        let words = [" per cubic metre", " per cubic meter", " a cubic metre", " a cubic meter"];
        return Some((Counted::Measure(density), after_any(text, at, &words)?));
    }
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

fn number_is_at_least(number: Decimal, least: u32) -> bool {
    number.to_integer().is_none_or(|integer| integer >= i64::from(least))
}
