//! Amounts and measures against other units and bare numbers.

use super::{Relation, by_key};
use crate::fact::Fact;

/// Tells how the two values may translate each other; they are not equal.
pub(super) fn relation(english: &Fact, chinese: &Fact) -> Option<Relation> {
    by_key(english, chinese)
}
