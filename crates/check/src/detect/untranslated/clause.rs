//! Runs of English words in Chinese text.

use std::ops::Range;

use zhen_segment::english_words;

use crate::detect::bead_text::is_han;

/// Words that make a clause of others.
pub(super) const GRAMMAR: [&str; 48] = [
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "is", "are",
    "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may",
    "must", "shall", "should", "that", "which", "who", "this", "these", "it", "they", "we", "you",
    "he", "she", "not", "and", "or", "but", "if", "when", "its",
];
/// Words that a clause has at least; of them in lower case; of those grammar.
const WORDS: usize = 5;
const LOWER: usize = 3;
const GRAMMATICAL: usize = 2;

/// Returns what two texts have to share to be the same: words in lower case.
pub(super) fn key(text: &str) -> String {
    let words = english_words(text).into_iter().map(|span| text[span].to_ascii_lowercase());
    words.collect::<Vec<_>>().join(" ")
}

/// Returns the clauses that were left standing, with the confidence that each was.
pub(super) fn left_standing(text: &str) -> Vec<(Range<usize>, f64)> {
    runs(text).into_iter().filter_map(|words| clause(text, &words)).collect()
}

fn clause(text: &str, words: &[Range<usize>]) -> Option<(Range<usize>, f64)> {
    let span = words.first()?.start..words.last()?.end;
    let lower =
        words.iter().filter(|word| text[(*word).clone()].bytes().all(|c| c.is_ascii_lowercase()));
    let lower: Vec<&str> = lower.map(|word| &text[word.clone()]).collect();
    let grammatical = lower.iter().filter(|word| GRAMMAR.contains(word)).count();
    let content = words.len() - grammatical;
    let title_like = words.len() - lower.len();
    if words.len() < WORDS || lower.len() < LOWER || grammatical < GRAMMATICAL {
        return None;
    }
    // In a title all but the grammar is in capitals.
    if title_like * 2 > content + 1 {
        return None;
    }
    let inside = &text[span.clone()];
    if inside.contains(['_', '=', '{', '}', '<', '>', '/', '\\', '|', '*', '@']) {
        return None;
    }
    let has_han = text.chars().any(is_han);
    let confidence = match enclosure(text, &span) {
        Enclosure::Bracket if has_han => return None,
        Enclosure::Quotation if has_han => 0.35,
        _ if words.len() >= 8 => 0.9,
        _ => 0.75,
    };
    Some((span, confidence))
}

/// What a piece of text stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Enclosure {
    Nothing,
    Quotation,
    Bracket,
}

fn enclosure(text: &str, span: &Range<usize>) -> Enclosure {
    let before = &text[..span.start];
    let opening = |pair: [char; 2]| {
        let opened = before.rfind(pair[0]);
        let closed = before.rfind(pair[1]);
        opened.is_some_and(|at| pair[0] == pair[1] || closed.is_none_or(|closed| closed < at))
    };
    if [['(', ')'], ['（', '）'], ['《', '》'], ['[', ']'], ['【', '】']].into_iter().any(opening)
    {
        return Enclosure::Bracket;
    }
    let straight = before.matches(['"', '`']).count() % 2 == 1
        || before.trim_end().ends_with('\'')
        || before.matches('\'').count() % 2 == 1;
    let is_quoted =
        straight || [['“', '”'], ['‘', '’'], ['「', '」'], ['『', '』']].into_iter().any(opening);
    if is_quoted { Enclosure::Quotation } else { Enclosure::Nothing }
}

/// Returns the words of a text in runs that only white space and commas part.
fn runs(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut runs: Vec<Vec<Range<usize>>> = Vec::new();
    let mut end = 0;
    for span in english_words(text) {
        let is_latin =
            text[span.clone()].bytes().all(|c| c.is_ascii_alphanumeric() || b"'.-&".contains(&c));
        if !is_latin {
            end = usize::MAX;
            continue;
        }
        let between = text.get(end..span.start).unwrap_or("。");
        let goes_on = between.chars().all(|c| c.is_whitespace() || ",;'’-".contains(c));
        end = span.end;
        match runs.last_mut() {
            Some(run) if goes_on => run.push(span),
            _ => runs.push(vec![span]),
        }
    }
    runs
}

/// Tells whether a Latin word stands by itself among Chinese characters: no part of a name, of
/// code, of an address, and not added in brackets or quoted.
pub(super) fn is_alone(text: &str, span: &Range<usize>) -> bool {
    let before = text[..span.start].trim_end();
    let after = text[span.end..].trim_start();
    let is_text = |c: char| is_han(c) || "，。、；：！？".contains(c);
    let is_enclosed = enclosure(text, span) != Enclosure::Nothing;
    !is_enclosed
        && before.chars().next_back().is_none_or(is_text)
        && after.chars().next().is_none_or(is_text)
        && (before.ends_with(is_han) || after.starts_with(is_han))
}
