//! Terms that are not rendered as a glossary or the document itself asks.
//!
//! A user's glossary says which renderings a term has; a definition says it for the document; and
//! what a document renders one way everywhere but in one place is a slip in that place.

mod glossary;
mod instead;
mod phrases;
mod usage;
mod words;

use zhen_lexicon::Lexicon;

use self::words::PairWords;
use super::Draft;
use crate::checker::CheckedPair;

/// Drafts a finding for each place where a term is not rendered as it should be.
pub(super) fn find(pair: &CheckedPair<'_>, lexicon: &Lexicon<'_>, drafts: &mut Vec<Draft>) {
    let words = PairWords::of(pair, lexicon);
    glossary::find(pair, &words, lexicon.terms(), drafts);
    usage::find(pair, &words, drafts);
}
