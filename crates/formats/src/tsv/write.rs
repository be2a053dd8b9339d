//! Writing tsv.
//!
//! Lines are written directly: a CSV writer would write `""` for a line whose only field is empty.

use std::io::{self, Write};

use super::column::Column;
use crate::bitext::{FormatWriter, WriteError};
use crate::field::field_text;
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::{BitextRow, rounded_score};

/// How a TSV bitext is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TsvOptions {
    /// Whether the first line names the columns; on by default.
    pub header: bool,
    /// The columns in their order; all of [`Column::ALL`] when `None`.
    pub columns: Option<Vec<Column>>,
    /// Names of the columns that rows carry from a job list, in the order in which they have them.
    pub carried: Vec<String>,
    /// Whether the file starts with a byte order mark, which Excel needs; off by default.
    pub bom: bool,
}

impl Default for TsvOptions {
    fn default() -> Self {
        Self { header: true, columns: None, carried: Vec::new(), bom: false }
    }
}

/// Writes rows as TSV, one at a time.
#[derive(Debug)]
pub struct TsvWriter<W> {
    writer: W,
    columns: Vec<Column>,
    line: String,
}

impl<W: Write> TsvWriter<W> {
    /// Starts a file: writes the byte order mark and the header, if wanted.
    ///
    /// # Errors
    ///
    /// When `writer` fails.
    pub fn new(mut writer: W, options: TsvOptions) -> io::Result<Self> {
        let columns = options.columns.unwrap_or_else(|| Column::ALL.to_vec());
        if options.bom {
            writer.write_all("\u{feff}".as_bytes())?;
        }
        if options.header {
            let name = |column: &Column| match column {
                Column::Carried(place) => {
                    options.carried.get(*place).map(|name| field_text(name)).unwrap_or_default()
                }
                own => own.name().to_owned(),
            };
            let names: Vec<String> = columns.iter().map(name).collect();
            writeln!(writer, "{}", names.join("\t"))?;
        }
        Ok(Self { writer, columns, line: String::new() })
    }

    /// Writes one row; its text fields are brought to one line by [`field_text`].
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn write_row(&mut self, row: &BitextRow) -> io::Result<()> {
        self.line.clear();
        for (index, &column) in self.columns.iter().enumerate() {
            if index > 0 {
                self.line.push('\t');
            }
            self.line.push_str(&field(row, column));
        }
        self.line.push('\n');
        self.writer.write_all(self.line.as_bytes())
    }

    /// Flushes and returns the writer.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn finish(mut self) -> io::Result<W> {
        self.writer.flush()?;
        Ok(self.writer)
    }
}

impl<W: Write> FormatWriter for TsvWriter<W> {
    fn write_row(&mut self, row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        Ok(Self::write_row(self, row)?)
    }

    fn finish(self: Box<Self>) -> Result<Alterations, WriteError> {
        Self::finish(*self)?;
        Ok(Alterations::default())
    }
}

fn field(row: &BitextRow, column: Column) -> String {
    match column {
        Column::SourceDocument => field_text(&row.source_document),
        Column::TargetDocument => field_text(&row.target_document),
        Column::SourceText => field_text(&row.source_text),
        Column::TargetText => field_text(&row.target_text),
        Column::Score => format!("{:.4}", rounded_score(row.score)),
        Column::Bead => row.bead_type(),
        Column::SourceIds => comma_separated(&row.source_ids),
        Column::TargetIds => comma_separated(&row.target_ids),
        Column::Flags => field_text(&row.flags.join(",")),
        Column::Carried(place) => {
            row.carried.get(place).map(|(_, value)| field_text(value)).unwrap_or_default()
        }
    }
}

pub(crate) fn comma_separated(ids: &[usize]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}
