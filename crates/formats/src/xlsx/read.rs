//! Reading xlsx: our workbooks, also when Excel, LibreOffice or another program saved them again.
//!
//! Every sheet whose first row names `src_text` and `trg_text` is read (or `en` and `zh`, and a few
//! more); columns are found by name, in any order, others are passed over, and so are empty rows
//! and other sheets.

use super::cell::{is_kept, parse_ids, parse_score};
use super::column::Column;
use super::workbook::{Content, Next, SheetRow, Workbook};
use crate::bitext::{Kind, PassedOverCount, ReadError, Rejected};
use crate::lines::excerpt;
use crate::row::BitextRow;
use crate::tsv::parse_flags;

/// Names of a header that a message lists at most.
const NAMES_SHOWN: usize = 20;

/// Reads the rows of a whole workbook, sheet by sheet; counts those whose `keep` says no.
///
/// # Errors
///
/// When it is no workbook.
pub(crate) fn read_xlsx<'r>(
    bytes: Vec<u8>,
    rejected: Rejected,
    passed_over: PassedOverCount,
) -> Result<Box<dyn Iterator<Item = Result<BitextRow, ReadError>> + 'r>, ReadError> {
    let workbook = Workbook::open(bytes).map_err(|problem| damaged("xlsx", problem))?;
    let sheets = workbook.sheets();
    Ok(Box::new(XlsxReader {
        workbook,
        rejected,
        passed_over,
        sheets: sheets.into_iter(),
        rows: Vec::new().into_iter(),
        found: Found::Nothing,
    }))
}

struct XlsxReader {
    workbook: Workbook,
    rejected: Rejected,
    passed_over: PassedOverCount,
    sheets: std::vec::IntoIter<String>,
    /// Rows of the sheet that was read last.
    rows: std::vec::IntoIter<Result<BitextRow, ReadError>>,
    found: Found,
}

/// What the sheets so far were.
enum Found {
    /// All were empty.
    Nothing,
    /// None was a bitext; this is wrong with the first that was not empty.
    Other(ReadError),
    /// There was a bitext, or the problem with the file was told.
    Bitext,
}

impl Iterator for XlsxReader {
    type Item = Result<BitextRow, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.rows.next() {
                return Some(row);
            }
            match self.sheets.next() {
                Some(sheet) => self.read_sheet(&sheet),
                None => match std::mem::replace(&mut self.found, Found::Bitext) {
                    Found::Bitext => return None,
                    Found::Other(error) => return Some(Err(error)),
                    Found::Nothing => {
                        let problem = "the workbook is empty: expected a sheet with the columns \
                                       `src_text` and `trg_text`";
                        return Some(Err(damaged("xlsx", problem.to_owned())));
                    }
                },
            }
        }
    }
}

impl XlsxReader {
    fn read_sheet(&mut self, sheet: &str) {
        let mut header: Option<Header> = None;
        let mut other: Option<ReadError> = None;
        let mut rows = Vec::new();
        let end = self.workbook.for_each_row(sheet, |row| {
            if let Some(header) = &header {
                match header.row(&row) {
                    Ok(Reviewed::Kept(bitext_row)) => {
                        header.count_others(&row, &bitext_row, &self.passed_over);
                        rows.push(Ok(*bitext_row));
                    }
                    Ok(Reviewed::Rejected) => self.rejected.count(),
                    Ok(Reviewed::Empty) => {
                        header.count_others(&row, &BitextRow::default(), &self.passed_over);
                    }
                    Err(problem) => rows.push(Err(at_row(row.number, sheet, problem))),
                }
                return Next::More;
            }
            match Header::of(&row) {
                Ok(found) => {
                    header = Some(found);
                    Next::More
                }
                Err(problem) => {
                    self.passed_over.count(Kind::Sheet, sheet);
                    other = Some(at_row(row.number, sheet, problem));
                    Next::Stop
                }
            }
        });
        if let Err(problem) = end {
            rows.push(Err(damaged(&format!("sheet {sheet}"), format!("damaged: {problem}"))));
            self.found = Found::Bitext;
        }
        if header.is_some() {
            self.found = Found::Bitext;
        }
        if let (Some(error), Found::Nothing) = (other, &self.found) {
            self.found = Found::Other(error);
        }
        self.rows = rows.into_iter();
    }
}

/// What became of a row in the review.
enum Reviewed {
    Kept(Box<BitextRow>),
    Rejected,
    /// Nothing stands in it but what stands in every row.
    Empty,
}

/// Where each column stands in a sheet.
struct Header {
    columns: Vec<(u32, Column)>,
    /// What the others are called.
    others: Vec<(u32, String)>,
}

impl Header {
    /// Reads the header.
    ///
    /// # Errors
    ///
    /// Names the columns that are there if the texts are not.
    fn of(row: &SheetRow) -> Result<Self, String> {
        let mut columns: Vec<(u32, Column)> = Vec::new();
        let mut others = Vec::new();
        for (index, content) in &row.cells {
            let column = content.as_deref().ok().and_then(Column::of_header);
            // Of two columns of one name, the first counts.
            if let Some(column) = column.filter(|column| columns.iter().all(|(_, c)| c != column)) {
                columns.push((*index, column));
            } else {
                let name = content.as_deref().unwrap_or_default();
                others.push((*index, name.trim().to_owned()));
            }
        }
        for column in [Column::SourceText, Column::TargetText] {
            let is_column = |(_, content): &&(u32, Content)| {
                content.as_ref().is_ok_and(|name| {
                    let name = name.trim().to_lowercase();
                    column.other_names().contains(&name.as_str())
                })
            };
            let other = row.cells.iter().find(is_column);
            if let Some((index, _)) = other.filter(|_| columns.iter().all(|(_, c)| *c != column)) {
                columns.push((*index, column));
            }
        }
        let has = |wanted| columns.iter().any(|&(_, column)| column == wanted);
        if has(Column::SourceText) && has(Column::TargetText) {
            return Ok(Self { columns, others });
        }
        let shown = |content: &Content| match content {
            Ok(text) => excerpt(&text.replace(['\r', '\n'], " ")),
            Err(found) => found.clone(),
        };
        let mut names: Vec<String> =
            row.cells.iter().take(NAMES_SHOWN).map(|(_, content)| shown(content)).collect();
        if row.cells.len() > NAMES_SHOWN {
            names.push("…".to_owned());
        }
        Err(format!(
            "expected a header with `src_text` and `trg_text` (or `en` and `zh`), found {}",
            names.join(", ")
        ))
    }

    /// Counts what stands in a row that rows of a bitext have no place for.
    fn count_others(&self, row: &SheetRow, kept: &BitextRow, passed_over: &PassedOverCount) {
        for (index, content) in &row.cells {
            let text = content.as_deref().unwrap_or("a date or an error");
            let column = self.columns.iter().find(|(wanted, _)| wanted == index);
            let name = match column {
                Some((_, Column::Note)) => Column::Note.name(),
                // Excel makes dates of some.
                Some((_, Column::Bead)) if content.is_ok() && !kept.says_bead(text) => {
                    Column::Bead.name()
                }
                Some(_) => continue,
                None => {
                    let other = self.others.iter().find(|(wanted, _)| wanted == index);
                    other.map_or("without a name", |(_, name)| name)
                }
            };
            if !text.trim().is_empty() {
                passed_over.count(Kind::Column, name);
            }
        }
    }

    /// Tells whether a row has nothing to say: empty rows may be kept or have a note.
    fn is_empty(&self, row: &SheetRow) -> bool {
        let is_said = |&(_, column): &(u32, Column)| !matches!(column, Column::Keep | Column::Note);
        let mut said = self.columns.iter().filter(|column| is_said(column));
        !said.any(|(wanted, _)| row.cells.iter().any(|(index, _)| index == wanted))
    }

    /// Reads a row.
    ///
    /// # Errors
    ///
    /// Says what was expected and what was found.
    fn row(&self, row: &SheetRow) -> Result<Reviewed, String> {
        if self.is_empty(row) {
            return Ok(Reviewed::Empty);
        }
        let mut bitext_row = BitextRow { score: 1.0, ..BitextRow::default() };
        let mut is_row_kept = true;
        for (index, content) in &row.cells {
            let Some((_, column)) = self.columns.iter().find(|(wanted, _)| wanted == index) else {
                continue;
            };
            if matches!(column, Column::Bead | Column::Note) {
                // The ids say the same as the bead, and a note is for people.
                continue;
            }
            let expected = |what: &str, found: &str| {
                Err(format!("expected {what} in `{}`, found {found}", column.name()))
            };
            let cell = match content {
                Ok(cell) => cell,
                Err(found) => return expected("a text", found),
            };
            let quoted = || format!("`{}`", excerpt(cell));
            match column {
                Column::Keep => match is_kept(cell) {
                    Some(kept) => is_row_kept = kept,
                    None => return expected("yes or no", &quoted()),
                },
                Column::Score => match parse_score(cell) {
                    Some(score) => bitext_row.score = score,
                    None => return expected("a score such as 0.9731", &quoted()),
                },
                Column::SourceIds | Column::TargetIds => {
                    let ids = match parse_ids(cell) {
                        Some(ids) => ids,
                        None => return expected("sentence indices such as 3,4", &quoted()),
                    };
                    match column {
                        Column::SourceIds => bitext_row.source_ids = ids,
                        _ => bitext_row.target_ids = ids,
                    }
                }
                Column::SourceText => bitext_row.source_text.clone_from(cell),
                Column::TargetText => bitext_row.target_text.clone_from(cell),
                Column::SourceDocument => bitext_row.source_document.clone_from(cell),
                Column::TargetDocument => bitext_row.target_document.clone_from(cell),
                Column::Flags => bitext_row.flags = parse_flags(cell),
                Column::Bead | Column::Note => {}
            }
        }
        Ok(if is_row_kept { Reviewed::Kept(Box::new(bitext_row)) } else { Reviewed::Rejected })
    }
}

fn at_row(number: u32, sheet: &str, problem: String) -> ReadError {
    damaged(&format!("row {number} of sheet {sheet}"), problem)
}

fn damaged(place: &str, problem: String) -> ReadError {
    ReadError::Damaged { place: place.to_owned(), problem }
}
