//! How a corpus is built.

use std::path::{Path, PathBuf};
use std::time::Duration;

use zhen_formats::{Format, WriteOptions};

use crate::bitext::bitext_paths;
use crate::filter::{FilterOptions, Filters};
use crate::journal::Retry;
use crate::record::DocumentRecord;
use crate::source::PairOptions;
use crate::split::Split;

/// How a corpus is built.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct BuildOptions {
    /// How each pair is read.
    pub pair: PairOptions,
    /// Formats of the corpus; none is tsv. If it is one, the jobs' own files have it too, else
    /// they have what their names say.
    pub formats: Vec<Format>,
    /// What the corpus is called: by what it was made from.
    pub title: String,
    /// Columns and header of TSV files.
    pub write: WriteOptions,
    /// Whether the corpus holds null beads too; the jobs' own files always do.
    pub nulls: Nulls,
    /// Which two-sided beads are left out.
    pub filters: FilterOptions,
    /// Parts of the corpus that each document is in one of.
    pub split: Option<Split>,
    /// The folders that the documents come from: a document's part depends on its path inside.
    pub folders: Vec<PathBuf>,
    /// Beads after which a new file of the corpus is begun, which is compressed then.
    pub shard_size: Option<usize>,
    /// How many beads are drawn for grading by hand, and by which seed.
    pub sample: Option<(usize, u64)>,
    /// Names of further columns of `documents.tsv`.
    pub extra_columns: Vec<String>,
    /// Files that have no counterpart, to be listed among the documents.
    pub unpaired: Vec<DocumentRecord>,
    /// How long one document pair may take.
    pub time_limit: Option<Duration>,
    /// Which results of earlier runs do not count.
    pub retry: Retry,
    /// Whether a lexicon is learned from the confident beads of all pairs, and all aligned again.
    pub adapts: bool,
    /// What the report says of how the corpus was made: options with their values.
    pub provenance: Vec<(String, String)>,
    /// Checksums of the tables that were used.
    pub tables: String,
}

impl BuildOptions {
    /// Returns the formats of the corpus.
    pub fn corpus_formats(&self) -> &[Format] {
        match self.formats.as_slice() {
            [] => &[Format::Tsv],
            formats => formats,
        }
    }

    /// Returns the format of a job's own file.
    pub fn format_of(&self, path: &Path) -> Format {
        let named = || Format::guess_from_path(&path.to_string_lossy());
        match self.formats.as_slice() {
            [format] => *format,
            formats => named().or(formats.first().copied()).unwrap_or_default(),
        }
    }

    /// Returns the files that a job's own bitext is made of.
    pub fn files_of(&self, path: &Path) -> Vec<PathBuf> {
        bitext_paths(path, self.format_of(path))
    }

    /// Returns the filters of a job's own file: formats that must name every sentence have none.
    pub(crate) fn own_filters(&self, path: &Path) -> Filters {
        match self.format_of(path).allows_leaving_nulls_out() {
            true => Filters::new(self.filters.clone()),
            false => Filters::default(),
        }
    }
}

/// Whether null beads are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nulls {
    /// Two-sided beads only.
    #[default]
    LeaveOut,
    /// All beads.
    Keep,
}
