//! Scales after a number in digits or words: 1.5 million, 3 dozen, $3bn, $5M, 5k, 2 400.

use super::cardinal::{Cardinal, Form};
use super::vocabulary::{Word, after_space, next_word, word_end};
use crate::arabic::{Literal, Shape};
use crate::decimal::Decimal;
use crate::reading::{after_any, char_before};

/// Multiplies by the scale word at byte `at`: 1.5 million, 20 thousand, 3 dozen, 2bn.
pub(super) fn scaled(text: &str, number: Decimal, at: usize) -> Option<Cardinal> {
    if let Some((Word::Dozen, end)) = next_word(text, at) {
        return Some(Cardinal {
            number: number.checked_mul(Decimal::from(12))?,
            end,
            form: Form::Scaled,
        });
    }
    let power = scale_power(text, at)?;
    let start = after_space(text, at).or_else(|| after_any(text, at, &["-"])).unwrap_or(at);
    let number = number.times_power_of_ten(power)?;
    let end = word_end(text, start);
    // A second scale may follow: 3 hundred million, 5 thousand billion.
    Some(scaled(text, number, end).unwrap_or(Cardinal { number, end, form: Form::Scaled }))
}

pub(super) fn scale_power(text: &str, at: usize) -> Option<i32> {
    match next_word(text, at) {
        Some((Word::Scale(power), _)) => return Some(i32::from(power)),
        Some((Word::Hundred, _)) => return Some(2),
        _ => {}
    }
    let start = after_space(text, at).unwrap_or(at);
    match &text[start..word_end(text, start)] {
        "bn" | "Bn" | "billion" => Some(9),
        "tn" | "Tn" | "trn" | "trillion" => Some(12),
        "mn" | "Mn" | "million" => Some(6),
        _ => None,
    }
}

/// Nouns after 2.3m that say that the letter is a million and no metre.
const COUNTED_IN_MILLIONS: [&str; 26] = [
    "people",
    "users",
    "customers",
    "jobs",
    "barrels",
    "units",
    "homes",
    "children",
    "workers",
    "visitors",
    "tourists",
    "households",
    "passengers",
    "viewers",
    "copies",
    "readers",
    "followers",
    "subscribers",
    "downloads",
    "views",
    "students",
    "vehicles",
    "cars",
    "residents",
    "members",
    "tonnes",
];

/// Reads 5k and, with a currency sign before it or a noun that is counted in millions after it,
/// $5m, €2B and 2.3m people.
pub(super) fn short_scale(text: &str, at: usize, literal: &Literal) -> Option<Cardinal> {
    let end = word_end(text, literal.end);
    let has_noun = || {
        let noun = after_space(text, end).map(|noun| &text[noun..word_end(text, noun)]);
        noun.is_some_and(|noun| COUNTED_IN_MILLIONS.contains(&noun))
    };
    let power = match &text[literal.end..end] {
        "k" => 3,
        "K" if has_noun() => 3,
        "m" | "M" if has_noun() => 6,
        "B" if has_noun() => 9,
        _ => money_power(text, at, literal)?,
    };
    Some(Cardinal { number: literal.number.times_power_of_ten(power)?, end, form: Form::Scaled })
}

/// Says whether a letter after the number is its scale: $5M, £3b, 1.5M users.
pub(super) fn is_short_scale(text: &str, at: usize, literal: &Literal) -> bool {
    !literal.is_padded && short_scale(text, at, literal).is_some()
}

fn money_power(text: &str, at: usize, literal: &Literal) -> Option<i32> {
    let has_currency = char_before(text, at).is_some_and(|sign| "$€£¥￥".contains(sign));
    match &text[literal.end..word_end(text, literal.end)] {
        _ if !has_currency => None,
        "k" | "K" => Some(3),
        "m" | "M" => Some(6),
        "b" | "B" => Some(9),
        "t" | "T" => Some(12),
        _ => None,
    }
}

/// Reads 2 400 and 1 000 000 as one number: a group of one to three digits, groups of exactly
/// three, then a word.
pub(super) fn spaced_thousands(text: &str, at: usize, literal: &Literal) -> Option<Cardinal> {
    if text[..at]
        .strip_suffix(' ')
        .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
        || literal.whole_digits > 3
        || literal.shape != Shape::Plain
    {
        return None;
    }
    let (mut number, mut end) = (literal.number, literal.end);
    for _ in 0..GROUP_LIMIT {
        let Some(group) = after_any(text, end, &[" "]).and_then(|start| {
            crate::arabic::literal(text, start)
                .filter(|group| group.shape == Shape::Plain && group.whole_digits == 3)
        }) else {
            break;
        };
        number = number.times_power_of_ten(3)?.checked_add(group.number)?;
        end = group.end;
    }
    let groups = (end - literal.end) / 4;
    // One group may be another number unless a word or a stop says that it ends here.
    let is_counted = match text.as_bytes().get(end..)? {
        [b' ', next, ..] if next.is_ascii_digit() => false,
        [b' ', next, ..] if groups < 2 => next.is_ascii_lowercase(),
        [b' ', ..] => groups > 1,
        [b'.' | b',' | b';' | b')', next, ..] if next.is_ascii_digit() => false,
        [] | [b'.' | b',' | b';' | b')' | b'!' | b'?', ..] => {
            groups > 1 || text[..end].ends_with("00")
        }
        _ => false,
    };
    (groups > 0 && is_counted).then_some(Cardinal { number, end, form: Form::Digits })
}

/// The most groups of three digits after the first.
const GROUP_LIMIT: u32 = 4;
