//! What stands inside of a line: tags, comments, code, braces.

use zhen_text::OmissionReason;

use super::clean::{Aside, Cleaner, Comments};
use super::tag::{self, Tag};

mod braces;
mod tags;

/// What was seen of a line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// Text in the line of the result.
    text: bool,
    /// Text in the line of the file, or the mark of a list.
    any_text: bool,
    /// A tag that stands inside of sentences.
    inline_tag: bool,
    /// A tag that does not.
    block_tag: bool,
    /// Anything else that was taken out.
    other: bool,
    /// Whether the line is the row of a table, which must stay one line.
    is_row: bool,
}

/// Bytes that a shortcode may have.
const LONGEST_CALL: usize = 4096;
/// Bytes that an address, a list of attributes or a name in braces may have.
const LONGEST_LINE: usize = 1024;

impl Cleaner<'_> {
    /// Takes the rest of the line, with all of what begins in it; `head` is what the line of the
    /// result has already.
    pub(super) fn inline(&mut self, head: &str) {
        let has_mark = !head.is_empty();
        let is_row = self.source[self.at..].starts_with('|');
        self.seen = Seen { any_text: has_mark, is_row, ..Seen::default() };
        loop {
            if self.code_mark > 0 {
                self.code();
            }
            let rest = &self.source[self.at..];
            let is_mark = |byte| matches!(byte, b'\n' | b'\\' | b'`' | b'<' | b'{');
            let plain = rest.bytes().position(is_mark).unwrap_or(rest.len());
            self.push_text(&rest[..plain]);
            self.at += plain;
            match rest.as_bytes().get(plain) {
                None | Some(b'\n') => break,
                Some(b'\\') => self.escape(),
                Some(b'`') => self.open_code(),
                Some(b'<') => self.angle(),
                Some(_) => self.brace(),
            }
        }
        let Seen { text, any_text, inline_tag, block_tag, other, .. } = self.seen;
        if !any_text && inline_tag && !block_tag && !other {
            self.drop_line();
        } else {
            self.end_line();
            self.is_after_blank = !text && !has_mark;
            if block_tag && !text {
                self.after_tag();
            }
        }
        self.at = (self.at + 1).min(self.source.len());
        self.line += 1;
    }

    fn push_text(&mut self, text: &str) {
        if self.seen.text {
            self.out.text.push_str(text);
            return;
        }
        let text = text.trim_start_matches([' ', '\t']);
        if text.is_empty() {
            return;
        }
        if let Some(line) = self.out.lines.last_mut() {
            (line.source, line.kind) = (self.line, self.kind);
        }
        let is_after_tag = self.seen.inline_tag || self.seen.block_tag;
        self.seen.text = true;
        self.seen.any_text = true;
        if is_after_tag {
            // In HTML a number at the beginning is no mark of a list.
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let (start, rest) = text.split_at(digits);
            let is_mark = if digits > 0 {
                rest.starts_with(['.', ')'])
            } else {
                rest.starts_with(['#', '>', '=', '-', '+'])
            };
            self.out.text.push_str(start);
            if is_mark {
                self.out.text.push('\\');
            }
            self.out.text.push_str(rest);
        } else {
            self.out.text.push_str(text);
        }
    }

    fn escape(&mut self) {
        let rest = &self.source[self.at..];
        let is_escape = rest.as_bytes().get(1).is_some_and(u8::is_ascii_punctuation);
        let length = 1 + usize::from(is_escape);
        self.push_text(&rest[..length]);
        self.at += length;
    }

    /// Begins a span of code if its end is in the same paragraph.
    fn open_code(&mut self) {
        let rest = &self.source[self.at..];
        let mark = rest.bytes().take_while(|&byte| byte == b'`').count();
        self.push_text(&rest[..mark]);
        self.at += mark;
        if self.closing_mark(mark) {
            self.code_mark = mark;
        }
    }

    fn closing_mark(&mut self, mark: usize) -> bool {
        if self.budget == 0 {
            return false;
        }
        let bytes = &self.source.as_bytes()[self.at..];
        let mut run = 0;
        let mut line_is_blank = false;
        for (at, &byte) in bytes.iter().enumerate() {
            if byte == b'`' {
                run += 1;
            } else {
                if run == mark {
                    return true;
                }
                run = 0;
            }
            match byte {
                b'\n' if line_is_blank => {
                    self.budget = self.budget.saturating_sub(at);
                    return false;
                }
                b'\n' => line_is_blank = true,
                b' ' | b'\t' | b'>' => {}
                _ => line_is_blank = false,
            }
        }
        self.budget = self.budget.saturating_sub(bytes.len());
        run == mark
    }

    /// Copies the span of code as far as it goes in this line.
    fn code(&mut self) {
        let rest = &self.source[self.at..];
        let mut end = 0;
        loop {
            end += rest[end..].find(['`', '\n']).unwrap_or(rest.len() - end);
            let run = rest[end..].bytes().take_while(|&byte| byte == b'`').count();
            end += run;
            if run == self.code_mark {
                self.code_mark = 0;
                break;
            }
            // The end of the line.
            if run == 0 {
                break;
            }
        }
        self.push_text(&rest[..end]);
        self.at += end;
    }

    fn angle(&mut self) {
        let source = self.source;
        let rest = &source[self.at..];
        let before = &source[..self.at];
        let line = near_line(rest);
        // The address of a link may stand in angle brackets.
        let is_address = before.ends_with("](") || before.trim_end().ends_with("]:");
        if is_address && let Some(end) = line.find('>') {
            self.push_text(&line[..=end]);
            self.at += end + 1;
        } else if rest.starts_with("<!--") && self.comments == Comments::Aside {
            self.comment();
        } else if let Some(end) = declaration_end(rest) {
            self.keep_aside(self.at + end, rest[..end].to_owned(), OmissionReason::Code);
        } else if let Some(length) = autolink(line) {
            self.push_text(&line[..length]);
            self.at += length;
        } else if self.budget > 0 {
            let (tag, looked_at) = tag::parse(rest);
            // Without expressions `<>` is no tag.
            match tag.filter(|tag| !tag.name.is_empty() || self.dialect.has_expressions) {
                Some(tag) if self.is_placeholder(&tag) => self.literal_angle(),
                Some(tag) => self.tag(&tag),
                None => {
                    self.budget = self.budget.saturating_sub(looked_at.saturating_sub(64));
                    self.literal_angle();
                }
            }
        } else {
            self.literal_angle();
        }
    }

    /// Tells whether what looks like a tag is text: `<your-name>`, `List<String>`. It is of no
    /// known element, has no values, and nothing closes it. Names of components are text only if
    /// they stand right after a word.
    fn is_placeholder(&self, tag: &Tag) -> bool {
        let is_after_word =
            || self.source[..self.at].ends_with(|c: char| c.is_ascii_alphanumeric());
        let inner = &self.source[self.at + 1..self.at + tag.length - 1];
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "._- \t".contains(c);
        let is_tag = tag.name.is_empty()
            || tag.is_end
            || tag.is_empty
            || tag.is_element()
            || !inner.chars().all(is_plain)
            || self.closed.contains(tag.name);
        !is_tag && (!tag.is_component() || is_after_word())
    }

    fn literal_angle(&mut self) {
        self.push_text("&lt;");
        self.at += 1;
    }

    fn comment(&mut self) {
        let rest = &self.source[self.at..];
        let inner = &rest[4..];
        // `<!-->` and `<!--->` are whole comments.
        let (content, length) = if inner.starts_with('>') || inner.starts_with("->") {
            ("", inner.find('>').map_or(inner.len(), |end| end + 1))
        } else if let Some(end) = self.find_ahead(self.at + 4, "-->", usize::MAX) {
            (&self.source[self.at + 4..end], end + 3 - self.at - 4)
        } else if self.seen.any_text {
            self.literal_angle();
            return;
        } else {
            // What renders the text hides all that follows.
            let line = self.line;
            self.out.warnings.push(format!(
                "line {line}: the comment is never closed: all below is taken for it"
            ));
            let inner = &self.source[self.at + 4..];
            (inner, inner.len())
        };
        let text = self.without_margin(content);
        self.keep_aside(self.at + 4 + length, text, OmissionReason::Comment);
    }

    /// Takes the marks of quotations and the indentation that all lines have off a comment.
    fn without_margin(&self, text: &str) -> String {
        let mut lines = text.split('\n');
        let first = lines.next().unwrap_or_default().trim_start();
        let quote = if self.quote.is_empty() { &[][..] } else { &['>', ' '][..] };
        let lines: Vec<&str> = lines.map(|line| line.trim_start_matches(quote)).collect();
        let indent = |line: &&str| line.len() - line.trim_start_matches([' ', '\t']).len();
        let is_text = |line: &&&str| !line.trim().is_empty();
        let margin = lines.iter().filter(is_text).map(indent).min().unwrap_or(0);
        let mut kept = first.to_owned();
        for line in lines {
            kept.push('\n');
            kept.push_str(line.get(margin..).unwrap_or_default());
        }
        kept
    }

    /// Keeps what goes up to `end` aside.
    fn keep_aside(&mut self, end: usize, text: String, reason: OmissionReason) {
        self.seen.other = true;
        self.out.asides.push(Aside { line: self.line, text, reason });
        self.advance(end);
    }

    fn advance(&mut self, end: usize) {
        self.line += self.source[self.at..end].matches('\n').count();
        self.at = end;
    }

    /// Finds a text within `limit` bytes.
    fn find_ahead(&mut self, from: usize, text: &str, limit: usize) -> Option<usize> {
        if self.budget == 0 {
            return None;
        }
        let end = self.source.floor_char_boundary(from.saturating_add(limit));
        let found = self.source[from..end].find(text);
        if found.is_none() {
            self.budget = self.budget.saturating_sub(end - from);
        }
        found.map(|at| from + at)
    }
}

/// Returns the rest of the line, as far as it is worth looking at.
pub(super) fn near_line(rest: &str) -> &str {
    let near = &rest[..rest.floor_char_boundary(LONGEST_LINE)];
    &near[..near.find('\n').unwrap_or(near.len())]
}

/// Measures `<!DOCTYPE …>`, `<![CDATA[…]]>` and `<?…?>`.
fn declaration_end(rest: &str) -> Option<usize> {
    let close = if rest.starts_with("<?") {
        "?>"
    } else if rest.starts_with("<![CDATA[") {
        "]]>"
    } else if rest.starts_with("<!") && rest[2..].starts_with(|c: char| c.is_ascii_uppercase()) {
        ">"
    } else {
        return None;
    };
    let end = rest.floor_char_boundary(LONGEST_CALL);
    Some(rest[..end].find(close)? + close.len())
}

/// Measures `<https://…>` and `<name@host>`.
fn autolink(line: &str) -> Option<usize> {
    let inner = line[1..].split('>').next().filter(|inner| inner.len() + 1 < line.len())?;
    if inner.contains(|c: char| c.is_whitespace() || c == '<') {
        return None;
    }
    let scheme = inner.split(':').next().unwrap_or_default();
    let has_scheme = scheme.len() < inner.len()
        && (2..=32).contains(&scheme.len())
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
    let is_mail = inner.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.starts_with(|c: char| c.is_ascii_alphanumeric())
            && !inner.contains(['"', '\'', '=', '{'])
    });
    (has_scheme || is_mail).then_some(inner.len() + 2)
}
