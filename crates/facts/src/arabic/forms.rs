//! Less frequent forms of numbers in digits: 1.234,56 and 1.000.000 of the continent, 1,50,000 of
//! India, 3½ and 3 1/2, 10^6 and 1.5×10⁸.

use super::{Digits, Literal, Shape, digit_at, three_digits};
use crate::decimal::Decimal;
use crate::reading::{after_any, char_at};

/// The most groups of a number, and the most digits of an exponent.
const GROUP_LIMIT: usize = 5;

/// Reads a number whose first group ends at byte `end`, grouped as on the continent or in India.
pub(super) fn foreign(text: &str, at: usize, end: usize) -> Option<Literal> {
    match text.as_bytes().get(end)? {
        b'.' => continental(text, at, end),
        b',' => indian(text, at, end),
        _ => None,
    }
}

/// Reads 1.234,56, and 1.000.000 where its zeros or a euro tell it from a version.
fn continental(text: &str, at: usize, first_end: usize) -> Option<Literal> {
    let bytes = text.as_bytes();
    let mut digits = Digits::default();
    let mut end = digits.read(bytes, at);
    let mut groups = 0;
    while groups < GROUP_LIMIT
        && bytes.get(end) == Some(&b'.')
        && three_digits(bytes, end + 1).is_some()
    {
        end = digits.read(bytes, end + 1);
        groups += 1;
    }
    if groups == 0 || bytes.get(at) == Some(&b'0') || bytes.get(end) == Some(&b'.') && groups > 2 {
        return None;
    }
    let whole_digits = digits.count;
    let decimals = match bytes.get(end..)? {
        [b',', next, ..] if next.is_ascii_digit() => {
            let after = digits.read(bytes, end + 1);
            // Of 1.234,567 nobody knows which mark is which.
            let count = digits.count - whole_digits;
            let goes_on = matches!(bytes.get(after..), Some([b',' | b'.', next, ..]) if next.is_ascii_digit());
            if count > 2 || goes_on {
                return None;
            }
            end = after;
            count
        }
        _ => {
            let is_round = bytes[first_end + 1..end].iter().all(|byte| b"0.".contains(byte));
            let euros = [" €", "€", " euro", "欧元", "歐元", " EUR"];
            let is_money = text[..at].ends_with('€') || after_any(text, end, &euros).is_some();
            if groups < 2 || !(is_round || is_money) {
                return None;
            }
            0
        }
    };
    let number = Decimal::new(digits.value, -i32::try_from(decimals).ok()?)?;
    let shape = if decimals > 0 { Shape::Decimal } else { Shape::Grouped };
    Some(Literal { number, end, whole_digits, shape, is_padded: false })
}

/// Reads 1,50,000: groups of two, then one of three.
fn indian(text: &str, at: usize, first_end: usize) -> Option<Literal> {
    let bytes = text.as_bytes();
    let is_two = |at: usize| {
        bytes.get(at..at + 2).is_some_and(|two| two.iter().all(u8::is_ascii_digit))
            && bytes.get(at + 2) == Some(&b',')
    };
    if first_end - at > 2 || bytes.get(at) == Some(&b'0') || !is_two(first_end + 1) {
        return None;
    }
    let mut digits = Digits::default();
    let mut end = digits.read(bytes, at);
    for _ in 0..GROUP_LIMIT {
        if !is_two(end + 1) {
            break;
        }
        end = digits.read(bytes, end + 1);
    }
    let last = three_digits(bytes, end + 1)?;
    digits.read(bytes, end + 1);
    let goes_on = matches!(bytes.get(last..), Some([b',', next, ..]) if next.is_ascii_digit());
    let number = Decimal::new(digits.value, 0)?;
    let whole_digits = digits.count;
    let shape = Shape::Grouped;
    (!goes_on).then_some(Literal { number, end: last, whole_digits, shape, is_padded: false })
}

/// Reads .5, or ½ alone.
pub(super) fn without_whole(text: &str, at: usize) -> Option<Literal> {
    let part = |number, end| Literal {
        number,
        end,
        whole_digits: 0,
        shape: Shape::Decimal,
        is_padded: false,
    };
    if let Some((number, end)) = half_at(text, at) {
        return Some(part(number, end));
    }
    let mut digits = Digits::default();
    let end = digits.read(text.as_bytes(), after_any(text, at, &["."])?);
    if digits.count > 9 {
        return None;
    }
    Some(part(Decimal::new(digits.value, -i32::try_from(digits.count).ok()?)?, end))
}

/// Reads the fraction in one character at byte `at` that has finite decimals: ½.
pub(super) fn half_at(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let character = char_at(text, at)?;
    let (mantissa, exponent) = match character {
        '½' => (5, -1),
        '¼' => (25, -2),
        '¾' => (75, -2),
        '⅕' => (2, -1),
        '⅖' => (4, -1),
        '⅗' => (6, -1),
        '⅘' => (8, -1),
        '⅛' => (125, -3),
        '⅜' => (375, -3),
        '⅝' => (625, -3),
        '⅞' => (875, -3),
        _ => return None,
    };
    Some((Decimal::new(mantissa, exponent)?, at + character.len_utf8()))
}

/// Reads ⅓ and ⅔, which no decimal equals, at byte `at`.
pub(super) fn third_at(text: &str, at: usize) -> Option<(u32, u32, usize)> {
    let character = char_at(text, at)?;
    let (numerator, denominator) = match character {
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        _ => return None,
    };
    Some((numerator, denominator, at + character.len_utf8()))
}

/// Completes a number by the half or the power of ten that is written after it.
pub(super) fn with_form(text: &str, literal: Literal) -> Literal {
    let is_candidate = match text.as_bytes().get(literal.end) {
        Some(b'^' | 0xc2 | 0xc3 | 0xe2 | b'x') => true,
        Some(b' ') => text
            .as_bytes()
            .get(literal.end + 1)
            .is_some_and(|next| next.is_ascii_digit() || matches!(next, b'x' | 0xc2 | 0xc3)),
        _ => false,
    };
    if !is_candidate || literal.is_padded {
        return literal;
    }
    mixed(text, &literal)
        .or_else(|| power(text, &literal))
        .or_else(|| scientific(text, &literal))
        .unwrap_or(literal)
}

/// Adds the half of 3½ and of 3 1/2.
fn mixed(text: &str, literal: &Literal) -> Option<Literal> {
    if literal.shape == Shape::Decimal {
        return None;
    }
    let start = after_any(text, literal.end, &[" "]);
    let (part, end) =
        half_at(text, start.unwrap_or(literal.end)).or_else(|| slashed_half(text, start?))?;
    let number = literal.number.checked_add(part)?;
    Some(Literal { number, end, shape: Shape::Decimal, ..*literal })
}

/// Reads 1/2, 3/4 and other parts of a kitchen or an inch at byte `at`.
fn slashed_half(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let parts = [
        ("1/2", 500),
        ("1/4", 250),
        ("3/4", 750),
        ("1/8", 125),
        ("3/8", 375),
        ("5/8", 625),
        ("7/8", 875),
        ("1/5", 200),
    ];
    let (written, thousandths) = parts.iter().find(|part| text[at..].starts_with(part.0))?;
    let end = at + written.len();
    let goes_on =
        text.as_bytes().get(end).is_some_and(|b| b.is_ascii_alphanumeric() || b"/-".contains(b));
    (!goes_on).then_some((Decimal::new(*thousandths, -3)?, end))
}

/// Reads 10^6 and 10⁶.
fn power(text: &str, literal: &Literal) -> Option<Literal> {
    let is_ten = literal.plain_between(10, 10).is_some();
    if !is_ten {
        return None;
    }
    let (exponent, end) = exponent(text, literal.end)?;
    let number = Decimal::new(1, exponent)?;
    Some(Literal { number, end, shape: Shape::Decimal, ..*literal })
}

/// Reads ×10^8 after 1.5.
fn scientific(text: &str, literal: &Literal) -> Option<Literal> {
    let times = [" × 10", "×10", " x 10", "x10", " ×10", "× 10"];
    let ten = after_any(text, literal.end, &times)?;
    let (exponent, end) = exponent(text, ten)?;
    let number = literal.number.times_power_of_ten(exponent)?;
    Some(Literal { number, end, shape: Shape::Decimal, ..*literal })
}

/// Reads ^6, ^-6, ^{6}, ⁶ or ⁻⁶ at byte `at`; a lone ¹ is a note.
fn exponent(text: &str, at: usize) -> Option<(i32, usize)> {
    if let Some(start) = after_any(text, at, &["^{", "^"]) {
        let minus = after_any(text, start, &["-", "−"]);
        let mut digits = Digits::default();
        let end = digits.read(text.as_bytes(), minus.unwrap_or(start));
        if !(1..=2).contains(&digits.count) {
            return None;
        }
        let end = after_any(text, end, &["}"]).unwrap_or(end);
        let value = i32::try_from(digits.value).ok()?;
        return Some((if minus.is_some() { -value } else { value }, end));
    }
    let minus = after_any(text, at, &["⁻"]);
    let (mut value, mut end, mut count) = (0, minus.unwrap_or(at), 0);
    while count < 2
        && let Some(character) = char_at(text, end)
        && let Some(digit) = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|sign| sign == character)
    {
        value = value * 10 + i32::try_from(digit).ok()?;
        end += character.len_utf8();
        count += 1;
    }
    let is_note = minus.is_none() && value < 2;
    (count > 0 && !is_note && digit_at(text.as_bytes(), end).is_none())
        .then_some((if minus.is_some() { -value } else { value }, end))
}
