//! Sentences without counterpart, in runs.

use std::ops::Range;

use zhen_text::Document;

use super::Draft;
use crate::checker::CheckedPair;
use crate::coverage::covered;
use crate::detail::Detail;
use crate::finding::Passage;
use crate::kind::FindingKind;

/// Drafts a finding for each run of null beads of one side; moved sentences are none.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    let lengths = [pair.english.sentences().len(), pair.chinese.sentences().len()];
    let moved = pair.alignment.moved();
    let [english_moved, chinese_moved] = covered_by_moved(moved, lengths);
    let mut runs: [Option<Run>; 2] = [None, None];
    for scored in pair.alignment.beads() {
        let bead = &scored.bead;
        let sides = [
            (!bead.source.is_empty() && bead.target.is_empty(), &bead.source, &english_moved),
            (bead.source.is_empty() && !bead.target.is_empty(), &bead.target, &chinese_moved),
        ];
        let other_starts = [bead.target.start, bead.source.start];
        for (side, (is_null, sentences, moved)) in sides.into_iter().enumerate() {
            let is_missing = is_null && !moved[sentences.start];
            match (&mut runs[side], is_missing) {
                (Some(run), true) if run.sentences.end == sentences.start => {
                    run.sentences.end = sentences.end;
                    run.confidence = run.confidence.max(scored.confidence);
                }
                (run, true) => {
                    let next = Run {
                        sentences: sentences.clone(),
                        other: other_starts[side],
                        confidence: scored.confidence,
                    };
                    if let Some(done) = run.replace(next) {
                        drafts.push(draft(pair, side, &done));
                    }
                }
                // A null bead of the other side does not end the run.
                (_, false) if bead.is_null() => {}
                (run, false) => {
                    if let Some(done) = run.take() {
                        drafts.push(draft(pair, side, &done));
                    }
                }
            }
        }
    }
    for (side, run) in runs.into_iter().enumerate() {
        drafts.extend(run.map(|run| draft(pair, side, &run)));
    }
}

/// Sentences without counterpart that follow each other.
struct Run {
    sentences: Range<usize>,
    /// The sentence of the other side before which they would stand.
    other: usize,
    confidence: f64,
}

fn draft(pair: &CheckedPair<'_>, side: usize, run: &Run) -> Draft {
    let own = Passage::of_sentences(run.sentences.clone());
    let other = Passage::of_sentences(run.other..run.other);
    let document = [pair.english, pair.chinese][side];
    let detail = Detail::Missing {
        sentences: run.sentences.len(),
        paragraphs: whole_paragraphs(document, &run.sentences),
    };
    match side {
        0 => Draft::new(FindingKind::Omission, run.confidence, own, other, detail),
        _ => Draft::new(FindingKind::Addition, run.confidence, other, own, detail),
    }
}

/// Counts the blocks that lie in the run from their first sentence to their last.
fn whole_paragraphs(document: &Document, run: &Range<usize>) -> usize {
    let is_start =
        |sentence: usize| sentence >= document.sentences().len() || document.starts_block(sentence);
    let starts = run.clone().filter(|&sentence| is_start(sentence)).count();
    if is_start(run.end) { starts } else { starts.saturating_sub(1) }
}

fn covered_by_moved(moved: &[zhen_text::MovedBlock], lengths: [usize; 2]) -> [Vec<bool>; 2] {
    let beads: Vec<_> = moved
        .iter()
        .map(|block| zhen_text::Bead { source: block.source.clone(), target: block.target.clone() })
        .collect();
    covered(beads.iter(), lengths)
}
