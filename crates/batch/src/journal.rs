//! The journal of a build: what was begun and what is done, so that nothing is done twice.
//!
//! A log that only grows, one frame an entry: a document that is done is in it with its rows, in
//! the order in which documents were done. After a crash everything up to the last whole frame
//! counts; a torn end is cut off. A job in hand at a crash is a suspect, and one in hand at two
//! crashes is to blame for them.

mod entry;
mod frame;
mod packed_rows;

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::digest::Digest;
use crate::job::JobOutcome;
use crate::record::Status;
use entry::Entry;
pub(crate) use entry::Work;
use frame::Frame;
pub(crate) use packed_rows::PackedRows;

/// Bytes from which a journal is packed when it is resumed, if most of it does not count any more.
const LEAST_PACKED: u64 = 1 << 16;
/// Crashes after which a job that was in hand is not tried again.
const CRASHES: u32 = 2;

/// The journal of a build.
#[derive(Debug)]
pub(crate) struct Journal {
    path: PathBuf,
    file: File,
    /// Where the next frame goes.
    end: u64,
    done: HashMap<Digest, Done>,
    crashes: HashMap<Work, u32>,
}

/// A job's result.
#[derive(Clone, Copy, Debug)]
struct Done {
    contents: Digest,
    place: Place,
    is_aligned: bool,
    is_failure: bool,
    is_passing: bool,
    /// Seconds after which it was given up, if it was.
    given_up_after: Option<f64>,
}

/// Where a result stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    offset: u64,
    bytes: u64,
    is_of_this_run: bool,
}

/// Which results of earlier runs do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Retry {
    /// All count.
    #[default]
    Nothing,
    /// Those of pairs that failed, took too long, or crashed the program.
    Failed,
}

/// What the journal knows of some work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// Nothing: it is to be done.
    New,
    /// It was in hand at a crash, perhaps with others.
    Suspect,
    /// It was in hand at several crashes.
    Crashed,
    /// It is done.
    Done {
        /// Whether it gave rows.
        is_aligned: bool,
        /// Whether it failed.
        is_failure: bool,
        /// Whether it was done since the build was started or resumed.
        is_of_this_run: bool,
    },
}

impl Journal {
    /// Starts a journal; one that is there is emptied.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let file = options.create(true).truncate(true).read(true).write(true).open(path)?;
        Self::new(path, file).begun(false)
    }

    /// Goes on with a journal, if it is there. If the run before ended in a crash, the jobs that
    /// it had in hand are suspects.
    pub(crate) fn resume(path: &Path, after_crash: bool) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let file = options.create(true).truncate(false).read(true).write(true).open(path)?;
        let mut journal = Self::new(path, file);
        let in_hand = journal.replay()?;
        if after_crash {
            journal.count_crashes(in_hand);
        }
        journal.file.set_len(journal.end)?;
        if journal.end > LEAST_PACKED && journal.live_bytes() < journal.end / 2 {
            journal = journal.packed()?;
        }
        journal.begun(after_crash)
    }

    fn new(path: &Path, file: File) -> Self {
        let (done, crashes) = (HashMap::new(), HashMap::new());
        Self { path: path.to_owned(), file, end: 0, done, crashes }
    }

    fn begun(mut self, after_crash: bool) -> io::Result<Self> {
        self.append(&Entry::Run { after_crash }, Vec::new())?;
        Ok(self)
    }

    /// Reads the journal up to its end or to a torn frame; returns what was in hand there.
    fn replay(&mut self) -> io::Result<Vec<Work>> {
        let mut input = BufReader::with_capacity(1 << 20, self.file.try_clone()?);
        let mut in_hand: Vec<Work> = Vec::new();
        while let Some(frame) = Frame::read(&mut input)? {
            // Another version may have known other entries: what follows is as good as torn.
            let Ok(entry) = serde_json::from_slice::<Entry>(&frame.head) else { break };
            match entry {
                Entry::Run { after_crash: true } => {
                    self.count_crashes(std::mem::take(&mut in_hand));
                }
                Entry::Run { after_crash: false } => in_hand.clear(),
                Entry::Begin(work) => in_hand.push(work),
                Entry::Done { work, outcome } => {
                    in_hand.retain(|other| other.job != work.job);
                    let place =
                        Place { offset: self.end, bytes: frame.len(), is_of_this_run: false };
                    self.note_done(work, &outcome, place);
                }
            }
            self.end += frame.len();
        }
        Ok(in_hand)
    }

    fn count_crashes(&mut self, in_hand: Vec<Work>) {
        in_hand.into_iter().for_each(|work| *self.crashes.entry(work).or_default() += 1);
    }

    fn note_done(&mut self, work: Work, outcome: &JobOutcome, place: Place) {
        let status = &outcome.record.status;
        let done = Done {
            contents: work.contents,
            place,
            is_aligned: *status == Status::Aligned,
            is_failure: status.is_failure(),
            is_passing: outcome.is_passing,
            given_up_after: matches!(status, Status::Timeout { .. }).then_some(outcome.seconds),
        };
        self.done.insert(work.job, done);
        // Who crashed stays known for it, also when it is tried again on demand.
        if !matches!(status, Status::Crashed { .. }) {
            self.crashes.remove(&work);
        }
    }

    /// Bytes of the frames that still count.
    fn live_bytes(&self) -> u64 {
        self.done.values().map(|done| done.place.bytes).sum()
    }

    /// Writes what still counts to a new journal, which takes the place of this one.
    fn packed(mut self) -> io::Result<Self> {
        let beside = self.path.with_extension("new");
        let mut options = OpenOptions::new();
        let file = options.create(true).truncate(true).read(true).write(true).open(&beside)?;
        let mut packed = Self::new(&self.path, file);
        for (&work, &crashes) in &self.crashes {
            for _ in 0..crashes {
                packed.append(&Entry::Begin(work), Vec::new())?;
                packed.append(&Entry::Run { after_crash: true }, Vec::new())?;
            }
        }
        let mut done: Vec<(Digest, Done)> = self.done.drain().collect();
        done.sort_unstable_by_key(|(_, done)| done.place.offset);
        for (job, mut done) in done {
            let frame = self.frame(done.place.offset)?.ok_or_else(|| self.damaged())?;
            done.place.offset = packed.end;
            packed.append_frame(&frame)?;
            packed.done.insert(job, done);
        }
        packed.crashes = std::mem::take(&mut self.crashes);
        packed.keep()?;
        std::fs::rename(&beside, &self.path)?;
        Ok(packed)
    }

    /// Returns where the journal is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Tells whether a job is done, and gave rows, be they those of a doubtful pair.
    pub(crate) fn has_rows(&self, job: &Digest) -> bool {
        self.done.get(job).is_some_and(|done| !done.is_failure)
    }

    /// Tells what is known of some work, if a job may take as long as `limit`.
    pub(crate) fn known(&self, work: &Work, retry: Retry, limit: Option<Duration>) -> Known {
        let is_kept = |done: &&Done| {
            // A job that was given up has another chance if it gets more time.
            let has_more_time = done
                .given_up_after
                .is_some_and(|seconds| limit.is_none_or(|limit| limit.as_secs_f64() > seconds));
            let is_retried = retry == Retry::Failed && done.is_failure;
            done.contents == work.contents && !(done.is_passing || has_more_time || is_retried)
        };
        let crashes = self.crashes.get(work).copied().unwrap_or_default();
        match self.done.get(&work.job).filter(is_kept) {
            Some(done) => Known::Done {
                is_aligned: done.is_aligned,
                is_failure: done.is_failure,
                is_of_this_run: done.place.is_of_this_run,
            },
            None if crashes >= CRASHES && retry == Retry::Nothing => Known::Crashed,
            None if crashes > 0 => Known::Suspect,
            None => Known::New,
        }
    }

    /// Notes that work is begun.
    pub(crate) fn begin(&mut self, work: Work) -> io::Result<()> {
        self.append(&Entry::Begin(work), Vec::new())
    }

    /// Notes that work is done.
    pub(crate) fn finish(
        &mut self,
        work: Work,
        outcome: JobOutcome,
        rows: PackedRows,
    ) -> io::Result<()> {
        let offset = self.end;
        let entry = Entry::Done { work, outcome: Box::new(outcome) };
        self.append(&entry, rows.into_bytes())?;
        if let Entry::Done { work, outcome } = entry {
            let place = Place { offset, bytes: self.end - offset, is_of_this_run: true };
            self.note_done(work, &outcome, place);
        }
        Ok(())
    }

    fn append(&mut self, entry: &Entry, body: Vec<u8>) -> io::Result<()> {
        self.append_frame(&Frame { head: serde_json::to_vec(entry)?, body })
    }

    fn append_frame(&mut self, frame: &Frame) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.end))?;
        if let Err(error) = frame.write(&mut self.file) {
            // What a full disk took of it is of no use; whether it can be cut off or not.
            let _ = self.file.set_len(self.end);
            return Err(error);
        }
        self.end += frame.len();
        Ok(())
    }

    /// Asks the system to keep what was noted, even if the machine loses power.
    pub(crate) fn keep(&self) -> io::Result<()> {
        self.file.sync_data()
    }

    /// Reads what came of a job, and its rows, whatever it was made from.
    ///
    /// `None` if the job is not done.
    ///
    /// # Errors
    ///
    /// If the journal cannot be read or is damaged.
    pub(crate) fn read(&self, job: &Digest) -> io::Result<Option<(JobOutcome, PackedRows)>> {
        let Some(done) = self.done.get(job) else { return Ok(None) };
        let frame = self.frame(done.place.offset)?.ok_or_else(|| self.damaged())?;
        match serde_json::from_slice(&frame.head) {
            Ok(Entry::Done { outcome, .. }) => {
                Ok(Some((*outcome, PackedRows::from_bytes(frame.body))))
            }
            _ => Err(self.damaged()),
        }
    }

    fn frame(&self, offset: u64) -> io::Result<Option<Frame>> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(offset))?;
        Frame::read(&mut BufReader::new(file.by_ref()))
    }

    fn damaged(&self) -> io::Error {
        let path = self.path.display();
        io::Error::other(format!("{path}: damaged; begin the build anew with --force"))
    }
}

#[cfg(test)]
mod tests;
