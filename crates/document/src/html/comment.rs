//! Comments of a markup: what people wrote in them, without the markup that they switch off.

use super::element;
use super::skip::Skip;
use super::tokens::{Attributes, Dialect, Name, TokenReader, tokenize};

/// Splits the inside of a comment into its paragraphs.
///
/// Tags and scripts in it are dropped, and comments in it too. Conditions for old browsers
/// (`<!--[if IE 6]>`) are addressed to programs, and have no text.
pub(super) fn paragraphs(comment: &str) -> Vec<String> {
    if is_condition(comment) {
        return Vec::new();
    }
    let mut inside = Inside { text: String::new(), skip: Skip::default() };
    tokenize(comment, Dialect::Html, &mut inside);
    let mut paragraphs = vec![String::new()];
    for line in inside.text.lines() {
        let last = paragraphs.last_mut().expect("there is always one");
        let words = line.split_whitespace();
        if line.trim().is_empty() {
            if !last.is_empty() {
                paragraphs.push(String::new());
            }
            continue;
        }
        for word in words {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// Tells whether a comment is a condition for old browsers.
pub(super) fn is_condition(comment: &str) -> bool {
    comment.starts_with("[if") || comment.starts_with("[endif") || comment.starts_with("<![endif")
}

struct Inside {
    text: String,
    skip: Skip,
}

impl TokenReader for Inside {
    fn open(&mut self, name: &Name, _: &Attributes, closes_itself: bool) {
        let passes = self.skip.passes_open(name, closes_itself, Dialect::Html);
        if !passes && (element::is_block(name) || &**name == "br") {
            self.text.push_str("\n\n");
        }
    }

    fn close(&mut self, name: &Name) {
        if !self.skip.passes_close(name) && element::is_block(name) {
            self.text.push_str("\n\n");
        }
    }

    fn text(&mut self, text: &str) {
        if !self.skip.is_on() {
            self.text.push_str(text);
        }
    }

    fn comment(&mut self, _: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_comments_is_dropped() {
        assert_eq!(paragraphs(" footer "), ["footer"]);
        assert_eq!(paragraphs("one\ntwo\n\n three <b>four</b>"), ["one two", "three four"]);
        assert_eq!(paragraphs("<p>a<p>b<script>x=1</script>"), ["a", "b"]);
        assert!(paragraphs("[if lt IE 9]><script src='x'></script><![endif]").is_empty());
        assert!(paragraphs("<!-- deeper ").is_empty());
    }
}
