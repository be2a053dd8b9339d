//! The lines of a page: its text as a reader sees it, and what the markup says of each line.

use std::ops::Range;

use zhen_text::{BlockKind, InlineMarkup, Language};

use super::landmark::Landmark;
use super::table::Table;

/// A page as lines.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The text of all lines, each ended by `\n`.
    pub(super) text: String,
    pub(super) lines: Vec<Line>,
    pub(super) parts: Vec<Part>,
    pub(super) tables: Vec<Table>,
    /// Links and code, at their places in the text.
    pub(super) inline: InlineMarkup,
    /// Code of the language that the outermost element names.
    pub(super) language_code: Option<String>,
    /// Most elements that are open at once, marks of style without end tags among them.
    pub(super) depth: usize,
}

/// What a line is before it is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Text that the page shows.
    Shown,
    /// The title of the browser window.
    WindowTitle,
    /// Text that the page hides.
    Hidden,
    /// Text that browsers never show, or only if they lack something: scripts, frames.
    Unshown,
    /// A paragraph of a comment of the markup.
    Comment,
    /// Source code or a formula.
    Code,
}

/// A line of a page, or several lines of code.
#[derive(Debug)]
pub(super) struct Line {
    /// Bytes of the text, without surrounding white space.
    pub(super) span: Range<usize>,
    /// Path of its element, cut at the left if it is long.
    pub(super) path: String,
    /// Serial number of its element, which tells elements apart whose paths are cut.
    pub(super) element: usize,
    pub(super) role: Role,
    pub(super) kind: BlockKind,
    pub(super) language: Option<Language>,
    /// Index of the innermost part of the page around it.
    pub(super) part: Option<usize>,
    /// Index of the innermost table around it.
    pub(super) table: Option<usize>,
    /// Letters and digits.
    pub(super) letters: usize,
    /// Those of them that are the text of links.
    pub(super) link_letters: usize,
    /// Whether blanks that do not collapse indent it like a paragraph.
    pub(super) is_indented: bool,
    /// Whether it stands apart from the line before it.
    pub(super) after_blank: bool,
}

/// A part of a page that its markup names.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) landmark: Landmark,
    /// Index of the part around it.
    pub(super) outer: Option<usize>,
    /// Letters in it that are not the text of links.
    pub(super) plain_letters: usize,
}

impl Page {
    /// Finds the innermost part around a line that is not the whole page by another name.
    ///
    /// Some pages stand as a whole in a form, or in an element of class `sidebar-left`.
    pub(super) fn landmark_of(&self, line: &Line, plain_letters: usize) -> Option<Landmark> {
        /// Share of the plain letters of a page, in 100, that show a part to be the page.
        const WHOLE_PAGE: usize = 60;
        let mut index = line.part;
        while let Some(part) = index.map(|index| &self.parts[index]) {
            if part.plain_letters * 100 <= plain_letters * WHOLE_PAGE {
                return Some(part.landmark);
            }
            index = part.outer;
        }
        None
    }

    /// Joins the lines of a cell of data, which `<br>` parts only because the cell is narrow.
    pub(super) fn join_cells(&mut self) {
        let is_data: Vec<bool> = self.tables.iter().map(Table::is_data).collect();
        self.lines.dedup_by(|next, line| {
            let joins = line.role == Role::Shown
                && next.role == Role::Shown
                && line.kind == BlockKind::TableCell
                && next.kind == BlockKind::TableCell
                && line.table == next.table
                && line.element == next.element
                && line.table.is_some_and(|table| is_data[table]);
            if joins {
                line.span.end = next.span.end;
                line.letters += next.letters;
                line.link_letters += next.link_letters;
            }
            joins
        });
    }

    /// Shows what is hidden if that is nearly the whole page: programs show it once it is loaded.
    pub(super) fn show_page_hidden_until_loaded(&mut self) {
        /// How many times longer than the text that is shown.
        const NEARLY_ALL: usize = 4;
        let length_of = |role: Role| {
            let lines = self.lines.iter().filter(|line| line.role == role);
            lines.map(|line| line.span.len()).sum::<usize>()
        };
        if length_of(Role::Hidden) <= NEARLY_ALL * length_of(Role::Shown) {
            return;
        }
        for line in self.lines.iter_mut().filter(|line| line.role == Role::Hidden) {
            line.role = Role::Shown;
            line.letters = letters_of(&self.text[line.span.clone()]);
        }
    }

    /// Counts the letters of the page that are shown and not the text of links.
    pub(super) fn plain_letters(&self) -> usize {
        let shown = self.lines.iter().filter(|line| line.role == Role::Shown);
        shown.map(|line| line.letters - line.link_letters).sum()
    }
}

/// Counts letters and digits.
pub(super) fn letters_of(text: &str) -> usize {
    text.chars().filter(|character| character.is_alphanumeric()).count()
}
