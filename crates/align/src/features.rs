//! Features of a bead: what the model weighs.
//!
//! Those of the first pass see a bead and the evidence, nothing of the grid or the search; those of
//! the second ([`refined`]) see also what the first found probable. Each is a number of
//! moderate size; the weights in `data/weights.tsv` are named after [`FEATURE_NAMES`].

mod layout;
mod lexical;
pub(crate) mod refined;

use std::collections::{HashMap, VecDeque};

use crate::evidence::PairEvidence;
use crate::likeness::Likeness;
use crate::pairs::{Explainer, PairReader, PairRow};
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

    fn likeness_features(
        &mut self,
        row: usize,
        column: usize,
        shape: BeadShape,
        out: &mut FeatureVector,
    ) {
        let likeness = self.likeness.of_bead(row, column, shape);
        let length: f32 = self.evidence.english.length(row..row + shape.english);
        out[39] = likeness.cosine;
        out[40] = likeness.margin * 4.0;
        // What a cosine says depends on the length of the bead.
        out[41] = likeness.cosine * log_length(length) * 0.5;
        out[42] = likeness.gain.max(0.0) * 4.0;
        out[43] = likeness.gain.min(0.0) * 4.0;
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
