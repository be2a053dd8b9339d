//! Which values a translation must keep.

use crate::class::FactClass;
use crate::fact::{Fact, Notation};
use crate::key::keys;
use crate::value::Value;

/// A value in words that is at least so unlikely to be met by chance is a figure, not a way of
/// speaking.
const TELLING: f32 = 0.5;

/// Whether a translation that lacks the value is wrong, rather than worded otherwise.
///
/// Digits are written to be kept. In words, "one of them", 双方 for "both sides" and "first of
/// all" come and go; full dates, percentages and large numbers do not.
pub fn must_be_kept(fact: &Fact) -> bool {
    let is_telling = match fact.value {
        // Any two months or days of the week may meet by chance, but they are not left out.
        Value::Date { month: Some(_), .. } | Value::Weekday(_) => true,
        // Noon, midnight and the present century are said where a translation says none.
        Value::Time { hour: 0 | 12 | 24, minute: 0, .. } | Value::Century(_) => false,
        value => keys(&value).next().is_some_and(|link| link.strength >= TELLING),
    };
    match fact.value.class() {
        FactClass::Identifier => false,
        _ => is_telling || fact.notation == Notation::Digits,
    }
}
