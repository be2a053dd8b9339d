//! Numbers that are said again in brackets, as contracts write them: thirty (30) days, 三十（30）日.
//!
//! The unit after the bracket belongs to both, which are one value.

use crate::decimal::Decimal;
use crate::reading::{Found, after_any};
use crate::value::Value;

/// Returns where the number begins that the one in brackets, from byte `at`, says again.
pub(crate) fn restated(text: &str, at: usize, number: Decimal, facts: &[Found]) -> Option<usize> {
    let last = facts.last()?;
    let is_bracket = matches!(text.get(last.span.end..at), Some("(" | " (" | "（" | " （"));
    (is_bracket && last.value == Value::Number(number)).then_some(last.span.start)
}

/// Returns the byte after the bracket that closes at byte `at`.
pub(crate) fn bracket_end(text: &str, at: usize) -> Option<usize> {
    after_any(text, at, &[")", "）"])
}
