//! A line of text with the marks of findings, which may overlap.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use zhen_check::{MessageLanguage, Severity};

use super::note::label;
use super::places::Note;
use crate::html::escape::{push_attribute, push_text};

/// How many messages the title of a mark has at most.
const MESSAGES: usize = 4;

/// What a finding marks in a line.
pub(super) struct Span<'n, 'r> {
    /// Bytes of the line: a slice, not empty.
    pub(super) range: Range<usize>,
    pub(super) note: &'n Note<'r>,
}

/// Appends a line as content of an element; what is marked stands in `mark` elements, cut where
/// marks begin and end. Each names its findings; the last of a finding shows its number.
///
/// Time is linear in the line and in the marks, but for marks that overlap.
pub(super) fn push_marked(
    html: &mut String,
    line: &str,
    spans: &[Span<'_, '_>],
    language: MessageLanguage,
) {
    let mut borders: Vec<usize> =
        spans.iter().flat_map(|span| [span.range.start, span.range.end]).collect();
    borders.extend([0, line.len()]);
    borders.sort_unstable();
    borders.dedup();
    let mut starting: Vec<usize> = (0..spans.len()).collect();
    starting.sort_by_key(|&index| (spans[index].range.start, spans[index].note.number));
    let mut starting = starting.into_iter().peekable();
    let mut open: BTreeSet<(usize, usize)> = BTreeSet::new();
    for pair in borders.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        open.retain(|&(_, index)| spans[index].range.end > start);
        while let Some(index) = starting.next_if(|&index| spans[index].range.start <= start) {
            open.insert((spans[index].note.number, index));
        }
        let Some(text) = line.get(start..end) else { continue };
        if open.is_empty() {
            push_text(html, text);
        } else {
            let open: Vec<&Span<'_, '_>> = open.iter().map(|&(_, index)| &spans[index]).collect();
            push_mark(html, text, &open, end, language);
        }
    }
}

fn push_mark(
    html: &mut String,
    text: &str,
    open: &[&Span<'_, '_>],
    end: usize,
    language: MessageLanguage,
) {
    let severities = open.iter().map(|span| span.note.finding.severity);
    let worst = severities.max().unwrap_or(Severity::Note);
    // Writing into a string cannot fail.
    let _ = write!(html, "<mark class=\"{}", worst.name());
    let mut kinds: Vec<&str> = open.iter().map(|span| span.note.finding.kind.name()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let _ = write!(html, " {kind}");
    }
    html.push_str("\" title=\"");
    for (index, span) in open.iter().take(MESSAGES).enumerate() {
        if index > 0 {
            html.push_str(" · ");
        }
        push_attribute(html, &label(span.note.finding, language));
        push_attribute(html, &span.note.message);
    }
    if open.len() > MESSAGES {
        html.push_str(" …");
    }
    let numbers = |spans: &mut dyn Iterator<Item = &&Span<'_, '_>>| {
        let mut numbers: Vec<String> = spans.map(|span| span.note.number.to_string()).collect();
        numbers.dedup();
        numbers.join(" ")
    };
    let _ = write!(html, "\" data-findings=\"{}\"", numbers(&mut open.iter()));
    let shown = numbers(&mut open.iter().filter(|span| span.range.end == end));
    if !shown.is_empty() {
        let _ = write!(html, " data-shown=\"{shown}\"");
    }
    html.push('>');
    push_text(html, text);
    html.push_str("</mark>");
}
