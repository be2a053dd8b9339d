//! Multiples, each read as its factor: 13-fold, doubled, halved, three times as many.

use super::cardinal::Cardinal;
use super::vocabulary::{after_space, word_before, word_end};
use crate::arabic::Literal;
use crate::decimal::Decimal;
use crate::reading::{Reading, after_any, char_at};
use crate::value::Value;

/// What follows "three times" where it compares; otherwise it is how often something happened.
const COMPARED: [&str; 21] = [
    "as", "more", "higher", "larger", "bigger", "greater", "faster", "longer", "heavier", "the",
    "that", "its", "their", "what", "stronger", "wider", "bigger", "those", "cheaper", "slower",
    "smaller",
];

/// What follows the verb "double", which is otherwise an adjective: double standards.
const DOUBLED: [&str; 12] =
    ["the", "its", "their", "his", "her", "in", "by", "from", "since", "what", "that", "over"];

/// What precedes the verb "double".
const DOUBLING: [&str; 8] = ["to", "will", "would", "could", "may", "might", "nearly", "almost"];

/// The longest word for a multiple, in bytes.
const LONGEST: usize = 12;

/// Reads what makes a multiple of the number: -fold, times as many.
pub(super) fn multiple(text: &str, at: usize, number: &Cardinal) -> Option<Reading> {
    let value = Value::Multiple(number.number);
    if text[..at].ends_with("factor of ") {
        return Some(Reading { value, end: number.end });
    }
    if let Some(end) = after_any(text, number.end, &["-fold", "fold", " fold"]) {
        let goes_on = text.as_bytes().get(end).is_some_and(u8::is_ascii_alphabetic);
        return (!goes_on).then_some(Reading { value, end });
    }
    let end = after_any(text, number.end, &[" times", "-times"])?;
    if is_growth(text, at, end) {
        return Some(Reading { value, end });
    }
    let next = after_space(text, end)?;
    COMPARED.contains(&&text[next..word_end(text, next)]).then_some(Reading { value, end })
}

/// Reads 10x and 2.5x; 4x4 and x86 are names.
pub(super) fn letter(text: &str, literal: &Literal) -> Option<Reading> {
    let end = after_any(text, literal.end, &["x", "×"])?;
    let next = char_at(text, end);
    let goes_on = next.is_some_and(|next| next.is_alphanumeric() || "_-.=(/*".contains(next));
    // In "3 × 4" and "3x 4" it multiplies.
    let is_product = after_any(text, end, &[" "])
        .and_then(|start| char_at(text, start))
        .is_some_and(|next| next.is_ascii_digit());
    let value = Value::Multiple(literal.number);
    (!goes_on && !is_product && !literal.is_padded).then_some(Reading { value, end })
}

/// Reads the word from byte `at` to `end` where it is a multiple by itself: doubled, tenfold.
pub(super) fn word(text: &str, at: usize, end: usize) -> Option<Reading> {
    let first = text.as_bytes().get(at)?.to_ascii_lowercase();
    if !b"defhnqst".contains(&first) {
        return None;
    }
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..end.checked_sub(at)?)?;
    lower.copy_from_slice(&text.as_bytes()[at..end]);
    lower.make_ascii_lowercase();
    let factor = match &*lower {
        b"double" | b"triple" | b"treble" | b"quadruple" if !is_verb(text, at, end) => return None,
        b"doubled" | b"doubling" | b"doubles" | b"double" | b"twice" | b"twofold" => 2,
        b"tripled" | b"tripling" | b"triples" | b"triple" | b"trebled" | b"trebling"
        | b"treble" | b"thrice" | b"threefold" => 3,
        b"quadrupled" | b"quadrupling" | b"quadruples" | b"quadruple" | b"fourfold" => 4,
        b"quintupled" | b"fivefold" => 5,
        b"sixfold" => 6,
        b"sevenfold" => 7,
        b"eightfold" => 8,
        b"ninefold" => 9,
        b"tenfold" => 10,
        b"twentyfold" => 20,
        b"hundredfold" => 100,
        b"thousandfold" => 1000,
        b"halved" | b"halving" | b"halve" | b"halves" if !is_part(text, at) => {
            return Some(Reading { value: Value::Multiple(Decimal::new(5, -1)?), end });
        }
        _ => return None,
    };
    Some(Reading { value: Value::Multiple(Decimal::from(factor)), end })
}

/// Reads "half as much again" from the end of "half": one and a half times as much.
pub(super) fn half_again(text: &str, end: usize) -> Option<Reading> {
    let words = [" as much again", " as many again", " as large again", " again as much"];
    let end = after_any(text, end, &words)?;
    Some(Reading { value: Value::Multiple(Decimal::new(15, -1)?), end })
}

/// Says whether "3.5 times" at byte `at` is how much something grew, not how often.
fn is_growth(text: &str, at: usize, end: usize) -> bool {
    let grew =
        ["rose", "risen", "grew", "grown", "increased", "jumped", "expanded", "surged", "up"];
    let before = word_before(text, at);
    let is_grown = grew.iter().any(|verb| before.eq_ignore_ascii_case(verb))
        || text[..at].ends_with("ncreased ")
        || text[..at].ends_with("xpanded ")
        || text[..at].ends_with("ultiplied ");
    let next = after_space(text, end).map_or("", |next| &text[next..word_end(text, next)]);
    is_grown && !["a", "an", "per", "this", "last", "each", "every"].contains(&next)
}

fn is_verb(text: &str, at: usize, end: usize) -> bool {
    let next = after_space(text, end).map_or("", |next| &text[next..word_end(text, next)]);
    DOUBLED.contains(&next) || DOUBLING.contains(&word_before(text, at))
}

/// Two halves are parts, and so are the halves of something.
fn is_part(text: &str, at: usize) -> bool {
    ["two", "both", "the", "into", "equal"].contains(&word_before(text, at))
}
