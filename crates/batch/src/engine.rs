//! The parallel engine: many document pairs in, one corpus and one list of documents out.
//!
//! Workers take jobs in the order of the list; what is done goes into the journal at once, with its
//! rows, so that memory holds the documents in hand and no more. When all are done, the results
//! are made from the journal in the order of the list: they are the same for any number of threads,
//! and whether or not the build was interrupted.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use thiserror::Error;
use zhen_formats::WriteError;
use zhen_lexicon::Lexicon;

use crate::adapt::Adaptation;
use crate::crew::Crew;
use crate::digest::Digest;
use crate::job::{Job, JobOutcome};
use crate::journal::Journal;
use crate::options::BuildOptions;
use crate::record::{DocumentRecord, Status};
use crate::results::write_results;
use crate::shop::{Pass, Shop, Step, lock};
use crate::state::{State, StateError};
use crate::stop::StopRequest;
use crate::summary::Summary;

/// How often the system is asked to keep the journal, whatever happens to the machine.
const KEEP_EVERY: Duration = Duration::from_secs(10);

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
    /// What became of a pair of this run, in the order of the list.
    Record(&'e DocumentRecord),
    /// A lexicon was learned from the pairs, which are aligned again with it.
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
    let (jobs, options) = (Arc::new(jobs), Arc::new(options));
    let mut journal = state.map(State::journal).transpose()?;
    let (mut lexicon, mut learned) = (lexicon, None);
    if options.adapts
        && let (Some(state), Some(first)) = (state, journal.take())
    {
        let list = (Arc::clone(&jobs), Arc::clone(&options));
        let shop = Arc::new(Shop::new(list, lexicon.clone(), Some(first), Pass::First));
        // What goes wrong is told when the documents are aligned for good.
        run_pass(&shop, stop, &|event| match event {
            Event::Record(_) => {}
            event => tell(event),
        })?;
        let adapted = adapt(&shop, lexicon, state)?;
        (lexicon, learned) = (adapted.lexicon, Some(adapted.sizes));
        journal = Some(adapted.journal);
        let (words, links) = adapted.sizes;
        tell(Event::Learned { words, links });
    }
    let shop = Arc::new(Shop::new((jobs, options), lexicon, journal, Pass::Last));
    let summary = Summary { learned, ..run_pass(&shop, stop, &tell)? };
    let (Some(state), Some(journal)) = (state, shop.journal()) else {
        return match summary.aligned {
            0 => Err(BuildError::NothingAligned { failed: shop.jobs.len() }),
            _ => Ok(summary),
        };
    };
    if !shop.jobs.iter().any(|job| journal.has_aligned(&job.digest())) {
        return Err(BuildError::NothingAligned { failed: shop.jobs.len() });
    }
    tell(Event::Writing);
    let written = write_results(&shop.jobs, &shop.options, &journal, state)
        .map_err(|(path, error)| BuildError::Write { path: path.display().to_string(), error })?;
    Ok(Summary { kept: summary.kept, learned, ..written })
}

/// What a first pass taught.
struct Adapted {
    lexicon: Lexicon<'static>,
    /// Chinese words and links that were learned.
    sizes: (usize, usize),
    /// The journal of the pass with this lexicon.
    journal: Journal,
}

/// Learns a lexicon from the confident beads of a first pass, and lays it over the one it had.
fn adapt(shop: &Shop, lexicon: Lexicon<'static>, state: &State) -> Result<Adapted, BuildError> {
    let image = {
        let Some(journal) = shop.journal() else { return Err(no_journal(state)) };
        let mut adaptation = Adaptation::new(&lexicon);
        let unread = |error| State::failed(journal.path(), error);
        for job in shop.jobs.iter() {
            let Some((outcome, rows)) = journal.read(&job.digest()).map_err(unread)? else {
                continue;
            };
            if outcome.record.status == Status::Aligned {
                for row in rows.rows() {
                    adaptation.offer(&row.map_err(unread)?);
                }
            }
        }
        adaptation.learn().unwrap_or_default()
    };
    let journal = state.adapted_journal(Digest::of([&image[..]]))?;
    if image.is_empty() {
        return Ok(Adapted { lexicon, sizes: (0, 0), journal });
    }
    // A lexicon is read in place and used until the process ends.
    let image: &'static [u8] = Box::leak(image.into_boxed_slice());
    let unusable = |error| State::failed(state.out_folder(), io::Error::other(error));
    let (_, words, links) = Lexicon::from_bytes(image).map_err(unusable)?.sizes();
    let lexicon = lexicon.with_layer(image).map_err(unusable)?;
    Ok(Adapted { lexicon, sizes: (words, links), journal })
}

fn no_journal(state: &State) -> BuildError {
    State::failed(state.out_folder(), io::Error::other("the build has no journal")).into()
}

/// Runs all jobs once; returns the sums of what was worked on.
fn run_pass(
    shop: &Arc<Shop>,
    stop: &StopRequest,
    tell: &(impl Fn(Event<'_>) + Sync),
) -> Result<Summary, BuildError> {
    let total = shop.jobs.len();
    tell(Event::Pass { total });
    if shop.journal.is_some() {
        let shop = Arc::clone(shop);
        // Noted at once: who does not wait for the documents in hand does not make them suspects.
        stop.heed(Some(Box::new(move || {
            // That it cannot be noted comes out when the next result cannot be.
            let _ = shop.journal().map(|mut journal| journal.stop());
        })));
    }
    let floor = Mutex::new(Floor::default());
    let run = |indices: Vec<usize>| {
        let work = {
            let shop = Arc::clone(shop);
            move |index: &usize| shop.work_on(*index)
        };
        let threads = rayon::current_num_threads();
        let crew = Crew { threads, limit: shop.options.time_limit, stop };
        crew.run(indices, work, |index, ending, time| {
            let step = shop.step(*index, ending);
            lock(&floor).take(shop, *index, step, time, tell)
        });
    };
    run((0..total).collect());
    // Suspects come last and one by one, so that a second crash tells which of them it was.
    let mut put_off = std::mem::take(&mut lock(&floor).put_off);
    put_off.sort_unstable();
    shop.puts_suspects_off.store(false, Ordering::Relaxed);
    put_off.into_iter().for_each(|index| run(vec![index]));
    // From here on a request to stop is heeded by nobody: what was kept is kept.
    stop.heed(None);

    let floor = floor.into_inner().unwrap_or_else(PoisonError::into_inner);
    let path = || shop.journal().map(|journal| journal.path().display().to_string());
    let unwritten =
        |error: WriteError| BuildError::Write { path: path().unwrap_or_default(), error };
    if let Some(error) = floor.failed {
        return Err(unwritten(error));
    }
    let kept = shop.journal().map_or(Ok(()), |journal| journal.keep());
    kept.map_err(|error| unwritten(error.into()))?;
    if floor.ended < total {
        return Err(BuildError::Interrupted { done: floor.ended, total });
    }
    Ok(floor.summary)
}

/// Where the results of jobs arrive.
#[derive(Default)]
struct Floor {
    summary: Summary,
    /// Jobs that have ended, however.
    ended: usize,
    put_off: Vec<usize>,
    /// The next record to be told, and those that wait for it.
    next: usize,
    waiting: BTreeMap<usize, Option<DocumentRecord>>,
    /// When the journal was last kept.
    kept: Option<Instant>,
    failed: Option<WriteError>,
}

impl Floor {
    /// Takes what became of a job, and tells whether the work can go on.
    fn take(
        &mut self,
        shop: &Shop,
        index: usize,
        step: Step,
        seconds: Duration,
        tell: &(impl Fn(Event<'_>) + Sync),
    ) -> bool {
        if self.failed.is_some() {
            return false;
        }
        let mut ended = None;
        match step {
            Step::PutOff => {
                self.put_off.push(index);
                return true;
            }
            Step::Kept => self.summary.kept += 1,
            Step::Crashed(_) => {}
            Step::Unnoted(error) => {
                self.failed = Some(error);
                return false;
            }
            Step::Worked(work, mut outcome, rows) => {
                outcome.seconds = seconds.as_secs_f64();
                self.count(&outcome);
                ended = Some(outcome.record.clone());
                if let Some(mut journal) = shop.journal() {
                    let noted = journal.finish(work, *outcome, rows);
                    if let Err(error) = noted.and_then(|()| self.keep(&journal)) {
                        self.failed = Some(error.into());
                        return false;
                    }
                }
            }
        }
        self.ended += 1;
        let (sentences, is_failure) = ended.as_ref().map_or((0, false), |record| {
            (record.english_sentences + record.chinese_sentences, record.status.is_failure())
        });
        tell(Event::Ended { sentences, is_failure });
        self.waiting.insert(index, ended);
        while let Some(record) = self.waiting.remove(&self.next) {
            self.next += 1;
            if let Some(record) = &record {
                tell(Event::Record(record));
            }
        }
        true
    }

    fn count(&mut self, outcome: &JobOutcome) {
        self.summary.count(outcome);
        if let Some(own) = &outcome.own_file {
            self.summary.count_own_file(own);
        }
    }

    /// Asks the system to keep the journal now and then.
    fn keep(&mut self, journal: &Journal) -> io::Result<()> {
        if self.kept.is_none_or(|kept| kept.elapsed() >= KEEP_EVERY) {
            journal.keep()?;
            self.kept = Some(Instant::now());
        }
        Ok(())
    }
}
