//! Values of a bead: which stand on both sides, and which on one only.

use std::collections::BTreeMap;
use std::ops::Range;

use zhen_facts::Value;
use zhen_text::Bead;

use super::Place;
use crate::evidence::{Occurrence, Occurrences, PairEvidence, What};

/// A value where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactPlace {
    /// The words that say it.
    pub place: Place,
    /// What they say.
    pub value: Value,
}

/// A value of a bead, on one side or on both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactEvidence {
    /// In the English text; `None` where only the Chinese text has it.
    pub english: Option<FactPlace>,
    /// In the Chinese text; `None` where only the English text has it.
    pub chinese: Option<FactPlace>,
    /// Whether a translation must keep it: a full date, 2,400, 3.5 %. Months, weekdays and small
    /// numbers are often said otherwise.
    pub must_be_kept: bool,
}

impl FactEvidence {
    /// Tells whether the value stands on both sides.
    pub fn is_matched(&self) -> bool {
        self.english.is_some() && self.chinese.is_some()
    }
}

/// A value and its token type.
type Found = (u32, FactPlace);

/// Finds the values of a bead: those of the English text, each with the Chinese one that fits it
/// best, then those that only the Chinese text has. A value that is repeated on one side may be
/// matched more than once.
pub(super) fn facts_of(
    evidence: &PairEvidence,
    occurrences: &Occurrences,
    bead: &Bead,
) -> Vec<FactEvidence> {
    let english = values_in(&occurrences.english, &bead.source);
    let chinese = values_in(&occurrences.chinese, &bead.target);
    let strength = |one: &Found, other: &Found| {
        let link = evidence.links.of(other.0).iter().find(|link| link.english == one.0)?;
        Some(link.english_ratio + link.chinese_ratio)
    };
    // Exactly equal values first, then the strongest link, then the order of the text.
    let mut pairs = Vec::new();
    for (i, one) in english.iter().enumerate() {
        for (j, other) in chinese.iter().enumerate() {
            if let Some(strength) = strength(one, other) {
                pairs.push((one.1.value == other.1.value, strength, i, j));
            }
        }
    }
    pairs.sort_by(|one, other| {
        let better = (other.0, other.1).partial_cmp(&(one.0, one.1));
        better.unwrap_or(std::cmp::Ordering::Equal).then((one.2, one.3).cmp(&(other.2, other.3)))
    });
    let (mut of_english, mut of_chinese) = (BTreeMap::new(), BTreeMap::new());
    for &(_, _, i, j) in &pairs {
        if !of_english.contains_key(&i) && !of_chinese.contains_key(&j) {
            of_english.insert(i, j);
            of_chinese.insert(j, i);
        }
    }
    for &(_, _, i, j) in &pairs {
        of_english.entry(i).or_insert(j);
        of_chinese.entry(j).or_insert(i);
    }
    let entry = |english: Option<&Found>, chinese: Option<&Found>| FactEvidence {
        must_be_kept: english.is_some_and(|one| evidence.english.is_telling(one.0))
            || chinese.is_some_and(|one| evidence.chinese.is_telling(one.0)),
        english: english.map(|one| one.1.clone()),
        chinese: chinese.map(|one| one.1.clone()),
    };
    let of_english_side = english
        .iter()
        .enumerate()
        .map(|(i, one)| entry(Some(one), of_english.get(&i).map(|&j| &chinese[j])));
    let shown = |j: usize| of_english.values().any(|&other| other == j);
    let of_chinese_side = chinese
        .iter()
        .enumerate()
        .filter(|(j, _)| !shown(*j))
        .map(|(j, one)| entry(of_chinese.get(&j).map(|&i| &english[i]), Some(one)));
    of_english_side.chain(of_chinese_side).collect()
}

fn values_in(side: &[Vec<Occurrence>], sentences: &Range<usize>) -> Vec<Found> {
    let mut values = Vec::new();
    for sentence in sentences.clone() {
        for Occurrence { kind, span, what } in &side[sentence] {
            if let What::Value(value) = what {
                let place = Place { sentence, start: span.start, end: span.end };
                values.push((*kind, FactPlace { place, value: *value }));
            }
        }
    }
    values
}
