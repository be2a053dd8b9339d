//! Rows of a column that are a table: neighbours whose cells stand under one another.

use super::marker::marker_of;
use super::row::joined;
use super::segment::Segment;

/// Cells stand under one another if their edges differ by less than this, in sizes of the font.
const ALIGNED: f32 = 0.6;

/// A part of a column.
pub(super) enum Part {
    /// A line of text.
    Line(Segment),
    /// A table: its rows, their cells, the lines of each.
    Table(Vec<Vec<Vec<Segment>>>),
}

/// Tells lines from tables. `rows` are the cells of each row, the highest first.
pub(super) fn parts_of(rows: Vec<Vec<Segment>>) -> Vec<Part> {
    let is_multiple: Vec<bool> = rows.iter().map(|row| row.len() > 1 && !is_item(row)).collect();
    let mut is_table = vec![false; rows.len()];
    for index in 0..rows.len() {
        for other in [index + 1, index + 2] {
            let is_pair = is_multiple[index] && is_multiple.get(other) == Some(&true);
            if is_pair && are_aligned(&rows[index], &rows[other]) {
                is_table[index..=other].fill(true);
            }
        }
    }
    for index in 1..rows.len() {
        // A cell of one line more than its neighbours.
        let (row, above) = (&rows[index], &rows[index - 1]);
        if !is_table[index] && is_table[index - 1] && continues_cells(above, row) {
            is_table[index] = true;
        }
    }
    let mut parts = Vec::new();
    let mut open: Vec<Vec<Segment>> = Vec::new();
    for (row, is_table) in rows.into_iter().zip(is_table) {
        if is_table {
            open.push(row);
            continue;
        }
        if !open.is_empty() {
            parts.push(Part::Table(table_of(std::mem::take(&mut open))));
        }
        parts.extend(joined(&row).map(Part::Line));
    }
    if !open.is_empty() {
        parts.push(Part::Table(table_of(open)));
    }
    parts
}

/// Tells whether a row is an item of a list, whose mark stands apart.
fn is_item(row: &[Segment]) -> bool {
    row.first().is_some_and(|first| {
        first.text.chars().count() <= 5 && marker_of(&format!("{} x", first.text)).is_some()
    })
}

fn is_under(a: &Segment, b: &Segment) -> bool {
    let reach = ALIGNED * a.size.max(b.size);
    let middle = |cell: &Segment| (cell.x0 + cell.x1) / 2.0;
    (a.x0 - b.x0).abs() < reach
        || (a.x1 - b.x1).abs() < reach
        || (middle(a) - middle(b)).abs() < reach
}

fn are_aligned(a: &[Segment], b: &[Segment]) -> bool {
    let count = a.iter().filter(|cell| b.iter().any(|other| is_under(cell, other))).count();
    count >= 2
}

fn continues_cells(above: &[Segment], row: &[Segment]) -> bool {
    let (Some(upper), Some(lower)) = (above.first(), row.first()) else { return false };
    let size = upper.size.max(lower.size);
    let is_in_cell = |cell: &Segment| {
        let own = above.iter().position(|other| (cell.x0 - other.x0).abs() < ALIGNED * size);
        own.is_some_and(|own| above.get(own + 1).is_none_or(|next| cell.x1 < next.x0))
    };
    // The first cell of a row below alone is a new row, or text after the table.
    let is_first = row.len() == 1 && (lower.x0 - upper.x0).abs() < ALIGNED * size;
    upper.y - lower.y < 1.5 * size && !is_first && row.iter().all(is_in_cell)
}

/// Joins lines that are parts of one row: those that stand closer than the rows do.
fn table_of(lines: Vec<Vec<Segment>>) -> Vec<Vec<Vec<Segment>>> {
    let height = |line: &Vec<Segment>| line.first().map_or(0.0, |cell| cell.y);
    let steps: Vec<f32> =
        lines.windows(2).map(|pair| height(&pair[0]) - height(&pair[1])).collect();
    let narrowest = steps.iter().copied().fold(f32::INFINITY, f32::min);
    let widest = steps.iter().copied().fold(0.0, f32::max);
    let least = if widest > 1.25 * narrowest { (narrowest + widest) / 2.0 } else { 0.0 };
    let mut rows: Vec<Vec<Vec<Segment>>> = Vec::new();
    for (index, line) in lines.into_iter().enumerate() {
        let step = index.checked_sub(1).map_or(f32::INFINITY, |index| steps[index]);
        match rows.last_mut() {
            Some(row) if step < least => {
                for cell in line {
                    let own = row
                        .iter_mut()
                        .find(|own| own.first().is_some_and(|first| is_under(first, &cell)));
                    match own {
                        Some(own) => own.push(cell),
                        None => row.push(vec![cell]),
                    }
                }
            }
            _ => rows.push(line.into_iter().map(|cell| vec![cell]).collect()),
        }
    }
    rows
}
