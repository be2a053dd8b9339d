//! From places in the sentences of a document to places in the text of a row.
//!
//! A row's text is its sentences on one line: white space changes, every other character stays in
//! its order. So the characters that are no white space tell which place is which.

use std::ops::Range;

use zhen_align::Place;
use zhen_formats::field_text;
use zhen_text::Document;

/// Where the sentences of a row stand in its text.
pub(super) struct Projection<'d> {
    sentences: Vec<Projected<'d>>,
}

/// A sentence of the document, and where its characters stand in the row's text.
struct Projected<'d> {
    id: usize,
    text: &'d str,
    /// First byte of every solid character of the sentence.
    from: Vec<usize>,
    /// First byte of the same characters in the row's text.
    to: Vec<usize>,
}

impl<'d> Projection<'d> {
    /// Finds the sentences in the text of their row; time linear in both.
    pub(super) fn new(document: &'d Document, ids: &[usize], row_text: &str) -> Self {
        let mut rest = solid(row_text);
        let mut sentences = Vec::with_capacity(ids.len());
        for &id in ids {
            let text = document.sentence_text(id);
            // A byte order mark at the edge of a sentence is not in the row.
            let count = solid(&field_text(text)).count();
            let from: Vec<usize> = edges_trimmed(text).take(count).collect();
            let to = rest.by_ref().take(count).collect();
            sentences.push(Projected { id, text, from, to });
        }
        Self { sentences }
    }

    /// Returns the bytes of the row's text that a place of a sentence has become; `None` for a
    /// place without solid characters, or in a sentence that the row does not hold.
    pub(super) fn range(&self, place: &Place) -> Option<Range<usize>> {
        let sentence = self.sentences.iter().find(|sentence| sentence.id == place.sentence)?;
        let first = sentence.from.partition_point(|&byte| byte < place.start);
        let last = sentence.from.partition_point(|&byte| byte < place.end).checked_sub(1)?;
        let (start, end) = (*sentence.to.get(first)?, *sentence.to.get(last)?);
        let width = sentence.text[sentence.from[last]..].chars().next()?.len_utf8();
        (first <= last).then_some(start..end + width)
    }
}

/// First bytes of the characters that `field_text` keeps as they are.
fn solid(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().filter(|(_, c)| !is_space(*c)).map(|(byte, _)| byte)
}

/// First bytes of the solid characters of a sentence, without byte order marks at its edges.
fn edges_trimmed(text: &str) -> impl Iterator<Item = usize> + '_ {
    let start = text.len() - text.trim_start_matches(|c| is_space(c) || c == '\u{feff}').len();
    solid(&text[start..]).map(move |byte| start + byte)
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{1c}'..='\u{1e}')
}
