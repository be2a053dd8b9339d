//! Ordinals whose counterpart a small number has taken: "the two sides held the third round" is not
//! 双方举行第二轮会谈, though 第二 may be said by a two.

use zhen_facts::{Difference, Value, must_be_kept};

use super::{BeadValues, Placed};

/// Gives an ordinal that a number has taken back to an ordinal that is left over, which it
/// contradicts then.
pub(super) fn take_back(bead: &mut BeadValues) {
    let mut kept: Vec<(Placed, Placed, Difference)> = Vec::new();
    for (one, other, difference) in std::mem::take(&mut bead.compatible) {
        if is_ordinal(&other)
            && is_small(&one)
            && let Some(own) = take_ordinal(&mut bead.english)
        {
            bead.english.push(one);
            bead.conflicts.push((own, other));
        } else if is_ordinal(&one)
            && is_small(&other)
            && let Some(own) = take_ordinal(&mut bead.chinese)
        {
            bead.chinese.push(other);
            bead.conflicts.push((one, own));
        } else {
            kept.push((one, other, difference));
        }
    }
    bead.compatible = kept;
}

/// The first is often only said to begin with.
fn is_ordinal(placed: &Placed) -> bool {
    matches!(placed.fact.value, Value::Ordinal(ordinal) if ordinal.to_integer() > Some(1))
}

fn is_small(placed: &Placed) -> bool {
    matches!(placed.fact.value, Value::Number(_)) && !must_be_kept(&placed.fact)
}

fn take_ordinal(left: &mut Vec<Placed>) -> Option<Placed> {
    let place = left.iter().position(is_ordinal)?;
    Some(left.remove(place))
}
