//! The lines of a text that are not blank, as byte ranges.

use std::ops::Range;

/// A line that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Bytes of the text, without surrounding white space.
    pub(super) span: Range<usize>,
    /// Line number, from 1.
    pub(super) number: usize,
    /// Columns of white space before the text; an ideographic space takes two.
    pub(super) indent: usize,
    /// Whether a blank line, or the start of the text, precedes it.
    pub(super) after_blank: bool,
}

/// Splits a text at `\n`, `\r\n`, `\r` and the Unicode line and paragraph separators.
pub(super) fn lines_of(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut number, mut after_blank) = (0, 1, true);
    while start < text.len() {
        let rest = &text[start..];
        let length = rest.find(is_line_end).unwrap_or(rest.len());
        let content = &rest[..length];
        let trimmed = content.trim_matches(is_space);
        if trimmed.is_empty() {
            after_blank = true;
        } else {
            let margin = &content[..content.len() - content.trim_start_matches(is_space).len()];
            let begin = start + margin.len();
            lines.push(Line {
                span: begin..begin + trimmed.len(),
                number,
                indent: margin.chars().map(columns).sum(),
                after_blank,
            });
            after_blank = false;
        }
        start += length + line_end_length(&rest[length..]);
        number += 1;
    }
    lines
}

/// White space and the byte order mark, which some pages hold between lines.
fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

fn line_end_length(rest: &str) -> usize {
    if rest.starts_with("\r\n") { 2 } else { rest.chars().next().map_or(0, char::len_utf8) }
}

fn columns(character: char) -> usize {
    match character {
        '\u{3000}' => 2,
        '\t' => 4,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let text = "a\r\nb\rc\n\n\u{3000}\u{3000}d\u{2028}e";
        let found: Vec<_> =
            lines_of(text).iter().map(|line| (&text[line.span.clone()], line.number)).collect();
        assert_eq!(found, [("a", 1), ("b", 2), ("c", 3), ("d", 5), ("e", 6)]);
    }

    #[test]
    fn indent_and_blank_lines_are_noted() {
        let lines = lines_of("one\n\n\u{3000}\u{3000}two\nthree\n");
        assert_eq!(lines.iter().map(|line| line.indent).collect::<Vec<_>>(), [0, 4, 0]);
        let after: Vec<_> = lines.iter().map(|line| line.after_blank).collect();
        assert_eq!(after, [true, true, false]);
    }
}
