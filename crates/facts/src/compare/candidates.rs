//! Pairs of values that may be related, found by shared keys where the lists are long.
//!
//! Short lists are compared pair by pair. In long ones, a table of thousands of figures, every
//! value has keys such that two related values share one: its number, what the number is when it
//! is rounded, the parts of its date, its size in base units. Two values meet under a key only
//! where one of them is written as the key has it, so that two exact numbers do not meet under
//! what both round to. Under a key that many values share, only the nearest are looked at.

use std::collections::{HashMap, VecDeque};

use super::{Related, Relation, relation};
use crate::fact::Fact;
use crate::value::Value;

mod keys;

use keys::{Key, keys};

/// The most pairs that are looked at one by one.
const PAIR_LIMIT: usize = 1 << 14;

/// The most values under one key that a value is compared with, half of them before it.
const NEAREST: usize = 24;

/// Returns the pairs that are related; where there are too many, the nearest of each value.
pub(super) fn related(english: &[Fact], chinese: &[Fact]) -> Vec<Related> {
    let mut found = Vec::new();
    let mut add = |i: usize, j: usize| {
        if let Some(relation) = relation(&english[i], &chinese[j]) {
            found.push(Related { relation, english: i, chinese: j });
        }
    };
    if english.len().saturating_mul(chinese.len()) <= PAIR_LIMIT {
        for i in 0..english.len() {
            (0..chinese.len()).for_each(|j| add(i, j));
        }
    } else {
        for (i, j) in by_key(english, chinese) {
            add(i, j);
        }
    }
    found
}

/// Returns equal values without partner, in the order of the text: those that are too far from
/// each other among many of the same.
pub(super) fn far_equal(
    english: &[Fact],
    chinese: &[Fact],
    is_english_joined: &[bool],
    is_chinese_joined: &[bool],
) -> Vec<Related> {
    let mut free: HashMap<Value, VecDeque<usize>> = HashMap::new();
    for (j, fact) in chinese.iter().enumerate().filter(|(j, _)| !is_chinese_joined[*j]) {
        free.entry(fact.value).or_default().push_back(j);
    }
    let unjoined = english.iter().enumerate().filter(|(i, _)| !is_english_joined[*i]);
    let partner = |(i, fact): (usize, &Fact)| {
        let queue = free.get_mut(&fact.value)?;
        let relation = relation(fact, &chinese[*queue.front()?]);
        let relation = relation.filter(|relation| *relation == Relation::Equal)?;
        Some(Related { relation, english: i, chinese: queue.pop_front()? })
    };
    unjoined.filter_map(partner).collect()
}

/// Returns the pairs that share a key, each once.
pub(super) fn by_key(english: &[Fact], chinese: &[Fact]) -> Vec<(usize, usize)> {
    let (left, right) = (Index::new(english), Index::new(chinese));
    let mut pairs = Vec::new();
    meet(&left.written, &right.written, &mut pairs);
    meet(&left.written, &right.derived, &mut pairs);
    meet(&left.derived, &right.written, &mut pairs);
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The keys of a list of facts, each with the place of its fact; sorted.
struct Index {
    written: Vec<(Key, usize)>,
    derived: Vec<(Key, usize)>,
}

impl Index {
    fn new(facts: &[Fact]) -> Self {
        let mut index = Self { written: Vec::new(), derived: Vec::new() };
        for (place, fact) in facts.iter().enumerate() {
            keys(fact, &mut |key, is_written| {
                let list = if is_written { &mut index.written } else { &mut index.derived };
                list.push((key, place));
            });
        }
        for list in [&mut index.written, &mut index.derived] {
            list.sort_unstable();
            list.dedup();
        }
        index
    }
}

/// Adds the pairs of the two lists of keys.
fn meet(left: &[(Key, usize)], right: &[(Key, usize)], pairs: &mut Vec<(usize, usize)>) {
    let mut start = 0;
    for group in left.chunk_by(|one, other| one.0 == other.0) {
        let Some(&(key, _)) = group.first() else { continue };
        start += right[start..].partition_point(|(other, _)| *other < key);
        let length = right[start..].partition_point(|(other, _)| *other == key);
        let others = &right[start..start + length];
        for (rank, &(_, i)) in group.iter().enumerate() {
            let nearest = others.partition_point(|&(_, j)| j < i);
            pairs.extend(around(others, nearest).iter().map(|&(_, j)| (i, j)));
            // Where the lists are far from each other, the first belongs to the first.
            pairs.extend(around(others, rank).iter().map(|&(_, j)| (i, j)));
        }
        start += length;
    }
}

/// The values around a place of the list.
fn around(others: &[(Key, usize)], place: usize) -> &[(Key, usize)] {
    let begin = place.saturating_sub(NEAREST / 2).min(others.len().saturating_sub(NEAREST));
    &others[begin..others.len().min(begin + NEAREST)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find_facts;
    use zhen_text::Language;

    #[test]
    fn related_values_share_a_key() {
        let tables = [
            include_str!("../../tests/values/numbers.tsv"),
            include_str!("../../tests/values/amounts.tsv"),
            include_str!("../../tests/values/dates.tsv"),
            include_str!("../../tests/values/citations.tsv"),
            include_str!("../../tests/values/said.tsv"),
            include_str!("../../tests/comparisons/numbers.tsv"),
            include_str!("../../tests/comparisons/amounts.tsv"),
            include_str!("../../tests/comparisons/dates.tsv"),
            include_str!("../../tests/comparisons/citations.tsv"),
        ];
        let lines = tables.iter().flat_map(|table| table.lines());
        let (mut english, mut chinese) = (Vec::new(), Vec::new());
        for field in lines.flat_map(|line| line.split('\t')) {
            english.extend(find_facts(field, Language::English));
            chinese.extend(find_facts(field, Language::Chinese));
        }
        let mut count = 0;
        for one in &english {
            for other in &chinese {
                if relation(one, other).is_some() {
                    let pair = (std::slice::from_ref(one), std::slice::from_ref(other));
                    assert_eq!(by_key(pair.0, pair.1), [(0, 0)], "{} {}", one.value, other.value);
                    count += 1;
                }
            }
        }
        assert!(count > 1000, "only {count} related pairs");
    }
}
