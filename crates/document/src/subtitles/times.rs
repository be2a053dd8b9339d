//! The line of times that begins a cue: `00:00:01,000 --> 00:00:02,500`.

/// What a line of times says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Times<'t> {
    /// When the cue appears, in milliseconds.
    pub(super) start: u64,
    /// When it vanishes, in milliseconds; before `start` if the file says so.
    pub(super) end: u64,
    /// Text that a broken file has on the same line; empty for settings.
    pub(super) rest: &'t str,
}

/// Reads a line of times: hours may be missing, `.` and `,` are the same, and spaces may stand
/// where translators' programs leave them.
pub(super) fn parse(line: &str) -> Option<Times<'_>> {
    let arrow_end = line.find('>')?;
    let before = line[..arrow_end].trim_end();
    let start = before.trim_end_matches(['-', '–', '—', ' ']);
    if start.len() == before.len() {
        return None;
    }
    let start = time(start.trim().trim_start_matches('\u{feff}'))?;
    let after = line[arrow_end + 1..].trim_start();
    let word = after.find(char::is_whitespace).unwrap_or(after.len());
    let in_time = |c: char| c.is_ascii_digit() || matches!(c, ':' | ',' | '.' | ' ');
    let spaced = after.find(|c| !in_time(c)).unwrap_or(after.len());
    let (end, length) = match time(&after[..word]) {
        Some(end) => (end, word),
        None if spaced < after.len() && !after[..spaced].ends_with(' ') => return None,
        None => (time(after[..spaced].trim_end())?, spaced),
    };
    let rest = after[length..].trim();
    Some(Times { start, end, rest: if is_settings(rest) { "" } else { rest } })
}

/// Tells whether all words are settings, `name:value`: `align:start position:0%`, `X1:40 X2:600`.
fn is_settings(rest: &str) -> bool {
    rest.split_whitespace().all(|word| {
        word.split_once(':').is_some_and(|(name, value)| {
            !value.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    })
}

/// Reads a line that was meant to be one of times, and cannot be read as such:
/// `00:00:0x,000 -> 00:00:08,000`. Returns the text that stands after the times.
pub(super) fn damaged(line: &str) -> Option<&str> {
    let line = line.trim().trim_start_matches('\u{feff}');
    let arrow = line.find(['>', '→'])?;
    let (before, after) = line.split_at(arrow);
    let start = before.trim_end_matches(['-', '–', '—', ' ']);
    let is_arrow = after.starts_with('→') || start.len() < before.trim_end().len();
    let after = after.trim_start_matches(['>', '→', ' ', '\t']);
    let word = after.find(char::is_whitespace).unwrap_or(after.len());
    let (word, rest) = after.split_at(word);
    let is_like_time = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.contains(':')
            && text.chars().all(|c| c.is_ascii_alphanumeric() || ":;,. ".contains(c))
    };
    // `12:30 -> home` may be said; hours, minutes and seconds are not.
    let has_hours = |text: &str| is_like_time(text) && text.matches(':').count() >= 2;
    let is_end = word.starts_with(|c: char| c.is_ascii_digit());
    let is_damaged = is_arrow
        && (has_hours(start)
            || is_like_time(start) && (is_end || word.is_empty())
            || start.is_empty() && has_hours(word));
    let rest = if is_end { rest.trim() } else { after };
    is_damaged.then_some(if is_settings(rest) { "" } else { rest })
}

/// Reads a time in milliseconds; a negative one is 0.
fn time(text: &str) -> Option<u64> {
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut parts: Vec<&str> = text.split([':', '.', ',']).collect();
    // After `.` or `,`, or after a third colon, stand the milliseconds.
    let has_fraction = text.contains(['.', ',']) || parts.len() == 4;
    let fraction = if has_fraction { parts.pop()? } else { "0" };
    let is_digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !(2..=3).contains(&parts.len())
        || !parts.iter().all(|part| is_digits(part) && (1..=6).contains(&part.len()))
        || !is_digits(&fraction)
        || fraction.is_empty()
    {
        return None;
    }
    let seconds =
        parts.iter().try_fold(0_u64, |sum, part| Some(sum * 60 + part.parse::<u64>().ok()?))?;
    let milliseconds: u64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    Some(if is_negative { 0 } else { seconds * 1_000 + milliseconds })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_times_are_no_text() {
        let table = [
            ("00:00:0x,000 -> 00:00:08,000", Some("")),
            ("00:00:05,000 --> 00:0", Some("")),
            ("00:00:05,000 --> ", Some("")),
            (" --> 00:00:08,000", Some("")),
            ("00:00:05,000 → 00:00:08,000", Some("")),
            ("00:00:0l,000 --> 00:00:08,000 Two boats.", Some("Two boats.")),
            ("00:00:0l,000 --> 00:00:08,000 align:start", Some("")),
            ("00:00:01,000 --> soon", Some("soon")),
            ("12:30 -> 中文", None),
            ("press A --> B", None),
            ("-->", None),
            ("1 -> 2", None),
            ("At 12:30 --> 13:00", None),
            ("12:30:00 boats > 3", None),
        ];
        for (line, rest) in table {
            assert_eq!(damaged(line), rest, "{line}");
        }
    }

    #[test]
    fn times_are_read_however_they_are_written() {
        let table = [
            ("00:00:01,000 --> 00:00:02,500", Some((1_000, 2_500, ""))),
            ("00:01.000 --> 01:02.500 align:start position:0%", Some((1_000, 62_500, ""))),
            ("\u{feff} 0:0:1,5-->0:0:2,50  X1:40 X2:600", Some((1_500, 2_500, ""))),
            ("100:00:00.000 --> 123:00:00.000", Some((360_000_000, 442_800_000, ""))),
            ("00 : 00 : 01 , 000 -- > 00 : 00 : 02 , 500", Some((1_000, 2_500, ""))),
            ("00:00:01:000 -> 00:00:02:500", Some((1_000, 2_500, ""))),
            ("00:00:01 --> 00:00:02", Some((1_000, 2_000, ""))),
            ("00:00:02,000 --> 00:00:01,000", Some((2_000, 1_000, ""))),
            ("-00:00:01,000 --> 00:00:01,000", Some((0, 1_000, ""))),
            ("00:00:01,000 --> 00:00:02,500 42 boats", Some((1_000, 2_500, "42 boats"))),
            ("00:00:01,000 --> 00:00:02,5001", Some((1_000, 2_500, ""))),
            ("00:00:01,000 --> ", None),
            ("00:00:01,000 --> 00:0x", None),
            ("1:00 > 2:00", None),
            ("press A --> B", None),
            ("-->", None),
            ("12:30 -> 中文", None),
            ("9999999:00 --> 9999999:01", None),
            ("", None),
        ];
        for (line, expected) in table {
            let expected = expected.map(|(start, end, rest)| Times { start, end, rest });
            assert_eq!(parse(line), expected, "{line}");
        }
    }
}
