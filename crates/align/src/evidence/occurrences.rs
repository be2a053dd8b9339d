//! Where the tokens of a document pair stand: kept only when an alignment is to be explained.

use std::ops::Range;

use zhen_facts::Value;

use super::found_names::NameWay;

/// A token where it stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// Number of the token's type on its side.
    pub(crate) kind: u32,
    /// Bytes of the sentence's text.
    pub(crate) span: Range<usize>,
    /// What was read there.
    pub(crate) what: What,
}

/// What a token was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A word of either language that is no function word.
    Word,
    /// A value.
    Value(Value),
    /// A term of a glossary.
    Term,
    /// Chinese characters that name the same as an English word.
    Name {
        /// Token type of the English word.
        english: u32,
        /// What says so.
        way: NameWay,
    },
}

/// The tokens of both sides, by sentence, in the order in which they were read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Occurrences {
    pub(crate) english: Vec<Vec<Occurrence>>,
    pub(crate) chinese: Vec<Vec<Occurrence>>,
}
