//! The detectors, one a file; each drafts findings of its own.

mod bead_text;
mod code;
mod corrupted;
mod direction;
mod links;
mod literals;
mod moved;
mod names;
mod negation;
mod omissions;
mod quotation;
mod structure;
mod untranslated;
mod values;

use rayon::prelude::*;

use crate::checker::CheckedPair;
use crate::detail::Detail;
use crate::finding::Passage;
use crate::kind::FindingKind;
use crate::severity::Severity;

/// A finding without its name.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) kind: FindingKind,
    pub(crate) severity: Severity,
    pub(crate) confidence: f64,
    pub(crate) english: Passage,
    pub(crate) chinese: Passage,
    pub(crate) detail: Detail,
}

impl Draft {
    /// Drafts a finding of the class's usual severity.
    pub(crate) fn new(
        kind: FindingKind,
        confidence: f64,
        english: Passage,
        chinese: Passage,
        detail: Detail,
    ) -> Self {
        Self { kind, severity: kind.severity(), confidence, english, chinese, detail }
    }
}

/// Drafts the findings of one detector.
type Detector = fn(&CheckedPair<'_>, &mut Vec<Draft>);

/// All detectors; findings at one place stand in their order.
const DETECTORS: [Detector; 12] = [
    omissions::find,
    moved::find,
    values::find,
    names::find,
    negation::find,
    direction::find,
    corrupted::find,
    untranslated::find,
    quotation::find,
    structure::find,
    links::find,
    code::find,
];

/// Runs all detectors, each on a thread of its own where there are several.
pub(crate) fn all(pair: &CheckedPair<'_>) -> Vec<Draft> {
    let found = DETECTORS.par_iter().with_max_len(1).map(|find| {
        let mut drafts = Vec::new();
        find(pair, &mut drafts);
        drafts
    });
    found.collect::<Vec<_>>().concat()
}
