//! The ways in which a translation may write a value, and how much evidence each is.

use super::{Class, FactKey, base_key, date_key, decimal_key, hash, key, period_key};
use crate::decimal::Decimal;
use crate::value::Value;

/// One way to look a value up, and how much a match under it is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FactLink {
    /// The key both sides must share.
    pub key: FactKey,
    /// 0 (says nothing) to 1 (a full date): how unlikely it is to meet the key by chance.
    pub strength: f32,
}

/// The links of one value, strongest first.
#[derive(Clone, Debug)]
pub struct FactLinks {
    links: [Option<FactLink>; LINK_LIMIT],
    next: usize,
}

impl Iterator for FactLinks {
    type Item = FactLink;

    fn next(&mut self) -> Option<FactLink> {
        let link = *self.links.get(self.next)?;
        self.next += 1;
        link
    }
}

/// Returns every key under which the value may be written in a translation, strongest first.
///
/// The first is [`key`]. The others are less precise: a date without its year, an ordinal as a
/// plain number, a time on the 12-hour clock. Two facts are compatible when they share a key;
/// the smaller of the two strengths is the evidence.
pub fn keys(value: &Value) -> FactLinks {
    let mut links = FactLinks { links: [None; LINK_LIMIT], next: 0 };
    let mut count = 0;
    let mut add = |key: FactKey, strength: f32| {
        if let Some(slot) = links.links.get_mut(count) {
            *slot = Some(FactLink { key, strength });
            count += 1;
        }
    };
    match *value {
        Value::Number(number) => {
            let strength = number_strength(number);
            add(key(value), strength);
            if let Some(year) = year_of(number) {
                add(date_key(Some(year), None, None), strength);
            }
        }
        Value::Fraction { .. } => add(key(value), 0.6),
        Value::Percent(number) => {
            add(key(value), (number_strength(number) + 0.25).clamp(0.5, 0.95));
            if let Some(part) = number.times_power_of_ten(-2) {
                add(decimal_key(Class::Number, part), 0.4);
            }
        }
        Value::PercentagePoints(number) => {
            add(key(value), (number_strength(number) + 0.25).clamp(0.5, 0.95));
            let as_number = number_strength(number) * 0.7;
            let mut weaker = [(Class::Percent, 0.5), (Class::Number, as_number)];
            if as_number > 0.5 {
                weaker.swap(0, 1);
            }
            for (class, strength) in weaker {
                add(decimal_key(class, number), strength);
            }
        }
        Value::Multiple(number) => {
            add(key(value), number_strength(number));
            add(decimal_key(Class::Number, number), number_strength(number) * 0.7);
        }
        Value::Amount { number, .. } => {
            let strength = counted_strength(number);
            add(key(value), strength);
            add(decimal_key(Class::Number, number), strength * 0.8);
        }
        Value::Measure { number, unit } => {
            let strength = counted_strength(number);
            add(key(value), strength);
            // 500 里 are 250 km; a year is also 12 months.
            if let Some(base) = base_key(number, unit) {
                add(base, strength);
            }
            add(decimal_key(Class::Number, number), strength * 0.8);
        }
        Value::Period { year, first, last } => {
            add(key(value), if year.is_some() { 0.9 } else { 0.6 });
            if year.is_some() {
                add(period_key(None, first, last), 0.6);
                add(date_key(year, None, None), 0.6);
            }
            // From June to August, or begun in June and ended in August.
            add(date_key(None, Some(first), None), 0.3);
            add(date_key(None, Some(last), None), 0.3);
        }
        Value::Century(number) => {
            let ordinal = Decimal::from(u32::from(number.unsigned_abs()));
            add(key(value), number_strength(ordinal));
            add(decimal_key(Class::Ordinal, ordinal), number_strength(ordinal));
        }
        Value::Plan(number) => {
            add(key(value), 0.8);
            add(decimal_key(Class::Ordinal, Decimal::from(u32::from(number))), 0.3);
        }
        Value::Identifier { .. } => add(key(value), 0.9),
        Value::Ordinal(number) => {
            let strength = number_strength(number);
            add(key(value), strength);
            add(decimal_key(Class::Number, number), strength * 0.7);
            if let Some(day) = day_of(number) {
                add(date_key(None, None, Some(day)), strength * 0.7);
            }
        }
        Value::Date { year, month, day } => add_date(&mut add, year, month, day),
        Value::Decade(year) => {
            add(key(value), if year >= 100 { 0.8 } else { 0.6 });
            if year >= 100 {
                add(hash(Class::Decade, i128::from(year.rem_euclid(100)), 0), 0.6);
            }
        }
        Value::Weekday(_) => add(key(value), 0.4),
        Value::Time { hour, minute, .. } => {
            add(key(value), if minute == 0 { 0.6 } else { 0.85 });
            let minutes = i128::from(hour % 12) * 60 + i128::from(minute);
            add(hash(Class::HalfDayTime, minutes, 0), if minute == 0 { 0.5 } else { 0.8 });
            if minute == 0 {
                // At six in the morning: only a word far from the number makes a time of it.
                add(decimal_key(Class::Number, Decimal::from(u32::from(hour % 12))), 0.15);
            }
        }
        Value::Citation { number, inserted, .. } if inserted > 0 => {
            add(key(value), (number_strength(Decimal::from(number)) + 0.45).min(0.95));
        }
        Value::Citation { number, .. } => {
            let strength = number_strength(Decimal::from(number));
            add(key(value), (strength + 0.35).min(0.95));
            add(decimal_key(Class::Ordinal, Decimal::from(number)), strength * 0.8);
            add(decimal_key(Class::Number, Decimal::from(number)), strength * 0.6);
        }
    }
    links
}

/// A full date has the most: itself and five dates of less precision.
const LINK_LIMIT: usize = 6;

fn add_date(
    add: &mut impl FnMut(FactKey, f32),
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
) {
    if year.is_some() && month.is_some() && day.is_some() {
        add(date_key(year, month, day), 1.0);
    }
    if month.is_some() && day.is_some() {
        add(date_key(None, month, day), 0.9);
    }
    if year.is_some() && month.is_some() {
        add(date_key(year, month, None), 0.9);
    }
    if let Some(year) = year {
        add(date_key(Some(year), None, None), 0.7);
    }
    if month.is_some() {
        add(date_key(None, month, None), 0.45);
    }
    if day.is_some() {
        add(date_key(None, None, day), 0.4);
    }
    if let (None, Some(part), None) | (None, None, Some(part)) = (year, month, day) {
        // The eleventh month is 十一月, the 18th is 18日.
        add(decimal_key(Class::Ordinal, Decimal::from(u32::from(part))), 0.3);
    }
    if let (Some(year), None, None) = (year, month, day)
        && let Some(number) = Decimal::new(i128::from(year), 0)
    {
        add(decimal_key(Class::Number, number), 0.7);
    }
}

/// Grows with what it takes to meet the number by chance: digits that say something.
///
/// Set by hand: integers up to ten are everywhere, tens and hundreds are common, and three
/// significant digits hardly ever agree by accident.
fn number_strength(number: Decimal) -> f32 {
    let digits = number.significant_digits();
    match number.to_integer() {
        Some(0 | 1) => 0.05,
        Some(2 | 3) => 0.15,
        Some(4..=10) => 0.25,
        Some(11..=20) => 0.4,
        Some(21..=99) if digits == 1 => 0.4,
        Some(21..=99) => 0.5,
        // A hundred, a thousand, a million: as often a way of speaking as a count.
        Some(_) if number.mantissa() == 1 => 0.45,
        Some(100..=999) if digits == 1 => 0.5,
        Some(100..=999) => 0.7,
        Some(_) => 0.55 + 0.12 * digits.min(3) as f32,
        None if digits == 1 => 0.3,
        None => 0.4 + 0.15 * digits.min(3) as f32,
    }
}

/// A unit makes a number somewhat less likely to be met by chance; a hundred years and a thousand
/// miles stay ways of speaking, a million years are none.
fn counted_strength(number: Decimal) -> f32 {
    let is_saying = number.mantissa() == 1 && number.exponent() < 5;
    number_strength(number) + if is_saying { 0.0 } else { 0.05 }
}

/// A plain number that may be a year: the English text says 1998, the Chinese one 1998年.
fn year_of(number: Decimal) -> Option<i32> {
    let year = i32::try_from(number.to_integer()?).ok()?;
    (1000..=2100).contains(&year).then_some(year)
}

/// An ordinal that may be a day of the month: the 18th is 18日.
fn day_of(number: Decimal) -> Option<u8> {
    let day = u8::try_from(number.to_integer()?).ok()?;
    (1..=31).contains(&day).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Unit;

    fn date(year: Option<i32>, month: Option<u8>, day: Option<u8>) -> Value {
        Value::Date { year, month, day }
    }

    fn shared(left: &Value, right: &Value) -> Option<f32> {
        keys(left)
            .flat_map(|l| keys(right).filter(move |r| r.key == l.key).map(move |r| (l, r)))
            .map(|(l, r)| l.strength.min(r.strength))
            .max_by(f32::total_cmp)
    }

    #[test]
    fn dates_link_to_less_precise_dates() {
        let full = date(Some(2017), Some(9), Some(1));
        assert_eq!(shared(&full, &full), Some(1.0));
        assert_eq!(shared(&full, &date(None, Some(9), Some(1))), Some(0.9));
        assert_eq!(shared(&full, &date(None, None, Some(1))), Some(0.4));
        assert_eq!(shared(&full, &date(None, Some(8), Some(31))), None);
    }

    #[test]
    fn periods_link_to_their_year_and_to_the_months_at_their_ends() {
        let months = Value::Period { year: Some(2017), first: 6, last: 8 };
        assert_eq!(shared(&months, &date(Some(2017), None, None)), Some(0.6));
        assert_eq!(shared(&months, &date(None, Some(8), None)), Some(0.3));
        assert_eq!(shared(&months, &date(None, Some(7), None)), None);
    }

    #[test]
    fn a_measure_links_to_the_same_in_another_unit_and_to_its_bare_number() {
        let measure = |number: u32, unit| Value::Measure { number: Decimal::from(number), unit };
        let months = measure(18, Unit::Month);
        let years = Value::Measure {
            number: Decimal::new(15, -1).expect("the exponent is within the limit"),
            unit: Unit::Year,
        };
        assert!(shared(&months, &years).is_some());
        assert!(shared(&measure(500, Unit::Li), &measure(250, Unit::Kilometre)).is_some());
        assert!(shared(&months, &Value::Number(Decimal::from(18))).is_some());
        assert_eq!(shared(&measure(24, Unit::Hour), &measure(18, Unit::Day)), None);
    }

    #[test]
    fn classes_are_kept_apart_unless_one_may_be_written_as_the_other() {
        let five = Decimal::from(5);
        assert_eq!(shared(&Value::Number(five), &Value::Percent(five)), None);
        assert!(shared(&Value::Number(five), &Value::Ordinal(five)).is_some());
        let year = Value::Number(Decimal::from(1998));
        assert_eq!(shared(&year, &date(Some(1998), None, None)), Some(0.7));
    }
}
