//! What exactly differs, as data: the message is made of it.

use zhen_text::{BlockKind, Language};

/// A value or name as it is said in one of the texts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Said {
    /// The words of the text.
    pub text: String,
    /// What they mean, the same in both languages: `245000`, `2017-09-01`.
    pub value: String,
}

/// Why a rendering of a term is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TermBasis {
    /// A glossary asks for it.
    Glossary,
    /// The document defines the term and its rendering.
    Definition,
    /// The document has it in so many other places.
    Usage {
        /// The other places, 1 at least.
        places: usize,
    },
}

/// What is counted where counts should be equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Counted {
    /// Items of a list.
    ListItems,
    /// Cells of a table.
    TableCells,
    /// Blocks of code.
    CodeBlocks,
}

impl Counted {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::ListItems, Self::TableCells, Self::CodeBlocks];

    /// Returns the English name of several.
    pub fn name(self) -> &'static str {
        match self {
            Self::ListItems => "list items",
            Self::TableCells => "table cells",
            Self::CodeBlocks => "blocks of code",
        }
    }
}

/// What exactly differs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Detail {
    /// Sentences of one version that have no counterpart.
    Missing {
        /// How many sentences.
        sentences: usize,
        /// How many paragraphs as a whole; 0 where they are part of one.
        paragraphs: usize,
    },
    /// Sentences that stand elsewhere.
    Moved {
        /// How many English sentences.
        english: usize,
        /// How many Chinese sentences.
        chinese: usize,
    },
    /// A value or name; one side at least says it.
    Values {
        /// As the English text says it.
        english: Option<Said>,
        /// As the Chinese text says it.
        chinese: Option<Said>,
    },
    /// A date and the day of the week beside it.
    Weekday {
        /// The date, `2017-09-01`.
        date: String,
        /// The day that the text says, 1 (Monday) to 7.
        said: u8,
        /// The day that it was.
        is: u8,
    },
    /// Text of the other language, or text that is damaged.
    Text {
        /// The text.
        text: String,
    },
    /// A term and how it is rendered.
    Term {
        /// The term.
        term: String,
        /// The rendering that is expected: the glossary's, or the most frequent; several with
        /// ` / ` between them.
        expected: String,
        /// The rendering here; empty where none can be told.
        found: String,
        /// Why it is expected.
        basis: TermBasis,
    },
    /// Something that one version has and the other does not: a negation, a mark, a heading, a part
    /// of the text for the second time.
    Lone {
        /// What it is: the word or mark.
        text: String,
    },
    /// Two counts that should be equal: headings, list items.
    Counts {
        /// What is counted.
        what: Counted,
        /// In the English version.
        english: usize,
        /// In the Chinese version.
        chinese: usize,
    },
    /// A block that is of another kind in the other version: a heading, a list item.
    Blocks {
        /// What it is in the English version.
        english: BlockKind,
        /// What it is in the Chinese version.
        chinese: BlockKind,
    },
    /// Words of opposite meaning: `rose` and 下降.
    Opposites {
        /// The word of the English version.
        english: String,
        /// The word of the Chinese version.
        chinese: String,
    },
    /// The same value, as the least that may be in one version and the most in the other.
    Bounds {
        /// As the English text says it.
        english: Said,
        /// As the Chinese text says it.
        chinese: Said,
        /// The version that says so much or more; the other says so much or less.
        least: Language,
    },
    /// One version is abridged.
    Abridged {
        /// The version that is a summary or an excerpt of the other.
        shorter: Language,
        /// Share of the longer version that has a counterpart, in per cent of its characters.
        covered_percent: u8,
    },
    /// Two texts that hardly translate each other.
    Unrelated {
        /// Share of the English version that has a counterpart, in per cent of its characters.
        english_percent: u8,
        /// The same of the Chinese version.
        chinese_percent: u8,
    },
}
