//! Digits that are part of a name: G20, COVID-19, v1.2, 10.0.0.1, telephone numbers, addresses.

use crate::arabic::{Literal, Shape, digit_at};

/// Letters that may stand directly after digits because they are a unit, not a name.
///
/// Written as they must be written: 5g is a weight, 5G is not.
const UNITS: [&str; 94] = [
    "MT", "million", "billion", "trillion", "st", "nd", "rd", "th", "s", "bn", "tn", "mn", "m",
    "k", "b", "am", "pm", "a", "p", "kg", "g", "mg", "t", "km", "cm", "mm", "nm", "ml", "l", "kW",
    "MW", "GW", "kWh", "MWh", "GWh", "TWh", "kV", "KB", "MB", "GB", "TB", "kB", "KiB", "MiB",
    "GiB", "Hz", "kHz", "MHz", "GHz", "mph", "kph", "ft", "h", "hr", "hrs", "min", "mins", "sec",
    "ms", "ns", "us", "px", "pt", "fold", "pc", "pct", "ha", "yr", "lb", "lbs", "oz", "mi", "yd",
    "yds", "KG", "Kg", "KM", "Km", "kgs", "kmh", "mL", "L", "W", "V", "hPa", "kPa", "MPa", "kbps",
    "Kbps", "Mbps", "Gbps", "kcal", "cc", "bbl",
];

/// Words that a hyphen may join to a following number without making a name of it.
const PREFIXES: [&str; 12] =
    ["mid", "pre", "post", "early", "late", "top", "non", "sub", "over", "under", "the", "and"];

/// Short forms that a number may follow without a space.
const ABBREVIATIONS: [&str; 14] = [
    "no", "nos", "art", "arts", "sec", "fig", "figs", "para", "paras", "cap", "chap", "vol", "p",
    "pp",
];

/// Currency codes that may stand directly before digits.
const CURRENCIES: [&str; 20] = [
    "RMB", "USD", "CNY", "EUR", "GBP", "HKD", "JPY", "Rs", "NTD", "TWD", "MOP", "KRW", "SGD",
    "AUD", "CAD", "NZD", "INR", "CHF", "THB", "RM",
];

/// The longest currency or prefix that is looked at backwards, in bytes.
const PREFIX_LIMIT: usize = 6;

/// Says whether what stands before the digit at byte `at` makes a name of it.
pub(crate) fn is_inside_name(text: &str, at: usize) -> bool {
    let before = &text.as_bytes()[..at];
    match before {
        [.., b'A'..=b'Z' | b'a'..=b'z'] => !CURRENCIES.contains(&word_before(text, at)),
        [.., b'_' | b'@' | b'%' | b'\\'] => true,
        [.., b'&', b'#'] => true,
        [.., b'A'..=b'Z' | b'a'..=b'z', b'.'] if is_abbreviation(text, at - 1) => false,
        [.., letter, b'.' | b'/' | b'-'] if letter.is_ascii_alphabetic() => {
            !before.ends_with(b"-") || !PREFIXES.contains(&word_before(text, at - 1))
        }
        _ => false,
    }
}

/// Says whether what stands after the number makes a name of it.
pub(crate) fn is_name(text: &str, literal: &Literal) -> bool {
    let after = &text.as_bytes()[literal.end..];
    if literal.is_padded || (literal.shape == Shape::Plain && literal.whole_digits >= 12) {
        return true;
    }
    match after {
        [b'A'..=b'Z' | b'a'..=b'z', ..] => {
            let letters = after.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            let is_joined = after.get(letters).is_some_and(|&b| b == b'_' || b.is_ascii_digit());
            let is_power = is_joined
                && matches!(after.get(letters..), Some([b'2' | b'3', rest @ ..])
                    if !rest.first().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_'))
                && ["m", "km", "cm", "mm", "ft"]
                    .contains(&&text[literal.end..literal.end + letters]);
            if is_power {
                return false;
            }
            // 2.725K is a temperature, 4K a format.
            let is_kelvin = literal.shape == Shape::Decimal && after.first() == Some(&b'K');
            let is_unit = is_kelvin && letters == 1;
            is_joined || !is_unit && !UNITS.contains(&&text[literal.end..literal.end + letters])
        }
        [b'_' | b'@', ..] => true,
        [b'.', next, ..] => {
            next.is_ascii_lowercase() || (literal.shape == Shape::Decimal && next.is_ascii_digit())
        }
        [b'-', next, ..] => next.is_ascii_uppercase() || is_chain(after),
        _ => false,
    }
}

/// Returns the byte after the name that goes on at byte `at`.
pub(crate) fn name_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    loop {
        let byte = bytes.get(end).copied().unwrap_or(b' ');
        let next = bytes.get(end + 1).copied().unwrap_or(b' ');
        if let Some((_, length)) = digit_at(bytes, end) {
            end += length;
        } else if byte.is_ascii_alphabetic() || byte == b'_' {
            end += 1;
        } else if b".-/:@?=&%+#~".contains(&byte) && (next.is_ascii_alphanumeric() || next == b'_')
        {
            end += 2;
        } else {
            return end;
        }
    }
}

/// Returns the ASCII letters that end at byte `at`, or at most [`PREFIX_LIMIT`] of them.
fn word_before(text: &str, at: usize) -> &str {
    let letters = text.as_bytes()[..at]
        .iter()
        .rev()
        .take(PREFIX_LIMIT)
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    &text[at - letters..at]
}

/// Says whether the word before the full stop at byte `stop` is short for "number", "article" or
/// the like, so that digits count.
fn is_abbreviation(text: &str, stop: usize) -> bool {
    ABBREVIATIONS.iter().any(|short| short.eq_ignore_ascii_case(word_before(text, stop)))
}

/// Says whether two more hyphens join digits to the number: 010-6596-0000.
fn is_chain(after: &[u8]) -> bool {
    let mut hyphens = 0;
    for (position, &byte) in after.iter().enumerate().take(24) {
        match byte {
            b'-' if after.get(position + 1).is_some_and(u8::is_ascii_digit) => hyphens += 1,
            b'0'..=b'9' => {}
            _ => break,
        }
    }
    hyphens >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::literal;

    fn names(text: &str) -> bool {
        let at = text.find(|c: char| c.is_ascii_digit()).unwrap();
        is_inside_name(text, at) || is_name(text, &literal(text, at).unwrap())
    }

    #[test]
    fn names_are_told_from_numbers() {
        for name in ["G20", "COVID-19", "v1.2", "1.2.3", "5G", "3D", "a/7", "x_1", "007", "3.py"] {
            assert!(names(name), "{name}");
        }
        for name in ["010-6596-0000", "737-MAX", "user@1", "%20", "4K"] {
            assert!(names(name), "{name}");
        }
        for number in ["18th", "5kg", "mid-1990s", "RMB20", "9-year-old", "1-3", "5. Then", "2.5"] {
            assert!(!names(number), "{number}");
        }
    }

    #[test]
    fn a_name_is_skipped_to_its_end() {
        assert_eq!(name_end("1.2.3 is", 0), 5);
        assert_eq!(name_end("19。", 0), 2);
        assert_eq!(name_end("8080/a?b=3.", 0), 10);
    }
}
