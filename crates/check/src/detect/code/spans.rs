//! Code that the file marks among the text: `kubectl get pods`.
//!
//! Words that a program reads are the same in both languages. What is translated in them is no
//! difference: placeholders in angle brackets, quoted texts, anything in Chinese. A single word may
//! be in the plural, and English may mark words for their look, so that words alone are not sure.

use std::ops::Range;

use super::lone;
use crate::detail::{Detail, Said};
use crate::detect::Draft;
use crate::detect::bead_text::{BeadText, SideText, is_han, place};
use crate::kind::FindingKind;

/// Code among the text.
#[derive(Clone, Debug)]
pub(super) struct CodeSpan<'d> {
    pub(super) sentence: usize,
    /// Bytes of the sentence.
    pub(super) bytes: Range<usize>,
    pub(super) text: &'d str,
}

/// Confidence of code that stands in another form on the other side.
const DIFFERS: f64 = 0.65;
/// Of code that the other side does not have, and that no one could take for words.
const IS_LOST: f64 = 0.62;
/// Of marked words that the other side does not have.
const WORDS_ARE_LOST: f64 = 0.3;

/// Returns the code of some sentences.
pub(super) fn in_sentences<'s, 'd>(
    all: &'s [CodeSpan<'d>],
    sentences: &Range<usize>,
) -> &'s [CodeSpan<'d>] {
    let start = all.partition_point(|span| span.sentence < sentences.start);
    let end = all.partition_point(|span| span.sentence < sentences.end);
    all.get(start..end).unwrap_or_default()
}

/// Drafts a finding for each piece of code of a bead that the other side does not have; `marked` is
/// all code of both documents, `near` the sides of this bead and of those beside it.
pub(super) fn find(
    bead: &BeadText<'_>,
    marked: &[Vec<CodeSpan<'_>>; 2],
    near: [&[&SideText<'_>]; 2],
    drafts: &mut Vec<Draft>,
) {
    // A text whose reader or author marks no code says nothing by not marking it.
    let [english, chinese] = [(&marked[0], &bead.english), (&marked[1], &bead.chinese)]
        .map(|(marked, side)| in_sentences(marked, &side.passage().sentences));
    let mut lone_english = lone_spans(english, near[1]).into_iter();
    let mut lone_chinese = lone_spans(chinese, near[0]).into_iter();
    loop {
        match (lone_english.next(), lone_chinese.next()) {
            (None, None) => break,
            (Some(one), Some(other)) => {
                let said = |span: &CodeSpan<'_>| {
                    Some(Said { text: span.text.to_owned(), value: span.text.to_owned() })
                };
                let mark = |side: &SideText<'_>, span: &CodeSpan<'_>| {
                    side.marked(vec![place(span.sentence, span.bytes.clone())])
                };
                let is_code = looks_like_code(one.text) || looks_like_code(other.text);
                // Two that are nearly the same show themselves that they belong together.
                let of_bead = if are_near(one.text, other.text) { 1.0 } else { bead.confidence };
                let confidence = if is_code { DIFFERS } else { WORDS_ARE_LOST };
                drafts.push(Draft::new(
                    FindingKind::Code,
                    confidence * of_bead,
                    mark(&bead.english, one),
                    mark(&bead.chinese, other),
                    Detail::Values { english: said(one), chinese: said(other) },
                ));
            }
            (Some(one), None) => drafts.push(of_one_side(bead, &bead.english, one)),
            (None, Some(other)) => drafts.push(of_one_side(bead, &bead.chinese, other)),
        }
    }
}

fn of_one_side(bead: &BeadText<'_>, side: &SideText<'_>, span: &CodeSpan<'_>) -> Draft {
    let confidence = if looks_like_code(span.text) { IS_LOST } else { WORDS_ARE_LOST };
    let mark = side.marked(vec![place(span.sentence, span.bytes.clone())]);
    lone(bead, side, mark, span.text, confidence)
}

/// Returns the pieces of code that none of the other sides has, each once.
fn lone_spans<'s, 'd>(own: &'s [CodeSpan<'d>], there: &[&SideText<'_>]) -> Vec<&'s CodeSpan<'d>> {
    let mut lone: Vec<&CodeSpan<'_>> = Vec::new();
    let mut texts: Option<Vec<String>> = None;
    for span in own {
        let key = key(span.text);
        if key.is_empty() || key.contains(is_han) {
            continue;
        }
        let texts = texts.get_or_insert_with(|| {
            let sentences = there.iter().flat_map(|side| side.sentences());
            sentences.map(|(_, text)| self::key(text)).collect()
        });
        let stands = |text: &String| stands_in(&key, text);
        if !texts.iter().any(stands) && !lone.iter().any(|told| told.text == span.text) {
            lone.push(span);
        }
    }
    lone
}

/// Tells whether code stands in a text and is no part of a longer word there; single words may be
/// in the plural on either side. Both are keys.
fn stands_in(code: &str, text: &str) -> bool {
    let is_single = code.chars().all(|c| c.is_ascii_alphanumeric());
    let singular = code.strip_suffix('s').filter(|_| is_single && code.len() > 3).unwrap_or(code);
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let has_letter_at_ends = [singular.chars().next(), singular.chars().next_back()]
        .map(|end| end.is_some_and(is_letter));
    text.match_indices(singular).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let mut after = &text[start + singular.len()..];
        if is_single {
            after = after.strip_prefix('s').unwrap_or(after);
        }
        let [at_start, at_end] = has_letter_at_ends;
        let is_part_of_word =
            at_end && after.starts_with(is_letter) || at_start && before.is_some_and(is_letter);
        !is_part_of_word
    })
}

/// Tells whether two pieces of code begin and end alike in more than half of their letters.
fn are_near(one: &str, other: &str) -> bool {
    let alike = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| {
        one.zip(other).take_while(|(one, other)| one == other).count()
    };
    let shared = alike(&mut one.chars(), &mut other.chars())
        + alike(&mut one.chars().rev(), &mut other.chars().rev());
    shared * 2 > one.chars().count().max(other.chars().count())
}

/// Returns code without what may be translated or written otherwise: white space, case, the
/// content of quotation marks and of angle brackets.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut until: Option<char> = None;
    let mut kept = 0;
    for character in text.chars() {
        match (until, character) {
            (Some(end), own) if own == end => {
                until = None;
                key.truncate(kept);
                key.push(end);
            }
            (None, '<') => {
                key.push('<');
                (until, kept) = (Some('>'), key.len());
            }
            (None, '"' | '“' | '”') => {
                key.push('"');
                (until, kept) = (Some('"'), key.len());
            }
            (Some('"'), '”') => {
                until = None;
                key.truncate(kept);
                key.push('"');
            }
            (_, own) if own.is_whitespace() && (key.is_empty() || key.ends_with(' ')) => {}
            (_, own) if own.is_whitespace() => key.push(' '),
            (_, own) => key.extend(own.to_lowercase()),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Tells whether no one takes it for words of a language: it has marks or figures, or small and
/// great letters mixed.
fn looks_like_code(text: &str) -> bool {
    let has_mark = |c: char| c.is_ascii_digit() || "_=(){}[]/\\.$:|&*@%+<>#~".contains(c);
    let has_hump = text
        .as_bytes()
        .windows(2)
        .any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    let has_option = text.starts_with('-') || text.contains(" -");
    let words = text.split_whitespace().count();
    let is_command = words >= 2
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_whitespace() || c == '-');
    text.trim_end_matches(['.', ':']).contains(has_mark) || has_hump || has_option || is_command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_translated_is_no_part_of_the_key() {
        let same = [
            ("ferry list <your-pier>", "ferry list <码头名称>"),
            ("say \"hello\"", "say “你好”"),
            ("Handler.emit()", "handler.emit()"),
        ];
        for (one, other) in same {
            assert_eq!(key(one), key(other));
        }
        assert_ne!(key("ferry list piers"), key("ferry list pier"));
        assert_eq!(key("a < b"), "a < b");
    }

    #[test]
    fn code_stands_where_it_is_no_part_of_a_longer_word() {
        let table = [
            ("ferry list pier", "run ferry list piers now", false),
            ("ferry list pier", "运行ferry list pier查看", true),
            ("pods", "两个 pod 一起", true),
            ("pod", "two pods sail", true),
            ("pod", "two podcasts", false),
            ("--force", "--forced", false),
            ("a.b()", "xa.b()", false),
            ("$x", "it is $x.", true),
        ];
        for (code, text, stands) in table {
            assert_eq!(stands_in(code, text), stands, "{code} {text}");
        }
    }

    #[test]
    fn words_are_told_from_code() {
        for code in ["ferry list", "--force", "a.b", "readLine", "x = 1", "MAX_SIZE", "v2"] {
            assert!(looks_like_code(code), "{code}");
        }
        for words in ["Running", "default", "Ready State"] {
            assert!(!looks_like_code(words), "{words}");
        }
    }
}
