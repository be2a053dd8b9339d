//! Where Chinese sentences end.
//!
//! A run of stops (。！？, or ASCII . ! ? between Chinese characters) with the closing quotes and
//! brackets after it ends a sentence, also inside a quotation, as in published bilingual gold;
//! semicolons and an ellipsis in mid-sentence do not. A closing quote never stands alone, and a
//! reporting clause after it (`“好！”他喊道。`) belongs to the quotation. Titles, brackets and
//! quoted phrases are held together (see `brackets.rs`). One pass, bounded looks ahead.

use super::brackets::{Enclosed, Enclosure, enclosed_stretches};
use super::reporting::is_chinese_reporting_clause;
use super::{english, note_mark_width, starts_with_blank_line};
use crate::characters::is_han;

/// Returns the byte offsets where sentences end, in order; the end of the text is left out.
pub(super) fn sentence_ends(text: &str) -> Vec<usize> {
    let stretches = enclosed_stretches(text);
    let leading = text.len() - text.trim_start().len();
    let mut scan = Scan { text, start: leading, quotes: 0, ends: Vec::new() };
    let mut stretches = stretches.into_iter().peekable();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        while stretches.next_if(|stretch| stretch.span.start < at).is_some() {}
        if let Some(stretch) = stretches.next_if(|stretch| stretch.span.start == at)
            && !scan.is_sentence_of_its_own(&stretch)
        {
            at = stretch.span.end;
            continue;
        }
        at = match bytes[at] {
            b'.' | b'!' | b'?' | 0xE2 | 0xE3 | 0xEF => scan.read_stop(at),
            b'"' => {
                scan.quotes += 1;
                at + 1
            }
            b'\n' if starts_with_blank_line(&text[at..]) => {
                let after = text.len() - text[at..].trim_start().len();
                scan.end_at(at, after);
                after
            }
            0xE4..=0xE9 => at + 3,
            _ => at + 1,
        };
    }
    scan.ends
}

struct Scan<'t> {
    text: &'t str,
    /// Where the current sentence starts.
    start: usize,
    /// Straight quotes so far: an odd number means that the next one closes.
    quotes: usize,
    ends: Vec<usize>,
}

impl Scan<'_> {
    fn end_at(&mut self, end: usize, after: usize) {
        if end < self.text.len() {
            self.ends.push(end);
        }
        self.start = after;
    }

    /// A parenthesis that starts a sentence and holds a stop before its end is read like text.
    fn is_sentence_of_its_own(&self, stretch: &Enclosed) -> bool {
        stretch.enclosure == Enclosure::Parenthesis
            && self.text[self.start..stretch.span.start].trim_start().is_empty()
            && self.text[stretch.span.clone()].contains(['。', '！', '？'])
    }

    /// Reads what may be a run of stops at `at`, ends the sentence if it does, and returns where
    /// to go on.
    fn read_stop(&mut self, at: usize) -> usize {
        let text = self.text;
        let closing = after_stops(text, at);
        if closing == at {
            return at + text[at..].chars().next().map_or(1, char::len_utf8);
        }
        let stops = &text[at..closing];
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let next = text[closing..].chars().next().unwrap_or(' ');
        if !stops.contains(['。', '！', '？', '｡']) && !stops.contains(is_ellipsis) {
            let is_stop = is_ascii_stop(stops, before, next)
                || before.is_ascii_lowercase()
                    && next == ' '
                    && english::ends_at_stop(text, self.start, at);
            if !is_stop {
                return closing;
            }
        }
        let (end, closed_quotes) = self.after_closing(closing);
        let after = text.len() - text[end..].trim_start().len();
        let is_pause = stops.chars().all(|c| is_ellipsis(c) || c == '.' && stops.len() > 2);
        if self.goes_on(end, after, closed_quotes, is_pause) {
            return end;
        }
        self.end_at(end, after);
        end
    }

    /// Skips closing marks after the stops, and stops after those; returns where they end and
    /// how many of them were quotes.
    fn after_closing(&mut self, mut end: usize) -> (usize, usize) {
        let text = self.text;
        let mut closed = 0;
        loop {
            let rest = &text[end..];
            let visible = rest.trim_start();
            let gap = rest.len() - visible.len();
            let Some(c) = visible.chars().next() else { break };
            let is_last = visible.len() == c.len_utf8();
            let is_quote = matches!(c, '”' | '’' | '」' | '』' | '＂')
                || c == '"' && self.quotes % 2 == 1
                // An opening mark at the very end was meant to close.
                || is_last && matches!(c, '“' | '"' | '‘');
            if is_quote {
                closed += 1;
                self.quotes += usize::from(c == '"');
            } else if closed > 0 && is_ellipsis(c) {
                end = after_stops(text, end + gap);
                continue;
            } else if gap > 0 || !is_closing_bracket(c) {
                let mark = note_mark_width(rest);
                if mark == 0 {
                    break;
                }
                end += mark;
                continue;
            }
            end += gap + c.len_utf8();
            end = after_stops(text, end);
        }
        (end, closed)
    }

    /// Tells whether the sentence goes on after its stops and closing marks.
    fn goes_on(&self, end: usize, after: usize, closed_quotes: usize, is_pause: bool) -> bool {
        let rest = &self.text[after..];
        let Some(next) = rest.chars().next() else { return false };
        if starts_with_blank_line(&self.text[end..]) {
            return false;
        }
        if matches!(next, '，' | '、' | '；' | '：' | ',' | ';' | ':' | '）' | ')' | '》' | '〉')
        {
            return true;
        }
        if closed_quotes == 0 {
            return is_pause;
        }
        let introduced = self.introduces_speech(end);
        rest.starts_with(['的', '等', '之', '—'])
            || is_chinese_reporting_clause(rest)
            || introduced && CONTINUATIONS.iter().any(|word| rest.starts_with(word))
    }

    /// Tells whether a colon stands in the sentence that ends at `end`.
    fn introduces_speech(&self, end: usize) -> bool {
        let floor = self.start.max(end.saturating_sub(LOOK_BACK));
        let sentence = &self.text.as_bytes()[floor..end];
        sentence.contains(&b':') || sentence.windows(3).any(|bytes| bytes == "：".as_bytes())
    }
}

/// Bytes looked back for the colon that introduces a quotation (100 characters).
const LOOK_BACK: usize = 300;

/// Words that carry on the sentence around a quotation: `他说：“好。”然后走了。`
const CONTINUATIONS: [&str; 12] =
    ["然后", "然後", "接着", "接著", "随后", "隨後", "说完", "說完", "便", "就", "并", "並"];

fn after_stops(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches(is_stop).len()
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '.' | '!' | '?' | '．' | '‼' | '⁇' | '⁈' | '⁉')
        || is_ellipsis(c)
}

fn is_ellipsis(c: char) -> bool {
    matches!(c, '…' | '⋯')
}

fn is_closing_bracket(c: char) -> bool {
    matches!(c, '）' | ')' | '】' | '》' | '〉' | '〕' | '］' | ']')
}

/// Tells whether stops of ASCII or full-width dots are used as Chinese stops: after a Chinese
/// character or a closing mark, and not inside a number, an address or a name.
fn is_ascii_stop(stops: &str, before: char, next: char) -> bool {
    let after_chinese = is_han(before) || matches!(before, '”' | '」' | '』' | '）' | '》' | '％');
    let within_latin = before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric();
    if stops.contains(['!', '?']) {
        return after_chinese || !within_latin && !next.is_ascii_punctuation();
    }
    after_chinese && !next.is_ascii_alphanumeric()
}
