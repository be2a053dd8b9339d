//! Characters that became question marks: 港口很??, caf?s.
//!
//! A question mark in the middle of words is one where the other version asks nothing.

use std::ops::Range;

use zhen_text::Language;

use super::{damaged, push};
use crate::detect::Draft;
use crate::detect::bead_text::{BeadText, SideText, is_han};

/// Drafts a finding for each run of question marks that stands for lost characters.
pub(super) fn find(bead: &BeadText<'_>, drafts: &mut Vec<Draft>) {
    let asks = |side: &SideText<'_>| side.sentences().any(|(_, text)| text.contains(['?', '？']));
    let sides = [(Language::English, &bead.english), (Language::Chinese, &bead.chinese)];
    for (place, (side, own)) in sides.into_iter().enumerate() {
        let other = [&bead.chinese, &bead.english][place];
        if !asks(own) || asks(other) {
            continue;
        }
        let found = own.sentences().flat_map(|(sentence, text)| {
            let lost = lost(text, side).into_iter();
            lost.map(move |span| (sentence, super::Damage { span, confidence: 0.65 }))
        });
        push(bead, side, found.collect(), damaged, drafts);
    }
}

/// Tells whether question marks are part of an address or of an expression.
fn is_of_expression(text: &str, marks: Range<usize>) -> bool {
    let word = text[..marks.start].rsplit(char::is_whitespace).next().unwrap_or_default();
    let rest = text[marks.end..].split(char::is_whitespace).next().unwrap_or_default();
    [word, rest].iter().any(|part| part.contains(['/', '=', '.', '*', '(']))
}

/// Finds the question marks that stand between the letters of words, or several beside them.
fn lost(text: &str, side: Language) -> Vec<Range<usize>> {
    let is_letter = |c: char| match side {
        Language::English => c.is_ascii_lowercase(),
        Language::Chinese => is_han(c),
    };
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(at) = text[start..].find('?').map(|at| start + at) {
        let end = at + text[at..].bytes().take_while(|byte| *byte == b'?').count();
        start = end;
        if side == Language::English && is_of_expression(text, at..end) {
            continue;
        }
        let before = text[..at].chars().next_back().is_some_and(is_letter);
        let after = text[end..].chars().next().is_some_and(is_letter);
        let is_run = end - at >= 2 && side == Language::Chinese && (before || after);
        if before && after || is_run {
            found.push(at..end);
        }
    }
    found
}
