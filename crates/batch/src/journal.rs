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

use crate::digest::Digest;
use crate::job::JobOutcome;
use crate::record::Status;
use entry::Entry;
pub(crate) use entry::Work;
use frame::Frame;
pub(crate) use packed_rows::PackedRows;

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

/// Where a job's result stands.
#[derive(Clone, Copy, Debug)]
struct Done {
    contents: Digest,
    offset: u64,
    is_aligned: bool,
    is_failure: bool,
    is_passing: bool,
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
    Done,
}

impl Journal {
    /// Starts a journal; one that is there is emptied.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let file = options.create(true).truncate(true).read(true).write(true);
        Self::with_file(path, file.open(path)?)
    }

    /// Goes on with a journal, if it is there, and counts who was in hand at crashes.
    pub(crate) fn resume(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let file = options.create(true).truncate(false).read(true).write(true).open(path)?;
        Self::with_file(path, file)
    }

    fn with_file(path: &Path, file: File) -> io::Result<Self> {
        let mut journal = Self {
            path: path.to_owned(),
            file,
            end: 0,
            done: HashMap::new(),
            crashes: HashMap::new(),
        };
        journal.replay()?;
        journal.file.set_len(journal.end)?;
        journal.append(&Entry::Run, Vec::new())?;
        Ok(journal)
    }

    fn replay(&mut self) -> io::Result<()> {
        let mut input = BufReader::with_capacity(1 << 20, self.file.try_clone()?);
        let mut in_hand = Vec::new();
        while let Some(frame) = Frame::read(&mut input)? {
            // Another version may have known other entries: what follows is as good as torn.
            let Ok(entry) = serde_json::from_slice::<Entry>(&frame.head) else { break };
            match entry {
                Entry::Run => self.count_crashes(in_hand.drain(..)),
                Entry::Begin(work) => in_hand.push(work),
                Entry::Stop => in_hand.clear(),
                Entry::Done { work, outcome } => {
                    in_hand.retain(|other| *other != work);
                    self.note_done(work, &outcome, self.end);
                }
            }
            self.end += frame.len();
        }
        self.count_crashes(in_hand.drain(..));
        Ok(())
    }

    fn count_crashes(&mut self, in_hand: impl Iterator<Item = Work>) {
        in_hand.for_each(|work| *self.crashes.entry(work).or_default() += 1);
    }

    fn note_done(&mut self, work: Work, outcome: &JobOutcome, offset: u64) {
        let done = Done {
            contents: work.contents,
            offset,
            is_aligned: outcome.record.status == Status::Aligned,
            is_failure: outcome.record.status.is_failure(),
            is_passing: outcome.is_passing,
        };
        self.done.insert(work.job, done);
        self.crashes.remove(&work);
    }

    /// Returns where the journal is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Tells whether a job is done, and gave rows.
    pub(crate) fn has_aligned(&self, job: &Digest) -> bool {
        self.done.get(job).is_some_and(|done| done.is_aligned)
    }

    /// Tells what is known of some work; failures count as never tried if they shall be tried
    /// `again`.
    pub(crate) fn known(&self, work: &Work, again: bool) -> Known {
        let done = self.done.get(&work.job).filter(|done| done.contents == work.contents);
        let is_kept = |done: &&Done| !(done.is_passing || again && done.is_failure);
        match (done.filter(is_kept), self.crashes.get(work)) {
            (Some(_), _) => Known::Done,
            (None, Some(crashes)) if *crashes >= CRASHES && !again => Known::Crashed,
            (None, Some(_)) => Known::Suspect,
            (None, None) => Known::New,
        }
    }

    /// Notes that work is begun.
    pub(crate) fn begin(&mut self, work: Work) -> io::Result<()> {
        self.append(&Entry::Begin(work), Vec::new())
    }

    /// Notes that the run was asked to stop.
    pub(crate) fn stop(&mut self) -> io::Result<()> {
        self.append(&Entry::Stop, Vec::new())
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
            self.note_done(work, &outcome, offset);
        }
        Ok(())
    }

    fn append(&mut self, entry: &Entry, body: Vec<u8>) -> io::Result<()> {
        let frame = Frame { head: serde_json::to_vec(entry)?, body };
        self.file.seek(SeekFrom::Start(self.end))?;
        frame.write(&mut self.file)?;
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
        let mut file = &self.file;
        file.seek(SeekFrom::Start(done.offset))?;
        let damaged = || {
            let path = self.path.display();
            io::Error::other(format!("{path}: damaged; begin the build anew with --force"))
        };
        let frame = Frame::read(&mut BufReader::new(file.by_ref()))?.ok_or_else(damaged)?;
        match serde_json::from_slice(&frame.head) {
            Ok(Entry::Done { outcome, .. }) => {
                Ok(Some((*outcome, PackedRows::from_bytes(frame.body))))
            }
            _ => Err(damaged()),
        }
    }
}

#[cfg(test)]
mod tests;
