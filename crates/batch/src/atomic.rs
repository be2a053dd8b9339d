//! Writing files that are never half done, compressed as their names ask.
//!
//! What is being written stands in temporary files, which go when the writing fails. A process that
//! is interrupted does not get so far: [`end_interrupted`] removes them.

mod temporary;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use flate2::write::GzEncoder;

use crate::file::in_words;
pub(crate) use temporary::remove_leftovers;
use temporary::{ClosedTemporary, Temporary, appear_together};
pub use temporary::{end_interrupted, remove_temporaries};

/// How a file is compressed, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    None,
    /// gzip: `.gz`.
    Gzip,
    /// Zstandard: `.zst`.
    Zstandard,
}

impl Compression {
    /// Tells the compression that a file name asks for.
    pub fn of_path(path: &Path) -> Self {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("gz") => Self::Gzip,
            Some("zst") => Self::Zstandard,
            _ => Self::None,
        }
    }
}

/// The compression level that the zstd program uses by default.
const ZSTANDARD_LEVEL: i32 = 3;

/// Writes a file through `write`, compressed as its name asks.
///
/// The contents go to a temporary file in the same folder, which takes the place of `path` when
/// all is written: a reader sees the old file or the whole new one, never a part.
///
/// # Errors
///
/// If the folder cannot be written to, or `write` fails; `path` is then as it was.
pub fn write_atomically<T, E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<T, E>,
) -> Result<T, E> {
    let mut file = AtomicFile::create(path)?;
    let result = write(&mut file)?;
    appear([file.whole()?])?;
    Ok(result)
}

/// Writes several files that belong together as [`write_atomically`] writes one: none appears
/// before all are whole.
///
/// # Errors
///
/// If a folder cannot be written to, or `write` fails; the files are then as they were.
pub fn write_all_atomically<T, E: From<io::Error>>(
    paths: &[PathBuf],
    write: impl FnOnce(&mut [AtomicFile]) -> Result<T, E>,
) -> Result<T, E> {
    let mut files: Vec<AtomicFile> =
        paths.iter().map(|path| AtomicFile::create(path)).collect::<io::Result<_>>()?;
    let result = write(&mut files)?;
    let whole: Vec<WholeFile> =
        files.into_iter().map(AtomicFile::whole).collect::<io::Result<_>>()?;
    appear(whole)?;
    Ok(result)
}

/// A file that is being written beside the place where it will appear.
pub struct AtomicFile {
    contents: Contents,
    target: PathBuf,
}

/// Where the contents of a file go.
enum Contents {
    /// A device such as `/dev/null`, written to as it is.
    Device(File),
    Plain(BufWriter<Temporary>),
    Gzip(GzEncoder<BufWriter<Temporary>>),
    Zstandard(zstd::Encoder<'static, BufWriter<Temporary>>),
}

/// A file that is written to its end and waits to take its place; it is closed.
pub(crate) struct WholeFile {
    /// `None` for a device.
    temporary: Option<ClosedTemporary>,
    target: PathBuf,
}

impl AtomicFile {
    /// Begins a file that will appear at `path`.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        if path.exists() && !path.is_file() && !path.is_dir() {
            let device = File::create(path).map_err(|error| unwritable(&error))?;
            return Ok(Self { contents: Contents::Device(device), target: path.to_owned() });
        }
        if path.is_dir() {
            let message = "this is a folder; expected the name of a file to write";
            return Err(io::Error::new(io::ErrorKind::IsADirectory, message));
        }
        // A link stays a link: what it points to is replaced.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let temporary = Temporary::beside(&target).map_err(|error| unwritable(&error))?;
        let buffered = BufWriter::with_capacity(1 << 16, temporary);
        let contents = match Compression::of_path(path) {
            Compression::None => Contents::Plain(buffered),
            Compression::Gzip => {
                Contents::Gzip(GzEncoder::new(buffered, flate2::Compression::default()))
            }
            Compression::Zstandard => {
                Contents::Zstandard(zstd::Encoder::new(buffered, ZSTANDARD_LEVEL)?)
            }
        };
        Ok(Self { contents, target })
    }

    /// Ends the contents and flushes them.
    pub(crate) fn whole(self) -> io::Result<WholeFile> {
        let buffered = match self.contents {
            Contents::Device(mut device) => {
                device.flush()?;
                return Ok(WholeFile { temporary: None, target: self.target });
            }
            Contents::Plain(buffered) => buffered,
            Contents::Gzip(packed) => packed.finish()?,
            Contents::Zstandard(packed) => packed.finish()?,
        };
        let temporary = buffered.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(WholeFile { temporary: Some(temporary.closed()), target: self.target })
    }
}

/// Lets files take their places.
pub(crate) fn appear(files: impl IntoIterator<Item = WholeFile>) -> io::Result<()> {
    let files = files.into_iter().filter_map(|file| Some((file.temporary?, file.target)));
    appear_together(files).map_err(|error| unwritable(&error))
}

impl Write for AtomicFile {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        match &mut self.contents {
            Contents::Device(file) => file.write(buffer),
            Contents::Plain(file) => file.write(buffer),
            Contents::Gzip(file) => file.write(buffer),
            Contents::Zstandard(file) => file.write(buffer),
        }
    }

    /// Does nothing to files that nobody sees before they are whole: what is packed would only be
    /// packed worse.
    fn flush(&mut self) -> io::Result<()> {
        match &mut self.contents {
            Contents::Device(file) => file.flush(),
            Contents::Plain(_) | Contents::Gzip(_) | Contents::Zstandard(_) => Ok(()),
        }
    }
}

fn unwritable(error: &io::Error) -> io::Error {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "the folder to write to does not exist".to_owned(),
        _ => format!("cannot write the file: {}", in_words(error)),
    };
    io::Error::new(error.kind(), message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::read_file;

    #[test]
    fn compressed_files_come_back_by_content() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.tsv", "a.tsv.gz", "a.tsv.zst"] {
            let path = folder.path().join(name);
            write_atomically(&path, |out| out.write_all("真\n".as_bytes())).unwrap();
            // The name does not matter for reading.
            let moved = folder.path().join("moved");
            std::fs::rename(&path, &moved).unwrap();
            assert_eq!(read_file(&moved).unwrap(), "真\n".as_bytes(), "{name}");
        }
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.tsv");
        std::fs::write(&path, "old").unwrap();
        let failed: io::Result<()> = write_atomically(&path, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("disk full"))
        });
        assert!(failed.is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
