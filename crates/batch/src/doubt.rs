//! Doubt whether two documents that were aligned are versions of one.

use zhen_align::{
    Aligner, LEAST_TRANSLATION_PROBABILITY, seems_translated, translation_probability,
};

use crate::pair::AlignedPair;
use crate::record::DocumentRecord;

/// Mean confidence above which documents are versions of each other, if most of their sentences
/// have a counterpart.
const TRUSTED_CONFIDENCE: f64 = 0.95;

/// What says that two files belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pairing {
    /// A person, or a list that is not to be doubted.
    #[default]
    Stated,
    /// Their names.
    Names,
    /// What they say.
    Content,
}

impl Pairing {
    /// Reads what the column `how` of a list says, as `zhen pair` writes it.
    pub fn of_list(how: &str) -> Self {
        match how {
            "names" => Self::Names,
            "content" => Self::Content,
            _ => Self::Stated,
        }
    }

    /// Returns the word for it in lists; empty for one that is stated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Stated => "",
            Self::Names => "names",
            Self::Content => "content",
        }
    }
}

/// Returns what speaks against an aligned pair, by what says that its files belong together.
pub(crate) fn doubt(
    pairing: Pairing,
    pair: &AlignedPair,
    record: &DocumentRecord,
    aligner: &Aligner<'_>,
) -> Option<&'static str> {
    let (english, chinese) = (&pair.english.document, &pair.chinese.document);
    match pairing {
        Pairing::Stated => None,
        Pairing::Names => is_doubtful(pair, record, aligner)
            .then_some("mirrored names, but probably not a translation of each other"),
        Pairing::Content => (!seems_translated(english, chinese, &pair.alignment))
            .then_some("alike in content, but probably not a translation of each other"),
    }
}

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
