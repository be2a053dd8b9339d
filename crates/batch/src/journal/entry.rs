//! What the journal says: one entry a frame.

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::job::JobOutcome;

/// An entry of the journal.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Entry {
    /// A run begins.
    Run {
        /// Whether the run before ended without a word: the jobs that it had begun and not done
        /// were in hand at a crash.
        after_crash: bool,
    },
    /// A job is begun.
    Begin(Work),
    /// A job is done; the rows are in the body.
    Done {
        /// The job.
        work: Work,
        /// What came of it.
        outcome: Box<JobOutcome>,
    },
}

/// A job with what it is made from: with other contents it is other work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Work {
    /// Which job: its names.
    pub(crate) job: Digest,
    /// What it is made from: the contents of its files, and what was learned of their sites.
    pub(crate) contents: Digest,
}
