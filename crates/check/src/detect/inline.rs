//! Where links and code of a document stand among its sentences.

use std::ops::Range;

use zhen_text::Document;

/// Returns the sentence in which bytes of a document's text begin, and the bytes of that sentence
/// that they are; none where no sentence is near.
pub(super) fn sentence_at(
    document: &Document,
    span: &Range<usize>,
) -> Option<(usize, Range<usize>)> {
    let sentences = document.sentences();
    let after = sentences.partition_point(|sentence| sentence.span.start <= span.start);
    let index = after.saturating_sub(1);
    let own = &sentences.get(index)?.span;
    let place = |at: usize| at.clamp(own.start, own.end) - own.start;
    Some((index, place(span.start)..place(span.end)))
}
