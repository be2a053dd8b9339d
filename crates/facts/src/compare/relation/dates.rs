//! Dates, periods and times against less precise and otherwise worded ones.
//!
//! A date that says less than another agrees with it in every part it says: 3 March is 2021-03-03
//! without its year, but 9月1日 and September 2 have nothing to do with each other, although they
//! share a month. Durations are no dates.

use super::{Difference, Relation};
use crate::calendar;
use crate::decimal::Decimal;
use crate::fact::{Fact, Notation, Wording};
use crate::unit::Unit;
use crate::value::Value;

/// Tells how the two values may translate each other; they are not equal.
pub(super) fn relation(english: &Fact, chinese: &Fact) -> Option<Relation> {
    let (one, other) = (&english.value, &chinese.value);
    if is_first_in_words(english) && has_month(other)
        || is_first_in_words(chinese) && has_month(one)
    {
        return None;
    }
    if matches!((one, other), (Value::Time { .. }, Value::Time { .. })) {
        let are_both_said = is_half_said(english) && is_half_said(chinese);
        return times(one, other, are_both_said).map(Relation::Compatible);
    }
    difference(one, other).or_else(|| difference(other, one)).map(Relation::Compatible)
}

/// "First" and "second" are more often not days; "the 18th" may well be 9月18日.
fn is_first_in_words(fact: &Fact) -> bool {
    let Value::Ordinal(number) = fact.value else { return false };
    fact.notation == Notation::Words && number.to_integer().is_some_and(|number| number <= 2)
}

fn has_month(value: &Value) -> bool {
    matches!(value, Value::Date { month: Some(_), day: Some(_), .. })
}

/// Tells how two values differ; every pair of kinds stands here in one order only.
fn difference(one: &Value, other: &Value) -> Option<Difference> {
    match (*one, *other) {
        (Value::Date { .. }, Value::Date { .. }) => {
            Parts::of(one)?.are_some_of(&Parts::of(other)?).then_some(Difference::LessPrecise)
        }
        (
            Value::Period { year: None, first, last },
            Value::Period { year: Some(_), first: begin, last: end },
        ) => ((first, last) == (begin, end)).then_some(Difference::LessPrecise),
        (Value::Date { year, month, day: None }, Value::Period { year: of, first, last }) => {
            let is_end = month.is_none_or(|month| month == first || month == last);
            let is_year = match (year, of) {
                (Some(year), Some(of)) => year == of,
                _ => month.is_some(),
            };
            (is_end && is_year).then_some(Difference::LessPrecise)
        }
        (Value::Decade(short @ ..100), Value::Decade(year @ 100..)) => {
            (year % 100 == short).then_some(Difference::LessPrecise)
        }
        (Value::Century(century), Value::Decade(year @ 100..)) => {
            (year.div_euclid(100) + 1 == i32::from(century)).then_some(Difference::LessPrecise)
        }
        (Value::Weekday(weekday), Value::Date { year, month, day: Some(day) }) => {
            // Without a year or month any day may be that day of the week.
            let of_date = match (year, month) {
                (Some(year), Some(month)) => calendar::weekday(year, month, day)?,
                _ => weekday,
            };
            (of_date == weekday).then_some(Difference::OtherWording)
        }
        (Value::Plan(plan), Value::Date { year: Some(year), month: None, day: None }) => {
            // 十四五 is said in English as 2021-2025.
            let first = plan_year(plan);
            (year == first || year == first + 4).then_some(Difference::OtherWording)
        }
        (Value::Time { hour, minute, zone: None }, Value::Measure { number, unit })
            if unit.is_time() =>
        {
            is_stopped(hour, minute, number, unit).then_some(Difference::OtherWording)
        }
        (Value::Ordinal(number), _) => is_placed(number, other).then_some(Difference::OtherWording),
        (Value::Number(number) | Value::Measure { number, .. }, _) => {
            let is_said = is_counted(number, other)
                && match *one {
                    Value::Measure { unit, .. } => fits_unit(unit, other),
                    _ => true,
                };
            is_said.then_some(Difference::OtherWording)
        }
        _ => None,
    }
}

/// Whether what is read as a time of day is a length of time: 2:29:37 and 2小时29分37秒, 3:05 and
/// 3分5秒.
fn is_stopped(hour: u8, minute: u8, number: Decimal, unit: Unit) -> bool {
    let written = i64::from(hour) * 60 + i64::from(minute);
    unit.whole_seconds(number).is_some_and(|seconds| {
        seconds == written && minute != 0
            || seconds / 60 == written && (seconds % 60 != 0 || minute != 0)
    })
}

/// The parts of a date.
struct Parts([Option<i32>; 3]);

impl Parts {
    fn of(value: &Value) -> Option<Self> {
        let Value::Date { year, month, day } = *value else { return None };
        Some(Self([year, month.map(i32::from), day.map(i32::from)]))
    }

    /// Whether every part is the same in the other date, and the other says more.
    fn are_some_of(&self, other: &Self) -> bool {
        let mut pairs = self.0.iter().zip(&other.0);
        pairs.all(|(one, other)| one.is_none() || one == other)
    }
}

/// The first year of a five-year plan; three years lay between the second and the third.
fn plan_year(plan: u8) -> i32 {
    let begin = if plan <= 2 { 1948 } else { 1951 };
    begin + 5 * i32::from(plan)
}

/// Whether an ordinal says the place that the value has: the 18th is 18日, the third quarter Q3.
fn is_placed(number: Decimal, value: &Value) -> bool {
    let Some(place) = number.to_integer() else { return false };
    match *value {
        Value::Date { year: None, day: Some(day), .. } => i64::from(day) == place,
        Value::Date { year: None, month: Some(month), day: None } => i64::from(month) == place,
        Value::Period { first, last, .. } => {
            let months = i64::from(last) + 1 - i64::from(first);
            matches!(months, 3 | 6) && i64::from(last) == place * months
        }
        Value::Century(century) => i64::from(century.unsigned_abs()) == place,
        Value::Plan(plan) => i64::from(plan) == place,
        _ => false,
    }
}

/// Whether a plain number may be how the value is written on the other side: 1998 for 1998年,
/// "at six" for 6时, "the nine months" for 前9个月.
fn is_counted(number: Decimal, value: &Value) -> bool {
    let Some(count) = number.to_integer() else {
        // At 10.20, as the British write it; the half of the day may not be said.
        let Value::Time { hour, minute, .. } = *value else { return false };
        let written = |hour: u8| {
            Decimal::new(i128::from(hour) * 100 + i128::from(minute), -2) == Some(number)
        };
        return written(hour) || hour > 12 && written(hour - 12);
    };
    match *value {
        Value::Date { year: Some(year), month: None, day: None } => i64::from(year) == count,
        Value::Date { year: None, month: None, day: Some(day) } => i64::from(day) == count,
        Value::Decade(tens @ ..100) => i64::from(tens) == count,
        Value::Period { first: 1, last, .. } => {
            i64::from(last) == count || i64::from(last) == count * 3
        }
        Value::Time { hour, minute: 0, .. } => {
            i64::from(hour) == count || i64::from(hour % 12) == count % 12 && count <= 12
        }
        _ => false,
    }
}

/// Whether an amount of the unit may be meant by the value; a duration is no date, but 3日 may be
/// three days, and the first nine months are nine months.
fn fits_unit(unit: Unit, value: &Value) -> bool {
    match value {
        Value::Date { year: None, month: None, .. } => unit == Unit::Day,
        Value::Period { .. } => unit != Unit::Day && unit != Unit::Year,
        _ => false,
    }
}

/// Whether it is known which half of the day the time belongs to; from 13:00 on it always is.
fn is_half_said(fact: &Fact) -> bool {
    fact.wording == Wording::HalfOfDay
        || matches!(fact.value, Value::Time { hour, .. } if !(1..13).contains(&hour))
}

/// Tells how two times differ that may be the same.
fn times(one: &Value, other: &Value, are_both_said: bool) -> Option<Difference> {
    let (one, other) = (Clock::of(one)?, Clock::of(other)?);
    if let (Some(zone), Some(other_zone)) = (one.zone, other.zone) {
        let is_same_instant = (one.minutes - zone - other.minutes + other_zone) % DAY == 0;
        return is_same_instant.then_some(Difference::Converted);
    }
    if one.minutes % DAY == other.minutes % DAY {
        let is_midnight = one.minutes != other.minutes;
        return Some(if is_midnight { Difference::OtherWording } else { Difference::LessPrecise });
    }
    // One side may not say which half of the day it is; hours after noon are always said.
    let are_said = are_both_said || one.minutes < DAY / 2 + 60 && other.minutes < DAY / 2 + 60;
    (!are_said && one.minutes % (DAY / 2) == other.minutes % (DAY / 2))
        .then_some(Difference::OtherWording)
}

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// A time of day in minutes, and its zone in minutes east of Greenwich.
struct Clock {
    minutes: i32,
    zone: Option<i32>,
}

impl Clock {
    fn of(value: &Value) -> Option<Self> {
        let Value::Time { hour, minute, zone } = *value else { return None };
        let minutes = i32::from(hour) * 60 + i32::from(minute);
        Some(Self { minutes, zone: zone.map(i32::from) })
    }
}
