//! Values that contradict each other or have no counterpart.

use std::ops::Range;

use zhen_align::Place;
use zhen_facts::{Fact, FactClass, compare, find_facts, must_be_kept};
use zhen_text::{Document, ScoredBead};

use super::Draft;
use crate::checker::CheckedPair;
use crate::detail::{Detail, Said};
use crate::finding::Passage;
use crate::kind::FindingKind;

/// A value and the sentence that it stands in.
struct Placed {
    fact: Fact,
    sentence: usize,
}

/// Drafts a finding for each value of a bead that must be kept and is not.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    for scored in pair.alignment.beads().iter().filter(|scored| !scored.bead.is_null()) {
        bead(pair, scored, drafts);
    }
}

fn bead(pair: &CheckedPair<'_>, scored: &ScoredBead, drafts: &mut Vec<Draft>) {
    let (source, target) = (&scored.bead.source, &scored.bead.target);
    let english = values(pair.english, source);
    let chinese = values(pair.chinese, target);
    let facts = |placed: &[Placed]| placed.iter().map(|own| own.fact.clone()).collect::<Vec<_>>();
    let comparison = compare(&facts(&english), &facts(&chinese));
    let mut push = |one: Option<&Placed>, other: Option<&Placed>| {
        let Some(first) = one.or(other) else { return };
        let said = |document: &Document, placed: Option<&Placed>| {
            placed.map(|placed| Said {
                text: words(document, placed).to_owned(),
                value: placed.fact.fields(document.sentence_text(placed.sentence)).value,
            })
        };
        let detail =
            Detail::Values { english: said(pair.english, one), chinese: said(pair.chinese, other) };
        let passage = |sentences: &Range<usize>, placed: Option<&Placed>| Passage {
            sentences: sentences.clone(),
            marks: placed.map(place).into_iter().collect(),
        };
        drafts.push(Draft::new(
            kind_of(first.fact.value.class()),
            scored.confidence,
            passage(source, one),
            passage(target, other),
            detail,
        ));
    };
    for found in &comparison.conflicting {
        let (one, other) = (&english[found.english], &chinese[found.chinese]);
        if must_be_kept(&one.fact) || must_be_kept(&other.fact) {
            push(Some(one), Some(other));
        }
    }
    for &own in comparison.unmatched_english.iter().filter(|&&own| must_be_kept(&english[own].fact))
    {
        push(Some(&english[own]), None);
    }
    for &own in comparison.unmatched_chinese.iter().filter(|&&own| must_be_kept(&chinese[own].fact))
    {
        push(None, Some(&chinese[own]));
    }
}

fn values(document: &Document, sentences: &Range<usize>) -> Vec<Placed> {
    let mut values = Vec::new();
    for sentence in sentences.clone() {
        let facts = find_facts(document.sentence_text(sentence), document.language());
        values.extend(facts.into_iter().map(|fact| Placed { fact, sentence }));
    }
    values
}

fn place(placed: &Placed) -> Place {
    let Placed { fact, sentence } = placed;
    Place { sentence: *sentence, start: fact.span.start, end: fact.span.end }
}

fn words<'d>(document: &'d Document, placed: &Placed) -> &'d str {
    document.sentence_text(placed.sentence).get(placed.fact.span.clone()).unwrap_or_default()
}

fn kind_of(class: FactClass) -> FindingKind {
    match class {
        FactClass::Percentage => FindingKind::Percentage,
        FactClass::Amount => FindingKind::Amount,
        FactClass::Measure => FindingKind::Unit,
        FactClass::Date | FactClass::Time => FindingKind::Date,
        FactClass::Citation => FindingKind::Citation,
        FactClass::Identifier => FindingKind::Identifier,
        _ => FindingKind::Number,
    }
}
