//! The parallel engine: many document pairs in, one corpus and one list of documents out.
//!
//! Workers take jobs in the order of the list; what is done goes into the journal at once, with its
//! rows, so that memory holds the documents in hand and no more. When all are done, the results
//! are made from the journal in the order of the list: they are the same for any number of threads,
//! and whether or not the build was interrupted.

use std::io;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use thiserror::Error;
use zhen_formats::WriteError;
use zhen_lexicon::Lexicon;

use crate::adapt::Adaptation;
use crate::collector::Collector;
use crate::digest::Digest;
use crate::job::Job;
use crate::journal::Journal;
use crate::options::BuildOptions;
use crate::record::{DocumentRecord, Status};
use crate::results::write_results;
use crate::runner::{JobRunner, Pass, lock};
use crate::state::{State, StateError};
use crate::stop::StopRequest;
use crate::summary::Summary;
use crate::workers::Workers;

/// Why a build could not be run, or not to its end.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A result file could not be written.
    #[error("{path}: {error}")]
    Write {
        /// The file or its folder.
        path: String,
        /// What went wrong.
        #[source]
        error: WriteError,
    },
    /// The state of the build cannot be used.
    #[error(transparent)]
    State(#[from] StateError),
    /// Not one pair could be aligned, so nothing was written.
    #[error("none of {failed} document pairs could be aligned: nothing was written")]
    NothingAligned {
        /// Pairs that failed.
        failed: usize,
    },
    /// The build was asked to stop before all was done.
    #[error("interrupted")]
    Interrupted {
        /// Document pairs that are done.
        done: usize,
        /// All document pairs.
        total: usize,
    },
}

/// What happens in a build.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Event<'e> {
    /// A pass over the documents begins.
    Pass {
        /// Document pairs of the pass.
        total: usize,
    },
    /// A document pair has ended, in no certain order.
    Ended {
        /// Its sentences of both sides; none if an earlier run had aligned it.
        sentences: usize,
        /// Whether it failed.
        is_failure: bool,
    },
    /// What became of a pair of this run, in the order of the list; of one that was put off because
    /// the program had crashed, at the end.
    Record(&'e DocumentRecord),
    /// What the results say of a pair of this or an earlier run, in the order of the list.
    Result(&'e DocumentRecord),
    /// A lexicon was learned from the pairs, which are aligned again with it; none without links.
    Learned {
        /// Its Chinese words.
        words: usize,
        /// Its links.
        links: usize,
    },
    /// All pairs have ended, and the results are being written.
    Writing,
}

/// Aligns all jobs on as many threads as the current rayon pool has, and writes the results.
///
/// A pair that fails, panics or takes too long is recorded with its reason and never stops the
/// rest. With a `state` the corpus and the lists go to its folder; without one only jobs with
/// files of their own write anything. With a state, a request to `stop` ends the build after the
/// documents in hand.
///
/// # Errors
///
/// If the results or the state cannot be written, not one pair can be aligned, or the build was
/// asked to stop.
pub fn build(
    jobs: Vec<Job>,
    options: BuildOptions,
    lexicon: Lexicon<'static>,
    state: Option<&State>,
    stop: &StopRequest,
    tell: impl Fn(Event<'_>) + Sync,
) -> Result<Summary, BuildError> {
    let list = (Arc::new(jobs), Arc::new(options));
    let Some(state) = state else {
        let runner = Arc::new(JobRunner::new(list, lexicon, None, Pass::Last));
        let summary = run_pass(&runner, None, stop, &tell)?;
        return match summary.aligned {
            0 => Err(BuildError::NothingAligned { failed: runner.jobs.len() }),
            _ => Ok(summary),
        };
    };
    state.begin_run()?;
    let (adapted, learned) = match list.1.adapts {
        true => {
            let adapted = adapt(&list, lexicon, state, stop, &tell)?;
            (adapted, true)
        }
        false => (Adapted { lexicon, journal: state.journal()?, sizes: None }, false),
    };
    let Adapted { lexicon, journal, sizes } = adapted;
    let runner = Arc::new(JobRunner::new(list, lexicon, Some(journal), Pass::Last));
    let summary = run_pass(&runner, Some(state), stop, &tell)?;
    let Some(journal) = runner.journal() else { return Ok(summary) };
    if !runner.jobs.iter().any(|job| journal.has_rows(&job.digest())) {
        return Err(BuildError::NothingAligned { failed: runner.jobs.len() });
    }
    tell(Event::Writing);
    let tell_result = |record: &DocumentRecord| {
        // After a pass that only taught nothing, all was done before anything was told of it.
        if learned && sizes.is_none() {
            tell(Event::Record(record));
        }
        tell(Event::Result(record));
    };
    let written = write_results(&runner.jobs, &runner.options, &journal, state, tell_result)
        .map_err(|(path, error)| BuildError::Write { path: path.display().to_string(), error })?;
    let (kept, kept_failures) = (summary.kept, summary.kept_failures);
    Ok(Summary { kept, kept_failures, learned: sizes, ..written })
}

/// What a pass aligns with, and where it notes what is done.
struct Adapted {
    lexicon: Lexicon<'static>,
    journal: Journal,
    /// Chinese words and links that were learned, if any were.
    sizes: Option<(usize, usize)>,
}

/// Runs a first pass, learns a lexicon from its confident beads, and lays it over the one it had.
fn adapt(
    list: &(Arc<Vec<Job>>, Arc<BuildOptions>),
    lexicon: Lexicon<'static>,
    state: &State,
    stop: &StopRequest,
    tell: &(impl Fn(Event<'_>) + Sync),
) -> Result<Adapted, BuildError> {
    let (jobs, options) = list;
    let list = (Arc::clone(jobs), Arc::clone(options));
    let journal = state.journal()?;
    let first = Arc::new(JobRunner::new(list, lexicon.clone(), Some(journal), Pass::First));
    // What goes wrong is told when the documents are aligned for good.
    run_pass(&first, Some(state), stop, &|event: Event<'_>| match event {
        Event::Record(_) => {}
        event => tell(event),
    })?;
    let image = learned(&first, &lexicon, state)?;
    // Threads that were given up may hold the first journal; nobody else writes to it any more.
    drop(first);
    let has_own_files = jobs.iter().any(|job| job.out_path.is_some());
    let Some(image) = image else {
        tell(Event::Learned { words: 0, links: 0 });
        let journal = match has_own_files {
            true => state.adapted_journal(Digest::default())?,
            false => state.journal_again()?,
        };
        return Ok(Adapted { lexicon, journal, sizes: None });
    };
    let journal = state.adapted_journal(Digest::of([&image[..]]))?;
    // A lexicon is read in place and used until the process ends.
    let image: &'static [u8] = Box::leak(image.into_boxed_slice());
    let unusable = |error| State::failed(state.out_folder(), io::Error::other(error));
    let (_, words, links) = Lexicon::from_bytes(image).map_err(unusable)?.sizes();
    let lexicon = lexicon.with_layer(image).map_err(unusable)?;
    tell(Event::Learned { words, links });
    Ok(Adapted { lexicon, journal, sizes: Some((words, links)) })
}

/// Learns a lexicon from the confident beads in a journal, in the order of the list.
fn learned(
    runner: &JobRunner,
    lexicon: &Lexicon<'static>,
    state: &State,
) -> Result<Option<Vec<u8>>, BuildError> {
    let Some(journal) = runner.journal() else { return Ok(None) };
    let mut adaptation = Adaptation::new(lexicon);
    let unread = |error| State::failed(state.out_folder(), error);
    for job in runner.jobs.iter() {
        let read = journal.read(&job.digest()).map_err(unread)?;
        let Some((outcome, rows)) = read else { continue };
        if outcome.record.status == Status::Aligned {
            for row in rows.rows() {
                adaptation.offer(&row.map_err(unread)?);
            }
        }
    }
    Ok(adaptation.learn())
}

/// Runs all jobs once; returns the sums of what was worked on.
fn run_pass(
    runner: &Arc<JobRunner>,
    state: Option<&State>,
    stop: &StopRequest,
    tell: &(impl Fn(Event<'_>) + Sync),
) -> Result<Summary, BuildError> {
    let total = runner.jobs.len();
    tell(Event::Pass { total });
    if let Some(running) = state.map(State::running) {
        // At once: who does not wait for the documents in hand does not make them suspects.
        stop.heed(Some(Box::new(move || State::end_orderly(&running))));
    }
    let collector = Mutex::new(Collector::default());
    let run = |indices: Vec<usize>| {
        let work = {
            let runner = Arc::clone(runner);
            move |index: &usize| runner.work_on(*index)
        };
        let threads = rayon::current_num_threads();
        let workers = Workers { threads, limit: runner.options.time_limit, stop };
        workers.run(indices, work, |index, ending, time| {
            let end = runner.job_end(*index, ending);
            lock(&collector).take(runner, *index, end, time, tell)
        });
    };
    run((0..total).collect());
    // Suspects come last and one by one, so that a second crash tells which of them it was.
    let put_off = lock(&collector).take_put_off();
    runner.puts_suspects_off.store(false, Ordering::Relaxed);
    for index in put_off {
        if !lock(&collector).has_failed() {
            run(vec![index]);
        }
    }
    // From here on a request to stop is heeded by nobody: what was kept is kept.
    stop.heed(None);

    let collector = collector.into_inner().unwrap_or_else(PoisonError::into_inner);
    let path = || runner.journal().map(|journal| journal.path().display().to_string());
    let unwritten =
        |error: WriteError| BuildError::Write { path: path().unwrap_or_default(), error };
    let (ended, summary) = collector.finish().map_err(unwritten)?;
    let kept = runner.journal().map_or(Ok(()), |journal| journal.keep());
    kept.map_err(|error| unwritten(error.into()))?;
    if ended < total {
        return Err(BuildError::Interrupted { done: ended, total });
    }
    Ok(summary)
}
