//! Names with digits or underscores, versions, symbols and standards: G20, x86_64, v1.25,
//! A/RES/70/1, ISO 9001:2015.

use super::{IdentifierKind, NAME_LIMIT, address, reading};
use crate::arabic::digit_at;
use crate::name_digits::{is_inside_name, name_end};
use crate::reading::{Reading, after_any};

/// Who publishes standards; a number after a space belongs to the name.
const PUBLISHERS: [&str; 19] = [
    "ISO/IEC", "ISO/TS", "ISO/TR", "ISO", "IEC", "IEEE", "RFC", "PEP", "GB/T", "GB/Z", "GB", "DB",
    "JJG", "YY/T", "QB/T", "DIN", "ASTM", "ANSI", "JIS",
];

/// Units with an exponent, and short forms of quarters and halves of a year: not names.
const NO_NAMES: [&str; 16] = [
    "m2", "m3", "km2", "km3", "cm2", "cm3", "mm2", "mm3", "ft2", "ft3", "q1", "q2", "q3", "q4",
    "h1", "h2",
];

/// Reads the identifier whose first letter is at byte `at`; `word_end` is where its letters end.
pub(crate) fn word(text: &str, at: usize, word_end: usize) -> Option<Reading> {
    let bytes = text.as_bytes();
    let (next, second) = (*bytes.get(word_end)?, bytes.get(word_end + 1).copied().unwrap_or(b' '));
    if matches!(next, b':' | b'.')
        && let Some(url) = address::url(text, at)
    {
        return Some(url);
    }
    let goes_on = match next {
        b'0'..=b'9' | b'_' | b'@' => true,
        b'.' | b'-' | b'/' | b'+' | b'%' => second.is_ascii_alphanumeric() || second == b'_',
        b' ' => second.is_ascii_digit() && bytes[at].is_ascii_uppercase(),
        0xc2 => bytes[at].is_ascii_uppercase(),
        _ => false,
    };
    if !goes_on || is_continued(bytes, at) {
        return None;
    }
    standard(text, at).or_else(|| address::email(text, at, NAME_LIMIT)).or_else(|| token(text, at))
}

/// Reads the name whose first digit is at byte `at`, where the digits are known to be in a name.
pub(crate) fn name(text: &str, at: usize) -> Option<Reading> {
    if let Some(email) = address::email(text, at, NAME_LIMIT) {
        return Some(email);
    }
    let end = name_end(text, at);
    let written = text.get(at..end)?;
    let end = at + core_length(written);
    let is_version = written[..end - at].bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && written.contains('.');
    let kind = if is_version { IdentifierKind::Version } else { IdentifierKind::Name };
    (end > at).then(|| reading(kind, text, at, end))?
}

/// Whether letters or digits stand directly before: a name is read from its start only.
fn is_continued(bytes: &[u8], at: usize) -> bool {
    at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_')
}

fn token(text: &str, at: usize) -> Option<Reading> {
    let bytes = text.as_bytes();
    let end = first_of_range(text, at, bounded_end(text, at));
    let digit = (at..end).find(|&place| bytes[place].is_ascii_digit() || bytes[place] == b'_')?;
    if bytes[digit] != b'_' && !is_inside_name(text, digit) {
        return None;
    }
    let length = core_length(&text[at..end]);
    let written = &text[at..at + length];
    // What is left of &#x27; is no name.
    if bytes[..at].ends_with(b"#") && written.starts_with('x') && bytes.get(end) == Some(&b';') {
        return None;
    }
    let has_mark = written.bytes().any(|byte| byte.is_ascii_digit() || byte == b'_');
    if !has_mark || NO_NAMES.iter().any(|name| name.eq_ignore_ascii_case(written)) {
        return None;
    }
    let kind = kind(written);
    let end = match kind {
        IdentifierKind::Symbol => with_year(text, at + length),
        _ => at + length,
    };
    reading(kind, text, at, end)
}

/// Where the name ends, at most [`NAME_LIMIT`] bytes on and then at a boundary of ASCII.
fn bounded_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < at + NAME_LIMIT {
        let byte = bytes.get(end).copied().unwrap_or(b' ');
        let next = bytes.get(end + 1).copied().unwrap_or(b' ');
        let is_joint = b".-/:@?=&%+#~".contains(&byte);
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            end += 1;
        } else if is_joint && (next.is_ascii_alphanumeric() || next == b'_') {
            end += 2;
        } else if let Some((_, length)) = digit_at(bytes, end) {
            end += length;
        } else {
            break;
        }
    }
    end
}

/// Returns where the first name of a range ends: L4 in L4-L7.
fn first_of_range(text: &str, at: usize, end: usize) -> usize {
    let Some((first, second)) = text[at..end].split_once('-') else { return end };
    let letters = first.bytes().take_while(u8::is_ascii_alphabetic).count();
    let numbered = |name: &str| {
        name.get(letters..).is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let is_range = letters > 0
        && numbered(first)
        && numbered(second)
        && first.get(..letters) == second.get(..letters);
    if is_range { at + first.len() } else { end }
}

/// Leaves out what English hangs on a name: COVID-19-related, F-16s.
fn core_length(written: &str) -> usize {
    let mut core = written;
    while let Some((before, last)) = core.rsplit_once('-')
        && !last.is_empty()
        && last.bytes().all(|byte| byte.is_ascii_lowercase())
        && before.bytes().any(|byte| byte.is_ascii_digit())
    {
        core = before;
    }
    match core.as_bytes() {
        [b'A'..=b'Z', .., b'0'..=b'9' | b'A'..=b'Z', b's'] => core.len() - 1,
        _ => core.len(),
    }
}

fn kind(written: &str) -> IdentifierKind {
    let bytes = written.as_bytes();
    let is_version = matches!(bytes, [b'v' | b'V', b'0'..=b'9', ..])
        && bytes[1..].iter().all(|byte| byte.is_ascii_digit() || *byte == b'.');
    // Capitals, strokes, and at last a piece with a digit: A/RES/70/1, E/CN.4/2000/5.
    let is_symbol = written.contains('/')
        && bytes.iter().all(|byte| {
            byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"/.-".contains(byte)
        });
    if is_version {
        IdentifierKind::Version
    } else if is_symbol {
        IdentifierKind::Symbol
    } else {
        IdentifierKind::Name
    }
}

/// Returns the end of the year in brackets after a symbol: S/RES/2231 (2015).
fn with_year(text: &str, at: usize) -> usize {
    let after = after_any(text, at, &[" (", "(", "（"]).and_then(|start| {
        let year = text.as_bytes().get(start..start + 4)?;
        let is_year = matches!(year, [b'1', b'9', _, _] | [b'2', b'0', _, _])
            && year.iter().all(u8::is_ascii_digit);
        if is_year { after_any(text, start + 4, &[")", "）"]) } else { None }
    });
    after.unwrap_or(at)
}

/// Reads ISO 9001:2015 and GB/T 7714-2015.
fn standard(text: &str, at: usize) -> Option<Reading> {
    let start = after_any(text, at, &PUBLISHERS)?;
    let start = after_any(text, start, &[" ", "\u{a0}", "-", "/T "]).unwrap_or(start);
    let bytes = text.as_bytes();
    bytes.get(start).filter(|byte| byte.is_ascii_digit())?;
    let mut end = digits_end(bytes, start);
    while let Some(part) = after_any(text, end, &[".", "-", ":", "：", "—", "–"])
        && bytes.get(part).is_some_and(u8::is_ascii_digit)
        && end < at + NAME_LIMIT
    {
        end = digits_end(bytes, part);
    }
    let is_whole = !bytes.get(end).is_some_and(u8::is_ascii_alphabetic);
    is_whole.then(|| reading(IdentifierKind::Symbol, text, at, end))?
}

fn digits_end(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}
