//! Values in Chinese text, simplified or traditional: one walk over the characters.

mod characters;
mod citation;
mod date;
mod days;
mod era;
mod half_of_day;
mod multiple;
mod number;
mod numeral;
mod period;
mod ratio;
mod sequence;
mod time;
mod unit;
mod weekday;
mod word;
mod year;

use crate::arabic::digit_at;
use crate::name_digits::{is_inside_name, is_name, name_end};
use crate::reading::{Found, Reading, char_at};
use crate::unit::joined;
use crate::value::Value;
use crate::{arabic, english, identifier, numeric, restatement, written};
pub(crate) use half_of_day::says_half_of_day;
pub(crate) use multiple::is_increase;
pub(crate) use number::is_counted;

use characters::{is_numeral, lone_digit_before, run_end};
use numeral::{Numeral, numeral};

/// Finds the values of a Chinese text.
pub(crate) fn find(text: &str) -> Vec<Found> {
    let mut facts = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        // What is neither a letter, a digit nor a character beyond ASCII begins no value.
        let next = if byte.is_ascii_alphabetic() {
            letters(text, at, &mut facts)
        } else if byte.is_ascii() && !byte.is_ascii_digit() {
            match byte {
                b'.' => fraction(text, at, &mut facts).unwrap_or(at + 1),
                _ => at + 1,
            }
        } else if digit_at(bytes, at).is_some() {
            digits(text, at, &mut facts)
        } else {
            let Some(character) = char_at(text, at) else { break };
            characters(text, at, character, &mut facts)
        };
        // What is no numeral after all, such as a point before too many digits, is passed over.
        at = if next > at { next } else { at + char_at(text, at).map_or(1, char::len_utf8) };
    }
    facts
}

/// Reads .5 and ½ at byte `at`, and what they count.
fn fraction(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    if !arabic::begins_fraction(text, at) {
        return Some(push(facts, at, arabic::third(text, at)?));
    }
    Some(number(text, at, facts))
}

/// Reads the identifier that begins with the letter at byte `at`, or passes the letters over.
fn letters(text: &str, at: usize, facts: &mut Vec<Found>) -> usize {
    let letters = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphabetic());
    let end = at + letters.count();
    if end >= at + 3
        && let Some(end) = english::month(text, at, end, facts)
    {
        return end;
    }
    identifier::word(text, at, end).map_or(end, |reading| push(facts, at, reading))
}

/// Reads what begins with the Arabic digit at byte `at`, and returns where to go on.
fn digits(text: &str, at: usize, facts: &mut Vec<Found>) -> usize {
    if is_inside_name(text, at) {
        return name_end(text, at);
    }
    if let Some(found) = identifier::number(text, at, facts) {
        let end = found.span.end;
        facts.push(found);
        return end;
    }
    if let Some(end) = word::attack(text, at) {
        return end;
    }
    if let Some(end) = english::after_digits(text, at, facts) {
        return counted_in_characters(text, end, facts).unwrap_or(end);
    }
    if let Some(reading) = numeric::date(text, at) {
        let end = push(facts, at, reading);
        let time = numeric::time_after_date(text, end);
        return time.map_or(end, |(start, time)| push(facts, start, time));
    }
    if let Some(end) = numeric::ambiguous_date(text, at) {
        return end;
    }
    if let Some(reading) = time::clock(text, at) {
        return push(facts, at, reading);
    }
    if let Some(reading) = ratio::slashed(text, at).or_else(|| arabic::third(text, at)) {
        return push(facts, at, reading);
    }
    match arabic::literal(text, at) {
        Some(literal) if !is_name(text, &literal) || date::is_padded_part(text, &literal) => {
            number(text, at, facts)
        }
        _ => match identifier::name(text, at) {
            Some(reading) => push(facts, at, reading),
            None => name_end(text, at),
        },
    }
}

/// Gives the number that ends at byte `end` the Chinese unit after it: 5 million美元.
fn counted_in_characters(text: &str, end: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let last = facts.last().filter(|last| last.span.end == end)?;
    let at = last.span.start;
    let reading = Reading { value: last.value, end };
    let found = unit::after_round(text, at, reading, &facts[..facts.len() - 1])?;
    facts.pop();
    Some(push_found(facts, found))
}

/// The longest number that characters may touch in an English text, in bytes.
const TOUCHING_LIMIT: usize = 32;

/// Reads what begins with the digit at byte `at` of an English text, where a Chinese character
/// stands directly after the digits: 134.9亿美元, 2024年5月3日.
pub(crate) fn touching(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let bytes = text.as_bytes();
    // Bounded, so that chains of digits and stops are not read over and over.
    let digits_and_marks = bytes[at..].iter().take(TOUCHING_LIMIT);
    let length = digits_and_marks.take_while(|b| b.is_ascii_digit() || b".,".contains(b)).count();
    let end = at + length;
    let is_character = |lead: &u8| (0xe4..=0xe9).contains(lead);
    if end == at || !bytes.get(end).is_some_and(is_character) {
        return None;
    }
    Some(digits(text, at, facts))
}

/// Reads the sum in Chinese numerals at byte `at` of an English text: 叁佰万元.
pub(crate) fn sum(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    is_numeral(char_at(text, at)?).then_some(())?;
    let numeral = numeral(text, at).filter(|numeral| numeral.form == numeral::Form::Composed)?;
    let found = unit::measured(text, at, &numeral, facts)?;
    matches!(found.value, crate::value::Value::Amount { .. }).then(|| push_found(facts, found))
}

/// Reads what begins with the character at byte `at`, and returns where to go on.
fn characters(text: &str, at: usize, character: char, facts: &mut Vec<Found>) -> usize {
    let next = at + character.len_utf8();
    if matches!(character, '百' | '千' | '万' | '萬')
        && let Some(end) = ratio::parts_of_hundred(text, at, facts)
    {
        return end;
    }
    let reading = match character {
        '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{215e}' => {
            return fraction(text, at, facts).unwrap_or(next);
        }
        '第' => match identifier::resolutions(text, at, facts)
            .or_else(|| citation::citations(text, at, facts))
        {
            Some(end) => return end,
            None => period::period(text, at)
                .or_else(|| era::numbered_plan(text, at))
                .or_else(|| sequence::ordinal(text, at)),
        },
        '附' => return citation::annexes(text, at, facts).unwrap_or(next),
        '表' | '图' | '圖' | '规' | '規' => citation::table(text, at, character),
        '半' => match unit::half(text, at) {
            Some(found) => return push_found(facts, found),
            None => number::half(text, at),
        },
        '翻' => multiple::doubled(text, at),
        '俩' | '倆' | '仨' => Some(number::two_or_three(character, next)),
        '星' | '周' | '週' | '礼' | '禮' => {
            return weekday::weekdays(text, at, facts).unwrap_or(next);
        }
        '上' | '下' | '本' | '前' | '头' | '頭' | '首' => period::period(text, at)
            .or_else(|| era::relative_century(text, at))
            .or_else(|| sequence::first(text, at)),
        '正' if text[next..].starts_with('月') => {
            return date::first_month(text, at, facts).unwrap_or(next);
        }
        '正' | '中' | '午' | '子' | '差' => time::in_words(text, at),
        '元' => return date::first_month(text, at, facts).unwrap_or(next),
        '民' => return date::republican(text, at, facts).unwrap_or(next),
        '百' | '千' => match word::end(text, at) {
            Some(end) => return end,
            None => match round(text, at, facts) {
                Some(found) => return push_found(facts, found),
                None => match numeral::hundred(text, at) {
                    Some(numeral) => return read(text, at, &numeral, facts),
                    None => return run_end(text, at),
                },
            },
        },
        _ if is_numeral(character) => {
            if let Some(reading) = era::plan(text, at) {
                return push(facts, at, reading);
            }
            if let Some(end) = word::end(text, at)
                .or_else(|| era::two_decades(text, at, facts))
                .or_else(|| number::neighbours(text, at, facts))
            {
                return end;
            }
            if let Some(found) = unit::taels(text, at).or_else(|| round(text, at, facts)) {
                return push_found(facts, found);
            }
            return number(text, at, facts);
        }
        _ => None,
    };
    reading.map_or(next, |reading| push(facts, at, reading))
}

/// Reads 百万 and 近千, and the unit after them, at byte `at`.
fn round(text: &str, at: usize, facts: &[Found]) -> Option<Found> {
    let reading = number::round(text, at)?;
    unit::after_round(text, at, reading, facts).or_else(|| Some(reading.into_found(at)))
}

/// Reads a numeral and whatever makes more of it: 年, 点, 分之, 世纪, a counter.
fn number(text: &str, at: usize, facts: &mut Vec<Found>) -> usize {
    let Some(numeral) = numeral(text, at) else {
        return run_end(text, at).max(name_end(text, at));
    };
    read(text, at, &numeral, facts)
}

/// Reads whatever the characters after the numeral make of it.
fn read(text: &str, at: usize, numeral: &Numeral, facts: &mut Vec<Found>) -> usize {
    if let Some(reading) = identifier::council_question(text, at, numeral.number, numeral.end) {
        return push(facts, at, reading);
    }
    if let Some(first) = restated(text, at, numeral, facts)
        && let Some(end) = restatement::bracket_end(text, numeral.end)
        && let Some((value, end)) = unit::value_after_bracket(text, end, numeral.number)
    {
        facts.pop_if(|last| last.span.start == first);
        return push_found(facts, Found { span: first..end, value });
    }
    if let Some(reading) = sequence::numbered_thing(text, at, numeral) {
        return push(facts, at, reading);
    }
    if let Some(end) = date::date(text, at, numeral, facts) {
        return end;
    }
    if let Some(reading) = sequence::lone_number(text, numeral) {
        return push(facts, at, reading);
    }
    let reading = time::time(text, at, numeral)
        .filter(|_| !written::has_minus(text, at))
        .or_else(|| {
            let part = ratio::ratio(text, numeral)?;
            Some(unit::after_part(text, part).unwrap_or(part))
        })
        .or_else(|| era::century(text, at, numeral))
        .or_else(|| sequence::congress(text, numeral));
    if reading.is_none()
        && let Some(found) = unit::measured(text, at, numeral, facts)
    {
        return push_measured(text, facts, found);
    }
    match reading.or_else(|| number::number(text, at, numeral)) {
        Some(reading) if matches!(reading.value, Value::Century(_)) => {
            push(facts, era::era_start(text, at), reading)
        }
        Some(reading) => push(facts, at, reading),
        None => numeral.end,
    }
}

/// Returns where the number begins that the bracket with the numeral says again: 三十（30）日. A lone
/// digit is no value by itself: 三（3）日.
fn restated(text: &str, at: usize, numeral: &Numeral, facts: &[Found]) -> Option<usize> {
    restatement::restated(text, at, numeral.number, facts).or_else(|| {
        let end = ["（", "("].iter().find_map(|open| text[..at].strip_suffix(open))?.len();
        let (digit, start) = lone_digit_before(text, end)?;
        let is_free = facts.last().is_none_or(|last| last.span.end <= start);
        (is_free && numeral.number == u32::from(digit).into()).then_some(start)
    })
}

fn push(facts: &mut Vec<Found>, at: usize, reading: Reading) -> usize {
    facts.push(reading.into_found(at));
    reading.end
}

/// Adds money or a measure; minutes after hours make one measure with them.
fn push_measured(text: &str, facts: &mut Vec<Found>, found: Found) -> usize {
    match joined(text, facts.last(), &found, &["", " ", "零", "又", "、"]) {
        Some(whole) => {
            facts.pop();
            push_found(facts, whole)
        }
        None => push_found(facts, found),
    }
}

fn push_found(facts: &mut Vec<Found>, found: Found) -> usize {
    let end = found.span.end;
    facts.push(found);
    end
}
