//! The aligner: from two documents to an alignment, the top of this crate.

use zhen_lexicon::Lexicon;
use zhen_text::{Alignment, Document, ScoredBead};

use crate::anchor::rough_band;
use crate::band::Band;
use crate::coarse::{CoarsePass, coarse_pass};
use crate::evidence::PairEvidence;
use crate::features::Featurizer;
use crate::lattice::Lattice;
use crate::model::Weights;
use crate::moved::moved_blocks;
use crate::shape::{BeadShape, LONGEST_SIDE};

/// Aligns document pairs with one lexicon and one set of weights.
#[derive(Clone, Copy, Debug)]
pub struct Aligner<'a> {
    lexicon: &'a Lexicon<'a>,
    weights: &'a Weights,
}

impl Default for Aligner<'static> {
    fn default() -> Self {
        Self::new(Lexicon::built_in(), Weights::built_in())
    }
}

impl<'a> Aligner<'a> {
    /// Makes an aligner of what it shall know.
    pub fn new(lexicon: &'a Lexicon<'a>, weights: &'a Weights) -> Self {
        Self { lexicon, weights }
    }

    /// Returns what is known of words.
    pub fn lexicon(&self) -> &'a Lexicon<'a> {
        self.lexicon
    }

    /// Aligns the sentences of an English and a Chinese document.
    ///
    /// Total: empty documents give an empty or all-null alignment. Time and space are linear in
    /// the sentences where rare evidence ties the documents together.
    pub fn align(&self, english: &Document, chinese: &Document) -> Alignment {
        let evidence = PairEvidence::new(english, chinese, self.lexicon);
        let beads = self.best_beads(&evidence);
        self.with_links(&evidence, beads, |_, _| true)
    }

    /// Links the null beads that translate each other, if `is_free` lets the English (0) or
    /// Chinese (1) sentence be linked.
    pub(crate) fn with_links(
        &self,
        evidence: &PairEvidence,
        beads: Vec<ScoredBead>,
        is_free: impl Fn(usize, usize) -> bool,
    ) -> Alignment {
        let moved = moved_blocks(evidence, &beads, is_free, |window| self.best_beads(window));
        Alignment::new(evidence.english.len(), evidence.chinese.len(), beads)
            .and_then(|alignment| alignment.with_moved(moved))
            .expect("the search covers both sides, and null beads are linked once")
    }

    /// The beads of the highest expected gain.
    pub(crate) fn best_beads(&self, evidence: &PairEvidence) -> Vec<ScoredBead> {
        let coarse = coarse_pass(evidence, &rough_band(evidence));
        decode(&score_lattice(evidence, &coarse, self.weights))
    }

    /// The beads of the highest expected gain among those that `allowed` accepts, by English and
    /// Chinese sentence and shape; null beads must be.
    pub(crate) fn best_beads_of(
        &self,
        evidence: &PairEvidence,
        allowed: impl Fn(usize, usize, BeadShape) -> bool,
    ) -> Vec<ScoredBead> {
        let coarse = coarse_pass(evidence, &rough_band(evidence));
        decode(&score_lattice(evidence, &coarse, self.weights).restricted(allowed))
    }
}

fn decode(lattice: &Lattice<'_>) -> Vec<ScoredBead> {
    let (posteriors, _) = lattice.posteriors();
    lattice.decode(&posteriors)
}

/// Scores every bead that may begin inside the band of the coarse pass.
fn score_lattice<'b>(
    evidence: &PairEvidence,
    coarse: &'b CoarsePass,
    weights: &Weights,
) -> Lattice<'b> {
    let mut featurizer = Featurizer::new(evidence, coarse.length_ratio);
    Lattice::new(&coarse.band, |row, column, shape| {
        featurizer.move_to(row, |sentence| pair_columns(&coarse.band, sentence));
        weights.score(&featurizer.features(row, column, shape))
    })
}

/// Chinese sentences that beads with English sentence `row` may hold.
pub(crate) fn pair_columns(band: &Band, row: usize) -> std::ops::Range<usize> {
    let first = row.saturating_sub(LONGEST_SIDE - 1);
    let last = (row + LONGEST_SIDE).min(band.height() - 1);
    band.columns(first).start..(band.columns(last).end - 1).max(band.columns(first).start)
}
