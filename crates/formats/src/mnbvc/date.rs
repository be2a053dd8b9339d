//! The day of a moment.

/// Seconds of a day.
const DAY: u64 = 24 * 60 * 60;

/// Returns the day in UTC, yyyymmdd, of a number of seconds since 1970; nothing after the year
/// 9999.
pub(super) fn compact_date(seconds: u64) -> Option<String> {
    let mut day = seconds / DAY;
    let mut year = 1970;
    // Four centuries have a fixed number of days; the rest is counted year by year.
    const FOUR_CENTURIES: u64 = 400 * 365 + 97;
    year += 400 * (day / FOUR_CENTURIES);
    day %= FOUR_CENTURIES;
    while day >= days_of(year) {
        day -= days_of(year);
        year += 1;
    }
    let february = days_of(year) - 337;
    let mut month = 1;
    for days in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if day < days {
            break;
        }
        day -= days;
        month += 1;
    }
    (year <= 9999).then(|| format!("{year:04}{month:02}{:02}", day + 1))
}

fn days_of(year: u64) -> u64 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    365 + u64::from(is_leap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        let table = [
            (0, Some("19700101")),
            (951_782_399, Some("20000228")),
            (951_782_400, Some("20000229")),
            (951_868_800, Some("20000301")),
            (1_704_067_199, Some("20231231")),
            (1_735_603_200, Some("20241231")),
            (4_107_542_400, Some("21000301")),
            (253_402_300_799, Some("99991231")),
            (253_402_300_800, None),
            (u64::MAX, None),
        ];
        for (seconds, expected) in table {
            assert_eq!(compact_date(seconds).as_deref(), expected, "{seconds}");
        }
    }
}
