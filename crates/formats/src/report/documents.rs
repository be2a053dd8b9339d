//! What became of the documents: counts, reasons, the worst and the failed ones.

use super::drawing::Columns;
use super::section::push_section;
use super::table::{Bar, Cell, push_bars, push_table};
use crate::html::number::{grouped, percent};
use crate::html::shade::shown_score;
use crate::statistics::{DocumentStatistics, FailedDocument, Histogram, WorstDocument};

/// Trusted coverage below which a document is worth a look: in a trial, 280 of 284 wrong pairs
/// were below it, and none of 286 right ones. It begins a bin of the histogram.
const TRUSTED: f64 = 0.55;

/// Appends the documents by what became of them, and why.
pub(super) fn push(html: &mut String, documents: &DocumentStatistics) {
    let prose = ["Every entry of the list of documents, by what became of it. The file \
         <code>documents.tsv</code> has a line for each."];
    push_section(html, "Documents", &prose, |html| {
        let bars: Vec<_> = documents
            .by_status
            .each()
            .filter(|(name, count)| *count > 0 || *name == "aligned")
            .map(|(name, count)| Bar {
                name: name.to_owned(),
                count,
                whole: documents.listed,
                class: if name == "aligned" { "plain" } else { "doubt" },
            })
            .collect();
        push_bars(html, "What became of them", ["status", "documents"], &bars);
        if documents.reasons.is_empty() {
            return;
        }
        let number = |count| Cell::Number(grouped(count));
        let mut rows: Vec<_> = documents
            .reasons
            .iter()
            .map(|it| {
                let reason = match it.documents {
                    1 => Cell::Text(it.example.clone()),
                    _ => Cell::Example(it.reason.clone(), it.example.clone()),
                };
                vec![number(it.documents), Cell::Word(it.status.clone()), reason]
            })
            .collect();
        if documents.other_reasons > 0 {
            let (none, others) = (String::new(), "other reasons".to_owned());
            rows.push(vec![number(documents.other_reasons), Cell::Word(none), Cell::Text(others)]);
        }
        push_table(html, "Why", &["documents", "status", "reason"], &rows);
    });
}

/// Appends how good the documents look, and those that look worst.
pub(super) fn push_worst(html: &mut String, all: &Histogram, worst: &[WorstDocument]) {
    if worst.is_empty() {
        return;
    }
    let bound = |bin: usize| all.from.get(bin).copied().unwrap_or(1.0);
    let is_doubtful = |bin: usize| bound(bin) < TRUSTED - 1e-9;
    let doubtful: usize =
        all.counts.iter().enumerate().filter(|(bin, _)| is_doubtful(*bin)).map(|it| it.1).sum();
    let found = match doubtful {
        0 => "Here, none is below 0.55.".to_owned(),
        1 => "Here, <strong>1 document</strong> is below 0.55.".to_owned(),
        _ => format!("Here, <strong>{} documents</strong> are below 0.55.", grouped(doubtful)),
    };
    let prose = [
        "Trusted coverage is the mean of both sides' coverage times the mean confidence. It finds \
         documents that are no versions of each other, or whose text could not be read well.",
        "In a trial of 570 pairs, 280 of the 284 wrong ones were below 0.55, and none of the 286 \
         right ones.",
        &found,
    ];
    push_section(html, "Worst documents", &prose, |html| {
        html.push_str("<figure>");
        let drawing = Columns {
            title: "Documents by trusted coverage",
            description: "A column for each twentieth of the range from 0 to 1.",
            counts: &all.counts,
            class: &|bin| if is_doubtful(bin) { "doubt" } else { "plain" }.to_owned(),
            name: &|bin| format!("{:.2} to {:.2}", bound(bin), bound(bin + 1)),
            ticks: &[(0, "0"), (5, "0.25"), (11, "0.55"), (15, "0.75"), (20, "1")],
            axis: "trusted coverage",
        };
        drawing.push(html);
        html.push_str("<figcaption>Documents by trusted coverage; heights by square root.");
        html.push_str("</figcaption></figure>\n");
    });
    html.push_str("<div class=\"wide\">\n");
    let heads = [
        "trusted coverage",
        "English document",
        "Chinese document",
        "en sentences",
        "zh sentences",
        "en covered",
        "zh covered",
        "confidence",
    ];
    let rows: Vec<_> = worst.iter().map(worst_row).collect();
    let caption = match rows.len() {
        1 => "The only document.".to_owned(),
        count => format!("The {count} documents of least trusted coverage"),
    };
    push_table(html, &caption, &heads, &rows);
    html.push_str("</div>\n");
}

fn worst_row(worst: &WorstDocument) -> Vec<Cell> {
    let trusted = shown_score(worst.trusted_coverage);
    vec![
        if worst.trusted_coverage < TRUSTED {
            Cell::Doubtful(trusted)
        } else {
            Cell::Number(trusted)
        },
        Cell::Path(worst.english_path.clone()),
        Cell::Path(worst.chinese_path.clone()),
        Cell::Number(grouped(worst.english_sentences)),
        Cell::Number(grouped(worst.chinese_sentences)),
        Cell::Number(percent(worst.english_coverage)),
        Cell::Number(percent(worst.chinese_coverage)),
        Cell::Number(shown_score(worst.mean_confidence)),
    ]
}

/// Appends the first documents that failed.
pub(super) fn push_failed(html: &mut String, failed: &[FailedDocument], more: usize) {
    if failed.is_empty() {
        return;
    }
    let rest = match more {
        0 => "All that failed.".to_owned(),
        _ => format!(
            "The first {}; {} more are in <code>documents.tsv</code>.",
            grouped(failed.len()),
            grouped(more)
        ),
    };
    html.push_str("<div class=\"wide\">");
    push_section(html, "Failed documents", &[&rest], |html| {
        let rows: Vec<_> = failed
            .iter()
            .map(|it| {
                vec![
                    Cell::Path(it.english_path.clone()),
                    Cell::Path(it.chinese_path.clone()),
                    Cell::Word(it.status.clone()),
                    Cell::Text(it.reason.clone()),
                ]
            })
            .collect();
        let heads = ["English document", "Chinese document", "status", "reason"];
        push_table(html, "In the order of the list", &heads, &rows);
    });
    html.push_str("</div>\n");
}
