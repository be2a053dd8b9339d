//! How a value is said: in digits or words, to which digit, more or less exactly.

use zhen_text::Language;

use crate::approximation::approximation;
use crate::arabic::digit_at;
use crate::decimal::Decimal;
use crate::fact::{Fact, Notation};
use crate::reading::Found;
use crate::value::Value;

/// Completes what was found in `text` by how it is said there.
pub(crate) fn fact(text: &str, language: Language, found: Found) -> Fact {
    let written = &text[found.span.clone()];
    let has_digits = (0..written.len()).any(|at| digit_at(written.as_bytes(), at).is_some());
    Fact {
        notation: if has_digits { Notation::Digits } else { Notation::Words },
        last_digit: number_of(&found.value).map_or(0, |number| last_digit(written, number)),
        approximation: approximation(text, language, &found),
        span: found.span,
        value: found.value,
    }
}

fn number_of(value: &Value) -> Option<Decimal> {
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
fn last_digit(_written: &str, number: Decimal) -> i8 {
    i8::try_from(number.exponent()).unwrap_or(0)
}
