//! Beads: which consecutive sentences translate which.

use std::fmt;
use std::ops::Range;

/// n consecutive source sentences and the m consecutive target sentences that translate them.
///
/// Both ranges are half-open sentence indices. A *null bead* has one empty range: its sentence
/// has no counterpart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bead {
    /// Indices of English sentences.
    pub source: Range<usize>,
    /// Indices of Chinese sentences.
    pub target: Range<usize>,
}

impl Bead {
    /// Tells whether one side is empty.
    pub fn is_null(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }
}

impl fmt::Display for Bead {
    /// Writes the bead type, `n-m`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.source.len(), self.target.len())
    }
}

/// A bead as index files hold it: any sentence indices, in any order.
///
/// Gold alignments made by hand may cross or leave gaps inside a bead, which [`Bead`] cannot say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexBead {
    /// Zero-based indices of English sentences.
    pub source: Vec<usize>,
    /// Zero-based indices of Chinese sentences.
    pub target: Vec<usize>,
    /// Confidence in [0, 1], when the file has one.
    pub score: Option<f64>,
}

impl IndexBead {
    /// Tells whether one side is empty.
    pub fn is_null(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }
}

impl From<&Bead> for IndexBead {
    fn from(bead: &Bead) -> Self {
        Self {
            source: bead.source.clone().collect(),
            target: bead.target.clone().collect(),
            score: None,
        }
    }
}
