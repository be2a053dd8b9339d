//! Pages to columns of lines and tables, with what runs through the pages set aside.

use super::layout::columns_of;
use super::marker::begins_note;
use super::row::{cells_of, joined, rows_of};
use super::running::{Edge, edges_of, is_page_number};
use super::segment::Segment;
use super::table::{Part, parts_of};

/// What a page holds, in reading order.
pub(super) struct PageText {
    /// Running heads and page numbers above the text.
    pub(super) head: Vec<Running>,
    pub(super) columns: Vec<Column>,
    /// Running feet and page numbers below the text.
    pub(super) foot: Vec<Running>,
    /// Lines that run another way than most of the page.
    pub(super) turned: Vec<Segment>,
}

/// A running head or foot, or a page number.
pub(super) struct Running {
    pub(super) text: String,
    pub(super) is_number: bool,
}

/// A column of text.
pub(super) struct Column {
    pub(super) parts: Vec<Part>,
    /// Lines of notes at its foot.
    pub(super) notes: Vec<Segment>,
    /// Where its lines begin that are not set in.
    pub(super) left: f32,
    /// Where its longest line ends.
    pub(super) right: f32,
}

/// Sorts the segments of all pages.
pub(super) fn pages_of(pages: Vec<Vec<Segment>>) -> Vec<PageText> {
    let mut turned = Vec::new();
    let mut rows = Vec::new();
    for segments in pages {
        let angle = main_angle(&segments);
        let (along, across): (Vec<_>, Vec<_>) =
            segments.into_iter().partition(|segment| segment.angle == angle);
        turned.push(across);
        rows.push(rows_of(along));
    }
    let edges = edges_of(&rows);
    let body = body_size(&rows, &edges);
    let mut texts: Vec<PageText> = rows
        .into_iter()
        .zip(edges)
        .zip(turned)
        .map(|((rows, edges), turned)| page_of(rows, &edges, turned, body))
        .collect();
    widen_short_columns(&mut texts);
    texts
}

/// Returns the size that most letters of the document have.
pub(super) fn body_size(rows: &[Vec<Vec<Segment>>], edges: &[Vec<Edge>]) -> f32 {
    let mut counts: std::collections::BTreeMap<i32, usize> = std::collections::BTreeMap::new();
    for (rows, edges) in rows.iter().zip(edges) {
        let body = rows.iter().zip(edges).filter(|(_, edge)| **edge == Edge::Body);
        for segment in body.flat_map(|(row, _)| row) {
            let size = (segment.size * 4.0).round() as i32;
            *counts.entry(size).or_default() += segment.text.chars().count();
        }
    }
    let most = counts.into_iter().max_by_key(|&(_, count)| count);
    most.map_or(10.0, |(size, _)| size as f32 / 4.0)
}

/// Returns the direction in which most text of a page runs.
fn main_angle(segments: &[Segment]) -> i16 {
    let mut counts: std::collections::BTreeMap<i16, usize> = std::collections::BTreeMap::new();
    for segment in segments {
        *counts.entry(segment.angle).or_default() += segment.text.chars().count();
    }
    counts.into_iter().max_by_key(|&(_, count)| count).map_or(0, |(angle, _)| angle)
}

fn page_of(rows: Vec<Vec<Segment>>, edges: &[Edge], turned: Vec<Segment>, body: f32) -> PageText {
    let (mut head, mut foot) = (Vec::new(), Vec::new());
    let mut text = Vec::new();
    let mut has_begun = false;
    for (row, edge) in rows.into_iter().zip(edges) {
        if *edge == Edge::Body {
            has_begun = true;
            text.extend(row);
            continue;
        }
        let side = if has_begun { &mut foot } else { &mut head };
        for cell in cells_of(row) {
            let is_number = is_page_number(&cell.text);
            side.push(Running { text: cell.text, is_number });
        }
    }
    let columns = columns_of(text).into_iter().map(|column| column_of(column, body)).collect();
    PageText { head, columns, foot, turned }
}

fn column_of(segments: Vec<Segment>, body: f32) -> Column {
    let mut rows = rows_of(segments);
    let notes: Vec<Segment> =
        rows.split_off(start_of_notes(&rows, body)).iter().filter_map(|row| joined(row)).collect();
    let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
    for segment in rows.iter().flatten() {
        if (segment.size - body).abs() < 0.12 * body {
            left = left.min(segment.x0);
            right = right.max(segment.x1);
        }
    }
    let parts = parts_of(rows.into_iter().map(cells_of).collect());
    Column { parts, notes, left, right }
}

/// Finds where the notes at the foot of a column begin: rows in small type, the first of which
/// has the mark of a note.
fn start_of_notes(rows: &[Vec<Segment>], body: f32) -> usize {
    let is_small = |row: &Vec<Segment>| row.iter().all(|segment| segment.size < 0.93 * body);
    let small = rows.iter().rev().take_while(|row| is_small(row)).count();
    let first = rows.len() - small;
    let is_note = |row: &Vec<Segment>| row.first().is_some_and(|first| begins_note(&first.text));
    // A column all in small type is a column, not a note.
    if first == 0 {
        return rows.len();
    }
    rows[first..].iter().position(is_note).map_or(rows.len(), |index| first + index)
}

/// A column of a few lines does not show how wide it is; one that begins at the same place does.
fn widen_short_columns(pages: &mut [PageText]) {
    let bounds = |column: &Column| (column.left, column.parts.len(), column.right);
    let known: Vec<(f32, f32)> = pages
        .iter()
        .flat_map(|page| &page.columns)
        .map(bounds)
        .filter(|&(_, count, right)| count >= 8 && right.is_finite())
        .map(|(left, _, right)| (left, right))
        .take(2_000)
        .collect();
    for column in pages.iter_mut().flat_map(|page| &mut page.columns) {
        let (left, count, right) = bounds(column);
        if count < 8 {
            let alike = known.iter().filter(|known| (known.0 - left).abs() < 6.0);
            let widest = alike.map(|known| known.1).fold(right, f32::max);
            column.right = widest;
        }
    }
}
