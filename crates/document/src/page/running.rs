//! Sentences of running text that begin like the lines around a document.
//!
//! `Share this with your team before Friday.` is a share line below an article and a sentence
//! within it. Where running text stands before and after a sentence, its phrase says nothing.

use super::cue::Weight;
use super::layout::Evidence;
use super::shape::Prose;

/// Lines that are looked past on either side.
const REACH: usize = 8;

/// Takes the cues from sentences that stand in running text.
pub(super) fn take_cues(evidence: &mut [Evidence]) {
    let in_text: Vec<bool> = (0..evidence.len())
        .map(|index| {
            let own = &evidence[index];
            // Where markup is known, it has said already what part of the page a line is.
            own.cue.is_some()
                && own.markup.as_ref().is_none_or(|markup| markup.part.is_none())
                && own.shape.prose > Prose::None
                && (is_text_next(evidence[..index].iter().rev()) || is_head(&evidence[..index]))
                && is_text_next(evidence[index + 1..].iter())
        })
        .collect();
    for (own, _) in evidence.iter_mut().zip(in_text).filter(|(_, in_text)| *in_text) {
        own.cue = None;
    }
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
