//! Telephone numbers: 010-6596-0000, +86 10 6596 0000, (852) 2123 4567.

use super::{IdentifierKind, reading};
use crate::reading::{Found, char_before};

/// The fewest and the most digits of a telephone number (ITU-T E.164: fifteen at most).
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Reads the telephone number whose first digit is at byte `at`; `taken` is where the last value
/// ends.
///
/// A number is one of a telephone where a plus or a bracketed code begins it, where a group of
/// digits begins with 0, or where two hyphens join three groups.
pub(super) fn phone(text: &str, at: usize, taken: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let before = char_before(text, at);
    let is_bracketed = matches!(before, Some('(' | '（'));
    if let Some(end) = named(text, at) {
        return Some(reading(IdentifierKind::Phone, text, at, end)?.into_found(at));
    }
    if before != Some('+') && !is_bracketed && !may_begin(bytes, at) {
        return None;
    }
    let groups = groups(bytes, at)?;
    let is_marked = match before {
        Some('+') => true,
        // (2018) 1234 people is none.
        Some('(' | '（') => groups.has_closed_first && groups.rest >= 6,
        _ => {
            !groups.has_closed_first
                && (bytes[at] == b'0' || (groups.hyphens >= 2 && groups.are_long))
                && !groups.are_years
        }
    };
    if !is_marked || groups.count < 2 && before != Some('+') || !DIGITS.contains(&groups.digits) {
        return None;
    }
    let sign = before.filter(|before| "+(（".contains(*before)).map_or(0, char::len_utf8);
    let start = if taken + sign <= at { at - sign } else { at };
    Some(reading(IdentifierKind::Phone, text, start, groups.end)?.into_found(start))
}

/// Words before a telephone number, without which a run of digits is a count.
const NAMES: [&str; 20] = [
    "电话",
    "電話",
    "手机",
    "手機",
    "热线",
    "熱線",
    "拨打",
    "撥打",
    "致电",
    "致電",
    "传真",
    "傳真",
    "tel",
    "telephone",
    "phone",
    "mobile",
    "hotline",
    "dial",
    "fax",
    "cell",
];

/// Reads 13800138000 and 12345 whole at byte `at` where a word for a telephone stands before.
fn named(text: &str, at: usize) -> Option<usize> {
    let end = at + digits_at(text.as_bytes(), at);
    let length = end - at;
    let is_mobile = length == 11 && text.as_bytes()[at] == b'1';
    if !(is_mobile || (5..=8).contains(&length)) {
        return None;
    }
    let goes_on = text[end..].starts_with(|next: char| {
        next.is_ascii_alphanumeric() || "-–.,万亿萬億人元次个個部台户戶".contains(next)
    });
    let before = text[..at].trim_end_matches([' ', ':', '：', '.', '“', '"', '(', '（']);
    let before = ["号码", "號碼", "号", "號", " number", " no", " at", "为", "為", "是"]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before);
    let is_named = NAMES.iter().any(|name| {
        let start = before.len().saturating_sub(name.len());
        before.as_bytes()[start..].eq_ignore_ascii_case(name.as_bytes())
    });
    (is_named && !goes_on).then_some(end)
}

/// Groups of digits joined by one space, hyphen or bracket each.
struct Groups {
    end: usize,
    count: usize,
    digits: usize,
    hyphens: usize,
    /// Whether every group but the first has three digits or more.
    are_long: bool,
    /// Digits after the first group.
    rest: usize,
    /// Whether every group is a year: 2018-2019-2020.
    are_years: bool,
    /// Whether a bracket closes after the first group.
    has_closed_first: bool,
}

fn groups(bytes: &[u8], at: usize) -> Option<Groups> {
    let is_digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    let mut groups = Groups {
        end: at,
        count: 0,
        digits: 0,
        hyphens: 0,
        are_long: true,
        rest: 0,
        are_years: true,
        has_closed_first: false,
    };
    let mut start = at;
    loop {
        let length = digits_at(bytes, start);
        if length == 0 || groups.digits + length > *DIGITS.end() {
            break;
        }
        // After a space a lone digit, or two, may be any number.
        if groups.count > 0 && length < 3 && bytes[start - 1] == b' ' && groups.digits > 5 {
            break;
        }
        // 0-123-45678-9 is the number of a book.
        if groups.count == 0 && length == 1 && bytes[start] == b'0' {
            return None;
        }
        groups.count += 1;
        groups.digits += length;
        groups.end = start + length;
        groups.are_long &= groups.count == 1 || length >= 3;
        groups.rest += if groups.count > 1 { length } else { 0 };
        groups.are_years &= length == 4 && matches!(&bytes[start..start + 2], b"19" | b"20");
        let Some(rest) = bytes.get(groups.end..) else { break };
        let (closes, joint) = match rest {
            [b')', b' ' | b'-', ..] => (true, 2),
            [b')', ..] => (true, 1),
            // A full-width bracket.
            [0xef, 0xbc, 0x89, b' ' | b'-', ..] => (true, 4),
            [0xef, 0xbc, 0x89, ..] => (true, 3),
            [b' ', b'(', ..] if groups.count == 1 => (false, 2),
            [b' ' | b'-', ..] => (false, 1),
            _ => break,
        };
        if !is_digit(groups.end + joint) {
            break;
        }
        // (86-10) 5555 0100 has two groups in its brackets.
        let is_first = groups.count == 1 || groups.count == 2 && groups.hyphens == 1;
        groups.has_closed_first |= closes && is_first;
        start = groups.end + joint;
        groups.hyphens += usize::from(bytes[start - 1] == b'-');
    }
    let is_whole = !bytes
        .get(groups.end)
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'%' | b'/'));
    (groups.count > 0 && is_whole).then_some(groups)
}

/// Whether digits without a sign before them may begin a telephone number: a 0, or a hyphen next.
fn may_begin(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b'0' || bytes.get(at + digits_at(bytes, at)) == Some(&b'-')
}

fn digits_at(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take(16).take_while(|byte| byte.is_ascii_digit()).count()
}
