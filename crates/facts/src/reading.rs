//! What the parsers hand each other: a value and where its words end.

use std::ops::Range;

use crate::value::Value;

/// A value and the bytes it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) span: Range<usize>,
    pub(crate) value: Value,
}

/// A value and the byte after its last word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) value: Value,
    pub(crate) end: usize,
}

impl Reading {
    /// Turns the reading into a found value that begins at byte `start`.
    pub(crate) fn into_found(self, start: usize) -> Found {
        Found { span: start..self.end, value: self.value }
    }
}

/// Returns the character that begins at byte `at`, which must be a boundary or the end.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Returns the character that ends at byte `at`.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Says whether `text` continues with `expected` at byte `at`.
pub(crate) fn follows(text: &str, at: usize, expected: &str) -> bool {
    text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(expected.as_bytes()))
}

/// Returns the byte after the first of `candidates` that `text` continues with at byte `at`.
pub(crate) fn after_any(text: &str, at: usize, candidates: &[&str]) -> Option<usize> {
    candidates.iter().find(|candidate| follows(text, at, candidate)).map(|found| at + found.len())
}
