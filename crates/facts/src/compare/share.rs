//! Shares that one language says by two numbers: 1 in 4 and 25%, 每5名患者中有3名 and three fifths.

use crate::decimal::Decimal;
use crate::fact::Fact;
use crate::value::Value;

/// The most bytes between the two numbers: 名儿童中就有, " out of every ".
const GAP_LIMIT: usize = 36;

/// Values of a text from which it is a table, in which no share is said so.
const TABLE: usize = 128;

/// A share on one side and the two numbers on the other that say it.
pub(super) struct Share {
    /// Place of the share.
    pub(super) share: usize,
    /// Places of the two numbers.
    pub(super) numbers: [usize; 2],
}

/// Finds the shares without partner that two numbers without partner of the other side say.
pub(super) fn shares(
    (shares, is_share_joined): (&[Fact], &[bool]),
    (numbers, is_number_joined): (&[Fact], &[bool]),
) -> Vec<Share> {
    if shares.len() >= TABLE || numbers.len() >= TABLE {
        return Vec::new();
    }
    let mut is_taken = vec![false; numbers.len()];
    let mut found = Vec::new();
    for (share, fact) in shares.iter().enumerate().filter(|(place, _)| !is_share_joined[*place]) {
        let Some((above, below)) = parts(&fact.value) else { continue };
        let pair = (1..numbers.len()).map(|second| [second - 1, second]).find(|&[one, other]| {
            let is_free = |place: usize| !is_number_joined[place] && !is_taken[place];
            let gap = numbers[other].span.start.saturating_sub(numbers[one].span.end);
            is_free(one)
                && is_free(other)
                && (1..=GAP_LIMIT).contains(&gap)
                && says(&numbers[one], &numbers[other], above, below)
        });
        if let Some(pair) = pair {
            pair.iter().for_each(|&place| is_taken[place] = true);
            found.push(Share { share, numbers: pair });
        }
    }
    found
}

/// A share as one number above another.
fn parts(value: &Value) -> Option<(Decimal, Decimal)> {
    match *value {
        Value::Percent(percent) => Some((percent, Decimal::from(100))),
        Value::Fraction { numerator, denominator } => Some((numerator.into(), denominator.into())),
        Value::Number(number) if number.exponent() < 0 => Some((number, Decimal::from(1))),
        _ => None,
    }
}

/// Whether two counts, in either order, are as the one above to the one below.
fn says(one: &Fact, other: &Fact, above: Decimal, below: Decimal) -> bool {
    let count = |fact: &Fact| match fact.value {
        Value::Number(number) => Some(number).filter(|number| number.to_integer() > Some(0)),
        _ => None,
    };
    let (Some(one), Some(other)) = (count(one), count(other)) else { return false };
    let is_ratio = |small: Decimal, large: Decimal| {
        small.to_integer() < large.to_integer()
            && small.checked_mul(below).is_some_and(|left| large.checked_mul(above) == Some(left))
    };
    is_ratio(one, other) || is_ratio(other, one)
}
