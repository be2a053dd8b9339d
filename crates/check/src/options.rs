//! What is reported.

/// What is reported and what not.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CheckOptions {
    /// Least confidence of a finding, in [0, 1].
    pub least_confidence: f64,
}

impl CheckOptions {
    /// Confidence from which findings are reported by default: few false alarms.
    pub const DEFAULT_CONFIDENCE: f64 = 0.5;

    /// Reports everything, however doubtful.
    pub fn strict() -> Self {
        Self { least_confidence: 0.0 }
    }
}

impl Default for CheckOptions {
    fn default() -> Self {
        Self { least_confidence: Self::DEFAULT_CONFIDENCE }
    }
}
