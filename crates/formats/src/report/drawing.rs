//! Columns over an axis, drawn as SVG.
//!
//! A drawing is 400 units wide, so that its letters can be read on a telephone as well.

use std::fmt::Write as _;

use crate::html::number::{compact, grouped};

/// Width of a drawing.
pub(super) const WIDTH: usize = 400;
/// Height of the highest column, and what is above it for its number.
const HEIGHT: f64 = 120.0;
const TOP: f64 = 16.0;
/// What is below the axis: the numbers of the axis, and its name.
const BOTTOM: f64 = 34.0;

/// Columns over an axis.
pub(super) struct Columns<'d> {
    /// What is drawn, in a few words.
    pub title: &'d str,
    /// What is to be seen, in a sentence.
    pub description: &'d str,
    /// How many each column shows.
    pub counts: &'d [usize],
    /// Class of each column.
    pub class: &'d dyn Fn(usize) -> String,
    /// What each column holds, in words.
    pub name: &'d dyn Fn(usize) -> String,
    /// Numbers of the axis: before which column each stands.
    pub ticks: &'d [(usize, &'d str)],
    /// Name of the axis.
    pub axis: &'d str,
}

impl Columns<'_> {
    /// Appends the drawing. Heights are by the square root of the counts, so that a few doubtful
    /// beads are seen beside thousands of sure ones.
    pub(super) fn push(&self, html: &mut String) {
        let step = WIDTH as f64 / self.counts.len().max(1) as f64;
        let floor = TOP + HEIGHT;
        push_start(html, self.title, self.description, floor + BOTTOM);
        let most = self.counts.iter().copied().max().unwrap_or(0).max(1);
        for (column, &count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let height = ((count as f64 / most as f64).sqrt() * HEIGHT).max(1.0);
            let (left, top) = (column as f64 * step, floor - height);
            let _ = write!(
                html,
                "<rect class=\"{}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" \
                 height=\"{height:.1}\"><title>{}: {}</title></rect>\
                 <text class=\"value\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                (self.class)(column),
                step - 2.0,
                (self.name)(column),
                grouped(count),
                left + step / 2.0 - 1.0,
                top - 3.0,
                compact(count),
            );
        }
        let _ = write!(html, "<path class=\"axis\" d=\"M0 {floor:.1}H{WIDTH}\"/>");
        for &(column, number) in self.ticks {
            let _ = write!(
                html,
                "<text x=\"{:.1}\" y=\"{:.1}\">{number}</text>",
                column as f64 * step - 1.0,
                floor + 13.0
            );
        }
        let _ = writeln!(
            html,
            "<text x=\"{}\" y=\"{:.1}\">{}</text></svg>",
            WIDTH / 2,
            floor + 29.0,
            self.axis
        );
    }
}

/// Appends the beginning of a drawing of this height.
pub(super) fn push_start(html: &mut String, title: &str, description: &str, height: f64) {
    let _ = write!(
        html,
        "<svg class=\"drawing\" viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" \
         aria-label=\"{title}\"><title>{title}</title><desc>{description}</desc>"
    );
}
