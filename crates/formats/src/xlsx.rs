//! The xlsx format.

use std::io::Write;

use crate::bitext::{FormatWriter, ReadError, WriteError};
use crate::format::Format;
use crate::row::BitextRow;

/// Starts a file.
///
/// # Errors
///
/// When the writer fails, or this build has no xlsx.
pub(crate) fn writer<'w>(
    _writer: impl Write + Send + 'w,
    _title: &str,
) -> Result<Box<dyn FormatWriter + 'w>, WriteError> {
    Err(WriteError::NotBuilt { format: Format::Xlsx })
}

/// Reads the rows of a whole file.
///
/// # Errors
///
/// When it is no xlsx file, or this build has no xlsx.
pub(crate) fn read_xlsx<'r>(
    _bytes: Vec<u8>,
) -> Result<Box<dyn Iterator<Item = Result<BitextRow, ReadError>> + 'r>, ReadError> {
    Err(ReadError::NotBuilt { format: Format::Xlsx })
}
