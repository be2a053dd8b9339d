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

/// Finds the places of one document in its file, each in logarithmic time.
pub(super) struct Locator<'d> {
    document: &'d Document,
    lines: LineIndex<'d>,
    /// Whether the text is the file as it stands, so that its lines and columns are the file's.
    is_file: bool,
    /// The number of each block on its page; empty where there are no pages.
    paragraphs: Vec<usize>,
}

impl<'d> Locator<'d> {
    /// Finds the lines and pages of a document.
    pub(super) fn new(document: &'d Document) -> Self {
        let blocks = document.blocks();
        let is_page = |block: &Block| matches!(block.origin, Origin::Page(_));
        let paragraphs = if blocks.iter().any(is_page) { paragraphs(blocks) } else { Vec::new() };
        let mut is_file = false;
        let mut lines = LineIndex::new(document.text(), LineEnds::Feeds);
        if blocks.iter().all(|block| matches!(block.origin, Origin::Line(_))) {
            let agrees = |lines: &LineIndex<'_>| {
                let mut blocks = blocks.iter();
                blocks.all(|block| block.origin == Origin::Line(lines.line(block.span.start)))
            };
            is_file = agrees(&lines);
            // Readers of pages count the line ends that editors seldom know, too.
            if !is_file {
                let others = LineIndex::new(document.text(), LineEnds::All);
                is_file = agrees(&others);
                lines = if is_file { others } else { lines };
            }
        }
        Self { document, lines, is_file, paragraphs }
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
        Location { placement, start, end, span: self.is_file.then_some(span) }
    }

    fn point(&self, block: usize, byte: usize) -> Point {
        let line = self.lines.line(byte);
        if self.is_file {
            let columns = Some(self.lines.columns(byte));
            return Point { origin: Origin::Line(line), columns, paragraph: None };
        }
        let origin = match self.document.blocks().get(block) {
            Some(Block { origin: Origin::Line(first), span, .. }) => {
                Origin::Line(first + line.saturating_sub(self.lines.line(span.start)))
            }
            Some(block) => block.origin.clone(),
            None => Origin::Line(1),
        };
        let is_page = matches!(origin, Origin::Page(_));
        let paragraph = self.paragraphs.get(block).copied().filter(|_| is_page);
        Point { origin, columns: None, paragraph }
    }
}

/// Counts the blocks of each run with one origin, from 1.
fn paragraphs(blocks: &[Block]) -> Vec<usize> {
    let runs = blocks.chunk_by(|one, other| one.origin == other.origin);
    runs.flat_map(|run| 1..=run.len()).collect()
}

#[cfg(test)]
mod tests;
