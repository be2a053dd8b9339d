//! Brackets and short quotations of Chinese text that hold together what they enclose.
//!
//! `《摔跤吧！爸爸》` is a name: its ！ ends nothing. One pass with a stack a kind; a bracket that
//! never closes, or too far away, holds nothing.

use std::ops::Range;

/// What encloses a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Enclosure {
    /// A title, a bracket, or a quotation that is no utterance.
    Name,
    /// A parenthesis, which may be a sentence or several of its own.
    Parenthesis,
}

/// A stretch from its opening mark to the end of its closing mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Enclosed {
    pub(super) span: Range<usize>,
    pub(super) enclosure: Enclosure,
}

/// Longest title or bracket, in bytes (80 characters).
const MAX_NAME: usize = 240;
/// Longest parenthesis, in bytes (200 characters).
const MAX_PARENTHESIS: usize = 600;
/// Longest quotation that is read as a phrase, in bytes (40 characters).
const MAX_PHRASE: usize = 120;

const OPENING: [char; 12] = ['《', '〈', '【', '〔', '［', '[', '（', '(', '“', '‘', '「', '『'];
const CLOSING: [char; 12] = ['》', '〉', '】', '〕', '］', ']', '）', ')', '”', '’', '」', '』'];
/// Kinds below this are titles and brackets, below the next parentheses, the rest quotations.
const FIRST_PARENTHESIS: usize = 6;
const FIRST_QUOTATION: usize = 8;

/// Returns the outermost stretches that hold together, in order.
pub(super) fn enclosed_stretches(text: &str) -> Vec<Enclosed> {
    let mut open: [Vec<usize>; OPENING.len()] = Default::default();
    let mut found = Vec::new();
    for (at, c) in marks(text) {
        if let Some(kind) = OPENING.iter().position(|&mark| mark == c) {
            open[kind].push(at);
        } else if let Some(kind) = CLOSING.iter().position(|&mark| mark == c)
            && let Some(start) = open[kind].pop()
        {
            let span = start..at + c.len_utf8();
            let last_inside = text[..at].trim_end_matches(is_quote).chars().next_back();
            if let Some(enclosure) = enclosure_of(kind, &span, last_inside.unwrap_or(c)) {
                found.push(Enclosed { span, enclosure });
            }
        }
    }
    found.sort_by_key(|enclosed| (enclosed.span.start, std::cmp::Reverse(enclosed.span.end)));
    let mut end = 0;
    found.retain(|enclosed| {
        let is_outermost = enclosed.span.start >= end;
        end = end.max(enclosed.span.end);
        is_outermost
    });
    found
}

fn enclosure_of(kind: usize, span: &Range<usize>, last_inside: char) -> Option<Enclosure> {
    let length = span.len();
    if kind < FIRST_PARENTHESIS {
        (length <= MAX_NAME).then_some(Enclosure::Name)
    } else if kind < FIRST_QUOTATION {
        (length <= MAX_PARENTHESIS).then_some(Enclosure::Parenthesis)
    } else {
        // A quotation that ends with a stop is speech, and its sentences count.
        let is_phrase = length <= MAX_PHRASE && !"。！？…!?.~～—".contains(last_inside);
        is_phrase.then_some(Enclosure::Name)
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '"' | ' ')
}

/// Yields the characters that may be brackets, skipping Chinese characters unread.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let may_be_mark = |byte: u8| matches!(byte, b'(' | b')' | b'[' | b']' | 0xE2 | 0xE3 | 0xEF);
    text.bytes().enumerate().filter(move |&(_, byte)| may_be_mark(byte)).filter_map(|(at, _)| {
        // Bytes E2, E3 and EF only ever start a character, never continue one.
        Some((at, text[at..].chars().next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outermost_stretches_are_found() {
        let cases: [(&str, &[&str]); 6] = [
            ("看《摔跤吧！爸爸》好吗", &["《摔跤吧！爸爸》"]),
            ("（见《法。典》一）好", &["（见《法。典》一）"]),
            ("他说“好。”", &[]),
            ("提出“走出去！再回来”的口号", &["“走出去！再回来”"]),
            ("《没有结束。", &[]),
            ("没有开始》。", &[]),
        ];
        for (text, expected) in cases {
            let found = enclosed_stretches(text);
            let found: Vec<_> = found.into_iter().map(|one| &text[one.span]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
