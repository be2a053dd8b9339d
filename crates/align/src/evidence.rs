//! What speaks for two sentences translating each other, gathered once for a document pair.
//!
//! Words, values, names and a glossary's terms of both documents become *tokens* with small numbers; a [`LinkTable`]
//! says which Chinese token explains which English one, and how much better than chance. From
//! then on scoring is arithmetic over numbers, in time proportional to the links that exist.

mod chinese;
mod english;
mod links;
mod names;
mod romanised;
mod side;
mod vectors;
mod window;

pub(crate) use links::LinkTable;
pub(crate) use side::{Ending, Side};
pub(crate) use vectors::Vectors;

use std::sync::Arc;

use zhen_lexicon::Lexicon;
use zhen_text::Document;

/// The evidence of a document pair.
#[derive(Clone, Debug)]
pub(crate) struct PairEvidence {
    pub(crate) english: Side,
    pub(crate) chinese: Side,
    /// Shared with the windows of this evidence.
    pub(crate) links: Arc<LinkTable>,
    pub(crate) english_vectors: Vectors,
    pub(crate) chinese_vectors: Vectors,
}

impl PairEvidence {
    /// Gathers the evidence of a pair. Linear in the text but for transliterated names, which
    /// are compared with the English names that begin with the same sound.
    pub(crate) fn new(english: &Document, chinese: &Document, lexicon: &Lexicon<'_>) -> Self {
        let (english_vectors, chinese_vectors) = (Vectors::of(english), Vectors::of(chinese));
        let english = english::read(english, lexicon.terms());
        let mut names = names::NameFinder::new(&english, lexicon);
        let chinese = chinese::read(chinese, &mut names, lexicon.terms());
        let links = links::link(&english, &chinese, lexicon);
        Self {
            english: english.side,
            chinese: chinese.side,
            links: Arc::new(links),
            english_vectors,
            chinese_vectors,
        }
    }
}
