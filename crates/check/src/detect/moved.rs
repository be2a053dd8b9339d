//! Blocks that stand elsewhere in the other version.

use super::Draft;
use crate::checker::CheckedPair;
use crate::detail::Detail;
use crate::finding::Passage;
use crate::kind::FindingKind;

/// Drafts a finding for each moved block of the alignment.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    drafts.extend(pair.alignment.moved().iter().map(|block| {
        Draft::new(
            FindingKind::Moved,
            block.confidence,
            Passage::of_sentences(block.source.clone()),
            Passage::of_sentences(block.target.clone()),
            Detail::Moved { english: block.source.len(), chinese: block.target.len() },
        )
    }));
}
