//! Keys under which related values meet.

use crate::calendar;
use crate::decimal::Decimal;
use crate::enumerator::{path_as_number, path_of_three};
use crate::fact::Fact;
use crate::identifier::{digits_of, phone_digits, version_digits};
use crate::unit::{Dimension, Unit};
use crate::value::Value;
use crate::written::number_of;

/// What a key is about, and up to two numbers.
pub(super) type Key = (u8, i128, i64);

const NUMBER: u8 = 0;
const FRACTION: u8 = 1;
const DATE: u8 = 2;
const PERIOD: u8 = 3;
const DECADE: u8 = 4;
const CENTURY: u8 = 5;
const WEEKDAY: u8 = 6;
const CLOCK: u8 = 7;
const DIGITS: u8 = 8;
const SIZE: u8 = 9;

/// Adds every key of the value, and whether the value is written so or it follows from what is.
pub(super) fn keys(fact: &Fact, add: &mut impl FnMut(Key, bool)) {
    if let Some(number) = number_of(&fact.value) {
        numbers(number, add);
    }
    match fact.value {
        Value::Fraction { numerator, denominator } => fraction(numerator, denominator, add),
        Value::Percent(number) => {
            if let Some(part) = number.times_power_of_ten(-2) {
                integer_or_part(part, add);
            }
        }
        Value::Number(number) => {
            if let Some(digits) = phone_digits(number) {
                add((DIGITS, i128::from(digits), 0), true);
            }
        }
        Value::Multiple(factor) => shares(factor, add),
        Value::Ordinal(number) => {
            integer_or_part(number, add);
            parts(number, add);
        }
        Value::Measure { number, unit } => {
            size(number, unit, add);
            if let Some(seconds) = unit.whole_seconds(number).filter(|_| unit.is_time()) {
                for written in [seconds, seconds / 60] {
                    add((CLOCK, i128::from(written % 720), 0), false);
                }
            }
            // 1000亿度 may be of electricity.
            if unit == Unit::Degree {
                size(number, Unit::KilowattHour, add);
            }
            let is_mega = matches!(unit, Unit::Megabyte | Unit::Mebibyte | Unit::MegabitPerSecond);
            if let Some(bytes) = number.times_power_of_ten(12).filter(|_| is_mega) {
                integer_or_part(bytes, add);
            }
        }
        Value::Date { year, month, day } => date(year, month, day, add),
        Value::Period { year, first, last } => {
            add((PERIOD, i128::from(first), i64::from(last)), true);
            if year.is_some() {
                add(date_key(year, None, None), true);
            }
            for month in [first, last] {
                add(date_key(None, Some(month), None), true);
            }
            for place in [last, last / 3, last / 6] {
                count(i64::from(place), add);
            }
        }
        Value::Decade(year) => {
            add((DECADE, i128::from(year.rem_euclid(100)), 0), true);
            add((CENTURY, i128::from(year.div_euclid(100) + 1), 0), true);
            count(i64::from(year), add);
        }
        Value::Century(century) => {
            add((CENTURY, i128::from(century), 0), true);
            count(i64::from(century), add);
        }
        Value::Plan(plan) => {
            count(i64::from(plan), add);
            // The years in which it begins and ends, before and after the gap of 1963 to 1965.
            for first in [1948, 1951] {
                for year in [first, first + 4] {
                    count(year + 5 * i64::from(plan), add);
                }
            }
        }
        Value::Weekday(day) => add((WEEKDAY, i128::from(day), 0), true),
        Value::Time { hour, minute, zone } => time(hour, minute, zone, add),
        Value::Citation { number, inserted, .. } => {
            count(i64::from(number), add);
            paths(number, inserted, add);
        }
        Value::Identifier { key, .. } => add((DIGITS, i128::from(key as u32), 0), true),
        _ => {}
    }
}

/// The number as it is written; its sign does not matter.
fn integer_or_part(number: Decimal, add: &mut impl FnMut(Key, bool)) {
    add(number_key(number), true);
    add((DIGITS, i128::from(digits_of(number)), 0), true);
}

fn count(number: i64, add: &mut impl FnMut(Key, bool)) {
    if let Some(number) = Decimal::new(i128::from(number), 0) {
        integer_or_part(number, add);
    }
}

/// The number of a part with a point in it, as a number and as a version: section 3.2, 3.2.1节.
fn paths(whole: u32, inserted: u16, add: &mut impl FnMut(Key, bool)) {
    if let Some(number) = path_as_number(whole, inserted) {
        add(number_key(number), true);
    }
    if let Some(path) = path_of_three(whole, inserted) {
        add((DIGITS, i128::from(version_digits(&path)), 0), true);
    }
}

fn number_key(number: Decimal) -> Key {
    (NUMBER, number.mantissa().abs(), i64::from(number.exponent()))
}

/// The number, and what it is when it is cut off or rounded up at each of its digits.
fn numbers(number: Decimal, add: &mut impl FnMut(Key, bool)) {
    integer_or_part(number, add);
    let (mut rest, mut exponent) = (number.mantissa().abs(), number.exponent());
    while rest > 0 {
        rest /= 10;
        exponent += 1;
        for rounded in [rest, rest + 1] {
            if let Some(rounded) = Decimal::new(rounded, exponent) {
                add(number_key(rounded), false);
            }
        }
    }
}

/// A fraction as a percentage or decimal, to up to six digits.
fn fraction(numerator: u32, denominator: u32, add: &mut impl FnMut(Key, bool)) {
    add((FRACTION, i128::from(numerator), i64::from(denominator)), true);
    for power in -8..=1 {
        let (numerator, denominator) = (i128::from(numerator), i128::from(denominator));
        let shift = 10_i128.pow(if power < 0 { -power as u32 } else { 0 });
        let below = if power > 0 { denominator * 10 } else { denominator };
        for scale in [1, 100] {
            let rounded = numerator * scale * shift / below.max(1);
            for rounded in [rounded, rounded + 1] {
                if let Some(rounded) = Decimal::new(rounded, power) {
                    add(number_key(rounded), false);
                }
            }
        }
    }
}

/// What an ordinal is the name of, as a part: a third.
fn parts(number: Decimal, add: &mut impl FnMut(Key, bool)) {
    let Some(below) = number.to_integer().filter(|below| (3..=10).contains(below)) else { return };
    match u32::try_from(below).ok().and_then(|below| Value::fraction(1, below)) {
        Some(Value::Number(part)) => add(number_key(part), true),
        Some(_) => add((FRACTION, 1, below), true),
        None => {}
    }
}

/// A multiple as what was added, and as a percentage of what there is, was added or taken off.
fn shares(factor: Decimal, add: &mut impl FnMut(Key, bool)) {
    let one = Decimal::from(1);
    let hundred = Decimal::from(100);
    let mut share = |number: Option<Decimal>| {
        if let Some(number) = number {
            add(number_key(number), true);
        }
    };
    share(factor.checked_add(one));
    share(factor.checked_add(one.negated()));
    let whole = factor.times_power_of_ten(2);
    share(whole);
    share(whole.and_then(|whole| whole.checked_add(hundred.negated())));
}

/// The size of a measure on a scale whose steps are as wide as the largest error of a conversion.
fn size(number: Decimal, unit: Unit, add: &mut impl FnMut(Key, bool)) {
    // A degree may be one of Fahrenheit.
    let units = [Some(unit), (unit == Unit::Degree).then_some(Unit::Fahrenheit)];
    for unit in units.into_iter().flatten() {
        let Some(base) = unit.in_base(number) else { continue };
        let (dimension, seconds) = match unit.dimension() {
            Dimension::Calendar => (Dimension::Time, 2_629_746.0),
            dimension => (dimension, 1.0),
        };
        let base = base.numerator() as f64 / base.denominator() as f64 * seconds;
        let step = if base == 0.0 { i128::MIN } else { (base.abs().ln() / STEP).floor() as i128 };
        for (step, is_written) in [(step.saturating_sub(1), false), (step, true)] {
            add((SIZE, step, dimension as i64), is_written);
        }
        add((SIZE, step.saturating_add(1), dimension as i64), false);
    }
}

/// The width of a step of sizes: the logarithm of more than 10 per cent.
const STEP: f64 = 0.12;

fn date_key(year: Option<i32>, month: Option<u8>, day: Option<u8>) -> Key {
    let year = year.map_or(0, |year| i128::from(year) + (1 << 32));
    (DATE, year, i64::from(month.unwrap_or(0)) * 32 + i64::from(day.unwrap_or(0)))
}

/// The date, every date that says less of it, and its weekday.
fn date(year: Option<i32>, month: Option<u8>, day: Option<u8>, add: &mut impl FnMut(Key, bool)) {
    for parts in 1..8 {
        let year = year.filter(|_| parts & 1 != 0);
        let month = month.filter(|_| parts & 2 != 0);
        let day = day.filter(|_| parts & 4 != 0);
        add(date_key(year, month, day), false);
    }
    add(date_key(year, month, day), true);
    // The 18th is 18日 and 9月18日, the eleventh month 十一月.
    if let Some(day) = day {
        add(number_key(Decimal::from(u32::from(day))), false);
    }
    match (year, month, day) {
        (Some(year), None, None) => count(i64::from(year), add),
        (None, Some(part), None) | (None, None, Some(part)) => count(i64::from(part), add),
        _ => {}
    }
    let Some(day) = day else { return };
    let weekday = match (year, month) {
        (Some(year), Some(month)) => calendar::weekday(year, month, day),
        _ => None,
    };
    for of_week in 1..=7 {
        if weekday.is_none_or(|weekday| weekday == of_week) {
            add((WEEKDAY, i128::from(of_week), 0), false);
        }
    }
}

/// The time on the 12-hour clock, here and at Greenwich, and its hour as a number.
fn time(hour: u8, minute: u8, zone: Option<i16>, add: &mut impl FnMut(Key, bool)) {
    let minutes = i64::from(hour) * 60 + i64::from(minute);
    add((CLOCK, i128::from(minutes % 720), 0), true);
    if let Some(zone) = zone {
        add((CLOCK, i128::from((minutes - i64::from(zone)).rem_euclid(1440)), 1), true);
    }
    let hour = i64::from(hour);
    for hour in [hour, hour % 12, hour % 12 + 12] {
        let written = if minute == 0 {
            Decimal::new(i128::from(hour), 0)
        } else {
            Decimal::new(i128::from(hour) * 100 + i128::from(minute), -2)
        };
        if let Some(written) = written {
            add(number_key(written), false);
        }
    }
}
