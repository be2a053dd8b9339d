//! A document: decoded text, the blocks found in it, what was left out, and its sentences.

use std::ops::Range;

use crate::block_kind::BlockKind;
use crate::coverage::{CoverageError, check_spans};
use crate::inline::{InlineMarkup, Link};
use crate::language::Language;
use crate::omission::OmissionReason;
use crate::origin::Origin;

/// A piece of the document that is read as a unit: a title, a paragraph, a list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the document's text, without surrounding white space.
    pub span: Range<usize>,
    /// What the block is.
    pub kind: BlockKind,
    /// Where it comes from.
    pub origin: Origin,
}

/// A piece of the decoded text that is not part of the document, kept so that nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omission {
    /// Bytes of the document's text, without surrounding white space.
    pub span: Range<usize>,
    /// Why it was left out.
    pub reason: OmissionReason,
    /// Where it comes from.
    pub origin: Origin,
}

/// A sentence: an exact slice of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the document's text; empty for a blank line of a one-sentence-a-line file.
    pub span: Range<usize>,
    /// Index of the block it lies in.
    pub block: usize,
}

/// A decoded text with its blocks, omissions and sentences.
///
/// Invariants: blocks and omissions are ordered, disjoint slices of the text with only white
/// space between them; sentences are ordered, disjoint slices of their blocks with only white
/// space between them. So sentences, omissions and white space rebuild the text. Links and code are
/// slices of the text too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    text: String,
    language: Language,
    blocks: Vec<Block>,
    omissions: Vec<Omission>,
    sentences: Vec<Sentence>,
    inline: InlineMarkup,
}

impl Document {
    /// Makes a document of its text, blocks and omissions; it has no sentences yet.
    ///
    /// # Errors
    ///
    /// Names the first bytes that are lost, covered twice, or not a slice of the text.
    pub fn new(
        text: String,
        language: Language,
        blocks: Vec<Block>,
        omissions: Vec<Omission>,
    ) -> Result<Self, CoverageError> {
        check_pieces(&text, &blocks, &omissions)?;
        let (sentences, inline) = (Vec::new(), InlineMarkup::default());
        Ok(Self { text, language, blocks, omissions, sentences, inline })
    }

    /// Makes a document of a text with one sentence a line; blank lines are empty sentences.
    ///
    /// Lines end at `\n` or `\r\n`; a final line end does not start another line.
    pub fn from_lines(text: impl Into<String>, language: Language) -> Self {
        let text = text.into();
        let mut document = Self {
            blocks: Vec::new(),
            omissions: Vec::new(),
            sentences: Vec::new(),
            inline: InlineMarkup::default(),
            language,
            text,
        };
        let mut start = 0;
        for (index, line) in document.text.split_inclusive('\n').enumerate() {
            let content = line.trim();
            let leading = line.len() - line.trim_start().len();
            // A blank line is an empty slice at its own start.
            let begin = start + if content.is_empty() { 0 } else { leading };
            let span = begin..begin + content.len();
            let origin = Origin::Line(index + 1);
            document.blocks.push(Block { span: span.clone(), kind: BlockKind::Line, origin });
            document.sentences.push(Sentence { span, block: index });
            start += line.len();
        }
        document
    }

    /// Joins the lines of a [`Document::from_lines`] document to paragraphs.
    ///
    /// `starts` are the indices of the sentences that begin one, in any order; the first
    /// sentence begins one anyway, and indices that name no sentence are passed over.
    pub fn with_paragraph_starts(mut self, starts: &[usize]) -> Self {
        let count = self.sentences.len();
        let mut bounds: Vec<usize> =
            starts.iter().copied().filter(|&start| start < count).chain([0, count]).collect();
        bounds.sort_unstable();
        bounds.dedup();
        let lines = std::mem::take(&mut self.blocks);
        for pair in bounds.windows(2) {
            let span = self.sentences[pair[0]].span.start..self.sentences[pair[1] - 1].span.end;
            let origin = lines[pair[0]].origin.clone();
            for sentence in &mut self.sentences[pair[0]..pair[1]] {
                sentence.block = self.blocks.len();
            }
            self.blocks.push(Block { span, kind: BlockKind::Paragraph, origin });
        }
        self
    }

    /// Replaces the sentences.
    ///
    /// # Errors
    ///
    /// Names the first bytes of a block that are in no sentence or in two.
    pub fn with_sentences(self, sentences: Vec<Sentence>) -> Result<Self, CoverageError> {
        check_sentences(&self.text, &self.blocks, &sentences)?;
        Ok(Self { sentences, ..self })
    }

    /// Replaces the links and the code that the markup of the file names.
    ///
    /// # Errors
    ///
    /// Names the first bytes that are not a slice of the text, or out of order.
    pub fn with_inline(self, inline: InlineMarkup) -> Result<Self, CoverageError> {
        inline.check(&self.text)?;
        Ok(Self { inline, ..self })
    }

    /// Returns the decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the language the document is read as.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the blocks in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Returns what was left out, in order.
    pub fn omissions(&self) -> &[Omission] {
        &self.omissions
    }

    /// Returns the sentences in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Returns the links and pictures in the order in which they begin; of formats whose reader
    /// knows none, none.
    pub fn links(&self) -> &[Link] {
        &self.inline.links
    }

    /// Returns the bytes of the text that the file marks as code, in order and disjoint.
    pub fn code_spans(&self) -> &[Range<usize>] {
        &self.inline.code
    }

    /// Returns the text of sentence `index`.
    ///
    /// # Panics
    ///
    /// If there is no such sentence.
    pub fn sentence_text(&self, index: usize) -> &str {
        &self.text[self.sentences[index].span.clone()]
    }

    /// Tells whether sentence `index` is the first of its block.
    ///
    /// # Panics
    ///
    /// If there is no such sentence.
    pub fn starts_block(&self, index: usize) -> bool {
        index == 0 || self.sentences[index - 1].block != self.sentences[index].block
    }

    /// Proves that nothing is lost: sentences, omissions and white space rebuild the text.
    ///
    /// # Errors
    ///
    /// Names the first bytes that are lost or covered twice.
    pub fn verify(&self) -> Result<(), CoverageError> {
        check_pieces(&self.text, &self.blocks, &self.omissions)?;
        check_sentences(&self.text, &self.blocks, &self.sentences)?;
        self.inline.check(&self.text)
    }
}

fn check_pieces(text: &str, blocks: &[Block], omissions: &[Omission]) -> Result<(), CoverageError> {
    let mut spans: Vec<_> = blocks.iter().map(|block| &block.span).collect();
    spans.extend(omissions.iter().map(|omission| &omission.span));
    spans.sort_by_key(|span| (span.start, span.end));
    check_spans(text, 0..text.len(), spans.into_iter())
}

fn check_sentences(
    text: &str,
    blocks: &[Block],
    sentences: &[Sentence],
) -> Result<(), CoverageError> {
    let mut rest = sentences;
    let mut done = 0;
    for (index, block) in blocks.iter().enumerate() {
        let count = rest.iter().take_while(|sentence| sentence.block == index).count();
        let (own, later) = rest.split_at(count);
        check_spans(text, block.span.clone(), own.iter().map(|sentence| &sentence.span))?;
        rest = later;
        done += count;
    }
    if rest.is_empty() { Ok(()) } else { Err(CoverageError::OutsideBlock { sentence: done }) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn blank_lines_are_sentences_and_ids_never_shift() {
        let document = Document::from_lines("one\n\n  three \r\nfour", Language::English);
        let texts: Vec<_> = (0..4).map(|index| document.sentence_text(index)).collect();
        assert_eq!(texts, ["one", "", "three", "four"]);
        assert_eq!(document.verify(), Ok(()));
    }

    #[test]
    fn paragraph_starts_join_lines_to_blocks() {
        let document = Document::from_lines("a\nb\nc\nd\n", Language::English);
        let document = document.with_paragraph_starts(&[2, 9]);
        let blocks: Vec<_> = document.sentences().iter().map(|sentence| sentence.block).collect();
        assert_eq!(blocks, [0, 0, 1, 1]);
        assert_eq!(document.verify(), Ok(()));
        let empty = Document::from_lines("", Language::English).with_paragraph_starts(&[0]);
        assert_eq!(empty.blocks(), []);
    }

    #[test]
    fn text_that_belongs_to_nothing_is_named() {
        let block = Block { span: 0..3, kind: BlockKind::Paragraph, origin: Origin::Line(1) };
        let error = Document::new("one two".into(), Language::English, vec![block], Vec::new());
        assert_eq!(error.unwrap_err(), CoverageError::Lost { gap: 3..7 });
    }

    #[test]
    fn a_span_that_cuts_a_character_is_refused() {
        let block = Block { span: 0..1, kind: BlockKind::Paragraph, origin: Origin::Line(1) };
        let error = Document::new("中".into(), Language::Chinese, vec![block], Vec::new());
        assert_eq!(error.unwrap_err(), CoverageError::NotASlice { span: 0..1 });
    }

    #[test]
    fn sentences_must_fill_their_block() {
        let block = Block { span: 0..7, kind: BlockKind::Paragraph, origin: Origin::Line(1) };
        let document =
            Document::new("one two".into(), Language::English, vec![block], Vec::new()).unwrap();
        let sentence = |span| Sentence { span, block: 0 };
        assert!(document.clone().with_sentences(vec![sentence(0..3), sentence(4..7)]).is_ok());
        let error = document.with_sentences(vec![sentence(4..7)]).unwrap_err();
        assert_eq!(error, CoverageError::Lost { gap: 0..4 });
    }

    proptest! {
        #[test]
        fn any_text_read_by_lines_loses_nothing(text in "\\PC{0,20}(\n|\r\n| |\t)?\\PC{0,20}\n?") {
            let document = Document::from_lines(text, Language::Chinese);
            prop_assert_eq!(document.verify(), Ok(()));
        }
    }
}
