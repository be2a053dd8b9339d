//! Citations and identifiers against what they may be written as.

use super::{Difference, Relation, by_key};
use crate::decimal::Decimal;
use crate::enumerator::{path_as_number, path_of_three};
use crate::fact::Fact;
use crate::identifier::{self, IdentifierKind};
use crate::value::{CitationKind, Value};

/// Tells how the two values may translate each other; they are not equal.
pub(super) fn relation(english: &Fact, chinese: &Fact) -> Option<Relation> {
    match (english.value, chinese.value) {
        (Value::Identifier { key: one, .. }, Value::Identifier { key: other, .. }) => {
            // The same but for letters, language or code of the country.
            identifier::are_same_digits(one, other)
                .then_some(Relation::Compatible(Difference::LessPrecise))
        }
        (Value::Identifier { kind: IdentifierKind::Phone, key }, Value::Number(number))
        | (Value::Number(number), Value::Identifier { kind: IdentifierKind::Phone, key }) => {
            (identifier::phone_digits(number) == Some(key as u32))
                .then_some(Relation::Compatible(Difference::OtherWording))
        }
        (Value::Identifier { key, .. }, other) | (other, Value::Identifier { key, .. }) => {
            if let Value::Citation { number, inserted, .. } = other
                && let Some(path) = path_of_three(number, inserted)
            {
                return (key as u32 == identifier::version_digits(&path))
                    .then_some(Relation::Compatible(Difference::OtherWording));
            }
            let number = number(other)?;
            identifier::has_digits_of(key, number)
                .then_some(Relation::Compatible(Difference::OtherWording))
        }
        (
            Value::Citation { kind: one, number, inserted },
            Value::Citation { kind: other, number: other_number, inserted: other_inserted },
        ) => ((number, inserted) == (other_number, other_inserted)
            && (are_one_part(one, other)
                || number > 0 && inserted > 0 && are_provisions(one, other)))
        .then_some(Relation::Compatible(Difference::OtherWording)),
        (Value::Citation { number: whole, inserted, .. }, Value::Number(number))
        | (Value::Number(number), Value::Citation { number: whole, inserted, .. })
            if path_as_number(whole, inserted) == Some(number) =>
        {
            Some(Relation::Compatible(Difference::OtherWording))
        }
        _ => by_key(english, chinese),
    }
}

/// Whether translations write one kind for the other: Section 22 and 第22条, Clause 5 and 第5款.
fn are_one_part(one: CitationKind, other: CitationKind) -> bool {
    let is_clause = |kind| kind == CitationKind::Clause;
    let is_within = |kind: CitationKind| kind.family() == CitationKind::Paragraph;
    one.family() == other.family()
        || (is_clause(one) && is_within(other))
        || (is_within(one) && is_clause(other))
}

/// Whether both are provisions: contracts call the same 7.4 clause, section, 条 or 款.
fn are_provisions(one: CitationKind, other: CitationKind) -> bool {
    [one, other]
        .iter()
        .all(|kind| matches!(kind.family(), CitationKind::Article | CitationKind::Paragraph))
}

/// The number that other values share with a name: 20国集团, 歼-20, 2010年世博会.
fn number(value: Value) -> Option<Decimal> {
    match value {
        Value::Number(number)
        | Value::Ordinal(number)
        | Value::Multiple(number)
        | Value::Measure { number, .. } => Some(number),
        Value::Citation { number, .. } => Some(number.into()),
        // 长征五号B: what looks like the fifth of a month.
        Value::Date { year: None, month: None, day: Some(day) } => Some(u32::from(day).into()),
        Value::Date { year: Some(year), month: None, day: None } => {
            Decimal::new(i128::from(year), 0)
        }
        _ => None,
    }
}
