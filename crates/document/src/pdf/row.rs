//! Segments on one height are a row; and what a row of a column is: one text, or cells.

use super::segment::{Segment, space_between};

/// Two segments are in one row if their heights differ by less than this, in sizes of the font.
const SAME_ROW: f32 = 0.45;
/// A gap wider than this, in sizes of the font, parts the cells of a row.
const CELL_GAP: f32 = 1.5;

/// Sorts segments into rows, the highest first, and each row from its start to its end.
pub(super) fn rows_of(mut segments: Vec<Segment>) -> Vec<Vec<Segment>> {
    segments.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x0.total_cmp(&b.x0)));
    let mut rows: Vec<Vec<Segment>> = Vec::new();
    // Height and size of the largest segment of the open row, which rules the others.
    let mut main = (0.0, 0.0);
    for segment in segments {
        match rows.last_mut() {
            Some(row) if (main.0 - segment.y).abs() < SAME_ROW * segment.size.max(main.1) => {
                if segment.size > main.1 {
                    main = (segment.y, segment.size);
                }
                row.push(segment);
            }
            _ => {
                main = (segment.y, segment.size);
                rows.push(vec![segment]);
            }
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
    rows
}

/// Joins the segments of a row that are not far apart.
pub(super) fn cells_of(row: Vec<Segment>) -> Vec<Segment> {
    let mut cells: Vec<Segment> = Vec::new();
    for segment in row {
        match cells.last_mut() {
            Some(cell)
                if segment.x0 - cell.x1 < CELL_GAP * segment.size.max(cell.size)
                    // Pieces that lie on top of one another are not one text.
                    && segment.x0 > cell.x0 - 0.1 =>
            {
                join(cell, &segment);
            }
            _ => cells.push(segment),
        }
    }
    cells
}

/// Joins all segments of a row to one.
pub(super) fn joined(row: &[Segment]) -> Option<Segment> {
    let (first, rest) = row.split_first()?;
    let mut whole = first.clone();
    for segment in rest {
        join(&mut whole, segment);
    }
    Some(whole)
}

fn join(cell: &mut Segment, next: &Segment) {
    let gap = (next.x0 - cell.x1) / next.size.max(cell.size);
    if let (Some(before), Some(after)) = (cell.text.chars().last(), next.text.chars().next()) {
        let is_far = gap > CELL_GAP && !(before.is_whitespace() || after.is_whitespace());
        if is_far || gap > space_between(before, after) {
            cell.text.push(' ');
        }
    }
    cell.text.push_str(&next.text);
    cell.x0 = cell.x0.min(next.x0);
    cell.x1 = cell.x1.max(next.x1);
    cell.is_bold &= next.is_bold;
    if next.size > cell.size {
        cell.size = next.size;
        cell.y = next.y;
    }
}
