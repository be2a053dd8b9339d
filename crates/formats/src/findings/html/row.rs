//! A row of a page: a bead, and the notes of its findings.

use std::fmt::Write as _;
use std::ops::Range;

use zhen_check::MessageLanguage;
use zhen_text::Bead;

use super::marked::{Span, push_marked};
use super::note::push_note;
use super::places::{Moved, Places};
use crate::field::field_text;
use crate::findings::one_line::OneLine;
use crate::findings::place::PlacedDocument;
use crate::findings::words::either;
use crate::html::escape::push_text;

/// One of the two documents.
pub(super) struct Side<'d> {
    pub(super) class: &'static str,
    /// What the language is called in itself.
    pub(super) heading: &'static str,
    /// Tag by which browsers choose fonts and voices.
    pub(super) language: &'d str,
    pub(super) placed: PlacedDocument<'d>,
    /// What stands where this side has nothing.
    pub(super) gap: &'static str,
}

/// A bead and where it stands.
pub(super) struct Row<'b> {
    /// Counted from 0 in its document pair.
    pub(super) index: usize,
    /// Rows of the document pairs before.
    pub(super) before: usize,
    pub(super) bead: &'b Bead,
}

/// Appends a row with its line end.
pub(super) fn push_row(
    html: &mut String,
    row: &Row<'_>,
    places: &Places<'_>,
    sides: &[Side<'_>; 2],
    language: MessageLanguage,
) {
    let ranges = [&row.bead.source, &row.bead.target];
    let notes = places.of_row(row.index);
    let number = row.before + row.index + 1;
    let marked = ranges.into_iter().enumerate().flat_map(|(side, range)| {
        range.clone().flat_map(move |sentence| places.of_sentence(side, sentence))
    });
    let worst = marked.map(|(note, _)| note).chain(notes).map(|note| note.finding.severity).max();
    html.push_str("<article class=\"bead");
    if row.bead.is_null() {
        html.push_str(" null");
    }
    if let Some(worst) = worst {
        let _ = write!(html, " found {}", worst.name());
    }
    let _ = write!(html, "\" id=\"r{number}\"><div class=\"margin\"></div>");
    for (index, side) in sides.iter().enumerate() {
        if ranges[index].is_empty() {
            push_gap(html, row, index, places, sides, language);
        } else {
            push_side(html, side, index, ranges[index], places, language);
        }
    }
    for note in notes {
        push_note(html, note, sides, language);
    }
    html.push_str("</article>\n");
}

fn push_side(
    html: &mut String,
    side: &Side<'_>,
    index: usize,
    sentences: &Range<usize>,
    places: &Places<'_>,
    language: MessageLanguage,
) {
    let document = side.placed.document;
    let _ = write!(html, "<p class=\"{}", side.class);
    let blocks = sentences
        .clone()
        .filter_map(|sentence| document.blocks().get(document.sentences().get(sentence)?.block));
    let mut kinds = blocks.clone().map(|block| block.kind.name());
    // Typography is for the whole side; where kinds meet, there is none.
    if let Some(first) = kinds.next().filter(|first| kinds.all(|kind| kind == *first)) {
        let _ = write!(html, " kind-{first}");
    }
    let _ = write!(html, "\" lang=\"{}\" dir=\"auto\"", side.language);
    if let Some(place) = side.placed.short_place(sentences.start) {
        let _ = write!(html, " data-ids=\"{place}\"");
    }
    html.push('>');
    let line = OneLine::new(document, sentences.clone());
    push_marked(html, line.text(), &spans(&line, index, sentences, places), language);
    html.push_str("</p>");
}

/// Returns what findings mark in a side of a row.
fn spans<'n, 'r>(
    line: &OneLine,
    side: usize,
    sentences: &Range<usize>,
    places: &'n Places<'r>,
) -> Vec<Span<'n, 'r>> {
    let in_sentence = |sentence: usize| {
        places.of_sentence(side, sentence).filter_map(move |(note, bytes)| {
            line.place(sentence, bytes).map(|range| Span { range, note })
        })
    };
    sentences.clone().flat_map(in_sentence).collect()
}

/// Appends what an empty side says: that nothing is there, or where it went.
fn push_gap(
    html: &mut String,
    row: &Row<'_>,
    index: usize,
    places: &Places<'_>,
    sides: &[Side<'_>; 2],
    language: MessageLanguage,
) {
    let other = [&row.bead.source, &row.bead.target][1 - index];
    let _ = write!(html, "<p class=\"{} none\">", sides[index].class);
    match other.clone().next().and_then(|sentence| places.moved_to(1 - index, sentence)) {
        None => html.push_str(sides[index].gap),
        Some(Moved { row: moved, sentence }) => {
            html.push_str(either(language, "Stands elsewhere: ", "位置不同："));
            let _ = write!(html, "<a href=\"#r{}\"><bdi>", row.before + moved + 1);
            push_text(html, &field_text(&sides[index].placed.place(sentence, language)));
            html.push_str("</bdi></a>");
        }
    }
    html.push_str("</p>");
}
