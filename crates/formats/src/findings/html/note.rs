//! What a page says of a finding: a note at its place, a line in the list of all.

use std::fmt::Write as _;

use zhen_check::{Finding, MessageLanguage};

use super::places::Note;
use super::row::Side;
use crate::field::field_text;
use crate::findings::place::places_of;
use crate::findings::words::{doubt, either, kind_name, severity_name};
use crate::html::escape::push_text;
use crate::html::number::grouped;

/// Number of findings up to which their list is open from the start.
const SHORT_LIST: usize = 20;

/// Returns severity and class of a finding, before its message.
pub(super) fn label(finding: &Finding, language: MessageLanguage) -> String {
    let severity = severity_name(finding.severity, language);
    let kind = kind_name(finding.kind, language);
    match language {
        MessageLanguage::English => format!("{severity}, {kind}: "),
        MessageLanguage::Chinese => format!("{severity}，{kind}："),
    }
}

/// Appends the note of a finding, which has its `id`.
pub(super) fn push_note(
    html: &mut String,
    note: &Note<'_>,
    sides: &[Side<'_>; 2],
    language: MessageLanguage,
) {
    let (finding, number) = (note.finding, note.number);
    let (severity, kind) = (finding.severity.name(), finding.kind.name());
    // Writing into a string cannot fail.
    let _ = write!(
        html,
        "<div class=\"finding {severity} {kind}\" id=\"{id}\"><a href=\"#{id}\">{number}</a> ",
        id = note.id
    );
    push_said(html, note, language);
    html.push_str(" <small><bdi>");
    push_text(html, &places(finding, sides, language));
    html.push_str("</bdi>");
    if let Some(doubt) = doubt(finding.confidence, language) {
        let _ = write!(html, " · {doubt}");
    }
    html.push_str("</small></div>");
}

/// Appends the line of a finding in the list of all.
pub(super) fn push_entry(
    list: &mut String,
    note: &Note<'_>,
    sides: &[Side<'_>; 2],
    language: MessageLanguage,
) {
    let (severity, number) = (note.finding.severity.name(), note.number);
    let _ = write!(list, "<li class=\"{severity}\" value=\"{number}\"><a href=\"#{}\">", note.id);
    push_said(list, note, language);
    list.push_str("</a> <small><bdi>");
    push_text(list, &places(note.finding, sides, language));
    list.push_str("</bdi></small></li>\n");
}

/// Appends the list of all findings; its lines were appended by [`push_entry`].
pub(super) fn push_list(html: &mut String, list: &str, count: usize, language: MessageLanguage) {
    if count == 0 {
        return;
    }
    let name = either(language, "Findings", "核对结果");
    let open = if count <= SHORT_LIST { " open=\"open\"" } else { "" };
    let _ = writeln!(
        html,
        "<nav class=\"findings\" aria-label=\"{name}\"><details{open}><summary>{name} \
         <span>{}</span></summary>\n<ol>\n{list}</ol>\n</details></nav>",
        grouped(count),
    );
}

fn push_said(html: &mut String, note: &Note<'_>, language: MessageLanguage) {
    let finding = note.finding;
    let _ = write!(
        html,
        "<b>{}</b> <i>{}</i> <bdi>",
        severity_name(finding.severity, language),
        kind_name(finding.kind, language)
    );
    push_text(html, &note.message);
    html.push_str("</bdi>");
}

fn places(finding: &Finding, sides: &[Side<'_>; 2], language: MessageLanguage) -> String {
    let documents = sides.each_ref().map(|side| &side.placed);
    field_text(&places_of(finding, documents, language).join(" · "))
}
