//! The rows of a document as they stand in the journal.

use std::io;

use super::frame::MOST_BYTES;
use zhen_formats::{BitextRow, Format, RowWriter, WriteError, WriteOptions, read_rows};

/// Level of compression: rows are written once and read once.
const LEVEL: i32 = 1;

/// The rows of a document, as the jsonl format holds them, which loses nothing but decimals of the
/// confidence that no file has; packed.
#[derive(Debug, Default)]
pub(crate) struct PackedRows(Vec<u8>);

impl PackedRows {
    /// Packs rows.
    pub(crate) fn pack(rows: &[BitextRow]) -> Result<Self, WriteError> {
        if rows.is_empty() {
            return Ok(Self::default());
        }
        let mut bytes = Vec::new();
        let mut writer = RowWriter::new(Format::Jsonl, &mut bytes, &WriteOptions::default())?;
        rows.iter().try_for_each(|row| writer.write_row(row))?;
        writer.finish()?;
        Ok(Self(zstd::encode_all(&bytes[..], LEVEL)?))
    }

    /// Tells whether the journal has no place for so many rows.
    pub(crate) fn is_too_large(&self) -> bool {
        self.0.len() > MOST_BYTES as usize
    }

    pub(super) fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Returns the rows one by one.
    pub(crate) fn rows(&self) -> impl Iterator<Item = io::Result<BitextRow>> + '_ {
        let bytes = match self.0.is_empty() {
            true => Ok(Vec::new()),
            false => zstd::decode_all(&self.0[..]),
        };
        let (bytes, error) = match bytes {
            Ok(bytes) => (bytes, None),
            Err(error) => (Vec::new(), Some(Err(error))),
        };
        let rows = read_rows(Format::Jsonl, io::Cursor::new(bytes));
        error.into_iter().chain(rows.map(|row| row.map_err(io::Error::other)))
    }
}
