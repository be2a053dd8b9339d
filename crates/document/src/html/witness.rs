//! All text of a page by a walk without lines, blocks or parts: what the reader must not lose.
//!
//! It shares the tokenizer with the reader, which decodes entities and tells scripts from text, and
//! nothing else: everything is text but what stands in scripts and styles.

use super::tokens::{Attributes, Dialect, Name, TokenReader, tokenize};

/// Returns all text of a markup, and the text of its comments.
pub(super) fn text_of(markup: &str, dialect: Dialect) -> String {
    letters_of(markup, dialect, false)
}

fn letters_of(markup: &str, dialect: Dialect, is_comment: bool) -> String {
    let mut letters = Letters {
        text: String::new(),
        raw: String::new(),
        inside: Inside::Text,
        dialect,
        is_comment,
    };
    tokenize(markup, dialect, &mut letters);
    letters.end_element();
    letters.text
}

/// What the text is that comes next.
#[derive(PartialEq, Eq)]
enum Inside {
    Text,
    Code,
    /// Markup that comes as text.
    Markup,
}

struct Letters {
    text: String,
    raw: String,
    inside: Inside,
    dialect: Dialect,
    is_comment: bool,
}

impl Letters {
    fn end_element(&mut self) {
        self.inside = Inside::Text;
        let raw = std::mem::take(&mut self.raw);
        if !raw.is_empty() {
            self.text.push_str(&letters_of(&raw, Dialect::Unscripted, self.is_comment));
        }
    }
}

impl TokenReader for Letters {
    fn open(&mut self, name: &Name, _: &Attributes, closes_itself: bool) {
        self.inside = match (&**name, self.dialect) {
            ("script" | "style", Dialect::Xml) if closes_itself => Inside::Text,
            ("script" | "style", _) => Inside::Code,
            ("noscript" | "iframe" | "noembed" | "noframes", Dialect::Html) => Inside::Markup,
            _ => Inside::Text,
        };
    }

    fn close(&mut self, _: &Name) {
        self.end_element();
    }

    fn text(&mut self, text: &str) {
        match self.inside {
            Inside::Text => self.text.push_str(text),
            Inside::Code => {}
            Inside::Markup => self.raw.push_str(text),
        }
    }

    fn comment(&mut self, text: &str) {
        if self.is_comment || text.starts_with("[endif") {
            return;
        }
        let shown = match text.find("]>") {
            _ if !text.starts_with("[if") => text,
            Some(end) => &text[end + 2..],
            None => "",
        };
        self.text.push_str(&letters_of(shown, Dialect::Unscripted, true));
    }
}
