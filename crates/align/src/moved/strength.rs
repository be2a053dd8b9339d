//! How strongly the evidence says that some sentences translate others, wherever they stand.

use std::ops::Range;

use zhen_lexicon::dot;
use zhen_text::Bead;

use crate::evidence::{PairEvidence, Side};
use crate::pairs::{Explainer, Explanation, PairReader, PairRow};

/// Chinese characters for an English one, as elsewhere.
const USUAL_RATIO: f32 = 0.34;

/// Weights of a logistic regression, of: the log likelihood ratios of both sides, the share of
/// English linked tokens explained, the cosine, the cosine by the log of the English characters,
/// that log, the log of the ratio of lengths, and the sides that hold a value which the other does
/// not. Fitted on 1,147 right and 15,058 wrong pairs of single null sentences of development sets
/// in which text was moved or deleted by chance; the number of null sentences was a feature too,
/// see [`super::by_chance`].
const WEIGHTS: [f64; 7] = [0.11, 2.7, -2.44, 2.99, -2.05, -4.67, -2.53];
const BIAS: f64 = 4.7;

/// Reads the strength of beads.
#[derive(Debug)]
pub(super) struct StrengthReader<'e> {
    evidence: &'e PairEvidence,
    reader: PairReader<'e>,
    explainer: Explainer,
    /// Linked tokens and all tokens of each sentence.
    english_counts: &'e [(f32, f32)],
    chinese_counts: &'e [(f32, f32)],
}

impl<'e> StrengthReader<'e> {
    pub(super) fn new(evidence: &'e PairEvidence) -> Self {
        Self {
            evidence,
            reader: PairReader::new(evidence),
            explainer: Explainer::default(),
            english_counts: evidence.english.counts(),
            chinese_counts: evidence.chinese.counts(),
        }
    }

    /// Returns the log odds, in nats, that the two sides of a bead translate each other, were they
    /// the only sentences without counterpart.
    pub(super) fn strength(&mut self, bead: &Bead) -> f64 {
        let [english, chinese] = self.explanations(bead);
        let [english_length, chinese_length] = self.lengths(bead);
        let log_length = libm::logf(1.0 + english_length);
        let ratio = libm::logf((chinese_length + 2.0) / (english_length * USUAL_RATIO + 2.0));
        let cosine = self.cosine(bead);
        let features = [
            english.log_ratio + chinese.log_ratio,
            english.explained / english.linked.max(1.0),
            cosine,
            cosine * log_length,
            log_length,
            libm::fabsf(ratio),
            self.lost_values(bead, [english.values, chinese.values]),
        ];
        let sum: f64 = WEIGHTS.iter().zip(features).map(|(w, x)| w * f64::from(x)).sum();
        BIAS + sum
    }

    /// Returns the English and the Chinese characters of a bead, without white space.
    pub(super) fn lengths(&self, bead: &Bead) -> [f32; 2] {
        let PairEvidence { english, chinese, .. } = self.evidence;
        [english.length(bead.source.clone()), chinese.length(bead.target.clone())]
    }

    /// Sides that hold a value, such as 2,400, that the other side does not explain.
    fn lost_values(&self, bead: &Bead, explained: [f32; 2]) -> f32 {
        let values = |side: &Side, range: &Range<usize>| -> f32 {
            let tokens = range.clone().flat_map(|sentence| side.tokens(sentence));
            tokens.filter(|token| side.is_telling(token.kind)).count() as f32
        };
        let found = [
            values(&self.evidence.english, &bead.source),
            values(&self.evidence.chinese, &bead.target),
        ];
        let is_lost = |side: usize| f32::from(u8::from(found[side] > explained[side]));
        is_lost(0) + is_lost(1)
    }

    fn explanations(&mut self, bead: &Bead) -> [Explanation; 2] {
        let PairEvidence { english, chinese, .. } = self.evidence;
        let rows: Vec<PairRow> = bead
            .source
            .clone()
            .map(|row| {
                let mut pairs = PairRow::default();
                self.reader.read(row, bead.target.clone(), &mut pairs);
                pairs
            })
            .collect();
        let tokens = |counts: &[(f32, f32)], range: &Range<usize>| -> f32 {
            counts[range.clone()].iter().map(|(_, all)| all).sum()
        };
        let all =
            [tokens(self.english_counts, &bead.source), tokens(self.chinese_counts, &bead.target)];
        let mut totals = [Explanation::default(); 2];
        for (sentence, pairs) in bead.source.clone().zip(&rows) {
            let lists = bead.target.clone().map(|column| pairs.pair(column).0);
            let linked = self.english_counts[sentence].0;
            add(&mut totals[0], self.explainer.explain(english, sentence, linked, all[1], lists));
        }
        for sentence in bead.target.clone() {
            let lists = rows.iter().map(|pairs| pairs.pair(sentence).1);
            let linked = self.chinese_counts[sentence].0;
            add(&mut totals[1], self.explainer.explain(chinese, sentence, linked, all[0], lists));
        }
        totals
    }

    /// Cosine of the sums of both sides' sentence vectors.
    fn cosine(&self, bead: &Bead) -> f32 {
        let english = self.evidence.english_vectors.sum(bead.source.clone());
        let chinese = self.evidence.chinese_vectors.sum(bead.target.clone());
        let lengths = libm::sqrtf(dot(&english, &english) * dot(&chinese, &chinese));
        if lengths > 0.0 { dot(&english, &chinese) / lengths } else { 0.0 }
    }
}

fn add(total: &mut Explanation, part: Explanation) {
    total.log_ratio += part.log_ratio;
    total.explained += part.explained;
    total.linked += part.linked;
    total.values += part.values;
}
