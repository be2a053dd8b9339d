//! Writing rows in any format.

use std::io::{self, Write};

use thiserror::Error;
use zhen_text::IndexBead;

use crate::format::Format;
use crate::index_rows::IndexRowError;
use crate::loss::{Alterations, Losses};
use crate::marks::RowMarks;
use crate::row::BitextRow;
use crate::tsv::{TsvOptions, TsvWriter};
use crate::{html, index, jsonl, ladder, mnbvc, moses, parquet, tmx, vecalign, xliff, xlsx};

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
    /// Rows of a document pair stand apart in a format that counts them.
    #[error(
        "row {row}: rows of `{document}` come again after those of another document pair, and \
         their number is on each of their lines; sort the rows by document"
    )]
    Scattered {
        /// Number of the row, from 1, null beads not counted.
        row: usize,
        /// The document pair.
        document: String,
    },
    /// The format holds text, which beads alone do not have.
    #[error("{format} files hold text, which beads lack")]
    NoText {
        /// The format.
        format: Format,
    },
    /// The format is only read.
    #[error("{format} files are only read; use {instead} to write")]
    ReadOnly {
        /// The format.
        format: Format,
        /// A format that holds the same and is written.
        instead: Format,
    },
    /// The format was left out when this program was built.
    #[error("this build cannot write {format}; build it with the feature `{format}`")]
    NotBuilt {
        /// The format, which is the name of its feature too.
        format: Format,
    },
    /// The format is made of several files, which one output cannot hold.
    #[error("{format} is made of {} files; name them with -o", format.suffixes().len())]
    Parts {
        /// The format.
        format: Format,
    },
}

/// How a bitext is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WriteOptions {
    /// Columns, header and byte order mark of tsv.
    pub tsv: TsvOptions,
    /// What the bitext is called where a format has a title: in html and xlsx. Empty for none.
    pub title: String,
    /// The moment of writing for formats that hold a date: seconds since 1970, as
    /// `SOURCE_DATE_EPOCH` has them. Without it the date is left empty, so that the same rows give
    /// the same file.
    pub source_date_epoch: Option<u64>,
}

/// One file that is written.
pub type Part<'w> = Box<dyn Write + Send + 'w>;

/// Writes the rows of one format; each format has one.
///
/// Null beads come only to formats that [hold](Format::holds_nulls) them.
pub(crate) trait FormatWriter {
    /// Writes one row, with what is to be marked in its texts.
    fn write_row(&mut self, row: &BitextRow, marks: &RowMarks) -> Result<(), WriteError>;

    /// Writes one bead without text; only formats of indices get any.
    fn write_bead(&mut self, _: &IndexBead) -> Result<(), WriteError> {
        Err(io::Error::other("only formats of indices are made of beads").into())
    }

    /// Ends the file and flushes it; says what the texts lost.
    fn finish(self: Box<Self>) -> Result<Alterations, WriteError>;
}

/// Writes rows one by one in any format.
pub struct RowWriter<'w> {
    format: Format,
    writer: Box<dyn FormatWriter + 'w>,
    losses: Losses,
    rows: usize,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Rows in the file.
    pub rows: usize,
    /// What of them the format could not hold.
    pub losses: Losses,
}

impl Written {
    /// Leaves out of the losses what an input of the format `from` does not hold, as
    /// [`Losses::of_input`] does.
    pub fn of_input(self, from: Format) -> Self {
        Self { losses: self.losses.of_input(from), ..self }
    }
}

impl<'w> RowWriter<'w> {
    /// Starts a bitext of one file.
    ///
    /// # Errors
    ///
    /// When `writer` fails, the format is only read, was not built, or is made of several files.
    pub fn new(
        format: Format,
        writer: impl Write + Send + 'w,
        options: &WriteOptions,
    ) -> Result<Self, WriteError> {
        Self::in_parts(format, vec![Box::new(writer)], options)
    }

    /// Starts a bitext of as many files as the format has [suffixes](Format::suffixes), in their
    /// order.
    ///
    /// # Errors
    ///
    /// When a writer fails, the number of parts is wrong, or the format is only read or was not
    /// built.
    pub fn in_parts(
        format: Format,
        mut parts: Vec<Part<'w>>,
        options: &WriteOptions,
    ) -> Result<Self, WriteError> {
        if parts.len() != format.suffixes().len() {
            return Err(WriteError::Parts { format });
        }
        let mut next = || parts.remove(0);
        let writer: Box<dyn FormatWriter + 'w> = match format {
            Format::Tsv => Box::new(TsvWriter::new(next(), options.tsv.clone())?),
            Format::Index => Box::new(index::IndexWriter::new(next())),
            Format::Jsonl => Box::new(jsonl::JsonlWriter::new(next())),
            Format::Moses => Box::new(moses::MosesWriter::new([next(), next(), next()])),
            Format::Ladder => Box::new(ladder::LadderWriter::new(next())),
            Format::Tmx => Box::new(tmx::TmxWriter::new(next())?),
            Format::Xliff => Box::new(xliff::XliffWriter::new(next())),
            Format::Html => Box::new(html::HtmlWriter::new(next(), &options.title)?),
            Format::Parquet => parquet::writer(next())?,
            Format::Mnbvc => Box::new(mnbvc::MnbvcWriter::new(next(), options.source_date_epoch)),
            Format::Vecalign => Box::new(vecalign::VecalignWriter::new(next())),
            Format::Xlsx => xlsx::writer(next(), &options.title)?,
            Format::Champollion | Format::Xces => {
                return Err(WriteError::ReadOnly { format, instead: Format::Index });
            }
        };
        Ok(Self { format, writer, losses: Losses::new(format, options), rows: 0 })
    }

    /// Writes one row.
    ///
    /// A null bead is left out, and counted, where the format does not hold them.
    ///
    /// # Errors
    ///
    /// When the writer fails; in formats of indices also when the row has no sentence indices, or
    /// is of another document pair than the rows before.
    pub fn write_row(&mut self, row: &BitextRow) -> Result<(), WriteError> {
        self.write_marked(row, &RowMarks::default())
    }

    /// Writes one row as [`write_row`](Self::write_row) does, with marks for the formats that show
    /// them.
    ///
    /// # Errors
    ///
    /// As for [`write_row`](Self::write_row).
    pub fn write_marked(&mut self, row: &BitextRow, marks: &RowMarks) -> Result<(), WriteError> {
        if self.losses.takes(row) {
            self.writer.write_row(row, marks)?;
            self.rows += 1;
        }
        Ok(())
    }

    /// Writes one bead of a format of indices; one without score has none in `index` and
    /// `vecalign` either, and 1 in `ladder`.
    ///
    /// # Errors
    ///
    /// When the writer fails, the format holds text, or the bead cannot be part of a ladder.
    pub fn write_bead(&mut self, bead: &IndexBead) -> Result<(), WriteError> {
        if self.format.holds_text() {
            return Err(WriteError::NoText { format: self.format });
        }
        self.losses.takes(&BitextRow::without_text(bead));
        self.writer.write_bead(bead)?;
        self.rows += 1;
        Ok(())
    }

    /// Ends the bitext, flushes it, and says what was written.
    ///
    /// # Errors
    ///
    /// When a writer fails.
    pub fn finish(mut self) -> Result<Written, WriteError> {
        self.losses.alterations = self.writer.finish()?;
        Ok(Written { rows: self.rows, losses: self.losses })
    }
}

#[cfg(test)]
mod tests;
