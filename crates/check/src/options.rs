//! What is reported.

use crate::kind::FindingKind;

/// What is reported and what not.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CheckOptions {
    /// Least confidence of a finding, in [0, 1].
    pub least_confidence: f64,
    /// Least probability of a sentence to have no counterpart, in [0, 1]; smaller than the other,
    /// because in versions that match no sentence comes near it.
    pub least_lone: f64,
}

impl CheckOptions {
    /// Confidence from which findings are reported by default: few false alarms.
    pub const DEFAULT_CONFIDENCE: f64 = 0.5;

    /// Probability from which sentences are reported as left out or added by default. Of the
    /// sentences of good translations about one in a thousand comes near it, of sentences whose
    /// counterpart was taken away one in twenty stays below.
    pub const DEFAULT_LONE: f64 = 0.2;

    /// Returns the least confidence of findings of a class.
    pub(crate) fn least(&self, kind: FindingKind) -> f64 {
        match kind {
            FindingKind::Omission | FindingKind::Addition => self.least_lone,
            _ => self.least_confidence,
        }
    }

    /// Reports everything, however doubtful.
    pub fn strict() -> Self {
        Self { least_confidence: 0.0, least_lone: 0.05 }
    }
}

impl Default for CheckOptions {
    fn default() -> Self {
        Self { least_confidence: Self::DEFAULT_CONFIDENCE, least_lone: Self::DEFAULT_LONE }
    }
}
