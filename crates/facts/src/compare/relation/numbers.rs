//! Numbers, ordinals and percentages against rounded and otherwise worded ones.
//!
//! A number that is rounded is said less exactly than its counterpart: 24.5万 against 245,321.
//! Where a word says so (约, 近, 多, over, nearly) one figure may be left off. Without one, at least
//! two that are not zero must be, since a single figure among zeros (245,400) may be a slip, or the
//! one that is said more must be the last: 31.11 against 31.1.

use super::{Difference, Relation, by_key};
use crate::decimal::Decimal;
use crate::fact::{Approximation, Fact, Wording};
use crate::value::Value;
use crate::written::number_of;

/// Tells how the two values may translate each other; they are not equal.
pub(super) fn relation(english: &Fact, chinese: &Fact) -> Option<Relation> {
    let other_wording = Some(Relation::Compatible(Difference::OtherWording));
    let (one, other) = (&english.value, &chinese.value);
    if is_other_multiple(english, chinese)
        || is_share(one, other)
        || is_share(other, one)
        || is_negated(english, chinese)
        || is_part(one, other)
        || is_bare_percentage(one, other)
        || is_bare_percentage(other, one)
    {
        return other_wording;
    }
    if are_points(one, other) || are_points(other, one) {
        return Some(Relation::Compatible(Difference::Points));
    }
    if let Some(Relation::Compatible(Difference::LessPrecise)) = by_key(english, chinese) {
        // Two values of one class that share a key: a multiple and a number, points and per cent.
        return other_wording;
    }
    if let Some(relation) = by_key(english, chinese) {
        return Some(relation);
    }
    let is_rounded = is_rounding(english, chinese)
        || is_rounding(chinese, english)
        || is_rounded_fraction(one, chinese)
        || is_rounded_fraction(other, english);
    is_rounded.then_some(Relation::Compatible(Difference::Rounded))
}

/// Whether the one side counts what was added and the other what there is: 增长3倍, which says
/// four times as much, stands for "three times" often enough.
fn is_other_multiple(english: &Fact, chinese: &Fact) -> bool {
    let Value::Multiple(factor) = chinese.value else { return false };
    let (Value::Multiple(said) | Value::Number(said)) = english.value else { return false };
    let one = Decimal::from(1);
    // 一倍 says once more, wherever the verb stands.
    if chinese.wording != Wording::Increase && factor != one {
        return false;
    }
    said.checked_add(one) == Some(factor) || factor.checked_add(one) == Some(said)
}

/// Whether the multiple is the percentage otherwise: 两倍 and 200 per cent, 增长两倍 (3) and up
/// 200 per cent, 减半 (0.5) and down 50 per cent, 八折 (0.8) and 20 per cent off.
fn is_share(multiple: &Value, percent: &Value) -> bool {
    let (&Value::Multiple(factor), &Value::Percent(percent)) = (multiple, percent) else {
        return false;
    };
    let Some(whole) = factor.times_power_of_ten(2) else { return false };
    let hundred = Decimal::from(100);
    whole == percent
        || percent.checked_add(hundred) == Some(whole)
        || percent.checked_add(whole) == Some(hundred)
}

/// Whether the number is the percentage without its sign: "falls to 40" and 跌至40%.
fn is_bare_percentage(number: &Value, percent: &Value) -> bool {
    matches!((number, percent), (Value::Number(number), Value::Percent(percent)) if number == percent)
}

/// Whether the one is as many percentage points as the other is per cent.
fn are_points(points: &Value, percent: &Value) -> bool {
    matches!(
        (points, percent),
        (Value::PercentagePoints(points), Value::Percent(percent)) if points == percent
    )
}

/// Whether only the sign differs, and a word like "below" or "fell by" says it on the other side.
fn is_negated(one: &Fact, other: &Fact) -> bool {
    let is_said = |fact: &Fact| {
        let is_negative = number_of(&fact.value).is_some_and(|number| number.mantissa() < 0);
        is_negative || fact.wording == Wording::Decrease
    };
    if !is_said(one) || !is_said(other) {
        return false;
    }
    match (one.value, other.value) {
        (Value::Number(one), Value::Number(other))
        | (Value::Percent(one), Value::Percent(other))
        | (Value::PercentagePoints(one), Value::PercentagePoints(other)) => one == other.negated(),
        _ => false,
    }
}

/// Whether the English ordinal is the part that is meant: a third shall be there, 三分之一.
fn is_part(english: &Value, chinese: &Value) -> bool {
    let &Value::Ordinal(ordinal) = english else { return false };
    let Some(below) = ordinal.to_integer().and_then(|below| u32::try_from(below).ok()) else {
        return false;
    };
    (3..=10).contains(&below) && Value::fraction(1, below) == Some(*chinese)
}

/// Whether two values are of one kind and `rough` is `fine` said less exactly.
fn is_rounding(rough: &Fact, fine: &Fact) -> bool {
    let is_same_kind = std::mem::discriminant(&rough.value) == std::mem::discriminant(&fine.value);
    match (number_of(&rough.value), number_of(&fine.value)) {
        (Some(number), Some(exact)) if is_same_kind => is_rounded(rough, number, fine, exact),
        _ => false,
    }
}

/// Whether `exact`, which `fine` says, rounds to `number`, which `rough` says.
///
/// The numbers are given apart from the facts so that they may be converted to one unit before.
pub(super) fn is_rounded(rough: &Fact, number: Decimal, fine: &Fact, exact: Decimal) -> bool {
    if number.mantissa().signum() != exact.mantissa().signum() {
        return false;
    }
    let is_exact = fine.approximation == Approximation::Exact;
    // 31.11 and 31.1: all that is said is one figure more.
    let is_next = i32::from(fine.last_digit) == exact.exponent()
        && i32::from(rough.last_digit) == exact.exponent() + 1;
    is_exact && is_about(rough.approximation, number, exact)
        || is_cut(number, exact, i32::from(rough.last_digit), if is_next { 1 } else { 2 })
}

/// Whether `exact` is what a word beside `number` makes of it, to its last figure but zeros.
fn is_about(approximation: Approximation, number: Decimal, exact: Decimal) -> bool {
    let Some((below, rest)) = split(exact, number.exponent()) else { return false };
    // Nearly a hundred is not sixty, and over a hundred is not 180.
    let parts = if number.mantissa().abs() == 1 { 5 } else { 2 };
    let is_near = number.significant_digits() > 1 || is_within(number, exact, parts);
    // A single figure far below the last that is said, as in 1,005, is more likely a slip.
    let is_likely = rest.is_tenth || rest.figures >= 2;
    let (said, one) = (number.mantissa(), exact.mantissa().signum());
    let is_rounded = match approximation {
        Approximation::Exact => false,
        Approximation::Over => below == said,
        Approximation::Under => below + one == said,
        Approximation::About => below + if rest.is_half_or_more { one } else { 0 } == said,
    };
    is_near && is_likely && is_rounded
}

/// Whether `exact` rounds to `number` at the last digit that is said, leaving off at least
/// `figures` figures that are not zero.
fn is_cut(number: Decimal, exact: Decimal, power: i32, figures: u32) -> bool {
    let Some((below, rest)) = split(exact, power) else { return false };
    let rounded = below + if rest.is_half_or_more { exact.mantissa().signum() } else { 0 };
    let is_nearest = Decimal::new(rounded, power) == Some(number);
    is_nearest && number.significant_digits() >= 2 && rest.figures >= figures
}

/// What is left of a number below some power of ten.
struct Rest {
    is_half_or_more: bool,
    /// At least a tenth of the power of ten.
    is_tenth: bool,
    /// Figures that are not zero.
    figures: u32,
}

/// Splits a number at a power of ten above its last digit; negative ones by their size.
fn split(number: Decimal, power: i32) -> Option<(i128, Rest)> {
    let shift = u32::try_from(power.checked_sub(number.exponent())?).ok().filter(|&s| s > 0)?;
    let unit = 10_i128.checked_pow(shift)?;
    let (below, mut rest) = (number.mantissa() / unit, (number.mantissa() % unit).abs());
    let is_half_or_more = rest.checked_mul(2)? >= unit;
    let is_tenth = rest.checked_mul(10)? >= unit;
    let mut figures = 0;
    while rest > 0 {
        figures += u32::from(rest % 10 != 0);
        rest /= 10;
    }
    Some((below, Rest { is_half_or_more, is_tenth, figures }))
}

/// Whether two numbers differ by at most one part of the first in `parts`.
fn is_within(number: Decimal, exact: Decimal, parts: u32) -> bool {
    let difference = number.checked_add(exact.negated());
    let scaled = difference.and_then(|difference| difference.checked_mul(Decimal::from(parts)));
    scaled.is_some_and(|scaled| {
        let exponent = scaled.exponent().min(number.exponent());
        match (at_exponent(scaled, exponent), at_exponent(number, exponent)) {
            (Some(scaled), Some(number)) => scaled.abs() <= number.abs(),
            _ => false,
        }
    })
}

fn at_exponent(number: Decimal, exponent: i32) -> Option<i128> {
    let power = u32::try_from(number.exponent().checked_sub(exponent)?).ok()?;
    number.mantissa().checked_mul(10_i128.checked_pow(power)?)
}

/// Whether the percentage or decimal is the fraction to the digit that it is said: 1/3 and 33.3 %.
fn is_rounded_fraction(fraction: &Value, rounded: &Fact) -> bool {
    let &Value::Fraction { numerator, denominator } = fraction else { return false };
    let (number, hundred) = match rounded.value {
        Value::Percent(number) => (number, 100),
        // One figure is too few: 0.1 is not one thirteenth.
        Value::Number(number) if rounded.last_digit <= -2 => (number, 1),
        _ => return false,
    };
    // |number × denominator − numerator × hundred| ≤ denominator × half of the last digit.
    let error = number.checked_mul(Decimal::from(denominator)).and_then(|product| {
        let exact = Decimal::from(numerator).checked_mul(Decimal::from(hundred))?;
        product.checked_add(exact.negated())
    });
    // 约三成 is a third, to the tens; 30 % is said to the ones.
    let power = match rounded.approximation {
        Approximation::Exact => i32::from(rounded.last_digit.min(0)),
        _ => i32::from(rounded.last_digit.min(1)),
    };
    let half = Decimal::new(i128::from(denominator) * 5, power - 1);
    let (Some(error), Some(half)) = (error, half) else { return false };
    let exponent = error.exponent().min(half.exponent());
    match (at_exponent(error, exponent), at_exponent(half, exponent)) {
        (Some(error), Some(half)) => error.abs() <= half,
        _ => false,
    }
}
