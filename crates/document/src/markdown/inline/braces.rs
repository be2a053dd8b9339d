//! Braces inside of a line: expressions, attributes, shortcodes and tags of templates.

use zhen_text::OmissionReason;

use super::{LONGEST_CALL, near_line};
use crate::markdown::brace::{self, Call};
use crate::markdown::clean::{Cleaner, Comments};

/// Bytes that may stand between a shortcode and its end.
const LONGEST_CONTENT: usize = 1 << 16;

impl Cleaner<'_> {
    pub(super) fn brace(&mut self) {
        let source = self.source;
        let rest = &source[self.at..];
        let closed = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{#", "}}")];
        for (open, close) in closed {
            if !rest.starts_with(open) {
                continue;
            }
            let inner = self.at + open.len();
            if let Some(end) = self.find_ahead(inner, close, LONGEST_CALL) {
                self.advance(end + close.len());
                self.call(&Call::of(source[inner..end].trim_matches('-')));
                return;
            }
        }
        if rest.starts_with("{/*")
            && self.comments == Comments::Aside
            && let Some(end) = self.find_ahead(self.at + 3, "*/}", usize::MAX)
        {
            let text = self.without_margin(&source[self.at + 3..end]);
            self.keep_aside(end + 3, text, OmissionReason::Comment);
        } else if let Some(length) = brace::attributes(rest).or_else(|| brace::role(rest)) {
            self.seen.other = true;
            self.at += length;
        } else if self.dialect.has_expressions && self.budget > 0 {
            self.expression(rest);
        } else {
            // `{{ name }}` stands for words, which nobody knows here.
            let end = near_line(rest).find("}}").filter(|_| rest.starts_with("{{"));
            let length = end.map_or(1, |end| end + 2);
            self.push_text(&rest[..length].replace('<', "&lt;"));
            self.at += length;
        }
    }

    fn expression(&mut self, rest: &str) {
        let (length, looked_at) = brace::balanced(rest);
        let Some(length) = length else {
            self.budget = self.budget.saturating_sub(looked_at);
            self.push_text("{");
            self.at += 1;
            return;
        };
        let inner = &rest[1..length - 1];
        if let Some(text) = brace::string_in(inner) {
            self.push_text(&text.replace('<', "&lt;"));
            self.seen.other = true;
            self.advance(self.at + length);
        } else {
            self.keep_aside(self.at + length, inner.to_owned(), OmissionReason::Code);
        }
    }

    /// Takes a shortcode or a tag of a template; of its arguments, titles and texts are for people.
    fn call(&mut self, call: &Call) {
        self.seen.other = true;
        if let Some(reason) = call.content() {
            let marks = ["{{< /", "{{</", "{{% /", "{{%/", "{% end", "{%- end", "{%end"];
            let end = marks.iter().find_map(|mark| {
                self.find_ahead(self.at, &format!("{mark}{}", call.name), LONGEST_CONTENT)
            });
            if let Some(end) = end {
                let text = self.source[self.at..end].to_owned();
                self.keep_aside(end, text, reason);
            }
        }
        if let Some(text) = call.value("text") {
            self.push_text(&text.replace('<', "&lt;"));
        }
        for title in ["title", "caption"].iter().filter_map(|name| call.value(name)) {
            self.break_block();
            self.push_text(&title.replace(['<', '\n'], " "));
            self.break_block();
        }
    }
}
