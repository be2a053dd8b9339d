//! Numbers written in Arabic digits, half or full width, with thousands separators and decimals.

mod forms;

use crate::decimal::Decimal;
use crate::reading::{Reading, char_before};
use crate::value::Value;

use forms::with_form;

/// More digits than any number in prose; longer runs are identifiers.
const DIGIT_LIMIT: u32 = 18;

/// A number written in digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Literal {
    pub(crate) number: Decimal,
    /// The byte after the last digit.
    pub(crate) end: usize,
    /// How many digits stand before the decimal point.
    pub(crate) whole_digits: u32,
    pub(crate) shape: Shape,
    /// Whether it begins with 0 and has more digits before the decimal point.
    pub(crate) is_padded: bool,
}

/// How the digits are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// 2400
    Plain,
    /// 2,400
    Grouped,
    /// 2.4 or 2,400.5
    Decimal,
}

impl Literal {
    /// Returns the number where it is written as digits only and lies within the range.
    pub(crate) fn plain_between(&self, low: i64, high: i64) -> Option<i64> {
        let integer = self.number.to_integer()?;
        (self.shape == Shape::Plain && (low..=high).contains(&integer)).then_some(integer)
    }
}

/// Says whether a number without a whole part begins at byte `at`: .5 or ½.
pub(crate) fn begins_fraction(text: &str, at: usize) -> bool {
    let is_free = || {
        char_before(text, at)
            .is_none_or(|before| before.is_whitespace() || "(（$€£¥".contains(before))
    };
    match text.as_bytes().get(at..) {
        Some([b'.', next, ..]) => next.is_ascii_digit() && is_free(),
        Some([0xc2 | 0xe2, ..]) => forms::half_at(text, at).is_some(),
        _ => false,
    }
}

/// Reads ⅓ and 3⅓ at byte `at`, which no decimal equals.
pub(crate) fn third(text: &str, at: usize) -> Option<Reading> {
    let mut digits = Digits::default();
    let start = digits.read(text.as_bytes(), at);
    if digits.count > 3 || text.as_bytes().get(start) != Some(&0xe2) {
        return None;
    }
    let (numerator, denominator, end) = forms::third_at(text, start)?;
    let whole = u32::try_from(digits.value).ok()?;
    let value = Value::fraction(whole * denominator + numerator, denominator)?;
    Some(Reading { value, end })
}

/// Reads the number whose first digit is at byte `at`, or .5 there.
pub(crate) fn literal(text: &str, at: usize) -> Option<Literal> {
    let bytes = text.as_bytes();
    let mut digits = Digits::default();
    let mut end = digits.read(bytes, at);
    let mut shape = Shape::Plain;
    let mut whole_digits = digits.count;
    if whole_digits == 0 {
        return if begins_fraction(text, at) { forms::without_whole(text, at) } else { None };
    }
    if whole_digits <= 3
        && let Some(literal) = forms::foreign(text, at, end)
    {
        return Some(literal);
    }
    if whole_digits <= 3 {
        while digits.count <= DIGIT_LIMIT
            && let Some(group) = group_start(bytes, end)
            && let Some(group_end) = three_digits(bytes, group)
        {
            end = digits.read(bytes, group);
            debug_assert_eq!(end, group_end);
            shape = Shape::Grouped;
            whole_digits += 3;
        }
    }
    let is_padded = whole_digits > 1 && digit_at(bytes, at).is_some_and(|(digit, _)| digit == 0);
    let mut decimals = 0;
    if let Some(fraction) = point_end(bytes, end)
        && digit_at(bytes, fraction).is_some()
    {
        end = digits.read(bytes, fraction);
        decimals = digits.count - whole_digits;
        shape = Shape::Decimal;
    }
    if digits.count > DIGIT_LIMIT {
        return None;
    }
    let number = Decimal::new(digits.value, -i32::try_from(decimals).ok()?)?;
    Some(with_form(text, Literal { number, end, whole_digits, shape, is_padded }))
}

/// Returns the digit at byte `at` and its length in bytes.
pub(crate) fn digit_at(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    match bytes.get(at..)? {
        [digit @ b'0'..=b'9', ..] => Some((digit - b'0', 1)),
        // ０ to ９ are U+FF10 to U+FF19.
        [0xef, 0xbc, digit @ 0x90..=0x99, ..] => Some((digit - 0x90, 3)),
        _ => None,
    }
}

#[derive(Default)]
struct Digits {
    value: i128,
    count: u32,
}

impl Digits {
    /// Takes the digits from byte `at` on and returns the byte after them.
    ///
    /// Past the limit only the count goes on, so that the caller can refuse the number.
    fn read(&mut self, bytes: &[u8], mut at: usize) -> usize {
        while let Some((digit, length)) = digit_at(bytes, at) {
            if self.count < DIGIT_LIMIT {
                self.value = self.value * 10 + i128::from(digit);
            }
            self.count += 1;
            at += length;
        }
        at
    }
}

/// Returns the byte after a thousands separator: a comma, or a space that does not break lines.
fn group_start(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at..)? {
        [b',', ..] => Some(at + 1),
        // Swiss: 1’000 and 1'000.
        [b'\'', ..] => Some(at + 1),
        [0xe2, 0x80, 0x99, ..] => Some(at + 3),
        // No-break space.
        [0xc2, 0xa0, ..] => Some(at + 2),
        // Full-width comma between full-width digits; thin and narrow no-break space.
        [0xef, 0xbc, 0x8c, 0xef, ..] | [0xe2, 0x80, 0x89 | 0xaf, ..] => Some(at + 3),
        _ => None,
    }
}

/// Returns the byte after exactly three digits.
fn three_digits(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = at;
    for _ in 0..3 {
        end += digit_at(bytes, end)?.1;
    }
    digit_at(bytes, end).is_none().then_some(end)
}

fn point_end(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at..)? {
        [b'.', ..] => Some(at + 1),
        // Full-width full stop.
        [0xef, 0xbc, 0x8e, ..] => Some(at + 3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_read_exactly() {
        let cases = [
            ("2400", "2400", Shape::Plain),
            ("2,400 men", "2400", Shape::Grouped),
            ("1,234,567.50.", "1234567.5", Shape::Decimal),
            ("12,34", "12", Shape::Plain),
            ("1234,567", "1234", Shape::Plain),
            ("３．５", "3.5", Shape::Decimal),
            ("１，２００人", "1200", Shape::Grouped),
            ("12\u{a0}500", "12500", Shape::Grouped),
            ("7. Next", "7", Shape::Plain),
            (".5 million", "0.5", Shape::Decimal),
            ("½ cup", "0.5", Shape::Decimal),
            ("3½ years", "3.5", Shape::Decimal),
            ("3 1/2 years", "3.5", Shape::Decimal),
            ("3 1/2/2020", "3", Shape::Plain),
            ("1.234,56 €", "1234.56", Shape::Decimal),
            ("1.234,567", "1.234", Shape::Decimal),
            ("1.000.000 euros", "1000000", Shape::Grouped),
            ("1’000’000", "1000000", Shape::Grouped),
            ("1,50,000 rupees", "150000", Shape::Grouped),
            ("12,34,56,789", "123456789", Shape::Grouped),
            ("10^6", "1000000", Shape::Decimal),
            ("10⁶", "1000000", Shape::Decimal),
            ("10⁻³", "0.001", Shape::Decimal),
            ("1.5×10^8 km", "150000000", Shape::Decimal),
            ("1.5 x 10⁸ km", "150000000", Shape::Decimal),
            ("2015¹", "2015", Shape::Plain),
        ];
        for (text, number, shape) in cases {
            let literal = literal(text, 0).unwrap();
            assert_eq!((literal.number.to_string().as_str(), literal.shape), (number, shape));
        }
        assert!(literal("1234567890123456789", 0).is_none());
    }
}
