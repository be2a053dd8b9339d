//! How sure the beads are.

use super::drawing::Columns;
use super::section::push_section;
use crate::html::escape::push_text;
use crate::html::number::{grouped, percent};
use crate::html::shade::shade_of;
use crate::statistics::BeadStatistics;

pub(super) fn push(html: &mut String, beads: &BeadStatistics) {
    let histogram = &beads.confidence;
    if beads.two_sided == 0 {
        return;
    }
    let below_half: usize = histogram
        .from
        .iter()
        .zip(&histogram.counts)
        .filter(|(from, _)| **from < 0.5 - 1e-9)
        .map(|(_, count)| count)
        .sum();
    let mut share = String::new();
    push_text(&mut share, &percent(below_half as f64 / beads.two_sided as f64));
    let (noun, verb) = if below_half == 1 { ("bead", "is") } else { ("beads", "are") };
    let doubtful = match below_half {
        0 => "None is below 0.5, where beads are more often wrong than right.".to_owned(),
        _ => format!(
            "<strong>{} {noun}</strong> ({share}) {verb} below 0.5, where beads are more often wrong \
             than right. <code>--min-confidence 0.5</code> leaves these out.",
            grouped(below_half),
        ),
    };
    let prose = [
        "How probable it is that a bead is exactly right: just these sentences on either side, none \
         more and none less. Of the beads about 0.8, expect up to one in five to be wrong. So it is \
         where the documents are versions of each other; those that are not stand among the worst, \
         below.",
        &doubtful,
    ];
    push_section(html, "Confidence", &prose, |html| {
        html.push_str("<figure>");
        let bound = |bin: usize| histogram.from.get(bin).copied().unwrap_or(1.0);
        let ticks = [(0, "0"), (5, "0.25"), (10, "0.5"), (15, "0.75"), (20, "1")];
        let drawing = Columns {
            title: "Beads by confidence",
            description: "A column for each twentieth of the range from 0 to 1.",
            counts: &histogram.counts,
            class: &|bin| format!("shade{}", shade_of(bound(bin) + 1e-9)),
            name: &|bin| format!("{:.2} to {:.2}", bound(bin), bound(bin + 1)),
            ticks: &ticks,
            axis: "confidence",
        };
        drawing.push(html);
        html.push_str("<figcaption>Beads with both sides by confidence; heights by square root.</figcaption></figure>\n");
    });
}
