//! Reading tsv: our own files, with any choice of columns, and plain two-column bitexts.

use std::io::BufRead;

use thiserror::Error;

use super::column::Column;
use super::joints::without_joints;
use super::sides::NamedSides;
use crate::bitext::{Kind, PassedOverCount};
use crate::lines::{LineError, excerpt};
use crate::row::BitextRow;
use crate::table::{Table, TableLine};

/// A TSV bitext could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum TsvError {
    /// The line could not be read at all.
    #[error(transparent)]
    Line(#[from] LineError),
    /// The first line is no header and has no number of fields that needs none.
    #[error(
        "line {line}: expected a header naming src_text and trg_text, the 9 default columns, or \
         2 or 3 columns (English, Chinese, score), found {found} tab-separated fields"
    )]
    Layout {
        /// Line number, from 1.
        line: usize,
        /// Number of fields.
        found: usize,
    },
    /// The header leaves out a column that rows need.
    #[error("line {line}: the header has no column `{column}`")]
    MissingColumn {
        /// Line number, from 1.
        line: usize,
        /// The column.
        column: Column,
    },
    /// A line has more or fewer fields than the first.
    #[error("line {line}: expected {expected} tab-separated fields, found {found}")]
    FieldCount {
        /// Line number, from 1.
        line: usize,
        /// Number of columns.
        expected: usize,
        /// Number of fields.
        found: usize,
    },
    /// A score is no number.
    #[error("line {line}: expected a score such as 0.9731, found `{found}`")]
    Score {
        /// Line number, from 1.
        line: usize,
        /// The field, shortened.
        found: String,
    },
    /// The bead says other numbers of sentences than the indices.
    #[error(
        "line {line}: expected {bead} sentence indices in `src_ids` and `trg_ids` as `bead` says, \
         found {found}; the line is cut short or was edited"
    )]
    Bead {
        /// Line number, from 1.
        line: usize,
        /// What stands in `bead`.
        bead: String,
        /// How many indices there are, in the same form.
        found: String,
    },
    /// Sentence indices are no comma-separated numbers.
    #[error("line {line}: expected sentence indices such as 3,4 in `{column}`, found `{found}`")]
    Ids {
        /// Line number, from 1.
        line: usize,
        /// The column.
        column: Column,
        /// The field, shortened.
        found: String,
    },
}

/// Reads a TSV bitext row by row.
///
/// Columns are found by the names in the header, unknown ones are passed over, which
/// [`Rows`](crate::Rows) counts. A first line such as `en` and `zh`, or `source`, `target` and
/// `score`, is a header too. Without a header, nine fields are the default columns, and two or
/// three are English, Chinese and score; three may
/// come from hunalign, so ` ~~~ ` between sentences goes, and a score below 0 becomes 0. A row
/// without a score gets 1. Where there are indices, the bead must agree with them. Blank lines are
/// skipped, a byte order mark too; texts are returned as they stand in the file. A faulty line gives
/// an error, and reading goes on after it.
pub fn read_tsv<R: BufRead>(input: R) -> TsvReader<R> {
    TsvReader {
        table: Table::new(input),
        layout: None,
        failed: false,
        passed_over: PassedOverCount::default(),
    }
}

/// The rows of a TSV bitext; see [`read_tsv`].
pub struct TsvReader<R> {
    table: Table<R>,
    layout: Option<Layout>,
    failed: bool,
    passed_over: PassedOverCount,
}

impl<R: BufRead> TsvReader<R> {
    /// Counts with others what is passed over.
    pub(crate) fn counting(self, passed_over: PassedOverCount) -> Self {
        Self { passed_over, ..self }
    }
}

impl<R> TsvReader<R> {
    /// Tells, once a row was read, whether the header says which side is English.
    pub(crate) fn names_sides(&self) -> bool {
        self.layout.as_ref().is_some_and(|layout| layout.names_sides)
    }
}

impl<R: BufRead> Iterator for TsvReader<R> {
    type Item = Result<BitextRow, TsvError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.failed {
            let line = match self.table.next()? {
                Ok(line) => line,
                Err(error) => return Some(Err(error.into())),
            };
            if let Some(layout) = &self.layout {
                return Some(layout.row(&line, &self.passed_over));
            }
            match Layout::of_first(&line) {
                Ok((layout, FirstLine::Header)) => self.layout = Some(layout),
                Ok((layout, FirstLine::Row)) => {
                    return Some(self.layout.insert(layout).row(&line, &self.passed_over));
                }
                Err(error) => {
                    // Without knowing the columns no other line can be read.
                    self.failed = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

/// How the lines of a file are read.
struct Layout {
    /// What stands in each field; `None` for a column that is not ours.
    columns: Vec<Option<Column>>,
    /// What the header calls those that are not ours, with their places.
    others: Vec<(usize, String)>,
    /// Three columns without a header, as hunalign writes them.
    is_of_hunalign: bool,
    /// There is a header, and it says which side is English.
    names_sides: bool,
}

enum FirstLine {
    Header,
    Row,
}

impl Layout {
    fn of_first(line: &TableLine) -> Result<(Self, FirstLine), TsvError> {
        let names = line.fields.iter().map(|field| field.trim().parse::<Column>().ok());
        let columns: Vec<_> = names.collect();
        let texts = [Column::SourceText, Column::TargetText];
        let missing = texts.into_iter().filter(|&text| !columns.contains(&Some(text)));
        let missing: Vec<_> = missing.collect();
        if missing.is_empty() {
            let names = line.fields.iter().map(|field| field.trim().to_owned()).enumerate();
            let others = names.filter(|(index, _)| columns[*index].is_none()).collect();
            let layout = Self { columns, others, is_of_hunalign: false, names_sides: true };
            return Ok((layout, FirstLine::Header));
        }
        // One text column, or nothing but our names, is a header that lacks something.
        if missing.len() == 1 || columns.iter().all(Option::is_some) {
            return Err(TsvError::MissingColumn { line: line.number, column: missing[0] });
        }
        if let Some(named) = NamedSides::of(&line.fields) {
            let NamedSides { columns, names_languages: names_sides } = named;
            let columns = columns.into_iter().map(Some).collect();
            let (others, is_of_hunalign) = (Vec::new(), false);
            return Ok((Self { columns, others, is_of_hunalign, names_sides }, FirstLine::Header));
        }
        let plain = [Column::SourceText, Column::TargetText, Column::Score];
        let columns: Vec<_> = match line.fields.len() {
            9 => Column::ALL.map(Some).to_vec(),
            count @ (2 | 3) => plain[..count].iter().copied().map(Some).collect(),
            found => return Err(TsvError::Layout { line: line.number, found }),
        };
        let is_of_hunalign = columns.len() == plain.len();
        let layout = Self { columns, others: Vec::new(), is_of_hunalign, names_sides: false };
        Ok((layout, FirstLine::Row))
    }

    fn row(
        &self,
        TableLine { number: line, fields }: &TableLine,
        passed_over: &PassedOverCount,
    ) -> Result<BitextRow, TsvError> {
        let (line, expected, found) = (*line, self.columns.len(), fields.len());
        // Editors that trim line ends take an empty last column away, and would not leave a tab.
        let trimmed = found + 1 == expected
            && self.columns.last() == Some(&Some(Column::Flags))
            && fields.last().is_some_and(|last| !last.is_empty());
        if found != expected && !trimmed {
            return Err(TsvError::FieldCount { line, expected, found });
        }
        let mut row = BitextRow { score: 1.0, ..BitextRow::default() };
        let mut bead = "";
        for (column, field) in self.columns.iter().zip(fields) {
            let Some(column) = *column else { continue };
            match column {
                Column::SourceDocument => row.source_document.clone_from(field),
                Column::TargetDocument => row.target_document.clone_from(field),
                Column::SourceText => row.source_text.clone_from(field),
                Column::TargetText => row.target_text.clone_from(field),
                Column::Score => row.score = parse_score(field, line)?,
                Column::Bead => bead = field,
                Column::SourceIds => row.source_ids = parse_ids(field, column, line)?,
                Column::TargetIds => row.target_ids = parse_ids(field, column, line)?,
                Column::Flags => row.flags = parse_flags(field),
                // Files do not say of a column that it was carried.
                Column::Carried(_) => {}
            }
        }
        check_bead(bead, &row, line)?;
        if !row.says_bead(bead) {
            passed_over.count(Kind::Column, Column::Bead.name());
        }
        for (index, name) in &self.others {
            if fields.get(*index).is_some_and(|field| !field.trim().is_empty()) {
                passed_over.count(Kind::Column, name);
            }
        }
        Ok(if self.is_of_hunalign { without_joints(row) } else { row })
    }
}

/// Checks the bead against the indices, which tells a line that ends too soon.
///
/// A side of one sentence may have none, as in files of others; what is no bead of ours says
/// nothing.
fn check_bead(bead: &str, row: &BitextRow, line: usize) -> Result<(), TsvError> {
    let counts = bead.trim().split_once('-');
    let counts = counts.and_then(|(source, target)| {
        Some((source.parse::<usize>().ok()?, target.parse::<usize>().ok()?))
    });
    let found = (row.source_ids.len(), row.target_ids.len());
    let (Some(counts), true) = (counts, found != (0, 0)) else { return Ok(()) };
    let agrees = |count: usize, found: usize| count == found || (found == 0 && count == 1);
    if agrees(counts.0, found.0) && agrees(counts.1, found.1) {
        return Ok(());
    }
    let found = format!("{}-{}", found.0, found.1);
    Err(TsvError::Bead { line, bead: excerpt(bead.trim()), found })
}

fn parse_score(field: &str, line: usize) -> Result<f64, TsvError> {
    match field.trim() {
        "" => Ok(1.0),
        field => match field.parse::<f64>() {
            Ok(score) if score.is_finite() => Ok(score),
            _ => Err(TsvError::Score { line, found: excerpt(field) }),
        },
    }
}

fn parse_ids(field: &str, column: Column, line: usize) -> Result<Vec<usize>, TsvError> {
    if field.trim().is_empty() {
        return Ok(Vec::new());
    }
    let ids: Result<_, _> = field.split(',').map(|id| id.trim().parse()).collect();
    ids.map_err(|_| TsvError::Ids { line, column, found: excerpt(field) })
}

/// Splits flags at commas, but not within the ids of a flag such as `moved:3,4`.
pub(crate) fn parse_flags(field: &str) -> Vec<String> {
    let mut flags: Vec<String> = Vec::new();
    for piece in field.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
        let is_id = piece.bytes().all(|byte| byte.is_ascii_digit());
        match flags.last_mut() {
            Some(flag) if is_id => {
                flag.push(',');
                flag.push_str(piece);
            }
            _ => flags.push(piece.to_owned()),
        }
    }
    flags
}
