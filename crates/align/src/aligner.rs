//! The aligner: from two documents to an alignment, the top of this crate.

use zhen_lexicon::Lexicon;
use zhen_text::{Alignment, Bead, Document, ScoredBead};

use crate::anchor::rough_band;
use crate::band::Band;
use crate::coarse::{CoarsePass, coarse_pass};
use crate::evidence::PairEvidence;
use crate::explain::Explanations;
use crate::features::Featurizer;
use crate::lattice::Lattice;
use crate::model::Weights;
use crate::shape::{ALL_SHAPES, LONGEST_SIDE};

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

    /// Aligns the sentences of an English and a Chinese document.
    ///
    /// Total: empty documents give an empty or all-null alignment. Time and space are linear in
    /// the sentences where rare evidence ties the documents together.
    pub fn align(&self, english: &Document, chinese: &Document) -> Alignment {
        let evidence = PairEvidence::new(english, chinese, self.lexicon);
        Alignment::new(
            english.sentences().len(),
            chinese.sentences().len(),
            self.search(&evidence).beads,
        )
        .expect("the search leaves the corner of the grid only by covering both sides")
    }

    /// Aligns two documents as [`Aligner::align`] does, and keeps what says why each bead of the
    /// alignment is as it is.
    pub fn explain<'d>(&self, english: &'d Document, chinese: &'d Document) -> Explanations<'d> {
        let (evidence, occurrences) =
            PairEvidence::with_occurrences(english, chinese, self.lexicon);
        let search = self.search(&evidence);
        Explanations::new([english, chinese], evidence, occurrences, search)
    }

    /// Finds the beads of a pair.
    fn search(&self, evidence: &PairEvidence) -> Search {
        let coarse = coarse_pass(evidence, &rough_band(evidence));
        let lattice = score_lattice(evidence, &coarse, self.weights);
        let (posteriors, _) = lattice.posteriors();
        let beads = lattice.decode(&posteriors);
        Search { length_ratio: coarse.length_ratio, band: coarse.band, posteriors, beads }
    }
}

/// What the search found out.
#[derive(Clone, Debug)]
pub(crate) struct Search {
    /// Chinese characters for one English character.
    pub(crate) length_ratio: f32,
    /// The chosen beads.
    pub(crate) beads: Vec<ScoredBead>,
    band: Band,
    /// Cells of the band × shapes.
    posteriors: Vec<f32>,
}

impl Search {
    /// Every bead that is at least as probable as `least`, by its first English sentence, then by
    /// its first Chinese one.
    pub(crate) fn beads_from(&self, least: f32) -> Vec<ScoredBead> {
        let cells = (0..self.band.height())
            .flat_map(|row| self.band.columns(row).map(move |column| (row, column)));
        let shapes = cells.flat_map(|cell| ALL_SHAPES.iter().map(move |shape| (cell, shape)));
        let probable = shapes.zip(&self.posteriors).filter(|(_, posterior)| **posterior >= least);
        let scored = probable.map(|(((row, column), shape), &posterior)| ScoredBead {
            bead: Bead { source: row..row + shape.english, target: column..column + shape.chinese },
            confidence: f64::from(posterior).clamp(0.0, 1.0),
        });
        scored.collect()
    }
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
