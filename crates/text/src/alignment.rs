//! An alignment: the beads of one document pair, in order, covering both sides once.

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

/// The beads of a document pair.
///
/// Invariants: every sentence of both sides is in exactly one bead, in order; a null bead holds
/// exactly one sentence (a run of n unmatched sentences is n null beads).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    beads: Vec<ScoredBead>,
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
        Ok(Self { beads })
    }

    /// Returns the beads in order.
    pub fn beads(&self) -> &[ScoredBead] {
        &self.beads
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

fn check_side(side: &'static str, expected: usize, found: usize) -> Result<(), CoverageError> {
    if expected == found { Ok(()) } else { Err(CoverageError::BeadGap { side, expected, found }) }
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
    fn a_null_bead_of_two_sentences_is_refused() {
        let error = Alignment::new(2, 0, vec![scored(0..2, 0..0)]).unwrap_err();
        assert_eq!(error, CoverageError::BadBead { index: 0, bead: "2-0".into() });
    }
}
