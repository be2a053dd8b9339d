//! The moses format.

use std::io::{self, BufRead, Write};

use crate::bitext::{FormatWriter, ReadError, WriteError};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::BitextRow;

/// Writes rows as moses.
#[derive(Debug)]
pub(crate) struct MosesWriter<W> {
    writer: [W; 3],
}

impl<W: Write> MosesWriter<W> {
    pub(crate) fn new(writer: [W; 3]) -> Self {
        Self { writer }
    }
}

impl<W: Write> FormatWriter for MosesWriter<W> {
    fn write_row(&mut self, _row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        Ok(Alterations::default())
    }
}

/// Reads rows one by one.
pub(crate) fn read_moses<R: BufRead>(
    _english: R,
    _chinese: R,
    _ids: Option<R>,
) -> impl Iterator<Item = Result<BitextRow, ReadError>> {
    std::iter::empty()
}
