//! Amounts and measures against other units and bare numbers.
//!
//! A bare number may leave out the unit that the other says. Two measures of one dimension are
//! compared exactly in base units. Where a conversion has endless or many decimals, as between
//! miles and kilometres, one of them may have been rounded: then the other, converted exactly,
//! must round to the digits that it says. Two
//! values with the same unit must be equal, unless words like "nearly" make one of them inexact.

use super::numbers::is_rounded;
use super::{Relation, by_key};
use crate::compare::Difference;
use crate::decimal::Decimal;
use crate::fact::{Approximation, Fact, Notation, Wording};
use crate::rational::Rational;
use crate::unit::{Currency, Dimension, Unit};
use crate::value::Value;

/// The largest error of a conversion that is rounded to the last digit said, in parts of 1000:
/// 3 miles are 4.83 km and may be 5公里, which is 35 parts too much.
const ROUNDED_LIMIT: i128 = 50;

/// The largest error of a conversion whose last zeros are taken for unsaid digits: 500 miles are
/// 804.7 km and may be 800公里.
const ROUND_NUMBER_LIMIT: i128 = 25;

/// The largest error of a conversion that is said to be inexact.
const APPROXIMATE_LIMIT: i128 = 100;

/// The largest error of days and weeks for months and years: two weeks for 半个月.
const CALENDAR_LIMIT: i128 = 85;

/// Tells how the two values may translate each other; they are not equal.
pub(super) fn relation(english: &Fact, chinese: &Fact) -> Option<Relation> {
    let difference = match (english.value, chinese.value) {
        (
            Value::Amount { number: one, currency: left },
            Value::Amount { number: other, currency: right },
        ) => {
            let are_words =
                english.notation == Notation::Words && chinese.notation == Notation::Words;
            // A sign alone, $ or ¥, mostly stands for the currency whose code it has.
            if one == other && left.code() == right.code() {
                return Some(Relation::Equal);
            }
            let is_local = english.wording == Wording::Sign
                && chinese.wording == Wording::LocalMoney
                || english.wording == Wording::LocalMoney && chinese.wording == Wording::Sign;
            amounts(one, left, other, right, (are_words, is_local))
                .or_else(|| (left == right).then(|| inexact(english, one, chinese, other))?)
        }
        (
            Value::Measure { number: one, unit: left },
            Value::Measure { number: other, unit: right },
        ) if left == right => inexact(english, one, chinese, other),
        (
            Value::Measure { number: one, unit: left },
            Value::Measure { number: other, unit: right },
        ) => measures(one, left, other, right, is_inexact(english) || is_inexact(chinese)),
        (
            Value::Measure { number: one, unit: Unit::Pound },
            Value::Amount { number: other, currency: Currency::Sterling },
        ) => (one == other).then_some(Difference::OtherWording),
        (Value::Number(one), _) => bare(english, one, chinese),
        (_, Value::Number(other)) => bare(chinese, other, english),
        // The 30th year is 三十年: by its number.
        (Value::Ordinal(_), _) | (_, Value::Ordinal(_)) => return by_key(english, chinese),
        _ => None,
    };
    difference.map(Relation::Compatible)
}

/// Whether the decade is one of life, and the other an age of so many years and some: in his
/// twenties is 20多岁.
pub(super) fn is_age(decade: &Fact, age: &Fact) -> bool {
    let (Value::Decade(first), Value::Measure { number, unit: Unit::Year }) =
        (decade.value, age.value)
    else {
        return false;
    };
    first < 100 && is_inexact(age) && number.to_integer() == Some(i64::from(first))
}

/// A bare number against an amount or measure.
fn bare(number: &Fact, bare: Decimal, counted: &Fact) -> Option<Difference> {
    let (Value::Amount { number: other, .. } | Value::Measure { number: other, .. }) =
        counted.value
    else {
        return None;
    };
    // 128兆 are 128 megabytes; 兆 is 10^12 too.
    let is_mega = matches!(
        counted.value,
        Value::Measure { unit: Unit::Megabyte | Unit::Mebibyte | Unit::MegabitPerSecond, .. }
    ) && other.times_power_of_ten(12) == Some(bare);
    if bare == other || is_mega {
        return Some(Difference::LessPrecise);
    }
    inexact(number, bare, counted, other)
}

/// Equal sums whose currency one side leaves open: "$" of any dollar, 元 of any yuan.
fn amounts(
    one: Decimal,
    left: Currency,
    other: Decimal,
    right: Currency,
    (are_words, is_local): (bool, bool),
) -> Option<Difference> {
    let either = |currency| left == currency || right == currency;
    let is_open = either(Currency::Dollar) && left.is_dollar() && right.is_dollar()
        // In Hong Kong and Taiwan, $ and 元 are both the money of the place.
        || is_local && either(Currency::Dollar) && either(Currency::Yuan)
        || either(Currency::Yuan) && left.is_plain_yuan() && right.is_plain_yuan()
        || either(Currency::Rupee) && either(Currency::PakistanRupee)
        || either(Currency::Peso) && either(Currency::PhilippinePeso)
        // Five dollars are 五元 in a novel; in figures the two must be told apart.
        || are_words
            && either(Currency::Yuan)
            && (either(Currency::UsDollar) || either(Currency::Dollar))
        || either(Currency::YuanSign) && either(Currency::Yen);
    (one == other && is_open).then_some(Difference::LessPrecise)
}

/// Measures in different units.
fn measures(
    one: Decimal,
    left: Unit,
    other: Decimal,
    right: Unit,
    are_inexact: bool,
) -> Option<Difference> {
    if one == other && may_be_said_for(left, right) {
        return Some(Difference::LessPrecise);
    }
    if left.dimension() != right.dimension() {
        return match (left, right) {
            // 70 degrees of an American are 21摄氏度.
            (Unit::Degree, Unit::Celsius) => {
                measures(one, Unit::Fahrenheit, other, right, are_inexact)
            }
            // 1000亿度 of electricity are 100 TWh.
            (Unit::Degree, energy) if energy.dimension() == Dimension::Energy => {
                measures(one, Unit::KilowattHour, other, right, are_inexact)
            }
            (energy, Unit::Degree) if energy.dimension() == Dimension::Energy => {
                measures(one, left, other, Unit::KilowattHour, are_inexact)
            }
            _ => calendar(one, left, other, right),
        };
    }
    let (base_one, base_other) = (left.in_base(one)?, right.in_base(other)?);
    if base_one == base_other {
        return Some(Difference::Converted);
    }
    if is_decimal_conversion(left, right)? && !are_inexact {
        return None;
    }
    let is_rounded = rounds_to(base_one, other, right, are_inexact)?
        || rounds_to(base_other, one, left, are_inexact)?;
    is_rounded.then_some(Difference::Rounded)
}

/// Whether a conversion needs no rounding, as between metres and kilometres or hours and minutes.
fn is_decimal_conversion(left: Unit, right: Unit) -> Option<bool> {
    if left.is_time() {
        return Some(true);
    }
    let (one, other) = (left.scale(), right.scale());
    let ratio = Rational::new(
        i128::from(one.0).checked_mul(i128::from(other.1))?,
        i128::from(one.1).checked_mul(i128::from(other.0))?,
    )?;
    let has_decimals = |mut number: i128| {
        for factor in [2, 5] {
            while number % factor == 0 {
                number /= factor;
            }
        }
        number == 1
    };
    Some(has_decimals(ratio.numerator()) && has_decimals(ratio.denominator()))
}

/// Whether the two units are two readings of one word, or one is the other with less said.
fn may_be_said_for(left: Unit, right: Unit) -> bool {
    let is_open = |one: Unit, other: Unit| match one {
        // Degrees of a scale that is not said, and 度 of electricity.
        Unit::Degree => {
            matches!(other, Unit::Celsius | Unit::Fahrenheit | Unit::KilowattHour)
        }
        // In Hong Kong and Taiwan 尺 and 寸 are feet and inches.
        Unit::Chi => matches!(other, Unit::Foot | Unit::SquareFoot),
        // 500呎 is the area of a flat.
        Unit::Foot => other == Unit::SquareFoot,
        Unit::Cun => other == Unit::Inch,
        // Winds of 85 miles, an hour.
        _ => one.per_hour() == Some(other),
    };
    is_open(left, right) || is_open(right, left)
}

/// Whether the exact value, in base units, rounds to the number that is said of the unit.
fn rounds_to(exact: Rational, said: Decimal, unit: Unit, are_inexact: bool) -> Option<bool> {
    let rounded = unit.in_base(said)?;
    let error = rounded.distance(exact)?;
    // Half of the last digit said, and of the last digit that is not zero, in base units.
    let half_of = |exponent: i32| -> Option<Rational> {
        let (numerator, denominator) = unit.scale();
        Rational::from_decimal(Decimal::new(5, exponent.checked_sub(1)?)?)?
            .checked_mul(Rational::new(i128::from(numerator), i128::from(denominator))?)
    };
    if are_inexact && within(error, exact, APPROXIMATE_LIMIT)? {
        return Some(true);
    }
    let last_digit = said.exponent().min(0);
    Some(
        error.is_at_most(half_of(last_digit)?)? && within(error, exact, ROUNDED_LIMIT)?
            || error.is_at_most(half_of(said.exponent())?)?
                && within(error, exact, ROUND_NUMBER_LIMIT)?,
    )
}

/// Days and weeks against months and years, which are so many days on average.
fn calendar(one: Decimal, left: Unit, other: Decimal, right: Unit) -> Option<Difference> {
    let (days, span, span_unit) = match (left.dimension(), right.dimension()) {
        (Dimension::Time, Dimension::Calendar) => (left.in_base(one)?, other, right),
        (Dimension::Calendar, Dimension::Time) => (right.in_base(other)?, one, left),
        _ => return None,
    };
    // A year of the Gregorian calendar has 365.2425 days, a month a twelfth of them: 2,629,746 s.
    let seconds = span_unit.in_base(span)?.checked_mul(Rational::new(2_629_746, 1)?)?;
    within(days.distance(seconds)?, seconds, CALENDAR_LIMIT)?.then_some(Difference::Rounded)
}

/// Numbers of one unit of which one is the other, rounded, as the words beside it say.
fn inexact(one: &Fact, left: Decimal, other: &Fact, right: Decimal) -> Option<Difference> {
    (is_rounded(one, left, other, right) || is_rounded(other, right, one, left))
        .then_some(Difference::Rounded)
}

fn is_inexact(fact: &Fact) -> bool {
    fact.approximation != Approximation::Exact
}

/// Whether the error is at most so many thousandths of the whole.
fn within(error: Rational, whole: Rational, thousandths: i128) -> Option<bool> {
    error.is_at_most(whole.checked_mul(Rational::new(thousandths, 1000)?)?)
}
