//! Numbers of articles, paragraphs and items as both languages write them in ASCII: 22A, (2),
//! (c), (iii).

use crate::arabic::{Shape, literal};
use crate::decimal::Decimal;
use crate::english::roman::roman;
use crate::reading::after_any;

/// The number of a paragraph or item, and what kind of signs it is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Enumerator {
    /// 2 in (2), 3 in (c) and in (iii).
    pub(crate) number: u32,
    /// 1 in (2A), 0 where nothing is inserted.
    pub(crate) inserted: u16,
    /// Whether it is written in letters.
    pub(crate) is_letter: bool,
    /// The byte after the closing bracket.
    pub(crate) end: usize,
}

/// Reads (2), (2A), (c) or (iii) at byte `at`; half or full width brackets.
pub(crate) fn bracketed(text: &str, at: usize) -> Option<Enumerator> {
    let start = after_any(text, at, &["(", "（"])?;
    let bytes = text.as_bytes();
    let (number, inserted, end) = if bytes.get(start)?.is_ascii_digit() {
        let literal = literal(text, start).filter(|literal| literal.shape == Shape::Plain)?;
        let number = u32::try_from(literal.plain_between(1, 99)?).ok()?;
        let (inserted, end) = inserted_letters(text, literal.end).unwrap_or((0, literal.end));
        (number, inserted, end)
    } else {
        let length = bytes[start..].iter().take(6).take_while(|b| b.is_ascii_alphabetic()).count();
        (letter_number(&text[start..start + length])?, 0, start + length)
    };
    let end_of_bracket = after_any(text, end, &[")", "）"])?;
    let is_letter = bytes[start].is_ascii_alphabetic();
    Some(Enumerator { number, inserted, is_letter, end: end_of_bracket })
}

/// Reads 5.1 and 3.2.1, the number of a clause, at byte `at`: the first number, the rest as
/// citations hold it, the end.
pub(crate) fn path(text: &str, at: usize) -> Option<(u32, u16, usize)> {
    let bytes = text.as_bytes();
    let part = |at: usize| {
        let digits = bytes.get(at..)?.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        let number = text.get(at..at + digits)?.parse::<u16>().ok()?;
        Some((number, at + digits)).filter(|(number, _)| *number < 1000)
    };
    let (first, dot) = part(at)?;
    let (second, mut end) = part(after_any(text, dot, &["."])?)?;
    let mut rest = second;
    if let Some((third, after)) = after_any(text, end, &["."]).and_then(part) {
        rest = second.checked_mul(1000)?.checked_add(third)?;
        end = after;
    }
    let goes_on = match bytes.get(end..)? {
        [b'.', next, ..] => next.is_ascii_digit(),
        [next, ..] => next.is_ascii_alphanumeric() || matches!(next, b'_' | b'%'),
        [] => false,
    };
    (first > 0 && rest > 0 && !goes_on).then_some((u32::from(first), rest, end))
}

/// The number of a part with one point as a decimal: section 3.2 may be written 3.2节.
pub(crate) fn path_as_number(whole: u32, inserted: u16) -> Option<Decimal> {
    let power = match inserted {
        1..=9 => -1,
        10..=99 => -2,
        100..=999 => -3,
        _ => return None,
    };
    Decimal::new(i128::from(inserted), power)?.checked_add(Decimal::from(whole))
}

/// The number of a part with two points as it is written: 3.2.1.
pub(crate) fn path_of_three(whole: u32, inserted: u16) -> Option<String> {
    (inserted >= 1000).then(|| format!("{whole}.{}.{}", inserted / 1000, inserted % 1000))
}

/// Reads the capital letters that number what was inserted later: 1 for the A of 22A, 27 for AA.
pub(crate) fn inserted_letters(text: &str, at: usize) -> Option<(u16, usize)> {
    let bytes = text.as_bytes().get(at..)?;
    let length = bytes.iter().take(3).take_while(|byte| byte.is_ascii_uppercase()).count();
    let is_whole = !bytes.get(length).is_some_and(u8::is_ascii_alphanumeric);
    if !(1..=2).contains(&length) || !is_whole {
        return None;
    }
    Some((place(&bytes[..length]), at + length))
}

/// Reads a lone capital letter as the number of an annex or a table: 3 for C.
pub(crate) fn capital(text: &str, at: usize) -> Option<(u16, usize)> {
    let (number, end) = inserted_letters(text, at)?;
    (end == at + 1).then_some((number, end))
}

/// The number of (c), (aa) or (iii). Of letters that may be either, i, v and x are Roman.
fn letter_number(letters: &str) -> Option<u32> {
    let upper = letters.to_ascii_uppercase();
    match letters.as_bytes() {
        [b'i' | b'v' | b'x' | b'I' | b'V' | b'X'] => roman(&upper),
        [letter] => Some(u32::from(place(&[letter.to_ascii_uppercase()]))),
        // (aa) comes after (z).
        [one, other] if one == other && *one != b'i' && *one != b'x' => {
            Some(u32::from(place(upper.as_bytes())))
        }
        _ => roman(&upper).filter(|number| *number < 40),
    }
}

/// A is 1, Z is 26, AA is 27.
fn place(letters: &[u8]) -> u16 {
    letters.iter().fold(0, |place, letter| place * 26 + u16::from(letter.wrapping_sub(b'@')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_small_romans_are_numbers() {
        let read = |text: &str| bracketed(text, 0).map(|found| (found.number, found.inserted));
        let cases = [
            ("(2)", 2, 0),
            ("(2A)", 2, 1),
            ("(c)", 3, 0),
            ("（iii）", 3, 0),
            ("(i)", 1, 0),
            ("(h)", 8, 0),
        ];
        for (text, number, inserted) in cases {
            assert_eq!(read(text), Some((number, inserted)), "{text}");
        }
        assert_eq!(["(2015)", "(the)", "(", "(a", "()"].map(read), [None; 5]);
        assert_eq!(inserted_letters("AA ", 0), Some((27, 2)));
    }
}
