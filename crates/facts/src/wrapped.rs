//! Texts whose lines were broken to a width: `RMB1,215⏎million`, `3.⏎44亿元`.
//!
//! A line break inside a sentence says nothing. [`Unwrapped`] reads the text as if its lines were
//! joined, and knows where each byte of the joined text came from. A break vanishes between two
//! characters that are written without spaces and, in Chinese, inside a number or between a number
//! and such a character; any other is one space. A blank line ends a paragraph and stays, as do
//! breaks at both ends of the text.

use std::borrow::Cow;
use std::ops::Range;

use zhen_text::Language;

/// The longest number in bytes that is looked at beside a break.
const LONGEST_NUMBER: usize = 24;
/// Digits of a year: two of them, one above the other, are a column.
const YEAR_DIGITS: usize = 4;

/// A text with its lines joined.
#[derive(Debug)]
pub(crate) struct Unwrapped<'t> {
    /// The joined text.
    pub(crate) text: Cow<'t, str>,
    /// The joints, in order; none where the text is as it was.
    joints: Vec<Joint>,
}

/// A break that was replaced.
#[derive(Debug)]
struct Joint {
    /// Bytes of the joined text that stand for it: none or one.
    joined: Range<usize>,
    /// Bytes of the text that it was.
    original: Range<usize>,
}

impl<'t> Unwrapped<'t> {
    /// Joins the lines of a text; one look at each byte where it has one line.
    pub(crate) fn new(text: &'t str, language: Language) -> Self {
        if !text.as_bytes().contains(&b'\n') {
            return Self { text: Cow::Borrowed(text), joints: Vec::new() };
        }
        let mut joined = String::with_capacity(text.len());
        let mut joints = Vec::new();
        let mut copied = 0;
        while let Some(at) = text[copied..].find('\n').map(|at| copied + at) {
            let gap = gap_around(text, copied, at);
            joined.push_str(&text[copied..gap.start]);
            copied = gap.end;
            let breaks = text[gap.clone()].bytes().filter(|&byte| byte == b'\n').count();
            if breaks > 1 || gap.start == 0 || gap.end == text.len() {
                joined.push_str(&text[gap]);
                continue;
            }
            let start = joined.len();
            if !vanishes(&text[..gap.start], &text[gap.end..], language) {
                joined.push(' ');
            }
            joints.push(Joint { joined: start..joined.len(), original: gap });
        }
        joined.push_str(&text[copied..]);
        Self { text: Cow::Owned(joined), joints }
    }

    /// Whether the text is as it was.
    pub(crate) fn is_same(&self) -> bool {
        self.joints.is_empty()
    }

    /// The bytes of the text that some bytes of the joined text came from.
    pub(crate) fn span(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.origin(span.start, false);
        let end = if span.is_empty() { start } else { self.origin(span.end, true) };
        start..end
    }

    /// Where a place of the joined text was: a vanished break stands before it, but behind an end.
    fn origin(&self, place: usize, is_end: bool) -> usize {
        let passed = self.joints.partition_point(|joint| {
            let is_behind = is_end && joint.joined.is_empty();
            joint.joined.end < place || (joint.joined.end == place && !is_behind)
        });
        match passed.checked_sub(1).and_then(|last| self.joints.get(last)) {
            Some(joint) => joint.original.end + (place - joint.joined.end),
            None => place,
        }
    }
}

/// The white space around a line break, not before `from`.
fn gap_around(text: &str, from: usize, at: usize) -> Range<usize> {
    let start = from + text[from..at].trim_end().len();
    let rest = &text[at..];
    start..at + (rest.len() - rest.trim_start().len())
}

/// Whether a break between two texts stands for nothing.
fn vanishes(before: &str, behind: &str, language: Language) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), behind.chars().next()) else {
        return false;
    };
    let are_wide = is_wide(last) && is_wide(first);
    if are_wide || language == Language::English {
        return are_wide;
    }
    (is_wide(last) && first.is_ascii_digit())
        || (is_wide(first) && (last.is_ascii_digit() || last == '%'))
        || splits_number(before, behind)
}

/// Whether a break stands inside a number of a Chinese text: 共3.⏎44亿元, but not a list's 3.⏎44.
fn splits_number(before: &str, behind: &str) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
    let head = before.bytes().rev().take(LONGEST_NUMBER).take_while(is_part).count();
    let tail = behind.bytes().take(LONGEST_NUMBER).take_while(is_part).count();
    let (number, rest) = (&before[before.len() - head..], &behind[tail..]);
    let opens_inside = before[..before.len() - head].chars().next_back().is_some_and(is_wide);
    let closes_inside = rest.chars().next().is_some_and(is_wide);
    let is_column = head == YEAR_DIGITS && tail == YEAR_DIGITS;
    number.starts_with(|first: char| first.is_ascii_digit())
        && behind.starts_with(|first: char| first.is_ascii_digit())
        && opens_inside
        && closes_inside
        && !is_column
}

/// Whether a character is written without spaces around it.
fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{2e80}'..='\u{2fff}'
        | '\u{3001}'..='\u{312f}'
        | '\u{3190}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_are_joined_as_each_language_writes_them() {
        use Language::{Chinese, English};
        let table = [
            (English, "RMB1,215\nmillion", "RMB1,215 million"),
            (English, "on 3 \r\n  May 2021", "on 3 May 2021"),
            (English, "one\n\ntwo", "one\n\ntwo"),
            (English, "\none\n", "\none\n"),
            (English, "3.\n44 ducks", "3. 44 ducks"),
            (Chinese, "共计3.\n44亿元", "共计3.44亿元"),
            (Chinese, "共计1,2\n15万元", "共计1,215万元"),
            (Chinese, "2021\n年5月\n3日", "2021年5月3日"),
            (Chinese, "增长5%\n左右", "增长5%左右"),
            (Chinese, "增長\n\u{3000}\u{3000}兩倍", "增長兩倍"),
            (Chinese, "3.\n44亿元", "3. 44亿元"),
            (Chinese, "有2021\n2022年", "有2021 2022年"),
            (Chinese, "用 Python\n编写", "用 Python 编写"),
        ];
        for (language, text, expected) in table {
            assert_eq!(Unwrapped::new(text, language).text, expected, "{text:?}");
        }
    }

    #[test]
    fn spans_lead_back() {
        let text = "共计3.\r\n44亿元，\n于5月\n3日";
        let joined = Unwrapped::new(text, Language::Chinese);
        assert_eq!(joined.text, "共计3.44亿元，于5月3日");
        for (part, expected) in
            [("3.44亿元", "3.\r\n44亿元"), ("元，", "元，"), ("于5月", "于5月"), ("3日", "3日")]
        {
            let at = joined.text.rfind(part).expect("it is there");
            assert_eq!(&text[joined.span(&(at..at + part.len()))], expected);
        }
    }

    proptest! {
        #[test]
        fn every_part_leads_back_to_itself(
            text in "([ab1-3.,%]|[中文。５]|\n|\r\n| |\u{3000}|\n\n){0,24}",
            is_english: bool,
        ) {
            let language = if is_english { Language::English } else { Language::Chinese };
            let joined = Unwrapped::new(&text, language);
            let bare = |text: &str| text.replace(char::is_whitespace, "");
            prop_assert_eq!(bare(&joined.text), bare(&text));
            let places: Vec<usize> =
                joined.text.char_indices().map(|(at, _)| at).chain([joined.text.len()]).collect();
            for &from in &places {
                for &to in places.iter().filter(|&&to| to >= from) {
                    let span = joined.span(&(from..to));
                    let part = text.get(span);
                    prop_assert_eq!(part.map(bare), Some(bare(&joined.text[from..to])));
                }
            }
        }
    }
}
