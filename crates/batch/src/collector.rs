//! Where the ends of jobs arrive: counts them, notes them in the journal, and tells them in order.

use std::collections::BTreeMap;
use std::io;
use std::time::{Duration, Instant};

use zhen_formats::WriteError;

use crate::engine::Event;
use crate::job::JobOutcome;
use crate::journal::Journal;
use crate::record::DocumentRecord;
use crate::runner::{JobEnd, JobRunner};
use crate::summary::Summary;

/// How often the system is asked to keep the journal, whatever happens to the machine.
const KEEP_EVERY: Duration = Duration::from_secs(10);

/// Collects the ends of the jobs of a pass.
#[derive(Default)]
pub(crate) struct Collector {
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

impl Collector {
    /// Takes what became of a job, and tells whether the work can go on.
    pub(crate) fn take(
        &mut self,
        runner: &JobRunner,
        index: usize,
        end: JobEnd,
        time: Duration,
        tell: &(impl Fn(Event<'_>) + Sync),
    ) -> bool {
        let mut ended = None;
        match end {
            JobEnd::PutOff => {
                self.put_off.push(index);
                self.tell_in_order(index, None, tell);
                return !self.has_failed();
            }
            JobEnd::Kept { is_of_this_run: true, .. } => {}
            JobEnd::Kept { is_of_this_run: false, is_failure } => {
                self.summary.kept += 1;
                self.summary.kept_failures += usize::from(is_failure);
            }
            JobEnd::Crashed(_) | JobEnd::GivenUp => {}
            JobEnd::Unnoted(error) => {
                self.failed.get_or_insert(error);
                return false;
            }
            JobEnd::Worked(work, mut outcome, rows) => {
                outcome.seconds = time.as_secs_f64();
                self.count(&outcome);
                ended = Some(outcome.record.clone());
                if let Some(mut journal) = runner.journal() {
                    let noted = journal.finish(work, *outcome, rows);
                    if let Err(error) = noted.and_then(|()| self.keep(&journal)) {
                        self.failed.get_or_insert(error.into());
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
        self.tell_in_order(index, ended, tell);
        !self.has_failed()
    }

    /// Tells a record when those before it were told; at once if its turn is over.
    fn tell_in_order(
        &mut self,
        index: usize,
        record: Option<DocumentRecord>,
        tell: &(impl Fn(Event<'_>) + Sync),
    ) {
        let tell = |record: Option<DocumentRecord>| {
            if let Some(record) = &record {
                tell(Event::Record(record));
            }
        };
        if index < self.next {
            return tell(record);
        }
        self.waiting.insert(index, record);
        while let Some(record) = self.waiting.remove(&self.next) {
            self.next += 1;
            tell(record);
        }
    }

    /// Returns the jobs that were put off, in the order of the list.
    pub(crate) fn take_put_off(&mut self) -> Vec<usize> {
        let mut put_off = std::mem::take(&mut self.put_off);
        put_off.sort_unstable();
        put_off
    }

    /// Tells whether the journal could not be written.
    pub(crate) fn has_failed(&self) -> bool {
        self.failed.is_some()
    }

    /// Returns how many jobs have ended, and the sums of what was worked on.
    ///
    /// # Errors
    ///
    /// If the journal could not be written.
    pub(crate) fn finish(self) -> Result<(usize, Summary), WriteError> {
        match self.failed {
            Some(error) => Err(error),
            None => Ok((self.ended, self.summary)),
        }
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
