//! Headings, lists and tables that differ.
//!
//! Blocks are paired by the alignment: two blocks are at the same place where their sentences
//! stand against each other and against no others. What one version leaves out altogether is an
//! omission, and not said again here. Only for documents whose reader knows structure on both
//! sides; what is a heading by its look alone is doubtful.

mod marking;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use zhen_text::{BlockKind, Document};

use super::Draft;
use crate::checker::CheckedPair;
use crate::detail::{Counted, Detail};
use crate::finding::Passage;
use crate::kind::FindingKind;

/// Headings at another level, of those that agree in how far, from which the whole document is
/// said to be shifted.
const SHIFTED: f64 = 0.8;

/// Confidence in a heading that is none on the other side, where headings are not marked.
const GUESSED: f64 = 0.4;

/// Drafts a finding for each place where the structure differs.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    if ![pair.english, pair.chinese].into_iter().all(has_structure) {
        return;
    }
    let blocks = Blocks::new(pair);
    headings(pair, &blocks, drafts);
    runs(pair, &blocks, drafts);
}

fn has_structure(document: &Document) -> bool {
    document.blocks().iter().any(|block| {
        matches!(block.kind, BlockKind::Heading(_) | BlockKind::ListItem | BlockKind::TableCell)
    })
}

/// The blocks of both sides, and which stand against which.
struct Blocks {
    /// Sentences of each block, by side.
    sentences: [Vec<Range<usize>>; 2],
    /// Blocks of the other side that stand against each block.
    there: [Vec<BTreeSet<usize>>; 2],
}

impl Blocks {
    fn new(pair: &CheckedPair<'_>) -> Self {
        let documents = [pair.english, pair.chinese];
        let sentences = documents.map(|document| {
            let mut sentences: Vec<Range<usize>> = vec![0..0; document.blocks().len()];
            for (index, sentence) in document.sentences().iter().enumerate() {
                let Some(own) = sentences.get_mut(sentence.block) else { continue };
                *own = if own.start == own.end { index..index + 1 } else { own.start..index + 1 };
            }
            sentences
        });
        let mut there = documents.map(|own| vec![BTreeSet::new(); own.blocks().len()]);
        for bead in pair.alignment.beads().iter().map(|scored| &scored.bead) {
            let of = |document: &Document, range: &Range<usize>| -> BTreeSet<usize> {
                document.sentences()[range.clone()].iter().map(|sentence| sentence.block).collect()
            };
            let (english, chinese) =
                (of(pair.english, &bead.source), of(pair.chinese, &bead.target));
            for &block in &english {
                there[0][block].extend(&chinese);
            }
            for &block in &chinese {
                there[1][block].extend(&english);
            }
        }
        Self { sentences, there }
    }

    /// Returns the block of the other side at the same place.
    fn partner(&self, side: usize, block: usize) -> Option<usize> {
        let only = |set: &BTreeSet<usize>| set.first().copied().filter(|_| set.len() == 1);
        let partner = only(&self.there[side][block])?;
        (only(&self.there[1 - side][partner])? == block).then_some(partner)
    }

    /// Tells whether one of two blocks is a line that asks, leads to what follows, or addresses.
    fn is_lead(&self, pair: &CheckedPair<'_>, at: [usize; 2]) -> bool {
        [pair.english, pair.chinese].into_iter().enumerate().any(|(side, document)| {
            let sentences = self.sentences[side][at[side]].clone();
            sentences.last().is_some_and(|own| marking::is_lead(document.sentence_text(own)))
        })
    }

    fn passages(&self, english: &[usize], chinese: &[usize]) -> (Passage, Passage) {
        let passage = |side: usize, blocks: &[usize]| {
            let own = &self.sentences[side];
            let start = blocks.first().map_or(0, |&block| own[block].start);
            let end = blocks.last().map_or(0, |&block| own[block].end);
            Passage::of_sentences(start..end.max(start))
        };
        (passage(0, english), passage(1, chinese))
    }
}

/// Headings at another level, or that are none on the other side.
fn headings(pair: &CheckedPair<'_>, blocks: &Blocks, drafts: &mut Vec<Draft>) {
    let mut differing: Vec<(usize, usize, Option<i32>)> = Vec::new();
    let mut shifts: BTreeMap<i32, usize> = BTreeMap::new();
    for (english, own) in pair.english.blocks().iter().enumerate() {
        let Some(chinese) = blocks.partner(0, english) else { continue };
        let kinds = (level(own.kind), level(pair.chinese.blocks()[chinese].kind));
        match kinds {
            (Some(one), Some(other)) => {
                let shift = i32::from(other) - i32::from(one);
                *shifts.entry(shift).or_default() += 1;
                if shift != 0 {
                    differing.push((english, chinese, Some(shift)));
                }
            }
            (None, None) => {}
            _ if is_text(own.kind) || is_text(pair.chinese.blocks()[chinese].kind) => {
                differing.push((english, chinese, None));
            }
            _ => {}
        }
    }
    // Where all headings are shifted alike, that is said once.
    let all: usize = shifts.values().sum();
    let common = shifts.iter().max_by_key(|(_, count)| **count);
    let shifted = common
        .filter(|(shift, count)| {
            **shift != 0 && **count >= 2 && **count as f64 >= SHIFTED * all as f64
        })
        .map(|(shift, _)| *shift);
    let is_marked = marking::is_marked([pair.english, pair.chinese]);
    let mut is_said = false;
    for (english, chinese, shift) in differing {
        if shift.is_some() && shift == shifted && std::mem::replace(&mut is_said, true) {
            continue;
        }
        let confidence = match shift {
            Some(_) => 0.7,
            None if is_marked => 0.6,
            None if blocks.is_lead(pair, [english, chinese]) => continue,
            None => GUESSED,
        };
        push(pair, blocks, [english, chinese], confidence, drafts);
    }
}

fn push(
    pair: &CheckedPair<'_>,
    blocks: &Blocks,
    [english, chinese]: [usize; 2],
    confidence: f64,
    drafts: &mut Vec<Draft>,
) {
    let detail = Detail::Blocks {
        english: pair.english.blocks()[english].kind,
        chinese: pair.chinese.blocks()[chinese].kind,
    };
    let (english, chinese) = blocks.passages(&[english], &[chinese]);
    drafts.push(Draft::new(FindingKind::Structure, confidence, english, chinese, detail));
}

fn level(kind: BlockKind) -> Option<u8> {
    match kind {
        BlockKind::Title => Some(1),
        BlockKind::Heading(level) => Some(level.clamp(1, 6)),
        _ => None,
    }
}

fn is_text(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::ListItem)
}

/// Lists and tables with another number of items or cells, or that are none on the other side.
fn runs(pair: &CheckedPair<'_>, blocks: &Blocks, drafts: &mut Vec<Draft>) {
    let kinds =
        [(BlockKind::ListItem, Counted::ListItems), (BlockKind::TableCell, Counted::TableCells)];
    for (kind, what) in kinds {
        let english = runs_of(pair.english, kind);
        let chinese = runs_of(pair.chinese, kind);
        for own in &english {
            let there: BTreeSet<usize> =
                own.clone().flat_map(|block| blocks.there[0][block].iter().copied()).collect();
            let Some(other) =
                chinese.iter().find(|run| there.iter().any(|block| run.contains(block)))
            else {
                lost_list(pair, blocks, own, 0, drafts);
                continue;
            };
            let back = other.clone().flat_map(|block| blocks.there[1][block].iter().copied());
            let is_same = there.iter().all(|block| other.contains(block))
                && back.into_iter().all(|block| own.contains(&block));
            // Items without any counterpart are omissions, and reported as such.
            let paired = |side: usize, run: &Range<usize>| {
                run.clone().filter(|&block| !blocks.there[side][block].is_empty()).count()
            };
            let counts = [paired(0, own), paired(1, other)];
            if is_same && counts[0] != counts[1] {
                let detail = Detail::Counts { what, english: own.len(), chinese: other.len() };
                let (english, chinese) = blocks
                    .passages(&own.clone().collect::<Vec<_>>(), &other.clone().collect::<Vec<_>>());
                drafts.push(Draft::new(FindingKind::Structure, 0.6, english, chinese, detail));
            }
        }
        for other in &chinese {
            let mut there = other.clone().flat_map(|block| &blocks.there[1][block]);
            if !there.any(|block| english.iter().any(|run| run.contains(block))) {
                lost_list(pair, blocks, other, 1, drafts);
            }
        }
    }
}

/// Reports a list or table whose items are paragraphs on the other side, once.
fn lost_list(
    pair: &CheckedPair<'_>,
    blocks: &Blocks,
    run: &Range<usize>,
    side: usize,
    drafts: &mut Vec<Draft>,
) {
    let documents = [pair.english, pair.chinese];
    let mut pairs = run.clone().filter_map(|block| {
        let partner = blocks.partner(side, block)?;
        let is_paragraph = documents[1 - side].blocks()[partner].kind == BlockKind::Paragraph;
        is_paragraph.then_some((block, partner))
    });
    // One item may be read as a paragraph by chance.
    let Some((block, partner)) = pairs.next() else { return };
    if (1 + pairs.count()) * 2 > run.len() && run.len() >= 2 {
        let at = if side == 0 { [block, partner] } else { [partner, block] };
        push(pair, blocks, at, 0.55, drafts);
    }
}

/// Returns the runs of blocks of a kind.
fn runs_of(document: &Document, kind: BlockKind) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (index, block) in document.blocks().iter().enumerate() {
        if block.kind != kind {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == index => run.end = index + 1,
            _ => runs.push(index..index + 1),
        }
    }
    runs
}
