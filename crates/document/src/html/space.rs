//! White space as browsers show it: runs collapse to one space, and the ends of lines vanish.

/// A line that grows by text whose white space is collapsed.
#[derive(Clone, Debug, Default)]
pub(super) struct LineText {
    text: String,
    /// White space that is written if more text follows.
    pending: Option<Space>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Space {
    /// One that the page has between words.
    Blank,
    /// The end of a line of the source alone.
    LineEnd,
}

impl LineText {
    /// Adds text.
    pub(super) fn push(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '\n' | '\r' | '\x0c' => self.pending = self.pending.or(Some(Space::LineEnd)),
                ' ' | '\t' => self.pending = self.pending.or(Some(Space::Blank)),
                character => {
                    self.write_pending(character);
                    self.text.push(character);
                }
            }
        }
    }

    /// Adds a space between two elements that stand side by side.
    pub(super) fn push_gap(&mut self) {
        self.pending = self.pending.or(Some(Space::Blank));
    }

    /// Adds the end of a line that the reader sees.
    pub(super) fn push_line_break(&mut self) {
        self.pending = None;
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Returns the bytes that were written so far; white space that may follow is not among them.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Tells whether nothing but white space was added.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Tells whether it ends in a visible line end, after which nothing was added.
    pub(super) fn ends_in_line_break(&self) -> bool {
        self.text.ends_with('\n')
    }

    /// Takes the text, and leaves nothing.
    pub(super) fn take(&mut self) -> String {
        self.pending = None;
        std::mem::take(&mut self.text)
    }

    fn write_pending(&mut self, next: char) {
        let Some(space) = self.pending.take() else { return };
        let Some(previous) = self.text.chars().next_back() else { return };
        // Between ideographs the source breaks lines anywhere, and no space is meant.
        let is_joined = space == Space::LineEnd && is_wide(previous) && is_wide(next);
        if previous != '\n' && !is_joined {
            self.text.push(' ');
        }
    }
}

/// Tells whether a character is an ideograph or a mark as wide as one.
fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{323af}')
        || matches!(character, '“' | '”' | '‘' | '’' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collapsed(parts: &[&str]) -> String {
        let mut line = LineText::default();
        parts.iter().for_each(|part| line.push(part));
        line.take()
    }

    #[test]
    fn runs_of_white_space_are_one_space() {
        assert_eq!(collapsed(&["  a \n\t", "\n b", "c "]), "a bc");
        assert_eq!(collapsed(&["a\u{a0}\u{a0}b"]), "a\u{a0}\u{a0}b");
    }

    #[test]
    fn source_lines_of_chinese_join_without_a_space() {
        assert_eq!(collapsed(&["海港\n  管理"]), "海港管理");
        assert_eq!(collapsed(&["海港 \n管理"]), "海港 管理");
        assert_eq!(collapsed(&["海港，\n管理\nnow\nit"]), "海港，管理 now it");
    }
}
