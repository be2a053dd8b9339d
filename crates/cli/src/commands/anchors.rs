//! `--anchors`: the beads that a person has confirmed.

use anyhow::{Context as _, Result, anyhow, bail};
use zhen_align::{ConfirmedError, confirmed_beads};
use zhen_formats::{BeadsError, IndexError, read_any_beads};
use zhen_text::{Bead, IndexBead};

use crate::input;

/// Reads the beads of a file in any format of indices, each with the number of its line, from 1.
///
/// # Errors
///
/// If it cannot be read; the message names it, and says how a bitext becomes an index.
pub fn read_numbered_beads(path: &str) -> Result<Vec<(usize, IndexBead)>> {
    let described = |error: BeadsError| match &error {
        BeadsError::Index(IndexError::Bead { found, .. }) if !found.starts_with('[') => {
            anyhow!("{error}; zhen convert makes an index of a bitext")
        }
        _ => error.into(),
    };
    let beads = read_any_beads(path, input::open(path)?).and_then(|(_, beads)| beads.collect());
    beads.map_err(described).with_context(|| path.to_owned())
}

/// An index of confirmed beads.
#[derive(Debug)]
pub struct Anchors<'p> {
    path: &'p str,
    /// Line of each bead, from 1.
    lines: Vec<usize>,
    index: Vec<IndexBead>,
}

impl<'p> Anchors<'p> {
    /// Reads an index file.
    ///
    /// # Errors
    ///
    /// If it cannot be read or holds no bead; the message names it.
    pub fn read(path: &'p str) -> Result<Self> {
        let beads = read_numbered_beads(path)?;
        if beads.is_empty() {
            bail!("{path}: there is no bead in it; expected lines such as [0, 1]:[2]");
        }
        let (lines, index) = beads.into_iter().unzip();
        Ok(Self { path, lines, index })
    }

    /// Returns the beads, in the order of the lines.
    ///
    /// # Errors
    ///
    /// If the sentences of one do not follow each other.
    pub fn beads(&self) -> Result<Vec<Bead>> {
        confirmed_beads(&self.index).map_err(|error| self.named(&error))
    }

    /// Names the file and line of a faulty bead.
    pub fn named(&self, error: &ConfirmedError) -> anyhow::Error {
        let line = self.lines.get(error.bead()).copied().unwrap_or(0);
        anyhow!("{}: line {line}: {error}", self.path)
    }
}
