//! Reading rows of any format.

use std::cell::Cell;
use std::io::{self, BufRead, Read as _};
use std::rc::Rc;

use thiserror::Error;

use super::passed_over::{PassedOver, PassedOverCount};
use crate::format::Format;
use crate::jsonl::{JsonlError, read_jsonl};
use crate::lines::LineError;
use crate::row::BitextRow;
use crate::tsv::{TsvError, read_tsv};
use crate::{html, mnbvc, moses, parquet, tmx, xliff, xlsx};

/// A row could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The input failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The input is not tsv.
    #[error(transparent)]
    Tsv(#[from] TsvError),
    /// The input is not jsonl.
    #[error(transparent)]
    Jsonl(#[from] JsonlError),
    /// The input is not what the format says.
    #[error("{place}: {problem}")]
    Damaged {
        /// Where: `line 3`, `row 12 of sheet bitext`.
        place: String,
        /// What was expected and what was found.
        problem: String,
    },
    /// The format has no rows: its text must come from the documents.
    #[error("{format} files hold no text: name the English and the Chinese document it is of")]
    NoText {
        /// The format.
        format: Format,
    },
    /// The format was left out when this program was built.
    #[error("this build cannot read {format}; build it with the feature `{format}`")]
    NotBuilt {
        /// The format, which is the name of its feature too.
        format: Format,
    },
    /// The format is made of several files.
    #[error("{format} is made of {} files: name them without {}", format.suffixes().len(), format.suffixes().join(", "))]
    Parts {
        /// The format.
        format: Format,
    },
}

impl From<LineError> for ReadError {
    fn from(error: LineError) -> Self {
        match error {
            LineError::Io(error) => Self::Io(error),
            error => {
                let message = error.to_string();
                let (place, problem) = message.split_once(": ").unwrap_or(("file", &message));
                Self::Damaged { place: place.to_owned(), problem: problem.to_owned() }
            }
        }
    }
}

impl ReadError {
    /// Names the line and what is wrong with it.
    pub(crate) fn at_line(line: usize, problem: impl Into<String>) -> Self {
        Self::Damaged { place: format!("line {line}"), problem: problem.into() }
    }
}

/// A file that is read as part of a bitext.
pub type BitextInput<'r> = Box<dyn BufRead + 'r>;

/// The rows of a bitext, read one by one.
///
/// Scores outside [0, 1] are taken for 0 or 1 and [counted](Self::passed_over): they are of other
/// tools, and a confidence has no other values.
pub struct Rows<'r> {
    rows: BoxedRows<'r>,
    rejected: Rejected,
    unnamed: UnnamedSides,
    passed_over: PassedOverCount,
}

impl Rows<'_> {
    /// Returns how many rows a reviewer rejected, of those read so far: they are left out.
    pub fn rejected(&self) -> usize {
        self.rejected.counted()
    }

    /// Tells, once a row was read, whether the file says which of its sides is English; only tables
    /// may leave that to the order of their columns.
    pub fn names_sides(&self) -> bool {
        !self.unnamed.0.get()
    }

    /// Returns what rows have no place for, of what was read so far.
    pub fn passed_over(&self) -> PassedOver {
        self.passed_over.counted()
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<BitextRow, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next()?;
        // Scores of other tools have other ranges, and every format has a place for them.
        Some(row.map(|row| BitextRow { score: self.passed_over.bounded(row.score), ..row }))
    }
}

type BoxedRows<'r> = Box<dyn Iterator<Item = Result<BitextRow, ReadError>> + 'r>;

/// Counts the rows that a reviewer rejected; shared by a reader and its [`Rows`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Rejected(Rc<Cell<usize>>);

impl Rejected {
    /// Returns how many were counted.
    pub(crate) fn counted(&self) -> usize {
        self.0.get()
    }

    /// Counts one more.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only workbooks are reviewed"))]
    pub(crate) fn count(&self) {
        self.0.set(self.0.get() + 1);
    }
}

/// Whether the sides of a file have no names; shared by a reader and its [`Rows`].
#[derive(Clone, Debug, Default)]
struct UnnamedSides(Rc<Cell<bool>>);

/// Reads the rows of a bitext of the given format, one by one.
///
/// Formats of indices hold no text, so their only item is an error; read them with
/// [`read_beads`](crate::read_beads) and [`rows_from_index`](crate::rows_from_index).
pub fn read_rows<'r>(format: Format, input: impl BufRead + 'r) -> Rows<'r> {
    read_rows_in_parts(format, vec![Box::new(input)])
}

/// Reads the rows of a bitext that is made of as many files as the format has
/// [suffixes](Format::suffixes), in their order; the ids of `moses` may be missing.
pub fn read_rows_in_parts<'r>(format: Format, parts: Vec<BitextInput<'r>>) -> Rows<'r> {
    let (rejected, unnamed) = (Rejected::default(), UnnamedSides::default());
    let passed_over = PassedOverCount::default();
    let rows = boxed_rows(format, parts, &rejected, &unnamed, &passed_over);
    Rows { rows, rejected, unnamed, passed_over }
}

fn boxed_rows<'r>(
    format: Format,
    mut parts: Vec<BitextInput<'r>>,
    rejected: &Rejected,
    unnamed: &UnnamedSides,
    passed_over: &PassedOverCount,
) -> BoxedRows<'r> {
    if format == Format::Moses {
        if parts.len() < 2 {
            return failed(ReadError::Parts { format });
        }
        let ids = (parts.len() > 2).then(|| parts.remove(2));
        let (english, chinese) = (parts.remove(0), parts.remove(0));
        return Box::new(moses::read_moses(english, chinese, ids, passed_over.clone()));
    }
    if parts.len() != 1 {
        return failed(ReadError::Parts { format });
    }
    let input = parts.remove(0);
    let passed_over = passed_over.clone();
    match format {
        Format::Tsv => {
            let (mut reader, unnamed) = (read_tsv(input).counting(passed_over), unnamed.clone());
            Box::new(std::iter::from_fn(move || {
                let row = reader.next()?;
                unnamed.0.set(!reader.names_sides());
                Some(row.map_err(Into::into))
            }))
        }
        Format::Jsonl => {
            Box::new(read_jsonl(input).counting(passed_over).map(|row| row.map_err(Into::into)))
        }
        Format::Tmx => Box::new(tmx::read_tmx(input, passed_over)),
        Format::Xliff => Box::new(xliff::read_xliff(input, passed_over)),
        Format::Html => Box::new(html::read_html(input, passed_over)),
        Format::Mnbvc => Box::new(mnbvc::read_mnbvc(input, passed_over)),
        Format::Parquet => whole(input, |bytes| parquet::read_parquet(bytes, passed_over)),
        Format::Xlsx => whole(input, |bytes| xlsx::read_xlsx(bytes, rejected.clone(), passed_over)),
        Format::Moses
        | Format::Index
        | Format::Ladder
        | Format::Vecalign
        | Format::Champollion
        | Format::Xces => failed(ReadError::NoText { format }),
    }
}

/// Reads a format whose files have their table of contents at the end.
fn whole<'r>(
    mut input: BitextInput<'r>,
    read: impl FnOnce(Vec<u8>) -> Result<BoxedRows<'r>, ReadError>,
) -> BoxedRows<'r> {
    let mut bytes = Vec::new();
    let rows = input.read_to_end(&mut bytes).map_err(Into::into).and_then(|_| read(bytes));
    rows.unwrap_or_else(failed)
}

fn failed<'r>(error: ReadError) -> BoxedRows<'r> {
    Box::new(std::iter::once(Err(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_has_no_rows_of_its_own() {
        let mut rows = read_rows(Format::Index, "[0]:[0]\n".as_bytes());
        let error = rows.next().expect("there is an item").expect_err("it holds no text");
        assert_eq!(
            error.to_string(),
            "index files hold no text: name the English and the Chinese document it is of"
        );
        assert!(rows.next().is_none());
    }

    #[test]
    fn a_score_of_another_range_is_brought_into_ours_and_counted() {
        let table = [
            (Format::Tsv, "src_text\ttrg_text\tscore\na\t一\t-3\nb\t二\t7.5\nc\t三\t0.25\n"),
            (
                Format::Jsonl,
                "{\"translation\":{\"en\":\"a\",\"zh\":\"一\"},\"score\":-3}\n\
                 {\"translation\":{\"en\":\"b\",\"zh\":\"二\"},\"score\":7.5}\n\
                 {\"translation\":{\"en\":\"c\",\"zh\":\"三\"},\"score\":0.25}\n",
            ),
        ];
        for (format, text) in table {
            let mut rows = read_rows(format, text.as_bytes());
            let scores: Vec<f64> =
                rows.by_ref().map(|row| row.expect("it is whole").score).collect();
            assert_eq!(scores, [0.0, 1.0, 0.25], "{format}");
            let passed_over = rows.passed_over().to_string();
            assert!(passed_over.contains("taken for 0 or 1 (2)"), "{format}: {passed_over}");
        }
        let endless = "{\"translation\":{\"en\":\"a\",\"zh\":\"一\"},\"score\":1e999}\n";
        for (format, text) in [(Format::Jsonl, endless), (Format::Tsv, "a\t一\tNaN\n")] {
            let mut rows = read_rows(format, text.as_bytes());
            assert!(rows.next().expect("there is an item").is_err(), "{format}");
        }
    }
}
