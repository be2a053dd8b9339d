//! The index format: which sentences translate which, without their text.
//!
//! A line is a bead: `[0, 1]:[2]:0.9731`, zero-based English indices before Chinese ones, then
//! the confidence with four decimals. The third field may be missing, as in gold alignments. So the
//! `.path` files of SentAlign (`[0]:[0,1]:0.7566`, a similarity) and the output of galechurch
//! (`[1]:[1, 2]`) are read too, and the lists of tuples that Bertalign prints.

mod tuples;

use std::io::{self, BufRead, Write};

use thiserror::Error;
use zhen_text::IndexBead;

use crate::beads::bead_lines;
use crate::bitext::{FormatWriter, WriteError};
use crate::index_rows::OnePair;
use crate::lines::{LineError, excerpt};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::{BitextRow, rounded_score};

/// An index file could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum IndexError {
    /// The line could not be read at all.
    #[error(transparent)]
    Line(#[from] LineError),
    /// The line is no bead.
    #[error(
        "line {line}: expected a bead such as [0, 1]:[2] or [0, 1]:[2]:0.9731, found `{found}`"
    )]
    Bead {
        /// Line number, from 1.
        line: usize,
        /// The line, shortened.
        found: String,
    },
    /// What stands between the brackets is no list of sentence indices.
    #[error("line {line}: expected a sentence index, found `{found}`")]
    Id {
        /// Line number, from 1.
        line: usize,
        /// What stands there, shortened.
        found: String,
    },
    /// The third field is no number from 0 up: a confidence, or the cost of another aligner.
    #[error("line {line}: expected a confidence such as 0.9731, found `{found}`")]
    Score {
        /// Line number, from 1.
        line: usize,
        /// The field, shortened.
        found: String,
    },
}

/// Writes the beads of rows, one a line.
#[derive(Debug)]
pub(crate) struct IndexWriter<W> {
    writer: W,
    pair: OnePair,
}

impl<W: Write> IndexWriter<W> {
    pub(crate) fn new(writer: W) -> Self {
        Self { writer, pair: OnePair::default() }
    }
}

impl<W: Write> FormatWriter for IndexWriter<W> {
    fn write_row(&mut self, row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        let bead = self.pair.index_bead(row)?;
        self.write_bead(&bead)
    }

    fn write_bead(&mut self, bead: &IndexBead) -> Result<(), WriteError> {
        Ok(write_index_bead(&mut self.writer, bead)?)
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        self.writer.flush()?;
        Ok(Alterations::default())
    }
}

/// Reads the beads of an index file, in the order of its lines; their scores are as they stand
/// there.
///
/// Spaces are free, blank lines and lines that start with `#` are skipped.
///
/// # Errors
///
/// Names the first line that is no bead.
pub fn read_index(input: impl BufRead) -> Result<Vec<IndexBead>, IndexError> {
    numbered_beads(input).map(|bead| Ok(bead?.1)).collect()
}

/// Reads the beads of an index file one by one, each with the number of its line, from 1; see
/// [`read_index`].
pub(crate) fn numbered_beads(
    input: impl BufRead,
) -> impl Iterator<Item = Result<(usize, IndexBead), IndexError>> {
    bead_lines(input).flat_map(|line| {
        let beads = line.map_err(Into::into).and_then(|(number, text)| {
            let beads = beads_of_line(&text, number)?;
            Ok(beads.into_iter().map(move |bead| (number, bead)))
        });
        let (beads, error) = match beads {
            Ok(beads) => (Some(beads), None),
            Err(error) => (None, Some(Err(error))),
        };
        beads.into_iter().flatten().map(Ok).chain(error)
    })
}

/// One bead, or the tuples of a line.
pub(crate) fn beads_of_line(text: &str, line: usize) -> Result<Vec<IndexBead>, IndexError> {
    if tuples::is_tuples(text) {
        tuples::parse_tuples(text, line)
    } else {
        Ok(vec![parse_bead(text, line)?])
    }
}

/// Writes one bead; the score is left out where it has none.
fn write_index_bead(writer: &mut impl Write, bead: &IndexBead) -> io::Result<()> {
    // The debug form of a list is the form of the format: `[0, 1]`.
    let ids = format!("{:?}:{:?}", bead.source, bead.target);
    let line = match bead.score {
        Some(score) => format!("{ids}:{:.4}\n", rounded_score(score)),
        None => format!("{ids}\n"),
    };
    writer.write_all(line.as_bytes())
}

fn parse_bead(text: &str, line: usize) -> Result<IndexBead, IndexError> {
    let no_bead = || IndexError::Bead { line, found: excerpt(text) };
    let (source, rest) = bracketed(text).ok_or_else(no_bead)?;
    let rest = rest.trim_start().strip_prefix(':').ok_or_else(no_bead)?;
    let (target, rest) = bracketed(rest).ok_or_else(no_bead)?;
    let score = match rest.trim() {
        "" => None,
        rest => Some(parse_score(rest.strip_prefix(':').ok_or_else(no_bead)?.trim(), line)?),
    };
    let bead =
        IndexBead { source: parse_ids(source, line)?, target: parse_ids(target, line)?, score };
    if bead.source.is_empty() && bead.target.is_empty() { Err(no_bead()) } else { Ok(bead) }
}

/// Splits `[inside]rest`.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    text.trim_start().strip_prefix('[')?.split_once(']')
}

fn parse_ids(list: &str, line: usize) -> Result<Vec<usize>, IndexError> {
    if list.trim().is_empty() {
        return Ok(Vec::new());
    }
    let parse_id = |id: &str| {
        let id = id.trim();
        id.parse().map_err(|_| IndexError::Id { line, found: excerpt(id) })
    };
    list.split(',').map(parse_id).collect()
}

fn parse_score(field: &str, line: usize) -> Result<f64, IndexError> {
    match field.parse::<f64>() {
        Ok(score) if score.is_finite() && score >= 0.0 => Ok(score),
        _ => Err(IndexError::Score { line, found: excerpt(field) }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::beads::write_beads;
    use crate::format::Format;

    fn bead(source: &[usize], target: &[usize], score: Option<f64>) -> IndexBead {
        IndexBead { source: source.to_vec(), target: target.to_vec(), score }
    }

    fn written(beads: &[IndexBead]) -> String {
        let mut bytes = Vec::new();
        write_beads(Format::Index, &mut bytes, beads).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn beads_are_written_with_four_decimals() {
        let beads = [
            bead(&[0, 1], &[2], Some(0.973_12)),
            bead(&[3], &[], Some(1.0)),
            bead(&[], &[0], None),
        ];
        assert_eq!(written(&beads), "[0, 1]:[2]:0.9731\n[3]:[]:1.0000\n[]:[0]\n");
    }

    #[test]
    fn spaces_are_free_and_comments_skipped() {
        let text = "\u{feff}# gold\n[0,1]:[2]\r\n\n [ 3 ] : [ ] : 0.5 \n[]:[4, 5]:0.000000";
        let expected =
            [bead(&[0, 1], &[2], None), bead(&[3], &[], Some(0.5)), bead(&[], &[4, 5], Some(0.0))];
        assert_eq!(read_index(text.as_bytes()).unwrap(), expected);
    }

    #[test]
    fn errors_name_the_line_and_what_was_found() {
        let table = [
            (
                "[0]:[0]\n\n[1]-[1]\n",
                "line 3: expected a bead such as [0, 1]:[2] or [0, 1]:[2]:0.9731, found `[1]-[1]`",
            ),
            (
                "[]:[]",
                "line 1: expected a bead such as [0, 1]:[2] or [0, 1]:[2]:0.9731, found `[]:[]`",
            ),
            (
                "[0]:[1]0.5",
                "line 1: expected a bead such as [0, 1]:[2] or [0, 1]:[2]:0.9731, found `[0]:[1]0.5`",
            ),
            ("[0]:[-1]", "line 1: expected a sentence index, found `-1`"),
            ("[0,]:[1]", "line 1: expected a sentence index, found ``"),
            (
                "[0]:[99999999999999999999]",
                "line 1: expected a sentence index, found `99999999999999999999`",
            ),
            ("[0]:[1]:high", "line 1: expected a confidence such as 0.9731, found `high`"),
            ("[0]:[1]:-7", "line 1: expected a confidence such as 0.9731, found `-7`"),
            ("[0]:[1]:nan", "line 1: expected a confidence such as 0.9731, found `nan`"),
        ];
        for (text, expected) in table {
            let error = read_index(text.as_bytes()).unwrap_err();
            assert_eq!(error.to_string(), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn an_index_reads_back(
            ids in prop::collection::vec(
                (prop::collection::vec(0..9999usize, 0..4), prop::collection::vec(0..9999usize, 1..4)),
                0..8,
            ),
            // A whole number of ten-thousandths is what four decimals can hold.
            score in prop::option::of((0..=10_000u32).prop_map(|n| f64::from(n) / 10_000.0)),
        ) {
            let beads: Vec<_> =
                ids.iter().map(|(source, target)| bead(source, target, score)).collect();
            prop_assert_eq!(read_index(written(&beads).as_bytes()).unwrap(), beads);
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in any::<String>()) {
            let _ = read_index(text.as_bytes());
        }

        #[test]
        fn almost_beads_make_no_panic(text in "[\\[\\]:, 0-9.#-]{0,16}") {
            if let Ok(beads) = read_index(text.as_bytes()) {
                let again = read_index(written(&beads).as_bytes()).unwrap();
                prop_assert_eq!(again.len(), beads.len());
            }
        }
    }
}
