//! Reader of pdf files.

use crate::error::ReadError;
use crate::extract::Extract;

/// Reads the blocks of a pdf file.
pub(crate) fn read(_bytes: &[u8]) -> Result<Extract, ReadError> {
    Ok(Extract::default())
}

/// Returns all text of the file by a second, simpler walk.
pub(crate) fn witness(_bytes: &[u8]) -> Result<String, ReadError> {
    Ok(String::new())
}
