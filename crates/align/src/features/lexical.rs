//! Features of words and values: how well the two sides of a bead explain each other.

use std::ops::Range;

use super::{FeatureVector, Featurizer, flag};
use crate::evidence::{PairEvidence, Side};
use crate::pairs::Explanation;
use crate::shape::BeadShape;

impl Featurizer<'_> {
    pub(super) fn lexical_features(
        &mut self,
        row: usize,
        column: usize,
        shape: BeadShape,
        out: &mut FeatureVector,
    ) {
        let PairEvidence { english, chinese, .. } = self.evidence;
        let rows = row..row + shape.english;
        let mut weakest = [f32::INFINITY; 2];
        let totals = self.explain_bead(row, column, shape.english, shape.chinese, &mut weakest);
        for (side, total) in totals.iter().enumerate() {
            out[13 + side] = total.log_ratio * 0.1;
            out[15 + side] = total.explained / total.linked.max(1.0);
        }
        if shape.english > 1 {
            out[17] = weakest[0] * 0.1;
        }
        if shape.chinese > 1 {
            out[18] = weakest[1] * 0.1;
        }
        let lost = [
            telling(english, rows) - totals[0].values,
            telling(chinese, column..column + shape.chinese) - totals[1].values,
        ];
        out[36] = lost[0].min(4.0) * 0.5;
        out[37] = lost[1].min(4.0) * 0.5;
        out[38] = flag(lost[0] > 0.0 && lost[1] > 0.0);
        out[35] = flag(totals[0].explained + totals[1].explained == 0.0);
    }

    /// What explains either side of a bead of n English and m Chinese sentences.
    pub(super) fn explanations(
        &mut self,
        row: usize,
        column: usize,
        n: usize,
        m: usize,
    ) -> [Explanation; 2] {
        self.explain_bead(row, column, n, m, &mut [f32::INFINITY; 2])
    }

    /// The same; `weakest` gets the log likelihood ratio of each side's worst sentence.
    pub(super) fn explain_bead(
        &mut self,
        row: usize,
        column: usize,
        n: usize,
        m: usize,
        weakest: &mut [f32; 2],
    ) -> [Explanation; 2] {
        let PairEvidence { english, chinese, .. } = self.evidence;
        let (rows, columns) = (row..row + n, column..column + m);
        let others = |counts: &[(f32, f32)], range: Range<usize>| -> f32 {
            counts[range].iter().map(|(_, all)| all).sum()
        };
        let english_all = others(self.english_counts, rows.clone());
        let chinese_all = others(self.chinese_counts, columns.clone());
        let mut totals = [Explanation::default(); 2];
        for i in rows.clone() {
            let pairs = &self.rows[i - self.first_row];
            let lists = columns.clone().map(|j| pairs.pair(j).0);
            let part =
                self.explainer.explain(english, i, self.english_counts[i].0, chinese_all, lists);
            take_in(&mut totals[0], &mut weakest[0], part);
        }
        for j in columns {
            let lists = rows.clone().map(|i| self.rows[i - self.first_row].pair(j).1);
            let part =
                self.explainer.explain(chinese, j, self.chinese_counts[j].0, english_all, lists);
            take_in(&mut totals[1], &mut weakest[1], part);
        }
        totals
    }
}

/// Distinct values of some sentences that a translation must keep.
fn telling(side: &Side, sentences: Range<usize>) -> f32 {
    let tokens = sentences.flat_map(|sentence| side.tokens(sentence));
    tokens.filter(|token| side.is_telling(token.kind)).count() as f32
}

fn take_in(total: &mut Explanation, weakest: &mut f32, part: Explanation) {
    total.log_ratio += part.log_ratio;
    total.explained += part.explained;
    total.linked += part.linked;
    total.values += part.values;
    total.verbatim += part.verbatim;
    *weakest = weakest.min(part.log_ratio);
}
