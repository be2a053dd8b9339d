//! Reader of tmx files.

use crate::error::ReadError;
use crate::extract::Extract;

/// Reads the blocks of a tmx file.
pub(crate) fn read(_text: &str) -> Result<Extract, ReadError> {
    Ok(Extract::default())
}

/// Returns all text of the file by a second, simpler walk.
pub(crate) fn witness(_text: &str) -> String {
    String::new()
}
