//! Any format: rows read and written by the [`Format`] alone.

use std::io::{self, BufRead, Write};

use thiserror::Error;

use crate::format::Format;
use crate::index::write_index_bead;
use crate::index_rows::{IndexRowError, OnePair};
use crate::jsonl::{JsonlError, JsonlWriter, read_jsonl};
use crate::row::BitextRow;
use crate::tsv::{TsvError, TsvOptions, TsvWriter, read_tsv};

/// A row could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The input is not tsv.
    #[error(transparent)]
    Tsv(#[from] TsvError),
    /// The input is not jsonl.
    #[error(transparent)]
    Jsonl(#[from] JsonlError),
    /// The format has no rows: its text must come from the documents.
    #[error("{format} files hold no text: name the English and the Chinese document it is of")]
    NoText {
        /// The format.
        format: Format,
    },
}

/// Reads the rows of a bitext of the given format, one by one.
///
/// An index holds no text, so its only item is an error; read it with
/// [`read_index`](crate::read_index) and [`rows_from_index`](crate::rows_from_index).
pub fn read_rows<'r, R: BufRead + 'r>(
    format: Format,
    input: R,
) -> Box<dyn Iterator<Item = Result<BitextRow, ReadError>> + 'r> {
    match format {
        Format::Tsv => Box::new(read_tsv(input).map(|row| row.map_err(Into::into))),
        Format::Jsonl => Box::new(read_jsonl(input).map(|row| row.map_err(Into::into))),
        Format::Index => Box::new(std::iter::once(Err(ReadError::NoText { format }))),
    }
}

/// A row could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The output failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The row cannot be a bead of an index.
    #[error(transparent)]
    IndexRow(#[from] IndexRowError),
}

/// Writes rows one by one in any format.
#[derive(Debug)]
pub struct RowWriter<W>(FormatWriter<W>);

#[derive(Debug)]
enum FormatWriter<W> {
    Tsv(TsvWriter<W>),
    Index(W, OnePair),
    Jsonl(JsonlWriter<W>),
}

impl<W: Write> RowWriter<W> {
    /// Starts a file; `tsv` is passed over by the other formats.
    ///
    /// # Errors
    ///
    /// When `writer` fails.
    pub fn new(format: Format, writer: W, tsv: TsvOptions) -> Result<Self, WriteError> {
        Ok(Self(match format {
            Format::Tsv => FormatWriter::Tsv(TsvWriter::new(writer, tsv)?),
            Format::Index => FormatWriter::Index(writer, OnePair::default()),
            Format::Jsonl => FormatWriter::Jsonl(JsonlWriter::new(writer)),
        }))
    }

    /// Writes one row.
    ///
    /// # Errors
    ///
    /// When the writer fails; in an index also when the row has no sentence indices, or is of
    /// another document pair than the rows before.
    pub fn write_row(&mut self, row: &BitextRow) -> Result<(), WriteError> {
        match &mut self.0 {
            FormatWriter::Tsv(writer) => writer.write_row(row)?,
            FormatWriter::Index(writer, pair) => write_index_bead(writer, &pair.index_bead(row)?)?,
            FormatWriter::Jsonl(writer) => writer.write_row(row)?,
        }
        Ok(())
    }

    /// Flushes and returns the writer.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn finish(self) -> Result<W, WriteError> {
        match self.0 {
            FormatWriter::Tsv(writer) => Ok(writer.finish()?),
            FormatWriter::Index(mut writer, _) => {
                writer.flush()?;
                Ok(writer)
            }
            FormatWriter::Jsonl(writer) => Ok(writer.finish()?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_has_no_rows_of_its_own() {
        let mut rows = read_rows(Format::Index, "[0]:[0]\n".as_bytes());
        let error = rows.next().unwrap().unwrap_err();
        assert_eq!(
            error.to_string(),
            "index files hold no text: name the English and the Chinese document it is of"
        );
        assert!(rows.next().is_none());
    }

    #[test]
    fn a_row_without_ids_is_refused_by_an_index_alone() {
        let row =
            BitextRow {
                source_text: "a".into(), target_text: "一".into(), ..BitextRow::default()
            };
        for format in Format::ALL {
            let mut writer = RowWriter::new(format, Vec::new(), TsvOptions::default()).unwrap();
            assert_eq!(writer.write_row(&row).is_ok(), format.holds_text(), "{format}");
        }
    }

    #[test]
    fn a_failing_writer_is_reported_with_its_kind() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let row = BitextRow { source_ids: vec![0], ..BitextRow::default() };
        for format in Format::ALL {
            let tsv = TsvOptions { header: false, ..TsvOptions::default() };
            let mut writer = RowWriter::new(format, Closed, tsv).unwrap();
            let error = writer.write_row(&row).unwrap_err();
            let WriteError::Io(error) = error else { panic!("{format}: {error}") };
            assert_eq!(error.kind(), io::ErrorKind::BrokenPipe, "{format}");
        }
    }
}
