//! Money and measures: $3bn, 5 million US dollars, a 2bn-dollar loan, 35 kg, 9-year-old, half an
//! hour, a decade, 60 miles per hour.

mod counted;
mod words;

use super::cardinal::{Cardinal, Form, after_literal, cardinal};
use super::vocabulary::{Word, after_space, word_before, word_end};
use crate::arabic::{digit_at, literal};
use crate::decimal::Decimal;
use crate::reading::{Found, Reading, after_any};
use crate::unit::{Counted, Unit, sign_before};
use crate::value::Value;
use counted::counted;
use words::{Name, name};

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
        let (number, end) = and_a_half(text, number, end)
            .or_else(|| jiao_and_fen(text, number, counted, end))
            .unwrap_or((number, end));
        let found = Found { span: at..end, value: counted.value(number)? };
        return Some(feet_and(text, &found).unwrap_or(found));
    }
    let counted = inherited(text, cardinal).or_else(|| of_range(text, at, facts))?;
    Some(Found { span: at..cardinal.end, value: counted.value(number)? })
}

/// Reads the unit after the bracket of "thirty (30) days", whose first number begins at byte `at`.
pub(super) fn counted_measure(text: &str, at: usize, cardinal: &Cardinal) -> Option<Found> {
    let (counted, end) = counted(text, cardinal.number, cardinal)?;
    Some(Found { span: at..end, value: counted.value(cardinal.number)? })
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
    if word == "quarter" {
        let end = after_any(text, end, &[" century", "-century"])?;
        return Some((Value::Measure { number: Decimal::new(25, -2)?, unit: Unit::Century }, end));
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

/// Adds the parts of "12 yuan 5 jiao" and "12 yuan 50 fen".
fn jiao_and_fen(
    text: &str,
    number: Decimal,
    counted: Counted,
    at: usize,
) -> Option<(Decimal, usize)> {
    if counted != Counted::Money(crate::unit::Currency::Yuan) {
        return None;
    }
    let (mut sum, mut end) = (number, at);
    for (power, name, most) in [(-1, " jiao", 9), (-2, " fen", 99)] {
        let part = after_any(text, end, &[" and ", " "]).and_then(|start| literal(text, start));
        if let Some(part) = part
            && part.plain_between(1, most).is_some()
            && let Some(after) = after_any(text, part.end, &[name])
        {
            (sum, end) = (sum.checked_add(part.number.times_power_of_ten(power)?)?, after);
        }
    }
    if end == at {
        return hundredths(text, number, at);
    }
    Some((sum, end))
}

/// Adds the 40 of "3 yuan 40", which nothing counts.
fn hundredths(text: &str, number: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let part = literal(text, after_any(text, at, &[" "])?)?;
    let hundredths = part.plain_between(10, 99)?;
    let ends = match text.as_bytes().get(part.end..)? {
        [] => true,
        [b'.' | b',' | b';' | b')', next, ..] => !next.is_ascii_alphanumeric(),
        [next] => next.is_ascii_punctuation(),
        _ => false,
    };
    let sum = number.checked_add(Decimal::new(i128::from(hundredths), -2)?)?;
    ends.then_some((sum, part.end))
}

/// Adds the half of "a year and a half".
fn and_a_half(text: &str, number: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let end = after_any(text, at, &[" and a half"])?;
    Some((number.checked_add(Decimal::new(5, -1)?)?, end))
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

/// Reads the unit of a part that ends at byte `at`: three quarters of an hour.
pub(super) fn of_unit(text: &str, part: Reading) -> Option<Reading> {
    let Value::Number(number) = part.value else { return None };
    let start = after_any(text, part.end, &[" of an ", " of a "])?;
    let end = word_end(text, start);
    let Name::Counted(counted @ Counted::Measure(_)) = name(&text[start..end])? else {
        return None;
    };
    Some(Reading { value: counted.value(number)?, end })
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
