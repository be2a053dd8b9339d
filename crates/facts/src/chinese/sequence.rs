//! Places in a sequence: 第三, 第18次, 21世纪.

use super::characters::is_numeral;
use super::date::skip_spaces;
use super::numeral::numeral;
use super::numeral::{Form, Numeral};
use crate::arabic::digit_at;
use crate::decimal::Decimal;
use crate::reading::{Reading, after_any, char_at};
use crate::value::Value;

/// Reads 第三 at byte `at`.
pub(super) fn ordinal(text: &str, at: usize) -> Option<Reading> {
    let start = after_any(text, at, &["第"])?;
    let start = after_any(text, start, &[" "]).unwrap_or(start);
    // 第G1234次: what is no numeral at all is not zero.
    let numeral = numeral(text, start).filter(|numeral| numeral.end > start)?;
    let number = u32::try_from(numeral.integer_between(0, i64::from(u32::MAX))?).ok()?;
    Some(Reading { value: Value::Ordinal(Decimal::from(number)), end: numeral.end })
}

/// Reads 21世纪 and 二十大, which are ordinals without 第, and 20世纪90年代.
pub(super) fn century(text: &str, century: &Numeral) -> Option<Reading> {
    let number = u32::try_from(century.integer_between(1, 99)?).ok()?;
    if let Some(end) = after_any(text, skip_spaces(text, century.end), &["世纪", "世紀"]) {
        let decade = decade_of_century(text, end, number);
        return Some(decade.unwrap_or(Reading { value: Value::Ordinal(century.number), end }));
    }
    // Party congresses: 二十大, but not 十大类.
    let end = after_any(text, century.end, &["大"])?;
    let is_congress = century.form == Form::Composed
        && (12..=30).contains(&number)
        && !char_at(text, end).is_some_and(|next| "类類项項名家城国國".contains(next));
    is_congress.then_some(Reading { value: Value::Ordinal(century.number), end })
}

fn decade_of_century(text: &str, at: usize, century: u32) -> Option<Reading> {
    let at = skip_spaces(text, at);
    let is_start =
        digit_at(text.as_bytes(), at).is_some() || char_at(text, at).is_some_and(is_numeral);
    let decade = if is_start { numeral(text, at)? } else { return None };
    let end = after_any(text, skip_spaces(text, decade.end), &["年代"])?;
    let tens = i32::try_from(decade.integer_between(0, 90)?).ok()?;
    let century = i32::try_from(century).ok()?;
    Some(Reading { value: Value::Decade((century - 1) * 100 + tens), end })
}
