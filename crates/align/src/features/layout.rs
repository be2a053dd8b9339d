//! Features of length and layout: what a bead looks like, whatever its words.

use super::{FeatureVector, Featurizer, flag};
use crate::evidence::{Ending, PairEvidence, Side};
use crate::shape::BeadShape;

impl Featurizer<'_> {
    pub(super) fn length_features(
        &self,
        row: usize,
        column: usize,
        shape: BeadShape,
        out: &mut FeatureVector,
    ) {
        let PairEvidence { english, chinese, .. } = self.evidence;
        let source: f32 = english.length(row..row + shape.english);
        let target: f32 = chinese.length(column..column + shape.chinese);
        let expected = source * self.ratio;
        let difference = libm::logf((target + 2.0) / (expected + 2.0));
        // Short sentences vary more: a spread of 0.25 for long ones, 0.7 for two characters.
        let variance = 0.06 + 1.2 / (expected + 2.0);
        let deviation = difference * difference / variance;
        out[19] = deviation.min(16.0) * 0.25;
        out[20] = libm::sqrtf(deviation).min(6.0) * 0.5;
        out[21] = if expected > 25.0 { out[19] } else { 0.0 };
    }

    pub(super) fn layout_features(
        &self,
        row: usize,
        column: usize,
        shape: BeadShape,
        out: &mut FeatureVector,
    ) {
        let PairEvidence { english, chinese, .. } = self.evidence;
        let inner_starts = |side: &Side, first: usize, count: usize| {
            (first + 1..first + count).filter(|&index| side.form(index).starts_block).count() as f32
        };
        out[22] = inner_starts(english, row, shape.english);
        out[23] = inner_starts(chinese, column, shape.chinese);
        let starts = (english.form(row).starts_block, chinese.form(column).starts_block);
        out[24] = flag(starts.0 && starts.1);
        out[25] = flag(starts.0 != starts.1);

        let (last_row, last_column) = (row + shape.english - 1, column + shape.chinese - 1);
        let endings = (english.form(last_row).ending, chinese.form(last_column).ending);
        match endings {
            (one, other) if one == other => out[26] = 1.0,
            (Ending::Open, _) | (_, Ending::Open) => out[28] = 1.0,
            _ => out[27] = 1.0,
        }
        let continued = |side: &Side, first: usize, count: usize| {
            (first..first + count - 1)
                .filter(|&index| {
                    matches!(side.form(index).ending, Ending::Continued | Ending::Open)
                })
                .count()
        };
        out[29] = (continued(english, row, shape.english)
            + continued(chinese, column, shape.chinese)) as f32;
        let quotes = |side: &Side, first: usize, count: usize| {
            (first..first + count).any(|index| side.form(index).quotes)
        };
        let differ = quotes(english, row, shape.english) != quotes(chinese, column, shape.chinese);
        out[30] = flag(differ);
    }
}
