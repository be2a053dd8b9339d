//! The date of a page whose only date stands in an editor's line.
//!
//! `责任编辑：周眠 来源：椴树网 撰写时间：2024-03-07 15:41` is an editor's line on most pages, and the
//! date line on those that have no other.

use zhen_text::OmissionReason;

use super::cue::Weight;
use super::date;
use super::layout::Evidence;
use super::shape::Prose;

/// Makes the first editor's line with a date the date line, if the page has no other.
pub(super) fn find(lines: &[&str], evidence: &mut [Evidence]) {
    let is_editor = |own: &Evidence| {
        own.shape.prose < Prose::Long
            && own.cue.is_some_and(|cue| {
                cue.reason == OmissionReason::Editor && cue.weight == Weight::Strong
            })
    };
    let text = evidence.iter().position(|own| own.shape.prose == Prose::Long && own.cue.is_none());
    let first = (0..lines.len()).find(|&i| is_editor(&evidence[i]) && date::is_in(lines[i]));
    let Some(first) = first else { return };
    // Dates below the text are those of other articles, as a rule.
    let head = text.filter(|&text| first < text).unwrap_or(evidence.len());
    if !evidence[..head].iter().any(|own| own.shape.date && own.cue.is_none()) {
        evidence[first].cue = None;
        evidence[first].shape.date = true;
    }
}
