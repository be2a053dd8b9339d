//! All text of a page by a walk without lines, blocks or parts: what the reader must not lose.

use super::comment;
use super::skip::Skip;
use super::tokens::{Attributes, Dialect, Name, TokenReader, tokenize};

/// Returns all text of a markup, and the text of its comments.
pub(super) fn text_of(markup: &str, dialect: Dialect) -> String {
    let mut letters =
        Letters { text: String::new(), skip: Skip::default(), dialect, is_comment: false };
    tokenize(markup, dialect, &mut letters);
    letters.text
}

struct Letters {
    text: String,
    skip: Skip,
    dialect: Dialect,
    is_comment: bool,
}

impl TokenReader for Letters {
    fn open(&mut self, name: &Name, _: &Attributes, closes_itself: bool) {
        self.skip.passes_open(name, closes_itself, self.dialect);
    }

    fn close(&mut self, name: &Name) {
        self.skip.passes_close(name);
    }

    fn text(&mut self, text: &str) {
        if !self.skip.is_on() {
            self.text.push_str(text);
        }
    }

    fn comment(&mut self, text: &str) {
        if self.is_comment || self.skip.is_on() || comment::is_condition(text) {
            return;
        }
        let (skip, dialect) = (Skip::default(), Dialect::Html);
        let mut inside = Letters { text: String::new(), skip, dialect, is_comment: true };
        tokenize(text, dialect, &mut inside);
        self.text.push_str(&inside.text);
    }
}
