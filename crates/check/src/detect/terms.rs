//! Terms that are not rendered as a glossary or the document itself asks.
//!
//! A user's glossary says which renderings a term has; a definition says it for the document; and
//! what a document renders one way everywhere but in one place is a slip in that place.

mod definitions;
mod deviation;
mod glossary;
mod instead;
mod phrases;
mod renderings;
mod usage;
mod words;

use zhen_lexicon::Lexicon;

use self::words::PairWords;
use super::Draft;
use crate::checker::CheckedPair;

/// Drafts a finding for each place where a term is not rendered as it should be; of several about
/// one place the surest: a glossary's before a definition's, and that of the longest phrase.
pub(super) fn find(pair: &CheckedPair<'_>, lexicon: &Lexicon<'_>, drafts: &mut Vec<Draft>) {
    let words = PairWords::of(pair, lexicon);
    let mut own = Vec::new();
    glossary::find(pair, &words, lexicon.terms(), &mut own);
    definitions::find(pair, &words, &mut own);
    let mut of_usage = Vec::new();
    usage::find(pair, &words, &mut of_usage);
    let length = |draft: &Draft| draft.english.marks.iter().map(|mark| mark.end - mark.start).sum();
    of_usage.sort_by_key(|draft| std::cmp::Reverse::<usize>(length(draft)));
    own.append(&mut of_usage);
    let mut kept: Vec<Draft> = Vec::new();
    for draft in own {
        let is_told = |other: &Draft| meet(other, &draft) && other.confidence >= draft.confidence;
        if !kept.iter().any(is_told) {
            kept.push(draft);
        }
    }
    drafts.append(&mut kept);
}

/// Whether two findings mark words of the English text in common.
fn meet(one: &Draft, other: &Draft) -> bool {
    one.english.marks.iter().any(|mark| {
        other.english.marks.iter().any(|own| {
            own.sentence == mark.sentence && own.start < mark.end && mark.start < own.end
        })
    })
}
