//! Numbered parts of a document: Article 22(2), Chapter II, Sections 3 and 4, Part One.

use super::roman::roman;
use super::sequence::small_cardinal;
use super::vocabulary::{after_space, word_end};
use crate::arabic::{Shape, digit_at, literal};
use crate::name_digits::is_name;
use crate::reading::{Found, Reading, after_any};
use crate::value::{CitationKind, Value};

/// Reads the part whose name stands from byte `at` to `name_end` into `facts`; returns its end.
///
/// After a plural name the numbers of a list each give a fact; (2) after an article or section
/// is a paragraph.
pub(super) fn citation(
    text: &str,
    at: usize,
    name_end: usize,
    kind: CitationKind,
    facts: &mut Vec<Found>,
) -> Option<usize> {
    let name = &text[at..name_end];
    let after_name = after_any(text, name_end, &["."]).unwrap_or(name_end);
    let is_capital = name.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
    let (first, mut end) = number(text, after_space(text, after_name)?, is_capital)?;
    let mut push = |start: usize, kind: CitationKind, number: u32, end: usize| {
        facts.push(Reading { value: Value::Citation { kind, number }, end }.into_found(start));
    };
    push(at, kind, first, end);
    if let Some((number, after)) = bracketed(text, end)
        && matches!(kind, CitationKind::Article | CitationKind::Section)
    {
        push(end, CitationKind::Paragraph, number, after);
        end = after;
    }
    if name.ends_with('s') {
        while let Some(start) =
            after_any(text, end, &[", and ", " and ", " to ", ", ", " or ", "-", "–"])
            && let Some((number, after)) = number(text, start, is_capital)
        {
            push(start, kind, number, after);
            end = after;
        }
    }
    Some(end)
}

/// Reads the number at byte `at`: digits, and after a capital name Roman numerals and words.
fn number(text: &str, at: usize, is_capital: bool) -> Option<(u32, usize)> {
    if digit_at(text.as_bytes(), at).is_some() {
        let literal = literal(text, at)?;
        let number = u32::try_from(literal.plain_between(1, 99_999)?).ok()?;
        let is_plain = literal.shape == Shape::Plain && !is_name(text, &literal);
        return is_plain.then_some((number, literal.end));
    }
    if !is_capital {
        return None;
    }
    let end = word_end(text, at);
    match roman(&text[at..end]) {
        Some(number) => Some((number, end)),
        None => small_cardinal(text, at),
    }
}

fn bracketed(text: &str, at: usize) -> Option<(u32, usize)> {
    let start = after_any(text, at, &["(", " ("])?;
    let literal = literal(text, start)?;
    let number = u32::try_from(literal.plain_between(1, 99)?).ok()?;
    Some((number, after_any(text, literal.end, &[")"])?))
}
