//! Where a finding is in the original: line and column, page and paragraph, element, cue, unit.
//!
//! The line of a place is the line of its block and the line breaks inside the block up to it.
//! Columns are known only where the document's text is the file as it stands (plain text, but not
//! Markdown, whose marks are no text): that is so if every block begins in the line that its origin
//! names. Lines and columns count from 1, and the end of a range is the column behind its last
//! character. Columns are characters for people and UTF-16 code units for SARIF, see
//! [`Columns`]. A page of a PDF has no paragraphs of its own: they are counted as the
//! blocks that begin on it.

use std::ops::Range;

use zhen_check::Passage;
use zhen_text::{Block, Document, Origin};

use super::line_index::{Columns, LineEnds, LineIndex};

/// How a location lies to what a finding speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placement {
    /// It is there.
    In,
    /// It would stand before the location.
    Before,
    /// It would stand behind the location, at the end of the document.
    After,
    /// The document has no sentences.
    Empty,
}

/// Where something is in the original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Location {
    /// How the location lies to what a finding speaks of.
    pub(super) placement: Placement,
    /// Where it begins; of a place between sentences that place.
    pub(super) start: Point,
    /// Where it ends; of a place between sentences the same as the start.
    pub(super) end: Point,
    /// Bytes of the document's text, if that is the file as it stands.
    pub(super) span: Option<Range<usize>>,
}

/// One end of a location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Point {
    /// Where it comes from; a line is that of the point, not of its block.
    pub(super) origin: Origin,
    /// Its columns, if known; only lines have any.
    pub(super) columns: Option<Columns>,
    /// Number of the block on its page, from 1; only pages have one.
    pub(super) paragraph: Option<usize>,
}

/// Finds the places of one document in its file.
pub(super) struct Locator<'d> {
    document: &'d Document,
    /// The lines of the text, if it is the file as it stands.
    lines: Option<LineIndex<'d>>,
}

impl<'d> Locator<'d> {
    /// Finds the lines of a document.
    pub(super) fn new(document: &'d Document) -> Self {
        let is_file = |lines: &LineIndex<'_>| {
            let mut blocks = document.blocks().iter();
            blocks.all(|block| block.origin == Origin::Line(lines.line(block.span.start)))
        };
        let all_are_lines =
            document.blocks().iter().all(|block| matches!(block.origin, Origin::Line(_)));
        let mut ends = [LineEnds::All, LineEnds::Feeds].into_iter().filter(|_| all_are_lines);
        let lines = ends.find_map(|ends| {
            let lines = LineIndex::new(document.text(), ends);
            is_file(&lines).then_some(lines)
        });
        Self { document, lines }
    }

    /// Returns where the sentences of a passage are; of one without sentences, where they would
    /// stand.
    pub(super) fn sentences(&self, passage: &Passage) -> Location {
        let sentences = self.document.sentences();
        let range = &passage.sentences;
        let last = range.end.checked_sub(1).filter(|&last| last >= range.start);
        if let (Some(first), Some(last)) =
            (sentences.get(range.start), last.and_then(|last| sentences.get(last)))
        {
            let start = self.point(first.block, first.span.start);
            let end = self.point(last.block, last.span.end);
            return self.location(Placement::In, start, end, first.span.start..last.span.end);
        }
        let (placement, block, byte) = match (sentences.get(range.start), sentences.last()) {
            (Some(next), _) => (Placement::Before, next.block, next.span.start),
            (None, Some(last)) => (Placement::After, last.block, last.span.end),
            (None, None) => (Placement::Empty, 0, 0),
        };
        let point = self.point(block, byte);
        self.location(placement, point.clone(), point, byte..byte)
    }

    /// Returns where bytes of a sentence's text are; none if the sentence has no such text.
    pub(super) fn words(&self, sentence: usize, bytes: &Range<usize>) -> Option<Location> {
        let sentence = self.document.sentences().get(sentence)?;
        let span = sentence.span.start.checked_add(bytes.start)?
            ..sentence.span.start.checked_add(bytes.end)?;
        self.document.text().get(span.clone()).filter(|_| span.end <= sentence.span.end)?;
        let start = self.point(sentence.block, span.start);
        let end = self.point(sentence.block, span.end);
        Some(self.location(Placement::In, start, end, span))
    }

    /// Returns where to look: at the first mark of a passage or, without one, at its sentences.
    pub(super) fn focus(&self, passage: &Passage) -> Location {
        let mut marks = passage.marks.iter();
        let first = marks.find_map(|mark| self.words(mark.sentence, &(mark.start..mark.end)));
        first.unwrap_or_else(|| self.sentences(passage))
    }

    fn location(
        &self,
        placement: Placement,
        start: Point,
        end: Point,
        span: Range<usize>,
    ) -> Location {
        Location { placement, start, end, span: self.lines.as_ref().map(|_| span) }
    }

    fn point(&self, block: usize, byte: usize) -> Point {
        if let Some(lines) = &self.lines {
            let (line, columns) = (lines.line(byte), lines.columns(byte));
            return Point { origin: Origin::Line(line), columns: Some(columns), paragraph: None };
        }
        let blocks = self.document.blocks();
        let Some(found) = blocks.get(block) else {
            return Point { origin: Origin::Line(1), columns: None, paragraph: None };
        };
        let origin = match found.origin {
            Origin::Line(line) => {
                let before = self.document.text().get(found.span.start..byte).unwrap_or_default();
                Origin::Line(line + before.matches('\n').count())
            }
            _ => found.origin.clone(),
        };
        let paragraph = matches!(origin, Origin::Page(_)).then(|| {
            let is_there = |other: &&Block| other.origin == origin;
            blocks[..=block].iter().rev().take_while(is_there).count()
        });
        Point { origin, columns: None, paragraph }
    }
}

#[cfg(test)]
mod tests;
