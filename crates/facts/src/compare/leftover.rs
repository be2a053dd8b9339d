//! Small values in words that contradict each other because nothing else is left of their kind.
//!
//! Words for small values come and go in translation, so that two of them that differ say little:
//! "one of the two" and 三者之一. But where exactly one duration, length, place in a sequence or
//! count is left over in each text, the one was most likely meant for the other.

use crate::fact::{Approximation, Fact, Wording};
use crate::unit::Dimension;
use crate::value::Value;
use crate::written::number_of;

/// What a value counts, as far as two values can be meant for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Duration,
    Measure(Dimension),
    Ordinal,
    Number,
}

impl Kind {
    /// The kind of a value that says enough to contradict another.
    fn of(fact: &Fact) -> Option<Self> {
        if matches!(fact.wording, Wording::Publication | Wording::Counted) {
            return None;
        }
        let number = number_of(&fact.value).and_then(crate::decimal::Decimal::to_integer);
        match fact.value {
            // Half an hour and half a century are ways of speaking.
            Value::Measure { .. } if number.is_none() => None,
            Value::Measure { unit, .. } if unit.is_time() => Some(Self::Duration),
            Value::Measure { unit, .. } => Some(Self::Measure(unit.dimension())),
            Value::Ordinal(_) => Some(Self::Ordinal),
            Value::Number(_) => {
                let is_count = number.is_some_and(|number| number >= SMALLEST_COUNT);
                (is_count && fact.approximation == Approximation::Exact).then_some(Self::Number)
            }
            _ => None,
        }
    }
}

/// Smaller numbers are pronouns and articles as often as counts: both of them, 两者.
const SMALLEST_COUNT: i64 = 2;

/// Returns the places of the pairs of values without partner that are the only ones of their kind.
pub(super) fn pairs(
    (english, is_english_joined): (&[Fact], &[bool]),
    (chinese, is_chinese_joined): (&[Fact], &[bool]),
) -> Vec<(usize, usize)> {
    let left = only_ones(english, is_english_joined);
    let right = only_ones(chinese, is_chinese_joined);
    let only = |list: &[(Kind, Option<usize>)], kind: Kind| {
        list.iter().find(|(other, _)| *other == kind).and_then(|(_, place)| *place)
    };
    let pair = |one: Kind, other: Kind| Some((only(&left, one)?, only(&right, other)?));
    let mut pairs: Vec<_> = left.iter().filter_map(|&(kind, _)| pair(kind, kind)).collect();
    // The fifth anniversary is 五周年, the third meeting 三次会议.
    let has_none = |list: &[(Kind, Option<usize>)], kind| list.iter().all(|(one, _)| *one != kind);
    if has_none(&left, Kind::Number) && has_none(&right, Kind::Ordinal) {
        // "First" and "second" say something of the order of the text as often.
        let is_counted = |place: usize| match english[place].value {
            Value::Ordinal(number) => number.to_integer().is_some_and(|number| number > 2),
            _ => false,
        };
        pairs.extend(pair(Kind::Ordinal, Kind::Number).filter(|(place, _)| is_counted(*place)));
    }
    pairs
}

/// The kinds of the values without partner, each with the place of its only value, or none where
/// there are more.
fn only_ones(facts: &[Fact], is_joined: &[bool]) -> Vec<(Kind, Option<usize>)> {
    let mut found: Vec<(Kind, Option<usize>)> = Vec::new();
    for (place, fact) in facts.iter().enumerate().filter(|(place, _)| !is_joined[*place]) {
        let Some(kind) = Kind::of(fact) else { continue };
        match found.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, only)) => *only = None,
            None => found.push((kind, Some(place))),
        }
    }
    found
}
