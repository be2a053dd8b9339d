//! What a build did, in sums.

use std::collections::BTreeMap;
use std::path::PathBuf;

use zhen_formats::{Format, Losses};

use crate::filter::FilterCounts;
use crate::job::{JobOutcome, OwnFile};
use crate::record::Status;
use crate::terms::TermCoverage;

/// What a build did.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Pairs that were aligned.
    pub aligned: usize,
    /// Pairs that failed, took too long, or crashed the program.
    pub failed: usize,
    /// Pairs that do not seem to be versions of each other.
    pub doubtful: usize,
    /// Files without counterpart.
    pub unpaired: usize,
    /// Pairs that an earlier run had done.
    pub kept: usize,
    /// Of these, those that had failed.
    pub kept_failures: usize,
    /// Rows written to the corpus, or without a corpus to the jobs' own files.
    pub rows: usize,
    /// Two-sided beads left out on request.
    pub filters: FilterCounts,
    /// What the formats could not hold.
    pub losses: BTreeMap<Format, Losses>,
    /// English sentences read.
    pub english_sentences: usize,
    /// Chinese sentences read.
    pub chinese_sentences: usize,
    /// Terms of the glossaries that occur.
    pub terms: TermCoverage,
    /// The files of the corpus.
    pub corpus: Vec<PathBuf>,
    /// Results of the build before that have no successor, which were removed.
    pub removed: Vec<PathBuf>,
    /// Words and links of the lexicon that was learned from the pairs.
    pub learned: Option<(usize, usize)>,
}

impl Summary {
    /// Counts what came of a job.
    pub(crate) fn count(&mut self, outcome: &JobOutcome) {
        match &outcome.record.status {
            Status::Aligned => self.aligned += 1,
            Status::Doubtful { .. } => self.doubtful += 1,
            Status::Unpaired { .. } => self.unpaired += 1,
            Status::Failed { .. } | Status::Timeout { .. } | Status::Crashed { .. } => {
                self.failed += 1;
            }
        }
        if outcome.record.status == Status::Aligned {
            self.english_sentences += outcome.record.english_sentences;
            self.chinese_sentences += outcome.record.chinese_sentences;
        }
        self.terms.add(outcome.terms.clone());
    }

    /// Counts the rows of a job's own file.
    pub(crate) fn count_own_file(&mut self, own: &OwnFile) {
        self.rows += own.rows;
        self.filters.add(&own.filters);
        self.add_losses(own.format, &own.losses);
    }

    pub(crate) fn add_losses(&mut self, format: Format, losses: &Losses) {
        match self.losses.get_mut(&format) {
            Some(sum) => sum.add(losses),
            None => drop(self.losses.insert(format, losses.clone())),
        }
    }
}
