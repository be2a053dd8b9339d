//! Sentences without counterpart, in runs.
//!
//! A sentence of a null bead is one, but also a sentence that was joined to its neighbour's bead
//! for want of a better place: what counts is how probably it stands alone. Lines of the page and
//! forms of address come and go between versions, and are none. Where one version is an excerpt of
//! the other, that is said once, and what it leaves out is worth no more than a note.

mod extent;
mod page_line;
mod salutation;

use std::ops::Range;

use zhen_text::{Bead, Document, MovedBlock};

use super::Draft;
use crate::checker::CheckedPair;
use crate::coverage::covered;
use crate::detail::Detail;
use crate::finding::Passage;
use crate::kind::FindingKind;
use crate::severity::Severity;
use extent::Extent;
pub(super) use salutation::is_salutation;

/// Drafts a finding for each run of lone sentences of a side, and one where a version is an excerpt
/// of the other or hardly translates it; moved sentences are no lone ones.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    let extent = Extent::of(pair);
    drafts.extend(extent.draft(pair));
    let lengths = [pair.english.sentences().len(), pair.chinese.sentences().len()];
    let moved = pair.alignment.moved().iter().map(|MovedBlock { source, target, .. }| Bead {
        source: source.clone(),
        target: target.clone(),
    });
    let moved = covered(&moved.collect::<Vec<_>>(), lengths);
    for (side, moved) in [Side::English, Side::Chinese].into_iter().zip(&moved) {
        let is_page_line = page_line::of_document(side.document(pair));
        let mut run: Option<Run> = None;
        for scored in pair.alignment.beads() {
            let (own, other) = side.of(&scored.bead);
            for sentence in own.clone() {
                let lone = side.lone(pair, sentence);
                // In a bead of one sentence the other side has what it says, or does not: then
                // the values and names of the two differ.
                let may_be_lone = other.is_empty() || own.len() > 1;
                let is_said = !is_page_line[sentence] && !moved[sentence];
                if lone <= 0.0 || !may_be_lone || !is_said {
                    drafts.extend(run.take().and_then(|done| done.draft(pair, side, extent)));
                    continue;
                }
                match &mut run {
                    Some(run) if run.is_alike(lone) => run.add(sentence, lone),
                    run => {
                        let next = Run {
                            sentences: sentence..sentence + 1,
                            other: other.start,
                            confidence: lone,
                        };
                        drafts.extend(
                            run.replace(next).and_then(|done| done.draft(pair, side, extent)),
                        );
                    }
                }
            }
        }
        drafts.extend(run.and_then(|done| done.draft(pair, side, extent)));
    }
}

/// One of the two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    English,
    Chinese,
}

impl Side {
    /// The sentences of this side and those of the other.
    fn of(self, bead: &Bead) -> (&Range<usize>, &Range<usize>) {
        match self {
            Self::English => (&bead.source, &bead.target),
            Self::Chinese => (&bead.target, &bead.source),
        }
    }

    fn document<'d>(self, pair: &CheckedPair<'d>) -> &'d Document {
        match self {
            Self::English => pair.english,
            Self::Chinese => pair.chinese,
        }
    }

    fn lone(self, pair: &CheckedPair<'_>, sentence: usize) -> f64 {
        let lone = pair.alignment.lone();
        match self {
            Self::English => lone.source[sentence],
            Self::Chinese => lone.target[sentence],
        }
    }
}

/// Sentences without counterpart that follow each other.
struct Run {
    sentences: Range<usize>,
    /// The sentence of the other side before which they would stand.
    other: usize,
    confidence: f64,
}

/// Below this probability a sentence is doubtful: it does not join a run of surer ones, and is no
/// error.
const DOUBTFUL: f64 = 0.5;

impl Run {
    fn is_alike(&self, lone: f64) -> bool {
        (self.confidence < DOUBTFUL) == (lone < DOUBTFUL)
    }

    fn add(&mut self, sentence: usize, lone: f64) {
        self.sentences.end = sentence + 1;
        self.confidence = self.confidence.max(lone);
    }

    /// Drafts the finding; none where nothing is lost but forms of address.
    fn draft(self, pair: &CheckedPair<'_>, side: Side, extent: Extent) -> Option<Draft> {
        let document = side.document(pair);
        let mut texts = self.sentences.clone().map(|sentence| document.sentence_text(sentence));
        if texts.all(is_salutation) {
            return None;
        }
        let detail = Detail::Missing {
            sentences: self.sentences.len(),
            paragraphs: whole_paragraphs(document, &self.sentences),
        };
        let own = Passage::of_sentences(self.sentences);
        let other = Passage::of_sentences(self.other..self.other);
        let mut draft = match side {
            Side::English => Draft::new(FindingKind::Omission, self.confidence, own, other, detail),
            Side::Chinese => Draft::new(FindingKind::Addition, self.confidence, other, own, detail),
        };
        if extent != Extent::Whole {
            draft.severity = Severity::Note;
        } else if draft.confidence < DOUBTFUL {
            draft.severity = match side {
                Side::English => Severity::Warning,
                Side::Chinese => Severity::Note,
            };
        }
        Some(draft)
    }
}

/// Counts the blocks that lie in the run from their first sentence to their last.
fn whole_paragraphs(document: &Document, run: &Range<usize>) -> usize {
    let is_start =
        |sentence: usize| sentence >= document.sentences().len() || document.starts_block(sentence);
    let starts = run.clone().filter(|&sentence| is_start(sentence)).count();
    if is_start(run.end) { starts } else { starts.saturating_sub(1) }
}
