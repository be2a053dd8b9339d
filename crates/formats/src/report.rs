//! `report.html`: the statistics of a corpus as one self-contained page, for whoever must judge it.
//!
//! The page has the frame of the html bitext: no network, no script, light and dark, to be printed.
//! Bars stand in tables, beside the numbers that they show; drawings with axes are SVG, written
//! here. What a figure means is said beside it. All text is escaped, and none is as long as the
//! corpus: the page has a bounded size.

mod beads;
mod confidence;
mod corpus;
mod documents;
mod drawing;
mod lengths;
mod section;
mod table;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use crate::html::escape::push_text;
use crate::html::frame::REPORT;
use crate::html::number::{grouped, percent};
use crate::html::shade::shown_score;
use crate::statistics::{BuildStatistics, Provenance};

/// Writes the report of a corpus.
///
/// # Errors
///
/// When the writer fails.
pub fn write_report(statistics: &BuildStatistics, mut out: impl Write) -> io::Result<()> {
    let mut html = String::new();
    REPORT.push_head(&mut html, &statistics.provenance.title);
    push_summary(&mut html, statistics);
    documents::push(&mut html, &statistics.documents);
    if statistics.beads.two_sided + statistics.beads.null > 0 {
        corpus::push(&mut html, statistics);
        beads::push_coverage(&mut html, statistics);
        confidence::push(&mut html, &statistics.beads);
        beads::push_types(&mut html, &statistics.beads);
        lengths::push(&mut html, &statistics.beads);
    }
    let documents = &statistics.documents;
    documents::push_worst(&mut html, &documents.trusted_coverage, &statistics.worst_documents);
    documents::push_failed(
        &mut html,
        &statistics.failed_documents,
        statistics.more_failed_documents,
    );
    push_provenance(&mut html, &statistics.provenance);
    html.push_str("</main>\n");
    REPORT.push_foot(&mut html);
    out.write_all(html.as_bytes())
}

fn push_summary(html: &mut String, statistics: &BuildStatistics) {
    let BuildStatistics { documents, english, chinese, beads, corpus, .. } = statistics;
    let aligned = documents.by_status.get("aligned");
    html.push_str("<div class=\"summary\">\n<p class=\"lead\">");
    html.push_str(&lead(statistics));
    html.push_str("</p>\n");
    if beads.two_sided > 0 {
        let figures = [
            ("documents aligned", grouped(aligned)),
            ("beads in the corpus", grouped(corpus.beads)),
            ("mean confidence", shown_score(beads.mean_confidence)),
            ("English covered", percent(english.character_coverage)),
            ("Chinese covered", percent(chinese.character_coverage)),
        ];
        html.push_str("<dl>");
        for (name, figure) in figures {
            html.push_str(&format!("<div><dt>{name}</dt><dd>"));
            push_text(html, &figure);
            html.push_str("</dd></div>");
        }
        html.push_str("</dl>\n");
    }
    html.push_str("</div>\n");
}

/// Says in a sentence or two what there is.
fn lead(statistics: &BuildStatistics) -> String {
    let BuildStatistics { documents, beads, corpus, .. } = statistics;
    let unpaired = documents.by_status.get("unpaired");
    let pairs = documents.listed - unpaired.min(documents.listed);
    let aligned = documents.by_status.get("aligned");
    if documents.listed == 0 {
        return "There were no documents.".to_owned();
    }
    let mut text = match (aligned, pairs) {
        (_, 0) => "There were no document pairs to align.".to_owned(),
        (0, 1) => "The only document pair was not aligned.".to_owned(),
        (0, _) => format!("None of the {} document pairs were aligned.", grouped(pairs)),
        (1, 1) => "The only document pair was aligned.".to_owned(),
        _ if aligned == pairs => format!("All {} document pairs were aligned.", grouped(pairs)),
        (1, _) => format!("1 of {} document pairs was aligned.", grouped(pairs)),
        _ => format!("{} of {} document pairs were aligned.", grouped(aligned), grouped(pairs)),
    };
    if unpaired > 0 {
        let what = if unpaired == 1 { "document has" } else { "documents have" };
        text.push_str(&format!(" {} {what} no counterpart.", grouped(unpaired)));
    }
    if beads.two_sided > 0 {
        text.push_str(&format!(
            " The corpus holds {} beads with {} English and {} Chinese characters",
            grouped(corpus.beads),
            grouped(corpus.english_characters),
            grouped(corpus.chinese_characters)
        ));
        text.push_str(&match corpus.left_out.total() {
            0 => ".".to_owned(),
            left_out => format!("; {} beads were left out.", grouped(left_out)),
        });
    }
    text
}

fn push_provenance(html: &mut String, provenance: &Provenance) {
    html.push_str("<footer>\n<h2>How it was made</h2>\n<dl>");
    let mut push = |name: &str, value: &str| {
        if value.is_empty() {
            return;
        }
        html.push_str("<div><dt>");
        push_text(html, name);
        html.push_str("</dt><dd dir=\"auto\">");
        push_text(html, value);
        html.push_str("</dd></div>\n");
    };
    push("zhen", &provenance.version);
    push("lexicon", &provenance.lexicon_checksum);
    for option in &provenance.options {
        push(&option.name, if option.value.is_empty() { "yes" } else { &option.value });
    }
    html.push_str("</dl>\n</footer>\n");
}
