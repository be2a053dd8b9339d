//! Whether two values may translate each other, and how they differ if they do.

mod citations;
mod dates;
mod numbers;
mod units;

use crate::class::FactClass;
use crate::fact::{Approximation, Fact};

/// What a value and one of the other language have to do with each other; the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// They say the same.
    Equal,
    /// They differ as translations do.
    Compatible(Difference),
}

/// How two compatible values differ; the smaller difference first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Difference {
    /// The same number, but more than it in one text and less in the other: at least 30 days and
    /// 不超过30天. A checker does well to report it.
    Bound,
    /// One leaves something out that the other says: the year of a date, the unit of a number.
    LessPrecise,
    /// The same in another unit: 500 里 and 250 km.
    Converted,
    /// The same said as another class: the third and 3, a weekday and its date.
    OtherWording,
    /// A percentage in one text and a difference of percentages in the other: 5% and 5个百分点.
    Points,
    /// Equal but for rounding, or within what "about" allows.
    Rounded,
    /// It says again what another value has said.
    Repeated,
}

/// Tells how an English value and a Chinese one may translate each other; `None` if they do not.
pub fn relation(english: &Fact, chinese: &Fact) -> Option<Relation> {
    match of_values(english, chinese) {
        Some(Relation::Equal) if are_opposite_bounds(english, chinese) => {
            Some(Relation::Compatible(Difference::Bound))
        }
        relation => relation,
    }
}

/// Whether the words beside the two make one of them more and the other less.
fn are_opposite_bounds(english: &Fact, chinese: &Fact) -> bool {
    matches!(
        (english.approximation, chinese.approximation),
        (Approximation::Over, Approximation::Under) | (Approximation::Under, Approximation::Over)
    )
}

fn of_values(english: &Fact, chinese: &Fact) -> Option<Relation> {
    if english.value == chinese.value {
        return Some(Relation::Equal);
    }
    if units::is_age(english, chinese) || units::is_age(chinese, english) {
        return Some(Relation::Compatible(Difference::OtherWording));
    }
    let class = english.value.class().max(chinese.value.class());
    match class {
        FactClass::Number | FactClass::Ordinal | FactClass::Percentage => {
            numbers::relation(english, chinese)
        }
        FactClass::Amount | FactClass::Measure => units::relation(english, chinese),
        FactClass::Date | FactClass::Time => dates::relation(english, chinese),
        FactClass::Citation | FactClass::Identifier => citations::relation(english, chinese),
    }
}

/// Whether the two values share a key: the relation that every class begins with.
fn by_key(english: &Fact, chinese: &Fact) -> Option<Relation> {
    let shared = crate::key::keys(&english.value)
        .any(|one| crate::key::keys(&chinese.value).any(|other| other.key == one.key));
    let is_same_class = english.value.class() == chinese.value.class();
    let difference = if is_same_class { Difference::LessPrecise } else { Difference::OtherWording };
    shared.then_some(Relation::Compatible(difference))
}
