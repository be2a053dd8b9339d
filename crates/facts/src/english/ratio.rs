//! Parts of a whole: 3.5 per cent, 2 percentage points, two thirds, half.

use super::cardinal::{Cardinal, Form, cardinal};
use super::multiple;
use super::vocabulary::{Word, after_space, next_word, word_before, word_end};
use crate::arabic::{digit_at, literal};
use crate::decimal::Decimal;
use crate::numeric;
use crate::reading::{Reading, after_any};
use crate::value::Value;

/// Reads what makes a ratio of the number: a percent sign or word, a denominator.
pub(super) fn ratio(text: &str, at: usize, number: &Cardinal) -> Option<Reading> {
    percent_after(text, number.end)
        .or_else(|| inherited_percent(text, number))
        .and_then(|sign| sign.of(number.number))
        .or_else(|| fraction(text, number))
        .or_else(|| multiple::multiple(text, at, number))
}

/// Reads the percentage of "thirty (30) per cent", whose number ends behind the bracket.
pub(super) fn percentage(text: &str, number: &Cardinal) -> Option<Reading> {
    percent_after(text, number.end)?.of(number.number)
}

/// Reads 3/4 at byte `at`; 9/11 and 24/7 are left out.
pub(super) fn slashed(text: &str, at: usize) -> Option<Reading> {
    let (numerator, denominator, end) = numeric::fraction(text, at)?;
    Some(Reading { value: Value::fraction(numerator, denominator)?, end })
}

/// Reads "half" at byte `at`, and half a million, half a dozen.
pub(super) fn half(text: &str, at: usize, end: usize) -> Option<Reading> {
    if let Some(reading) = multiple::half_again(text, end) {
        return Some(reading);
    }
    if let Some(reading) = half_of_percent(text, end) {
        return Some(reading);
    }
    let before = word_before(text, at);
    if ["first", "second", "other", "latter", "better", "a"].contains(&before)
        && !text[end..].starts_with(" of")
        || ["first", "second", "latter"].contains(&before)
    {
        return None;
    }
    let half = Decimal::new(5, -1)?;
    let scaled = after_any(text, end, &[" a ", "-a-", " ", "-"]).and_then(|start| {
        let word_end = word_end(text, start);
        match Word::lookup(&text[start..word_end])? {
            Word::Scale(power) => Some((half.times_power_of_ten(i32::from(power))?, word_end)),
            Word::Dozen => Some((Decimal::from(6), word_end)),
            _ => None,
        }
    });
    let (number, end) = scaled.unwrap_or((half, end));
    Some(Reading { value: Value::Number(number), end })
}

/// Reads the rest of half a per cent, half of one per cent, half a percentage point.
fn half_of_percent(text: &str, end: usize) -> Option<Reading> {
    let start = after_any(text, end, &[" of one", " of a", " of 1", " a"])?;
    let sign = percent_after(text, start)?;
    sign.of(Decimal::new(5, -1)?)
}

/// Reads a third of, a quarter of: without "of" it is the third one that is meant.
pub(super) fn part_of(text: &str, after_article: usize) -> Option<Reading> {
    let (denominator, end) = denominator(text, after_article, false)?;
    let is_part = denominator > 2 && text[end..].starts_with(" of ");
    is_part.then_some(Reading { value: Value::fraction(1, denominator)?, end })
}

/// Reads the scale of "15 per million" from byte `at` to `end`.
pub(super) fn per_scale(text: &str, at: usize, end: usize) -> Option<Reading> {
    let power = match Word::lookup(&text[at..end])? {
        Word::Scale(power) => i32::from(power),
        Word::Hundred => 2,
        _ => return None,
    };
    let value = Value::Number(Decimal::new(1, power)?);
    (word_before(text, at) == "per").then_some(Reading { value, end })
}

/// Reads a quarter of a million at byte `at`.
pub(super) fn quarter_of_scale(text: &str, at: usize) -> Option<Reading> {
    let start = after_any(text, at, &["a quarter of a ", "quarter of a ", "a quarter-"])?;
    let end = word_end(text, start);
    let Word::Scale(power) = Word::lookup(&text[start..end])? else { return None };
    let number = Decimal::new(25, i32::from(power) - 2)?;
    Some(Reading { value: Value::Number(number), end })
}

/// What a percent sign or word does to the number before it.
struct PercentSign {
    power: i32,
    is_points: bool,
    end: usize,
}

impl PercentSign {
    fn of(&self, number: Decimal) -> Option<Reading> {
        let number = number.times_power_of_ten(self.power)?;
        let value =
            if self.is_points { Value::PercentagePoints(number) } else { Value::Percent(number) };
        Some(Reading { value, end: self.end })
    }
}

fn percent_after(text: &str, at: usize) -> Option<PercentSign> {
    let start = after_space(text, at).or_else(|| after_any(text, at, &["-"])).unwrap_or(at);
    let sign = |words: &[&str], power, is_points| {
        let end = after_any(text, start, words)?;
        let goes_on = text.as_bytes().get(end).is_some_and(u8::is_ascii_alphabetic);
        (!goes_on).then_some(PercentSign { power, is_points, end })
    };
    let points = ["percentage points", "percentage point", "percentage-point"];
    let hundredths = ["basis points", "basis point", "bps", "basis-point"];
    sign(&points, 0, true)
        .or_else(|| sign(&hundredths, -2, true))
        .or_else(|| {
            sign(&["%", "％", "percent", "per cent", "pct", "pc", "Percent", "PERCENT"], 0, false)
        })
        .or_else(|| sign(&["‰", "per mille", "per mill", "permille"], -1, false))
        .or_else(|| sign(&["basis points", "basis point"], -2, true))
        .or_else(|| sign(&["parts per million", "ppm"], -4, false))
        .or_else(|| {
            let rate = sign(&["per ten thousand", "per 10,000"], -2, false)?;
            (!counts_heads(text, rate.end)).then_some(rate)
        })
}

/// Says whether a noun follows "per ten thousand": five per ten thousand people is no rate.
fn counts_heads(text: &str, at: usize) -> bool {
    let Some(start) = after_space(text, at) else { return false };
    let next = &text[start..word_end(text, start)];
    !next.is_empty()
        && !["of", "per", "for", "and", "on", "from", "each", "a", "or"].contains(&next)
}

/// Finds the sign of the first number of "10 to 20 per cent", which stands after the second.
fn inherited_percent(text: &str, number: &Cardinal) -> Option<PercentSign> {
    let start = after_any(text, number.end, &["-", "–", "—", " to ", " or ", " and "])?;
    let second_end = if digit_at(text.as_bytes(), start).is_some() {
        literal(text, start)?.end
    } else {
        cardinal(text, start)?.end
    };
    Some(PercentSign { end: number.end, ..percent_after(text, second_end)? })
}

/// Reads two thirds, three-quarters, one fifth; "one second" and "a third man" are none.
fn fraction(text: &str, number: &Cardinal) -> Option<Reading> {
    let numerator = number.number.to_integer().filter(|numerator| (1..=9).contains(numerator))?;
    let numerator = u32::try_from(numerator).ok()?;
    if number.form != Form::Words {
        return None;
    }
    if let Some(reading) = one_in(text, number, numerator) {
        return Some(reading);
    }
    let (denominator, end) = denominator(text, number.end, numerator > 1)?;
    (numerator < denominator)
        .then_some(Reading { value: Value::fraction(numerator, denominator)?, end })
}

/// What follows "three in five" where it is no share: three in five days.
const NOT_SHARED: [&str; 14] = [
    "second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade",
    "game", "match", "hundred", "thousand",
];

/// Reads one in five, nine out of ten, in words; in digits both numbers are told apart.
fn one_in(text: &str, number: &Cardinal, numerator: u32) -> Option<Reading> {
    let start = after_any(text, number.end, &[" out of every ", " out of ", " in every ", " in "])?;
    let end = word_end(text, start);
    let denominator = match Word::lookup(&text[start..end])? {
        Word::Unit(unit @ 3..) => u32::from(unit),
        Word::Teen(10) => 10,
        _ => return None,
    };
    let next = after_space(text, end).map_or("", |next| &text[next..word_end(text, next)]);
    let is_other = text.as_bytes().get(end) == Some(&b'-')
        || NOT_SHARED.iter().any(|word| next == *word || next.strip_suffix('s') == Some(word))
        || next == "matches";
    let value = Value::fraction(numerator, denominator)?;
    (numerator < denominator && !is_other).then_some(Reading { value, end })
}

fn denominator(text: &str, at: usize, is_plural: bool) -> Option<(u32, usize)> {
    let start = after_space(text, at).or_else(|| after_any(text, at, &["-"]))?;
    let end = word_end(text, start);
    let word = &text[start..end];
    let singular = if is_plural { word.strip_suffix('s')? } else { word };
    let denominator = match singular {
        "quarter" => 4,
        "half" => 2,
        "hundredth" => 100,
        "thousandth" => 1000,
        _ => match Word::lookup(singular)? {
            Word::Ordinal(number @ 3..) => u32::from(number),
            Word::OrdinalTens(number) => u32::from(number),
            _ => return None,
        },
    };
    // Twenty-third, one fifth grade: a number that goes on, or an ordinal, is no denominator.
    let goes_on = matches!(next_word(text, end), Some((Word::Unit(_), _)));
    (!goes_on).then_some((denominator, end))
}
