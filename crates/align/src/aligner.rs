//! The aligner: from two documents to an alignment, the top of this crate.

use std::collections::HashSet;

use zhen_lexicon::Lexicon;
use zhen_text::{Alignment, Bead, Document, ScoredBead};

use crate::anchor::rough_band;
use crate::band::Band;
use crate::candidate::{Candidate, FirstPass};
use crate::coarse::{CoarsePass, coarse_pass};
use crate::evidence::PairEvidence;
use crate::explain::Explanations;
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
        let beads = self.search(&evidence, false).beads;
        Alignment::new(english.sentences().len(), chinese.sentences().len(), beads)
            .expect("the candidates of the first pass hold a way through the grid")
    }

    /// Aligns two documents as [`Aligner::align`] does, and keeps what says why each bead of the
    /// alignment is as it is.
    pub fn explain<'d>(&self, english: &'d Document, chinese: &'d Document) -> Explanations<'d> {
        let (evidence, occurrences) =
            PairEvidence::with_occurrences(english, chinese, self.lexicon);
        let search = self.search(&evidence, true);
        Explanations::new([english, chinese], evidence, occurrences, search)
    }

    /// Finds the beads of a pair; keeps `also` those that were passed over early, if wanted.
    fn search(&self, evidence: &PairEvidence, also: bool) -> Search {
        let coarse = coarse_pass(evidence, &rough_band(evidence));
        let candidates = first_pass(evidence, &coarse, self.model, also, |_, _, _| false);
        let score = |inputs| self.model.network.score(inputs);
        let scores: Vec<f32> = candidates.inputs.iter().map(score).collect();
        let graph = Graph::new(&coarse.band, &candidates.beads);
        let (posteriors, _) = graph.posteriors(&scores);
        let beads = graph.decode(&posteriors);
        let mut all: Vec<(Candidate, f32)> =
            candidates.beads.iter().copied().zip(posteriors).collect();
        if also {
            let known: HashSet<_> = candidates.beads.iter().map(Candidate::place).collect();
            let new = candidates.others.iter().filter(|bead| !known.contains(&bead.place()));
            all.extend(new.map(|bead| (*bead, bead.posterior)));
            all.sort_by_key(|(bead, _)| bead.place());
        }
        Search { length_ratio: coarse.length_ratio, beads, candidates: all }
    }
}

/// What the search found out.
#[derive(Clone, Debug)]
pub(crate) struct Search {
    /// Chinese characters for one English character.
    pub(crate) length_ratio: f32,
    /// The chosen beads.
    pub(crate) beads: Vec<ScoredBead>,
    /// Beads with their posteriors, by row and column: all that the second pass weighed, and
    /// perhaps those that it did not, as probable as the first pass says.
    candidates: Vec<(Candidate, f32)>,
}

impl Search {
    /// Every bead that is at least as probable as `least`, by its first English sentence, then by
    /// its first Chinese one.
    pub(crate) fn beads_from(&self, least: f32) -> impl Iterator<Item = ScoredBead> + '_ {
        let probable = self.candidates.iter().filter(move |(_, posterior)| *posterior >= least);
        probable.map(|(candidate, posterior)| {
            let (row, column) = candidate.to();
            ScoredBead {
                bead: Bead { source: candidate.row..row, target: candidate.column..column },
                confidence: f64::from(*posterior).clamp(0.0, 1.0),
            }
        })
    }
}

/// What the first pass leaves to the second.
#[derive(Clone, Debug)]
pub(crate) struct Candidates {
    pub(crate) beads: Vec<Candidate>,
    /// Possible beads that are not.
    others: Vec<Candidate>,
    /// What the network weighs of each.
    pub(crate) inputs: Vec<[f32; INPUTS]>,
}

/// Weighs every bead of the band, and describes those that are worth a second look.
///
/// `also` lists the others that are possible. `chosen` beads, by row, column and shape, are always among them.
pub(crate) fn first_pass(
    evidence: &PairEvidence,
    coarse: &CoarsePass,
    model: &Model,
    also: bool,
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
    let others = if also { first.others() } else { Vec::new() };
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
    Candidates { others, beads, inputs }
}

/// Chinese sentences that beads with English sentence `row`, and their neighbours, may hold.
pub(crate) fn pair_columns(band: &Band, row: usize) -> std::ops::Range<usize> {
    let first = row.saturating_sub(LONGEST_SIDE);
    let last = (row + LONGEST_SIDE + 1).min(band.height() - 1);
    let start = band.columns(first).start.saturating_sub(1);
    start..band.columns(last).end.min(band.width() - 1).max(start)
}
