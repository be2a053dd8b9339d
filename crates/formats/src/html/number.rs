//! Numbers as people read them.

/// Returns a count with its thousands apart.
pub(crate) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Returns a count in four characters or so, as on a narrow bar, cut off rather than rounded.
pub(crate) fn compact(count: usize) -> String {
    for (unit, sign) in [(1_000_000_000, 'G'), (1_000_000, 'M'), (1000, 'k')] {
        let (whole, tenth) = (count / unit, count % unit / (unit / 10));
        match whole {
            0 => {}
            1..10 if tenth > 0 => return format!("{whole}.{tenth}{sign}"),
            _ => return format!("{whole}{sign}"),
        }
    }
    count.to_string()
}

/// Returns a share in [0, 1] as a percentage of one decimal. All is 100 %, and all but a few less;
/// nothing is 0 %, and a little more.
pub(crate) fn percent(share: f64) -> String {
    match format!("{:.1}%", share * 100.0).as_str() {
        "100.0%" if share >= 1.0 => "100%".to_owned(),
        "100.0%" => ">99.9%".to_owned(),
        "0.0%" if share <= 0.0 => "0%".to_owned(),
        "0.0%" => "<0.1%".to_owned(),
        text => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let table = [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")];
        for (count, expected) in table {
            assert_eq!(grouped(count), expected);
        }
    }

    #[test]
    fn narrow_counts_are_cut_off() {
        let table = [
            (0, "0"),
            (999, "999"),
            (1000, "1k"),
            (9999, "9.9k"),
            (75_563, "75k"),
            (1_999_999, "1.9M"),
            (120_000_000, "120M"),
            (3_000_000_000, "3G"),
        ];
        for (count, expected) in table {
            assert_eq!(compact(count), expected);
        }
    }

    #[test]
    fn only_all_is_all_and_nothing_nothing() {
        let table = [
            (0.0, "0%"),
            (0.000_1, "<0.1%"),
            (0.001, "0.1%"),
            (0.123_45, "12.3%"),
            (0.999_9, ">99.9%"),
            (1.0, "100%"),
        ];
        for (share, expected) in table {
            assert_eq!(percent(share), expected);
        }
    }
}
