//! The cells of a workbook, sheet by sheet and row by row: the only door to the reading library.

use std::io::Cursor;

use calamine::{Cell, DataRef, Reader as _, Xlsx, XlsxError};

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
        /// What older files of Excel begin with, and newer ones that are encrypted.
        const COMPOUND_FILE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
        let is_compound = bytes.starts_with(COMPOUND_FILE);
        let opened = Xlsx::new(Cursor::new(bytes));
        let workbook = opened.map_err(|error| match error {
            XlsxError::Password => {
                "the workbook has a password; save it without one first".to_owned()
            }
            _ if is_compound => {
                "an .xls workbook, or one with a password; save it as .xlsx without one".to_owned()
            }
            error => format!("not an xlsx workbook, or damaged: {}", message(&error)),
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
        loop {
            let cell = cells.next_cell().map_err(|error| message(&error))?;
            let place = cell.as_ref().map(Cell::get_position);
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
            if let Some(content) = content(cell.get_value()) {
                let row = row.get_or_insert_with(|| SheetRow { number, cells: Vec::new() });
                row.cells.push((column, content));
            }
        }
    }
}

/// Whether more rows are wanted.
pub(super) enum Next {
    More,
    Stop,
}

fn content(value: &DataRef<'_>) -> Option<Content> {
    Some(match value {
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
