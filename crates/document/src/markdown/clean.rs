//! First step of the reader of Markdown: everything that the parser of CommonMark does not know
//! is taken out, so that it sees nothing but Markdown.
//!
//! Taken out are tags of HTML and JSX, comments, `import` and `export`, expressions in braces,
//! shortcodes, tags of templates, and the marks of boxes. What people may want to see of it
//! (comments, code) is kept aside; titles of boxes stay. Lines are taken one by one, and every
//! line of the result knows the line of the file it comes from, so lines may be added between
//! blocks and indentation of markup removed. Linear: looking ahead in vain is counted, and given
//! up where it costs more than [`BUDGET_FACTOR`] times the text.

use std::collections::HashSet;

use zhen_text::{BlockKind, OmissionReason};

use super::dialect::Dialect;
use super::fence::Fence;
use super::inline::Seen;
use super::line;
use super::{container, tag};

mod code;
mod output;

/// A text of nothing but Markdown.
pub(super) struct Clean {
    pub(super) text: String,
    /// Its lines.
    pub(super) lines: Vec<Line>,
    /// What was taken out and is kept, in the order of the file.
    pub(super) asides: Vec<Aside>,
    /// What is open up to the end of the file, a line each.
    pub(super) warnings: Vec<String>,
}

/// A line of the text of [`Clean`].
pub(super) struct Line {
    /// Where it begins.
    pub(super) start: usize,
    /// The line of the file that it comes from, from 1.
    pub(super) source: usize,
    /// The kind that tags give to a block which begins here.
    pub(super) kind: Option<BlockKind>,
}

/// Something that is no text of the document and is kept.
pub(super) struct Aside {
    /// Its line in the file, from 1.
    pub(super) line: usize,
    pub(super) text: String,
    /// [`OmissionReason::Comment`] or [`OmissionReason::Code`].
    pub(super) reason: OmissionReason,
}

/// What becomes of comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comments {
    /// They are kept aside.
    Aside,
    /// There are none in a comment.
    Text,
}

/// Bytes that may be looked at in vain, in lengths of the text.
const BUDGET_FACTOR: usize = 16;

pub(super) struct Cleaner<'t> {
    pub(super) source: &'t str,
    pub(super) dialect: Dialect,
    pub(super) comments: Comments,
    /// The names that stand in end tags.
    pub(super) closed: HashSet<&'t str>,
    /// The next byte of the source, and the number of its line.
    pub(super) at: usize,
    pub(super) line: usize,
    pub(super) out: Clean,
    /// Bytes that may still be looked at in vain.
    pub(super) budget: usize,
    /// The `>` marks of the line.
    pub(super) quote: &'t str,
    /// Columns at which the contents of the open list items begin.
    lists: Vec<usize>,
    /// Columns at which the contents of the open boxes begin.
    boxes: Vec<usize>,
    /// Fences whose content is text.
    directives: Vec<Fence<'t>>,
    /// What the text of tags is.
    pub(super) kind: Option<BlockKind>,
    /// Backticks that close the code which goes on into this line.
    pub(super) code_mark: usize,
    pub(super) is_after_blank: bool,
    /// What was seen of the line.
    pub(super) seen: Seen,
    is_after_tag: bool,
    /// Whether the line above is blank in the file too, and not for what was taken out of it.
    is_after_empty: bool,
    is_in_code: bool,
    /// Columns that the content of an element is indented.
    element_indent: usize,
}

/// Takes out of a text what is no Markdown; its first line has the number `first_line`.
pub(super) fn clean(text: &str, first_line: usize, comments: Comments) -> Clean {
    let mut cleaner = Cleaner {
        source: text,
        dialect: Dialect::of(text),
        comments,
        closed: tag::closed_names(text),
        at: 0,
        line: first_line,
        out: Clean {
            text: String::with_capacity(text.len()),
            lines: Vec::new(),
            asides: Vec::new(),
            warnings: Vec::new(),
        },
        budget: text.len().saturating_mul(BUDGET_FACTOR),
        quote: "",
        lists: Vec::new(),
        boxes: Vec::new(),
        directives: Vec::new(),
        kind: None,
        code_mark: 0,
        is_after_blank: true,
        seen: Seen::default(),
        is_after_tag: false,
        is_after_empty: true,
        is_in_code: false,
        element_indent: 0,
    };
    while cleaner.at < text.len() {
        cleaner.line();
    }
    cleaner.out
}

impl<'t> Cleaner<'t> {
    /// Takes the next line, with all lines of what begins in it.
    fn line(&mut self) {
        let line = self.rest_of_line();
        let (quote, rest) = line.split_at(line::quote_length(line));
        self.quote = quote;
        if self.code_mark > 0 {
            self.begin_line(0, "");
            self.at += quote.len();
            self.inline("");
            return;
        }
        let body = rest.trim_start();
        if body.is_empty() {
            self.is_after_blank = true;
            self.is_after_empty = true;
            if self.dialect.has_indented_code {
                self.is_after_tag = false;
                self.element_indent = 0;
            }
            self.begin_line(0, "");
            self.end_line();
            self.skip_line();
            return;
        }
        let indent = self.indent_of(rest, body);
        self.is_after_empty = false;
        let base = self.base();
        if self.is_in_code && indent >= base + 4 {
            self.copy_line(indent, body);
            return;
        }
        self.is_in_code = false;
        if self.is_statement(line) {
            self.statement();
            return;
        }
        let (head, content) = line::list_marks(body, indent, &mut self.lists);
        if self.directives.last().is_some_and(|fence| fence.is_closed_by(content)) {
            self.directives.pop();
            self.title("");
            self.skip_line();
        } else if let Some(fence) = Fence::open(content) {
            if let Some(title) = fence.text_directive() {
                self.directives.push(fence);
                self.title(title);
                self.skip_line();
                self.skip_options();
            } else {
                self.fence(fence, indent, body);
            }
        } else if let Some(found) = container::find(content, !quote.is_empty()) {
            if found.is_indented {
                self.boxes.push(line::columns(rest, body) + 4);
            }
            self.title(found.title);
            self.skip_line();
            self.skip_options();
        } else {
            self.begin_line(indent, head);
            self.at += line.len() - content.len();
            self.inline(head);
        }
    }

    /// Finds the columns of indentation that are left when those of boxes and elements are taken
    /// off, and whether the line is code.
    fn indent_of(&mut self, rest: &str, body: &str) -> usize {
        let columns = line::columns(rest, body);
        while self.boxes.last().is_some_and(|&column| column > columns) {
            self.boxes.pop();
        }
        let mut indent = columns.saturating_sub(4 * self.boxes.len());
        let is_after_tag = std::mem::take(&mut self.is_after_tag);
        if is_after_tag {
            let base = self.lists.iter().rev().find(|&&column| column <= indent);
            self.element_indent = indent - base.copied().unwrap_or(0);
        }
        indent -= self.element_indent.min(indent);
        if self.is_after_blank || line::is_list_item(body) {
            while self.lists.last().is_some_and(|&column| column > indent) {
                self.lists.pop();
            }
        }
        if indent >= self.base() + 4 && self.is_after_blank {
            if self.dialect.has_indented_code && self.is_after_empty && !is_after_tag {
                self.is_in_code = true;
            } else {
                indent = self.base();
            }
        }
        indent
    }

    /// Returns the column at which a block that belongs to the open list item begins.
    fn base(&self) -> usize {
        self.lists.last().copied().unwrap_or(0)
    }

    /// Emits the title of a box as a block of its own, in place of the line.
    fn title(&mut self, title: &str) {
        self.add_blank_line();
        if !title.is_empty() {
            self.begin_added_line(&title.replace('<', "&lt;"));
            self.end_line();
            self.add_blank_line();
        }
        self.is_after_blank = true;
    }

    /// Passes over the options of a directive: `:class: tip`.
    fn skip_options(&mut self) {
        while self.at < self.source.len() {
            let line = self.rest_of_line().trim();
            let name = line.strip_prefix(':').and_then(|line| line.split_once(':'));
            let is_name = |name: &str| {
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            };
            if !name.is_some_and(|(name, _)| is_name(name)) {
                return;
            }
            self.skip_line();
        }
    }

    fn rest_of_line(&self) -> &'t str {
        let rest = &self.source[self.at..];
        &rest[..rest.find('\n').unwrap_or(rest.len())]
    }

    fn skip_line(&mut self) {
        self.at = (self.at + self.rest_of_line().len() + 1).min(self.source.len());
        self.line += 1;
    }

    /// Says that the line held nothing but tags.
    pub(super) fn after_tag(&mut self) {
        self.is_after_tag = true;
        self.element_indent = 0;
    }
}
