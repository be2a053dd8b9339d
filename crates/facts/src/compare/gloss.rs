//! Sums of money that are given a second time in another currency: 3 billion yuan (about US$420
//! million). A translator adds them for foreign readers; no rate is known that could check them.

use std::ops::Range;

use crate::fact::Fact;
use crate::value::Value;

/// The most bytes between a sum and its gloss: " (approximately ", "（约合".
const GAP_LIMIT: usize = 18;

/// Whether the fact at `place` is an amount that says the one before it in another currency.
pub(super) fn is_gloss(facts: &[Fact], place: usize) -> bool {
    let Some(before) = place.checked_sub(1).and_then(|before| facts.get(before)) else {
        return false;
    };
    let Some(fact) = facts.get(place) else { return false };
    let (Value::Amount { currency: first, .. }, Value::Amount { currency: second, .. }) =
        (before.value, fact.value)
    else {
        return false;
    };
    let Range { start, .. } = fact.span;
    let gap = start.saturating_sub(before.span.end);
    first.code() != second.code() && (2..=GAP_LIMIT).contains(&gap)
}
