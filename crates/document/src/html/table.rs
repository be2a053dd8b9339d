//! Tables of data, told from tables that only lay out a page.
//!
//! Pages of the 1990s and 2000s, and ministries' and Hong Kong pages to this day, place menus,
//! text and footer in the cells of nested tables. A table is data if it is innermost and has
//! header cells, or rows of several short cells each; the paragraphs in other tables are
//! paragraphs.

use super::tokens::Attributes;

/// What is counted of a table while it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    is_for_layout: bool,
    has_inner_table: bool,
    has_header: bool,
    rows: usize,
    /// Rows with at least two cells that hold text.
    full_rows: usize,
    filled_cells: usize,
    cell_lines: usize,
    cell_letters: usize,
    longest_cell_lines: usize,
    longest_cell_letters: usize,
}

/// Lines of the longest cell of a table of data.
const MOST_LINES: usize = 8;
/// Letters of the longest cell of a table of data that has two rows.
const MOST_LETTERS: usize = 400;

impl Table {
    pub(super) fn new(attributes: &Attributes) -> Self {
        let role = attributes.get("role");
        let is_for_layout = role.is_some_and(|role| matches!(role, "presentation" | "none"));
        Self { is_for_layout, ..Self::default() }
    }

    pub(super) fn begin_inner_table(&mut self) {
        self.has_inner_table = true;
    }

    pub(super) fn begin_row(&mut self) {
        self.end_cell();
        self.full_rows += usize::from(self.filled_cells >= 2);
        self.filled_cells = 0;
        self.rows += 1;
    }

    pub(super) fn begin_cell(&mut self, is_header: bool) {
        self.end_cell();
        self.has_header |= is_header;
    }

    pub(super) fn add_line(&mut self, letters: usize) {
        self.cell_lines += 1;
        self.cell_letters += letters;
    }

    fn end_cell(&mut self) {
        self.filled_cells += usize::from(self.cell_lines > 0);
        self.longest_cell_lines = self.longest_cell_lines.max(self.cell_lines);
        self.longest_cell_letters = self.longest_cell_letters.max(self.cell_letters);
        (self.cell_lines, self.cell_letters) = (0, 0);
    }

    /// Tells whether the table, now read, holds data.
    pub(super) fn is_data(&self) -> bool {
        let mut table = self.clone();
        // Counts the last row.
        table.begin_row();
        let rows = self.rows.max(1);
        let is_even = table.full_rows >= 2 && table.full_rows * 3 >= rows * 2;
        let is_short = table.longest_cell_letters <= MOST_LETTERS || table.full_rows >= 3;
        !self.is_for_layout
            && !self.has_inner_table
            && table.longest_cell_lines <= MOST_LINES
            && table.full_rows >= 1
            && (self.has_header || (is_even && is_short))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[usize]]) -> Table {
        let mut table = Table::default();
        for row in rows {
            table.begin_row();
            for letters in *row {
                table.begin_cell(false);
                if *letters > 0 {
                    table.add_line(*letters);
                }
            }
        }
        table
    }

    #[test]
    fn rows_of_short_cells_are_data() {
        assert!(table(&[&[4, 5], &[6, 20]]).is_data());
        assert!(table(&[&[900, 850], &[700, 600], &[500, 400]]).is_data());
    }

    #[test]
    fn one_row_or_one_column_is_layout() {
        assert!(!table(&[&[4, 5, 6]]).is_data());
        assert!(!table(&[&[4], &[0, 300], &[8]]).is_data());
        assert!(!table(&[&[40, 3000], &[60, 30]]).is_data());
    }

    #[test]
    fn a_table_around_another_is_layout() {
        let mut table = table(&[&[4, 5], &[6, 20]]);
        table.begin_inner_table();
        assert!(!table.is_data());
    }
}
