//! Places in a sequence: third, twenty-first, 18th; decades: 1990s, the '90s.

use super::cardinal::cardinal;
use super::vocabulary::{Word, word_before, word_end};
use crate::arabic::{Shape, literal};
use crate::decimal::Decimal;
use crate::reading::{Found, Reading};
use crate::value::Value;

/// Reads the ordinal word from byte `at` to `end`; joins the tens before it (twenty-first).
pub(super) fn ordinal_word(
    text: &str,
    at: usize,
    end: usize,
    number: u8,
    facts: &mut [Found],
) -> Option<Reading> {
    let joined = facts.last().and_then(|last| {
        let gap = text.get(last.span.end..at)?;
        let Value::Number(before) = last.value else { return None };
        Some((before, gap)).filter(|(_, gap)| matches!(*gap, "-" | " " | " and "))
    });
    let mut ordinal = Decimal::from(u32::from(number));
    if let Some((before, _)) = joined {
        let is_larger = before
            .to_integer()
            .is_some_and(|before| before >= 20 && before % if number < 10 { 10 } else { 100 } == 0);
        if !is_larger {
            // "one second", "the two first": the ordinal is a word of another kind.
            return (number != 2).then_some(Reading { value: Value::Ordinal(ordinal), end });
        }
        ordinal = before.checked_add(ordinal)?;
        let whole = facts.last_mut()?;
        whole.span.end = end;
        whole.value = Value::Ordinal(ordinal);
        return None;
    }
    if number == 2 && ["per", "a", "each", "every", "split"].contains(&word_before(text, at)) {
        return None;
    }
    Some(Reading { value: Value::Ordinal(ordinal), end })
}

/// Reads 18th, 1990s and 90s at byte `at`.
pub(super) fn with_suffix(text: &str, at: usize) -> Option<Reading> {
    let literal = literal(text, at)?;
    let after = text[literal.end..].strip_prefix(['\'', '’']).unwrap_or(&text[literal.end..]);
    let start = text.len() - after.len();
    let end = word_end(text, start);
    let joins = text.as_bytes().get(end).is_some_and(|b| b.is_ascii_digit() || *b == b'_');
    if joins || literal.shape == Shape::Decimal {
        return None;
    }
    let value = match &text[start..end] {
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => Value::Ordinal(literal.number),
        "s" => Value::Decade(decade(&literal)?),
        _ => return None,
    };
    Some(Reading { value, end })
}

fn decade(literal: &crate::arabic::Literal) -> Option<i32> {
    let year = i32::try_from(literal.plain_between(20, 2100)?).ok()?;
    let is_decade = year % 10 == 0 && !(100..1000).contains(&year);
    is_decade.then_some(year)
}

/// Reads a cardinal that may stand where a number is expected: Chapter Three.
pub(super) fn small_cardinal(text: &str, at: usize) -> Option<(u32, usize)> {
    let word = Word::lookup(&text[at..word_end(text, at)])?;
    if !matches!(word, Word::Unit(_) | Word::Teen(_) | Word::Tens(_)) {
        return None;
    }
    let cardinal = cardinal(text, at)?;
    let number = cardinal.number.to_integer().filter(|number| *number < 100)?;
    Some((u32::try_from(number).ok()?, cardinal.end))
}
