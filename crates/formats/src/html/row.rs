//! A bead as an `article`, in one line.

use std::fmt::Write as _;

use super::escape::{push_list, push_text};
use super::marked::{Shown, push_marked};
use super::pair::language_tag;
use super::shade::{shade_of, shown_score};
use crate::field::field_text;
use crate::marks::{Mark, RowMarks};
use crate::row::{BitextRow, rounded_score};

/// Where in the page a bead stands; both are counted from 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Number of the document pair.
    pub pair: usize,
    /// Number of the bead in the whole page.
    pub bead: usize,
}

/// One side of a row.
struct Side<'r> {
    class: &'static str,
    /// What the language is called to the reader.
    name: &'static str,
    text: &'r str,
    ids: &'r [usize],
    offsets: &'r [(usize, usize)],
    kinds: &'r [String],
    origins: &'r [String],
    language: &'r str,
    marks: &'r [Mark],
}

/// Appends a bead with its line end; says what marks it shows.
pub(super) fn push_row(
    html: &mut String,
    row: &BitextRow,
    marks: &RowMarks,
    place: Place,
) -> Shown {
    let score = format!("{:.4}", rounded_score(row.score));
    let _ = write!(html, "<article class=\"bead shade{}", shade_of(rounded_score(row.score)));
    if row.is_null() {
        html.push_str(" null");
    }
    if !row.moved_ids().is_empty() {
        html.push_str(" moved");
    }
    let _ = write!(html, "\" id=\"b{}\" data-score=\"{score}\"", place.bead);
    push_list_attribute(html, "flags", &row.flags);
    let shown_score = shown_score(rounded_score(row.score));
    let _ = write!(
        html,
        "><div class=\"margin\"><b>{}</b> <span>{}</span> <i>{shown_score}</i>",
        place.bead,
        row.bead_type(),
    );
    for flag in row.flags.iter().filter(|flag| !is_shown_as_link(row, flag)) {
        html.push_str(" <em><bdi>");
        push_text(html, &field_text(flag));
        html.push_str("</bdi></em>");
    }
    html.push_str("</div>");
    let [english, chinese] = sides(row, marks);
    let mut shown = push_side(html, &english, &chinese, row, place);
    shown.add(&push_side(html, &chinese, &english, row, place));
    html.push_str("</article>\n");
    shown
}

fn sides<'r>(row: &'r BitextRow, marks: &'r RowMarks) -> [Side<'r>; 2] {
    [
        Side {
            class: "en",
            name: "English",
            text: &row.source_text,
            ids: &row.source_ids,
            offsets: &row.source_offsets,
            kinds: &row.source_kinds,
            origins: &row.source_origins,
            language: language_tag(&row.source_language, "en"),
            marks: &marks.english,
        },
        Side {
            class: "zh",
            name: "Chinese",
            text: &row.target_text,
            ids: &row.target_ids,
            offsets: &row.target_offsets,
            kinds: &row.target_kinds,
            origins: &row.target_origins,
            language: language_tag(&row.target_language, "zh"),
            marks: &marks.chinese,
        },
    ]
}

fn push_side(
    html: &mut String,
    side: &Side<'_>,
    other: &Side<'_>,
    row: &BitextRow,
    place: Place,
) -> Shown {
    let text = field_text(side.text);
    let is_none = text.is_empty() && side.ids.is_empty();
    let _ = write!(html, "<p class=\"{}", side.class);
    match side.kinds.split_first() {
        _ if is_none => html.push_str(" none"),
        // Typography is for the whole side; where kinds meet, there is none.
        Some((first, rest)) if rest.iter().all(|kind| kind == first) && is_plain_word(first) => {
            let _ = write!(html, " kind-{first}");
        }
        _ => {}
    }
    html.push('"');
    if let Some(first) = side.ids.first() {
        let _ = write!(html, " id=\"{}{}-{first}\"", side.class, place.pair);
    }
    let language = if is_none { "en" } else { side.language };
    let _ = write!(html, " lang=\"{language}\" dir=\"auto\"");
    push_numbers(html, "ids", side.ids.iter().map(usize::to_string));
    if let [first, _, .., last] = side.ids {
        // More than two numbers are taller than a short text.
        let _ = write!(html, " data-shown=\"{first}–{last}\"");
    }
    let offsets = side.offsets.iter().map(|(start, end)| format!("{start}-{end}"));
    push_numbers(html, "offsets", offsets);
    push_list_attribute(html, "kinds", side.kinds);
    push_list_attribute(html, "origins", side.origins);
    html.push('>');
    for id in side.ids.iter().skip(1) {
        let _ = write!(html, "<a id=\"{}{}-{id}\"></a>", side.class, place.pair);
    }
    let mut shown = Shown::default();
    if is_none {
        push_note(html, side, other, row, place);
    } else if text == side.text {
        shown = push_marked(html, &text, side.marks);
    } else {
        // The marks are of another text.
        push_text(html, &text);
    }
    html.push_str("</p>");
    shown
}

/// Appends what an empty side says: that nothing is there, or where it went.
fn push_note(html: &mut String, side: &Side<'_>, other: &Side<'_>, row: &BitextRow, place: Place) {
    let moved = row.moved_ids();
    let (Some(first), Some(last)) = (moved.first(), moved.last()) else {
        let _ = write!(html, "Not in the {}", side.name);
        return;
    };
    if other.ids.is_empty() {
        html.push_str("Stands elsewhere");
        return;
    }
    let _ = write!(
        html,
        "Stands elsewhere: <a href=\"#{}{}-{first}\">{} {first}",
        side.class, place.pair, side.name
    );
    if first != last {
        let _ = write!(html, "–{last}");
    }
    html.push_str("</a>");
}

/// Tells whether an empty side of the row shows the flag.
fn is_shown_as_link(row: &BitextRow, flag: &str) -> bool {
    flag.starts_with("moved:") && row.is_null() && !row.moved_ids().is_empty()
}

/// Tells whether a kind can be part of a class; foreign files may call kinds anything.
fn is_plain_word(kind: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    kind.bytes().all(is_letter)
}

fn push_numbers(html: &mut String, name: &str, numbers: impl Iterator<Item = String>) {
    let numbers: Vec<String> = numbers.collect();
    if !numbers.is_empty() {
        let _ = write!(html, " data-{name}=\"{}\"", numbers.join(" "));
    }
}

fn push_list_attribute(html: &mut String, name: &str, items: &[String]) {
    if !items.is_empty() {
        let _ = write!(html, " data-{name}=\"");
        push_list(html, items);
        html.push('"');
    }
}
