//! Places in a sequence: third, twenty-first, 18th; decades: 1990s, the '90s.

use super::cardinal::cardinal;
use super::vocabulary::{Word, word_before, word_end};
use crate::arabic::{Literal, Shape, literal};
use crate::decimal::Decimal;
use crate::reading::{Found, Reading, after_any};
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
        // 230 first-grade relics are no 231st.
        let is_words = !text[last.span.clone()].contains(|sign: char| sign.is_ascii_digit());
        let is_joint = matches!(gap, "-" | " " | " and ");
        (is_words && is_joint).then_some((before, gap))
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
    let before = word_before(text, at);
    if number == 2
        && (["per", "each", "every", "split"].contains(&before)
            || before == "a" && !counts_again(text, end))
    {
        return None;
    }
    Some(Reading { value: Value::Ordinal(ordinal), end })
}

/// Words that follow "a second" where it is a time or says no more than "another".
const NO_SUMMIT: [&str; 19] = [
    "ago", "and", "after", "as", "at", "before", "but", "for", "from", "half", "hand", "if", "in",
    "later", "of", "or", "that", "time", "to",
];

/// Whether a noun follows "a second": a second summit, but a second later.
fn counts_again(text: &str, end: usize) -> bool {
    let Some(start) = after_any(text, end, &[" "]) else { return false };
    let next = &text[start..word_end(text, start)];
    next.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase()) && !NO_SUMMIT.contains(&next)
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

/// Reads the number after "No." or "Nos.", and that of a list at the beginning of a line: 2. Text.
pub(super) fn numbered(text: &str, at: usize, literal: &Literal) -> Option<Reading> {
    if literal.shape != Shape::Plain {
        return None;
    }
    let before = &text[..at];
    let before = before.strip_suffix([' ', '\u{a0}']).unwrap_or(before);
    let is_after_no = ["No.", "Nos.", "NO.", "no.", "№"].iter().any(|word| {
        let rest = before.strip_suffix(word);
        rest.is_some_and(|rest| !rest.ends_with(|last: char| last.is_ascii_alphanumeric()))
    });
    let is_listed = || {
        (text[..at].is_empty() || text[..at].ends_with('\n'))
            && after_any(text, literal.end, &[". ", ") "]).is_some()
            && literal.plain_between(1, LIST_LIMIT).is_some()
    };
    let is_page = ["page", "Page"].iter().any(|word| {
        text[..at].ends_with(' ')
            && before
                .strip_suffix(word)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(' ') || rest.ends_with('('))
    }) && literal.plain_between(1, 9999).is_some();
    let is_ordinal = is_after_no || is_page || is_listed();
    is_ordinal.then_some(Reading { value: Value::Ordinal(literal.number), end: literal.end })
}

/// Passes over 9/11, which is a name.
pub(super) fn attack(text: &str, at: usize) -> Option<usize> {
    let end = after_any(text, at, &["9/11"])?;
    let goes_on = text.as_bytes().get(end).is_some_and(|b| b.is_ascii_digit() || *b == b'/');
    (!goes_on).then_some(end)
}

/// The longest name that a Roman numeral may follow, in bytes.
const NAME_LIMIT: usize = 16;

/// Returns the letters before the space at byte `at`.
fn name_before(text: &str, at: usize) -> &str {
    let Some(before) = text[..at].strip_suffix(' ') else { return "" };
    let letters = before.bytes().rev().take(NAME_LIMIT).take_while(u8::is_ascii_alphabetic);
    &before[before.len() - letters.count()..]
}

/// The largest number of a list item; larger ones are years and counts that end a line.
const LIST_LIMIT: i64 = 99;

/// Words before a Roman numeral that say what is numbered; after them one letter is enough.
const NUMBERED: [&str; 14] = [
    "War", "Phase", "Type", "Stage", "Class", "Grade", "Level", "Tier", "Category", "Volume",
    "Vol", "Act", "Book", "Round",
];

/// Reads the Roman numeral from byte `at` to `end` where it counts: World War II, Henry VIII.
pub(super) fn roman(text: &str, at: usize, end: usize) -> Option<Reading> {
    let letters = &text[at..end];
    if !letters.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X')) {
        return None;
    }
    let joins = text.as_bytes().get(end).is_some_and(|&b| b == b'-' || b == b'_' || b >= 0x80);
    let number = super::roman::roman(letters)?;
    let before = name_before(text, at);
    let is_numbered = NUMBERED.contains(&before);
    // Names end in small letters: Henry VIII, but not MARK VI or "the IV line".
    let is_name = letters.len() > 1
        && before.len() > 2
        && before.as_bytes()[0].is_ascii_uppercase()
        && before.as_bytes()[1..].iter().all(u8::is_ascii_lowercase)
        && !["The", "And", "For", "President", "Chairman"].contains(&before);
    let is_ordinal = is_numbered || (is_name && !joins);
    is_ordinal.then_some(Reading { value: Value::Ordinal(Decimal::from(number)), end })
}

fn decade(literal: &Literal) -> Option<i32> {
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
