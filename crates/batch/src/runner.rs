//! Where jobs are worked on: what all of them share, and what becomes of each.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zhen_align::{Aligner, Model};
use zhen_formats::{BitextRow, WriteError};
use zhen_lexicon::Lexicon;

use crate::job::{Job, JobContents, JobOutcome, run_job};
use crate::journal::{Journal, Known, PackedRows, Work};
use crate::options::BuildOptions;
use crate::record::Status;
use crate::workers::Ending;

/// What all jobs of a pass share.
pub(crate) struct JobRunner {
    pub(crate) jobs: Arc<Vec<Job>>,
    pub(crate) options: Arc<BuildOptions>,
    pub(crate) lexicon: Lexicon<'static>,
    pass: Pass,
    /// Without one, results are kept nowhere but in the jobs' own files.
    pub(crate) journal: Option<Mutex<Journal>>,
    /// The jobs in hand by their places in the list, with what they are made from, once they are
    /// begun. A job that is given up is taken away: it must not leave anything behind after that.
    in_hand: Mutex<HashMap<usize, Option<Work>>>,
    /// Whether jobs that were in hand at a crash are left to the end.
    pub(crate) puts_suspects_off: AtomicBool,
}

/// Which pass over the documents it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pass {
    /// One to learn from: jobs write no files of their own.
    First,
    /// The one that counts.
    Last,
}

/// What became of a job.
pub(crate) enum JobEnd {
    /// It was done already.
    Kept {
        /// By this run, for a list may name a pair twice.
        is_of_this_run: bool,
        /// Without success.
        is_failure: bool,
    },
    /// It was in hand at a crash, and is left to the end.
    PutOff,
    /// It was in hand at several crashes.
    Crashed(Work),
    /// It was worked on.
    Worked(Work, Box<JobOutcome>, PackedRows),
    /// It was given up before it was begun.
    GivenUp,
    /// What is known of it could not be written down.
    Unnoted(WriteError),
}

impl JobRunner {
    /// Makes a runner for a list of jobs.
    pub(crate) fn new(
        (jobs, options): (Arc<Vec<Job>>, Arc<BuildOptions>),
        lexicon: Lexicon<'static>,
        journal: Option<Journal>,
        pass: Pass,
    ) -> Self {
        Self {
            jobs,
            options,
            lexicon,
            pass,
            journal: journal.map(Mutex::new),
            in_hand: Mutex::default(),
            puts_suspects_off: AtomicBool::new(true),
        }
    }

    /// Works on a job, unless the journal says that there is no need.
    pub(crate) fn work_on(&self, index: usize) -> JobEnd {
        lock(&self.in_hand).insert(index, None);
        let mut job = Cow::Borrowed(&self.jobs[index]);
        let digest = job.digest();
        if self.pass == Pass::First && job.out_path.is_some() {
            job.to_mut().out_path = None;
        }
        let contents = JobContents::read(&job);
        let work = Work { job: digest, contents: contents.digest(&job, &self.options) };
        match self.known(&work) {
            Known::Done { is_aligned, is_failure, is_of_this_run }
                // Only pairs that were aligned have a file of their own.
                if !is_aligned || self.has_own_file(&job) =>
            {
                return JobEnd::Kept { is_of_this_run, is_failure };
            }
            Known::Crashed => return JobEnd::Crashed(work),
            Known::Suspect if self.puts_suspects_off.load(Ordering::Relaxed) => {
                return JobEnd::PutOff;
            }
            Known::Done { .. } | Known::Suspect | Known::New => {}
        }
        match self.begin(index, work) {
            Ok(true) => {}
            Ok(false) => return JobEnd::GivenUp,
            Err(error) => return JobEnd::Unnoted(error.into()),
        }
        let aligner = Aligner::new(&self.lexicon, Model::built_in());
        let is_in_hand = || lock(&self.in_hand).contains_key(&index);
        match run_job(&job, &contents, &self.options, &aligner, is_in_hand) {
            Ok((outcome, rows)) => self.worked(work, outcome, &rows),
            Err(error) => JobEnd::Unnoted(error),
        }
    }

    fn known(&self, work: &Work) -> Known {
        let (retry, limit) = (self.options.retry, self.options.time_limit);
        self.journal().map_or(Known::New, |journal| journal.known(work, retry, limit))
    }

    /// Notes that a job is begun, unless it was given up while its files were read.
    fn begin(&self, index: usize, work: Work) -> io::Result<bool> {
        // Held until it is noted: who gives the job up waits, and then knows what it is made from.
        let mut in_hand = lock(&self.in_hand);
        let Some(own) = in_hand.get_mut(&index) else { return Ok(false) };
        *own = Some(work);
        self.journal().map_or(Ok(()), |mut journal| journal.begin(work))?;
        Ok(true)
    }

    fn worked(&self, work: Work, mut outcome: JobOutcome, rows: &[BitextRow]) -> JobEnd {
        let packed = match &self.journal {
            Some(_) => PackedRows::pack(rows),
            None => Ok(PackedRows::default()),
        };
        let packed = match packed {
            Ok(packed) if packed.is_too_large() => {
                let reason = "more rows than a journal can hold; split the documents".to_owned();
                outcome.record.status = Status::Failed { reason };
                PackedRows::default()
            }
            Ok(packed) => packed,
            Err(error) => return JobEnd::Unnoted(error),
        };
        JobEnd::Worked(work, Box::new(outcome), packed)
    }

    /// Returns what became of a job that ended as it did.
    pub(crate) fn job_end(&self, index: usize, ending: Ending<JobEnd>) -> JobEnd {
        let job = &self.jobs[index];
        let in_hand = lock(&self.in_hand).remove(&index);
        let status = match ending {
            Ending::Done(JobEnd::Crashed(work)) => {
                let reason = "the program ended while this was in hand, twice; \
                              --retry-failed tries it again";
                let record = job.record(Status::Crashed { reason: reason.to_owned() });
                let outcome = Box::new(JobOutcome::without_rows(record));
                return JobEnd::Worked(work, outcome, PackedRows::default());
            }
            Ending::Done(end) => return end,
            Ending::Panicked(said) => {
                let said = if said.is_empty() { said } else { format!("{said}: ") };
                let reason = format!("internal error: {said}a fault of zhen, please report it");
                Status::Failed { reason }
            }
            Ending::TimedOut => {
                let limit = self.options.time_limit.unwrap_or_default().as_secs_f64();
                Status::Timeout { reason: format!("not done after {limit} s (--max-seconds)") }
            }
        };
        // Without the contents it is tried again the next time.
        let unread = Work { job: job.digest(), ..Work::default() };
        let work = in_hand.flatten().unwrap_or(unread);
        let outcome = Box::new(JobOutcome::without_rows(job.record(status)));
        JobEnd::Worked(work, outcome, PackedRows::default())
    }

    /// Returns the journal, if there is one.
    pub(crate) fn journal(&self) -> Option<MutexGuard<'_, Journal>> {
        self.journal.as_ref().map(lock)
    }

    /// Tells whether the file of its own that a job is to have is there.
    fn has_own_file(&self, job: &Job) -> bool {
        let files = job.out_path.iter().flat_map(|path| self.options.files_of(path));
        files.into_iter().all(|path| path.exists())
    }
}

/// Locks what no thread leaves half changed.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
