//! Values in English text: one walk over the words and digits.

mod cardinal;
mod citation;
mod clock_words;
mod date;
mod era;
mod idiom;
mod multiple;
mod period;
mod ratio;
pub(crate) mod roman;
mod scale;
mod sequence;
mod time;
mod unit;
mod vocabulary;
mod year;

use crate::arabic::{self, digit_at, literal};
use crate::name_digits::{is_inside_name, is_name, name_end};
use crate::numeric;
use crate::reading::{Found, Reading, after_any};
use crate::restatement;
use crate::unit::joined;
use crate::value::Value;
use crate::{chinese, identifier};
use vocabulary::{Word, after_space, word_end};

/// Finds the values of an English text.
pub(crate) fn find(text: &str) -> Vec<Found> {
    let mut facts = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let next = if byte.is_ascii_alphabetic() {
            word(text, at, &mut facts)
        } else if digit_at(bytes, at).is_some() {
            digits(text, at, &mut facts)
        } else {
            match byte {
                b'.' | 0xc2 | 0xe2 => fraction(text, at, &mut facts).unwrap_or(at + 1),
                // 叁佰万元 in an English sentence.
                0xe4..=0xe9 => chinese::sum(text, at, &mut facts).unwrap_or(at + 3),
                _ => at + 1,
            }
        };
        // What is no number after all is passed over.
        at = next.max(at + 1);
    }
    facts
}

/// Reads .5 and ½ at byte `at`, and what they count.
fn fraction(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    if let Some(start) = after_any(text, at, &["§ ", "§", "§§ "]) {
        return citation::sign(text, at, start, facts);
    }
    if !arabic::begins_fraction(text, at) {
        return Some(push(facts, at, arabic::third(text, at)?));
    }
    let cardinal = cardinal::after_literal(text, at, &literal(text, at)?);
    Some(amount(text, at, &cardinal, facts))
}

/// Reads what begins with the digit at byte `at` of a Chinese text, where an English scale or month
/// stands after the digits: 5 million, 3 May 2024.
pub(crate) fn after_digits(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let number = literal(text, at).filter(|number| !number.is_padded)?;
    let start = after_space(text, number.end).unwrap_or(number.end);
    if !text.as_bytes().get(start)?.is_ascii_alphabetic() {
        return None;
    }
    let is_english = match Word::lookup(&text[start..word_end(text, start)])? {
        Word::Scale(_) => true,
        Word::Month(_) => start > number.end,
        _ => false,
    };
    is_english.then(|| digits(text, at, facts))
}

/// Reads the date that begins with the English month at byte `at` of a Chinese text: March 5, 2024.
pub(crate) fn month(text: &str, at: usize, end: usize, facts: &mut Vec<Found>) -> Option<usize> {
    if !text.as_bytes().get(after_space(text, end)?)?.is_ascii_digit() {
        return None;
    }
    let Word::Month(month) = Word::lookup(&text[at..end])? else { return None };
    date::month_first(text, at, end, month, facts)
}

/// Reads what begins with the word at byte `at`, and returns where to go on.
fn word(text: &str, at: usize, facts: &mut Vec<Found>) -> usize {
    let end = word_end(text, at);
    if let Some(reading) = identifier::word(text, at, end) {
        return push(facts, at, reading);
    }
    let Some(word) = Word::lookup(&text[at..end]) else {
        let other = multiple::word(text, at, end).or_else(|| sequence::roman(text, at, end));
        return other.map_or(end, |reading| push(facts, at, reading));
    };
    if let Some(reading) = clock_words::time(text, at, word) {
        return push(facts, at, reading);
    }
    let reading = match word {
        Word::Month(month) => return date::month_first(text, at, end, month, facts).unwrap_or(end),
        Word::Citation(kind) => {
            return citation::citation(text, at, end, kind, facts).unwrap_or(end);
        }
        Word::ShortWeekday(day) => date::short_weekday(text, at, end, day, facts),
        Word::Noon | Word::Midnight => Some(clock_words::noon_or_midnight(word, end)),
        Word::Quarter => period::quarter_name(text, at, end),
        Word::Weekday(day) => Some(Reading { value: Value::Weekday(day), end }),
        Word::Decade(tens) => era::decade_in_words(text, at, end, tens),
        Word::Ordinal(number) | Word::OrdinalTens(number) => {
            return era::ordinal_word(text, at, end, number, facts);
        }
        Word::Half => match unit::after_half(text, at, end) {
            Some((value, end)) => Some(Reading { value, end }),
            None => {
                let half = ratio::half(text, at, end);
                match half.and_then(|half| unit::after_scale(text, at, half, facts)) {
                    Some(found) => return push_measured(text, facts, found),
                    None => half,
                }
            }
        },
        Word::TenYears => unit::lone_decade(text, at, end).map(|value| Reading { value, end }),
        Word::Article
        | Word::Unit(_)
        | Word::Teen(_)
        | Word::Tens(_)
        | Word::Hundred
        | Word::Scale(_)
        | Word::Dozen => {
            if let Some(end) = idiom::end(text, at, end) {
                return end;
            }
            if let Some(reading) = year::in_words(text, at, end, word) {
                return push(facts, at, reading);
            }
            match cardinal::cardinal(text, at) {
                Some(cardinal) => return amount(text, at, &cardinal, facts),
                None => return unnumbered(text, at, end, word, facts),
            }
        }
        Word::And => None,
    };
    reading.map_or(end, |reading| push(facts, at, reading))
}

/// Reads what begins with an article or another word of numbers that is none by itself: a quarter
/// of a million, a third of, a year.
fn unnumbered(text: &str, at: usize, end: usize, word: Word, facts: &mut Vec<Found>) -> usize {
    if let Some(part) = ratio::quarter_of_scale(text, at) {
        return match unit::after_scale(text, at, part, facts) {
            Some(found) => push_measured(text, facts, found),
            None => push(facts, at, part),
        };
    }
    let is_one = word == Word::Article && !unit::is_each(text, at, facts);
    let part = ratio::part_of(text, end);
    let part = part.map(|part| unit::of_unit(text, part).unwrap_or(part));
    let reading = part.or_else(|| ratio::per_scale(text, at, end)).or_else(|| {
        let (value, end) = unit::after_article(text, end).filter(|_| is_one)?;
        Some(Reading { value, end })
    });
    reading.map_or(end, |reading| push(facts, at, reading))
}

/// Reads what begins with the Arabic digit at byte `at`, and returns where to go on.
fn digits(text: &str, at: usize, facts: &mut Vec<Found>) -> usize {
    // The second time of 10am-5pm is no part of a name.
    let is_after_time = facts.last().is_some_and(|last| {
        matches!(last.value, Value::Time { .. }) && text.get(last.span.end..at) == Some("-")
    });
    if is_after_time && let Some(reading) = time::time(text, at) {
        return push(facts, at, reading);
    }
    if is_inside_name(text, at) {
        return name_end(text, at);
    }
    if let Some(end) = chinese::touching(text, at, facts) {
        return end;
    }
    if let Some(found) = identifier::number(text, at, facts) {
        let end = found.span.end;
        facts.push(found);
        return end;
    }
    if let Some(end) = sequence::attack(text, at) {
        return end;
    }
    if let Some(end) = date::day_first(text, at, facts) {
        return end;
    }
    if let Some(reading) = numeric::date(text, at) {
        let end = push(facts, at, reading);
        let time = numeric::time_after_date(text, end);
        return time.map_or(end, |(start, time)| push(facts, start, time));
    }
    if let Some(end) = numeric::ambiguous_date(text, at) {
        return end;
    }
    let whole = time::time(text, at)
        .or_else(|| ratio::slashed(text, at))
        .or_else(|| arabic::third(text, at))
        .or_else(|| era::in_digits(text, at));
    if let Some(reading) = whole {
        return push(facts, at, reading);
    }
    let literal = literal(text, at);
    if let Some(reading) = literal.and_then(|literal| multiple::letter(text, &literal)) {
        return push(facts, at, reading);
    }
    // The second year of 2008-09; other padded numbers are names.
    if let Some(short) = literal.filter(|short| short.is_padded)
        && let Some(reading) = year::lone_year(text, at, &short, facts)
    {
        return push(facts, at, reading);
    }
    match literal {
        Some(literal) if !is_name(text, &literal) || scale::is_short_scale(text, at, &literal) => {
            if let Some(reading) = year::lone_year(text, at, &literal, facts) {
                return push(facts, at, reading);
            }
            if let Some(reading) = sequence::numbered(text, at, &literal) {
                return push(facts, at, reading);
            }
            let cardinal = cardinal::after_literal(text, at, &literal);
            amount(text, at, &cardinal, facts)
        }
        Some(arabic::Literal { .. }) | None => match identifier::name(text, at) {
            Some(reading) => push(facts, at, reading),
            None => name_end(text, at),
        },
    }
}

/// Adds a number, or what the words around it make of it: a percentage, money, a measure.
fn amount(text: &str, at: usize, cardinal: &cardinal::Cardinal, facts: &mut Vec<Found>) -> usize {
    if let Some((first, cardinal)) = restated(text, at, cardinal, facts) {
        if let Some(reading) = ratio::percentage(text, &cardinal) {
            facts.pop();
            return push(facts, first, reading);
        }
        if let Some(found) = unit::counted_measure(text, first, &cardinal) {
            facts.pop();
            return push_measured(text, facts, found);
        }
    }
    if let Some(reading) = ratio::ratio(text, at, cardinal) {
        return push(facts, at, unit::of_unit(text, reading).unwrap_or(reading));
    }
    let number = cardinal::inherited_scale(text, cardinal).unwrap_or(cardinal.number);
    if let Some(found) = unit::measured(text, at, number, cardinal, facts) {
        return push_measured(text, facts, found);
    }
    push(facts, at, Reading { value: Value::Number(number), end: cardinal.end })
}

/// Reads the bracket of "thirty (30) days", whose number is the one before it: where that begins,
/// and the number with the end of the bracket, after which the unit of both stands.
fn restated(
    text: &str,
    at: usize,
    cardinal: &cardinal::Cardinal,
    facts: &[Found],
) -> Option<(usize, cardinal::Cardinal)> {
    let first = restatement::restated(text, at, cardinal.number, facts)?;
    let end = restatement::bracket_end(text, cardinal.end)?;
    Some((first, cardinal::Cardinal { end, form: cardinal::Form::Digits, ..*cardinal }))
}

/// Adds money or a measure; minutes after hours make one measure with them.
fn push_measured(text: &str, facts: &mut Vec<Found>, found: Found) -> usize {
    let end = found.span.end;
    let joints = ["", " ", " and ", ", ", "-"];
    match joined(text, facts.last(), &found, &joints) {
        Some(whole) => {
            facts.pop();
            facts.push(whole);
        }
        None => facts.push(found),
    }
    end
}

fn push(facts: &mut Vec<Found>, at: usize, reading: Reading) -> usize {
    facts.push(reading.into_found(at));
    reading.end
}
