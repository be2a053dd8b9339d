//! What stands in for xlsx in a build without it.

use std::io::Write;

use crate::bitext::{FormatWriter, ReadError, Tally, WriteError};
use crate::format::Format;
use crate::row::BitextRow;

/// Says that this build has no xlsx.
pub(crate) fn writer<'w>(
    _writer: impl Write + Send + 'w,
    _title: &str,
) -> Result<Box<dyn FormatWriter + 'w>, WriteError> {
    Err(WriteError::NotBuilt { format: Format::Xlsx })
}

/// Says that this build has no xlsx.
pub(crate) fn read_xlsx<'r>(
    _bytes: Vec<u8>,
    _tally: Tally,
) -> Result<Box<dyn Iterator<Item = Result<BitextRow, ReadError>> + 'r>, ReadError> {
    Err(ReadError::NotBuilt { format: Format::Xlsx })
}
