//! Where jobs are worked on: what all of them share, and what becomes of each.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zhen_align::{Aligner, Model};
use zhen_formats::WriteError;
use zhen_lexicon::Lexicon;

use crate::crew::Ending;
use crate::job::{Job, JobContents, JobOutcome, run_job};
use crate::journal::{Journal, Known, PackedRows, Work};
use crate::options::BuildOptions;
use crate::record::Status;

/// What all jobs of a pass share.
pub(crate) struct Shop {
    pub(crate) jobs: Arc<Vec<Job>>,
    pub(crate) options: Arc<BuildOptions>,
    pub(crate) lexicon: Lexicon<'static>,
    pass: Pass,
    /// Without one, results are kept nowhere but in the jobs' own files.
    pub(crate) journal: Option<Mutex<Journal>>,
    /// What the jobs in hand are made from, by their places in the list.
    in_hand: Mutex<HashMap<usize, Work>>,
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
pub(crate) enum Step {
    /// An earlier run had done it.
    Kept,
    /// It was in hand at a crash, and is left to the end.
    PutOff,
    /// It was in hand at several crashes.
    Crashed(Work),
    /// It was worked on.
    Worked(Work, Box<JobOutcome>, PackedRows),
    /// What is known of it could not be written down.
    Unnoted(WriteError),
}

impl Shop {
    /// Opens a shop for a list of jobs.
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
    pub(crate) fn work_on(&self, index: usize) -> Step {
        let mut job = Cow::Borrowed(&self.jobs[index]);
        let digest = job.digest();
        if self.pass == Pass::First && job.out_path.is_some() {
            job.to_mut().out_path = None;
        }
        let contents = JobContents::read(&job);
        let work = Work { job: digest, contents: contents.digest(&job, &self.options) };
        if let Some(mut journal) = self.journal() {
            match journal.known(&work, self.options.tries_again) {
                Known::Done if self.has_own_file(&job) => return Step::Kept,
                Known::Crashed => return Step::Crashed(work),
                Known::Suspect if self.puts_suspects_off.load(Ordering::Relaxed) => {
                    return Step::PutOff;
                }
                Known::Done | Known::Suspect | Known::New => {}
            }
            if let Err(error) = journal.begin(work) {
                return Step::Unnoted(error.into());
            }
        }
        lock(&self.in_hand).insert(index, work);
        let aligner = Aligner::new(&self.lexicon, Model::built_in());
        let (outcome, rows) = run_job(&job, &contents, &self.options, &aligner);
        let packed = match &self.journal {
            Some(_) => PackedRows::pack(&rows),
            None => Ok(PackedRows::default()),
        };
        match packed {
            Ok(rows) => Step::Worked(work, Box::new(outcome), rows),
            Err(error) => Step::Unnoted(error),
        }
    }

    /// Returns what became of a job that ended as it did.
    pub(crate) fn step(&self, index: usize, ending: Ending<Step>) -> Step {
        let job = &self.jobs[index];
        let in_hand = lock(&self.in_hand).remove(&index);
        let status = match ending {
            Ending::Done(Step::Crashed(work)) => {
                let reason = "the program ended while this was in hand, twice; \
                              --retry-failed tries it again";
                let record = job.record(Status::Crashed { reason: reason.to_owned() });
                let outcome = Box::new(JobOutcome::without_rows(record));
                return Step::Worked(work, outcome, PackedRows::default());
            }
            Ending::Done(step) => return step,
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
        let work = in_hand.unwrap_or(Work { job: job.digest(), ..Work::default() });
        let outcome = Box::new(JobOutcome::without_rows(job.record(status)));
        Step::Worked(work, outcome, PackedRows::default())
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
