//! The end of a line: it, and what stood in it without being shown, become lines of the page.

use super::super::line::{Line, Role, letters_of};
use super::super::pre;
use super::super::stack::State;
use super::Walk;
use super::draft::{Draft, is_indented};
use crate::extract::trimmed;

/// Bytes of the longest path of a line; pages that people write stay far below.
const LONGEST_PATH: usize = 512;
/// Bytes that all paths of a page may take before they are cut shorter.
const MOST_PATH_BYTES: usize = 64 << 20;
/// Bytes of the longest path after that.
const LONGEST_PATH_IN_A_CROWD: usize = 48;

impl Walk {
    /// Ends the line: it, and what stood hidden in it, become lines of the page.
    pub(super) fn end_line(&mut self) {
        if !self.preformatted.is_empty() {
            self.end_preformatted();
        }
        let draft = std::mem::take(&mut self.line);
        match draft.first {
            Some(first) => self.push_draft(draft, first),
            None => {
                self.line.marks = draft.marks;
                self.line.marks.carry();
            }
        }
        if !self.hidden.is_blank() {
            let text = self.hidden.take();
            let line = self.line_with(Role::Hidden, self.stack.block_state());
            self.push(&text, line);
        }
        for text in self.unshown.take() {
            let line = self.line_with(Role::Unshown, State::new());
            self.push(&text, line);
        }
        for text in std::mem::take(&mut self.comments) {
            let line = self.line_with(Role::Comment, State::new());
            self.push(&text, line);
        }
    }

    fn push_draft(&mut self, mut draft: Draft, first: State) {
        let text = draft.text.take();
        let inline = draft.marks.take(&text);
        // A link may go on in the next line.
        self.line.marks = draft.marks;
        let role = match first {
            _ if first.is_window_title => Role::WindowTitle,
            _ if draft.letters > 0 && draft.code_letters == draft.letters => Role::Code,
            _ => Role::Shown,
        };
        let language =
            if draft.is_mixed { self.stack.block_state().language } else { first.language };
        let mut line = Line {
            language,
            letters: draft.letters,
            link_letters: draft.link_letters,
            is_indented: is_indented(&text),
            after_blank: std::mem::take(&mut self.after_blank),
            ..self.line_with(role, first)
        };
        if role == Role::Shown {
            if let Some(table) = line.table {
                self.page.tables[table].add_line(line.letters);
            }
            self.count_plain_letters(&line);
        }
        if role == Role::WindowTitle {
            "/html/head/title".clone_into(&mut line.path);
        }
        let start = self.page.text.len();
        self.push(&text, line);
        if self.page.text.len() > start {
            self.page.inline.append(trimmed(inline, &text, start));
        }
    }

    fn end_preformatted(&mut self) {
        let text = std::mem::take(&mut self.preformatted);
        let state = self.stack.state();
        let is_code = std::mem::take(&mut self.preformatted_has_code) || pre::is_code(&text);
        if is_code {
            let line = Line {
                after_blank: std::mem::take(&mut self.after_blank),
                ..self.line_with(Role::Code, state)
            };
            self.push(&text, line);
            return;
        }
        for paragraph in pre::paragraphs(&text) {
            let line = Line {
                letters: letters_of(&paragraph),
                after_blank: true,
                ..self.line_with(Role::Shown, state)
            };
            self.count_plain_letters(&line);
            self.push(&paragraph, line);
        }
    }

    fn count_plain_letters(&mut self, line: &Line) {
        let mut part = line.part;
        while let Some(index) = part {
            self.page.parts[index].plain_letters += line.letters - line.link_letters;
            part = self.page.parts[index].outer;
        }
    }

    fn line_with(&self, role: Role, state: State) -> Line {
        let is_crowded = self.path_bytes > MOST_PATH_BYTES;
        let longest = if is_crowded { LONGEST_PATH_IN_A_CROWD } else { LONGEST_PATH };
        Line {
            span: 0..0,
            path: self.stack.path(longest),
            element: self.stack.innermost_block(),
            role,
            kind: state.kind,
            language: state.language,
            part: state.landmark,
            table: state.table,
            letters: 0,
            link_letters: 0,
            is_indented: false,
            after_blank: false,
        }
    }

    fn push(&mut self, text: &str, line: Line) {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if text.is_empty() {
            return;
        }
        self.path_bytes += line.path.len();
        let start = self.page.text.len();
        self.page.text.push_str(text);
        let span = start..self.page.text.len();
        self.page.text.push('\n');
        self.page.lines.push(Line { span, ..line });
    }
}
