//! Words beside a value that make it more or less than what it says: 约, 近, more than, nearly.
//!
//! The words directly before the value are looked at, and those after it or after the counter or
//! noun that follows it; never more than a few dozen bytes of either.

mod chinese;
mod english;

use zhen_text::Language;

use crate::fact::Approximation::{self, About, Exact, Over, Under};
use crate::reading::Found;
use crate::value::Value;

/// Says how exact the words before and after the value say that it is.
pub(crate) fn approximation(text: &str, language: Language, found: &Found) -> Approximation {
    let counts = matches!(
        found.value,
        Value::Number(_)
            | Value::Fraction { .. }
            | Value::Percent(_)
            | Value::PercentagePoints(_)
            | Value::Multiple(_)
            | Value::Amount { .. }
            | Value::Measure { .. }
    );
    // A year can be about right, but "more than 1998" says something else.
    let is_year = matches!(found.value, Value::Date { year: Some(_), month: None, day: None });
    if !counts && !is_year {
        return Exact;
    }
    let (before, written) = (&text[..found.span.start], &text[found.span.clone()]);
    let said = match language {
        Language::English => english::before(before)
            .or_else(|| english::after(text, found.span.end))
            .unwrap_or(Exact),
        Language::Chinese => chinese::inside(written)
            .or_else(|| chinese::before(text, before, found.span.end))
            .or_else(|| chinese::after(text, found.span.end))
            // 百万 without 一 is as much a way of speaking as a count.
            .or_else(|| {
                let is_round = matches!(found.value, Value::Number(_) | Value::Multiple(_))
                    && written.starts_with(['百', '千', '万', '萬', '亿', '億']);
                is_round.then_some(About)
            })
            .unwrap_or(Exact),
    };
    if is_year && said != About { Exact } else { said }
}

/// Signs that stand between such a word and the digits.
const CURRENCIES: [&str; 12] =
    ["US$", "HK$", "$", "€", "£", "¥", "￥", "RMB", "USD", "人民币", "人民幣", "港币"];

/// Returns what a sign of comparison that ends `before` says; arrows and tags are none.
fn sign(before: &str) -> Option<Approximation> {
    let last = before.chars().next_back()?;
    let rest = &before[..before.len() - last.len_utf8()];
    match last {
        '~' | '≈' | '∼' => Some(About),
        '≥' | '≧' | '＞' => Some(Over),
        '≤' | '≦' | '＜' => Some(Under),
        '=' if rest.ends_with('>') => Some(Over),
        '=' if rest.ends_with('<') => Some(Under),
        '>' if !rest.ends_with(['-', '=', '>', '"', '/', '\''])
            && !rest.ends_with(|last: char| last.is_ascii_alphabetic()) =>
        {
            Some(Over)
        }
        '<' if !rest.ends_with(['<', '-']) => Some(Under),
        _ => None,
    }
}

/// Returns what is said of a number when a negation stands before the word: not over is at most.
fn turned(approximation: Approximation) -> Approximation {
    match approximation {
        Over => Under,
        Under => Over,
        other => other,
    }
}

fn strip_currency(before: &str) -> &str {
    CURRENCIES.iter().find_map(|sign| before.strip_suffix(sign)).unwrap_or(before)
}
