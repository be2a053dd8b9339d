//! Features of a bead: what the model weighs.
//!
//! Features see a bead and the evidence, nothing of the grid or the search. Each is a number of
//! moderate size; the weights in `data/weights.tsv` are named after [`FEATURE_NAMES`].

pub(crate) mod refined;

use std::collections::{HashMap, VecDeque};

use crate::evidence::{Ending, PairEvidence};
use crate::likeness::Likeness;
use crate::pairs::{Explainer, Explanation, PairReader, PairRow};
use crate::shape::BeadShape;
use crate::statistics::{STATISTIC_NAMES, STATISTICS};

pub(crate) use refined::REFINED;

/// Names of the features of the first pass, in the order of the weights.
pub const FEATURE_NAMES: [&str; FEATURES] = [
    "type_1_0",
    "type_0_1",
    "type_1_1",
    "type_1_2",
    "type_2_1",
    "type_2_2",
    "type_1_3",
    "type_3_1",
    "type_1_many",
    "type_many_1",
    "type_2_3",
    "type_larger",
    "extra_sentences",
    "english_log_ratio",
    "chinese_log_ratio",
    "english_explained",
    "chinese_explained",
    "weakest_english",
    "weakest_chinese",
    "length_squared",
    "length_absolute",
    "length_long_squared",
    "inner_starts_english",
    "inner_starts_chinese",
    "starts_agree",
    "starts_differ",
    "ending_same",
    "ending_differs",
    "ending_open_differs",
    "inner_continued",
    "quotes_differ",
    "null_english_linked",
    "null_chinese_linked",
    "null_log_length",
    "null_starts_block",
    "no_evidence",
    "english_values_lost",
    "chinese_values_lost",
    "values_conflict",
    "cosine",
    "cosine_margin",
    "cosine_by_length",
    "cosine_gain",
    "cosine_loss",
    "null_cosine",
    "null_gain",
];

/// Number of features.
pub const FEATURES: usize = 46;

/// The features of one bead.
pub(crate) type FeatureVector = [f32; FEATURES];

/// Number of inputs of the second pass: the features of both passes, and the pair's statistics.
pub(crate) const INPUTS: usize = FEATURES + REFINED + STATISTICS;

/// Names of the inputs of the second pass, in order.
pub(crate) fn input_names() -> impl Iterator<Item = &'static str> {
    FEATURE_NAMES.into_iter().chain(refined::REFINED_NAMES).chain(STATISTIC_NAMES)
}

/// Places of features of the first pass that others ask for.
pub(crate) mod base {
    pub(crate) const ENGLISH_EXPLAINED: usize = 15;
    pub(crate) const CHINESE_EXPLAINED: usize = 16;
    pub(crate) const COSINE: usize = 39;
}

/// Computes the features of beads; rows of pairs move along with the search.
#[derive(Debug)]
pub(crate) struct Featurizer<'e> {
    evidence: &'e PairEvidence,
    reader: PairReader<'e>,
    likeness: Likeness<'e>,
    explainer: Explainer,
    /// The row that beads begin at.
    standing: usize,
    /// Pairs of the English sentences from `first_row` on: one before the row, and as many as
    /// the longest bead and its neighbour have.
    rows: VecDeque<PairRow>,
    first_row: usize,
    /// Linked tokens and all tokens of each sentence.
    english_counts: &'e [(f32, f32)],
    chinese_counts: &'e [(f32, f32)],
    /// Chinese characters for one English character in this pair.
    ratio: f32,
    longest: usize,
    /// Log likelihood ratios of beads around the current row, by row, column and size.
    known_ratios: HashMap<(usize, usize, usize, usize), f32>,
}

impl<'e> Featurizer<'e> {
    /// Makes a featurizer for beads of up to `longest` sentences a side; `ratio` is the number of
    /// Chinese characters for an English one.
    pub(crate) fn new(evidence: &'e PairEvidence, ratio: f32, longest: usize) -> Self {
        Self {
            evidence,
            reader: PairReader::new(evidence),
            likeness: Likeness::new(evidence),
            explainer: Explainer::default(),
            standing: 0,
            rows: VecDeque::new(),
            first_row: 0,
            english_counts: evidence.english.counts(),
            chinese_counts: evidence.chinese.counts(),
            ratio,
            longest,
            known_ratios: HashMap::new(),
        }
    }

    /// Makes ready for beads that begin at English sentence `row` and use Chinese `columns`.
    ///
    /// Rows must not decrease between calls; being asked for the same row again costs nothing.
    pub(crate) fn move_to(
        &mut self,
        row: usize,
        columns: impl Fn(usize) -> std::ops::Range<usize>,
    ) {
        self.likeness.move_to(row, &columns);
        let first = row.saturating_sub(1);
        while self.first_row < first && !self.rows.is_empty() {
            self.rows.pop_front();
            self.first_row += 1;
        }
        if self.rows.is_empty() {
            self.first_row = first;
        }
        if self.standing != row {
            self.standing = row;
            self.known_ratios.clear();
        }
        let end = (row + self.longest + 1).min(self.evidence.english.len());
        while self.first_row + self.rows.len() < end {
            let next = self.first_row + self.rows.len();
            let mut pairs = PairRow::default();
            self.reader.read(next, columns(next), &mut pairs);
            self.rows.push_back(pairs);
        }
    }

    /// Returns the features of the bead that begins at the given sentences.
    pub(crate) fn features(
        &mut self,
        row: usize,
        column: usize,
        shape: BeadShape,
    ) -> FeatureVector {
        let mut features = [0.0; FEATURES];
        features[type_feature(shape)] = 1.0;
        if shape.is_null() {
            self.null_features(row, column, shape, &mut features);
        } else {
            features[12] = (shape.english + shape.chinese - 2) as f32;
            self.lexical_features(row, column, shape, &mut features);
            self.length_features(row, column, shape, &mut features);
            self.layout_features(row, column, shape, &mut features);
            self.likeness_features(row, column, shape, &mut features);
        }
        features
    }

    fn null_features(
        &mut self,
        row: usize,
        column: usize,
        shape: BeadShape,
        out: &mut FeatureVector,
    ) {
        let PairEvidence { english, chinese, .. } = self.evidence;
        let (shape_of, linked, feature) = match shape.english {
            1 => (english.form(row), self.english_counts[row].0, 31),
            _ => (chinese.form(column), self.chinese_counts[column].0, 32),
        };
        out[feature] = linked.min(20.0) * 0.1;
        let scale = if shape.english == 1 { 1.0 } else { 1.0 / self.ratio };
        out[33] = log_length(shape_of.length * scale);
        out[34] = flag(shape_of.starts_block);
        let likeness = self.likeness.of_null(row, column, shape);
        out[44] = likeness.cosine;
        out[45] = (likeness.gain * 4.0).clamp(-1.0, 1.0);
    }

    fn lexical_features(
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
    fn explanations(&mut self, row: usize, column: usize, n: usize, m: usize) -> [Explanation; 2] {
        self.explain_bead(row, column, n, m, &mut [f32::INFINITY; 2])
    }

    /// The same; `weakest` gets the log likelihood ratio of each side's worst sentence.
    fn explain_bead(
        &mut self,
        row: usize,
        column: usize,
        n: usize,
        m: usize,
        weakest: &mut [f32; 2],
    ) -> [Explanation; 2] {
        let PairEvidence { english, chinese, .. } = self.evidence;
        let (rows, columns) = (row..row + n, column..column + m);
        let others = |counts: &[(f32, f32)], range: std::ops::Range<usize>| -> f32 {
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

    fn likeness_features(
        &mut self,
        row: usize,
        column: usize,
        shape: BeadShape,
        out: &mut FeatureVector,
    ) {
        let likeness = self.likeness.of_bead(row, column, shape);
        let length: f32 =
            (row..row + shape.english).map(|i| self.evidence.english.form(i).length).sum();
        out[39] = likeness.cosine;
        out[40] = likeness.margin * 4.0;
        // What a cosine says depends on the length of the bead.
        out[41] = likeness.cosine * log_length(length) * 0.5;
        out[42] = likeness.gain.max(0.0) * 4.0;
        out[43] = likeness.gain.min(0.0) * 4.0;
    }

    fn length_features(
        &self,
        row: usize,
        column: usize,
        shape: BeadShape,
        out: &mut FeatureVector,
    ) {
        let PairEvidence { english, chinese, .. } = self.evidence;
        let source: f32 = (row..row + shape.english).map(|i| english.form(i).length).sum();
        let target: f32 = (column..column + shape.chinese).map(|j| chinese.form(j).length).sum();
        let expected = source * self.ratio;
        let difference = libm::logf((target + 2.0) / (expected + 2.0));
        // Short sentences vary more: a spread of 0.25 for long ones, 0.7 for two characters.
        let variance = 0.06 + 1.2 / (expected + 2.0);
        let deviation = difference * difference / variance;
        out[19] = deviation.min(16.0) * 0.25;
        out[20] = libm::sqrtf(deviation).min(6.0) * 0.5;
        out[21] = if expected > 25.0 { out[19] } else { 0.0 };
    }

    fn layout_features(
        &self,
        row: usize,
        column: usize,
        shape: BeadShape,
        out: &mut FeatureVector,
    ) {
        let PairEvidence { english, chinese, .. } = self.evidence;
        let inner_starts = |side: &crate::evidence::Side, first: usize, count: usize| {
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
        let continued = |side: &crate::evidence::Side, first: usize, count: usize| {
            (first..first + count - 1)
                .filter(|&index| {
                    matches!(side.form(index).ending, Ending::Continued | Ending::Open)
                })
                .count()
        };
        out[29] = (continued(english, row, shape.english)
            + continued(chinese, column, shape.chinese)) as f32;
        let quotes = |side: &crate::evidence::Side, first: usize, count: usize| {
            (first..first + count).any(|index| side.form(index).quotes)
        };
        let differ = quotes(english, row, shape.english) != quotes(chinese, column, shape.chinese);
        out[30] = flag(differ);
    }
}

/// 1 for yes, 0 for no.
fn flag(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}

/// ln of a length in characters, about 0 for a usual sentence; lines longer than any that the
/// weights were trained on count as the longest.
fn log_length(characters: f32) -> f32 {
    (libm::logf(1.0 + characters) - 4.0).min(2.5)
}

/// Distinct values of some sentences that a translation must keep.
fn telling(side: &crate::evidence::Side, sentences: std::ops::Range<usize>) -> f32 {
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

fn type_feature(shape: BeadShape) -> usize {
    match (shape.english, shape.chinese) {
        (1, 0) => 0,
        (0, 1) => 1,
        (1, 1) => 2,
        (1, 2) => 3,
        (2, 1) => 4,
        (2, 2) => 5,
        (1, 3) => 6,
        (3, 1) => 7,
        (1, _) => 8,
        (_, 1) => 9,
        (2, 3) | (3, 2) => 10,
        _ => 11,
    }
}
