//! What a cell can hold, and what the cells of a reviewer mean.

use crate::field::field_text;
use crate::loss::Alterations;

/// UTF-16 units that Excel takes in a cell.
pub(super) const LONGEST: usize = 32_767;

/// Brings a text into what a cell can hold: one line, no control characters, not too long.
///
/// Excel has an escape for control characters (ECMA-376, part 1, section 22.9.2.19: `_x0007_`),
/// but what reads workbooks for Python leaves it in the text, so they are dropped. Texts that look
/// like the escape are escaped themselves by the library.
pub(super) fn cell_text(text: &str, alterations: &mut Alterations) -> String {
    let mut text = field_text(text);
    let dropped = text.chars().filter(|&character| is_unheld(character)).count();
    if dropped > 0 {
        alterations.dropped_characters += dropped;
        text.retain(|character| !is_unheld(character));
        // What stood within the text may be at its end now.
        text = field_text(&text);
    }
    if let Some(end) = end_of_units(&text, LONGEST) {
        alterations.cut_texts += 1;
        text.truncate(end);
        text = field_text(&text);
    }
    text
}

/// Tells whether a character has no place in XML 1.0, or none that all readers know.
fn is_unheld(character: char) -> bool {
    matches!(character, '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Returns where a text has more than `units` UTF-16 units, at the character before.
fn end_of_units(text: &str, units: usize) -> Option<usize> {
    // A character of UTF-8 has at least as many bytes as it has units.
    if text.len() <= units {
        return None;
    }
    let mut count = 0;
    text.char_indices().find_map(|(index, character)| {
        count += character.len_utf16();
        (count > units).then_some(index)
    })
}

/// Tells whether a row is kept, by its cell in `keep`; `None` for what means neither.
///
/// Nothing said, a tick and every kind of yes keep it.
pub(super) fn is_kept(cell: &str) -> Option<bool> {
    match cell.trim().to_lowercase().as_str() {
        "" | "yes" | "y" | "x" | "1" | "true" | "是" | "√" | "✓" | "✔" => Some(true),
        "no" | "n" | "0" | "false" | "否" => Some(false),
        _ => None,
    }
}

/// Reads a score; an empty cell is 1, as in every format.
pub(super) fn parse_score(cell: &str) -> Option<f64> {
    match cell.trim() {
        "" => Some(1.0),
        cell => cell.parse().ok().filter(|score: &f64| score.is_finite()),
    }
}

/// Reads comma-separated sentence numbers.
pub(super) fn parse_ids(cell: &str) -> Option<Vec<usize>> {
    match cell.trim() {
        "" => Some(Vec::new()),
        cell => cell.split([',', '，']).map(|id| id.trim().parse().ok()).collect(),
    }
}
