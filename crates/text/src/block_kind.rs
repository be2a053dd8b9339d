//! What a block is in its document.

/// What a block is in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockKind {
    /// The title of the document.
    Title,
    /// The line that says when (and often by whom) the document was published.
    DateLine,
    /// A heading with its level, 1 for the highest.
    Heading(u8),
    /// A paragraph of running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A cell of a table.
    TableCell,
    /// The caption of a picture or table.
    Caption,
    /// Source code; never aligned as text.
    Code,
    /// The text of one subtitle.
    Cue,
    /// One line of a file that holds one sentence a line.
    Line,
}

impl BlockKind {
    /// Returns the name that outputs use, such as `paragraph` or `heading2`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::DateLine => "date",
            Self::Heading(0 | 1) => "heading1",
            Self::Heading(2) => "heading2",
            Self::Heading(3) => "heading3",
            Self::Heading(4) => "heading4",
            Self::Heading(5) => "heading5",
            Self::Heading(_) => "heading6",
            Self::Paragraph => "paragraph",
            Self::ListItem => "item",
            Self::TableCell => "cell",
            Self::Caption => "caption",
            Self::Code => "code",
            Self::Cue => "cue",
            Self::Line => "line",
        }
    }
}
