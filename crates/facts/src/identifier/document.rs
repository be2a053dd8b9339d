//! Numbers of resolutions and of official documents: resolution 2231 (2015) = 第2231(2015)号决议,
//! resolution 70/1 = 第70/1号决议, Guo Fa [2019] No. 8 = 国发〔2019〕8号.

use super::{IdentifierKind, fold};
use crate::arabic::literal;
use crate::reading::{Found, Reading, after_any, char_before};
use crate::value::Value;

/// The most resolutions of one list.
const LIST_LIMIT: usize = 24;

/// Reads 2231 (2015) or 70/1 at byte `at` after the word "resolution", or after another one.
pub(super) fn resolution(text: &str, at: usize, facts: &[Found]) -> Option<Reading> {
    let before = text.as_bytes().get(at.saturating_sub(12)..at)?.trim_ascii_end();
    let is_named = [
        &b"resolution"[..],
        b"resolutions",
        b"decision",
        b"decisions",
        "决议".as_bytes(),
        "決議".as_bytes(),
    ]
    .iter()
    .any(|name| {
        before.len() >= name.len() && before[before.len() - name.len()..].eq_ignore_ascii_case(name)
    });
    let is_listed = || {
        let mut before = facts.iter().rev();
        let Some(last) = before.next() else { return false };
        // 46/182 of 19 December 1991 and 70/1
        let listed =
            if matches!(last.value, Value::Date { .. }) { before.next() } else { Some(last) };
        listed.is_some_and(|listed| {
            let is_symbol =
                matches!(listed.value, Value::Identifier { kind: IdentifierKind::Symbol, .. });
            is_symbol
                && matches!(
                    text.get(last.span.end..at),
                    Some(", " | " and " | ", and " | " to " | "、" | "和")
                )
        })
    };
    if is_named || is_listed() { numbered(text, at) } else { None }
}

/// Reads the resolutions of 第2231(2015)号决议 from 第 at byte `at` into `facts`.
pub(super) fn resolutions(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let mut start = after_any(text, at, &["第 ", "第"])?;
    let mut found = Vec::new();
    while let Some(reading) = numbered(text, start)
        && found.len() < LIST_LIMIT
    {
        found.push(reading.into_found(start));
        let joints = ["、第", "和第", "及第", "以及第", "、", "和", "及", "以及", "与", "與"];
        match after_any(text, reading.end, &joints) {
            Some(next) => start = next,
            None => break,
        }
    }
    let end = found.last()?.span.end;
    let end = after_any(text, end, &[" 号", "号", " 號", "號"])?;
    facts.extend(found);
    Some(end)
}

/// Reads 2019 in 〔2019〕8号 and in [2019] No. 8 with the number after it; `at` is the 2 of 2019.
pub(super) fn bracketed_year(text: &str, at: usize) -> Option<Reading> {
    char_before(text, at).filter(|before| "〔[［【(（﹝".contains(*before))?;
    let year = literal(text, at)?;
    let number_of_year = year.plain_between(1949, 2100)?;
    let closed = after_any(text, year.end, &["〕", "]", "］", "】", ")", "）", "﹞"])?;
    let spaced = after_any(text, closed, &[" "]).unwrap_or(closed);
    let start = after_any(text, spaced, &["No. ", "No.", "No ", "第"]);
    let document = literal(text, start.unwrap_or(spaced))?;
    let number = document.plain_between(1, 99_999)?;
    let end = after_any(text, document.end, &["号", "號"]);
    let is_document = end.is_some()
        || start.is_some_and(|start| start > spaced + 3 || text[spaced..start].starts_with('N'));
    is_document.then(|| symbol(&format!("{number_of_year}/{number}"), end.unwrap_or(document.end)))
}

/// Reads 2231 (2015), 2200 A (XXI) or 70/1.
fn numbered(text: &str, at: usize) -> Option<Reading> {
    let bytes = text.as_bytes();
    let first = literal(text, at)?;
    let number = first.plain_between(1, 99_999)?;
    if let Some(stroke) = after_any(text, first.end, &["/"]) {
        let second = literal(text, stroke)?;
        let of_session = second.plain_between(1, 999)?;
        let is_whole =
            !bytes.get(second.end).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'/');
        return (number < 200 && is_whole)
            .then(|| symbol(&format!("{number}/{of_session}"), second.end));
    }
    let spaced = after_any(text, first.end, &[" "]).unwrap_or(first.end);
    let letter = bytes.get(spaced).filter(|byte| byte.is_ascii_uppercase());
    let after = if letter.is_some() { spaced + 1 } else { first.end };
    let start = after_any(text, after, &[" (", "(", "（", " （"])?;
    let length =
        bytes.get(start..)?.iter().take(8).take_while(|b| b.is_ascii_alphanumeric()).count();
    let session = text.get(start..start + length)?;
    let is_session = session.bytes().all(|byte| b"IVXLS".contains(&byte))
        || (length == 4 && (session.starts_with("19") || session.starts_with("20")));
    let end = after_any(text, start + length, &[")", "）"])?;
    let letter = letter.map_or(String::new(), |letter| char::from(*letter).to_string());
    (is_session && length > 0).then(|| symbol(&format!("{number}{letter}/{session}"), end))
}

fn symbol(written: &str, end: usize) -> Reading {
    let kind = IdentifierKind::Symbol;
    Reading { value: Value::Identifier { kind, key: fold::key(kind, written) }, end }
}
