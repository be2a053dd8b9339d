//! Doubt whether two documents that were aligned are versions of one.

use zhen_align::{Aligner, LEAST_TRANSLATION_PROBABILITY, translation_probability};

use crate::pair::AlignedPair;
use crate::record::DocumentRecord;

/// Mean confidence above which documents are versions of each other, if most of their sentences
/// have a counterpart.
const TRUSTED_CONFIDENCE: f64 = 0.95;

/// Tells whether two documents are probably not versions of each other.
///
/// Of 239 pairs of twelve development sets none is doubtful, of as many wrong ones 230. A look at
/// the words of both takes about as long as reading them, so a good alignment is taken at its word.
pub(crate) fn is_doubtful(
    pair: &AlignedPair,
    record: &DocumentRecord,
    aligner: &Aligner<'_>,
) -> bool {
    if record.beads > record.nulls && record.mean_confidence > TRUSTED_CONFIDENCE {
        return false;
    }
    let (english, chinese) = (&pair.english.document, &pair.chinese.document);
    translation_probability(english, chinese, aligner) < LEAST_TRANSLATION_PROBABILITY
}
