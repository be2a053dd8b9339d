//! The summary of a page: counts, a histogram of confidence, and what the signs mean.

use std::fmt::Write as _;

use super::marked::{KINDS, Shown};
use super::number::grouped;
use super::shade::{BOUNDS, shade_of, shown_score};
use crate::marks::MarkKind;
use crate::row::{BitextRow, rounded_score};

/// Bars of the histogram; each shade of [`BOUNDS`] begins with a bar of its own.
const BARS: usize = 20;
/// Width of a bar with its gap, and height of the highest, in units of the drawing.
const BAR_WIDTH: usize = 11;
const HEIGHT: f64 = 44.0;

/// What is known of all rows; its size does not depend on their number.
#[derive(Clone, Debug, Default)]
pub(super) struct Summary {
    /// Document pairs.
    pub pairs: usize,
    /// Beads.
    pub beads: usize,
    nulls: usize,
    moved: usize,
    score_sum: f64,
    bars: [usize; BARS],
    shown: Shown,
}

impl Summary {
    /// Counts a row, but for [`beads`](Self::beads), and the marks that it shows.
    pub(super) fn count(&mut self, row: &BitextRow, shown: Shown) {
        let score = rounded_score(row.score);
        self.nulls += usize::from(row.is_null());
        self.moved += usize::from(!row.moved_ids().is_empty());
        self.score_sum += score;
        // A negative score counts in the first bar: `as` stops at zero.
        let bar = (score * BARS as f64 + 1e-9) as usize;
        self.bars[bar.min(BARS - 1)] += 1;
        self.shown.add(&shown);
    }

    /// Appends the summary.
    pub(super) fn push(&self, html: &mut String) {
        html.push_str("<aside class=\"summary\" aria-label=\"Summary\">\n<dl>");
        let many_pairs = usize::from(self.pairs > 1) * self.pairs;
        let counts = [
            ("document pairs", many_pairs),
            ("beads", self.beads),
            ("without counterpart", self.nulls),
            ("moved", self.moved),
        ];
        for (name, count) in counts {
            // What there is none of is not worth a line, but an empty page is.
            if count > 0 || name == "beads" {
                let _ = write!(html, "<div><dt>{name}</dt><dd>{}</dd></div>", grouped(count));
            }
        }
        if self.beads > 0 {
            let mean = shown_score(self.score_sum / self.beads as f64);
            let _ = write!(html, "<div><dt>mean confidence</dt><dd>{mean}</dd></div>");
        }
        let alone: usize = self.shown.alone.iter().sum();
        if alone > 0 {
            let _ =
                write!(html, "<div><dt>marks without match</dt><dd>{}</dd></div>", grouped(alone));
        }
        html.push_str("</dl>\n");
        if self.beads > 0 {
            self.push_histogram(html);
        }
        self.push_legend(html);
        html.push_str("</aside>\n");
    }

    fn push_histogram(&self, html: &mut String) {
        let width = BARS * BAR_WIDTH;
        let most = self.bars.iter().copied().max().unwrap_or(0).max(1);
        let _ = write!(
            html,
            "<figure><svg viewBox=\"0 0 {width} 58\" width=\"{width}\" height=\"58\" role=\"img\" \
             aria-label=\"Histogram of confidence\">"
        );
        for (bar, &count) in self.bars.iter().enumerate().filter(|&(_, &count)| count > 0) {
            // By the square root of the count, so that a few doubtful beads are seen beside
            // thousands of sure ones.
            let height = (count as f64 / most as f64).sqrt() * HEIGHT;
            let (height, from) = (height.max(1.0), bar as f64 / BARS as f64);
            let to = (bar + 1) as f64 / BARS as f64;
            let _ = write!(
                html,
                "<rect class=\"shade{}\" x=\"{}\" y=\"{:.1}\" width=\"{}\" height=\"{height:.1}\">\
                 <title>{from:.2} to {to:.2}: {}</title></rect>",
                shade_of(from + 1e-9),
                bar * BAR_WIDTH,
                HEIGHT - height,
                BAR_WIDTH - 1,
                grouped(count),
            );
        }
        let middle = width / 2;
        let _ = writeln!(
            html,
            "<path d=\"M0 {HEIGHT}.5H{width}\"/><text x=\"0\" y=\"56\">0</text>\
             <text x=\"{middle}\" y=\"56\">0.5</text><text x=\"{width}\" y=\"56\">1</text></svg>\
             <figcaption>Beads by confidence, heights by square root</figcaption></figure>"
        );
    }

    fn push_legend(&self, html: &mut String) {
        html.push_str("<div class=\"legend\"><p class=\"shades\">Confidence");
        for (shade, bound) in BOUNDS.iter().enumerate() {
            let _ = write!(html, " <span class=\"shade{shade}\">from {bound:.1}</span>");
        }
        html.push_str(" <span class=\"shade4\">less</span></p>");
        let any = |index: usize| self.shown.linked[index] + self.shown.alone[index] > 0;
        if (0..KINDS.len()).any(any) {
            html.push_str("<p>");
            for (index, kind) in KINDS.into_iter().enumerate().filter(|&(index, _)| any(index)) {
                let (name, text) = (kind.name(), explanation(kind));
                if self.shown.linked[index] > 0 {
                    let _ = write!(html, "<span class=\"{name}\">{text}</span> ");
                }
                if self.shown.alone[index] > 0 {
                    let _ =
                        write!(html, "<span class=\"{name} alone\">{text} without match</span> ");
                }
            }
            html.push_str("</p>");
        }
        html.push_str(
            "<p>Small numbers are sentences, counted from 0 in each document.</p></div>\n",
        );
    }
}

/// Returns what the legend calls a kind.
fn explanation(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Fact => "value",
        MarkKind::Name => "name",
        MarkKind::Term => "term",
        MarkKind::Word => "word with its translation",
    }
}

/// Reads how many document pairs and beads a line of a summary says the page has; nothing if it is
/// another line. Of a single pair nothing is said.
pub(super) fn read_counts(line: &str) -> Option<(Option<usize>, usize)> {
    let count = |name: &str| {
        let (_, rest) = line.split_once(&format!("<dt>{name}</dt><dd>"))?;
        let (count, _) = rest.split_once('<')?;
        count.replace(',', "").parse().ok()
    };
    line.starts_with("<dl>").then(|| Some((count("document pairs"), count("beads")?))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_fall_into_bars_and_means() {
        let mut summary = Summary::default();
        for score in [0.0, 0.05, 0.3, 0.9999, 1.0, 7.0, -1.0, f64::NAN] {
            summary.beads += 1;
            summary.count(&BitextRow { score, ..BitextRow::default() }, Shown::default());
        }
        assert_eq!(summary.bars.iter().sum::<usize>(), 8);
        assert_eq!(
            (summary.bars[0], summary.bars[1], summary.bars[6], summary.bars[19]),
            (3, 1, 1, 3)
        );
    }

    #[test]
    fn counts_are_read_back() {
        let table = [((1, 0), (None, 0)), ((1, 1234), (None, 1234)), ((2, 3), (Some(2), 3))];
        for ((pairs, beads), expected) in table {
            let mut html = String::new();
            Summary { pairs, beads, ..Summary::default() }.push(&mut html);
            let counts: Vec<_> = html.lines().filter_map(read_counts).collect();
            assert_eq!(counts, [expected]);
        }
    }
}
