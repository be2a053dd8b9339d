//! The sentences of a passage in one line, as reports show them, with the places of its marks.

use std::ops::Range;

use zhen_text::{Document, Language};

use crate::field::{field_in_pieces, is_field, joins};

/// Consecutive sentences of a document in one line.
#[derive(Clone, Debug, Default)]
pub(super) struct OneLine {
    text: String,
    /// In the order of both.
    pieces: Vec<Piece>,
}

/// A piece that stands in the document as in the line.
#[derive(Clone, Copy, Debug)]
struct Piece {
    sentence: usize,
    /// Byte of the sentence where it begins.
    from: usize,
    /// Byte of the line where it begins.
    to: usize,
}

impl OneLine {
    /// Joins sentences, as a bitext does; those that the document does not have are passed over.
    pub(super) fn new(document: &Document, sentences: Range<usize>) -> Self {
        let mut line = Self::default();
        let count = document.sentences().len();
        for sentence in sentences.start.min(count)..sentences.end.min(count) {
            line.push(sentence, document.sentence_text(sentence), document.language());
        }
        line
    }

    fn push(&mut self, sentence: usize, text: &str, language: Language) {
        let mut pieces = Vec::new();
        let field = if is_field(text) {
            pieces.push((0, 0));
            text.to_owned()
        } else {
            field_in_pieces(text, |from, to| pieces.push((from, to)))
        };
        let is_joined = match language {
            Language::English => false,
            Language::Chinese => joins(&self.text, &field),
        };
        if !self.text.is_empty() && !field.is_empty() && !is_joined {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.pieces.extend(pieces.into_iter().map(|(from, to)| Piece {
            sentence,
            from,
            to: start + to,
        }));
        self.text.push_str(&field);
    }

    /// Returns the line.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns where in the line bytes of a sentence stand; `None` where nothing of them does, or
    /// where they cut a character.
    pub(super) fn place(&self, sentence: usize, bytes: Range<usize>) -> Option<Range<usize>> {
        let range = self.position(sentence, bytes.start)?..self.position(sentence, bytes.end)?;
        self.text.get(range.clone()).filter(|text| !text.is_empty()).map(|_| range)
    }

    fn position(&self, sentence: usize, byte: usize) -> Option<usize> {
        let behind =
            self.pieces.partition_point(|piece| (piece.sentence, piece.from) <= (sentence, byte));
        let end = self.pieces.get(behind).map_or(self.text.len(), |piece| piece.to);
        match self.pieces.get(behind.checked_sub(1)?) {
            Some(piece) if piece.sentence == sentence => {
                Some(piece.to.saturating_add(byte - piece.from).min(end))
            }
            // White space before the first piece of the sentence.
            _ => self.pieces.get(behind).filter(|next| next.sentence == sentence).map(|_| end),
        }
    }
}

#[cfg(test)]
mod tests {
    use zhen_text::{Block, BlockKind, Origin, Sentence};

    use super::*;

    fn document(text: &str, language: Language, spans: &[Range<usize>]) -> Document {
        let block =
            Block { span: 0..text.len(), kind: BlockKind::Paragraph, origin: Origin::Line(1) };
        let document = Document::new(text.to_owned(), language, vec![block], Vec::new());
        let sentences = spans.iter().map(|span| Sentence { span: span.clone(), block: 0 });
        let document = document.expect("one block is the whole text");
        document.with_sentences(sentences.collect()).expect("the spans are the sentences")
    }

    #[test]
    fn marks_are_found_where_lines_were_joined() {
        let text = "The old\n harbour. It\topened.";
        let english = document(text, Language::English, &[0..17, 18..28]);
        let line = OneLine::new(&english, 0..2);
        assert_eq!(line.text(), "The old harbour. It opened.");
        let marked = |sentence, bytes| line.place(sentence, bytes).map(|range| &line.text()[range]);
        let table = [
            (0, 4..7, Some("old")),
            (0, 9..16, Some("harbour")),
            (0, 4..16, Some("old harbour")),
            (1, 0..9, Some("It opened")),
            (0, 7..9, Some(" ")),
            (0, 4..99, Some("old harbour. ")),
            (1, 3..3, None),
            (2, 0..1, None),
        ];
        for (sentence, bytes, expected) in table {
            assert_eq!(marked(sentence, bytes.clone()), expected, "{sentence} {bytes:?}");
        }
    }

    #[test]
    fn chinese_sentences_stand_side_by_side() {
        let chinese = document("港口开\n了。船来了。", Language::Chinese, &[0..16, 16..28]);
        let line = OneLine::new(&chinese, 0..9);
        assert_eq!(line.text(), "港口开了。船来了。");
        assert_eq!(line.place(0, 10..13), Some(9..12));
        assert_eq!(line.place(1, 0..3), Some(15..18));
        assert_eq!(line.place(1, 1..3), None);
    }
}
