//! The vecalign format.

use std::io::{BufRead, Write};

use zhen_text::IndexBead;

use crate::beads::BeadsError;
use crate::bitext::{FormatWriter, WriteError};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::BitextRow;

/// Writes rows as vecalign.
#[derive(Debug)]
pub(crate) struct VecalignWriter<W> {
    writer: W,
}

impl<W: Write> VecalignWriter<W> {
    pub(crate) fn new(writer: W) -> Self {
        Self { writer }
    }
}

impl<W: Write> FormatWriter for VecalignWriter<W> {
    fn write_row(&mut self, _row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        Ok(Alterations::default())
    }
}

/// Reads beads.
pub(crate) fn read_vecalign(_input: impl BufRead) -> Result<Vec<(usize, IndexBead)>, BeadsError> {
    Ok(Vec::new())
}
