//! Writing xlsx, row by row.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::cell::{LONGEST, cell_text};
use super::column::Column;
use super::layout::{self, CellFormats};
use crate::bitext::{FormatWriter, WriteError};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::{BitextRow, rounded_score};
use crate::tsv::comma_separated;

/// Rows that a sheet of Excel has below its header.
const SHEET_ROWS: u32 = 1_048_575;
/// What the first sheet is called.
const SHEET: &str = "bitext";

/// Starts a workbook with the given title, if any.
///
/// # Errors
///
/// When no temporary file can be made.
pub(crate) fn writer<'w>(
    writer: impl Write + Send + 'w,
    title: &str,
) -> Result<Box<dyn FormatWriter + 'w>, WriteError> {
    Ok(Box::new(XlsxWriter::new(writer, title, SHEET_ROWS)?))
}

pub(super) struct XlsxWriter<W> {
    writer: W,
    workbook: Workbook,
    formats: CellFormats,
    rows_per_sheet: u32,
    /// Sheets begun.
    sheets: usize,
    /// Rows of the last one, without the header.
    rows: u32,
    alterations: Alterations,
}

impl<W: Write + Send> XlsxWriter<W> {
    pub(super) fn new(writer: W, title: &str, rows_per_sheet: u32) -> Result<Self, WriteError> {
        let mut workbook = Workbook::new();
        let title = cell_text(title, &mut Alterations::default());
        // The library would take the time of day. This is the first day a zip file can name.
        let day = ExcelDateTime::from_ymd(1980, 1, 1).map_err(io_error)?;
        let properties = DocProperties::new().set_title(title).set_creation_datetime(&day);
        workbook.set_properties(&properties);
        let mut xlsx = Self {
            writer,
            workbook,
            formats: CellFormats::new(),
            rows_per_sheet,
            sheets: 0,
            rows: 0,
            alterations: Alterations::default(),
        };
        xlsx.begin_sheet().map_err(io_error)?;
        Ok(xlsx)
    }

    fn begin_sheet(&mut self) -> Result<(), XlsxError> {
        self.sheets += 1;
        self.rows = 0;
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        match self.sheets {
            1 => sheet.set_name(SHEET)?,
            number => sheet.set_name(format!("{SHEET} {number}"))?,
        };
        layout::begin(sheet, &self.formats)
    }

    fn write(&mut self, row: &BitextRow) -> Result<(), XlsxError> {
        if self.rows == self.rows_per_sheet {
            layout::end(self.workbook.worksheet_from_index(self.sheets - 1)?, self.rows)?;
            self.begin_sheet()?;
        }
        self.rows += 1;
        let sheet = self.workbook.worksheet_from_index(self.sheets - 1)?;
        for column in Column::ALL {
            let format = self.formats.of(column);
            if column == Column::Score {
                let score = rounded_score(row.score);
                sheet.write_number_with_format(self.rows, column.index(), score, format)?;
            } else {
                let text = content(column, row, &mut self.alterations);
                sheet.write_string_with_format(self.rows, column.index(), text, format)?;
            }
        }
        Ok(())
    }

    fn save(&mut self) -> Result<(), XlsxError> {
        let last: &mut Worksheet = self.workbook.worksheet_from_index(self.sheets - 1)?;
        layout::end(last, self.rows)?;
        let mut output = Patient { writer: &mut self.writer, error: None };
        self.workbook.save_to_writer(&mut output)?;
        output.error.map_or(Ok(()), |error| Err(error.into()))
    }
}

/// A writer that keeps its first error for itself, and from then on takes everything.
///
/// The library prints what it cannot write to standard error when it gives up; so it is let finish.
struct Patient<W> {
    writer: W,
    error: Option<io::Error>,
}

impl<W: Write> Patient<W> {
    fn attempt(&mut self, write: impl FnOnce(&mut W) -> io::Result<()>) {
        if self.error.is_none() {
            self.error = write(&mut self.writer).err();
        }
    }
}

impl<W: Write> Write for Patient<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(|writer| writer.write_all(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt(Write::flush);
        Ok(())
    }
}

/// Runs what writes to the temporary file of the library, which panics if the disk is full.
fn unpanicked(write: impl FnOnce() -> Result<(), XlsxError>) -> Result<(), WriteError> {
    // What a panic leaves half done is not used again: the caller ends with the error.
    let outcome = catch_unwind(AssertUnwindSafe(write));
    outcome.map_or_else(
        |_| {
            let folder = std::env::temp_dir();
            let problem = format!(
                "the temporary file for the workbook cannot be written; is {} full?",
                folder.display()
            );
            Err(io::Error::new(io::ErrorKind::StorageFull, problem).into())
        },
        |written| written.map_err(io_error),
    )
}

impl<W: Write + Send> FormatWriter for XlsxWriter<W> {
    fn write_row(&mut self, row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        unpanicked(|| self.write(row))
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        unpanicked(|| self.save())?;
        self.writer.flush()?;
        Ok(self.alterations)
    }
}

/// What stands in a cell of text.
fn content(column: Column, row: &BitextRow, alterations: &mut Alterations) -> String {
    match column {
        Column::Keep => "yes".to_owned(),
        Column::SourceText => cell_text(&row.source_text, alterations),
        Column::TargetText => cell_text(&row.target_text, alterations),
        Column::Bead => row.bead_type(),
        Column::SourceIds => ids(&row.source_ids, alterations),
        Column::TargetIds => ids(&row.target_ids, alterations),
        Column::SourceDocument => cell_text(&row.source_document, alterations),
        Column::TargetDocument => cell_text(&row.target_document, alterations),
        Column::Flags => cell_text(&row.flags.join(","), alterations),
        Column::Score | Column::Note => String::new(),
    }
}

/// Sentence numbers; of a bead of many thousands, those that the cell can hold.
fn ids(ids: &[usize], alterations: &mut Alterations) -> String {
    let mut list = comma_separated(ids);
    if list.len() > LONGEST {
        alterations.cut_texts += 1;
        // Cut before a comma, lest the last number be another.
        list.truncate(list[..=LONGEST].rfind(',').unwrap_or(0));
    }
    list
}

/// The errors of the output come out as they went in.
fn io_error(error: XlsxError) -> WriteError {
    WriteError::Io(match error {
        XlsxError::IoError(error) => error,
        XlsxError::ZipError(error) => error.into(),
        other => io::Error::other(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_of_the_library_is_an_error_of_the_disk() {
        let error = unpanicked(|| panic!("Couldn't write to xml file")).expect_err("it panics");
        let message = error.to_string();
        assert!(message.starts_with("the temporary file for the workbook cannot be written; is "));
    }

    #[test]
    fn a_full_output_is_told_once_all_is_packed() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut patient = Patient { writer: Full, error: None };
        assert!(patient.write_all(b"abc").and_then(|()| patient.flush()).is_ok());
        assert_eq!(patient.error.map(|error| error.kind()), Some(io::ErrorKind::StorageFull));
    }
}
