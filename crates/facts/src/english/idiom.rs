//! Words and names that are written with numbers but count nothing: no one, one another,
//! One Country, Two Systems.

use super::vocabulary::word_before;
use crate::reading::after_any;

/// Names that begin with a number word.
const NAMES: [&str; 9] = [
    "One Country, Two Systems",
    "one country, two systems",
    "One country, two systems",
    "Three-Body",
    "Three Kingdoms",
    "Three Gorges",
    "Three Represents",
    "One Belt, One Road",
    "One Belt One Road",
];

/// Returns the end of the words at byte `at` that count nothing; `word_end` is where the first
/// of them ends.
pub(super) fn end(text: &str, at: usize, word_end: usize) -> Option<usize> {
    if !matches!(text.as_bytes().get(at)?, b'o' | b'O' | b'T') {
        return None;
    }
    if let Some(end) = after_any(text, at, &NAMES) {
        return Some(end);
    }
    let is_one = text[at..word_end].eq_ignore_ascii_case("one");
    // No one came, but "no one country has".
    let is_nobody = || {
        matches!(word_before(text, at), "no" | "No")
            && after_any(text, word_end, &[" country", " person", " party", " nation"]).is_none()
    };
    if is_one && is_nobody() {
        return Some(word_end);
    }
    after_any(text, word_end, &[" another"]).filter(|_| is_one)
}
