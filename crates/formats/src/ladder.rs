//! The ladder format.

use std::io::{BufRead, Write};

use zhen_text::IndexBead;

use crate::beads::BeadsError;
use crate::bitext::{FormatWriter, WriteError};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::BitextRow;

/// Writes rows as ladder.
#[derive(Debug)]
pub(crate) struct LadderWriter<W> {
    writer: W,
}

impl<W: Write> LadderWriter<W> {
    pub(crate) fn new(writer: W) -> Self {
        Self { writer }
    }
}

impl<W: Write> FormatWriter for LadderWriter<W> {
    fn write_row(&mut self, _row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        Ok(Alterations::default())
    }
}

/// Reads beads.
pub(crate) fn read_ladder(_input: impl BufRead) -> Result<Vec<(usize, IndexBead)>, BeadsError> {
    Ok(Vec::new())
}
