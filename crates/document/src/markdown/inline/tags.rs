//! Tags inside of a line, and what they do to the blocks around them.

use zhen_text::OmissionReason;

use crate::markdown::clean::Cleaner;
use crate::markdown::tag::{self, Effect, Tag};

impl<'t> Cleaner<'t> {
    pub(super) fn tag(&mut self, tag: &Tag<'t>) {
        let effect = tag.effect();
        self.advance(self.at + tag.length);
        match effect {
            Effect::Inline => {
                self.seen.inline_tag = true;
                return;
            }
            Effect::LineBreak => {
                self.seen.inline_tag = true;
                if self.seen.text {
                    self.out.text.push_str("&#10;");
                }
                return;
            }
            Effect::Code if !tag.is_end && !tag.is_empty => self.element_of_code(tag.name),
            _ => {}
        }
        let breaks = match effect {
            Effect::Block => true,
            Effect::Code => !matches!(tag.name, "svg" | "math"),
            _ => false,
        };
        self.seen.block_tag = true;
        if breaks && self.seen.is_row {
            self.out.text.push_str("&#10;");
        } else if breaks {
            let is_mentioned = self.seen.text && !tag.is_end;
            self.break_block();
            if !is_mentioned {
                self.kind = tag.kind_inside(self.kind);
            }
        } else if !self.seen.any_text {
            self.restart_line();
        }
    }

    /// Ends the block if there is text in the line, and else the indentation before the tag.
    pub(super) fn break_block(&mut self) {
        if self.seen.text {
            self.end_block();
            self.seen.text = false;
        } else if !self.seen.any_text {
            self.restart_line();
        }
    }

    /// Keeps the content of `<pre>` and the like aside.
    fn element_of_code(&mut self, name: &str) {
        if self.budget == 0 {
            return;
        }
        let content = &self.source[self.at..];
        let is_end = |at: usize| {
            let found = content.get(at + 2..at + 2 + name.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(name))
        };
        let Some((end, _)) = content.match_indices("</").find(|&(at, _)| is_end(at)) else {
            self.budget = self.budget.saturating_sub(content.len());
            return;
        };
        let is_program = name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style");
        let content = &content[..end];
        let text = if is_program { content.to_owned() } else { tag::without_tags(content) };
        self.keep_aside(self.at + end, text, OmissionReason::Code);
    }
}
