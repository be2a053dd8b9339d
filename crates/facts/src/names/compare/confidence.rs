//! How far names without counterpart are believed to be a slip: logistic models.
//!
//! The weights were fitted (ridge 1) on what is left over in beads of good translations (news,
//! talks, manuals, statements, licences; novels and film dialogue with a weight of 0.3) and in the
//! same beads with one name replaced: by another of its class in the table, or by another of its
//! kind in the text. A name whose counterpart stands in a bead beside is never more of a slip for
//! that: where the fit said so, its weight is set to −0.5.

use super::weights::{CHINESE, CONFLICT, ENGLISH};

/// Confidence of two names that stand where one should.
pub(super) fn of_conflict(signs: &[f64]) -> f64 {
    probability(signs, &CONFLICT)
}

/// Log odds that a Chinese person's name gives to a conflict when no word of the English name begins
/// as its family name is read. Set by hand: the sets have few Chinese persons.
const OF_ANOTHER_FAMILY: f64 = 1.5;

/// Confidence of two persons of different families.
pub(super) fn of_other_family(confidence: f64) -> f64 {
    let odds = libm::log(confidence.max(1e-9) / (1.0 - confidence).max(1e-9)) + OF_ANOTHER_FAMILY;
    1.0 / (1.0 + libm::exp(-odds))
}

/// Confidence of an English name that nothing stands against.
pub(super) fn of_english(signs: &[f64]) -> f64 {
    probability(signs, &ENGLISH)
}

/// Confidence of a Chinese name that nothing stands against.
pub(super) fn of_chinese(signs: &[f64]) -> f64 {
    probability(signs, &CHINESE)
}

fn probability(signs: &[f64], weights: &[f64]) -> f64 {
    let odds: f64 = signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum();
    1.0 / (1.0 + libm::exp(-odds))
}
