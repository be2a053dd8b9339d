//! What the search believes: the probabilities of all beads, not only of the chosen ones.

use std::collections::BTreeMap;

use zhen_text::{Bead, ScoredBead};

use super::figures::Figures;
use crate::aligner::Search;
use crate::candidate::LEAST_TOLD;
use crate::shape::LONGEST_LINE;

/// Another bead that could have held the same sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Rival {
    /// Its sentences. The empty range of a null bead stands where the sentence would stand alone.
    pub bead: Bead,
    /// Its posterior probability; of a null bead, that its sentence stands alone at any place.
    pub posterior: f64,
    /// Likelihood, length and meaning.
    pub figures: Figures,
}

/// Probabilities of beads by the sentences they hold.
#[derive(Clone, Debug)]
pub(super) struct Belief {
    /// Beads with two sides, by their first English sentence, then by their first Chinese one.
    two_sided: Vec<ScoredBead>,
    /// Positions in `two_sided`, by the first Chinese sentence.
    by_chinese: Vec<usize>,
    /// Of each sentence, how probably it stands alone, wherever on the other side.
    english_alone: Vec<f64>,
    chinese_alone: Vec<f64>,
    /// Expected number of beads of each shape.
    shapes: BTreeMap<(usize, usize), f64>,
}

impl Belief {
    pub(super) fn new(search: &Search, english: usize, chinese: usize) -> Self {
        let mut belief = Self {
            two_sided: Vec::new(),
            by_chinese: Vec::new(),
            english_alone: vec![0.0; english],
            chinese_alone: vec![0.0; chinese],
            shapes: BTreeMap::new(),
        };
        for scored in search.beads_from(LEAST_TOLD) {
            let ScoredBead { bead, confidence } = &scored;
            *belief.shapes.entry((bead.source.len(), bead.target.len())).or_default() += confidence;
            if bead.target.is_empty() {
                belief.english_alone[bead.source.start] += confidence;
            } else if bead.source.is_empty() {
                belief.chinese_alone[bead.target.start] += confidence;
            } else {
                belief.two_sided.push(scored);
            }
        }
        for alone in belief.english_alone.iter_mut().chain(&mut belief.chinese_alone) {
            *alone = alone.min(1.0);
        }
        let start = |&index: &usize| belief.two_sided[index].bead.target.start;
        let mut by_chinese: Vec<usize> = (0..belief.two_sided.len()).collect();
        by_chinese.sort_by_key(start);
        belief.by_chinese = by_chinese;
        belief
    }

    /// Share of the expected beads that have the shape of `bead`.
    pub(super) fn shape_prior(&self, bead: &Bead) -> f64 {
        let own = self.shapes.get(&(bead.source.len(), bead.target.len()));
        let all: f64 = self.shapes.values().sum();
        if all > 0.0 { (own.copied().unwrap_or(0.0) / all).min(1.0) } else { 0.0 }
    }

    /// How probably the sentence of a null bead stands alone, wherever on the other side.
    pub(super) fn alone(&self, bead: &Bead) -> f64 {
        if bead.target.is_empty() {
            self.english_alone[bead.source.start]
        } else {
            self.chinese_alone[bead.target.start]
        }
    }

    /// How probably an English and a Chinese sentence are in one bead.
    pub(super) fn together(&self, english: usize, chinese: usize) -> f64 {
        let with_both =
            self.with_english(english).filter(|scored| scored.bead.target.contains(&chinese));
        with_both.map(|scored| scored.confidence).sum::<f64>().min(1.0)
    }

    /// The most probable other bead that holds the first sentence of `bead`, with its posterior.
    pub(super) fn runner_up(&self, bead: &Bead) -> Option<(Bead, f64)> {
        let (alone, place) = if bead.source.is_empty() {
            let first = bead.target.start;
            let place = bead.source.start..bead.source.start;
            (self.chinese_alone[first], Bead { source: place, target: first..first + 1 })
        } else {
            let first = bead.source.start;
            let place = bead.target.start..bead.target.start;
            (self.english_alone[first], Bead { source: first..first + 1, target: place })
        };
        let others: Vec<&ScoredBead> = match bead.source.is_empty() {
            true => self.with_chinese(bead.target.start).collect(),
            false => self.with_english(bead.source.start).collect(),
        };
        let two_sided = others.into_iter().map(|scored| (&scored.bead, scored.confidence));
        let mut best: Option<(&Bead, f64)> = None;
        // Of equally probable beads the first one, so that the order decides.
        for (other, posterior) in two_sided.chain([(&place, alone)]) {
            let same = other == bead || (other.is_null() && bead.is_null());
            if !same && posterior > best.map_or(0.0, |(_, most)| most) {
                best = Some((other, posterior));
            }
        }
        best.map(|(bead, posterior)| (bead.clone(), posterior))
    }

    /// Beads with two sides that hold an English sentence.
    fn with_english(&self, sentence: usize) -> impl Iterator<Item = &ScoredBead> {
        let first = (sentence + 1).saturating_sub(LONGEST_LINE);
        let from = self.two_sided.partition_point(|scored| scored.bead.source.start < first);
        let started = self.two_sided[from..]
            .iter()
            .take_while(move |scored| scored.bead.source.start <= sentence);
        started.filter(move |scored| scored.bead.source.contains(&sentence))
    }

    /// Beads with two sides that hold a Chinese sentence.
    fn with_chinese(&self, sentence: usize) -> impl Iterator<Item = &ScoredBead> {
        let first = (sentence + 1).saturating_sub(LONGEST_LINE);
        let start = |index: usize| self.two_sided[index].bead.target.start;
        let from = self.by_chinese.partition_point(|&index| start(index) < first);
        let started =
            self.by_chinese[from..].iter().take_while(move |&&index| start(index) <= sentence);
        let beads = started.map(|&index| &self.two_sided[index]);
        beads.filter(move |scored| scored.bead.target.contains(&sentence))
    }
}
