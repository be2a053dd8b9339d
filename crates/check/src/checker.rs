//! The one function that checks: detectors draft findings, which are then weighed, sorted, named.

use std::collections::HashMap;

use zhen_align::Place;
use zhen_lexicon::Lexicon;
use zhen_text::{Alignment, Document};

use crate::coverage::{Coverage, covered};
use crate::detail::Detail;
use crate::detect::{self, Draft};
use crate::finding::{Finding, Passage};
use crate::id::FindingId;
use crate::inline::Silence;
use crate::kind::FindingKind;
use crate::options::CheckOptions;
use crate::report::CheckReport;

/// Two versions of a document and their alignment.
#[derive(Clone, Copy, Debug)]
pub struct CheckedPair<'d> {
    /// The English document.
    pub english: &'d Document,
    /// The Chinese document.
    pub chinese: &'d Document,
    /// Their alignment, which covers every sentence of both.
    pub alignment: &'d Alignment,
}

/// Finds where two aligned versions differ.
///
/// Linear in the length of the documents but for the values of each bead, which are compared with
/// each other and with those of the beads beside it. Never fails.
pub fn check(pair: &CheckedPair<'_>, options: &CheckOptions) -> CheckReport {
    check_with(pair, options, Lexicon::built_in())
}

/// Finds where two aligned versions differ as [`check`] does, and where they do not keep to the
/// terms of the lexicon's glossaries.
pub fn check_with(
    pair: &CheckedPair<'_>,
    options: &CheckOptions,
    lexicon: &Lexicon<'_>,
) -> CheckReport {
    let mut drafts = detect::all(pair, lexicon);
    drafts.retain(|draft| draft.confidence >= options.least(draft.kind));
    let silence = [Silence::of(pair.english), Silence::of(pair.chinese)];
    let found = drafts.len();
    drafts.retain(|draft| {
        let [english, chinese] = &silence;
        let is_silent = english.covers(draft.kind, &draft.english)
            || chinese.covers(draft.kind, &draft.chinese);
        !is_silent
    });
    let suppressed = found - drafts.len();
    drafts.sort_by_key(order);
    let mut seen = HashMap::new();
    let findings = drafts.into_iter().map(|draft| named(pair, draft, &mut seen)).collect();
    let beads = pair.alignment.beads().iter().map(|scored| &scored.bead);
    let lengths = [pair.english.sentences().len(), pair.chinese.sentences().len()];
    let [mut english, mut chinese] = covered(beads, lengths);
    for block in pair.alignment.moved() {
        english[block.source.clone()].fill(true);
        chinese[block.target.clone()].fill(true);
    }
    CheckReport {
        findings,
        suppressed,
        english: Coverage::new(pair.english, |sentence| english[sentence]),
        chinese: Coverage::new(pair.chinese, |sentence| chinese[sentence]),
    }
}

/// What findings are sorted by: whole documents first, then the places in both texts.
fn order(draft: &Draft) -> (bool, usize, usize, usize, usize, FindingKind) {
    let first = |passage: &Passage| passage.marks.first().map_or(0, |mark| mark.start);
    (
        !draft.kind.concerns_whole(),
        draft.english.sentences.start,
        draft.chinese.sentences.start,
        first(&draft.english),
        first(&draft.chinese),
        draft.kind,
    )
}

/// Gives a draft its name: by what its sentences and marks say, or its detail where it has none,
/// and how often that was seen.
fn named(pair: &CheckedPair<'_>, draft: Draft, seen: &mut HashMap<FindingId, u32>) -> Finding {
    let mut texts = Vec::new();
    for (document, passage) in [(pair.english, &draft.english), (pair.chinese, &draft.chinese)] {
        texts.extend(passage.sentences.clone().map(|sentence| document.sentence_text(sentence)));
        texts.extend(passage.marks.iter().map(|mark| marked(document, mark)));
        texts.push("|");
    }
    // A block of code is no sentence: only the detail says what differs.
    if draft.english.sentences.is_empty()
        && draft.chinese.sentences.is_empty()
        && let Detail::Values { english, chinese } = &draft.detail
    {
        for said in [english, chinese] {
            texts.extend([said.as_ref().map_or("", |said| said.text.as_str()), "|"]);
        }
    }
    let id = FindingId::new(draft.kind, &texts, 0);
    let nth = seen.entry(id).and_modify(|count| *count += 1).or_insert(0);
    Finding {
        id: FindingId::new(draft.kind, &texts, *nth),
        kind: draft.kind,
        severity: draft.severity,
        confidence: draft.confidence,
        english: draft.english,
        chinese: draft.chinese,
        detail: draft.detail,
    }
}

fn marked<'d>(document: &'d Document, mark: &Place) -> &'d str {
    document.sentence_text(mark.sentence).get(mark.start..mark.end).unwrap_or_default()
}
