//! Lines of running text, and headings above it, that begin like the lines around a document.
//!
//! `Share this with your team before Friday.` is a share line below an article and a sentence
//! within it; `Technical support` is a link in a footer and the heading of a paragraph. Where
//! running text stands before and after such a line, its phrase says nothing.

use super::cue::{Cue, Weight};
use super::layout::Evidence;
use super::shape::Prose;
use zhen_text::OmissionReason;

/// Lines that are looked past on either side.
const REACH: usize = 8;

/// Takes the cues from sentences that stand in running text, and from headings above it.
pub(super) fn take_cues(lines: &[&str], evidence: &mut [Evidence]) {
    let in_text: Vec<bool> = (0..evidence.len())
        .map(|index| {
            let own = &evidence[index];
            // Where markup is known, it has said already what part of the page a line is.
            own.cue.is_some()
                && own.markup.as_ref().is_none_or(|markup| markup.part.is_none())
                && (is_sentence_in_text(evidence, index)
                    || is_heading(lines[index], evidence, index))
        })
        .collect();
    for (own, _) in evidence.iter_mut().zip(in_text).filter(|(_, in_text)| *in_text) {
        own.cue = None;
    }
}

fn is_sentence_in_text(evidence: &[Evidence], index: usize) -> bool {
    evidence[index].shape.prose > Prose::None
        && (is_text_next(evidence[..index].iter().rev()) || is_head(&evidence[..index]))
        && is_text_next(evidence[index + 1..].iter())
}

/// Lines that may stand above the text of a document without being menus.
const LONGEST_HEAD: usize = 3;

/// Tells whether the lines above are a title and what goes with it, and no menus.
fn is_head(lines: &[Evidence]) -> bool {
    let is_plain = |line: &Evidence| line.cue.is_none_or(|cue| cue.weight <= Weight::Weak);
    lines.len() <= LONGEST_HEAD && lines.iter().all(is_plain)
}

/// Tells whether the next line, sentences with cues aside, is a sentence without any.
fn is_text_next<'e>(mut lines: impl Iterator<Item = &'e Evidence>) -> bool {
    let is_cued_sentence = |line: &&Evidence| line.cue.is_some() && line.shape.prose > Prose::None;
    for _ in 0..REACH {
        match lines.next() {
            Some(line) if is_cued_sentence(&line) => {}
            Some(line) => return line.cue.is_none() && line.shape.prose > Prose::None,
            None => return false,
        }
    }
    false
}

/// Words of the longest heading that is looked at.
const LONGEST_HEADING: f64 = 6.0;

/// Tells whether a phrase of footers is a heading: a bare label below text of the document, with
/// running text directly below it. The heads of disclaimers are none, because
/// their text is the site's.
fn is_heading(line: &str, evidence: &[Evidence], index: usize) -> bool {
    let own = &evidence[index];
    let is_footer =
        |cue: &Cue| cue.reason == OmissionReason::Footer && !cue.opens_notice && !cue.inside;
    let is_label = own.shape.prose == Prose::None
        && own.shape.words <= LONGEST_HEADING
        && !own.shape.date
        && line.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '&' | '\'' | '’'));
    let is_text = |line: &Evidence| line.cue.is_none() && line.shape.prose > Prose::None;
    own.cue.as_ref().is_some_and(is_footer)
        && is_label
        && index > 0
        && evidence[index - 1].cue.is_none()
        && evidence[..index].iter().rev().take(REACH).any(is_text)
        && evidence.get(index + 1).is_some_and(is_text)
}
