//! Keys of values for an index.

mod links;

use crate::decimal::Decimal;
use crate::unit::Unit;
use crate::value::Value;

pub use links::{FactLink, FactLinks, keys};

/// A hash of class and value; equal values have equal keys on every machine and in every run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactKey(u64);

impl FactKey {
    /// Returns the 64 bits of the key.
    pub fn bits(self) -> u64 {
        self.0
    }
}

/// Returns the key of exactly this value.
pub fn key(value: &Value) -> FactKey {
    match *value {
        Value::Number(number) => decimal_key(Class::Number, number),
        Value::Fraction { numerator, denominator } => {
            hash(Class::Fraction, i128::from(numerator), i64::from(denominator))
        }
        Value::Percent(number) => decimal_key(Class::Percent, number),
        Value::PercentagePoints(number) => decimal_key(Class::PercentagePoints, number),
        Value::Ordinal(number) => decimal_key(Class::Ordinal, number),
        Value::Date { year, month, day } => date_key(year, month, day),
        Value::Multiple(number) => decimal_key(Class::Multiple, number),
        Value::Amount { number, currency } => unit_key(Class::Amount, number, currency.code()),
        Value::Measure { number, unit } => unit_key(Class::Measure, number, unit.symbol()),
        Value::Period { year, first, last } => period_key(year, first, last),
        Value::Century(number) => hash(Class::Century, i128::from(number), 0),
        Value::Plan(number) => hash(Class::Plan, i128::from(number), 0),
        Value::Identifier { key, .. } => hash(Class::Identifier, i128::from(key), 0),
        Value::Decade(year) => hash(Class::Decade, i128::from(year), 0),
        Value::Weekday(day) => hash(Class::Weekday, i128::from(day), 0),
        Value::Time { hour, minute, .. } => {
            hash(Class::Time, i128::from(hour) * 60 + i128::from(minute), 0)
        }
        Value::Citation { kind, number, inserted } => {
            let number = i128::from(number) + (i128::from(inserted) << 32);
            hash(Class::Citation, number, kind as i64)
        }
    }
}

/// Keeps equal numbers of different classes apart.
#[derive(Clone, Copy)]
pub(crate) enum Class {
    Number,
    Fraction,
    Percent,
    PercentagePoints,
    Ordinal,
    Date,
    Decade,
    Weekday,
    Time,
    HalfDayTime,
    Citation,
    Multiple,
    Amount,
    Measure,
    Period,
    Century,
    Plan,
    Identifier,
    BaseMeasure,
}

pub(crate) fn decimal_key(class: Class, number: Decimal) -> FactKey {
    hash(class, number.mantissa(), i64::from(number.exponent()))
}

/// The key that a measure shares with the same in other units: 18 months and a year and a half.
pub(crate) fn base_key(number: Decimal, unit: Unit) -> Option<FactKey> {
    let base = unit.in_base(number)?;
    let below = i64::try_from(base.denominator()).ok()?;
    let dimension = unit.dimension() as i64;
    Some(hash(Class::BaseMeasure, base.numerator(), below.checked_mul(32)?.checked_add(dimension)?))
}

/// Keeps equal numbers of different units apart.
fn unit_key(class: Class, number: Decimal, unit: &str) -> FactKey {
    let name = unit.bytes().fold(0_i64, |name, byte| (name << 8) | i64::from(byte));
    hash(class, number.mantissa(), (name << 8) ^ i64::from(number.exponent()))
}

pub(crate) fn period_key(year: Option<i32>, first: u8, last: u8) -> FactKey {
    let year = year.map_or(0, |year| i128::from(year) + (1 << 32));
    hash(Class::Period, year, i64::from(first) * 32 + i64::from(last))
}

/// Packs a date into one integer in which every missing part has a value of its own.
pub(crate) fn date_key(year: Option<i32>, month: Option<u8>, day: Option<u8>) -> FactKey {
    let year = year.map_or(0, |year| i64::from(year) + (1 << 32));
    let (month, day) = (month.unwrap_or(0), day.unwrap_or(0));
    hash(Class::Date, i128::from(year), i64::from(month) * 32 + i64::from(day))
}

/// FNV-1a over class and numbers (Fowler, Noll, Vo; 64 bits): simple, fixed for ever.
pub(crate) fn hash(class: Class, first: i128, second: i64) -> FactKey {
    let bytes = std::iter::once(class as u8).chain(first.to_le_bytes()).chain(second.to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    FactKey(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_link_is_the_exact_key_and_keys_never_change() {
        let value = Value::Number(Decimal::from(2400));
        assert_eq!(keys(&value).next().map(|link| link.key), Some(key(&value)));
        assert_eq!(key(&value).bits(), 17_777_981_148_004_283_429);
    }
}
