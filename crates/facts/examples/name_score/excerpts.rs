//! Excerpts of gold documents: few enough beads for one slip to count.

use std::error;
use std::path::Path;

use crate::gold::{Bead, documents};

/// Beads of an excerpt: enough for context, few enough for one slip to count.
const BEADS: usize = 40;

/// Reads the beads of all documents of a set, in excerpts, in the order of their names.
pub(crate) fn excerpts(folder: &Path) -> Result<Vec<Vec<Bead>>, Box<dyn error::Error>> {
    let documents = documents(folder)?;
    Ok(documents.iter().flat_map(|beads| beads.chunks(BEADS)).map(<[Bead]>::to_vec).collect())
}

/// The texts of beads as the comparison takes them.
pub(crate) fn texts(beads: &[Bead]) -> Vec<(&str, &str)> {
    beads.iter().map(|bead| (bead.english.as_str(), bead.chinese.as_str())).collect()
}
