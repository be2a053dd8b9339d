//! Telephone numbers: 010-6596-0000, +86 10 6596 0000, (852) 2123 4567.

use super::{IdentifierKind, reading};
use crate::reading::Found;

/// The fewest and the most digits of a telephone number (ITU-T E.164: fifteen at most).
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Reads the telephone number whose first digit is at byte `at`; `taken` is where the last value
/// ends.
///
/// A number is one of a telephone where a plus or a bracketed code begins it, where a group of
/// digits begins with 0, or where two hyphens join three groups.
pub(super) fn phone(text: &str, at: usize, taken: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let before = at.checked_sub(1).map(|before| bytes[before]);
    let groups = groups(bytes, at)?;
    let is_marked = match before {
        Some(b'+') => true,
        Some(b'(') => groups.has_closed_first,
        _ => {
            !groups.has_closed_first
                && (bytes[at] == b'0' || (groups.hyphens >= 2 && groups.are_long))
        }
    };
    if !is_marked || groups.count < 2 && before != Some(b'+') || !DIGITS.contains(&groups.digits) {
        return None;
    }
    let has_sign = matches!(before, Some(b'+' | b'(')) && taken < at;
    let start = if has_sign { at - 1 } else { at };
    Some(reading(IdentifierKind::Phone, text, start, groups.end)?.into_found(start))
}

/// Groups of digits joined by one space, hyphen or bracket each.
struct Groups {
    end: usize,
    count: usize,
    digits: usize,
    hyphens: usize,
    /// Whether every group but the first has three digits or more.
    are_long: bool,
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
        has_closed_first: false,
    };
    let mut start = at;
    loop {
        let length = bytes[start..].iter().take(16).take_while(|b| b.is_ascii_digit()).count();
        if length == 0 || groups.digits + length > *DIGITS.end() {
            break;
        }
        // After a space a lone digit, or two, may be any number.
        if groups.count > 0 && length < 3 && bytes[start - 1] == b' ' && groups.digits > 5 {
            break;
        }
        groups.count += 1;
        groups.digits += length;
        groups.end = start + length;
        groups.are_long &= groups.count == 1 || length >= 3;
        let next = match bytes.get(groups.end..)? {
            [b')', b' ' | b'-', ..] if is_digit(groups.end + 2) => groups.end + 2,
            [b')', ..] if is_digit(groups.end + 1) => groups.end + 1,
            [b' ', b'(', ..] if is_digit(groups.end + 2) && groups.count == 1 => groups.end + 2,
            [b' ' | b'-', ..] if is_digit(groups.end + 1) => groups.end + 1,
            _ => break,
        };
        groups.has_closed_first |= groups.count == 1 && bytes[groups.end] == b')';
        groups.hyphens += usize::from(bytes[next - 1] == b'-');
        start = next;
    }
    let is_whole = !bytes
        .get(groups.end)
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'%' | b'/'));
    (groups.count > 0 && is_whole).then_some(groups)
}
