//! Left-over values whose counterpart is left over in a bead beside theirs.

use zhen_facts::{FactClass, relation};

use super::{BeadValues, Placed};

/// How many beads before and after are looked into.
const REACH: usize = 2;

/// Takes away the values that have their counterpart in a bead beside theirs, null beads among
/// them. Values in conflict are counterparts, too: both of a pair, or neither.
pub(super) fn take_away(beads: &mut [BeadValues]) {
    for distance in 1..=REACH {
        for first in 0..beads.len().saturating_sub(distance) {
            let (left, right) = beads.split_at_mut(first + distance);
            let (one, other) = (&mut left[first], &mut right[0]);
            join(&mut one.english, &mut other.chinese);
            join(&mut other.english, &mut one.chinese);
            open_conflicts(one, other);
            open_conflicts(other, one);
        }
    }
}

/// Takes away an English and a Chinese value for each two that may translate each other.
fn join(english: &mut Vec<Placed>, chinese: &mut Vec<Placed>) {
    english.retain(|one| {
        if is_heading(one) {
            return true;
        }
        let partner = chinese
            .iter()
            .position(|other| !is_heading(other) && relation(&one.fact, &other.fact).is_some());
        partner.map(|place| chinese.remove(place)).is_none()
    });
}

/// Whether the value numbers the part of a law that begins with it: it says nothing of the parts
/// before and after, which have numbers of their own.
fn is_heading(placed: &Placed) -> bool {
    placed.fact.span.start == 0 && placed.fact.value.class() == FactClass::Citation
}

/// Resolves a conflict whose English value has its counterpart in the other bead; the Chinese
/// value is left over then, and the reverse.
fn open_conflicts(own: &mut BeadValues, other: &mut BeadValues) {
    let mut kept = Vec::new();
    for (english, chinese) in own.conflicts.drain(..) {
        let is_open = !is_heading(&english) && !is_heading(&chinese);
        let of_chinese = other.chinese.iter().position(|far| {
            is_open && !is_heading(far) && relation(&english.fact, &far.fact).is_some()
        });
        let of_english = other.english.iter().position(|far| {
            is_open && !is_heading(far) && relation(&far.fact, &chinese.fact).is_some()
        });
        match (of_chinese, of_english) {
            (None, None) => kept.push((english, chinese)),
            (Some(place), None) => {
                other.chinese.remove(place);
                own.chinese.push(chinese);
            }
            (None, Some(place)) => {
                other.english.remove(place);
                own.english.push(english);
            }
            (Some(of_chinese), Some(of_english)) => {
                other.chinese.remove(of_chinese);
                other.english.remove(of_english);
            }
        }
    }
    own.conflicts = kept;
}
