//! Sentence splitting: a text to the exact spans of its sentences.
//!
//! Each language has its rules in a file of its own; both find the ends of sentences in one pass
//! with bounded looks ahead, so a line of any length takes linear time. Here the ends become
//! spans: nothing is altered, nothing but white space is left out.
//!
//! Why rules of our own: on the paragraphs of twenty readouts, laws and announcements with
//! hand-made sentences, the best library we know, sentencex 0.1.33, finds the sentence ends inside
//! paragraphs with F1 0.979 (English) and 0.972 (Chinese, where it misses 6 of 109); these rules
//! reach 0.997 and 1.000. The example `split_score` measures any folder of that layout.

use std::ops::Range;

use zhen_text::{BlockKind, Document, Language, Sentence};

mod abbreviations;
mod brackets;
mod chinese;
mod english;
mod reporting;

/// Returns the sentences of a text in order, as byte ranges without surrounding white space.
///
/// The ranges are disjoint and leave out nothing but white space. A single line break inside the
/// text does not end a sentence; a blank line does. Linear time.
pub fn split_sentences(text: &str, language: Language) -> Vec<Range<usize>> {
    let ends = match language {
        Language::English => english::sentence_ends(text),
        Language::Chinese => chinese::sentence_ends(text),
    };
    let mut sentences = Vec::with_capacity(ends.len() + 1);
    let mut start = 0;
    for end in ends.into_iter().chain([text.len()]) {
        let piece = &text[start..end];
        let content = piece.trim();
        if !content.is_empty() {
            let begin = start + piece.len() - piece.trim_start().len();
            sentences.push(begin..begin + content.len());
        }
        start = end;
    }
    sentences
}

/// Splits every block of a document by the document's language and sets its sentences.
///
/// A line of a one-sentence-a-line file, a title, a date line and a heading stay one sentence.
pub fn split_document(document: Document) -> Document {
    let mut sentences = Vec::new();
    for (index, block) in document.blocks().iter().enumerate() {
        match block.kind {
            BlockKind::Line | BlockKind::Title | BlockKind::DateLine | BlockKind::Heading(_) => {
                sentences.push(Sentence { span: block.span.clone(), block: index });
            }
            _ => {
                let text = &document.text()[block.span.clone()];
                let spans = split_sentences(text, document.language()).into_iter();
                sentences.extend(spans.map(|span| Sentence {
                    span: block.span.start + span.start..block.span.start + span.end,
                    block: index,
                }));
            }
        }
    }
    document.with_sentences(sentences).expect("the sentences of a block cover the block")
}

/// Returns whether the white space at the start of `rest` holds a blank line.
fn starts_with_blank_line(rest: &str) -> bool {
    let space = &rest[..rest.len() - rest.trim_start().len()];
    space.bytes().filter(|&byte| byte == b'\n').count() > 1
}

/// Returns the width of a note mark such as `[12]` at the start of `rest`, else 0.
fn note_mark_width(rest: &str) -> usize {
    let Some(inside) = rest.strip_prefix('[') else { return 0 };
    let digits = inside.bytes().take(4).take_while(u8::is_ascii_digit).count();
    if digits > 0 && inside[digits..].starts_with(']') { digits + 2 } else { 0 }
}

#[cfg(test)]
mod tests;
