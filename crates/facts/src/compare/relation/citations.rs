//! Citations and identifiers against what they may be written as.

use super::{Difference, Relation, by_key};
use crate::fact::Fact;
use crate::identifier;
use crate::value::Value;

/// Tells how the two values may translate each other; they are not equal.
pub(super) fn relation(english: &Fact, chinese: &Fact) -> Option<Relation> {
    match (english.value, chinese.value) {
        (Value::Identifier { key: one, .. }, Value::Identifier { key: other, .. }) => {
            // The same but for letters, language or code of the country.
            identifier::are_same_digits(one, other)
                .then_some(Relation::Compatible(Difference::LessPrecise))
        }
        (Value::Identifier { key, .. }, other) | (other, Value::Identifier { key, .. }) => {
            let number = number(other)?;
            identifier::has_digits_of(key, number)
                .then_some(Relation::Compatible(Difference::OtherWording))
        }
        _ => by_key(english, chinese),
    }
}

/// The number that other values share with a name: 20国集团, 歼-20, 2010年世博会.
fn number(value: Value) -> Option<crate::decimal::Decimal> {
    match value {
        Value::Number(number)
        | Value::Ordinal(number)
        | Value::Multiple(number)
        | Value::Measure { number, .. } => Some(number),
        Value::Citation { number, .. } => Some(number.into()),
        Value::Date { year: Some(year), month: None, day: None } => {
            crate::decimal::Decimal::new(i128::from(year), 0)
        }
        _ => None,
    }
}
