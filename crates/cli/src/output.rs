//! Writing results: to standard output, or to a file that appears when it is whole.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use zhen_batch::write_atomically;

use crate::input::STANDARD;

/// Where a result goes.
#[derive(Clone, Debug)]
pub enum Output {
    /// Standard output.
    Standard,
    /// A file, compressed as its name asks.
    File(PathBuf),
}

impl Output {
    /// Finds out where the result goes, before the work begins.
    ///
    /// # Errors
    ///
    /// If `path` is one of the inputs, a folder, or in a folder that does not exist.
    pub fn new(path: Option<&str>, inputs: &[&str]) -> Result<Self> {
        let path = match path {
            None | Some(STANDARD) => return Ok(Self::Standard),
            Some(path) => path,
        };
        if Path::new(path).is_dir() {
            bail!("{path}: this is a folder; name a file to write with -o");
        }
        let parent = Path::new(path).parent().filter(|parent| !parent.as_os_str().is_empty());
        if let Some(parent) = parent.filter(|parent| !parent.is_dir()) {
            bail!("{path}: there is no folder {}; create it first", parent.display());
        }
        let output = Self::File(path.into());
        inputs.iter().try_for_each(|input| output.refuse(Path::new(input)))?;
        Ok(output)
    }

    /// Sees to it that the result does not replace an input that was found later.
    ///
    /// # Errors
    ///
    /// If it would.
    pub fn refuse(&self, input: &Path) -> Result<()> {
        match self {
            Self::File(path) if self.replaces(input) => bail!(
                "{}: the output is one of the inputs; name another file with -o",
                path.display()
            ),
            _ => Ok(()),
        }
    }

    /// Tells whether the result is written into a file that is there, instead of what it holds.
    pub fn replaces(&self, file: &Path) -> bool {
        match self {
            Self::Standard => false,
            Self::File(path) => is_same_file(path, file),
        }
    }

    /// Writes the result through `write`.
    ///
    /// A reader of standard output that goes away early has all it wanted: that is no error.
    ///
    /// # Errors
    ///
    /// If `write` fails, or the file cannot be written; then it is as it was.
    pub fn write<E>(
        &self,
        write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), E>,
    ) -> Result<()>
    where
        E: std::error::Error + Send + Sync + From<io::Error> + 'static,
    {
        match self {
            Self::File(path) => {
                write_atomically(path, write).with_context(|| path.display().to_string())
            }
            Self::Standard => {
                let mut out = StandardOutput { inner: io::stdout(), is_closed: false };
                let mut buffered = BufWriter::with_capacity(1 << 16, &mut out);
                let result = write(&mut buffered).and_then(|()| Ok(buffered.flush()?));
                // What is left in the buffer was either flushed or failed to be.
                let _ = buffered.into_parts();
                if out.is_closed { Ok(()) } else { result.context("standard output") }
            }
        }
    }
}

/// Standard output that remembers whether its reader went away.
struct StandardOutput {
    inner: io::Stdout,
    is_closed: bool,
}

impl StandardOutput {
    fn watch<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        self.is_closed |=
            result.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
        result
    }
}

impl Write for StandardOutput {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let result = self.inner.write(buffer);
        self.watch(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.inner.flush();
        self.watch(result)
    }
}

/// Tells whether two paths lead to one file, through links too.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    // A pipe or terminal that is read and written is two ends, not one file.
    let resolved = |path: &Path| path.canonicalize().ok().filter(|path| path.is_file());
    resolved(one).is_some_and(|one| resolved(other) == Some(one))
}
