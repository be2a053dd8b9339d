//! The summary of a page: how much was found, how much has a counterpart; with it the filter.

use std::fmt::Write as _;

use zhen_check::{Coverage, MessageLanguage};

use crate::field::field_text;
use crate::findings::tally::Tally;
use crate::findings::unchecked::Unchecked;
use crate::findings::words::{either, kind_name, severity_name, verdict};
use crate::html::escape::{push_attribute, push_text};
use crate::html::number::{grouped, percent};

/// Appends the summary. Counts are labels of boxes, which only the script shows: without it they
/// would do nothing.
pub(super) fn push(
    html: &mut String,
    tally: &Tally,
    unchecked: &[Unchecked],
    language: MessageLanguage,
) {
    let name = either(language, "Summary", "摘要");
    // Writing into a string cannot fail.
    let _ = write!(html, "<aside class=\"summary\" aria-label=\"{name}\">\n<p class=\"lead\">");
    push_text(html, &verdict(tally, language));
    html.push_str("</p>\n");
    if tally.pairs > 0 {
        html.push_str("<dl>");
        push_coverage(html, &tally.english, either(language, "English", "英文"), language);
        push_coverage(html, &tally.chinese, either(language, "Chinese", "中文"), language);
        html.push_str("</dl>\n");
    }
    if tally.findings() > 0 {
        let severities = tally.severities().map(|(severity, count)| {
            (severity.name(), severity_name(severity, language), "", count)
        });
        push_boxes(html, either(language, "By severity", "按严重程度"), severities);
        let kinds = tally.kinds().map(|(kind, count)| {
            let description = match language {
                MessageLanguage::English => kind.description(),
                MessageLanguage::Chinese => kind.chinese_description(),
            };
            (kind.name(), kind_name(kind, language), description, count)
        });
        push_boxes(html, either(language, "By class", "按类别"), kinds);
    }
    push_unchecked(html, unchecked, language);
    html.push_str("</aside>\n");
}

/// Appends the documents that were not checked, each with its reason.
fn push_unchecked(html: &mut String, unchecked: &[Unchecked], language: MessageLanguage) {
    if unchecked.is_empty() {
        return;
    }
    let (name, count) = (Unchecked::heading(language), grouped(unchecked.len()));
    let _ = write!(
        html,
        "<details class=\"unchecked\"><summary>{name} <span>{count}</span></summary>\n<ul>\n"
    );
    for own in unchecked {
        html.push_str("<li><bdi>");
        push_text(html, &field_text(&own.name()));
        html.push_str("</bdi> <small>");
        push_text(html, &field_text(&own.told(language)));
        html.push_str("</small></li>\n");
    }
    html.push_str("</ul>\n</details>\n");
}

fn push_coverage(html: &mut String, side: &Coverage, name: &str, language: MessageLanguage) {
    let (covered, all) = (grouped(side.covered_sentences), grouped(side.sentences));
    html.push_str("<div><dt>");
    let _ = match language {
        MessageLanguage::English => {
            write!(html, "of {name} characters have a counterpart, {covered} of {all} sentences")
        }
        MessageLanguage::Chinese => {
            write!(html, "{name}字符有对应内容，{all}句中的{covered}句")
        }
    };
    html.push_str("</dt><dd>");
    push_text(html, &percent(side.share()));
    html.push_str("</dd></div>");
}

/// Appends a box for each severity or class: its class in the page, name, description and count.
fn push_boxes<'t>(
    html: &mut String,
    legend: &str,
    boxes: impl Iterator<Item = (&'t str, &'t str, &'t str, usize)>,
) {
    let _ = write!(html, "<fieldset class=\"filter\"><legend>{legend}</legend>");
    for (class, name, description, count) in boxes {
        let _ = write!(html, "<label class=\"{class}\"");
        if !description.is_empty() {
            html.push_str(" title=\"");
            push_attribute(html, description);
            html.push('"');
        }
        let _ = write!(
            html,
            "><input type=\"checkbox\" checked=\"checked\" value=\"{class}\"/> {name} \
             <span>{}</span></label> ",
            grouped(count)
        );
    }
    html.push_str("</fieldset>\n");
}
