//! The segments of a page in reading order: columns found, each read from top to bottom.
//!
//! A column gap is a place that few segments cross while many end before it and many begin after
//! it, and those fill the room on their side as lines of running text do and cells of tables do
//! not. Segments that cross it — a title over both columns — part the page into bands, and each
//! band is read column by column.

use super::segment::Segment;

/// Fewest segments on either side of a column gap.
const MIN_LINES: usize = 4;
/// Share of a column's width that its middle line fills.
const MIN_FILL: f32 = 0.55;
/// Columns may hold columns; a page of eight has three levels.
const MAX_DEPTH: usize = 3;

/// Returns the columns of a page, in reading order, each with its segments.
pub(super) fn columns_of(segments: Vec<Segment>) -> Vec<Vec<Segment>> {
    let mut columns = Vec::new();
    split(segments, MAX_DEPTH, &mut columns);
    columns
}

fn split(segments: Vec<Segment>, depth: usize, columns: &mut Vec<Vec<Segment>>) {
    let gap = (depth > 0).then(|| gap_of(&segments)).flatten();
    let Some(gap) = gap else {
        if !segments.is_empty() {
            columns.push(segments);
        }
        return;
    };
    let mut crossing: Vec<Segment> = Vec::new();
    let mut sides: Vec<Segment> = Vec::new();
    for segment in segments {
        let crosses = segment.x0 < gap && segment.x1 > gap;
        if crosses { crossing.push(segment) } else { sides.push(segment) }
    }
    crossing.sort_by(|a, b| b.y.total_cmp(&a.y));
    sides.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut crossing = crossing.into_iter().peekable();
    let mut sides = sides.into_iter().peekable();
    while crossing.peek().is_some() || sides.peek().is_some() {
        let mut band = Vec::new();
        let barrier = crossing.peek().map_or(f32::NEG_INFINITY, |segment| segment.y);
        while let Some(segment) = sides.next_if(|segment| segment.y > barrier) {
            band.push(segment);
        }
        let (left, right): (Vec<_>, Vec<_>) =
            band.into_iter().partition(|segment| segment.x1 <= gap);
        split(left, depth - 1, columns);
        split(right, depth - 1, columns);
        let mut whole = Vec::new();
        let next_side = sides.peek().map_or(f32::NEG_INFINITY, |segment| segment.y);
        while let Some(segment) = crossing.next_if(|segment| segment.y >= next_side) {
            whole.push(segment);
        }
        if !whole.is_empty() {
            columns.push(whole);
        }
    }
}

/// Finds the place between two columns.
fn gap_of(segments: &[Segment]) -> Option<f32> {
    if segments.len() < 2 * MIN_LINES {
        return None;
    }
    let left = segments.iter().map(|segment| segment.x0).fold(f32::INFINITY, f32::min);
    let right = segments.iter().map(|segment| segment.x1).fold(f32::NEG_INFINITY, f32::max);
    // Columns begin where many segments begin: only the places just before those are tried.
    let mut starts: Vec<f32> = segments.iter().map(|segment| segment.x0).collect();
    starts.sort_by(f32::total_cmp);
    let mut best: Option<(usize, f32)> = None;
    let mut tried = f32::NEG_INFINITY;
    for (index, &start) in starts.iter().enumerate() {
        // Whether enough segments begin here is all there is to know: to count them all for each
        // of them would take time that grows with their square.
        let is_enough = starts.get(index + MIN_LINES - 1).is_some_and(|other| other - start < 2.0);
        if !is_enough || start - tried < 2.0 || start - left < 0.1 * (right - left) {
            continue;
        }
        tried = start;
        let gap = start - 1.0;
        if let Some(crossing) = crossing_count(segments, gap, left, right)
            && best.is_none_or(|(fewest, _)| crossing < fewest)
        {
            best = Some((crossing, gap));
        }
    }
    best.map(|(_, gap)| gap)
}

/// Counts the segments that cross a place, if there are columns on both sides of it.
fn crossing_count(segments: &[Segment], gap: f32, left: f32, right: f32) -> Option<usize> {
    let mut before = Vec::new();
    let mut after = Vec::new();
    let mut crossing = 0;
    for segment in segments {
        if segment.x1 <= gap {
            before.push(segment);
        } else if segment.x0 >= gap {
            after.push(segment);
        } else {
            crossing += 1;
        }
    }
    let fewer = before.len().min(after.len());
    let is_text = |side: &[&Segment], width: f32| {
        let mut widths: Vec<f32> = side.iter().map(|segment| segment.x1 - segment.x0).collect();
        widths.sort_by(f32::total_cmp);
        widths.get(widths.len() / 2).is_some_and(|&middle| middle > MIN_FILL * width)
    };
    // The widest line of each side says how wide its column is; of several columns on the right,
    // the first one counts.
    let width_of =
        |side: &[&Segment]| side.iter().map(|segment| segment.x1 - segment.x0).fold(0.0, f32::max);
    let (wide_before, wide_after) = (width_of(&before), width_of(&after));
    let is_column = fewer >= MIN_LINES
        && crossing * 2 <= fewer
        && is_text(&before, wide_before)
        && is_text(&after, wide_after)
        && wide_before > 0.15 * (right - left)
        && wide_after > 0.15 * (right - left)
        && has_lines(&before)
        && has_lines(&after);
    is_column.then_some(crossing)
}

/// Tells whether the segments of a side are set as close as lines of running text.
fn has_lines(side: &[&Segment]) -> bool {
    let mut heights: Vec<f32> = side.iter().map(|segment| segment.y).collect();
    heights.sort_by(f32::total_cmp);
    let mut steps: Vec<f32> = heights.windows(2).map(|pair| pair[1] - pair[0]).collect();
    steps.retain(|&step| step > 0.5);
    steps.sort_by(f32::total_cmp);
    let size = side.first().map_or(0.0, |segment| segment.size);
    steps.get(steps.len() / 2).is_some_and(|&middle| middle < 2.0 * size)
}
