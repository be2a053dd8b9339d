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

/// Runs all detectors.
pub(crate) fn all(pair: &CheckedPair<'_>, lexicon: &Lexicon<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    omissions::find(pair, &mut drafts);
    moved::find(pair, &mut drafts);
    values::find(pair, &mut drafts);
    names::find(pair, &mut drafts);
    terms::find(pair, lexicon, &mut drafts);
    negation::find(pair, &mut drafts);
    direction::find(pair, &mut drafts);
    corrupted::find(pair, &mut drafts);
    untranslated::find(pair, &mut drafts);
    quotation::find(pair, &mut drafts);
    structure::find(pair, &mut drafts);
    links::find(pair, &mut drafts);
    code::find(pair, &mut drafts);
    drafts
}
