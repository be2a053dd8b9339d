//! What the sentences of a passage say, and the words within them that are meant.

use std::ops::Range;

use zhen_check::Passage;
use zhen_text::Document;

use crate::field::field_text;

/// The text of a passage as it stands in the document.
///
/// Between sentences of one block stands what stands there in the document, between blocks a line
/// break: what was left out between two blocks is no part of the passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The sentences.
    pub(super) text: String,
    /// The words that are meant, in order.
    pub(super) marks: Vec<MarkedWords>,
}

/// Words that are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MarkedWords {
    /// Characters (Unicode code points) of the excerpt's text.
    pub(super) characters: Range<usize>,
    /// The words.
    pub(super) text: String,
    /// The sentence of the document.
    pub(super) sentence: usize,
    /// Bytes of the sentence's text.
    pub(super) bytes: Range<usize>,
}

impl Excerpt {
    /// Takes a passage out of its document; what the document does not have is passed over.
    pub(super) fn of(document: &Document, passage: &Passage) -> Self {
        let mut excerpt = Self::default();
        let mut characters = 0;
        let sentences = document.sentences();
        let end = passage.sentences.end.min(sentences.len());
        for sentence in passage.sentences.start..end {
            let text = document.sentence_text(sentence);
            if sentence > passage.sentences.start {
                let gap = gap_before(document, sentence);
                excerpt.text.push_str(gap);
                characters += gap.chars().count();
            }
            for mark in passage.marks.iter().filter(|mark| mark.sentence == sentence) {
                let bytes = mark.start..mark.end;
                let (Some(before), Some(words)) = (text.get(..mark.start), text.get(bytes.clone()))
                else {
                    continue;
                };
                let start = characters + before.chars().count();
                excerpt.marks.push(MarkedWords {
                    characters: start..start + words.chars().count(),
                    text: words.to_owned(),
                    sentence,
                    bytes,
                });
            }
            excerpt.text.push_str(text);
            characters += text.chars().count();
        }
        excerpt
    }

    /// Returns the text on one line.
    pub(super) fn one_line(&self) -> String {
        field_text(&self.text)
    }
}

/// Returns what stands between a sentence and the one before it.
fn gap_before(document: &Document, sentence: usize) -> &str {
    if document.starts_block(sentence) {
        return "\n";
    }
    let [before, own] = [sentence - 1, sentence].map(|index| &document.sentences()[index].span);
    document.text().get(before.end..own.start).unwrap_or_default()
}

/// Cuts a text behind `most` characters, and says so by `…`.
pub(super) fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use zhen_align::Place;
    use zhen_text::{Block, BlockKind, Language, Omission, OmissionReason, Origin, Sentence};

    use super::*;

    #[test]
    fn an_excerpt_keeps_gaps_and_leaves_out_what_the_document_leaves_out() {
        let text = "One  two.\nShare!\n三𠀀 four.";
        let block =
            |span, line| Block { span, kind: BlockKind::Paragraph, origin: Origin::Line(line) };
        let share =
            Omission { span: 10..16, reason: OmissionReason::Share, origin: Origin::Line(2) };
        let blocks = vec![block(0..9, 1), block(17..text.len(), 3)];
        let sentence = |span, block| Sentence { span, block };
        let sentences = vec![sentence(0..3, 0), sentence(5..9, 0), sentence(17..text.len(), 1)];
        let document = Document::new(text.into(), Language::English, blocks, vec![share])
            .and_then(|document| document.with_sentences(sentences))
            .expect("the pieces cover the text");
        let mark = |sentence, start, end| Place { sentence, start, end };
        let passage = Passage {
            sentences: 0..3,
            // The last two are no slices of their sentences.
            marks: vec![mark(2, 3, 7), mark(2, 8, 12), mark(2, 1, 3), mark(1, 0, 99)],
        };
        let excerpt = Excerpt::of(&document, &passage);
        assert_eq!(excerpt.text, "One  two.\n三𠀀 four.");
        let marks: Vec<_> =
            excerpt.marks.iter().map(|mark| (mark.characters.clone(), &*mark.text)).collect();
        assert_eq!(marks, [(11..12, "𠀀"), (13..17, "four")]);
        assert_eq!(excerpt.one_line(), "One  two. 三𠀀 four.");
        let beyond = Passage::of_sentences(7..9);
        assert_eq!(Excerpt::of(&document, &beyond), Excerpt::default());
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(shortened("中文字", 3), "中文字");
        assert_eq!(shortened("中文字", 2), "中文…");
    }
}
