//! Which values a translation must keep.

use crate::class::FactClass;
use crate::fact::{Fact, Notation};
use crate::identifier::is_often_translated;
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
    let is_telling = keys(&fact.value).next().is_some_and(|link| link.strength >= TELLING);
    match fact.value.class() {
        FactClass::Identifier => is_kept_letter_for_letter(fact),
        _ => is_telling || fact.notation == Notation::Digits,
    }
}

/// Digits of names are kept, but for names that Chinese has a word for.
fn is_kept_letter_for_letter(fact: &Fact) -> bool {
    let Value::Identifier { key, .. } = fact.value else { return false };
    fact.notation == Notation::Digits && !is_often_translated(key)
}
