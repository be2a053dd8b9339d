//! An alignment: the beads of one document pair, in order, covering both sides once.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::bead::{Bead, IndexBead};
use crate::coverage::CoverageError;

/// A bead with the probability that it is right.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoredBead {
    /// The sentences.
    pub bead: Bead,
    /// Posterior probability of the bead in [0, 1].
    pub confidence: f64,
}

/// Consecutive sentences of both sides that translate each other at different places.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedBlock {
    /// Indices of English sentences, each in a null bead.
    pub source: Range<usize>,
    /// Indices of Chinese sentences, each in a null bead.
    pub target: Range<usize>,
    /// Probability in [0, 1] that they translate each other.
    pub confidence: f64,
}

/// The beads of a document pair.
///
/// Invariants: every sentence of both sides is in exactly one bead, in order; a null bead holds
/// exactly one sentence (a run of n unmatched sentences is n null beads). Moved blocks are links
/// between null beads; a sentence is in one of them at most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    beads: Vec<ScoredBead>,
    moved: Vec<MovedBlock>,
    lone: LoneProbabilities,
}

/// How probably each sentence of a pair has no counterpart, whatever bead was chosen for it; in
/// [0, 1].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoneProbabilities {
    /// Of the source sentences.
    pub source: Vec<f64>,
    /// Of the target sentences.
    pub target: Vec<f64>,
}

impl Alignment {
    /// Checks that `beads` cover `source_count` and `target_count` sentences, and keeps them.
    ///
    /// # Errors
    ///
    /// Names the first sentence that is left out or repeated, or the first bead that is no bead.
    pub fn new(
        source_count: usize,
        target_count: usize,
        beads: Vec<ScoredBead>,
    ) -> Result<Self, CoverageError> {
        let (mut source, mut target) = (0, 0);
        for (index, ScoredBead { bead, .. }) in beads.iter().enumerate() {
            let sizes = (bead.source.len(), bead.target.len());
            if matches!(sizes, (0, 0) | (0, 2..) | (2.., 0)) {
                return Err(CoverageError::BadBead { index, bead: bead.to_string() });
            }
            check_side("source", source, bead.source.start)?;
            check_side("target", target, bead.target.start)?;
            (source, target) = (bead.source.end, bead.target.end);
        }
        check_side("source", source_count, source)?;
        check_side("target", target_count, target)?;
        let lone = lone_of_beads(source_count, target_count, &beads);
        Ok(Self { beads, moved: Vec::new(), lone })
    }

    /// Sets what is known of sentences without counterpart beyond the beads that were chosen;
    /// without that, the sentences of null beads have their confidence, all others 0.
    ///
    /// # Errors
    ///
    /// If it has more or fewer sentences than a side.
    pub fn with_lone(mut self, lone: LoneProbabilities) -> Result<Self, CoverageError> {
        check_side("source", self.lone.source.len(), lone.source.len())?;
        check_side("target", self.lone.target.len(), lone.target.len())?;
        self.lone = lone;
        Ok(self)
    }

    /// Adds links between null beads.
    ///
    /// # Errors
    ///
    /// Names the first sentence of a block that is in no null bead, or in another block too.
    pub fn with_moved(mut self, moved: Vec<MovedBlock>) -> Result<Self, CoverageError> {
        let (mut sources, mut targets) = (BTreeSet::new(), BTreeSet::new());
        for ScoredBead { bead, .. } in self.beads.iter().filter(|scored| scored.bead.is_null()) {
            sources.extend(bead.source.clone());
            targets.extend(bead.target.clone());
        }
        for block in &moved {
            take_free("source", &mut sources, &block.source)?;
            take_free("target", &mut targets, &block.target)?;
        }
        self.moved = moved;
        Ok(self)
    }

    /// Returns the beads in order.
    pub fn beads(&self) -> &[ScoredBead] {
        &self.beads
    }

    /// Returns the links between null beads whose sentences translate each other.
    pub fn moved(&self) -> &[MovedBlock] {
        &self.moved
    }

    /// Returns how probably each sentence has no counterpart.
    pub fn lone(&self) -> &LoneProbabilities {
        &self.lone
    }

    /// Returns the beads in the form of index files.
    pub fn to_index(&self) -> Vec<IndexBead> {
        let with_score = |scored: &ScoredBead| IndexBead {
            score: Some(scored.confidence),
            ..IndexBead::from(&scored.bead)
        };
        self.beads.iter().map(with_score).collect()
    }
}

/// What the chosen beads say of sentences without counterpart.
fn lone_of_beads(sources: usize, targets: usize, beads: &[ScoredBead]) -> LoneProbabilities {
    let mut lone = LoneProbabilities { source: vec![0.0; sources], target: vec![0.0; targets] };
    for ScoredBead { bead, confidence } in beads.iter().filter(|scored| scored.bead.is_null()) {
        lone.source[bead.source.clone()].fill(*confidence);
        lone.target[bead.target.clone()].fill(*confidence);
    }
    lone
}

fn check_side(side: &'static str, expected: usize, found: usize) -> Result<(), CoverageError> {
    if expected == found { Ok(()) } else { Err(CoverageError::BeadGap { side, expected, found }) }
}

/// Takes the sentences of a block from those that are still free.
fn take_free(
    side: &'static str,
    free: &mut BTreeSet<usize>,
    block: &Range<usize>,
) -> Result<(), CoverageError> {
    if block.is_empty() {
        return Err(CoverageError::NotMovable { side, sentence: block.start });
    }
    match block.clone().find(|sentence| !free.remove(sentence)) {
        None => Ok(()),
        Some(sentence) => Err(CoverageError::NotMovable { side, sentence }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(source: std::ops::Range<usize>, target: std::ops::Range<usize>) -> ScoredBead {
        ScoredBead { bead: Bead { source, target }, confidence: 1.0 }
    }

    #[test]
    fn beads_that_cover_both_sides_are_accepted() {
        let beads = vec![scored(0..1, 0..2), scored(1..2, 2..2), scored(2..4, 2..3)];
        assert!(Alignment::new(4, 3, beads).is_ok());
    }

    #[test]
    fn a_left_out_sentence_is_named() {
        let beads = vec![scored(0..1, 0..1), scored(2..3, 1..2)];
        let error = Alignment::new(3, 2, beads).unwrap_err();
        assert_eq!(error, CoverageError::BeadGap { side: "source", expected: 1, found: 2 });
    }

    #[test]
    fn a_missing_last_bead_is_named() {
        let error = Alignment::new(1, 2, vec![scored(0..1, 0..1)]).unwrap_err();
        assert_eq!(error, CoverageError::BeadGap { side: "target", expected: 2, found: 1 });
    }

    #[test]
    fn moved_blocks_link_null_beads_once() {
        let beads = vec![scored(0..1, 0..0), scored(1..2, 0..1), scored(2..2, 1..2)];
        let alignment = Alignment::new(2, 2, beads).unwrap();
        let block = |source, target| MovedBlock { source, target, confidence: 0.9 };
        let linked = alignment.clone().with_moved(vec![block(0..1, 1..2)]).unwrap();
        assert_eq!(linked.moved(), [block(0..1, 1..2)]);
        let table = [
            (vec![block(1..2, 1..2)], "source", 1),
            (vec![block(0..1, 1..3)], "target", 2),
            (vec![block(0..1, 1..2), block(0..1, 1..2)], "source", 0),
            (vec![block(0..1, 1..1)], "target", 1),
        ];
        for (moved, side, sentence) in table {
            let error = alignment.clone().with_moved(moved).unwrap_err();
            assert_eq!(error, CoverageError::NotMovable { side, sentence });
        }
    }

    #[test]
    fn a_null_bead_of_two_sentences_is_refused() {
        let error = Alignment::new(2, 0, vec![scored(0..2, 0..0)]).unwrap_err();
        assert_eq!(error, CoverageError::BadBead { index: 0, bead: "2-0".into() });
    }
}
