//! The champollion format.

use std::io::BufRead;

use zhen_text::IndexBead;

use crate::beads::BeadsError;

/// Reads beads.
pub(crate) fn read_champollion(
    _input: impl BufRead,
) -> Result<Vec<(usize, IndexBead)>, BeadsError> {
    Ok(Vec::new())
}
