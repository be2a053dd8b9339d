//! How long the sides of beads are: a map of both lengths, and their ratio.

use std::fmt::Write as _;

use super::drawing::{Columns, WIDTH, push_start};
use super::section::push_section;
use crate::html::number::{compact, grouped};
use crate::statistics::{BeadStatistics, LENGTH_BINS};

/// Side of a cell that is half an octave long, in units of the drawing.
const CELL: f64 = 13.0;
/// Where the map's left edge is.
const LEFT: f64 = 44.0;
/// Where its upper edge is.
const TOP: f64 = 6.0;
/// Half octaves of the map: from half an octave below 1 to the end of the last bin.
const HALF_OCTAVES: f64 = 26.0;
/// Half octaves in ten, and in two and a half: twice their binary logarithms.
const TEN: f64 = 6.643_856;
const TWO_AND_A_HALF: f64 = 2.643_856;

/// Appends the map and the ratio.
pub(super) fn push(html: &mut String, beads: &BeadStatistics) {
    if beads.two_sided == 0 {
        return;
    }
    let prose = [
        "Translations lie along the line, where 2.5 English characters stand for a Chinese one. What \
         lies far off it deserves a look: a bead may have a sentence too many, text may not have \
         been translated, or documents may be no versions of each other. \
         <code>--max-length-ratio</code> leaves it out.",
        "Short beads scatter more, which is no fault of theirs.",
    ];
    push_section(html, "Lengths", &prose, |html| {
        html.push_str("<figure>");
        push_map(html, &beads.lengths.counts);
        html.push_str("<figcaption>Beads with both sides by the lengths of these, in characters without white space.</figcaption></figure>\n<figure>");
        push_ratio(html, &beads.length_ratio.counts);
        html.push_str("<figcaption>Beads with both sides by length ratio; heights by square root.</figcaption></figure>\n");
    });
}

/// Where a bin begins, in half octaves from the edge of the map. From 3 up the bins are half octaves; 1 and 2
/// have a whole one each.
fn start_of(bin: usize) -> f64 {
    if bin < 2 { 2.0 * bin as f64 } else { bin as f64 + 2.0 }
}

fn push_map(html: &mut String, counts: &[Vec<usize>]) {
    let side = HALF_OCTAVES * CELL;
    let floor = TOP + side;
    push_start(
        html,
        "Beads by length",
        "A map: Chinese characters to the right, English characters upwards, both by their logarithm; \
         the darker a cell, the more beads.",
        floor + 74.0,
    );
    let x = |half_octaves: f64| LEFT + half_octaves * CELL;
    let y = |half_octaves: f64| floor - half_octaves * CELL;
    let _ = write!(
        html,
        "<rect class=\"ground\" x=\"{LEFT}\" y=\"{TOP}\" width=\"{side}\" height=\"{side}\"/>"
    );
    let most = counts.iter().flatten().copied().max().unwrap_or(0);
    for (row, cells) in counts.iter().enumerate() {
        for (column, &count) in cells.iter().enumerate().filter(|(_, count)| **count > 0) {
            let (left, right) = (start_of(column), start_of(column + 1));
            let (bottom, top) = (start_of(row), start_of(row + 1));
            let _ = write!(
                html,
                "<rect class=\"heat\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" \
                 fill-opacity=\"{:.2}\"><title>{} English, {} Chinese characters: {}</title></rect>",
                x(left),
                y(top),
                (right - left) * CELL,
                (top - bottom) * CELL,
                opacity(count, most),
                range(row),
                range(column),
                grouped(count),
            );
        }
    }
    // English is the Chinese times 2.5, from the left edge to the upper one.
    let _ = write!(
        html,
        "<path class=\"line\" d=\"M{:.1} {:.1}L{:.1} {:.1}\"/>",
        x(0.0),
        y(TWO_AND_A_HALF),
        x(HALF_OCTAVES - TWO_AND_A_HALF),
        y(HALF_OCTAVES),
    );
    for (power, number) in ["1", "10", "100", "1,000"].into_iter().enumerate() {
        // 1 is half an octave from the edge.
        let place = power as f64 * TEN + 1.0;
        let _ = write!(
            html,
            "<text x=\"{:.1}\" y=\"{:.1}\">{number}</text><text class=\"end\" x=\"{:.1}\" y=\"{:.1}\">{number}</text>",
            x(place),
            floor + 14.0,
            LEFT - 5.0,
            y(place) + 4.0,
        );
    }
    let _ = write!(
        html,
        "<text x=\"{:.1}\" y=\"{:.1}\">Chinese characters</text>\
         <text transform=\"translate(12 {:.1}) rotate(-90)\">English characters</text>",
        LEFT + side / 2.0,
        floor + 30.0,
        TOP + side / 2.0,
    );
    push_scale(html, most, floor + 46.0);
    html.push_str("</svg>\n");
}

/// Appends what the shades mean.
fn push_scale(html: &mut String, most: usize, top: f64) {
    let levels = level(most) + 1;
    let _ = write!(html, "<text class=\"end\" x=\"{LEFT}\" y=\"{:.1}\">beads</text>", top + 10.0);
    let step = ((WIDTH as f64 - LEFT - 8.0) / levels as f64).min(36.0);
    for index in 0..levels {
        let least = if index % 2 == 0 { 1 } else { 3 } * 10_usize.saturating_pow(index as u32 / 2);
        let left = LEFT + 8.0 + index as f64 * step;
        let _ = write!(
            html,
            "<rect class=\"heat\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{step:.1}\" height=\"12\" \
             fill-opacity=\"{:.2}\"/><text class=\"start\" x=\"{left:.1}\" y=\"{:.1}\">{}</text>",
            opacity(least, most),
            top + 24.0,
            compact(least),
        );
    }
}

/// Returns the level of a count: 1, 3, 10, 30, 100 and so on begin one each.
fn level(count: usize) -> usize {
    let digits = count.max(1).ilog10();
    2 * digits as usize + usize::from(count / 10_usize.pow(digits) >= 3)
}

/// Returns how much ink a cell has: the same step from level to level, up to full.
fn opacity(count: usize, most: usize) -> f64 {
    let levels = level(most) + 1;
    0.1 + 0.9 * (level(count) + 1) as f64 / levels as f64
}

/// Returns the lengths of a bin in words.
fn range(bin: usize) -> String {
    let from = LENGTH_BINS.get(bin).copied().unwrap_or(0);
    match LENGTH_BINS.get(bin + 1) {
        Some(next) if next - 1 == from => grouped(from),
        Some(next) => format!("{} to {}", grouped(from), grouped(next - 1)),
        None => format!("{} or more", grouped(from)),
    }
}

fn push_ratio(html: &mut String, counts: &[usize]) {
    // Two bins a column: quarters would leave no room for numbers.
    let halves: Vec<usize> = counts.chunks(2).map(|pair| pair.iter().sum()).collect();
    let last = halves.len().saturating_sub(1);
    let drawing = Columns {
        title: "Beads by length ratio",
        description: "A column for each half of an English character on a Chinese one, the last for 8 and more.",
        counts: &halves,
        class: &|_| "plain".to_owned(),
        name: &|column| {
            let from = column as f64 / 2.0;
            if column == last {
                format!("{from} or more")
            } else {
                format!("{from} to {}", from + 0.5)
            }
        },
        ticks: &[
            (0, "0"),
            (2, "1"),
            (4, "2"),
            (5, "2.5"),
            (6, "3"),
            (8, "4"),
            (10, "5"),
            (12, "6"),
            (14, "7"),
            (16, "8+"),
        ],
        axis: "English characters for a Chinese one",
    };
    drawing.push(html);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_begin_at_one_and_three_of_each_power_of_ten() {
        let table =
            [(0, 0), (1, 0), (2, 0), (3, 1), (9, 1), (10, 2), (29, 2), (30, 3), (usize::MAX, 38)];
        for (count, expected) in table {
            assert_eq!(level(count), expected, "{count}");
        }
    }

    #[test]
    fn bins_stand_where_their_lengths_do() {
        for (bin, &from) in LENGTH_BINS.iter().enumerate() {
            // A bin begins between its least length and the length before.
            let place = 2_f64.powf((start_of(bin) - 1.0) / 2.0);
            assert!(place <= from as f64 && place > from as f64 - 1.0, "{bin}");
        }
        assert_eq!(start_of(LENGTH_BINS.len()), HALF_OCTAVES);
        let names = [range(0), range(3), range(19), range(23)];
        assert_eq!(names, ["1", "4 to 5", "1,024 to 1,448", "4,096 or more"]);
    }
}
