//! The aligner: from two documents to an alignment, the top of this crate.

use rayon::prelude::*;
use zhen_lexicon::Lexicon;
use zhen_text::{Alignment, Bead, Document, LoneProbabilities, ScoredBead};

use crate::adapt::learn;
use crate::anchor::rough_band;
use crate::candidate::{Candidate, Candidates, Choice, first_pass};
use crate::coarse::{CoarsePass, coarse_pass};
use crate::evidence::PairEvidence;
use crate::explain::Explanations;
use crate::graph::Graph;
use crate::model::Model;
use crate::moved::moved_blocks;

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

    /// Returns what is known of words.
    pub fn lexicon(&self) -> &'a Lexicon<'a> {
        self.lexicon
    }

    /// Aligns the sentences of an English and a Chinese document.
    ///
    /// Total: empty documents give an empty or all-null alignment. Time and space are linear in
    /// the sentences where rare evidence ties the documents together.
    pub fn align(&self, english: &Document, chinese: &Document) -> Alignment {
        let mut evidence = PairEvidence::new(english, chinese, self.lexicon);
        let coarse = adapted(&mut evidence);
        let Search { beads, lone, .. } = self.search(&evidence, &coarse, &Choice::default());
        self.with_links(&evidence, beads, lone, |_, _| true)
    }

    /// Aligns two documents as [`Aligner::align`] does, and keeps what says why each bead of the
    /// alignment is as it is.
    pub fn explain<'d>(&self, english: &'d Document, chinese: &'d Document) -> Explanations<'d> {
        let (mut evidence, occurrences) =
            PairEvidence::with_occurrences(english, chinese, self.lexicon);
        let coarse = adapted(&mut evidence);
        let search = self.search(&evidence, &coarse, &Choice { others: true, ..Choice::default() });
        let (beads, lone) = (search.beads.clone(), search.lone.clone());
        let alignment = self.with_links(&evidence, beads, lone, |_, _| true);
        Explanations::new([english, chinese], evidence, occurrences, &search, alignment)
    }

    /// Links the null beads that translate each other, if `is_free` lets the English (0) or
    /// Chinese (1) sentence be linked.
    pub(crate) fn with_links(
        &self,
        evidence: &PairEvidence,
        beads: Vec<ScoredBead>,
        lone: LoneProbabilities,
        is_free: impl Fn(usize, usize) -> bool,
    ) -> Alignment {
        let moved = moved_blocks(evidence, &beads, is_free, |window| {
            self.search(window, &coarse_pass(window, &rough_band(window)), &Choice::default()).beads
        });
        Alignment::new(evidence.english.len(), evidence.chinese.len(), beads)
            .and_then(|alignment| alignment.with_lone(lone)?.with_moved(moved))
            .expect("the search covers both sides, and null beads are linked once")
    }

    /// Finds the beads of a pair, among those that `choice` leaves.
    pub(crate) fn search(
        &self,
        evidence: &PairEvidence,
        coarse: &CoarsePass,
        choice: &Choice<'_>,
    ) -> Search {
        let Candidates { beads, inputs, others } =
            first_pass(evidence, coarse, &self.model.weights, choice);
        let scores: Vec<f32> =
            inputs.par_iter().map(|inputs| self.model.networks.score(inputs)).collect();
        // They are most of the memory of a long pair.
        drop(inputs);
        let graph = Graph::new(&coarse.band, &beads);
        let (posteriors, _) = graph.posteriors(&scores);
        let nulls = graph.nulls(&posteriors);
        let chosen = graph.decode(&posteriors, &nulls);
        let lone = nulls.lone(evidence.english.len(), evidence.chinese.len());
        let mut weighed: Vec<(Candidate, f32)> = beads.iter().copied().zip(posteriors).collect();
        weighed.extend(others.into_iter().map(|bead| (bead, bead.posterior)));
        weighed.sort_by_key(|(bead, _)| bead.place());
        Search { length_ratio: coarse.length_ratio, beads: chosen, lone, weighed }
    }
}

/// Makes the coarse pass, and links the words that it teaches for the passes that follow.
pub(crate) fn adapted(evidence: &mut PairEvidence) -> CoarsePass {
    let coarse = coarse_pass(evidence, &rough_band(evidence));
    let learned = learn(evidence, &coarse.clear_pairs);
    evidence.adapt(&learned);
    coarse
}

/// What the search found out.
#[derive(Clone, Debug)]
pub(crate) struct Search {
    /// Chinese characters for one English character.
    pub(crate) length_ratio: f32,
    /// The chosen beads.
    pub(crate) beads: Vec<ScoredBead>,
    /// How probably each sentence has no counterpart.
    pub(crate) lone: LoneProbabilities,
    /// Beads with their posteriors, by row and column: all that the second pass weighed, and
    /// perhaps those that it did not, as probable as the first pass says.
    weighed: Vec<(Candidate, f32)>,
}

impl Search {
    /// Every bead that is at least as probable as `least`, by its first English sentence, then by
    /// its first Chinese one.
    pub(crate) fn beads_from(&self, least: f32) -> impl Iterator<Item = ScoredBead> + '_ {
        let probable = self.weighed.iter().filter(move |(_, posterior)| *posterior >= least);
        probable.map(|(candidate, posterior)| {
            let (row, column) = candidate.to();
            ScoredBead {
                bead: Bead { source: candidate.row..row, target: candidate.column..column },
                confidence: f64::from(*posterior).clamp(0.0, 1.0),
            }
        })
    }
}
