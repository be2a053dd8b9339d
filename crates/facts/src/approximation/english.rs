//! English words beside a number: about, nearly, more than, or so.

use super::strip_currency;
use crate::fact::Approximation::{self, About, Over, Under};
use crate::reading::after_any;

/// Words before an English number; longer ones first where one ends with another.
const BEFORE: [(&str, Approximation); 42] = [
    ("no more than", Under),
    ("not more than", Under),
    ("no less than", Over),
    ("not less than", Over),
    ("no fewer than", Over),
    ("not fewer than", Over),
    ("more than", Over),
    ("greater than", Over),
    ("higher than", Over),
    ("less than", Under),
    ("fewer than", Under),
    ("lower than", Under),
    ("over", Over),
    ("above", Over),
    ("beyond", Over),
    ("exceeding", Over),
    ("exceeded", Over),
    ("exceed", Over),
    ("exceeds", Over),
    ("surpassed", Over),
    ("topped", Over),
    ("upwards of", Over),
    ("at least", Over),
    ("minimum of", Over),
    ("nearly", Under),
    ("almost", Under),
    ("close to", Under),
    ("approaching", Under),
    ("under", Under),
    ("below", Under),
    ("at most", Under),
    ("up to", Under),
    ("as many as", Under),
    ("as much as", Under),
    ("about", About),
    ("around", About),
    ("some", About),
    ("roughly", About),
    ("approximately", About),
    ("approx.", About),
    ("circa", About),
    ("estimated", About),
];

pub(super) fn before(before: &str) -> Option<Approximation> {
    if before.ends_with(['~', '≈', '∼']) {
        return Some(About);
    }
    let before = strip_currency(before);
    let before = before.strip_suffix([' ', '\u{a0}', '\n'])?;
    let bytes = before.as_bytes();
    let found = BEFORE.iter().find(|(words, _)| {
        let Some(start) = bytes.len().checked_sub(words.len()) else { return false };
        bytes[start..].eq_ignore_ascii_case(words.as_bytes())
            && !bytes[..start].ends_with(b"-")
            && !bytes[..start].last().is_some_and(u8::is_ascii_alphabetic)
    });
    found.map(|&(_, approximation)| approximation)
}

/// What follows an English number, or the noun after it.
const AFTER: [(&str, Approximation); 17] = [
    ("+", Over),
    ("-plus", Over),
    ("-odd", Over),
    (" odd ", Over),
    ("-something", Over),
    (" something", Over),
    (" or so", About),
    (" or thereabouts", About),
    (" or more", Over),
    (" or above", Over),
    (" or over", Over),
    (" and above", Over),
    (" and over", Over),
    (" or less", Under),
    (" or fewer", Under),
    (" or below", Under),
    (" or under", Under),
];

/// The longest noun that is passed over, in bytes.
const NOUN_LIMIT: usize = 14;

pub(super) fn after(text: &str, end: usize) -> Option<Approximation> {
    let after = |at: usize| {
        let is_here = |words: &str| {
            let word_end = at + words.len();
            text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(words.as_bytes()))
                && !text.as_bytes().get(word_end).is_some_and(u8::is_ascii_alphanumeric)
                || words.ends_with(' ') && after_any(text, at, &[words]).is_some()
        };
        AFTER.iter().find(|(words, _)| is_here(words)).map(|&(_, found)| found)
    };
    after(end).or_else(|| {
        let bytes = text.as_bytes();
        let noun = end + usize::from(bytes.get(end) == Some(&b' '));
        let letters = bytes.get(noun..)?.iter().take(NOUN_LIMIT);
        let length = letters.take_while(|byte| byte.is_ascii_alphabetic()).count();
        (length > 0).then(|| after(noun + length))?
    })
}
