//! Where English sentences end.
//!
//! A run of stops (. ! ? …) with the closing quotes and brackets after it ends a sentence unless
//! what stands around it says no: a lower-case continuation, an abbreviation, an initial, an
//! item number, a reporting clause after a quotation, a parenthesis inside a sentence. Sentences
//! inside a quotation are sentences, as in published bilingual gold. One pass; every look ahead
//! or back is bounded.

use super::abbreviations::{Abbreviation, abbreviation, follows_time, is_starter};
use super::reporting::is_english_reporting_clause;
use super::{note_mark_width, starts_with_blank_line};

/// Bytes looked back for the word before a stop.
const LOOK_BACK: usize = 40;
/// Longest item number, `(viii)` or `12.3.1`, in bytes.
const LONGEST_ITEM_NUMBER: usize = 8;
/// Longest parenthesis, in bytes, that holds its sentences together.
const MAX_PARENTHESIS: usize = 300;

/// Returns the byte offsets where sentences end, in order; the end of the text is left out.
pub(super) fn sentence_ends(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut ends = Vec::new();
    let mut start = text.len() - text.trim_start().len();
    let mut parenthesis = None;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'.' | b'!' | b'?' | 0xE2 | 0xE3 | 0xEF => {
                let Some(stop) = Stop::read(text, at) else {
                    at += 1;
                    continue;
                };
                if stop.after < bytes.len() && stop.ends_sentence(text, start, parenthesis) {
                    ends.push(stop.end);
                    start = stop.after;
                    parenthesis = None;
                }
                at = stop.end;
            }
            b'(' => {
                // A parenthesis that is a sentence of its own may hold several.
                if !text[start..at].trim_start().is_empty() {
                    parenthesis = Some(at);
                }
                at += 1;
            }
            b')' => {
                parenthesis = None;
                at += 1;
            }
            b'\n' if starts_with_blank_line(&text[at..]) => {
                ends.push(at);
                at = text.len() - text[at..].trim_start().len();
                start = at;
                parenthesis = None;
            }
            _ => at += 1,
        }
    }
    ends
}

/// Tells whether the full stop at `at` ends a sentence that starts at `start`, for text that is
/// English only in part.
pub(super) fn ends_at_stop(text: &str, start: usize, at: usize) -> bool {
    Stop::read(text, at).is_some_and(|stop| stop.ends_sentence(text, start, None))
}

/// A run of stops with what closes after it.
struct Stop {
    /// Where the stops begin.
    begin: usize,
    /// Where the stops end and closing marks begin.
    closing: usize,
    /// Where the closing marks end.
    end: usize,
    /// Where the next visible character stands.
    after: usize,
}

impl Stop {
    fn read(text: &str, begin: usize) -> Option<Self> {
        let rest = text.get(begin..)?;
        let closing = begin + rest.len() - rest.trim_start_matches(is_stop).len();
        if closing == begin {
            return None;
        }
        let mut end = closing;
        loop {
            let rest = &text[end..];
            let tight = rest.len() - rest.trim_start_matches(is_closing).len();
            let loose = rest.trim_start();
            let mark = note_mark_width(rest);
            if tight > 0 && !opens_next_sentence(rest) {
                end += tight;
            } else if mark > 0 {
                end += mark;
            } else if loose.starts_with(['”', '’']) && loose.len() < rest.len() {
                end += rest.len() - loose.len() + '”'.len_utf8();
            } else {
                break;
            }
            // Stops outside the quotation: ?".
            end += text[end..].len() - text[end..].trim_start_matches(is_stop).len();
        }
        let after = text.len() - text[end..].trim_start().len();
        Some(Self { begin, closing, end, after })
    }

    fn ends_sentence(&self, text: &str, start: usize, parenthesis: Option<usize>) -> bool {
        let rest = &text[self.after..];
        let opening = rest.len() - rest.trim_start_matches(is_opening).len();
        let next = &rest[opening..];
        let Some(first) = next.chars().next() else { return true };
        if parenthesis.is_some_and(|open| is_inside(text, open, self.end)) {
            return false;
        }
        if starts_with_blank_line(&text[self.end..]) {
            return true;
        }
        let is_wide = text[self.begin..self.closing].contains(['。', '！', '？']);
        if self.after == self.end {
            return is_wide || self.lacks_space(text, rest);
        }
        if first.is_lowercase() {
            return is_mixed_case_name(next);
        }
        if !first.is_alphanumeric() && opening == 0 && !is_bullet(first) {
            return false;
        }
        let stops = &text[self.begin..self.closing];
        let word = word_before(&text[..self.begin]);
        let after_quote = self.end > self.closing && opening == 0;
        if after_quote && stops != "." && is_english_reporting_clause(next) {
            return false;
        }
        if stops.len() > 1 && stops.bytes().all(|byte| byte == b'.') || stops.contains('…') {
            // A stammer goes on: I... I did not know.
            return word.is_empty() || !next_word(next).eq_ignore_ascii_case(last_part(word));
        }
        if stops != "." || self.end > self.closing && !text[self.closing..].starts_with(')') {
            return true;
        }
        self.end > self.closing || word_ends_sentence(text, start, self.begin, word, next)
    }

    /// Tells whether the space after the stop is only missing: `coming.I am`, `said."He went`.
    fn lacks_space(&self, text: &str, rest: &str) -> bool {
        let rest = rest.trim_start_matches(is_opening);
        let word = next_word(rest);
        let mut letters = word.chars();
        let starts_word = letters.next().is_some_and(char::is_uppercase)
            && letters.all(|c| c.is_lowercase() || c == '\'' || c == '’');
        // Code and addresses go on with a stop or a bracket inside the next word.
        let tail = &rest.as_bytes()[word.len()..];
        let is_code = tail.first().is_some_and(|byte| b"(_/@=".contains(byte))
            || tail.first() == Some(&b'.') && tail.get(1).is_some_and(u8::is_ascii_alphanumeric);
        if !starts_word || is_code {
            return false;
        }
        let before = word_before(&text[..self.begin]);
        let is_word = before.chars().count() > 1
            && (before.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '%')
                || before.chars().all(char::is_uppercase) && is_starter(word))
            && !before.contains(['.', '/', '@', '_', ':']);
        let closes_bracket = text[..self.begin].ends_with([')', '”', '"', ']']);
        (is_word || closes_bracket) && abbreviation(before).is_none()
    }
}

/// Decides about a single full stop, followed by white space, after `word`.
fn word_ends_sentence(text: &str, start: usize, stop: usize, word: &str, next: &str) -> bool {
    let following = next_word(next);
    let number_follows = next.starts_with(|c: char| c.is_ascii_digit()) || is_roman(following);
    if stop - start <= LONGEST_ITEM_NUMBER && is_item_number(&text[start..stop]) {
        return false;
    }
    let mut characters = word.chars();
    if let (Some(letter), None) = (characters.next(), characters.next())
        && letter.is_uppercase()
    {
        let before = text[..stop - letter.len_utf8()].trim_end();
        let after_lower = before.ends_with(|c: char| c.is_lowercase() || c == ',');
        let is_pronoun = letter == 'I' && after_lower;
        return is_pronoun || is_starter(following) && !next[following.len()..].starts_with('.');
    }
    match abbreviation(word) {
        None | Some(Abbreviation::Last) => true,
        Some(Abbreviation::NeverLast) => false,
        Some(Abbreviation::BeforeNumber) => !number_follows,
        Some(Abbreviation::Date | Abbreviation::Either) => {
            !number_follows && is_starter(following)
                || !next.starts_with(|c: char| c.is_alphanumeric())
        }
        Some(Abbreviation::TimeOfDay) => {
            let clause: String = next.chars().take(24).collect();
            !follows_time(following) && !clause.contains(" time")
        }
    }
}

/// Tells whether all of a sentence so far is the number of an item: `1`, `(2)`, `iv`, `A`.
fn is_item_number(sentence: &str) -> bool {
    let inner = sentence.trim_matches(['(', ')']);
    let is_number = inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_section =
        inner.contains('.') && inner.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    !inner.is_empty() && (is_number || is_letter || is_section || is_roman(inner))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty()
        && word != "I"
        && word.len() <= 5
        && (word.bytes().all(|byte| b"IVX".contains(&byte))
            || word.bytes().all(|byte| b"ivx".contains(&byte)))
}

/// Tells whether the parenthesis opened at `open` closes soon after `from`.
fn is_inside(text: &str, open: usize, from: usize) -> bool {
    let limit = (open + MAX_PARENTHESIS).min(text.len());
    from < limit && text.as_bytes()[from..limit].contains(&b')')
}

/// iPhone, eBay: a name that starts in lower case can start a sentence.
fn is_mixed_case_name(next: &str) -> bool {
    let mut letters = next.chars().skip(1);
    letters.next().is_some_and(char::is_uppercase)
}

/// A quote right before a letter opens what follows, although no space was set before it.
fn opens_next_sentence(rest: &str) -> bool {
    let mut characters = rest.chars();
    let quote = characters.next().is_some_and(|c| c == '"' || c == '\'');
    quote && characters.next().is_some_and(char::is_alphabetic)
}

/// Returns the word right before a stop: letters, digits and inner stops.
fn word_before(text: &str) -> &str {
    let mut floor = text.len().saturating_sub(LOOK_BACK);
    while !text.is_char_boundary(floor) {
        floor += 1;
    }
    let window = &text[floor..];
    let is_limit = |c: char| c.is_whitespace() || "()[]\"“”‘'—–".contains(c);
    let word = window.rfind(is_limit).map_or(window, |position| {
        let width = window[position..].chars().next().map_or(0, char::len_utf8);
        &window[position + width..]
    });
    word.trim_end_matches('.')
}

/// The part of a word after its last hyphen or apostrophe.
fn last_part(word: &str) -> &str {
    word.rsplit(['-', '.']).next().unwrap_or(word)
}

fn next_word(next: &str) -> &str {
    let end = next
        .char_indices()
        .take(LOOK_BACK)
        .find(|(_, c)| !c.is_alphanumeric())
        .map_or_else(|| next.len().min(LOOK_BACK), |(index, _)| index);
    next.get(..end).unwrap_or_default()
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '‼' | '⁇' | '⁈' | '⁉')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '}' | '»' | '」' | '』' | '）' | '*')
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '‘' | '(' | '[' | '{' | '«' | '「' | '『' | '（' | '¿' | '¡' | '*'
    )
}

/// Marks that start a sentence or an item although they are not letters.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '·'
            | '-'
            | '–'
            | '—'
            | '―'
            | '#'
            | '$'
            | '£'
            | '¥'
            | '€'
            | '§'
            | '@'
            | '●'
            | '■'
            | '○'
    )
}
