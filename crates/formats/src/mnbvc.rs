//! The mnbvc format.

use std::io::{self, BufRead, Write};

use crate::bitext::{FormatWriter, ReadError, WriteError};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::BitextRow;

/// Writes rows as mnbvc.
#[derive(Debug)]
pub(crate) struct MnbvcWriter<W> {
    writer: W,
}

impl<W: Write> MnbvcWriter<W> {
    pub(crate) fn new(writer: W) -> Self {
        Self { writer }
    }
}

impl<W: Write> FormatWriter for MnbvcWriter<W> {
    fn write_row(&mut self, _row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        Ok(Alterations::default())
    }
}

/// Reads rows one by one.
pub(crate) fn read_mnbvc<R: BufRead>(
    _input: R,
) -> impl Iterator<Item = Result<BitextRow, ReadError>> {
    std::iter::empty()
}
