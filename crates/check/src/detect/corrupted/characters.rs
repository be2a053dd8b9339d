//! Characters that no text has: wrong decoding, entities that were never resolved.

use super::Damage;
use crate::detect::bead_text::is_han;

/// What text in GBK becomes when its lost characters are decoded again, and memory that was
/// never written.
const LOST: [&str; 4] = ["锟斤拷", "烫烫烫", "屯屯屯", "锘縷"];

/// Finds runs of characters that come of wrong decoding.
pub(super) fn unreadable(text: &str) -> Vec<Damage> {
    let mut found: Vec<Damage> = Vec::new();
    // Between two misread characters, letters and signs of the wrong table are misread, too.
    let is_foreign = |c: char| !c.is_ascii() && !is_han(c);
    let mut push = |start: usize, end: usize| match found.last_mut() {
        Some(last)
            if last.span.end >= start || text[last.span.end..start].chars().all(is_foreign) =>
        {
            last.span.end = last.span.end.max(end);
        }
        _ => found.push(Damage { span: start..end, confidence: 0.95 }),
    };
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    for (index, &(at, character)) in characters.iter().enumerate() {
        let end = at + character.len_utf8();
        let next = characters.get(index + 1).map(|&(_, next)| next);
        if is_never_text(character) {
            push(at, end);
        } else if is_misread(character, next) {
            push(at, end + next.map_or(0, char::len_utf8));
        } else if let Some(lost) = LOST.iter().find(|lost| text[at..].starts_with(**lost)) {
            push(at, at + lost.len());
        }
    }
    found
}

/// Replacement, private use, noncharacters, controls other than white space.
fn is_never_text(character: char) -> bool {
    matches!(character, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}')
        || character.is_control() && !character.is_whitespace()
}

/// UTF-8 that was read as Latin-1 or Windows-1252: its first byte as a letter, its second as a
/// sign.
fn is_misread(character: char, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    let is_sign = matches!(
        next,
        '\u{80}'
            ..='\u{BF}'
                | '€'
                | '‚'
                | 'ƒ'
                | '„'
                | '†'
                | '‡'
                | 'ˆ'
                | '‰'
                | '‹'
                | 'Œ'
                | '™'
                | '˜'
                | '›'
                | 'œ'
    );
    matches!(character, 'Ã' | 'Â' | 'â' | 'ã' | 'ä' | 'å' | 'æ' | 'ç' | 'è' | 'é' | 'ï')
        && is_sign
        && next != '»'
        && next != '\u{A0}'
}

/// Entities, by name without the `&` and `;`, that text is full of where they are not resolved.
const ENTITIES: [&str; 18] = [
    "nbsp", "amp", "lt", "gt", "quot", "apos", "mdash", "ndash", "hellip", "ldquo", "rdquo",
    "lsquo", "rsquo", "middot", "copy", "ensp", "emsp", "times",
];

/// Finds entities of HTML.
pub(super) fn entities(text: &str) -> Vec<Damage> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('&') {
        let rest = &text[at + 1..];
        let Some(length) = rest.find(';').filter(|&length| length <= 8) else { continue };
        let name = &rest[..length];
        let is_number = name.strip_prefix('#').is_some_and(|number| {
            let digits = number.strip_prefix(['x', 'X']).unwrap_or(number);
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        if is_number || ENTITIES.contains(&name) {
            found.push(Damage { span: at..at + length + 2, confidence: 0.8 });
        }
    }
    found
}
