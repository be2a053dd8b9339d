//! Lines of code, which are taken as they are: fenced blocks, and the statements of MDX.

use zhen_text::OmissionReason;

use super::{Aside, Cleaner};
use crate::markdown::dialect::Dialect;
use crate::markdown::fence::Fence;
use crate::markdown::line;

impl Cleaner<'_> {
    /// Takes a fenced block as it is.
    pub(super) fn fence(&mut self, fence: Fence, indent: usize, body: &str) {
        let base = self.base();
        let depth = line::quote_depth(self.quote);
        let opening = self.line;
        self.copy_line(indent, body);
        while self.at < self.source.len() {
            let line = self.rest_of_line();
            // Marks of quotations inside of a block that is in none are code.
            let length = if depth == 0 { 0 } else { line::quote_length(line) };
            let (quote, rest) = line.split_at(length);
            let body = rest.trim_start();
            let strip = 4 * self.boxes.len() + self.element_indent;
            let columns = line::columns(rest, body).saturating_sub(strip);
            // The end of the quotation or of the list item is the end of the block.
            if line::quote_depth(quote) < depth || !body.is_empty() && columns < base {
                return;
            }
            self.quote = quote;
            self.copy_line(columns, body);
            if fence.is_closed_by(body) {
                return;
            }
        }
        self.out.warnings.push(format!(
            "line {opening}: the fence is never closed: all below is taken for code"
        ));
    }

    /// Copies a line of code.
    pub(super) fn copy_line(&mut self, indent: usize, body: &str) {
        self.begin_line(indent, body.trim_end_matches('\n'));
        self.end_line();
        self.skip_line();
        self.is_after_blank = false;
    }

    pub(super) fn is_statement(&self, line: &str) -> bool {
        self.dialect.has_expressions && self.is_after_blank && Dialect::is_statement(line)
    }

    /// Keeps the statements aside, up to the next blank line outside of brackets; where brackets
    /// do not close, up to the next blank line.
    pub(super) fn statement(&mut self) {
        let (start, line) = (self.at, self.line);
        let mut blank = None;
        let mut depth = 0_i64;
        while self.at < self.source.len() && !(blank.is_some() && self.budget == 0) {
            let statement = self.rest_of_line();
            if statement.trim().is_empty() {
                if depth <= 0 {
                    break;
                }
                blank = blank.or(Some((self.at, self.line)));
            }
            if blank.is_some() {
                self.budget = self.budget.saturating_sub(statement.len() + 1);
            }
            for byte in statement.bytes() {
                depth += i64::from(b"([{".contains(&byte)) - i64::from(b")]}".contains(&byte));
            }
            self.skip_line();
        }
        if let Some((at, line)) = blank.filter(|_| depth > 0) {
            (self.at, self.line) = (at, line);
        }
        let text = self.source[start..self.at].to_owned();
        self.out.asides.push(Aside { line, text, reason: OmissionReason::Code });
    }
}
