//! Lines of running text, and headings above it, that begin like the lines around a document.
//!
//! `Share this with your team before Friday.` is a share line below an article and a sentence
//! within it; `Technical support` is a link in a footer and the heading of a paragraph. Where
//! running text stands before and after such a line, its phrase says nothing.

use zhen_text::OmissionReason;

use super::cue::{Cue, Weight, normalize};
use super::layout::Evidence;
use super::shape::Prose;

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
                && (is_sentence_in_text(evidence, index) || is_heading(lines, evidence, index))
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

/// Tells whether a phrase of footers, or one that offers a program, is a heading: a bare label below
/// text of the document, or above all of it, with running text directly below it. The head of a
/// disclaimer is one unless that text is the site's.
fn is_heading(lines: &[&str], evidence: &[Evidence], index: usize) -> bool {
    let own = &evidence[index];
    let may_be_heading = |cue: &Cue| match cue.reason {
        OmissionReason::Footer if cue.opens_notice => {
            lines.get(index + 1).is_some_and(|line| !names_site(line))
        }
        OmissionReason::Footer => !cue.inside,
        OmissionReason::Share => cue.weight == Weight::Medium && !cue.opens_comments,
        _ => false,
    };
    let is_label = own.shape.prose == Prose::None
        && own.shape.words <= LONGEST_HEADING
        && !own.shape.date
        && lines[index].chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '&' | '\'' | '’'))
        && !lines[index].contains(|c: char| c.is_ascii_digit());
    let is_text = |line: &Evidence| line.cue.is_none() && line.shape.prose > Prose::None;
    let is_below_text = || {
        index > 0
            && evidence[index - 1].cue.is_none()
            && evidence[..index].iter().rev().take(REACH).any(is_text)
    };
    own.cue.as_ref().is_some_and(may_be_heading)
        && is_label
        && (index == 0 || is_below_text())
        && evidence.get(index + 1).is_some_and(is_text)
}

/// Tells whether a sentence speaks of the site, as disclaimers below articles do.
pub(super) fn names_site(line: &str) -> bool {
    const NAMES: [&str; 11] = [
        "本网",
        "本站",
        "本平台",
        "本公众号",
        "转载",
        "转自",
        "侵权",
        "this site",
        "this website",
        "our website",
        "this page",
    ];
    let normal = normalize(line);
    NAMES.iter().any(|name| normal.contains(name))
}
