//! Pairing the documents of two folders, by name and by content.
//!
//! Files whose names mirror each other are pairs, unless their contents are asked and disagree;
//! all others are read, kept as signatures, and matched one to one. Nothing is listed silently:
//! every file is in a pair or has a reason why not.

mod by_content;
mod signatures;

use std::io;
use std::path::Path;

use zhen_lexicon::Lexicon;

use crate::folders::{FolderFiles, FolderPairs, ToldBy};
use crate::source::PairOptions;
use by_content::Pairer;

/// By what documents are paired.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PairBy {
    /// By name, then the rest by content.
    #[default]
    Both,
    /// By name alone.
    Names,
    /// By content alone.
    Content,
}

/// Whether the contents of files with mirrored names are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MirroredNames {
    /// They are, and files that are probably no translation of each other are parted.
    #[default]
    Check,
    /// They are not: whoever aligns them reads them anyway.
    Trust,
}

/// How the documents of two folders are paired.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PairingOptions {
    /// How documents are read.
    pub reading: PairOptions,
    /// By what they are paired.
    pub by: PairBy,
    /// Whether mirrored names are believed.
    pub mirrored: MirroredNames,
    /// Probability in (0, 1) that a pair by content has at least.
    pub least_score: f64,
}

impl Default for PairingOptions {
    fn default() -> Self {
        Self {
            reading: PairOptions::default(),
            by: PairBy::default(),
            mirrored: MirroredNames::default(),
            least_score: 0.5,
        }
    }
}

/// Pairs the documents below two folders, on all threads of the current rayon pool; `progress` is
/// told how many of how many files are read.
///
/// One folder may lie in the other, and both may be the same: then names, or else contents, tell
/// the language of each file. The result depends on names and contents alone.
///
/// # Errors
///
/// If a folder cannot be listed; the message names it. A file that cannot be read is no error: it
/// is unpaired, with the reason.
pub fn pair_documents(
    english: &Path,
    chinese: &Path,
    options: &PairingOptions,
    lexicon: &Lexicon<'_>,
    progress: impl Fn(usize, usize) + Sync,
) -> io::Result<FolderPairs> {
    let language = |path: &Path| signatures::language_in(path, &options.reading);
    let told_by = if options.by == PairBy::Content { ToldBy::Content } else { ToldBy::Names };
    let files = FolderFiles::list(english, chinese, told_by, language)?;
    if options.by == PairBy::Names && options.mirrored == MirroredNames::Trust {
        return Ok(files.pair_by_names());
    }
    Ok(Pairer::new(files, options, lexicon).pair(&progress))
}
