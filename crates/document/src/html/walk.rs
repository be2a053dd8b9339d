//! One walk over the tokens of a page that makes its lines.
//!
//! Elements such as `p`, `li` and `td` begin and end lines, and so does `<br>`; the text between
//! is joined, its white space collapsed. Hidden text, comments and text that no browser shows
//! ([`Unshown`]) follow the line in which they stand as lines of their own. Linear in the page, but
//! for the paths of its lines, which are capped ([`super::stack`]); nothing recurs.

mod draft;
mod enter;
mod finish;

use zhen_text::BlockKind;

use super::comment;
use super::element;
use super::line::Page;
use super::skip::Skip;
use super::space::LineText;
use super::stack::Stack;
use super::tokens::{Attributes, Dialect, Name, TokenReader, tokenize};
use super::unshown::Unshown;
use draft::{Draft, starts_with_label};
use enter::language_attribute;

/// What a single `<br>` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// The end of a paragraph, as pages use it.
    Paragraph,
    /// The end of a line in a paragraph, as in verses of books.
    Line,
}

/// Makes the lines of a page.
pub(super) fn lines_of(markup: &str, dialect: Dialect, line_break: Break) -> Page {
    let mut walk = Walk {
        page: Page::default(),
        stack: Stack::new(&["html", "body"]),
        line: Draft::default(),
        hidden: LineText::default(),
        comments: Vec::new(),
        unshown: Unshown::new(dialect),
        path_bytes: 0,
        preformatted: String::new(),
        preformatted_has_code: false,
        skip: Skip::default(),
        after_blank: true,
        link_ended: false,
        style_ended: false,
        may_be_label: false,
        depth: 0,
        unread_tags: 0,
        head: Head::Unknown,
        dialect,
        line_break,
    };
    tokenize(markup, dialect, &mut walk);
    walk.end_line();
    walk.page.join_cells();
    walk.page
}

/// Where the walk is in a page's head.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    Unknown,
    Inside,
    Past,
}

struct Walk {
    page: Page,
    stack: Stack,
    line: Draft,
    hidden: LineText,
    comments: Vec<String>,
    /// Text that no browser shows, since the line began.
    unshown: Unshown,
    /// Bytes that the paths of all lines take.
    path_bytes: usize,
    preformatted: String,
    preformatted_has_code: bool,
    skip: Skip,
    after_blank: bool,
    /// Whether the last token closed a link.
    link_ended: bool,
    /// Whether it closed any mark of style.
    style_ended: bool,
    /// Whether a mark of style opened where another had just ended.
    may_be_label: bool,
    /// Elements whose end tags have not come yet.
    depth: usize,
    /// Opening tags in what browsers show only without scripts, where a tree may take any depth.
    unread_tags: usize,
    head: Head,
    dialect: Dialect,
    line_break: Break,
}

impl TokenReader for Walk {
    fn open(&mut self, name: &Name, attributes: &Attributes, closes_itself: bool) {
        if self.skip.passes_open(name, closes_itself, self.dialect) {
            if self.skip.is_on() && !self.skip.is_in_code() {
                self.unshown.open(name, attributes, closes_itself);
            }
            // A tree holds what is passed over too.
            self.count_depth(name, true);
            return;
        }
        let link_ended = std::mem::take(&mut self.link_ended);
        self.may_be_label = std::mem::take(&mut self.style_ended);
        let is_empty = element::is_void(name)
            || closes_itself && (self.dialect == Dialect::Xml || !element::is_block(name));
        match &**name {
            "html" | "body" => {
                if &**name == "body" {
                    self.head = Head::Past;
                }
                if let Some(code) = language_attribute(attributes) {
                    self.page.language_code = Some(code.to_owned());
                }
                return;
            }
            "head" if self.head == Head::Unknown => {
                self.head = Head::Inside;
                return;
            }
            "head" | "meta" | "link" | "base" => return,
            "br" => return self.break_line(),
            "hr" => {
                self.stack.end_before(name);
                self.end_line();
                self.after_blank = true;
                return;
            }
            _ => {}
        }
        if is_empty {
            if &**name == "img" && !self.stack.state().is_hidden {
                let source = attributes.get("src").unwrap_or_default();
                self.line.marks.picture(source, self.line.text.len());
            }
            self.stack.count(name);
            return;
        }
        if element::is_block(name) {
            self.end_line();
            self.after_blank |= element::has_margin(name);
        } else if &**name == "a" {
            if self.stack.has(name) {
                self.stack.close(name);
            }
            if link_ended {
                self.line.text.push_gap();
            }
            if let Some(target) = attributes.get("href") {
                self.line.marks.open(target, self.line.text.len());
            }
        }
        self.stack.end_before(name);
        let outer = self.stack.state();
        let state = self.enter(name, attributes, outer);
        if !element::is_block(name) && state.landmark != outer.landmark {
            self.end_line();
        }
        self.count_depth(name, true);
        self.stack.open(name, state);
    }

    fn close(&mut self, name: &Name) {
        let was_text = self.skip.is_on() && !self.skip.is_in_code();
        if self.skip.passes_close(name) {
            if was_text {
                self.unshown.close(name);
            }
            self.count_depth(name, false);
            return;
        }
        if self.stack.has(name) {
            self.count_depth(name, false);
        }
        match &**name {
            "head" => return self.head = Head::Past,
            "html" | "body" => return,
            // Browsers read `</br>` as `<br>`.
            "br" => return self.break_line(),
            _ => {}
        }
        if element::is_block(name) {
            self.end_line();
            self.after_blank |= element::has_margin(name);
            self.stack.close(name);
        } else {
            let part = self.stack.state().landmark;
            self.stack.close(name);
            if self.stack.state().landmark != part {
                self.end_line();
            }
            self.line.is_in_code &= self.stack.state().is_code;
            self.link_ended = &**name == "a";
            if self.link_ended {
                self.line.marks.close(self.line.text.len());
            }
            self.style_ended = true;
        }
    }

    fn text(&mut self, text: &str) {
        if self.skip.is_on() {
            if self.skip.is_in("noscript") {
                self.unread_tags += text.matches('<').count() - text.matches("</").count();
                self.page.depth = self.page.depth.max(self.depth + self.unread_tags);
            }
            if !self.skip.is_in_code() {
                self.unshown.text(text);
            }
            return;
        }
        self.link_ended = false;
        self.style_ended = false;
        // `<span>2024-05-01</span><span>来源：…</span>`: style sheets set them apart.
        if std::mem::take(&mut self.may_be_label) && starts_with_label(text) {
            self.line.text.push_gap();
        }
        let state = self.stack.state();
        if state.is_hidden {
            self.hidden.push(text);
        } else if state.is_preformatted {
            self.preformatted_has_code |= state.is_code;
            self.preformatted.push_str(text);
        } else {
            self.line.push(text, state);
        }
    }

    fn comment(&mut self, text: &str) {
        if self.skip.is_on() {
            self.unshown.comment(text);
        } else {
            self.comments.extend(comment::paragraphs(text));
        }
    }
}

impl Walk {
    /// Counts the elements whose end tags have not come yet, but for those that may lack one. Marks
    /// of style count even when their paragraph has ended: a tree repeats them in the next.
    fn count_depth(&mut self, name: &Name, opens: bool) {
        if element::may_lack_end_tag(name) || element::is_void(name) {
            return;
        }
        self.depth = if opens { self.depth + 1 } else { self.depth.saturating_sub(1) };
        self.page.depth = self.page.depth.max(self.depth);
    }

    fn break_line(&mut self) {
        let state = self.stack.state();
        if state.is_preformatted {
            self.preformatted.push('\n');
        } else if state.is_hidden {
            self.hidden.push_gap();
        } else if matches!(state.kind, BlockKind::Heading(_)) {
            self.line.text.push_gap();
        } else if self.line_break == Break::Line
            && !self.line.text.is_blank()
            && !self.line.text.ends_in_line_break()
        {
            self.line.text.push_line_break();
        } else {
            let is_second = self.line.text.is_blank();
            self.end_line();
            self.after_blank |= is_second;
        }
    }
}
