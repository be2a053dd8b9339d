//! Any format of indices: beads read and written by the [`Format`] alone, or read without knowing
//! it.

use std::collections::VecDeque;
use std::io::{BufRead, Cursor, Read as _, Write};
use std::iter;

use thiserror::Error;
use zhen_text::IndexBead;

use crate::bitext::{ReadError, RowWriter, WriteError, WriteOptions};
use crate::format::Format;
use crate::index::{IndexError, numbered_beads};
use crate::lines::{LineError, Lines, excerpt};
use crate::row::rounded_score;
use crate::sniff::SNIFFED_BYTES;
use crate::{champollion, ladder, vecalign, xces};

/// How many beads show whether their scores are costs.
const SEEN_BEADS: usize = 1000;

/// The beads of a file could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum BeadsError {
    /// A line could not be read at all.
    #[error(transparent)]
    Line(#[from] LineError),
    /// The input is no index.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The input is no XML, where the format is.
    #[error(transparent)]
    Xml(#[from] ReadError),
    /// The input is not what the format says.
    #[error("line {line}: {problem}")]
    Damaged {
        /// Line number, from 1.
        line: usize,
        /// What was expected and what was found.
        problem: String,
    },
    /// A score of an index is above 1.
    #[error(
        "line {line}: expected a confidence from 0 to 1, found `{found}`; costs? say \
         --from vecalign"
    )]
    Cost {
        /// Line number, from 1.
        line: usize,
        /// The score, shortened.
        found: String,
    },
    /// The format holds text, not indices.
    #[error("{format} files hold rows with text; zhen convert makes an index of them")]
    HoldsText {
        /// The format.
        format: Format,
    },
}

/// What reading the next bead comes to: the bead with the number of its line, from 1.
pub(crate) type ReadBead = Result<(usize, IndexBead), BeadsError>;

/// The beads of a file, each with the number of its line, from 1, read one by one.
///
/// Sentences are counted from zero, and higher scores are better, whatever the format says.
pub struct Beads<'r> {
    /// Those that were looked at already.
    ahead: VecDeque<ReadBead>,
    beads: Box<dyn Iterator<Item = ReadBead> + 'r>,
}

impl<'r> Beads<'r> {
    fn new(beads: impl Iterator<Item = ReadBead> + 'r) -> Self {
        Self { ahead: VecDeque::new(), beads: Box::new(beads) }
    }

    fn failed(error: BeadsError) -> Self {
        Self::new(iter::once(Err(error)))
    }

    /// Tells whether the scores of the next beads look like costs of Vecalign: of null beads, there
    /// being some, all are 0, and of the others none is. The beads are still to come.
    pub fn look_like_costs(&mut self) -> bool {
        let missing = SEEN_BEADS.saturating_sub(self.ahead.len());
        self.ahead.extend(self.beads.by_ref().take(missing));
        let seen = || self.ahead.iter().flatten().map(|(_, bead)| bead);
        let is_cost =
            |bead: &IndexBead| bead.score.is_some_and(|score| (score == 0.0) == bead.is_null());
        let nulls = seen().filter(|bead| bead.is_null()).count();
        (1..seen().count()).contains(&nulls) && seen().all(is_cost)
    }
}

impl Iterator for Beads<'_> {
    type Item = ReadBead;

    fn next(&mut self) -> Option<ReadBead> {
        self.ahead.pop_front().or_else(|| self.beads.next())
    }
}

/// Reads the beads of a format of indices one by one.
///
/// A faulty line is an error that names it; none but the first says anything sure.
/// A score of an index that is above 1 is no confidence, and an error too.
pub fn read_beads<'r>(format: Format, input: impl BufRead + 'r) -> Beads<'r> {
    match format {
        Format::Index => Beads::new(numbered_beads(input).map(|bead| confident(bead?))),
        _ => read_scored_beads(format, input),
    }
}

/// Reads the beads of a file whose format its name and its content tell, as [`read_beads`] does,
/// but for uses to which scores do not matter: those of an index may be costs.
///
/// What the content shows beyond doubt counts, whatever the name says. The name tells `vecalign`
/// from `index`, whose files look the same, and which format is meant where the content is of
/// none, so that the error is that format's; without such a name it is `index`.
///
/// # Errors
///
/// If the input fails at its beginning.
pub fn read_any_beads<'r>(
    name: &str,
    mut input: impl BufRead + 'r,
) -> Result<(Format, Beads<'r>), BeadsError> {
    let mut head = Vec::new();
    input.by_ref().take(SNIFFED_BYTES).read_to_end(&mut head).map_err(LineError::from)?;
    // Any text is taken for tsv; without a name that says so, it was meant to be an index.
    let format = match Format::of_file(name, &head) {
        Some(Format::Tsv) if Format::guess_from_path(name).is_none() => Format::Index,
        format => format.unwrap_or(Format::Index),
    };
    Ok((format, read_scored_beads(format, Cursor::new(head).chain(input))))
}

/// Reads beads whose scores are as they stand in an index.
fn read_scored_beads<'r>(format: Format, input: impl BufRead + 'r) -> Beads<'r> {
    match format {
        Format::Index => Beads::new(numbered_beads(input).map(|bead| Ok(bead?))),
        Format::Vecalign => Beads::new(vecalign::read_vecalign(input)),
        Format::Ladder => Beads::new(ladder::read_ladder(input)),
        Format::Champollion => Beads::new(champollion::read_champollion(input)),
        Format::Xces => match xces::read_xces(input) {
            Ok(beads) => Beads::new(beads.into_iter().map(Ok)),
            Err(error) => Beads::failed(error),
        },
        _ => Beads::failed(BeadsError::HoldsText { format }),
    }
}

/// Sees to it that the score of a bead is a confidence.
fn confident((line, bead): (usize, IndexBead)) -> ReadBead {
    match bead.score {
        // Similarities of other aligners may miss 1 by their rounding.
        Some(score) if rounded_score(score) > 1.0 => {
            Err(BeadsError::Cost { line, found: excerpt(&score.to_string()) })
        }
        score => Ok((line, IndexBead { score: score.map(|score| score.min(1.0)), ..bead })),
    }
}

/// The lines of a file of beads that say something, trimmed: not the blank ones, and not those
/// that start with `#`.
pub(crate) fn bead_lines(
    input: impl BufRead,
) -> impl Iterator<Item = Result<(usize, String), LineError>> {
    let mut lines = Lines::new(input);
    std::iter::from_fn(move || lines.next_saying())
}

/// Writes the beads of one document pair in a format of indices, as
/// [`RowWriter::write_bead`] does.
///
/// # Errors
///
/// When `writer` fails, the format holds text or is only read, or a bead cannot be part of a
/// ladder.
pub fn write_beads(
    format: Format,
    writer: impl Write + Send,
    beads: &[IndexBead],
) -> Result<(), WriteError> {
    let mut writer = RowWriter::new(format, writer, &WriteOptions::default())?;
    beads.iter().try_for_each(|bead| writer.write_bead(bead))?;
    writer.finish().map(|_| ())
}

#[cfg(test)]
mod tests;
