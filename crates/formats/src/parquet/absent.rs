//! What stands in for parquet in a build without it.

use std::io::Write;

use crate::bitext::{FormatWriter, PassedOverCount, ReadError, WriteError};
use crate::format::Format;
use crate::row::BitextRow;

/// Says that this build has no parquet.
pub(crate) fn writer<'w>(
    _writer: impl Write + Send + 'w,
) -> Result<Box<dyn FormatWriter + 'w>, WriteError> {
    Err(WriteError::NotBuilt { format: Format::Parquet })
}

/// Says that this build has no parquet.
pub(crate) fn read_parquet<'r>(
    _bytes: Vec<u8>,
    _passed_over: PassedOverCount,
) -> Result<Box<dyn Iterator<Item = Result<BitextRow, ReadError>> + 'r>, ReadError> {
    Err(ReadError::NotBuilt { format: Format::Parquet })
}
