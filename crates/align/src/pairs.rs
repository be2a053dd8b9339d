//! Which tokens of an English and a Chinese sentence explain each other, for the sentence pairs
//! that the search may join.
//!
//! For each pair (i, j) two short lists: how strongly the tokens of j explain each token of i,
//! and the reverse. The evidence of a merged bead is the sum of its pairs' lists, so beads of
//! all sizes cost little once the lists are there.

use std::ops::Range;

use crate::evidence::{PairEvidence, Side};
use crate::logarithm::fast_ln;

/// Share of a token's probability that its sentence's counterpart does not explain: chance,
/// free translation, gaps of the lexicon.
const UNEXPLAINED: f32 = 0.5;
/// What a token loses when its bead explains nothing of it: ln(0.5).
const UNEXPLAINED_LOG: f32 = -std::f32::consts::LN_2;
/// An explanation counts as e^6 times better than chance at most.
const STRONGEST: f32 = 400.0;

/// How strongly a token of a sentence is explained: the token's position in
/// [`crate::evidence::Side::tokens`] and its summed likelihood ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Explained {
    pub(crate) position: u16,
    pub(crate) ratio: f32,
}

/// Explanations of the pairs of one English sentence with a range of Chinese ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct PairRow {
    columns: Range<usize>,
    /// Starts in `english` and `chinese` of each pair's lists, and the ends.
    starts: Vec<(u32, u32)>,
    english: Vec<Explained>,
    chinese: Vec<Explained>,
}

impl PairRow {
    /// Explained tokens of the English sentence, of the Chinese sentence `column`.
    pub(crate) fn pair(&self, column: usize) -> (&[Explained], &[Explained]) {
        if !self.columns.contains(&column) {
            return (&[], &[]);
        }
        let index = column - self.columns.start;
        let (from, to) = (self.starts[index], self.starts[index + 1]);
        (
            &self.english[from.0 as usize..to.0 as usize],
            &self.chinese[from.1 as usize..to.1 as usize],
        )
    }
}

/// Makes [`PairRow`]s; keeps the space it works in.
#[derive(Debug)]
pub(crate) struct PairReader<'e> {
    evidence: &'e PairEvidence,
    /// Position + 1 of each English token type in the current sentence, 0 when absent.
    slots: Vec<u16>,
}

impl<'e> PairReader<'e> {
    pub(crate) fn new(evidence: &'e PairEvidence) -> Self {
        Self { evidence, slots: vec![0; evidence.english.occurrences().len()] }
    }

    /// Reads the pairs of English sentence `row` with the Chinese sentences `columns` into `out`.
    ///
    /// Costs time in proportion to the links of the tokens of those Chinese sentences.
    pub(crate) fn read(&mut self, row: usize, columns: Range<usize>, out: &mut PairRow) {
        let PairEvidence { english, chinese, links, .. } = self.evidence;
        let english_tokens = english.tokens(row);
        for (position, token) in (1_u16..=u16::MAX).zip(english_tokens) {
            self.slots[token.kind as usize] = position;
        }
        out.starts.clear();
        out.english.clear();
        out.chinese.clear();
        out.columns = columns.clone();
        for column in columns {
            out.starts.push((out.english.len() as u32, out.chinese.len() as u32));
            for (position, token) in (0_u16..u16::MAX).zip(chinese.tokens(column)) {
                let mut own = 0.0;
                for link in links.of(token.kind) {
                    let slot = self.slots[link.english as usize];
                    if slot > 0 {
                        let other = &english_tokens[usize::from(slot - 1)];
                        let ratio = link.english_ratio * f32::from(token.count);
                        out.english.push(Explained { position: slot - 1, ratio });
                        own += link.chinese_ratio * f32::from(other.count);
                    }
                }
                if own > 0.0 {
                    out.chinese.push(Explained { position, ratio: own });
                }
            }
        }
        out.starts.push((out.english.len() as u32, out.chinese.len() as u32));
        for token in english_tokens {
            self.slots[token.kind as usize] = 0;
        }
    }
}

/// What explains the tokens of one sentence inside a bead.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Explanation {
    /// Log likelihood ratio of the sentence's linked tokens given the bead's other side, against
    /// their background probability, in nats.
    pub(crate) log_ratio: f32,
    /// Linked tokens that the other side explains better than chance.
    pub(crate) explained: f32,
    /// Linked tokens.
    pub(crate) linked: f32,
    /// Values explained, of those that a translation must keep.
    pub(crate) values: f32,
}

/// Adds up explanations; keeps the space it works in.
#[derive(Debug, Default)]
pub(crate) struct Explainer {
    ratios: Vec<f32>,
    touched: Vec<u16>,
}

impl Explainer {
    /// Explains a sentence of `side` by lists of explained tokens of its pairs.
    ///
    /// `linked` is the number of its tokens that have links in the document pair, `others` the
    /// number of tokens on the other side of the bead, over which a link's weight is spread.
    pub(crate) fn explain<'x>(
        &mut self,
        side: &Side,
        sentence: usize,
        linked: f32,
        others: f32,
        lists: impl Iterator<Item = &'x [Explained]>,
    ) -> Explanation {
        let tokens = side.tokens(sentence);
        if self.ratios.len() < tokens.len() {
            self.ratios.resize(tokens.len(), 0.0);
        }
        for explained in lists.flatten() {
            let ratio = &mut self.ratios[usize::from(explained.position)];
            if *ratio == 0.0 {
                self.touched.push(explained.position);
            }
            *ratio += explained.ratio;
        }
        let mut explanation =
            Explanation { log_ratio: linked * UNEXPLAINED_LOG, linked, ..Explanation::default() };
        for &position in &self.touched {
            let ratio = &mut self.ratios[usize::from(position)];
            let token = tokens[usize::from(position)];
            let count = f32::from(token.count);
            if side.is_telling(token.kind) {
                explanation.values += 1.0;
            }
            let spread = (*ratio / others.max(1.0)).min(STRONGEST);
            let log = fast_ln(UNEXPLAINED + (1.0 - UNEXPLAINED) * spread);
            explanation.log_ratio += count * (log - UNEXPLAINED_LOG);
            if spread > 1.0 {
                explanation.explained += count;
            }
            *ratio = 0.0;
        }
        self.touched.clear();
        explanation
    }
}
