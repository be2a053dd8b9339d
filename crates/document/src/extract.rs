//! What a reader found in a file: its text, in pieces that are the document or are not.

use std::ops::Range;

use zhen_text::{
    Block, BlockKind, Document, InlineMarkup, Language, Omission, OmissionReason, Origin,
};

/// Pieces that an extract may have: a hundred times those of the longest books, in less memory than
/// a gigabyte.
pub(crate) const MOST_PIECES: usize = 3_000_000;

/// The text of a file, and what each piece of it is.
///
/// The text holds everything in the file that people read, and comments and code besides; tags,
/// addresses of links and other marks are not in it, but beside it ([`Extract::inline`]). Pieces
/// are ordered, disjoint slices with only white space between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extract {
    text: String,
    pieces: Vec<Piece>,
    inline: InlineMarkup,
    warnings: Vec<String>,
}

/// A piece of the extracted text: a block, or something left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the extracted text, without surrounding white space.
    pub span: Range<usize>,
    /// What it is, or would be if it were not left out.
    pub kind: BlockKind,
    /// Why it is left out, if it is.
    pub omission: Option<OmissionReason>,
    /// Where it comes from.
    pub origin: Origin,
    /// Its language, where the file says so.
    pub language: Option<Language>,
}

impl Extract {
    /// Makes an extract of a text whose pieces are known.
    pub(crate) fn new(text: String, pieces: Vec<Piece>) -> Self {
        Self { text, pieces, ..Self::default() }
    }

    /// Makes an extract of the same text, of which other pieces are left out.
    pub(crate) fn with_pieces(&self, pieces: Vec<Piece>) -> Self {
        Self::new(self.text.clone(), pieces).with_inline(self.inline.clone())
    }

    /// Sets the links and the code, whose places are those of the text.
    pub(crate) fn with_inline(self, inline: InlineMarkup) -> Self {
        Self { inline, ..self }
    }

    /// Returns links and code, also of what is left out.
    pub fn inline(&self) -> &InlineMarkup {
        &self.inline
    }

    /// Returns the whole text, with what is left out.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the pieces in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    pub(crate) fn pieces_mut(&mut self) -> &mut [Piece] {
        &mut self.pieces
    }

    /// Returns what the user should know of the file, in one line each: pages that hold pictures
    /// only, characters that could not be read.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// Adds something that the user should know of the file.
    pub fn warn(&mut self, warning: String) {
        self.warnings.push(warning);
    }

    /// Makes an extract of a text that no reader has looked at: it has no pieces yet.
    pub fn unread(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// Returns the whole text and gives up the pieces.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Leaves out further pieces.
    pub fn omit_where(&mut self, reason: OmissionReason, is_omitted: impl Fn(&Piece) -> bool) {
        for piece in &mut self.pieces {
            if piece.omission.is_none() && is_omitted(piece) {
                piece.omission = Some(reason);
            }
        }
    }

    /// Adds a piece at the end, on a new line; white space around it is dropped, and a piece of
    /// white space alone is none. Returns the piece, to say more of it.
    pub(crate) fn push(
        &mut self,
        text: &str,
        kind: BlockKind,
        origin: Origin,
    ) -> Option<&mut Piece> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        // One more than there may be shows that there are too many, whatever their number.
        if text.is_empty() || self.pieces.len() > MOST_PIECES {
            return None;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(text);
        let span = start..self.text.len();
        self.pieces.push(Piece { span, kind, omission: None, origin, language: None });
        self.pieces.last_mut()
    }

    /// Adds a piece as [`Self::push`] does, with the links and the code of its text.
    pub(crate) fn push_marked(
        &mut self,
        text: &str,
        inline: InlineMarkup,
        kind: BlockKind,
        origin: Origin,
    ) -> Option<&mut Piece> {
        let end = self.text.len();
        self.push(text, kind, origin)?;
        let start = end + usize::from(end > 0);
        let inline = trimmed(inline, text, start);
        self.inline.append(inline);
        self.pieces.last_mut()
    }

    /// Makes a document of what is not left out.
    pub fn into_document(self, language: Language) -> Document {
        let mut blocks = Vec::new();
        let mut omissions = Vec::new();
        for Piece { span, kind, omission, origin, .. } in self.pieces {
            match omission {
                None => blocks.push(Block { span, kind, origin }),
                Some(reason) => omissions.push(Omission { span, reason, origin }),
            }
        }
        let mut inline = self.inline;
        inline.retain_within(blocks.iter().map(|block| &block.span));
        Document::new(self.text, language, blocks, omissions)
            .and_then(|document| document.with_inline(inline))
            .expect("pieces are ordered slices with white space between them")
    }

    /// Returns the text of the pieces that are not left out, a line each.
    pub fn document_text(&self) -> String {
        let kept = self.pieces.iter().filter(|piece| piece.omission.is_none());
        let mut text = String::with_capacity(self.text.len());
        for piece in kept {
            text.push_str(&self.text[piece.span.clone()]);
            text.push('\n');
        }
        text
    }
}

/// Moves the places of a text to where it stands when its white space at both ends is taken off
/// and it begins at `start`.
pub(crate) fn trimmed(mut inline: InlineMarkup, text: &str, start: usize) -> InlineMarkup {
    let is_space = |c: char| c.is_whitespace() || c == '\u{feff}';
    let left = text.trim_start_matches(is_space);
    let cut = text.len() - left.len();
    let length = left.trim_end_matches(is_space).len();
    inline.map_places(|place| start + place.saturating_sub(cut).min(length));
    inline
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_become_blocks_and_omissions() {
        let mut extract = Extract::default();
        extract.push(" A title ", BlockKind::Title, Origin::Line(1));
        assert!(extract.push("\u{feff}\u{3000}", BlockKind::Paragraph, Origin::Line(2)).is_none());
        let code = extract.push("x = 1\ny = 2\n", BlockKind::Code, Origin::Line(3)).unwrap();
        code.omission = Some(OmissionReason::Code);
        assert_eq!(extract.document_text(), "A title\n");
        let document = extract.into_document(Language::English);
        assert_eq!(document.text(), "A title\nx = 1\ny = 2");
        assert_eq!((document.blocks().len(), document.omissions().len()), (1, 1));
    }
}
