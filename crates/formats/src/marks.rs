//! What can be marked in the texts of a row: values, names, terms, and words that belong together.
//!
//! Marks come from whoever knows: the aligner's explanations, or the values found in the texts.
//! The html page shows them; every other format passes them over.

use std::ops::Range;

/// What is to be marked in the two texts of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowMarks {
    /// Marks of the English text, in its order, none within another.
    pub english: Vec<Mark>,
    /// Marks of the Chinese text, in its order, none within another.
    pub chinese: Vec<Mark>,
}

/// Some characters of a row's text that are shown as something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of [`BitextRow::source_text`](crate::BitextRow::source_text) or `target_text`, on
    /// character boundaries.
    pub range: Range<usize>,
    /// What it is.
    pub kind: MarkKind,
    /// Number of the link: marks of both sides with the same number belong together. `None` for
    /// what has no counterpart in the row.
    pub link: Option<usize>,
}

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A value: number, date, amount, citation.
    Fact,
    /// A name.
    Name,
    /// A term of the user's glossary.
    Term,
    /// A word with its translation.
    Word,
}

impl MarkKind {
    /// Returns the kind's name in the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Name => "name",
            Self::Term => "term",
            Self::Word => "word",
        }
    }
}
