//! Text of a markup that no browser shows in its place, as paragraphs: comments, `template`, what
//! stands in `noscript` or `iframe` for browsers without them, pronunciations.
//!
//! Scripts and styles in it are code and no text. What HTML takes for raw text, so that its tags
//! are letters (`noscript`), is taken as markup.

use super::element;
use super::tokens::{Attributes, Dialect, Name, TokenReader, tokenize};

/// Splits the inside of a comment into its paragraphs.
pub(super) fn paragraphs_of_comment(comment: &str) -> Vec<String> {
    paragraphs_of(comment, true)
}

fn paragraphs_of(markup: &str, is_comment: bool) -> Vec<String> {
    let mut inside = Unshown { is_comment, ..Unshown::new(Dialect::Unscripted) };
    tokenize(markup, Dialect::Unscripted, &mut inside);
    inside.take()
}

/// Collects text that is not shown.
pub(super) struct Unshown {
    /// The text, with blank lines between paragraphs.
    text: String,
    dialect: Dialect,
    /// Whether it is the inside of a comment, where comments are dropped.
    is_comment: bool,
    is_in_code: bool,
    /// The markup in an element that is raw to the tokenizer.
    raw: Option<String>,
}

impl Unshown {
    /// Makes a collector of tokens of this dialect.
    pub(super) fn new(dialect: Dialect) -> Self {
        Self { text: String::new(), dialect, is_comment: false, is_in_code: false, raw: None }
    }

    /// Takes the paragraphs collected, their white space collapsed.
    pub(super) fn take(&mut self) -> Vec<String> {
        self.end_raw();
        let text = std::mem::take(&mut self.text);
        let mut paragraphs = vec![String::new()];
        for line in text.lines() {
            let last = paragraphs.last_mut().expect("there is always one");
            if line.trim().is_empty() {
                if !last.is_empty() {
                    paragraphs.push(String::new());
                }
                continue;
            }
            for word in line.split_whitespace() {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(word);
            }
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        paragraphs
    }

    fn end_raw(&mut self) {
        if let Some(raw) = self.raw.take() {
            self.push_paragraphs(&paragraphs_of(&raw, self.is_comment));
        }
    }

    fn push_paragraphs(&mut self, paragraphs: &[String]) {
        for paragraph in paragraphs {
            self.text.push_str("\n\n");
            self.text.push_str(paragraph);
            self.text.push_str("\n\n");
        }
    }

    fn push_bounds_of(&mut self, name: &Name) {
        match &**name {
            "br" | "noscript" | "template" | "iframe" | "noembed" | "noframes" => {
                self.text.push_str("\n\n");
            }
            "rt" | "rp" => self.text.push(' '),
            name if element::is_block(name) => self.text.push_str("\n\n"),
            _ => {}
        }
    }
}

impl TokenReader for Unshown {
    fn open(&mut self, name: &Name, _: &Attributes, closes_itself: bool) {
        self.push_bounds_of(name);
        let is_xml = self.dialect == Dialect::Xml;
        if matches!(&**name, "script" | "style") {
            self.is_in_code = !(is_xml && closes_itself);
        } else if self.dialect == Dialect::Html && element::is_fallback(name) {
            self.raw = Some(String::new());
        }
    }

    fn close(&mut self, name: &Name) {
        self.is_in_code = false;
        self.end_raw();
        self.push_bounds_of(name);
    }

    fn text(&mut self, text: &str) {
        if self.is_in_code {
            return;
        }
        self.raw.as_mut().unwrap_or(&mut self.text).push_str(text);
    }

    fn comment(&mut self, text: &str) {
        if !self.is_comment {
            self.push_paragraphs(&super::comment::paragraphs(text));
        }
    }
}
