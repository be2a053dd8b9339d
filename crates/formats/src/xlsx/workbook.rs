//! The cells of a workbook, sheet by sheet and row by row: the only door to the reading library.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use super::archive;

/// Rows and columns of a sheet of Excel; more of them are an attack or damage.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;

/// One row of a sheet with anything in it.
pub(super) struct SheetRow {
    /// The number that Excel shows, from 1.
    pub(super) number: u32,
    /// Cells that are not empty, with the number of their column, from 0.
    pub(super) cells: Vec<(u32, Content)>,
}

/// What a cell holds, as text; `Err` says what else it is.
pub(super) type Content = Result<String, String>;

/// A workbook in memory.
pub(super) struct Workbook {
    workbook: Xlsx<Cursor<Vec<u8>>>,
}

impl Workbook {
    /// Opens a workbook.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the file.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, String> {
        archive::check(&bytes, archive::LIMITS)?;
        let workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsxError::Password => {
                "the workbook has a password; save it without one first".to_owned()
            }
            XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => {
                "a zip archive without a workbook in it; is it a file of another kind?".to_owned()
            }
            error => format!("a damaged workbook ({}); get the file again", message(&error)),
        })?;
        Ok(Self { workbook })
    }

    /// Returns the names of the sheets in their order.
    pub(super) fn sheets(&self) -> Vec<String> {
        self.workbook.sheet_names()
    }

    /// Gives the rows of a sheet to `take`, until that says to stop.
    ///
    /// A sheet that is a chart has none.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the sheet; the rows before have been given.
    pub(super) fn for_each_row(
        &mut self,
        sheet: &str,
        mut take: impl FnMut(SheetRow) -> Next,
    ) -> Result<(), String> {
        let mut cells = match self.workbook.worksheet_cells_reader(sheet) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
            Err(error) => return Err(message(&error)),
        };
        let mut row: Option<SheetRow> = None;
        let mut rows = 0;
        loop {
            // Only so does the library tell a formula without value from an empty cell.
            let cell = cells.next_cell_with_formula_metadata().map_err(|error| message(&error))?;
            let place = cell.as_ref().map(|cell| cell.pos);
            let number = place.map(|(row, _)| row.saturating_add(1));
            if row.as_ref().map(|row| row.number) != number
                && let Some(done) = row.take()
                && let Next::Stop = take(done)
            {
                return Ok(());
            }
            let (Some(cell), Some((_, column)), Some(number)) = (cell, place, number) else {
                return Ok(());
            };
            let is_formula = cell.formula.is_some();
            if let Some(content) = content(&cell.value, is_formula) {
                let row = row.get_or_insert_with(|| {
                    rows += 1;
                    SheetRow { number, cells: Vec::new() }
                });
                row.cells.push((column, content));
                if rows > MOST_ROWS || row.cells.len() > MOST_COLUMNS {
                    return Err("more rows or columns than a sheet can have".to_owned());
                }
            }
        }
    }
}

/// Whether more rows are wanted.
pub(super) enum Next {
    More,
    Stop,
}

/// The content of a cell that is not empty.
fn content(value: &DataRef<'_>, is_formula: bool) -> Option<Content> {
    /// Excel computes formulas; many programs that write them do not.
    const NO_VALUE: &str =
        "a formula without its value; save the file in a spreadsheet program first";
    Some(match value {
        DataRef::Empty if is_formula => Err(NO_VALUE.to_owned()),
        DataRef::Empty => return None,
        DataRef::String(text) if text.is_empty() => return None,
        DataRef::SharedString("") => return None,
        DataRef::String(text) => Ok(text.clone()),
        DataRef::SharedString(text) => Ok((*text).to_owned()),
        DataRef::Int(number) => Ok(number.to_string()),
        // Whole numbers come without a decimal point, as Excel shows them.
        DataRef::Float(number) => Ok(number.to_string()),
        DataRef::Bool(truth) => Ok(truth.to_string()),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => {
            Err("a date".to_owned())
        }
        DataRef::Error(error) => Err(format!("the error {error}")),
    })
}

fn message(error: &XlsxError) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}
