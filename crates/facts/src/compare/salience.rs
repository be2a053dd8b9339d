//! Which values a translation must keep.

use crate::class::FactClass;
use crate::decimal::Decimal;
use crate::fact::{Approximation, Fact, Notation, Wording};
use crate::identifier::is_often_translated;
use crate::key::keys;
use crate::unit::Unit;
use crate::value::Value;
use crate::written::number_of;

/// A value in words that is at least so unlikely to be met by chance is a figure, not a way of
/// speaking.
const TELLING: f32 = 0.5;

/// The power of ten from which every number in words is a figure: a million.
const FIGURE_POWER: i32 = 6;

/// Whether a translation that lacks the value is wrong, rather than worded otherwise.
///
/// Digits are written to be kept, except one of something: "a case" is 1项. In words, "one of them", 双方
/// for "both sides" and "first of all" come and go; full dates, percentages and large numbers do
/// not, unless they only give the size: 百万人, 上千, thirty or forty (三四十).
pub fn must_be_kept(fact: &Fact) -> bool {
    if is_one(fact) || is_list_number(fact) || fact.wording == Wording::Publication {
        return false;
    }
    let is_telling = match fact.value {
        // Any two months or days of the week may meet by chance, but they are not left out.
        Value::Date { month: Some(_), .. } | Value::Weekday(_) => true,
        // Noon, midnight and the present century are said where a translation says none.
        Value::Time { hour: 0 | 12 | 24, minute: 0, .. } | Value::Century(_) => false,
        value => keys(&value).next().is_some_and(|link| link.strength >= TELLING),
    };
    match fact.value.class() {
        FactClass::Identifier => is_kept_letter_for_letter(fact),
        _ if fact.notation == Notation::Digits => true,
        FactClass::Number => {
            (is_telling || is_teen(fact) || is_large(fact) && !is_power_of_ten(fact))
                && !is_vague(fact)
        }
        // Fifteen days are a term, and fifty another.
        FactClass::Measure => is_telling || is_term(fact),
        // 百分之百 is as often "fully".
        _ if fact.value == Value::Percent(Decimal::from(100)) => false,
        _ => is_telling,
    }
}

/// One of something, which an article can say: 1个, 1 minute.
fn is_one(fact: &Fact) -> bool {
    fact.wording == Wording::Counted
        || matches!(fact.value, Value::Measure { number, .. } if number == Decimal::from(1))
}

/// The number of a list item, which the other side may number by itself.
fn is_list_number(fact: &Fact) -> bool {
    matches!(fact.value, Value::Ordinal(_)) && fact.span.start == 0 && fact.span.len() <= 2
}

/// 11 to 19, but a dozen.
fn is_teen(fact: &Fact) -> bool {
    let integer = number_of(&fact.value).and_then(Decimal::to_integer);
    integer.is_some_and(|integer| (11..=19).contains(&integer) && integer != 12)
}

/// A length of time of 11 to 99 days: terms of laws are written in words.
fn is_term(fact: &Fact) -> bool {
    let Value::Measure { number, unit: Unit::Day } = fact.value else { return false };
    number.to_integer().is_some_and(|days| (11..=99).contains(&days))
}

/// At least a million, whether or not it is a way of speaking.
pub(super) fn is_large(fact: &Fact) -> bool {
    number_of(&fact.value).is_some_and(|number| number.exponent() >= FIGURE_POWER)
}

/// A million, a billion: as often a way of speaking as a count.
fn is_power_of_ten(fact: &Fact) -> bool {
    number_of(&fact.value).is_some_and(|number| number.mantissa() == 1)
}

/// Said with one digit and a word that leaves it open.
fn is_vague(fact: &Fact) -> bool {
    fact.approximation != Approximation::Exact
        && number_of(&fact.value).is_some_and(|number| number.significant_digits() == 1)
}

/// Digits of names are kept, but for names that Chinese has a word for.
fn is_kept_letter_for_letter(fact: &Fact) -> bool {
    let Value::Identifier { key, .. } = fact.value else { return false };
    fact.notation == Notation::Digits && !is_often_translated(key)
}
