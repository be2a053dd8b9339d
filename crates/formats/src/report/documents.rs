//! What became of the documents: counts, reasons, the worst and the failed ones.

use super::section::push_section;
use super::table::{Bar, Cell, push_bars, push_table};
use crate::html::number::{grouped, percent};
use crate::html::shade::shown_score;
use crate::statistics::{DocumentStatistics, FailedDocument, WorstDocument};

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

/// Appends the documents that look worst.
pub(super) fn push_worst(html: &mut String, worst: &[WorstDocument]) {
    if worst.is_empty() {
        return;
    }
    let prose = [
        "Sorted by trusted coverage: the mean of both sides' coverage times the mean confidence. \
         Look at the first of them: near 0 stand documents that are no versions of each other, or \
         whose text could not be read well. All that are not listed are better than the last.",
    ];
    html.push_str("<div class=\"wide\">");
    push_section(html, "Worst documents", &prose, |html| {
        let rows: Vec<_> = worst
            .iter()
            .map(|it| {
                let number = |text: String| Cell::Number(text);
                vec![
                    number(shown_score(it.trusted_coverage)),
                    Cell::Path(it.english_path.clone()),
                    Cell::Path(it.chinese_path.clone()),
                    number(grouped(it.english_sentences)),
                    number(grouped(it.chinese_sentences)),
                    number(percent(it.english_coverage)),
                    number(percent(it.chinese_coverage)),
                    number(shown_score(it.mean_confidence)),
                ]
            })
            .collect();
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
        push_table(html, "Least of their text can be trusted", &heads, &rows);
    });
    html.push_str("</div>\n");
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
