//! What speaks for two sentences translating each other, gathered once for a document pair.
//!
//! Words, values, names and a glossary's terms of both documents become *tokens* with small numbers; a [`LinkTable`]
//! says which Chinese token explains which English one, and how much better than chance. From
//! then on scoring is arithmetic over numbers, in time proportional to the links that exist.

mod chinese;
mod english;
mod form;
mod found_names;
mod links;
mod marked;
mod marker;
mod names;
mod occurrences;
mod romanised;
mod side;
mod spelling_index;
mod vectors;
mod window;

pub(crate) use form::Ending;
pub use found_names::NameWay;
pub(crate) use links::LinkTable;
pub(crate) use occurrences::{Occurrence, Occurrences, What};
pub(crate) use side::{Side, Token, covered_by_fact};
pub(crate) use vectors::Vectors;

use std::sync::Arc;

use zhen_lexicon::Lexicon;
use zhen_text::Document;

use crate::adapt::LearnedLink;

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
        Self::noting(english, chinese, lexicon, &mut |_, _| {}, &mut |_, _| {})
    }

    /// Gathers the evidence of a pair as [`PairEvidence::new`] does, and where each token stands.
    pub(crate) fn with_occurrences(
        english: &Document,
        chinese: &Document,
        lexicon: &Lexicon<'_>,
    ) -> (Self, Occurrences) {
        let mut occurrences = Occurrences {
            english: vec![Vec::new(); english.sentences().len()],
            chinese: vec![Vec::new(); chinese.sentences().len()],
        };
        let Occurrences { english: of_english, chinese: of_chinese } = &mut occurrences;
        let evidence = Self::noting(
            english,
            chinese,
            lexicon,
            &mut |sentence, occurrence| of_english[sentence].push(occurrence),
            &mut |sentence, occurrence| of_chinese[sentence].push(occurrence),
        );
        (evidence, occurrences)
    }

    /// Gathers the evidence and tells of each token where it stands: sentence and occurrence.
    fn noting(
        english: &Document,
        chinese: &Document,
        lexicon: &Lexicon<'_>,
        note_english: &mut (impl FnMut(usize, Occurrence) + Send),
        note_chinese: &mut (impl FnMut(usize, Occurrence) + Send),
    ) -> Self {
        let (vectors, words) = rayon::join(
            || (Vectors::of(english), Vectors::of(chinese)),
            || {
                let mut source = english::read(english, lexicon.terms(), note_english);
                let mut names = names::NameFinder::new(&source, lexicon);
                let mut target = chinese::read(chinese, &mut names, lexicon.terms(), note_chinese);
                marked::mark([english, chinese], [&mut source.side, &mut target.side]);
                let links = links::link(&source, &target, lexicon);
                (source, target, links)
            },
        );
        let (english_vectors, chinese_vectors) = vectors;
        let (mut english, mut chinese, links) = words;
        // An English word is a name when the Chinese text writes it as one.
        for kind in 0..chinese.side.occurrences().len() as u32 {
            if chinese.side.is_verbatim(kind) {
                links.of(kind).iter().for_each(|link| english.side.set_verbatim(link.english));
            }
        }
        english.side.count_linked(|kind| links.english_is_linked(kind));
        chinese.side.count_linked(|kind| links.chinese_is_linked(kind));
        Self {
            english: english.side,
            chinese: chinese.side,
            links: Arc::new(links),
            english_vectors,
            chinese_vectors,
        }
    }

    /// Links words that the pair itself teaches beside those that are linked already.
    pub(crate) fn adapt(&mut self, learned: &[LearnedLink]) {
        if !learned.is_empty() {
            self.links = Arc::new(self.links.with_learned(learned, &self.english, &self.chinese));
            let links = &self.links;
            self.english.count_linked(|kind| links.english_is_linked(kind));
            self.chinese.count_linked(|kind| links.chinese_is_linked(kind));
        }
    }
}
