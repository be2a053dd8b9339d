//! Places in a sequence and numbered parts: 第三, 第18次, 第二十二条, 二十大.

use super::characters::is_numeral;
use super::numeral::numeral;
use super::numeral::{Form, Numeral};
use crate::decimal::Decimal;
use crate::reading::{Found, Reading, after_any, char_at};
use crate::value::{CitationKind, Value};

/// Reads 第三 or 第二十二条 at byte `at`.
pub(super) fn ordinal(text: &str, at: usize) -> Option<Reading> {
    let start = after_any(text, at, &["第"])?;
    let start = after_any(text, start, &[" "]).unwrap_or(start);
    let numeral = numeral(text, start)?;
    let number = u32::try_from(numeral.integer_between(0, i64::from(u32::MAX))?).ok()?;
    let after = after_any(text, numeral.end, &[" "]).unwrap_or(numeral.end);
    Some(match citation_kind(text, after) {
        Some((kind, end)) => Reading { value: Value::Citation { kind, number }, end },
        None => Reading { value: Value::Ordinal(Decimal::from(number)), end: numeral.end },
    })
}

/// Reads 第一、五及第八条 at byte `at` into `facts`: several numbers before one 条; returns the end.
pub(super) fn citations(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let joints =
        ["、第", "和第", "及第", "至第", "或第", "，第", "、", "和", "及", "至", "或", "-"];
    let mut numbers = vec![numbered(text, at, after_any(text, at, &["第"])?)?];
    while let Some(joint) = after_any(text, numbers.last()?.end, &joints)
        && char_at(text, joint).is_some_and(|next| is_numeral(next) || next.is_ascii_digit())
        && numbers.len() < LIST_LIMIT
    {
        numbers.push(numbered(text, joint, joint)?);
    }
    if numbers.len() < 2 {
        return None;
    }
    let (kind, end) = citation_kind(text, numbers.last()?.end)?;
    numbers.last_mut()?.end = end;
    facts.extend(numbers.iter().map(|item| Found {
        span: item.start..item.end,
        value: Value::Citation { kind, number: item.number },
    }));
    Some(end)
}

/// The most numbers that one 条 is looked for behind.
const LIST_LIMIT: usize = 12;

/// A number of a list and where it is written.
struct Numbered {
    start: usize,
    end: usize,
    number: u32,
}

fn numbered(text: &str, start: usize, at: usize) -> Option<Numbered> {
    let numeral = numeral(text, at)?;
    let number = u32::try_from(numeral.integer_between(1, 9999)?).ok()?;
    Some(Numbered { start, end: numeral.end, number })
}

/// Reads 二十大, a party congress without 第.
pub(super) fn congress(text: &str, congress: &Numeral) -> Option<Reading> {
    congress.integer_between(12, 30)?;
    // Party congresses: 二十大, but not 十大类.
    let end = after_any(text, congress.end, &["大"])?;
    let is_congress = congress.form == Form::Composed
        && !char_at(text, end).is_some_and(|next| "类類项項名家城国國".contains(next));
    is_congress.then_some(Reading { value: Value::Ordinal(congress.number), end })
}

fn citation_kind(text: &str, at: usize) -> Option<(CitationKind, usize)> {
    let character = char_at(text, at)?;
    let end = at + character.len_utf8();
    let kind = match character {
        '编' | '編' => CitationKind::Part,
        '章' => CitationKind::Chapter,
        '节' | '節' => CitationKind::Section,
        '条' | '條' => CitationKind::Article,
        '款' => CitationKind::Paragraph,
        '项' | '項' => CitationKind::Item,
        '部' => return Some((CitationKind::Part, after_any(text, end, &["分"])?)),
        _ => return None,
    };
    Some((kind, end))
}
