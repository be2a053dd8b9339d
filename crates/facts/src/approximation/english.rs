//! English words beside a number: about, nearly, more than, or so.

use super::{strip_currency, turned};
use crate::fact::Approximation::{self, About, Over, Under};
use crate::reading::after_any;

/// Words before an English number; longer ones first where one ends with another.
const BEFORE: [(&str, Approximation); 52] = [
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
    ("maximum of", Under),
    ("capped at", Under),
    ("in excess of", Over),
    ("smaller than", Under),
    ("shorter than", Under),
    ("longer than", Over),
    ("later than", Under),
    ("earlier than", Over),
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
    ("c.", About),
    ("ca.", About),
    ("estimated", About),
];

pub(super) fn before(before: &str) -> Option<Approximation> {
    let before = strip_currency(before);
    let spaced = before.strip_suffix([' ', '\u{a0}', '\n']);
    if let Some(sign) = super::sign(spaced.unwrap_or(before)) {
        return Some(sign);
    }
    let before = strip_currency(spaced?);
    let bytes = before.as_bytes();
    let &(words, approximation) = BEFORE.iter().find(|(words, _)| {
        let Some(start) = bytes.len().checked_sub(words.len()) else { return false };
        bytes[start..].eq_ignore_ascii_case(words.as_bytes())
            && !bytes[..start].ends_with(b"-")
            && !bytes[..start].last().is_some_and(u8::is_ascii_alphabetic)
    })?;
    let is_limit = LIMITS.contains(&words);
    let is_turned = is_limit && is_negated(&before.as_bytes()[..before.len() - words.len()]);
    Some(if is_turned { turned(approximation) } else { approximation })
}

/// Words of [`BEFORE`] that a negation turns round: shall not exceed, not below.
const LIMITS: [&str; 18] = [
    "more than",
    "greater than",
    "higher than",
    "less than",
    "fewer than",
    "lower than",
    "over",
    "above",
    "beyond",
    "exceeding",
    "exceeded",
    "exceed",
    "exceeds",
    "in excess of",
    "under",
    "below",
    "longer than",
    "shorter than",
];

/// Words that may stand between the negation and the limit: must not fall below, not be over.
const BETWEEN: [&[u8]; 13] = [
    b"be", b"been", b"fall", b"drop", b"go", b"rise", b"have", b"ever", b"to", b"at", b"case",
    b"any", b"in",
];

/// Words that turn the limit after them round.
const NEGATIONS: [&[u8]; 8] =
    [b"not", b"never", b"without", b"cannot", b"no", b"nor", b"n't", b"neither"];

/// The longest word before a limit that is looked at, in bytes.
const WORD_LIMIT: usize = 8;

/// Says whether the words that end `before` negate what follows them.
fn is_negated(before: &[u8]) -> bool {
    let mut rest = before;
    for _ in 0..=3 {
        rest = rest.strip_suffix(b" ").unwrap_or(rest);
        let letters =
            rest.iter().rev().take(WORD_LIMIT).take_while(|byte| !byte.is_ascii_whitespace());
        let word = &rest[rest.len() - letters.count()..];
        if NEGATIONS.iter().any(|negation| word.eq_ignore_ascii_case(negation))
            || word.ends_with(b"n't")
            || word.ends_with("n’t".as_bytes())
        {
            return true;
        }
        if !BETWEEN.iter().any(|between| word.eq_ignore_ascii_case(between)) {
            return false;
        }
        rest = &rest[..rest.len() - word.len()];
    }
    false
}

/// What follows an English number, or the noun after it.
const AFTER: [(&str, Approximation); 23] = [
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
    (" at most", Under),
    (" at the most", Under),
    (" maximum", Under),
    (" at least", Over),
    (" at the least", Over),
    (" minimum", Over),
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
