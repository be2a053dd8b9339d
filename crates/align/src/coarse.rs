//! The coarse pass: a quick path through the grid that says where the band must be.
//!
//! Dynamic time warping over the log likelihood ratios of single sentence pairs: a step down or
//! right either joins a sentence to the pair before or passes it over. A second pass from the
//! end gives, for every cell, the best path through it; cells whose best path comes close to the
//! best of all stay in the band. So the band is narrow where the evidence is clear and wide where
//! it is not. Time and space are linear in the cells of the rough band.

use std::ops::Range;

use rayon::prelude::*;

use crate::band::Band;
use crate::evidence::{PairEvidence, Side};
use crate::pairs::{Explainer, PairReader, PairRow};

/// A sentence that is passed over loses this, in nats.
const SKIP: f32 = -1.0;
/// A sentence that joins the pair before it loses this against standing alone with it.
const JOIN: f32 = -1.0;
/// Cells stay in the band when their best path is at most this much worse than the best.
const SLACK: f32 = 14.0;
/// Columns added on either side of what the slack keeps.
const MARGIN: usize = 3;
/// Rows of a large grid keep at most this many columns on either side of the best path …
const WIDEST: usize = 60;
/// … and fewer, down to this many, when the grid has many rows:
const NARROWEST: usize = 10;
/// the band of the longest documents has about twice this many cells.
const MOST_CELLS: usize = 1_500_000;
/// Grids of up to this many cells keep whatever the slack keeps.
const SMALL_GRID: usize = 40_000;

/// A sentence pair on the best path with more nats than this is a translation, surely enough to
/// measure lengths by it.
const CLEAR_PAIR: f32 = 3.0;
/// Paths within this of the best are the best, but for rounding.
const TIE: f32 = 0.01;
/// Chinese characters for one English character, in mean: 0.34 on news (measured on translated
/// news, percentiles 1 and 99 are 0.21 and 0.71).
const USUAL_RATIO: f32 = 0.34;
/// English characters of the usual ratio that are mixed with the whole documents …
const USUAL_CHARACTERS: f32 = 2_000.0;
/// … and sentence pairs of the usual ratio that are mixed with the clear pairs.
const USUAL_PAIRS: f32 = 5.0;
/// Both ratios agree when their logarithms differ by less than this: a factor of 1.5. Where
/// sentences are often merged the pairs alone look too long, so small differences say nothing.
const AGREEMENT: f32 = 0.4;

/// What the coarse pass found out.
#[derive(Clone, Debug)]
pub(crate) struct CoarsePass {
    /// The neighbourhood of good paths.
    pub(crate) band: Band,
    /// Chinese characters for one English character, see [`length_ratio`].
    pub(crate) length_ratio: f32,
    /// Sentence pairs on the best path that are surely translations, in order.
    pub(crate) clear_pairs: Vec<(usize, usize)>,
}

/// Finds the neighbourhood of good paths inside a rough band.
pub(crate) fn coarse_pass(evidence: &PairEvidence, rough: &Band) -> CoarsePass {
    let scores = pair_scores(evidence, rough);
    let forward = best_from_start(rough, &scores);
    let backward = best_to_end(rough, &scores);
    let widest = match rough.height() * rough.width() <= SMALL_GRID {
        true => rough.width(),
        false => (MOST_CELLS / rough.height()).clamp(NARROWEST, WIDEST),
    };
    let (mut ratios, mut clear_pairs) = (Vec::new(), Vec::new());
    let mut rows = Vec::with_capacity(rough.height());
    for row in 0..rough.height() {
        let columns = rough.columns(row);
        let first = rough.cell(row, columns.start).expect("the first column is inside");
        let through: Vec<f32> =
            (first..first + columns.len()).map(|cell| forward[cell] + backward[cell]).collect();
        let row_best = through.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let peak = through.iter().position(|&score| score >= row_best).unwrap_or(0);
        // Every path passes every row, so a row's best is the best of all, but for rounding, which
        // in sums over a hundred thousand rows is more than the slack.
        let least = row_best - SLACK;
        let from = through.iter().position(|&score| score >= least).unwrap_or(peak);
        let to = through.iter().rposition(|&score| score >= least).unwrap_or(peak);
        let (from, to) = (from.max(peak.saturating_sub(widest)), to.min(peak + widest));
        let start = (columns.start + from).saturating_sub(MARGIN).max(columns.start);
        rows.push(start..(columns.start + to + MARGIN + 1).min(columns.end));

        let clear = |offset: &usize| {
            scores[first + offset] > CLEAR_PAIR && through[*offset] >= row_best - TIE
        };
        let pair = (0..columns.len()).find(clear).and_then(|offset| {
            Some((row.checked_sub(1)?, (columns.start + offset).checked_sub(1)?))
        });
        ratios.extend(pair.and_then(|(row, column)| log_ratio(evidence, row, column)));
        clear_pairs.extend(pair);
    }
    let length_ratio = length_ratio(evidence, &ratios);
    CoarsePass { band: Band::new(rows, rough.width()), length_ratio, clear_pairs }
}

/// ln of the Chinese characters for one English character in a sentence pair, when the pair is
/// long enough to tell.
fn log_ratio(evidence: &PairEvidence, row: usize, column: usize) -> Option<f32> {
    let (english, chinese) =
        (evidence.english.form(row).length, evidence.chinese.form(column).length);
    (english >= 20.0 && chinese >= 5.0).then(|| libm::logf(chinese / english))
}

/// Chinese characters for one English character.
///
/// That of the whole documents, mixed with the usual one, as long as the clear sentence pairs on
/// the best path agree. Where they do not, one document holds much that the other does not, and
/// the pairs decide.
fn length_ratio(evidence: &PairEvidence, log_ratios: &[f32]) -> f32 {
    let length = |side: &Side| side.length(0..side.len());
    let whole = (length(&evidence.chinese) + USUAL_RATIO * USUAL_CHARACTERS)
        / (length(&evidence.english) + USUAL_CHARACTERS);
    let usual = libm::logf(USUAL_RATIO);
    let kept = log_ratios.iter().map(|ratio| ratio.clamp(usual - 0.8, usual + 0.8));
    let sum: f32 = kept.sum::<f32>() + USUAL_PAIRS * usual;
    let of_pairs = libm::expf(sum / (log_ratios.len() as f32 + USUAL_PAIRS));
    if libm::fabsf(libm::logf(whole / of_pairs)) < AGREEMENT { whole } else { of_pairs }
}

/// Scores of the sentence pair that ends in each cell; row and column 0 end none.
fn pair_scores(evidence: &PairEvidence, band: &Band) -> Vec<f32> {
    let mut scores = vec![0.0; band.cells()];
    let chunks: Vec<(Range<usize>, &mut [f32])> = band.chunks_mut(1, &mut scores).collect();
    chunks.into_par_iter().for_each(|(rows, scores)| {
        let mut scorer = PairScorer::new(evidence);
        let mut at = 0;
        for row in rows {
            let columns = band.columns(row);
            let own = &mut scores[at..at + columns.len()];
            at += columns.len();
            if row > 0 {
                scorer.score(row - 1, columns, own);
            }
        }
    });
    scores
}

/// Scores single sentence pairs; keeps the space it works in.
struct PairScorer<'e> {
    evidence: &'e PairEvidence,
    reader: PairReader<'e>,
    explainer: Explainer,
    pairs: PairRow,
}

impl<'e> PairScorer<'e> {
    fn new(evidence: &'e PairEvidence) -> Self {
        Self {
            evidence,
            reader: PairReader::new(evidence),
            explainer: Explainer::default(),
            pairs: PairRow::default(),
        }
    }

    /// Scores an English sentence with the sentence before each of the grid's columns.
    fn score(&mut self, row: usize, columns: Range<usize>, out: &mut [f32]) {
        let PairEvidence { english, chinese, .. } = self.evidence;
        let sentences = columns.start.max(1) - 1..columns.end - 1;
        self.reader.read(row, sentences.clone(), &mut self.pairs);
        let (linked, all) = english.counts()[row];
        for column in sentences {
            let (of_english, of_chinese) = self.pairs.pair(column);
            let (other_linked, other_all) = chinese.counts()[column];
            let lists = std::iter::once(of_english);
            let one = self.explainer.explain(english, row, linked, other_all, lists);
            let lists = std::iter::once(of_chinese);
            let two = self.explainer.explain(chinese, column, other_linked, all, lists);
            out[column + 1 - columns.start] = 0.5 * (one.log_ratio + two.log_ratio);
        }
    }
}

/// What a step that leaves a sentence without a pair of its own adds: never anything, or one
/// sentence would gain by joining all of a thousand that are a little like it.
fn aside(pair: f32) -> f32 {
    (pair + JOIN).clamp(SKIP, 0.0)
}

fn best_from_start(band: &Band, scores: &[f32]) -> Vec<f32> {
    let mut best = vec![f32::NEG_INFINITY; band.cells()];
    best[0] = 0.0;
    for row in 0..band.height() {
        for column in band.columns(row) {
            let cell = band.cell(row, column).expect("columns come from the band");
            let pair = scores[cell];
            let step = if row > 0 && column > 0 { aside(pair) } else { SKIP };
            let mut score = best[cell];
            let mut reach = |row: Option<usize>, column: Option<usize>, gain: f32| {
                if let (Some(row), Some(column)) = (row, column)
                    && let Some(from) = band.cell(row, column)
                {
                    score = score.max(best[from] + gain);
                }
            };
            reach(row.checked_sub(1), column.checked_sub(1), pair);
            reach(row.checked_sub(1), Some(column), step);
            reach(Some(row), column.checked_sub(1), step);
            best[cell] = score;
        }
    }
    best
}

fn best_to_end(band: &Band, scores: &[f32]) -> Vec<f32> {
    let mut best = vec![f32::NEG_INFINITY; band.cells()];
    best[band.cells() - 1] = 0.0;
    for row in (0..band.height()).rev() {
        for column in band.columns(row).rev() {
            let cell = band.cell(row, column).expect("columns come from the band");
            let mut score = best[cell];
            let mut reach = |row: usize, column: usize, straight: bool| {
                if let Some(to) = band.cell(row, column) {
                    let gain = match (straight, row > 0 && column > 0) {
                        (true, _) => scores[to],
                        (false, true) => aside(scores[to]),
                        (false, false) => SKIP,
                    };
                    score = score.max(best[to] + gain);
                }
            };
            reach(row + 1, column + 1, true);
            reach(row + 1, column, false);
            reach(row, column + 1, false);
            best[cell] = score;
        }
    }
    best
}
