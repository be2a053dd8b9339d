//! Features of the second pass: what a bead's neighbours and parts say of its borders.

use super::{Featurizer, base, flag, log_length};
use crate::candidate::{Candidate, FirstPass};
use crate::evidence::Side;
use crate::pairs::UNEXPLAINED_LOG;
use crate::shape::BeadShape;

/// Names of the features of the second pass, in the order of the inputs.
pub(crate) const REFINED_NAMES: [&str; REFINED] = [
    "first_log_posterior",
    "first_start",
    "first_end",
    "english_outside",
    "chinese_outside",
    "english_least_needed",
    "chinese_least_needed",
    "split_lexical",
    "split_cosine",
    "english_open_quotes",
    "chinese_open_quotes",
    "open_quotes_differ",
    "markers_agree",
    "markers_differ",
    "marker_on_one_side",
    "inner_markers",
    "starts_small",
    "english_names_lost",
    "chinese_names_lost",
    "names_explained",
    "length_signed",
    "length_deviation",
    "length_deviation_squared",
    "english_log_length",
    "chinese_log_length",
    "english_null_before",
    "english_null_after",
    "chinese_null_before",
    "chinese_null_after",
    "null_log_ratio",
    "null_explained",
    "at_start",
    "at_end",
    "english_word_ratio",
    "chinese_word_ratio",
    "english_linked_words",
    "chinese_linked_words",
    "ends_open_english",
    "ends_open_chinese",
];

/// Number of features of the second pass.
pub(crate) const REFINED: usize = 39;

/// Places that the statistics of the pair complete.
pub(crate) const LENGTH_SIGNED: usize = 20;
pub(crate) const LENGTH_DEVIATION: usize = 21;
pub(crate) const LENGTH_DEVIATION_SQUARED: usize = 22;

/// A null sentence with this many likely ones before and behind it is inside a long omission; one
/// with as many sentences between itself and the border of the pair is not at the border.
const RUN: usize = 8;

/// Log likelihood ratios count by tenths, as in the first pass.
const NATS: f32 = 0.1;

/// Probability that the sentence of a null bead inside a long omission is null, at any place.
fn run_probability(first: &FirstPass<'_>, candidate: &Candidate) -> Option<f32> {
    let null = |sentence: Option<usize>| match candidate.shape.english {
        0 => first.chinese_null(sentence),
        _ => first.english_null(sentence),
    };
    let own = if candidate.shape.english == 0 { candidate.column } else { candidate.row };
    let is_inside = candidate.shape.is_null()
        && (1..=RUN).all(|step| null(own.checked_sub(step)) > 0.5 && null(Some(own + step)) > 0.5);
    is_inside.then(|| null(Some(own)).min(1.0))
}

impl Featurizer<'_> {
    /// Returns the features of the second pass; `own` are those of the first.
    ///
    /// The featurizer stands at the candidate's row. The length features are left as
    /// ln(length / expected length): [`crate::statistics`] completes them.
    pub(crate) fn refined(
        &mut self,
        first: &FirstPass<'_>,
        candidate: &Candidate,
        own: &super::FeatureVector,
    ) -> [f32; REFINED] {
        let Candidate { row, column, shape, .. } = *candidate;
        let mut out = [0.0; REFINED];
        // The sentences of a long omission may stand at many places, and a run adds up whatever
        // tells one place from the next: what counts there is that they are null, not where.
        let in_run = run_probability(first, candidate);
        let (posterior, start, end) = match in_run {
            Some(null) => (null, null, null),
            None => (candidate.posterior, candidate.start, candidate.end),
        };
        out[0] = libm::logf(posterior.max(3e-4)) * 0.25;
        out[1] = start;
        out[2] = end;
        let (end_row, end_column) = candidate.to();
        out[25] = first.english_null(row.checked_sub(1));
        out[26] = first.english_null(Some(end_row));
        out[27] = first.chinese_null(column.checked_sub(1));
        out[28] = first.chinese_null(Some(end_column));
        let counts = (self.evidence.english.len(), self.evidence.chinese.len());
        let is_near = |sentences: usize| !shape.is_null() || sentences < RUN;
        let rest = counts.0 - end_row + counts.1 - end_column;
        out[31] = flag((row == 0 || column == 0) && is_near(row + column));
        out[32] = flag((end_row == counts.0 || end_column == counts.1) && is_near(rest));
        self.form_features(candidate, &mut out);
        if shape.is_null() {
            self.attachment(candidate, &mut out);
        } else {
            self.border_features(candidate, own, &mut out);
            self.name_features(candidate, &mut out);
        }
        out
    }

    fn form_features(&self, candidate: &Candidate, out: &mut [f32; REFINED]) {
        let Candidate { row, column, shape, .. } = *candidate;
        let (english, chinese) = (&self.evidence.english, &self.evidence.chinese);
        let open = |side: &Side, first: usize, count: usize| {
            let sum: i32 =
                (first..first + count).map(|i| i32::from(side.form(i).open_quotes)).sum();
            sum.clamp(-1, 1)
        };
        let quotes = (open(english, row, shape.english), open(chinese, column, shape.chinese));
        out[9] = flag(quotes.0 != 0);
        out[10] = flag(quotes.1 != 0);
        out[11] = flag(quotes.0 != quotes.1);
        let starts = |side: &Side, first: usize, count: usize| {
            (first + 1..first + count).filter(|&i| side.form(i).marker.is_some()).count()
        };
        out[15] = (starts(english, row, shape.english) + starts(chinese, column, shape.chinese))
            .min(3) as f32;
        let source = english.length(row..row + shape.english);
        let target = chinese.length(column..column + shape.chinese);
        if shape.english > 0 {
            out[16] = flag(english.form(row).starts_small);
            out[23] = log_length(source);
            out[37] = flag(ends_open(english, row + shape.english - 1));
        }
        if shape.chinese > 0 {
            out[24] = log_length(target / self.ratio);
            out[38] = flag(ends_open(chinese, column + shape.chinese - 1));
        }
        if shape.is_null() {
            return;
        }
        match (english.form(row).marker, chinese.form(column).marker) {
            (Some(one), Some(other)) if one == other => out[12] = 1.0,
            (Some(_), Some(_)) => out[13] = 1.0,
            (None, None) => {}
            _ => out[14] = 1.0,
        }
        out[LENGTH_SIGNED] = libm::logf((target + 2.0) / (source * self.ratio + 2.0));
    }

    /// How much the bead would gain from its neighbours, and lose with its outer sentences.
    fn border_features(
        &mut self,
        candidate: &Candidate,
        own: &super::FeatureVector,
        out: &mut [f32; REFINED],
    ) {
        let Candidate { row, column, shape, .. } = *candidate;
        let (n, m) = (shape.english, shape.chinese);
        let counts = (self.evidence.english.len(), self.evidence.chinese.len());
        let whole = self.log_ratio(row, column, n, m);
        let alone = |counts: &[(f32, f32)], index: usize| counts[index].0 * UNEXPLAINED_LOG;

        let mut outside = [0.0_f32; 2];
        if row > 0 {
            let gain = self.log_ratio(row - 1, column, n + 1, m)
                - whole
                - alone(self.english_counts, row - 1);
            outside[0] = outside[0].max(gain);
        }
        if row + n < counts.0 {
            let gain =
                self.log_ratio(row, column, n + 1, m) - whole - alone(self.english_counts, row + n);
            outside[0] = outside[0].max(gain);
        }
        if column > 0 {
            let gain = self.log_ratio(row, column - 1, n, m + 1)
                - whole
                - alone(self.chinese_counts, column - 1);
            outside[1] = outside[1].max(gain);
        }
        if column + m < counts.1 {
            let gain = self.log_ratio(row, column, n, m + 1)
                - whole
                - alone(self.chinese_counts, column + m);
            outside[1] = outside[1].max(gain);
        }
        out[3] = outside[0].min(30.0) * NATS;
        out[4] = outside[1].min(30.0) * NATS;

        if n > 1 {
            let first =
                whole - self.log_ratio(row + 1, column, n - 1, m) - alone(self.english_counts, row);
            let last = whole
                - self.log_ratio(row, column, n - 1, m)
                - alone(self.english_counts, row + n - 1);
            out[5] = first.min(last).clamp(-20.0, 30.0) * NATS;
        }
        if m > 1 {
            let first = whole
                - self.log_ratio(row, column + 1, n, m - 1)
                - alone(self.chinese_counts, column);
            let last = whole
                - self.log_ratio(row, column, n, m - 1)
                - alone(self.chinese_counts, column + m - 1);
            out[6] = first.min(last).clamp(-20.0, 30.0) * NATS;
        }
        if n > 1 && m > 1 {
            let (mut lexical, mut cosine) = (f32::NEG_INFINITY, f32::NEG_INFINITY);
            for a in 1..n {
                for b in 1..m {
                    let parts = self.log_ratio(row, column, a, b)
                        + self.log_ratio(row + a, column + b, n - a, m - b);
                    lexical = lexical.max(parts - whole);
                    let near = (
                        BeadShape { english: a, chinese: b },
                        BeadShape { english: n - a, chinese: m - b },
                    );
                    let parts = self.likeness.cosine_of(row, column, near.0)
                        + self.likeness.cosine_of(row + a, column + b, near.1);
                    cosine = cosine.max(parts * 0.5 - own[base::COSINE]);
                }
            }
            out[7] = lexical.clamp(-20.0, 30.0) * NATS;
            out[8] = cosine * 2.0;
        }
    }

    fn name_features(&mut self, candidate: &Candidate, out: &mut [f32; REFINED]) {
        let Candidate { row, column, shape, .. } = *candidate;
        let (english, chinese) = (&self.evidence.english, &self.evidence.chinese);
        let names = |side: &Side, first: usize, count: usize| {
            let tokens = (first..first + count).flat_map(|index| side.tokens(index));
            tokens.filter(|token| side.is_verbatim(token.kind)).count() as f32
        };
        let all = (names(english, row, shape.english), names(chinese, column, shape.chinese));
        let totals = self.explanations(row, column, shape.english, shape.chinese);
        out[17] = (all.0 - totals[0].verbatim).min(4.0) * 0.5;
        out[18] = (all.1 - totals[1].verbatim).min(4.0) * 0.5;
        out[19] = (totals[0].verbatim + totals[1].verbatim).min(6.0) * 0.25;
        for side in 0..2 {
            out[33 + side] =
                (totals[side].log_ratio / totals[side].linked.max(1.0)).clamp(-1.0, 4.0);
            out[35 + side] = libm::logf(1.0 + totals[side].linked) * 0.5;
        }
    }

    /// What speaks for a null sentence belonging to the sentences beside it after all.
    fn attachment(&mut self, candidate: &Candidate, out: &mut [f32; REFINED]) {
        let Candidate { row, column, shape, .. } = *candidate;
        let side = usize::from(shape.english == 0);
        let mut best = f32::NEG_INFINITY;
        let mut explained = 0.0_f32;
        let others = match side {
            0 => [column.checked_sub(1), Some(column).filter(|&j| j < self.evidence.chinese.len())],
            _ => [row.checked_sub(1), Some(row).filter(|&i| i < self.evidence.english.len())],
        };
        for other in others.into_iter().flatten() {
            let (i, j) = if side == 0 { (row, other) } else { (other, column) };
            let totals = self.explanations(i, j, 1, 1);
            best = best.max(totals[0].log_ratio + totals[1].log_ratio);
            explained = explained.max(totals[side].explained / totals[side].linked.max(1.0));
        }
        let counts = [self.english_counts, self.chinese_counts][side];
        let index = if side == 0 { row } else { column };
        out[29] = best.clamp(-20.0, 30.0) * NATS;
        out[30] = explained;
        out[35 + side] = libm::logf(1.0 + counts[index].0) * 0.5;
    }

    /// Log likelihood ratio of both sides of a bead, of the size of one side's.
    fn log_ratio(&mut self, row: usize, column: usize, n: usize, m: usize) -> f32 {
        let key = (row, column, n, m);
        if let Some(&known) = self.known_ratios.get(&key) {
            return known;
        }
        let totals = self.explanations(row, column, n, m);
        let ratio = totals[0].log_ratio + totals[1].log_ratio;
        self.known_ratios.insert(key, ratio);
        ratio
    }
}

fn ends_open(side: &Side, sentence: usize) -> bool {
    use crate::evidence::Ending;
    matches!(side.form(sentence).ending, Ending::Open | Ending::Continued)
}
