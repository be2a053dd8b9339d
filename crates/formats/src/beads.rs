//! Any format of indices: beads read by the [`Format`] alone.

use std::io::BufRead;

use thiserror::Error;
use zhen_text::IndexBead;

use crate::format::Format;
use crate::index::{IndexError, read_numbered_index};
use crate::lines::LineError;
use crate::{champollion, ladder, vecalign, xces};

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
    /// The input is not what the format says.
    #[error("line {line}: {problem}")]
    Damaged {
        /// Line number, from 1.
        line: usize,
        /// What was expected and what was found.
        problem: String,
    },
    /// The format holds text, not indices.
    #[error("{format} files hold rows with text; zhen convert makes an index of them")]
    HoldsText {
        /// The format.
        format: Format,
    },
}

/// Reads the beads of a format of indices, each with the number of its line, from 1.
///
/// Sentences are counted from zero, and higher scores are better, whatever the format says.
///
/// # Errors
///
/// Names the first line that is no bead.
pub fn read_beads(
    format: Format,
    input: impl BufRead,
) -> Result<Vec<(usize, IndexBead)>, BeadsError> {
    match format {
        Format::Index => Ok(read_numbered_index(input)?),
        Format::Vecalign => vecalign::read_vecalign(input),
        Format::Ladder => ladder::read_ladder(input),
        Format::Champollion => champollion::read_champollion(input),
        Format::Xces => xces::read_xces(input),
        _ => Err(BeadsError::HoldsText { format }),
    }
}
