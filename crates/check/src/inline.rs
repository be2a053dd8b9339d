//! Comments in a document that switch findings off.
//!
//! In Markdown and HTML, `<!-- zhen-check: ignore number date -->` silences classes in the block
//! after it (all classes where none is named, nothing where only unknown ones are), `<!-- zhen-check: off -->` in everything up to
//! `<!-- zhen-check: on -->` or the end. Comments are no text of the document: readers list them
//! among what they left out.

use std::ops::Range;

use zhen_text::{Document, OmissionReason};

use crate::finding::Passage;
use crate::kind::FindingKind;

/// The parts of a document in which findings are not wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Silence {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    /// Sentences.
    sentences: Range<usize>,
    /// The classes that are not wanted; none is all.
    kinds: Vec<FindingKind>,
}

impl Silence {
    /// Reads the comments of a document.
    pub(crate) fn of(document: &Document) -> Self {
        let mut silence = Self::default();
        let mut open: Option<(usize, Vec<FindingKind>)> = None;
        for omission in document.omissions() {
            if omission.reason != OmissionReason::Comment {
                continue;
            }
            let text = document.text().get(omission.span.clone()).unwrap_or_default();
            let Some((word, kinds)) = directive(text) else { continue };
            let next = document
                .sentences()
                .partition_point(|sentence| sentence.span.start < omission.span.end);
            match word.as_str() {
                "ignore" => {
                    let end = block_end(document, next);
                    silence.parts.push(Part { sentences: next..end, kinds });
                }
                "off" => open = open.or(Some((next, kinds))),
                "on" => {
                    if let Some((start, kinds)) = open.take() {
                        silence.parts.push(Part { sentences: start..next, kinds });
                    }
                }
                _ => {}
            }
        }
        if let Some((start, kinds)) = open {
            // What would stand behind the last sentence is silenced too.
            silence.parts.push(Part { sentences: start..usize::MAX, kinds });
        }
        silence
    }

    /// Whether a finding of the class at the passage is not wanted. What has no sentences on this
    /// side, such as a block of code or what is left out, is where the next one begins.
    pub(crate) fn covers(&self, kind: FindingKind, passage: &Passage) -> bool {
        let own = &passage.sentences;
        self.parts.iter().any(|part| {
            // What is said of the whole document is only unwanted where all of it is silent.
            let touches = if kind.concerns_whole() {
                part.sentences.start <= own.start && own.end <= part.sentences.end
            } else {
                own.start < part.sentences.end && part.sentences.start < own.end.max(own.start + 1)
            };
            touches && (part.kinds.is_empty() || part.kinds.contains(&kind))
        })
    }
}

/// The end of the block of a sentence, in sentences.
fn block_end(document: &Document, sentence: usize) -> usize {
    let sentences = document.sentences();
    let Some(first) = sentences.get(sentence) else { return sentence };
    sentence + sentences[sentence..].iter().take_while(|own| own.block == first.block).count()
}

/// Reads `zhen-check: WORD CLASS…` in any case. None where it names classes of which none is known:
/// a slip of the pen must not silence everything.
fn directive(comment: &str) -> Option<(String, Vec<FindingKind>)> {
    let comment = comment.to_ascii_lowercase();
    let (_, rest) = comment.split_once("zhen-check:")?;
    let words = rest.split(|character: char| !character.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty());
    let word = words.next()?.to_owned();
    let names: Vec<&str> = words.collect();
    let kinds: Vec<FindingKind> =
        names.iter().filter_map(|name| FindingKind::of_name(name)).collect();
    let is_known = !kinds.is_empty() || names.is_empty() || word == "on";
    is_known.then_some((word, kinds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_read_in_any_case_and_unknown_classes_silence_nothing() {
        let (number, date) = (FindingKind::Number, FindingKind::Date);
        let cases = [
            ("<!-- zhen-check: ignore -->", Some(("ignore", vec![]))),
            ("<!-- zhen-check: ignore number date -->", Some(("ignore", vec![number, date]))),
            ("<!-- zhen-check: IGNORE number -->", Some(("ignore", vec![number]))),
            ("<!-- Zhen-Check: Ignore Number -->", Some(("ignore", vec![number]))),
            ("<!-- zhen-check: ignore nummer date -->", Some(("ignore", vec![date]))),
            ("<!-- zhen-check: ignore nummer -->", None),
            ("<!-- zhen-check: ignore 数字 -->", None),
            ("<!-- zhen-check: off nummer -->", None),
            ("<!-- zhen-check: ON -->", Some(("on", vec![]))),
            ("<!-- zhen-check: -->", None),
            ("<!-- ignore number -->", None),
        ];
        for (comment, expected) in cases {
            let expected = expected.map(|(word, kinds)| (word.to_owned(), kinds));
            assert_eq!(directive(comment), expected, "{comment}");
        }
    }
}
