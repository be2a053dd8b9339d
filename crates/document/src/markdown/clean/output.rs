//! Lines of the result: how they begin and end.

use super::{Cleaner, Line};

/// Columns that a line which is not in the file is indented at most. Every block of a line that is
/// taken apart repeats its indentation, which must not cost more than the line itself.
const MOST_COLUMNS: usize = 100;

impl<'t> Cleaner<'t> {
    /// Begins a line of the result.
    pub(in crate::markdown) fn begin_line(&mut self, indent: usize, head: &str) {
        self.begin_quoted_line(self.quote, indent, head);
    }

    fn begin_quoted_line(&mut self, quote: &str, indent: usize, head: &str) {
        let start = self.out.text.len();
        self.out.lines.push(Line { start, source: self.line, kind: self.kind });
        self.out.text.push_str(quote);
        self.out.text.extend(std::iter::repeat_n(' ', indent));
        self.out.text.push_str(head);
    }

    /// Begins a line that is not in the file, in the list item and the quotation of the one that
    /// is; where these are nested deep, in some around them.
    pub(super) fn begin_added_line(&mut self, head: &str) {
        let open = self.lists.partition_point(|&column| column <= MOST_COLUMNS);
        let indent = open.checked_sub(1).map_or(0, |last| self.lists[last]);
        self.begin_quoted_line(self.near_quote(), indent, head);
    }

    /// Adds a line without text, which parts blocks.
    pub(super) fn add_blank_line(&mut self) {
        self.begin_quoted_line(self.near_quote(), 0, "");
        self.end_line();
    }

    fn near_quote(&self) -> &'t str {
        &self.quote[..self.quote.floor_char_boundary(MOST_COLUMNS)]
    }

    /// Ends a line of the result.
    pub(in crate::markdown) fn end_line(&mut self) {
        self.out.text.push('\n');
    }

    /// Ends the block, so that what follows begins another.
    pub(in crate::markdown) fn end_block(&mut self) {
        self.end_line();
        self.add_blank_line();
        self.begin_added_line("");
    }

    /// Takes back what the line of the result has so far, which is no text.
    pub(in crate::markdown) fn restart_line(&mut self) {
        self.drop_line();
        self.begin_added_line("");
    }

    /// Takes the line of the result out of it.
    pub(in crate::markdown) fn drop_line(&mut self) {
        if let Some(line) = self.out.lines.pop() {
            self.out.text.truncate(line.start);
        }
    }
}
