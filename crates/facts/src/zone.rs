//! Time zones beside a time of day: GMT+8, UTC, (EST), Beijing time, 北京时间.
//!
//! Abbreviations that name several zones (CST, IST, BST) and those that change in summer without
//! saying so (ET) are passed over.

use crate::reading::after_any;

/// Names of zones after a time, and how many minutes east of Greenwich they are.
const ENGLISH: [(&str, i16); 23] = [
    ("Beijing time", 480),
    ("Beijing Time", 480),
    ("Hong Kong time", 480),
    ("Hong Kong Time", 480),
    ("Taipei time", 480),
    ("Singapore time", 480),
    ("Tokyo time", 540),
    ("Moscow time", 180),
    ("Moscow Time", 180),
    ("Greenwich Mean Time", 0),
    ("Coordinated Universal Time", 0),
    ("BJT", 480),
    ("HKT", 480),
    ("SGT", 480),
    ("JST", 540),
    ("KST", 540),
    ("MSK", 180),
    ("CET", 60),
    ("CEST", 120),
    ("EST", -300),
    ("EDT", -240),
    ("PST", -480),
    ("PDT", -420),
];

/// Names of zones that stand before a time, or after it in brackets.
const CHINESE: [(&str, i16); 13] = [
    ("北京时间", 480),
    ("北京時間", 480),
    ("香港时间", 480),
    ("香港時間", 480),
    ("台北時間", 480),
    ("台灣時間", 480),
    ("臺灣時間", 480),
    ("东京时间", 540),
    ("東京時間", 540),
    ("格林尼治时间", 0),
    ("格林尼治標準時間", 0),
    ("格林尼治标准时间", 0),
    ("格林威治標準時間", 0),
];

/// What is named after Greenwich and may have an offset: UTC+8.
const BASES: [&str; 8] =
    ["GMT", "UTC", "世界协调时", "世界協調時", "协调世界时", "協調世界時", "世界时", "世界時"];

/// Reads the zone that stands after a time at byte `at`, in brackets or not, and its end.
pub(crate) fn after(text: &str, at: usize) -> Option<(i16, usize)> {
    let bracket = after_any(text, at, &[" (", "(", "（"]);
    let start = bracket.or_else(|| after_any(text, at, &[" ", "\u{a0}"])).unwrap_or(at);
    let (east, end) = zone(text, start)?;
    match bracket {
        Some(_) => Some((east, after_any(text, end, &[")", "）"])?)),
        None => Some((east, end)),
    }
}

/// Returns the zone whose name ends at byte `at`, which may be the space after it.
pub(crate) fn before(text: &str, at: usize) -> Option<i16> {
    let before = text.get(..at)?.trim_end_matches(' ');
    let named = CHINESE.iter().find(|(name, _)| before.ends_with(name));
    let is_base = BASES.iter().any(|name| before.ends_with(name));
    named.map(|(_, east)| *east).or(is_base.then_some(0))
}

fn zone(text: &str, at: usize) -> Option<(i16, usize)> {
    let bytes = text.as_bytes();
    if !bytes.get(at).is_some_and(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        return None;
    }
    let named = || {
        let (name, east) = ENGLISH.iter().chain(&CHINESE).find(|(name, _)| {
            let end = at + name.len();
            after_any(text, at, &[name]).is_some()
                && !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric)
        })?;
        Some((*east, at + name.len()))
    };
    let Some(base) = after_any(text, at, &BASES) else { return named() };
    if bytes.get(base).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    Some(offset(bytes, base).unwrap_or((0, base)))
}

/// Reads +8, -05:00 or +0530 at byte `at`: minutes, and the end.
pub(crate) fn offset(bytes: &[u8], at: usize) -> Option<(i16, usize)> {
    let sign = match bytes.get(at..)? {
        [b'+', ..] => (1, at + 1),
        [b'-', ..] => (-1, at + 1),
        // The minus sign.
        [0xe2, 0x88, 0x92, ..] => (-1, at + 3),
        _ => return None,
    };
    let (sign, start) = sign;
    let count = |from: usize| bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
    let number = |from: usize, digits: usize| {
        let digits = bytes.get(from..from + digits)?;
        Some(digits.iter().fold(0, |number, digit| number * 10 + i16::from(digit - b'0')))
    };
    let (hours, minutes, end) = match count(start) {
        digits @ 1..=2 => {
            let end = start + digits;
            let has_minutes = bytes.get(end) == Some(&b':') && count(end + 1) == 2;
            let minutes = if has_minutes { number(end + 1, 2)? } else { 0 };
            (number(start, digits)?, minutes, if has_minutes { end + 3 } else { end })
        }
        4 => (number(start, 2)?, number(start + 2, 2)?, start + 4),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some((sign * (hours * 60 + minutes), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_minutes_east_of_greenwich() {
        let cases = [
            (" GMT.", 0, 4),
            (" UTC+8", 480, 6),
            (" (UTC-05:30)", -330, 12),
            (" Beijing time", 480, 13),
            ("（北京时间）", 480, 18),
            (" EST", -300, 4),
        ];
        for (text, east, end) in cases {
            assert_eq!(after(text, 0), Some((east, end)), "{text}");
        }
        for text in [" ESTABLISHED", " CST", " (UTC", " Gmt", ""] {
            assert_eq!(after(text, 0), None, "{text}");
        }
        assert_eq!(before("北京时间 8", "北京时间 ".len()), Some(480));
    }
}
