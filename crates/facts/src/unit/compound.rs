//! Measures in two units: 1 hour 30 minutes, 6英尺2英寸, 两年零三个月.

use super::Unit;
use crate::decimal::Decimal;
use crate::reading::Found;
use crate::value::Value;

/// Units that are said with a smaller one after them, and how many of those they are.
const PAIRS: [(Unit, Unit, u32); 5] = [
    (Unit::Year, Unit::Month, 12),
    (Unit::Hour, Unit::Minute, 60),
    (Unit::Minute, Unit::Second, 60),
    (Unit::Foot, Unit::Inch, 12),
    (Unit::Chi, Unit::Inch, 12),
];

/// Joins a measure with the one before it, in the smaller of their units, if the text between
/// them is one of `joints` and the second is less than one of the first.
pub(crate) fn joined(
    text: &str,
    before: Option<&Found>,
    after: &Found,
    joints: &[&str],
) -> Option<Found> {
    let before = before?;
    let Value::Measure { number: large, unit } = before.value else { return None };
    let Value::Measure { number: small, unit: small_unit } = after.value else { return None };
    let (_, _, count) = PAIRS.iter().find(|pair| pair.0 == unit && pair.1 == small_unit)?;
    let is_part = large.exponent() >= 0
        && small.to_integer().is_some_and(|small| (1..i64::from(*count)).contains(&small));
    let is_joined = joints.contains(&text.get(before.span.end..after.span.start)?);
    let number = large.checked_mul(Decimal::from(*count))?.checked_add(small)?;
    (is_part && is_joined).then_some(Found {
        span: before.span.start..after.span.end,
        value: Value::Measure { number, unit: small_unit },
    })
}
