//! Anchors: sentence pairs that rare evidence ties together, and the rough band around them.
//!
//! Token types that occur in few sentences vote for the sentence pairs they occur in, in
//! proportion to how much better than chance the link is. Of the pairs that are each other's best
//! the heaviest chain increasing on both sides is kept (weighted longest increasing subsequence
//! over a Fenwick tree, O(n log n)). The band runs between anchors two steps apart, so that one
//! wrong anchor does not cut off the right path; where anchors are far apart it is as wide as
//! the gap, up to a limit of cells, and follows the gap's diagonal beyond that.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::band::Band;
use crate::evidence::{PairEvidence, Side, Token};
use crate::logarithm::fast_ln;

/// Grids with at most this many cells need no anchors.
const FULL_GRID: usize = 250_000;
/// Token types in more sentences than this do not vote.
const MOST_SENTENCES: usize = 12;
/// Looks at the parts between anchors after the one at the whole.
const CLOSER_LOOKS: usize = 2;
/// Parts with at most this many cells are clear enough.
const CLEAR_PART: usize = 1_600;
/// A pair of sentences needs this many nats of votes to be an anchor.
const LEAST_VOTE: f32 = 4.0;
/// An anchor must have this many times the votes of the next best partner of either sentence.
const CLEARLY: f32 = 1.3;
/// Sentences added around each anchor.
const PADDING: usize = 12;
/// Gaps between anchors with more cells than this are followed along their diagonal.
const LARGEST_GAP: usize = 1_000_000;
/// Half of the band's columns along the diagonal of such a gap, at most …
const DIAGONAL_HALF_WIDTH: usize = 150;
/// … and at least: where all lines are alike, no other column is better than the diagonal's.
const LEAST_HALF_WIDTH: usize = 1;

/// A sentence pair that is almost surely linked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Anchor {
    pub(crate) english: usize,
    pub(crate) chinese: usize,
    /// Votes in nats.
    weight: f32,
}

/// The band in which the coarse pass looks for its path.
pub(crate) fn rough_band(evidence: &PairEvidence) -> Band {
    let (height, width) = (evidence.english.len() + 1, evidence.chinese.len() + 1);
    if height * width <= FULL_GRID {
        return Band::full(evidence.english.len(), evidence.chinese.len());
    }
    band_around(&anchors(evidence), height, width, half_width(evidence))
}

/// Half of the band's columns along the diagonal of a gap: as many as there are lines unlike each
/// other, for where a few lines are repeated there is nothing that a wider band could find.
fn half_width(evidence: &PairEvidence) -> usize {
    let unlike = |side: &Side| {
        let mut seen: HashSet<&[Token]> = HashSet::new();
        (0..side.len())
            .take_while(|&sentence| {
                seen.insert(side.tokens(sentence));
                seen.len() < DIAGONAL_HALF_WIDTH
            })
            .for_each(drop);
        seen.len()
    };
    unlike(&evidence.english).min(unlike(&evidence.chinese)).max(LEAST_HALF_WIDTH)
}

/// Finds anchors, in order on both sides.
///
/// What is rare enough to vote depends on where one looks: after the whole documents, the parts
/// between an anchor and the next but one are looked at by themselves, twice; a part's anchors
/// take their place in the chain beside those found before.
pub(crate) fn anchors(evidence: &PairEvidence) -> Vec<Anchor> {
    let (english, chinese) = (evidence.english.len(), evidence.chinese.len());
    let mut chain = heaviest_chain(&candidates(evidence, 0..english, 0..chinese), chinese);
    for _ in 0..CLOSER_LOOKS {
        let mut points: Vec<(usize, usize)> = vec![(0, 0)];
        points.extend(chain.iter().map(|anchor| (anchor.english, anchor.chinese)));
        points.push((english, chinese));
        let mut all = chain.clone();
        for part in points.windows(3) {
            let (from, to) = (part[0], part[2]);
            if (to.0 - from.0) * (to.1 - from.1) > CLEAR_PART {
                all.extend(candidates(evidence, from.0..to.0, from.1..to.1));
            }
        }
        // Found more than once, a pair of sentences counts as the strongest says.
        all.sort_by(|left, right| {
            let places = (left.english, left.chinese).cmp(&(right.english, right.chinese));
            places.then(right.weight.total_cmp(&left.weight))
        });
        all.dedup_by_key(|anchor| (anchor.english, anchor.chinese));
        chain = heaviest_chain(&all, chinese);
    }
    chain
}

/// Pairs of sentences of two ranges that are clearly each other's best, sorted by English, then
/// Chinese sentence.
fn candidates(evidence: &PairEvidence, rows: Range<usize>, columns: Range<usize>) -> Vec<Anchor> {
    let votes = votes(evidence, rows, columns);
    let mut best_english: HashMap<u32, Best> = HashMap::new();
    let mut best_chinese: HashMap<u32, Best> = HashMap::new();
    for (&(english, chinese), &weight) in &votes {
        best_english.entry(english).or_default().take(weight);
        best_chinese.entry(chinese).or_default().take(weight);
    }
    let mut candidates: Vec<Anchor> = votes
        .iter()
        .filter(|&(&(english, chinese), &weight)| {
            weight >= LEAST_VOTE
                && best_english[&english].is_clearly(weight)
                && best_chinese[&chinese].is_clearly(weight)
        })
        .map(|(&(english, chinese), &weight)| Anchor {
            english: english as usize,
            chinese: chinese as usize,
            weight,
        })
        .collect();
    // The order of a hash map is not ours: sort before anything depends on it.
    candidates.sort_by_key(|anchor| (anchor.english, anchor.chinese));
    candidates
}

/// The best and second best vote that a sentence has.
#[derive(Clone, Copy, Debug, Default)]
struct Best {
    first: f32,
    second: f32,
}

impl Best {
    fn take(&mut self, weight: f32) {
        if weight > self.first {
            (self.first, self.second) = (weight, self.first);
        } else {
            self.second = self.second.max(weight);
        }
    }

    fn is_clearly(&self, weight: f32) -> bool {
        weight >= self.first && weight >= CLEARLY * self.second
    }
}

/// Votes of the token types that are rare in two ranges of sentences.
fn votes(
    evidence: &PairEvidence,
    rows: Range<usize>,
    columns: Range<usize>,
) -> HashMap<(u32, u32), f32> {
    let english = sentences_of_types(&evidence.english, rows);
    let chinese = sentences_of_types(&evidence.chinese, columns);
    let mut votes = HashMap::new();
    for (&kind, sentences) in chinese.iter().filter(|(_, list)| list.len() <= MOST_SENTENCES) {
        for link in evidence.links.of(kind) {
            let others = english.get(&link.english).filter(|list| list.len() <= MOST_SENTENCES);
            let weight = fast_ln(1.0 + link.english_ratio.min(link.chinese_ratio) / 50.0);
            let Some(others) = others.filter(|_| weight >= 0.5) else { continue };
            // A type that stands in many sentences says less of each pair.
            let shared = weight / (others.len().max(sentences.len()) as f32).sqrt();
            for &i in others {
                for &j in sentences {
                    *votes.entry((i, j)).or_insert(0.0) += shared;
                }
            }
        }
    }
    votes
}

/// Sentences of a range that each token type stands in, up to one more than may vote; in the
/// order of the types, so that sums over them are always the same.
fn sentences_of_types(side: &Side, range: Range<usize>) -> BTreeMap<u32, Vec<u32>> {
    let mut sentences: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for sentence in range {
        for token in side.tokens(sentence) {
            let list = sentences.entry(token.kind).or_default();
            if list.len() <= MOST_SENTENCES {
                list.push(sentence as u32);
            }
        }
    }
    sentences
}

/// The heaviest chain of candidates that increases strictly on both sides.
///
/// `candidates` are sorted by English, then Chinese sentence.
fn heaviest_chain(candidates: &[Anchor], chinese: usize) -> Vec<Anchor> {
    // Fenwick tree over Chinese sentences: the heaviest chain that ends at or before each.
    let mut tree: Vec<(f32, usize)> = vec![(0.0, usize::MAX); chinese + 1];
    let mut chains: Vec<(f32, usize)> = Vec::with_capacity(candidates.len());
    for row in candidates.chunk_by(|left, right| left.english == right.english) {
        let first = chains.len();
        for candidate in row {
            let (mut weight, mut previous) = (0.0, usize::MAX);
            let mut at = candidate.chinese;
            while at > 0 {
                if tree[at].0 > weight {
                    (weight, previous) = tree[at];
                }
                at -= at & at.wrapping_neg();
            }
            chains.push((weight + candidate.weight, previous));
        }
        // Entered after the whole row, so that no chain uses an English sentence twice.
        for (offset, candidate) in row.iter().enumerate() {
            let index = first + offset;
            let mut at = candidate.chinese + 1;
            while at <= chinese {
                if chains[index].0 > tree[at].0 {
                    tree[at] = (chains[index].0, index);
                }
                at += at & at.wrapping_neg();
            }
        }
    }
    let mut chain = Vec::new();
    let mut at = (0..chains.len())
        .max_by(|&left, &right| chains[left].0.total_cmp(&chains[right].0))
        .unwrap_or(usize::MAX);
    while let Some(candidate) = candidates.get(at) {
        chain.push(*candidate);
        at = chains[at].1;
    }
    chain.reverse();
    chain
}

/// The rough band: between anchors two steps apart, with padding.
///
/// `half_width` is that of the diagonal of a gap that is too large.
fn band_around(anchors: &[Anchor], height: usize, width: usize, half_width: usize) -> Band {
    let mut points: Vec<(usize, usize)> = vec![(0, 0)];
    points.extend(anchors.iter().map(|anchor| (anchor.english, anchor.chinese)));
    points.push((height - 1, width - 1));
    let mut rows: Vec<Range<usize>> = vec![width..0; height];
    for gap in 0..points.len() - 1 {
        let from = points[gap.saturating_sub(1)];
        let to = points[(gap + 2).min(points.len() - 1)];
        widen(&mut rows, from, to, (width, half_width));
    }
    Band::new(rows, width)
}

/// Lets the rows of the rectangle between two points reach its columns, or its diagonal.
fn widen(
    rows: &mut [Range<usize>],
    from: (usize, usize),
    to: (usize, usize),
    (width, half_width): (usize, usize),
) {
    let top = from.0.saturating_sub(PADDING);
    let bottom = (to.0 + PADDING).min(rows.len() - 1);
    let (left, right) = (from.1.saturating_sub(PADDING), (to.1 + PADDING + 1).min(width));
    let whole = (bottom - top + 1) * (right - left) <= LARGEST_GAP;
    for (offset, columns) in rows[top..=bottom].iter_mut().enumerate() {
        let (start, end) = if whole {
            (left, right)
        } else {
            let share = offset as f64 / (bottom - top).max(1) as f64;
            let middle = left + ((right - left) as f64 * share) as usize;
            let start = middle.saturating_sub(half_width).max(left);
            (start, (middle + half_width + 1).min(right))
        };
        *columns = columns.start.min(start)..columns.end.max(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(english: usize, chinese: usize, weight: f32) -> Anchor {
        Anchor { english, chinese, weight }
    }

    #[test]
    fn the_heaviest_chain_beats_a_heavy_outlier() {
        let candidates =
            [anchor(0, 0, 5.0), anchor(1, 9, 8.0), anchor(2, 2, 5.0), anchor(3, 3, 5.0)];
        let chain = heaviest_chain(&candidates, 10);
        assert_eq!(chain, [candidates[0], candidates[2], candidates[3]]);
    }

    #[test]
    fn a_chain_uses_no_sentence_twice() {
        let candidates = [anchor(0, 1, 5.0), anchor(0, 2, 5.0), anchor(1, 2, 5.0)];
        let chain = heaviest_chain(&candidates, 3);
        assert_eq!(chain, [candidates[0], candidates[2]]);
    }

    #[test]
    fn a_long_omission_keeps_all_its_columns() {
        // English sentences 10 to 12 stand against Chinese 10 to 900.
        let band = band_around(&[anchor(10, 10, 9.0), anchor(12, 900, 9.0)], 1_001, 1_901, 150);
        assert!(band.cell(11, 20).is_some() && band.cell(11, 890).is_some());
        assert!(band.cells() < 1_000_000);
    }
}
