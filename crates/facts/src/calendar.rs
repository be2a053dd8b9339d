//! The Gregorian calendar: leap years, days of a month, the day of the week of a date.
//!
//! Years are counted astronomically only where arithmetic needs it: 1 BC, which values write as
//! year -1, is the leap year 0.

use crate::fact::Fact;
use crate::value::Value;

/// Says whether a year of the common era, or one before it as a negative number, has 366 days.
pub fn is_leap_year(year: i32) -> bool {
    let year = astronomical(year);
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Returns how many days the month (1 to 12) has; February has 29 where the year is not known.
///
/// `None` where there is no such month.
pub fn days_of_month(year: Option<i32>, month: u8) -> Option<u8> {
    Some(match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_none_or(is_leap_year) => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    })
}

/// Says whether there is a day that has the said parts: 30 February and month 13 are none.
pub fn is_possible_date(year: Option<i32>, month: Option<u8>, day: Option<u8>) -> bool {
    let days = match month {
        Some(month) => days_of_month(year, month),
        None => Some(31),
    };
    year != Some(0) && days.is_some_and(|days| day.is_none_or(|day| (1..=days).contains(&day)))
}

/// Returns the day of the week of a date, 1 (Monday) to 7 (Sunday); `None` where there is no
/// such day.
///
/// The method is Sakamoto's (comp.lang.c, 1993): days since a Sunday from years, leap days and a
/// table of months, the year beginning in March. The calendar is the Gregorian one throughout.
///
/// ```
/// assert_eq!(zhen_facts::weekday(2017, 9, 1), Some(5)); // a Friday
/// assert_eq!(zhen_facts::weekday(2017, 2, 30), None);
/// ```
pub fn weekday(year: i32, month: u8, day: u8) -> Option<u8> {
    const OFFSETS: [i64; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    if !is_possible_date(Some(year), Some(month), Some(day)) {
        return None;
    }
    let year = i64::from(astronomical(year)) - i64::from(month < 3);
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let offset = OFFSETS.get(usize::from(month) - 1)?;
    let from_sunday = (year + leap_days + offset + i64::from(day)).rem_euclid(7);
    u8::try_from(if from_sunday == 0 { 7 } else { from_sunday }).ok()
}

/// Returns the days from 1 January 1970 to a date, negative before it; `None` where there is no
/// such day.
///
/// ```
/// assert_eq!(zhen_facts::day_number(1970, 2, 1), Some(31));
/// assert_eq!(zhen_facts::day_number(1969, 12, 31), Some(-1));
/// ```
pub fn day_number(year: i32, month: u8, day: u8) -> Option<i64> {
    if !is_possible_date(Some(year), Some(month), Some(day)) {
        return None;
    }
    // The year begins in March, so that the leap day is its last; months then have 30.6 days.
    let since_march = (i64::from(month) + 9) % 12;
    let year = i64::from(astronomical(year)) - i64::from(month < 3);
    let days_of_years =
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let days_of_months = (since_march * 306 + 5) / 10;
    // 1 March of the year 0 was 719,468 days before the first of January 1970.
    Some(days_of_years + days_of_months + i64::from(day) - 1 - 719_468)
}

/// A day of the week that is written beside a full date of another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekdayConflict {
    /// Place of the day of the week in the list of facts.
    pub weekday: usize,
    /// Place of the date.
    pub date: usize,
    /// The day of the week that the date has, 1 (Monday) to 7 (Sunday).
    pub expected: u8,
}

/// The most bytes between a day of the week and the date that it belongs to: ", ", "（".
const BESIDE: usize = 3;

/// Finds the days of the week that are written beside a full date of another day.
///
/// The facts are those of one text in their order. "Monday, 1 September 2017" is such a conflict:
/// the day was a Friday. A weekday that stands farther away may be another day and is left alone.
pub fn weekday_conflicts(facts: &[Fact]) -> Vec<WeekdayConflict> {
    let conflict = |weekday: usize, date: usize| {
        let Value::Weekday(said) = facts[weekday].value else { return None };
        let Value::Date { year: Some(year), month: Some(month), day: Some(day) } =
            facts[date].value
        else {
            return None;
        };
        let expected = self::weekday(year, month, day)?;
        (said != expected).then_some(WeekdayConflict { weekday, date, expected })
    };
    (1..facts.len())
        .filter(|&place| facts[place].span.start - facts[place - 1].span.end <= BESIDE)
        .filter_map(|place| conflict(place - 1, place).or_else(|| conflict(place, place - 1)))
        .collect()
}

fn astronomical(year: i32) -> i32 {
    if year < 0 { year + 1 } else { year }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::find_facts;
    use zhen_text::Language;

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        let cases = [
            (1949, 10, 1, 6),
            (1978, 12, 18, 1),
            (2000, 2, 29, 2),
            (2017, 9, 1, 5),
            (2024, 8, 19, 1),
            (2026, 11, 26, 4),
        ];
        for (year, month, day, expected) in cases {
            assert_eq!(weekday(year, month, day), Some(expected), "{year}-{month}-{day}");
        }
    }

    #[test]
    fn days_are_counted_without_gaps() {
        assert_eq!(day_number(2000, 3, 1), Some(11_017));
        assert_eq!(day_number(2017, 2, 29), None);
        let mut expected = day_number(1899, 12, 31).expect("it is a day");
        for year in 1900..2031 {
            for month in 1..=12 {
                for day in 1..=days_of_month(Some(year), month).unwrap_or(0) {
                    expected += 1;
                    assert_eq!(day_number(year, month, day), Some(expected));
                    // 1 January 1970 was a Thursday.
                    let of_week = u8::try_from((expected + 3).rem_euclid(7) + 1).ok();
                    assert_eq!(weekday(year, month, day), of_week);
                }
            }
        }
    }

    #[test]
    fn impossible_days_have_no_weekday() {
        for (year, month, day) in [(2017, 2, 29), (1900, 2, 29), (2017, 4, 31), (2017, 13, 1)] {
            assert_eq!(weekday(year, month, day), None);
        }
        assert!(is_possible_date(None, Some(2), Some(29)));
        assert!(!is_possible_date(None, Some(2), Some(30)));
        assert!(!is_possible_date(None, None, Some(32)));
    }

    #[test]
    fn a_weekday_beside_a_date_of_another_day_is_a_conflict() {
        let conflicts = |text, language| {
            weekday_conflicts(&find_facts(text, language)).iter().map(|c| c.expected).collect()
        };
        let found: Vec<u8> = conflicts("on Monday, 1 September 2017", Language::English);
        assert_eq!(found, [5]);
        let found: Vec<u8> = conflicts("2017年9月1日（星期六）", Language::Chinese);
        assert_eq!(found, [5]);
        let found: Vec<u8> = conflicts("2017年9月1日（星期五）", Language::Chinese);
        assert_eq!(found, []);
        let far = "He came on Monday; the law of 1 September 2017 had been read.";
        let found: Vec<u8> = conflicts(far, Language::English);
        assert_eq!(found, []);
    }
}
