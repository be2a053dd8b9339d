//! Percentages that the other version counts among a hundred: 88% and "of every hundred, 88".

use std::ops::Range;

use zhen_facts::Value;
use zhen_text::Document;

use super::{BeadValues, Placed};
use crate::checker::CheckedPair;

/// Words that say that something is counted among a hundred.
const HUNDREDS: [&str; 5] = ["hundred", "每百", "每一百", "一百人中", "百名"];

/// Takes away a number and a percentage that are equal, where the number is one of a hundred.
pub(super) fn take_away(bead: &mut BeadValues, pair: &CheckedPair<'_>) {
    if says_hundred(pair.english, &bead.bead.source) {
        join(&mut bead.english, &mut bead.chinese);
    }
    if says_hundred(pair.chinese, &bead.bead.target) {
        join(&mut bead.chinese, &mut bead.english);
    }
}

fn says_hundred(document: &Document, sentences: &Range<usize>) -> bool {
    let mut texts = sentences.clone().map(|sentence| document.sentence_text(sentence));
    texts.any(|text| HUNDREDS.iter().any(|word| text.contains(word)))
}

fn join(numbers: &mut Vec<Placed>, percentages: &mut Vec<Placed>) {
    numbers.retain(|own| {
        let Value::Number(number) = own.fact.value else { return true };
        let is_same = |other: &Placed| other.fact.value == Value::Percent(number);
        let partner = percentages.iter().position(is_same);
        partner.map(|place| percentages.remove(place)).is_none()
    });
}
