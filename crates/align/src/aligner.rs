//! The aligner: from two documents to an alignment, the top of this crate.

use zhen_lexicon::Lexicon;
use zhen_text::{Alignment, Document};

use crate::anchor::rough_band;
use crate::band::Band;
use crate::candidate::{Candidate, FirstPass};
use crate::coarse::{CoarsePass, coarse_pass};
use crate::evidence::PairEvidence;
use crate::features::{FEATURES, Featurizer, INPUTS, REFINED};
use crate::graph::Graph;
use crate::lattice::Lattice;
use crate::model::Model;
use crate::shape::{BeadShape, LONGEST_SIDE};
use crate::statistics::PairStatistics;

/// Aligns document pairs with one lexicon and one model.
#[derive(Clone, Copy, Debug)]
pub struct Aligner<'a> {
    lexicon: &'a Lexicon<'a>,
    model: &'a Model,
}

impl Default for Aligner<'static> {
    fn default() -> Self {
        Self::new(Lexicon::built_in(), Model::built_in())
    }
}

impl<'a> Aligner<'a> {
    /// Makes an aligner of what it shall know.
    pub fn new(lexicon: &'a Lexicon<'a>, model: &'a Model) -> Self {
        Self { lexicon, model }
    }

    /// Aligns the sentences of an English and a Chinese document.
    ///
    /// Total: empty documents give an empty or all-null alignment. Time and space are linear in
    /// the sentences where rare evidence ties the documents together.
    pub fn align(&self, english: &Document, chinese: &Document) -> Alignment {
        let evidence = PairEvidence::new(english, chinese, self.lexicon);
        let coarse = coarse_pass(&evidence, &rough_band(&evidence));
        let candidates = first_pass(&evidence, &coarse, self.model, |_, _, _| false);
        let scores: Vec<f32> =
            candidates.inputs.iter().map(|inputs| self.model.network.score(inputs)).collect();
        let graph = Graph::new(&coarse.band, &candidates.beads);
        let (posteriors, _) = graph.posteriors(&scores);
        let beads = graph.decode(&posteriors);
        Alignment::new(english.sentences().len(), chinese.sentences().len(), beads)
            .expect("the candidates of the first pass hold a way through the grid")
    }
}

/// What the first pass leaves to the second.
#[derive(Clone, Debug)]
pub(crate) struct Candidates {
    pub(crate) beads: Vec<Candidate>,
    /// What the network weighs of each.
    pub(crate) inputs: Vec<[f32; INPUTS]>,
}

/// Weighs every bead of the band, and describes those that are worth a second look.
///
/// `chosen` beads, by row, column and shape, are always among them.
pub(crate) fn first_pass(
    evidence: &PairEvidence,
    coarse: &CoarsePass,
    model: &Model,
    chosen: impl Fn(usize, usize, BeadShape) -> bool,
) -> Candidates {
    let band = &coarse.band;
    let mut featurizer = Featurizer::new(evidence, coarse.length_ratio);
    let lattice = Lattice::new(band, |row, column, shape| {
        featurizer.move_to(row, |sentence| pair_columns(band, sentence));
        model.weights.score(&featurizer.features(row, column, shape))
    });
    let first = FirstPass::new(band, &lattice);
    drop(lattice);
    let beads = first.candidates(chosen);
    let mut featurizer = Featurizer::new(evidence, coarse.length_ratio);
    let mut inputs: Vec<[f32; INPUTS]> = Vec::with_capacity(beads.len());
    for bead in &beads {
        featurizer.move_to(bead.row, |sentence| pair_columns(band, sentence));
        let own = featurizer.features(bead.row, bead.column, bead.shape);
        let refined = featurizer.refined(&first, bead, &own);
        let mut all = [0.0; INPUTS];
        all[..FEATURES].copy_from_slice(&own);
        all[FEATURES..FEATURES + REFINED].copy_from_slice(&refined);
        inputs.push(all);
    }
    let statistics = PairStatistics::new(evidence, &beads, &inputs);
    for (bead, inputs) in beads.iter().zip(&mut inputs) {
        statistics.complete(inputs, bead.shape.is_null());
    }
    Candidates { beads, inputs }
}

/// Chinese sentences that beads with English sentence `row`, and their neighbours, may hold.
pub(crate) fn pair_columns(band: &Band, row: usize) -> std::ops::Range<usize> {
    let first = row.saturating_sub(LONGEST_SIDE);
    let last = (row + LONGEST_SIDE + 1).min(band.height() - 1);
    let start = band.columns(first).start.saturating_sub(1);
    start..band.columns(last).end.min(band.width() - 1).max(start)
}
