//! Which row of a page shows which finding.

use std::ops::Range;

use zhen_check::{CheckReport, CheckedPair, Finding, FindingId, MessageLanguage, Passage};

use crate::field::field_text;

/// A finding as the page shows it.
pub(super) struct Note<'r> {
    pub(super) finding: &'r Finding,
    /// Counted from 1 in the whole page, in the order of its rows.
    pub(super) number: usize,
    /// Its `id`.
    pub(super) id: String,
    /// What it says, in one line.
    pub(super) message: String,
    /// The row under which it stands, counted from 0 in its document pair; `None` where it is
    /// about the documents as a whole.
    row: Option<usize>,
}

/// A mark of a finding in a sentence.
struct Touch {
    /// Index into the notes.
    note: usize,
    /// Bytes of the sentence; all where the sentence as a whole is meant.
    bytes: Range<usize>,
}

/// Where the findings of a document pair are shown.
pub(super) struct Places<'r> {
    /// All, in the order of the rows.
    pub(super) notes: Vec<Note<'r>>,
    /// For each sentence of both sides, what marks something in it.
    touching: [Vec<Vec<Touch>>; 2],
    /// For each sentence of both sides, where it stands if it was moved: the first sentence of
    /// the other side that it belongs to.
    moved: [Vec<Option<usize>>; 2],
    /// For each sentence of both sides, its row.
    rows: [Vec<usize>; 2],
}

impl<'r> Places<'r> {
    /// Places findings; `before` of the page stand before them. `id` makes an `id` of a name.
    pub(super) fn new(
        pair: &CheckedPair<'_>,
        report: &'r CheckReport,
        language: MessageLanguage,
        before: usize,
        mut id: impl FnMut(FindingId) -> String,
    ) -> Self {
        let rows = rows(pair);
        let count = pair.alignment.beads().len();
        let mut placed: Vec<(Option<usize>, &Finding)> = report
            .findings
            .iter()
            .map(|finding| (row_of(finding, &rows, count), finding))
            .collect();
        placed.sort_by_key(|(row, _)| *row);
        let notes: Vec<Note<'_>> = placed
            .into_iter()
            .enumerate()
            .map(|(index, (row, finding))| Note {
                finding,
                number: before + index + 1,
                id: id(finding.id),
                message: field_text(&finding.message(language)),
                row,
            })
            .collect();
        let lengths = rows.each_ref().map(Vec::len);
        Self { touching: touching(&notes, lengths), moved: moved(pair, lengths), rows, notes }
    }

    /// Returns the notes on the documents as a whole.
    pub(super) fn of_documents(&self) -> &[Note<'r>] {
        &self.notes[..self.notes.partition_point(|note| note.row.is_none())]
    }

    /// Returns the notes that stand under a row.
    pub(super) fn of_row(&self, row: usize) -> &[Note<'r>] {
        let start = self.notes.partition_point(|note| note.row < Some(row));
        let end = self.notes.partition_point(|note| note.row <= Some(row));
        &self.notes[start..end]
    }

    /// Returns what is marked in a sentence of a side and by whom, in the order of the notes.
    pub(super) fn of_sentence(
        &self,
        side: usize,
        sentence: usize,
    ) -> impl Iterator<Item = (&Note<'r>, Range<usize>)> {
        let touches = self.touching[side].get(sentence).into_iter().flatten();
        touches.map(|touch| (&self.notes[touch.note], touch.bytes.clone()))
    }

    /// Returns where a moved sentence stands on the other side.
    pub(super) fn moved_to(&self, side: usize, sentence: usize) -> Option<Moved> {
        let sentence = (*self.moved[side].get(sentence)?)?;
        Some(Moved { row: *self.rows[1 - side].get(sentence)?, sentence })
    }
}

/// Where moved sentences stand: the first of them and its row.
pub(super) struct Moved {
    pub(super) row: usize,
    pub(super) sentence: usize,
}

/// Returns the row of each sentence of both sides.
fn rows(pair: &CheckedPair<'_>) -> [Vec<usize>; 2] {
    let mut rows = [pair.english, pair.chinese].map(|document| vec![0; document.sentences().len()]);
    for (row, scored) in pair.alignment.beads().iter().enumerate() {
        for (side, range) in [&scored.bead.source, &scored.bead.target].into_iter().enumerate() {
            // Where the documents are not those of the alignment there may be none.
            if let Some(sentences) = rows[side].get_mut(range.clone()) {
                sentences.fill(row);
            }
        }
    }
    rows
}

/// Returns the row under which a finding stands: its first in the English text, if it has any
/// there, else its first in the Chinese one, else that before which it would stand.
fn row_of(finding: &Finding, rows: &[Vec<usize>; 2], count: usize) -> Option<usize> {
    if finding.kind.concerns_whole() || count == 0 {
        return None;
    }
    let passages = [&finding.english, &finding.chinese];
    let first = |(passage, rows): (&Passage, &Vec<usize>)| {
        let marked = passage.marks.first().map(|mark| mark.sentence);
        let whole = (!passage.sentences.is_empty()).then_some(passage.sentences.start);
        marked.or(whole).and_then(|sentence| rows.get(sentence)).copied()
    };
    let mut said = passages.into_iter().zip(rows).filter_map(first);
    let mut missing = passages
        .into_iter()
        .zip(rows)
        .filter_map(|(passage, rows)| rows.get(passage.sentences.start).copied());
    said.next().or_else(|| missing.next()).or(Some(count - 1))
}

/// Returns what marks something in each sentence of both sides.
///
/// Whole sentences are marked only where a finding has no exact words on either side: the other
/// side of a lone value is shown beside it, and nothing in it is meant.
fn touching(notes: &[Note<'_>], lengths: [usize; 2]) -> [Vec<Vec<Touch>>; 2] {
    let mut touching = lengths.map(|length| (0..length).map(|_| Vec::new()).collect::<Vec<_>>());
    for (index, note) in notes.iter().enumerate().filter(|(_, note)| note.row.is_some()) {
        let passages = [&note.finding.english, &note.finding.chinese];
        let has_marks = passages.iter().any(|passage| !passage.marks.is_empty());
        for (passage, touching) in passages.into_iter().zip(&mut touching) {
            for mark in &passage.marks {
                let touch = Touch { note: index, bytes: mark.start..mark.end };
                if let Some(own) = touching.get_mut(mark.sentence) {
                    own.push(touch);
                }
            }
            let count = touching.len();
            let whole = if has_marks { 0..0 } else { passage.sentences.clone() };
            let whole = whole.start.min(count)..whole.end.min(count);
            for own in touching.get_mut(whole).into_iter().flatten() {
                own.push(Touch { note: index, bytes: 0..usize::MAX });
            }
        }
    }
    touching
}

/// Returns where moved sentences of both sides belong.
fn moved(pair: &CheckedPair<'_>, lengths: [usize; 2]) -> [Vec<Option<usize>>; 2] {
    let mut moved = lengths.map(|length| vec![None; length]);
    for block in pair.alignment.moved() {
        for (side, own, other) in
            [(0, &block.source, &block.target), (1, &block.target, &block.source)]
        {
            if let Some(sentences) = moved[side].get_mut(own.clone()) {
                sentences.fill(Some(other.start));
            }
        }
    }
    moved
}
