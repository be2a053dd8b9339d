//! Values without partner that contradict each other.

use std::collections::{BTreeMap, VecDeque};

use super::{FactPair, must_be_kept, salience};
use crate::class::FactClass;
use crate::fact::{Fact, Notation, Wording};
use crate::value::Value;

/// Which values are set against each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Only those that are figures on both sides.
    Figures,
    /// All.
    Any,
}

/// What decides whether two values contradict each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    class: FactClass,
    /// Written in digits, or at least a million.
    is_figure: bool,
    /// A figure, or must be kept.
    says_something: bool,
    is_multiple: bool,
}

impl Kind {
    /// The kind of a value; none where it contradicts nothing.
    fn of(fact: &Fact) -> Option<Self> {
        let is_figure = fact.notation == Notation::Digits || salience::is_large(fact);
        (fact.wording != Wording::Publication).then(|| Self {
            class: fact.value.class(),
            is_figure,
            says_something: is_figure || must_be_kept(fact),
            is_multiple: matches!(fact.value, Value::Multiple(_)),
        })
    }

    fn is_quantity(self) -> bool {
        matches!(self.class, FactClass::Number | FactClass::Amount | FactClass::Measure)
    }

    /// Whether two unrelated values are likely to be meant for each other.
    ///
    /// One of them is a figure or must be kept; words for small numbers come and go on both
    /// sides. The unit of a figure may stand too far from it to be read.
    fn contradicts(self, other: Self) -> bool {
        let are_figures = self.is_figure && other.is_figure;
        let are_quantities = are_figures && self.is_quantity() && other.is_quantity();
        let is_either_said = self.says_something || other.says_something;
        self.is_multiple && other.is_multiple
            || (self.class == other.class || are_quantities) && is_either_said
    }
}

/// Returns the pairs of values without partner that contradict each other: each English value
/// with the first Chinese one that is left for it.
pub(super) fn pairs(
    (english, is_english_joined): (&[Fact], &[bool]),
    (chinese, is_chinese_joined): (&[Fact], &[bool]),
    certainty: Certainty,
) -> Vec<FactPair> {
    let free = |facts: &[Fact], is_joined: &[bool]| -> Vec<(usize, Kind)> {
        let facts = facts.iter().zip(is_joined).enumerate();
        let free = facts.filter(|(_, (_, is_joined))| !**is_joined);
        let kinds = free.filter_map(|(place, (fact, _))| Some((place, Kind::of(fact)?)));
        kinds.filter(|(_, kind)| certainty == Certainty::Any || kind.is_figure).collect()
    };
    let mut rivals: BTreeMap<Kind, VecDeque<usize>> = BTreeMap::new();
    for (place, kind) in free(chinese, is_chinese_joined) {
        rivals.entry(kind).or_default().push_back(place);
    }
    let mut pairs = Vec::new();
    for (place, kind) in free(english, is_english_joined) {
        let queues = rivals.iter_mut().filter(|(other, _)| kind.contradicts(**other));
        let first = queues
            .filter(|(_, queue)| !queue.is_empty())
            .min_by_key(|(_, queue)| queue.front().copied());
        if let Some(chinese) = first.and_then(|(_, queue)| queue.pop_front()) {
            pairs.push(FactPair { english: place, chinese });
        }
    }
    pairs
}
