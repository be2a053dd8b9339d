//! Values that contradict each other or have no counterpart.
//!
//! The values of each bead are compared; what is left over and must be kept is looked for once
//! more among the left-over values of the beads beside it, for a sentence may give a value to its
//! neighbour in translation. The dates of the two pages themselves are no findings. What is
//! compatible in itself may still contradict: dates once they are completed from what stands
//! before them, the same number as a least and as a most, percentages and percentage points.

mod beside;
mod bounds;
mod dates;
mod dating;
mod hundreds;
mod kind;
mod ordinals;
mod relative;
mod weekdays;

use std::ops::Range;

use zhen_align::Place;
use zhen_facts::{
    Approximation, Comparison, Difference, Fact, FactClass, compare, find_facts, must_be_kept,
};
use zhen_text::{Bead, BlockKind, Document, Language};

use super::Draft;
use crate::checker::CheckedPair;
use crate::detail::{Detail, Said};
use crate::finding::Passage;
use crate::kind::FindingKind;
use dating::Dating;

/// Drafts a finding for each value that must be kept and is not.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    let mut beads: Vec<BeadValues> = pair
        .alignment
        .beads()
        .iter()
        .map(|scored| BeadValues::new(pair, &scored.bead, scored.confidence))
        .collect();
    beads.iter_mut().for_each(ordinals::take_back);
    beside::take_away(&mut beads);
    let datings = Dating::of_both(pair);
    for bead in beads.iter_mut().filter(|bead| !bead.bead.is_null()) {
        hundreds::take_away(bead, pair);
        relative::take_away(bead, pair, &datings);
        bead.draft(pair, &datings, drafts);
    }
    weekdays::find(pair, &datings, drafts);
}

/// Share of the confidence in a bead that a least against a most has: the words beside a number may
/// belong to something else.
const BOUND: f64 = 0.75;

/// A value and the sentence that it stands in.
#[derive(Clone, Debug)]
struct Placed {
    fact: Fact,
    sentence: usize,
}

impl Placed {
    fn place(&self) -> Place {
        Place { sentence: self.sentence, start: self.fact.span.start, end: self.fact.span.end }
    }

    fn said(&self, document: &Document) -> Said {
        let sentence = document.sentence_text(self.sentence);
        Said {
            text: sentence.get(self.fact.span.clone()).unwrap_or_default().to_owned(),
            value: value_with_unit(&self.fact, sentence),
        }
    }
}

/// A value as both languages have it: `245000 CNY`, `2017-09-01`.
fn value_with_unit(fact: &Fact, sentence: &str) -> String {
    let fields = fact.fields(sentence);
    if fact.value.class() == FactClass::Citation {
        return format!("{} {}", fields.unit, fields.value);
    }
    match fields.unit.as_str() {
        "" => fields.value,
        "%" => format!("{} %", fields.value),
        "points" => format!("{} percentage points", fields.value),
        unit => format!("{} {unit}", fields.value),
    }
}

/// The values of a bead that have no counterpart in it.
#[derive(Clone, Debug)]
struct BeadValues {
    bead: Bead,
    confidence: f64,
    /// Values that contradict each other.
    conflicts: Vec<(Placed, Placed)>,
    /// Values that differ as translations do, and how.
    compatible: Vec<(Placed, Placed, Difference)>,
    /// English values without counterpart.
    english: Vec<Placed>,
    /// Chinese values without counterpart.
    chinese: Vec<Placed>,
}

impl BeadValues {
    fn new(pair: &CheckedPair<'_>, bead: &Bead, confidence: f64) -> Self {
        let english = values(pair.english, &bead.source);
        let chinese = values(pair.chinese, &bead.target);
        let facts = |placed: &[Placed]| -> Vec<Fact> {
            placed.iter().map(|own| own.fact.clone()).collect()
        };
        let comparison = compare(&facts(&english), &facts(&chinese));
        let Comparison { compatible, conflicting, unmatched_english, unmatched_chinese, .. } =
            comparison;
        let compatible = compatible.iter().map(|found| {
            let (one, other) = (&english[found.pair.english], &chinese[found.pair.chinese]);
            (one.clone(), other.clone(), found.difference)
        });
        let conflicts = conflicting
            .iter()
            .map(|found| (english[found.english].clone(), chinese[found.chinese].clone()));
        Self {
            bead: bead.clone(),
            confidence,
            conflicts: conflicts.collect(),
            compatible: compatible.collect(),
            english: unmatched_english.iter().map(|&own| english[own].clone()).collect(),
            chinese: unmatched_chinese.iter().map(|&own| chinese[own].clone()).collect(),
        }
    }

    fn draft(&self, pair: &CheckedPair<'_>, datings: &[Dating; 2], drafts: &mut Vec<Draft>) {
        let conflicts = self.conflicts.iter().map(|(one, other)| (Some(one), Some(other)));
        let is_kept = |placed: &&Placed| must_be_kept(&placed.fact);
        let english = self.english.iter().filter(is_kept).map(|one| (Some(one), None));
        let chinese = self.chinese.iter().filter(is_kept).map(|other| (None, Some(other)));
        // The dates of the two pages differ, and one may have none.
        let has_date_line = has_date_line(pair.english, &self.bead.source)
            || has_date_line(pair.chinese, &self.bead.target);
        let is_of_page = |one: Option<&Placed>, other: Option<&Placed>| {
            let is_time = |placed: &Placed| {
                matches!(placed.fact.value.class(), FactClass::Date | FactClass::Time)
            };
            has_date_line && one.or(other).is_some_and(is_time)
        };
        for (one, other) in conflicts.chain(english).chain(chinese) {
            if is_of_page(one, other) {
                continue;
            }
            drafts.push(self.draft_of(pair, one, other));
        }
        for (one, other, difference) in &self.compatible {
            match difference {
                Difference::Bound if is_turned(pair, one, other) => {}
                Difference::Bound => drafts.push(self.draft_of_bounds(pair, one, other)),
                Difference::Points => drafts.push(self.draft_of(pair, Some(one), Some(other))),
                // What says again what another date has said may as well say something else.
                Difference::Repeated => {}
                _ if has_date_line => {}
                _ => drafts.extend(self.draft_of_dates(pair, one, other, datings)),
            }
        }
    }

    /// Drafts a finding about two dates that contradict each other once they are completed.
    fn draft_of_dates(
        &self,
        pair: &CheckedPair<'_>,
        one: &Placed,
        other: &Placed,
        datings: &[Dating; 2],
    ) -> Option<Draft> {
        let dates::Contradiction { english, chinese, certainty } =
            dates::contradiction(pair, self, [one, other], datings)?;
        let mut draft = self.draft_of(pair, Some(one), Some(other));
        draft.kind = FindingKind::Date;
        draft.severity = FindingKind::Date.severity();
        draft.confidence = self.confidence * certainty;
        if let Detail::Values { english: Some(one), chinese: Some(other) } = &mut draft.detail {
            one.value = english.unwrap_or_else(|| std::mem::take(&mut one.value));
            other.value = chinese.unwrap_or_else(|| std::mem::take(&mut other.value));
        }
        Some(draft)
    }

    /// Drafts a finding about the same value as a least and as a most.
    fn draft_of_bounds(&self, pair: &CheckedPair<'_>, one: &Placed, other: &Placed) -> Draft {
        let mut draft = self.draft_of(pair, Some(one), Some(other));
        draft.confidence *= BOUND;
        draft.detail = Detail::Bounds {
            english: one.said(pair.english),
            chinese: other.said(pair.chinese),
            least: match one.fact.approximation {
                Approximation::Over => Language::English,
                _ => Language::Chinese,
            },
        };
        draft
    }

    fn draft_of(
        &self,
        pair: &CheckedPair<'_>,
        one: Option<&Placed>,
        other: Option<&Placed>,
    ) -> Draft {
        let passage = |sentences: &Range<usize>, placed: Option<&Placed>| Passage {
            sentences: sentences.clone(),
            marks: placed.map(Placed::place).into_iter().collect(),
        };
        let facts = [one, other].map(|placed| placed.map(|own| &own.fact));
        let (of_english, of_chinese) =
            (passage(&self.bead.source, one), passage(&self.bead.target, other));
        if let Some(detail) = weekdays::against_date(facts) {
            let kind = FindingKind::Weekday;
            let mut draft = Draft::new(kind, self.confidence, of_english, of_chinese, detail);
            // The two versions contradict each other, not one of them itself.
            draft.severity = FindingKind::Date.severity();
            return draft;
        }
        Draft::new(
            kind::of(facts[0], facts[1]),
            self.confidence,
            of_english,
            of_chinese,
            Detail::Values {
                english: one.map(|own| own.said(pair.english)),
                chinese: other.map(|own| own.said(pair.chinese)),
            },
        )
    }
}

/// Whether a least and a most say the same, since one of their sentences denies it.
fn is_turned(pair: &CheckedPair<'_>, one: &Placed, other: &Placed) -> bool {
    bounds::is_turned(
        (pair.english.sentence_text(one.sentence), &one.fact.span),
        (pair.chinese.sentence_text(other.sentence), &other.fact.span),
    )
}

/// Whether one of the sentences is a line that tells of the page, not of the document. One that
/// ends as a sentence does says more than when it was published.
pub(super) fn has_date_line(document: &Document, sentences: &Range<usize>) -> bool {
    sentences.clone().any(|sentence| {
        let block = document.sentences()[sentence].block;
        document.blocks()[block].kind == BlockKind::DateLine
            && !document.sentence_text(sentence).trim_end().ends_with(['.', '。', '!', '！'])
    })
}

/// Finds the values of some sentences.
fn values(document: &Document, sentences: &Range<usize>) -> Vec<Placed> {
    let mut values = Vec::new();
    for sentence in sentences.clone() {
        let facts = find_facts(document.sentence_text(sentence), document.language());
        values.extend(facts.into_iter().map(|fact| Placed { fact, sentence }));
    }
    values
}
