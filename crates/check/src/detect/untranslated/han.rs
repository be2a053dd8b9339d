//! Runs of Chinese characters in English text.

use std::ops::Range;

use crate::detect::bead_text::is_han;

/// Characters that may stand between the Chinese characters of one run.
const WITHIN: [char; 12] = ['，', '、', '。', '；', '：', '？', '！', '·', '“', '”', '《', '》'];
/// Marks that open what is quoted or added.
const OPENING: [char; 12] = ['(', '（', '[', '"', '\'', '“', '‘', '「', '『', '《', '【', '`'];
/// Characters of a run that may be a name beside its romanisation, at most.
const NAME: usize = 4;

/// Returns the runs that were left standing, with the confidence that each was.
pub(super) fn left_standing(text: &str) -> Vec<(Range<usize>, f64)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(is_han) {
        let start = at + offset;
        let rest = &text[start..];
        let end = rest.find(|c| !is_han(c) && !WITHIN.contains(&c)).unwrap_or(rest.len());
        let run = rest[..end].trim_end_matches(|c| WITHIN.contains(&c));
        let span = start..start + run.len();
        at = start + end;
        let confidence = confidence(text, &span);
        if confidence > 0.0 {
            found.push((span, confidence));
        }
    }
    found
}

fn confidence(text: &str, span: &Range<usize>) -> f64 {
    let characters = text[span.clone()].chars().filter(|&c| is_han(c)).count();
    let before = text[..span.start].trim_end();
    let after = text[span.end..].trim_start();
    let is_marked = before.ends_with(OPENING) || is_open(before);
    let is_glossed = after.starts_with(['(', '（']);
    let last_word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_name = last_word.starts_with(|c: char| c.is_uppercase());
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    if is_marked || is_glossed {
        // What is added in brackets or quoted is meant to stand; a whole sentence is doubtful.
        return if characters >= 15 && !is_glossed { 0.3 } else { 0.0 };
    }
    if latin == 0 {
        // A line of nothing else: a name in a list, or text that nobody translated.
        return if characters > NAME { 0.85 } else { 0.45 };
    }
    match characters {
        0..=NAME if is_name => 0.2,
        1 => 0.5,
        2..=NAME => 0.7,
        _ => 0.9,
    }
}

/// Tells whether a bracket is still open at the end of a text.
fn is_open(before: &str) -> bool {
    let count = |marks: [char; 2]| before.chars().filter(|c| marks.contains(c)).count();
    count(['(', '（']) > count([')', '）'])
}
