//! The state of a build: the folder `.zhen` inside the folder of results.
//!
//! It holds a lock, what the build was begun with, the journals, and the names of the results that
//! were written last. Results are made from the journals alone, so a build that was interrupted
//! and resumed gives what it would have given without.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::atomic::{remove_leftovers, write_atomically};
use crate::digest::Digest;
use crate::journal::Journal;

/// The folder's name.
const FOLDER: &str = ".zhen";
const LOCK: &str = "lock";
const IDENTITY: &str = "build.json";
const RESULTS: &str = "results.json";
/// There while a run goes on: who finds it knows that the run before ended without a word. Taking
/// it away needs no space on the disk, and no lock.
const RUNNING: &str = "running";
/// Bytes that a journal has before anything is done.
const LEAST_DONE: u64 = 64;
const JOURNAL: &str = "journal";
const ADAPTED: &str = "adapted-";

/// What becomes of a state that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// There must be none.
    New,
    /// It is gone on with, if it is there.
    Resume,
    /// It is thrown away.
    Anew,
}

/// Why the state cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StateError {
    /// Another process builds there.
    #[error(
        "{folder}: another build is writing here; wait until it has ended, or name another folder"
    )]
    Locked {
        /// The folder of results.
        folder: String,
    },
    /// There is a build that shall be neither resumed nor thrown away.
    #[error(
        "{folder}: there is a build in this folder; --resume goes on with it, --force begins anew"
    )]
    Exists {
        /// The folder of results.
        folder: String,
    },
    /// The build that is there was begun with other options.
    #[error(
        "{folder}: the build in this folder was begun {before}, this is {now}; resume it as it was \
         begun, or begin anew with --force"
    )]
    Other {
        /// The folder of results.
        folder: String,
        /// The option that is different, as it was given.
        before: String,
        /// The option as it is given now.
        now: String,
    },
    /// What the build was begun with cannot be read.
    #[error("{path}: {error}; begin the build anew with --force")]
    Damaged {
        /// The file.
        path: String,
        /// What went wrong.
        #[source]
        error: io::Error,
    },
    /// A file of the state cannot be read or written.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: String,
        /// What went wrong.
        #[source]
        error: io::Error,
    },
}

/// The state of a build; nobody else uses it as long as it is there.
#[derive(Debug)]
pub struct State {
    out_folder: PathBuf,
    beginning: Beginning,
    /// Whether the run before ended without a word.
    after_crash: bool,
    /// Held open: the system lets go of the lock when the process ends, however it does.
    _lock: File,
}

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Identity {
    options: Vec<(String, String)>,
}

impl State {
    /// Tells whether there is a state of a build in a folder.
    pub fn is_in(out_folder: &Path) -> bool {
        out_folder.join(FOLDER).join(IDENTITY).exists()
    }

    /// Tells whether a path is a folder of states, which is nobody else's.
    pub fn is_folder(path: &Path) -> bool {
        path.file_name().is_some_and(|name| name == FOLDER) && path.is_dir()
    }

    /// Opens the state inside a folder of results, which must be there.
    ///
    /// `identity` names what the results of document pairs depend on besides their files.
    ///
    /// # Errors
    ///
    /// If another process builds there, `beginning` does not fit what is there, or the state cannot
    /// be read or written.
    pub fn open(
        out_folder: &Path,
        beginning: Beginning,
        identity: &[(String, String)],
    ) -> Result<Self, StateError> {
        let folder = out_folder.join(FOLDER);
        let name = || out_folder.display().to_string();
        let lock_path = folder.join(LOCK);
        let lock = std::fs::create_dir_all(&folder).and_then(|()| {
            File::options().create(true).truncate(false).write(true).open(&lock_path)
        });
        let lock = lock.map_err(|error| Self::failed(&lock_path, error))?;
        match lock.try_lock() {
            // Some network folders know no locks: better no lock than no build.
            Ok(()) => {}
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(Self::failed(&lock_path, error)),
            Err(TryLockError::WouldBlock) => return Err(StateError::Locked { folder: name() }),
        }
        for folder in [out_folder, &folder] {
            remove_leftovers(folder).map_err(|error| Self::failed(folder, error))?;
        }
        let after_crash = folder.join(RUNNING).exists();
        let out_folder = out_folder.to_owned();
        let state = Self { out_folder, beginning, after_crash, _lock: lock };
        let is_there = Self::is_in(&state.out_folder);
        match beginning {
            Beginning::New if is_there => return Err(StateError::Exists { folder: name() }),
            Beginning::Resume if is_there => state.compare(identity)?,
            _ => {
                state.clear()?;
                state.write_json(IDENTITY, &Identity { options: identity.to_vec() })?;
            }
        }
        Ok(state)
    }

    /// Notes that a run goes on, until the state is dropped or [`end_orderly`](Self::end_orderly)
    /// says that whatever comes is no crash.
    pub(crate) fn begin_run(&self) -> Result<(), StateError> {
        let path = self.running();
        File::create(&path).map(drop).map_err(|error| Self::failed(&path, error))
    }

    /// Notes that the run ends as it should: documents in hand that do not end are no suspects.
    pub(crate) fn end_orderly(running: &Path) {
        // If it cannot be taken away, the documents in hand are suspects at most.
        let _ = std::fs::remove_file(running);
    }

    /// The file that is there while a run goes on.
    pub(crate) fn running(&self) -> PathBuf {
        self.folder().join(RUNNING)
    }

    /// Tells whether the journal says of anything that it is done.
    pub fn has_done(&self) -> bool {
        let journal = std::fs::metadata(self.folder().join(JOURNAL));
        journal.is_ok_and(|journal| journal.len() > LEAST_DONE)
    }

    /// Returns the folder of results.
    pub fn out_folder(&self) -> &Path {
        &self.out_folder
    }

    /// Throws the state away, and its folder with it.
    pub fn remove(self) {
        // What cannot be removed does no harm: the next build says that it is there.
        let _ = std::fs::remove_dir_all(self.folder());
    }

    fn compare(&self, identity: &[(String, String)]) -> Result<(), StateError> {
        let before: Identity = self.read_json(IDENTITY).map_err(|error| match error {
            StateError::Io { path, error } => StateError::Damaged { path, error },
            other => other,
        })?;
        let told = |options: &[(String, String)], name: &str| {
            let values = options.iter().filter(|(own, _)| own == name);
            let values: Vec<&str> = values.map(|(_, value)| value.as_str()).collect();
            match values.as_slice() {
                [] => format!("without {name}"),
                values => format!("with {name} {}", values.join(", ")).trim_end().to_owned(),
            }
        };
        for (name, _) in before.options.iter().chain(identity) {
            let (before, now) = (told(&before.options, name), told(identity, name));
            if before != now {
                let folder = self.out_folder.display().to_string();
                return Err(StateError::Other { folder, before, now });
            }
        }
        Ok(())
    }

    /// Removes journals of another build; the names of its results stay, so that they are replaced.
    fn clear(&self) -> Result<(), StateError> {
        self.remove_journals(|name| name == JOURNAL || name.starts_with(ADAPTED))
    }

    fn remove_journals(&self, is_old: impl Fn(&str) -> bool) -> Result<(), StateError> {
        let folder = self.folder();
        let entries = folder.read_dir().map_err(|error| Self::failed(&folder, error))?;
        for entry in entries {
            let entry = entry.map_err(|error| Self::failed(&folder, error))?;
            if is_old(&entry.file_name().to_string_lossy()) {
                let path = entry.path();
                std::fs::remove_file(&path).map_err(|error| Self::failed(&path, error))?;
            }
        }
        Ok(())
    }

    /// Opens the journal of the first pass.
    pub(crate) fn journal(&self) -> Result<Journal, StateError> {
        self.open_journal(JOURNAL)
    }

    /// Opens the journal of the first pass once more, for what it holds counts.
    pub(crate) fn journal_again(&self) -> Result<Journal, StateError> {
        let path = self.folder().join(JOURNAL);
        Journal::resume(&path, false).map_err(|error| Self::failed(&path, error))
    }

    /// Opens the journal of the pass with a lexicon learned from the first.
    pub(crate) fn adapted_journal(&self, lexicon: Digest) -> Result<Journal, StateError> {
        let own = format!("{ADAPTED}{lexicon}");
        self.remove_journals(|name| name.starts_with(ADAPTED) && name != own)?;
        self.open_journal(&own)
    }

    fn open_journal(&self, name: &str) -> Result<Journal, StateError> {
        let path = self.folder().join(name);
        let journal = match self.beginning {
            Beginning::New | Beginning::Anew => Journal::create(&path),
            Beginning::Resume => Journal::resume(&path, self.after_crash),
        };
        journal.map_err(|error| Self::failed(&path, error))
    }

    /// Returns the results that were written last.
    pub fn results(&self) -> Vec<PathBuf> {
        // A list that was lost means that old results stay where they are.
        let names: Vec<String> = self.read_json(RESULTS).unwrap_or_default();
        names.iter().map(|name| self.out_folder.join(name)).collect()
    }

    /// Notes which results are about to be written.
    pub(crate) fn note_results(&self, paths: &[PathBuf]) -> Result<(), StateError> {
        let names = paths.iter().filter_map(|path| path.file_name());
        let names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
        self.write_json(RESULTS, &names)
    }

    fn folder(&self) -> PathBuf {
        self.out_folder.join(FOLDER)
    }

    fn write_json(&self, name: &str, value: &impl Serialize) -> Result<(), StateError> {
        let path = self.folder().join(name);
        let written = write_atomically(&path, |out| {
            serde_json::to_writer(&mut *out, value).map_err(io::Error::from)
        });
        // Without it the journal is of no use: it must outlive a loss of power as the journal does.
        let kept = written.and_then(|()| File::open(&path)?.sync_all());
        kept.map_err(|error| Self::failed(&path, error))
    }

    fn read_json<T: for<'d> Deserialize<'d>>(&self, name: &str) -> Result<T, StateError> {
        let path = self.folder().join(name);
        let read = std::fs::read(&path)
            .and_then(|bytes| serde_json::from_slice(&bytes).map_err(io::Error::from));
        read.map_err(|error| Self::failed(&path, error))
    }

    pub(crate) fn failed(path: &Path, error: io::Error) -> StateError {
        StateError::Io { path: path.display().to_string(), error }
    }
}

impl Drop for State {
    fn drop(&mut self) {
        Self::end_orderly(&self.running());
    }
}
