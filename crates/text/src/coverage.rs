//! The invariant "nothing is lost": what must be covered, and how a gap is reported.

use std::ops::Range;

use thiserror::Error;

/// A place where blocks, sentences or beads do not cover what they must cover exactly once.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CoverageError {
    /// A span leaves the text, or cuts a character in two.
    #[error("bytes {}..{} are not a slice of the text", span.start, span.end)]
    NotASlice {
        /// The span in bytes.
        span: Range<usize>,
    },
    /// Two spans overlap or stand in the wrong order.
    #[error("bytes {}..{} overlap or precede what was before them", span.start, span.end)]
    OutOfOrder {
        /// The second of the two spans, in bytes.
        span: Range<usize>,
    },
    /// Text other than white space belongs to nothing.
    #[error("bytes {}..{} belong to no block, sentence or omission", gap.start, gap.end)]
    Lost {
        /// The uncovered bytes.
        gap: Range<usize>,
    },
    /// A sentence names a block it does not lie in.
    #[error("sentence {sentence} lies outside its block")]
    OutsideBlock {
        /// Index of the sentence.
        sentence: usize,
    },
    /// The beads leave out or repeat a sentence.
    #[error("{side} sentences: expected the next bead to start at {expected}, found {found}")]
    BeadGap {
        /// `source` or `target`.
        side: &'static str,
        /// Index of the sentence that should come next.
        expected: usize,
        /// Index where the bead starts, or the number of sentences for a missing last bead.
        found: usize,
    },
    /// A bead is empty on both sides, or a null bead holds more than one sentence.
    #[error("bead {index} is {bead}: not a bead of an alignment")]
    BadBead {
        /// Index of the bead.
        index: usize,
        /// The bead as `n-m`.
        bead: String,
    },
    /// A sentence of a moved block is in no null bead, or in two blocks.
    #[error("{side} sentence {sentence} cannot be moved: it is no null bead of its own")]
    NotMovable {
        /// `source` or `target`.
        side: &'static str,
        /// Index of the sentence.
        sentence: usize,
    },
}

/// Checks that `spans` are ordered slices of `text[range]` with only white space between them.
pub(crate) fn check_spans<'s>(
    text: &str,
    range: Range<usize>,
    spans: impl Iterator<Item = &'s Range<usize>>,
) -> Result<(), CoverageError> {
    let mut end = range.start;
    for span in spans {
        if span.start > span.end || text.get(span.clone()).is_none() {
            return Err(CoverageError::NotASlice { span: span.clone() });
        }
        if span.start < end || span.end > range.end {
            return Err(CoverageError::OutOfOrder { span: span.clone() });
        }
        check_gap(text, end..span.start)?;
        end = span.end;
    }
    check_gap(text, end..range.end)
}

fn check_gap(text: &str, gap: Range<usize>) -> Result<(), CoverageError> {
    match text.get(gap.clone()) {
        Some(between) if between.chars().all(is_gap) => Ok(()),
        Some(_) => Err(CoverageError::Lost { gap }),
        None => Err(CoverageError::NotASlice { span: gap }),
    }
}

/// White space, and the marks that stand between lines without being text.
fn is_gap(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}
