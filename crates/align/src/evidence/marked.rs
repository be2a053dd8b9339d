//! Headings and date lines as markers: where both documents have them, a heading translates a
//! heading, and the line with the date of a page the one with the same date.
//!
//! A heading without a number of its own gets the marker [`HEADING`], so that the features of
//! markers (both agree, one side alone, one inside a bead) speak for it with the weights that they
//! have learned from numbered items. Levels are not compared: sites and formats number them as they
//! please. Where one side has far fewer headings, its reader did not see them, and nothing is said.
//! Date lines of two sites differ in the time of day and in what they say of the source; the date
//! alone tells whether they are the same.

use zhen_facts::{Value, find_facts};
use zhen_text::{BlockKind, Document};

use super::side::Side;

/// The marker of a heading; no item has this number.
const HEADING: u32 = u32::MAX;

/// The marker of a date line.
const DATE_LINE: u32 = u32::MAX - 1;

/// Gives the headings and date lines of both sides their markers; English before Chinese.
pub(super) fn mark(documents: [&Document; 2], [source, target]: [&mut Side; 2]) {
    mark_headings(documents, [&mut *source, &mut *target]);
    mark_date_lines(documents, [source, target]);
}

fn mark_date_lines(documents: [&Document; 2], sides: [&mut Side; 2]) {
    let [source, target] = documents.map(date_lines);
    // Pages have one. Of several, it is not known which belongs to which.
    if let ([(english, english_dates)], [(chinese, chinese_dates)]) = (&source[..], &target[..])
        && english_dates.iter().any(|date| chinese_dates.contains(date))
    {
        for (side, sentence) in sides.into_iter().zip([english, chinese]) {
            side.set_marker_if_none(*sentence, DATE_LINE);
        }
    }
}

/// The sentences that are date lines, each with its full dates.
fn date_lines(document: &Document) -> Vec<(usize, Vec<Value>)> {
    let is_full = |value: &Value| {
        matches!(value, Value::Date { year: Some(_), month: Some(_), day: Some(_) })
    };
    let dates = |sentence: usize| {
        let facts = find_facts(document.sentence_text(sentence), document.language());
        facts.into_iter().map(|fact| fact.value).filter(is_full).collect()
    };
    of_kind(document, |kind| kind == BlockKind::DateLine).map(|own| (own, dates(own))).collect()
}

fn mark_headings(documents: [&Document; 2], sides: [&mut Side; 2]) {
    let [source, target] = documents.map(headings);
    let (fewer, more) = (source.len().min(target.len()), source.len().max(target.len()));
    if fewer * 3 < more * 2 {
        return;
    }
    for (side, headings) in sides.into_iter().zip([source, target]) {
        for sentence in headings {
            side.set_marker_if_none(sentence, HEADING);
        }
    }
}

/// The sentences that are headings.
fn headings(document: &Document) -> Vec<usize> {
    of_kind(document, |kind| matches!(kind, BlockKind::Heading(_))).collect()
}

/// The sentences whose block is of a kind.
fn of_kind(document: &Document, is_it: fn(BlockKind) -> bool) -> impl Iterator<Item = usize> + '_ {
    let kinds = document.sentences().iter().map(|own| document.blocks()[own.block].kind);
    kinds.enumerate().filter(move |(_, kind)| is_it(*kind)).map(|(sentence, _)| sentence)
}
