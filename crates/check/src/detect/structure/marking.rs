//! Whether a document marks its headings, or its reader guessed them by the look of the lines.
//!
//! A document does not say so itself; it shows by what only marked text has: elements, parts of an
//! archive, links, code, headings of several levels.

use std::collections::BTreeSet;

use zhen_text::{BlockKind, Document, OmissionReason, Origin};

use crate::detect::omissions::is_salutation;

/// Tells whether one of two documents shows that its headings are marked.
pub(super) fn is_marked(documents: [&Document; 2]) -> bool {
    let levels: BTreeSet<u8> = documents
        .iter()
        .flat_map(|document| document.blocks())
        .filter_map(|block| match block.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        })
        .collect();
    levels.len() > 1 || documents.iter().any(|document| has_markup(document))
}

fn has_markup(document: &Document) -> bool {
    let is_of_markup = |origin: &Origin| matches!(origin, Origin::Element(_) | Origin::Part { .. });
    document.blocks().iter().any(|block| is_of_markup(&block.origin))
        || !document.links().is_empty()
        || !document.code_spans().is_empty()
        || document
            .omissions()
            .iter()
            .any(|own| matches!(own.reason, OmissionReason::Code | OmissionReason::Comment))
}

/// Tells whether a short line may be taken for a heading and is none: it asks, or leads to what
/// follows, or addresses somebody.
pub(super) fn is_lead(text: &str) -> bool {
    text.trim_end().ends_with([':', '：', '?', '？']) || is_salutation(text)
}
