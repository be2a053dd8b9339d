//! A text with its marks.

use std::fmt::Write as _;

use super::escape::push_text;
use crate::marks::{Mark, MarkKind};

/// How many marks of each kind were shown, in the order of [`KINDS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// Marks that have a counterpart.
    pub linked: [usize; 4],
    /// Marks that have none.
    pub alone: [usize; 4],
}

/// The kinds of marks, in the order in which the page explains them.
pub(super) const KINDS: [MarkKind; 4] =
    [MarkKind::Fact, MarkKind::Name, MarkKind::Term, MarkKind::Word];

impl Shown {
    /// Adds what another text showed.
    pub(super) fn add(&mut self, other: &Self) {
        for (total, count) in self.linked.iter_mut().zip(other.linked) {
            *total += count;
        }
        for (total, count) in self.alone.iter_mut().zip(other.alone) {
            *total += count;
        }
    }
}

/// Appends a text as content of an element, each mark in a `span` with its kind as class and its
/// link as `data-link`.
///
/// A mark that is empty, reaches out of the text, cuts a character in two or begins within the mark
/// before it is passed over.
pub(super) fn push_marked(html: &mut String, text: &str, marks: &[Mark]) -> Shown {
    let mut shown = Shown::default();
    let mut written = 0;
    for mark in marks {
        let range = mark.range.clone();
        let Some(marked) = text.get(range.clone()).filter(|marked| !marked.is_empty()) else {
            continue;
        };
        let Some(before) = text.get(written..range.start) else { continue };
        push_text(html, before);
        let _ = write!(html, "<span class=\"{}", mark.kind.name());
        let counts = match mark.link {
            Some(link) => {
                let _ = write!(html, "\" data-link=\"{link}\">");
                &mut shown.linked
            }
            None => {
                html.push_str(" alone\">");
                &mut shown.alone
            }
        };
        let kind = KINDS.iter().position(|&kind| kind == mark.kind);
        counts[kind.unwrap_or(0)] += 1;
        push_text(html, marked);
        html.push_str("</span>");
        written = range.end;
    }
    push_text(html, &text[written..]);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::reversed_empty_ranges, reason = "a faulty mark may be anything")]
    fn faulty_marks_are_passed_over() {
        let mark = |range, link| Mark { range, kind: MarkKind::Fact, link };
        let marks = [
            mark(0..3, Some(1)),
            mark(0..6, None),
            mark(1..6, None),
            mark(4..3, None),
            mark(3..3, None),
            mark(2..4, None),
            mark(6..9, None),
            mark(6..99, None),
            mark(usize::MAX..usize::MAX, None),
            mark(3..6, None),
        ];
        let mut html = String::new();
        let shown = push_marked(&mut html, "三月<三日", &marks);
        let expected = "<span class=\"fact\" data-link=\"1\">三</span>\
                        <span class=\"fact alone\">月</span>&lt;三日";
        assert_eq!(html, expected);
        assert_eq!((shown.linked, shown.alone), ([1, 0, 0, 0], [1, 0, 0, 0]));
    }
}
