//! Quotations in a sentence.

use std::ops::Range;

/// Returns the next quotation from a byte on that can be a term, without its marks, and the place
/// after it; `quotes` are the marks that open, with those that close them.
pub(super) fn quoted(
    text: &str,
    from: usize,
    quotes: &[(char, char)],
    is_term: impl Fn(&str) -> bool,
) -> Option<(Range<usize>, usize)> {
    let mut from = from;
    loop {
        let closing = |opening: char| quotes.iter().find(|(own, _)| *own == opening);
        let mut marks = text[from..].char_indices();
        let (offset, (open, close)) = marks.find_map(|(at, c)| Some((at, *closing(c)?)))?;
        let start = from + offset + open.len_utf8();
        from = start;
        // Inches, and what the next sentence closes.
        let Some(length) = text[start..].find(close) else { continue };
        let end = start + length + close.len_utf8();
        if is_term(&text[start..start + length]) {
            return Some((start..start + length, end));
        }
        // A mark that opens and closes would be taken for the next one.
        if open == close {
            from = end;
        }
    }
}
