//! What the markup of a file says inside of blocks: where links lead, and what is code.
//!
//! The text of a document has no addresses and no marks of code. Both stand beside it, as places
//! in it.

use std::ops::Range;

use crate::coverage::CoverageError;

/// What a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LinkKind {
    /// It leads to another page, or to a place on the same one.
    Page,
    /// It shows a picture.
    Picture,
}

/// A link, or a picture that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Link {
    /// Bytes of the document's text: the words of the link, or the description of the picture;
    /// empty where it has none, at the place where they would stand.
    pub span: Range<usize>,
    /// The address as the file has it.
    pub target: String,
    /// What it is.
    pub kind: LinkKind,
}

/// Links and code among the text of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InlineMarkup {
    /// Links and pictures, in the order in which they begin.
    pub links: Vec<Link>,
    /// Bytes of the text that are code, in order and disjoint.
    pub code: Vec<Range<usize>>,
}

impl InlineMarkup {
    /// Tells whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.links.is_empty() && self.code.is_empty()
    }

    /// Moves every place by a function that keeps their order.
    pub fn map_places(&mut self, place: impl Fn(usize) -> usize) {
        let spans = self.links.iter_mut().map(|link| &mut link.span).chain(&mut self.code);
        for span in spans {
            *span = place(span.start)..place(span.end).max(place(span.start));
        }
    }

    /// Adds what another text has, whose places are those of the same document.
    pub fn append(&mut self, other: Self) {
        self.links.extend(other.links);
        self.code.extend(other.code);
    }

    /// Keeps what lies in one of some ordered, disjoint spans.
    pub fn retain_within<'s>(&mut self, spans: impl Iterator<Item = &'s Range<usize>>) {
        let spans: Vec<&Range<usize>> = spans.collect();
        let is_inside = |own: &Range<usize>| {
            let after = spans.partition_point(|span| span.start <= own.start);
            spans[..after].last().is_some_and(|span| own.end <= span.end)
        };
        self.links.retain(|link| is_inside(&link.span));
        self.code.retain(is_inside);
    }

    /// Proves that all places are slices of the text, and in order.
    pub(crate) fn check(&self, text: &str) -> Result<(), CoverageError> {
        let mut last = 0;
        for link in &self.links {
            check_slice(text, &link.span, last)?;
            last = link.span.start;
        }
        last = 0;
        for span in &self.code {
            check_slice(text, span, last)?;
            last = span.end;
        }
        Ok(())
    }
}

fn check_slice(text: &str, span: &Range<usize>, least: usize) -> Result<(), CoverageError> {
    let span = span.clone();
    if span.start > span.end || text.get(span.clone()).is_none() {
        return Err(CoverageError::NotASlice { span });
    }
    if span.start < least { Err(CoverageError::OutOfOrder { span }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(span: Range<usize>) -> Link {
        Link { span, target: "/a".to_owned(), kind: LinkKind::Page }
    }

    #[test]
    fn places_are_slices_in_order() {
        let markup = |links: Vec<Link>, code: Vec<Range<usize>>| InlineMarkup { links, code };
        let text = "船ferry";
        assert_eq!(markup(vec![link(0..3), link(3..3)], vec![3..5, 5..8]).check(text), Ok(()));
        for wrong in [
            markup(vec![link(1..3)], Vec::new()),
            markup(vec![link(3..4), link(0..3)], Vec::new()),
            markup(Vec::new(), vec![0..3, 3..9]),
            markup(Vec::new(), vec![0..5, 3..8]),
        ] {
            assert!(wrong.check(text).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn what_lies_outside_of_the_blocks_is_taken_out() {
        let mut markup = InlineMarkup {
            links: vec![link(0..2), link(3..9), link(6..6)],
            code: vec![4..5, 7..8],
        };
        markup.retain_within([0..4, 6..8].iter());
        assert_eq!(markup.links, [link(0..2), link(6..6)]);
        assert_eq!(markup.code.len(), 1);
    }
}
