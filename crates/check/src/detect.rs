//! The detectors, one a file; each drafts findings of its own.

mod address;
mod bead_text;
mod code;
mod corrupted;
mod direction;
mod inline;
mod links;
mod literals;
mod moved;
mod names;
mod negation;
mod omissions;
mod quotation;
mod structure;
mod terms;
mod untranslated;
mod values;

use rayon::prelude::*;
use zhen_lexicon::Lexicon;

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

/// Something that drafts findings.
type Detector<'d> = &'d (dyn Fn(&mut Vec<Draft>) + Sync);

/// Runs all detectors, each on a thread of its own where there are several; findings at one place
/// stand in their order.
pub(crate) fn all(pair: &CheckedPair<'_>, lexicon: &Lexicon<'_>) -> Vec<Draft> {
    let detectors: [Detector<'_>; 13] = [
        &|drafts| omissions::find(pair, drafts),
        &|drafts| moved::find(pair, drafts),
        &|drafts| values::find(pair, drafts),
        &|drafts| names::find(pair, drafts),
        &|drafts| terms::find(pair, lexicon, drafts),
        &|drafts| negation::find(pair, drafts),
        &|drafts| direction::find(pair, drafts),
        &|drafts| corrupted::find(pair, drafts),
        &|drafts| untranslated::find(pair, drafts),
        &|drafts| quotation::find(pair, drafts),
        &|drafts| structure::find(pair, drafts),
        &|drafts| links::find(pair, drafts),
        &|drafts| code::find(pair, drafts),
    ];
    let found = detectors.par_iter().with_max_len(1).map(|find| {
        let mut drafts = Vec::new();
        find(&mut drafts);
        drafts
    });
    let mut drafts = found.collect::<Vec<_>>().concat();
    corrupted::take_back(&mut drafts);
    drafts
}
