//! How a value is said: its sign, in digits or words, to which digit, more or less exactly.

use zhen_text::Language;

use crate::approximation::approximation;
use crate::arabic::digit_at;
use crate::decimal::Decimal;
use crate::fact::{Fact, Notation};
use crate::reading::Found;
use crate::value::Value;
use crate::wording::wording;

/// Completes what was found in `text` by how it is said there; the value before it ends at byte
/// `after`.
pub(crate) fn fact(text: &str, language: Language, found: Found, after: usize) -> Fact {
    let written = &text[found.span.clone()];
    let has_digits = (0..written.len()).any(|at| digit_at(written.as_bytes(), at).is_some());
    let last_digit = number_of(&found.value).map_or(0, |number| last_digit(written, number));
    let approximation = approximation(text, language, &found);
    let wording = wording(text, language, &found);
    let Found { span, value } = with_sign(text, language, found, after);
    Fact {
        notation: if has_digits { Notation::Digits } else { Notation::Words },
        last_digit,
        approximation,
        wording,
        span,
        value,
    }
}

/// Returns the number that the value counts, where it is one that can be rounded.
pub(crate) fn number_of(value: &Value) -> Option<Decimal> {
    match *value {
        Value::Number(number)
        | Value::Percent(number)
        | Value::PercentagePoints(number)
        | Value::Multiple(number)
        | Value::Amount { number, .. }
        | Value::Measure { number, .. } => Some(number),
        _ => None,
    }
}

/// The power of ten of the last digit that is said.
///
/// A number has no trailing zeros, so it is its own exponent less the zeros at the end of the
/// last digits that are written: 245,000 is 245 × 10^3, and says three zeros more.
fn last_digit(written: &str, number: Decimal) -> i8 {
    let zeros = i32::try_from(trailing_zeros(written)).unwrap_or(0);
    // The first zero of 0.00 is the number itself.
    let is_zero = number == Decimal::ZERO && zeros > 0;
    let last = number.exponent() - zeros + i32::from(is_zero);
    i8::try_from(last).unwrap_or(0)
}

/// Counts the zeros that end the last number written in digits, or in Chinese digits.
fn trailing_zeros(written: &str) -> usize {
    let bytes = written.as_bytes();
    let (mut zeros, mut end, mut has_digits) = (0, 0, false);
    let mut at = 0;
    while at < bytes.len() {
        let Some((digit, length)) = digit_at(bytes, at) else {
            at += 1;
            continue;
        };
        // The digit of m2 belongs to the unit.
        let is_unit = at > 0 && at != end && bytes[at - 1].is_ascii_alphabetic();
        if !is_unit {
            let is_same = has_digits
                && matches!(&bytes[end..at], [] | [b',' | b'.' | b'\'' | b' '] | [0xc2 | 0xe2, ..]);
            zeros = if digit == 0 { zeros * usize::from(is_same) + 1 } else { 0 };
            has_digits = true;
            end = at + length;
        }
        at += length;
    }
    if has_digits {
        // 1/20 is said as a twentieth.
        return if written.contains('/') { 0 } else { zeros };
    }
    written.chars().rev().take_while(|character| matches!(character, '零' | '〇' | '○')).count()
}

/// Signs of currencies that may stand between the minus sign and the digits.
const CURRENCY_SIGNS: [char; 6] = ['$', '€', '£', '¥', '￥', '＄'];

/// Characters directly before a hyphen that make a minus sign of it; others join names: 歼-20.
const BEFORE_MINUS: &str =
    " \u{a0}\n\t([（【\"'“‘「=<>≤≥:：,，;；、~～|*为為至到约約达達是于於或和在从從长長值度率降跌";

/// Makes the number negative where a sign or word before it says so: −3, minus 3, 零下3度, 负3.
fn with_sign(text: &str, language: Language, found: Found, after: usize) -> Found {
    let before = &text[..found.span.start];
    let before = before.strip_suffix(CURRENCY_SIGNS).unwrap_or(before);
    let unsigned = match language {
        Language::Chinese => {
            after_hyphen(before).or_else(|| strip_any(before, &["零下 ", "零下", "负", "負"]))
        }
        Language::English => after_hyphen(before)
            .or_else(|| strip_any(before, &["minus ", "Minus ", "negative ", "Negative "])),
    };
    let is_difference = |before: &str| {
        let before = before.strip_suffix(' ').unwrap_or(before);
        before.ends_with(|last: char| last.is_ascii_digit() || "胜勝)）".contains(last))
    };
    // 取负一个值, 负一场: the numeral counts what the verb is about.
    let is_verb = before.ends_with(['负', '負'])
        && text[found.span.end..].starts_with(['个', '個', '场', '場', '局', '方', '人']);
    let value = match unsigned {
        Some(before) if !is_verb && !is_difference(before) => negative(&found.value),
        _ => None,
    };
    match (unsigned, value) {
        // "minus" may be the end of an address before it.
        (Some(before), Some(value)) if before.len() >= after => {
            Found { span: before.len()..found.span.end, value }
        }
        _ => found,
    }
}

/// Says whether a minus sign stands before byte `at`: an exponent of -1 时 is no time.
pub(crate) fn has_minus(text: &str, at: usize) -> bool {
    after_hyphen(&text[..at]).is_some()
}

fn after_hyphen(before: &str) -> Option<&str> {
    if let Some(before) = before.strip_suffix('−') {
        return Some(before);
    }
    let before = before.strip_suffix(['-', '－'])?;
    let is_sign = before.chars().next_back().is_none_or(|last| BEFORE_MINUS.contains(last));
    is_sign.then_some(before)
}

fn strip_any<'t>(before: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| before.strip_suffix(word))
}

fn negative(value: &Value) -> Option<Value> {
    match *value {
        Value::Number(number) => Some(Value::Number(number.negated())),
        Value::Percent(number) => Some(Value::Percent(number.negated())),
        Value::PercentagePoints(number) => Some(Value::PercentagePoints(number.negated())),
        Value::Amount { number, currency } => {
            Some(Value::Amount { number: number.negated(), currency })
        }
        Value::Measure { number, unit } => Some(Value::Measure { number: number.negated(), unit }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::find_facts;
    use zhen_text::Language;

    #[test]
    fn the_last_digit_is_the_last_that_is_said() {
        let cases = [
            (Language::Chinese, "24.5万人", 3),
            (Language::Chinese, "24.0万人", 3),
            (Language::Chinese, "三万五千人", 3),
            (Language::Chinese, "3万5人", 3),
            (Language::Chinese, "3万5千人", 3),
            (Language::Chinese, "２００人", 0),
            (Language::Chinese, "100多万人", 4),
            (Language::Chinese, "三点五零", -2),
            (Language::Chinese, "近九成", 1),
            (Language::English, "245,000 cars", 0),
            (Language::English, "3,500 cars", 0),
            (Language::English, "2 thousand cars", 3),
            (Language::English, "1.50 grams", -2),
            (Language::English, "1.5 million cars", 5),
            (Language::English, "0 degrees", 0),
            (Language::English, "0.0 degrees", -1),
        ];
        for (language, text, last_digit) in cases {
            assert_eq!(find_facts(text, language)[0].last_digit, last_digit, "{text}");
        }
    }
}
