//! The class of a finding about values.

use zhen_facts::{Decimal, Fact, FactClass, Value};

use crate::kind::FindingKind;

/// Returns the class of a finding about a value of either side, or one of each.
pub(super) fn of(english: Option<&Fact>, chinese: Option<&Fact>) -> FindingKind {
    if let (Some(one), Some(other)) = (english, chinese)
        && let (Some(one), Some(other)) = (number(&one.value), number(&other.value))
        && differ_in_scale(one, other)
    {
        return FindingKind::Scale;
    }
    let class = english.or(chinese).map(|fact| fact.value.class());
    class.map_or(FindingKind::Number, of_class)
}

fn of_class(class: FactClass) -> FindingKind {
    match class {
        FactClass::Percentage => FindingKind::Percentage,
        FactClass::Amount => FindingKind::Amount,
        FactClass::Measure => FindingKind::Unit,
        FactClass::Date | FactClass::Time => FindingKind::Date,
        FactClass::Citation => FindingKind::Citation,
        FactClass::Identifier => FindingKind::Identifier,
        _ => FindingKind::Number,
    }
}

fn number(value: &Value) -> Option<Decimal> {
    match *value {
        Value::Number(number) | Value::Amount { number, .. } | Value::Measure { number, .. } => {
            Some(number)
        }
        _ => None,
    }
}

/// Whether two numbers have the same digits but differ by hundreds at least: 万 for 亿 and the
/// like.
fn differ_in_scale(one: Decimal, other: Decimal) -> bool {
    one.mantissa() == other.mantissa() && one.exponent().abs_diff(other.exponent()) >= 2
}
