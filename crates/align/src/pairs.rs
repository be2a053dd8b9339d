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
pub(crate) const UNEXPLAINED_LOG: f32 = -std::f32::consts::LN_2;
/// An explanation counts as e^6 times better than chance at most.
const STRONGEST: f32 = 400.0;
/// Linked tokens of the longest sentence that the weights know. The log likelihood ratio of a
/// longer one counts as if it had as many, and chance is that of the other sentences: a huge line
/// is most of its document, and its own words are no rarer in the document than in its translation.
const MOST_LINKED: f32 = 80.0;
/// Share of a token's occurrences that are taken to be outside of such a line, at least.
const LEAST_OUTSIDE: f32 = 0.25;

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
///
/// The links of an English sentence are spread over the Chinese token types they lead to, once;
/// then each Chinese token of the sentences beside it costs one look.
#[derive(Debug)]
pub(crate) struct PairReader<'e> {
    evidence: &'e PairEvidence,
    /// Number + 1 in `reached` of the first link of each Chinese token type, 0 for none.
    heads: Vec<u32>,
    reached: Vec<Reached>,
}

/// A link of the current English sentence.
#[derive(Clone, Copy, Debug)]
struct Reached {
    chinese: u32,
    /// The English token's position and how often it stands in its sentence.
    position: u16,
    count: u16,
    english_ratio: f32,
    chinese_ratio: f32,
    /// Number + 1 of the next link of the same Chinese token type, 0 for none.
    next: u32,
}

impl<'e> PairReader<'e> {
    pub(crate) fn new(evidence: &'e PairEvidence) -> Self {
        let kinds = evidence.chinese.occurrences().len();
        Self { evidence, heads: vec![0; kinds], reached: Vec::new() }
    }

    /// Reads the pairs of English sentence `row` with the Chinese sentences `columns` into `out`.
    ///
    /// Costs time in proportion to the links of the English sentence and the Chinese tokens.
    pub(crate) fn read(&mut self, row: usize, columns: Range<usize>, out: &mut PairRow) {
        self.spread_links(row);
        let chinese = &self.evidence.chinese;
        out.starts.clear();
        out.english.clear();
        out.chinese.clear();
        out.columns = columns.clone();
        for column in columns {
            out.starts.push((out.english.len() as u32, out.chinese.len() as u32));
            for (position, token) in (0_u16..u16::MAX).zip(chinese.tokens(column)) {
                let mut own = 0.0;
                let mut at = self.heads[token.kind as usize];
                while let Some(link) = self.reached.get((at as usize).wrapping_sub(1)) {
                    let ratio = link.english_ratio * f32::from(token.count);
                    out.english.push(Explained { position: link.position, ratio });
                    own += link.chinese_ratio * f32::from(link.count);
                    at = link.next;
                }
                if own > 0.0 {
                    out.chinese.push(Explained { position, ratio: own });
                }
            }
        }
        out.starts.push((out.english.len() as u32, out.chinese.len() as u32));
        for link in self.reached.drain(..) {
            self.heads[link.chinese as usize] = 0;
        }
    }

    fn spread_links(&mut self, row: usize) {
        let PairEvidence { english, links, .. } = self.evidence;
        for (position, token) in (0_u16..u16::MAX).zip(english.tokens(row)) {
            for link in links.of_english(token.kind) {
                let Some(head) = self.heads.get_mut(link.chinese as usize) else { continue };
                self.reached.push(Reached {
                    chinese: link.chinese,
                    position,
                    count: token.count,
                    english_ratio: link.english_ratio,
                    chinese_ratio: link.chinese_ratio,
                    next: *head,
                });
                *head = self.reached.len() as u32;
            }
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
    /// Names and copied words explained.
    pub(crate) verbatim: f32,
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
            if side.is_verbatim(token.kind) {
                explanation.verbatim += 1.0;
            }
            let outside = match linked > MOST_LINKED {
                true => 1.0 - count / side.occurrences()[token.kind as usize] as f32,
                false => 1.0,
            };
            let likelier = *ratio / others.max(1.0) / outside.max(LEAST_OUTSIDE);
            let spread = likelier.min(STRONGEST);
            let log = fast_ln(UNEXPLAINED + (1.0 - UNEXPLAINED) * spread);
            explanation.log_ratio += count * (log - UNEXPLAINED_LOG);
            if spread > 1.0 {
                explanation.explained += count;
            }
            *ratio = 0.0;
        }
        self.touched.clear();
        explanation.log_ratio *= (MOST_LINKED / linked.max(1.0)).min(1.0);
        explanation
    }
}
