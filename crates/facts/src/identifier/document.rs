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
    if is_named || is_listed() {
        return numbered(text, at);
    }
    // 2758（XXVI）号决议 without 第.
    let first = literal(text, at)?;
    after_any(text, first.end, &["(", "（"])?;
    let names = ["号决议", "號決議", "决议", "決議"];
    numbered(text, at).filter(|reading| after_any(text, reading.end, &names).is_some())
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
    // 第128号法律 is no resolution.
    let has_session = text[found[0].span.clone()].contains(['(', '（', '/']);
    let names = [" 决议", "决议", " 決議", "決議", "决定", "決定"];
    if !has_session && after_any(text, end, &names).is_none() {
        return None;
    }
    facts.extend(found);
    Some(end)
}

/// Reads 2019 in 〔2019〕8号 and in [2019] No. 8 with the number after it; `at` is the 2 of 2019.
///
/// The issuer before the bracket belongs to it: 国发〔2019〕8号, Guo Fa [2019] No. 8, and so does the
/// code of the court after it: （2019）京01民终8号.
pub(super) fn bracketed_year(text: &str, at: usize, taken: usize) -> Option<Found> {
    let bracket = char_before(text, at).filter(|before| "〔[［【(（﹝".contains(*before))?;
    if let Some(end) = court_case(text, at) {
        let start = at - bracket.len_utf8();
        return Some(super::reading(IdentifierKind::Symbol, text, start, end)?.into_found(start))
            .filter(|_| taken <= start);
    }
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
    let reading = symbol(&format!("{number_of_year}/{number}"), end.unwrap_or(document.end));
    let start = issuer_start(text, at - bracket.len_utf8()).max(taken);
    is_document.then(|| reading.into_found(start))
}

/// The longest name of an issuer, in characters, and its last characters: 国发, 国办函, 财税字.
const ISSUER_LIMIT: usize = 8;
const ISSUER_ENDS: &str = "发發函字令税办辦规規公告厅廳通教建质質環环法";

/// Returns where the issuer before the bracket at byte `at` begins.
fn issuer_start(text: &str, at: usize) -> usize {
    let before = &text[..at];
    if before.ends_with(|last: char| ISSUER_ENDS.contains(last)) {
        let characters = before.char_indices().rev().take(ISSUER_LIMIT);
        let stops = "《（(“、，。；：的以及和据據由按照见見文件号號 ";
        let letters = characters.take_while(|(_, character)| {
            character.is_alphabetic() && !character.is_ascii() && !stops.contains(*character)
        });
        return letters.last().map_or(at, |(start, _)| start);
    }
    // Guo Fa [2019] No. 8: capitalised syllables.
    let (mut start, mut end) = (at, at);
    for _ in 0..4 {
        let Some(rest) = text[..end].strip_suffix(' ') else { break };
        let length = rest.bytes().rev().take(8).take_while(u8::is_ascii_alphabetic).count();
        let word = &rest[rest.len() - length..];
        if !(2..=7).contains(&length) || !word.as_bytes()[0].is_ascii_uppercase() {
            break;
        }
        (start, end) = (rest.len() - length, rest.len() - length);
    }
    start
}

/// Reads the rest of （2023）京01民终1234号 from its year at byte `at`; returns the end.
fn court_case(text: &str, at: usize) -> Option<usize> {
    let year = literal(text, at)?;
    year.plain_between(1980, 2100)?;
    let start = after_any(text, year.end, &["）", ")", "〕", "]"])?;
    let mut end = start;
    let mut has_kind = false;
    for character in text.get(start..)?.chars().take(20) {
        end += character.len_utf8();
        match character {
            '号' | '號' => return (has_kind && end > start + 9).then_some(end),
            '民' | '刑' | '行' | '执' | '執' | '知' | '赔' | '賠' | '破' | '商' => {
                has_kind = true;
            }
            _ if character.is_alphanumeric() => {}
            _ => return None,
        }
    }
    None
}

/// The longest identifier of a publication, in bytes.
const DOI_LIMIT: usize = 100;

/// Reads 10.1000/182, the identifier of a publication, at byte `at`.
pub(super) fn doi(text: &str, at: usize) -> Option<Reading> {
    let start = after_any(text, at, &["10."])?;
    let bytes = text.as_bytes();
    let publisher = bytes[start..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
    if !(4..=9).contains(&publisher) || bytes.get(start + publisher) != Some(&b'/') {
        return None;
    }
    let name = start + publisher + 1;
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"./-_()".contains(byte);
    let length = bytes.get(name..)?.iter().take(DOI_LIMIT).take_while(|b| is_part(b)).count();
    let end = name + text[name..name + length].trim_end_matches(['.', ')', '-']).len();
    (end > name).then(|| super::reading(IdentifierKind::Symbol, text, at, end))?
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
    if let Some(end) = unsessioned(text, number, first.end) {
        return Some(symbol(&number.to_string(), end));
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

/// Returns the end of a resolution's number that no year follows: resolution 2714, 第2714号决议.
fn unsessioned(text: &str, number: i64, end: usize) -> Option<usize> {
    let goes_on = text[end..]
        .starts_with(|next: char| next.is_ascii_alphanumeric() || "(（/.-%".contains(next))
        || after_any(text, end, &[" (", " （"]).is_some()
        || text[end..].strip_prefix(' ').is_some_and(|rest| {
            rest.starts_with(|next: char| next.is_ascii_uppercase())
                && rest[1..].starts_with([' ', '('])
        });
    (number >= 100 && !goes_on).then_some(end)
}

fn symbol(written: &str, end: usize) -> Reading {
    let kind = IdentifierKind::Symbol;
    Reading { value: Value::Identifier { kind, key: fold::key(kind, written) }, end }
}
