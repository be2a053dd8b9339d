//! Reading and writing files: decompression by content, and writing that is never half done.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

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

/// Opens a reader over `input`, decompressing gzip and Zstandard by their first bytes.
///
/// # Errors
///
/// If the first bytes cannot be read.
pub fn uncompressed<'r>(input: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    // A pipe may hand over its first bytes one at a time.
    let mut head = [0_u8; 4];
    let mut length = 0;
    while length < head.len() {
        match input.read(&mut head[length..])? {
            0 => break,
            more => length += more,
        }
    }
    let whole = io::Cursor::new(head[..length].to_vec()).chain(input);
    Ok(match head[..length] {
        [0x1f, 0x8b, ..] => Box::new(MultiGzDecoder::new(whole)),
        [0x28, 0xb5, 0x2f, 0xfd] => Box::new(zstd::Decoder::new(whole)?),
        _ => Box::new(whole),
    })
}

/// Reads a whole file, decompressed. A folder is an error that says so.
///
/// # Errors
///
/// If the path cannot be read or its compressed data is damaged.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_file(path)?.read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
    Ok(bytes)
}

/// Opens a file for reading piece by piece, decompressed. A folder is an error that says so.
///
/// # Errors
///
/// If the path cannot be opened.
pub fn open_file(path: &Path) -> io::Result<Box<dyn Read>> {
    uncompressed(open(path)?)
}

/// Bytes of the largest file that is read as a document.
const LARGEST_DOCUMENT: u64 = 512 << 20;

/// Reads a document's file as it is, packed or not: its reader unpacks it, within limits.
///
/// # Errors
///
/// If the path cannot be read, or is larger than any document.
pub fn read_document(path: &Path) -> io::Result<Vec<u8>> {
    read_document_from(open(path)?)
}

/// Reads a document as it comes, packed or not.
///
/// # Errors
///
/// If it cannot be read, or is larger than any document.
pub fn read_document_from(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(LARGEST_DOCUMENT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_DOCUMENT {
        let limit = LARGEST_DOCUMENT >> 20;
        let message = format!("a document of more than {limit} MiB; split it into several");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}

fn open(path: &Path) -> io::Result<File> {
    if path.is_dir() {
        let message = "this is a folder; expected a file (zhen build takes folders)";
        return Err(io::Error::new(io::ErrorKind::IsADirectory, message));
    }
    File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => io::Error::new(error.kind(), "there is no such file"),
        kind => io::Error::new(kind, format!("cannot read the file: {}", in_words(&error))),
    })
}

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
    write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<T, E> {
    // A device such as /dev/null is written to as it is.
    if path.exists() && !path.is_file() && !path.is_dir() {
        let mut device = File::create(path).map_err(|error| unwritable(&error))?;
        return write(&mut device);
    }
    if path.is_dir() {
        let message = "this is a folder; expected the name of a file to write";
        return Err(io::Error::new(io::ErrorKind::IsADirectory, message).into());
    }
    // A link stays a link: what it points to is replaced.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut temporary = temporary_beside(&target).map_err(|error| unwritable(&error))?;
    let result;
    {
        let buffered = BufWriter::with_capacity(1 << 16, temporary.as_file_mut());
        match Compression::of_path(path) {
            Compression::None => {
                let mut plain = buffered;
                result = write(&mut plain)?;
                plain.flush()?;
            }
            Compression::Gzip => {
                let mut packed = GzEncoder::new(buffered, flate2::Compression::default());
                result = write(&mut packed)?;
                packed.finish()?.flush()?;
            }
            Compression::Zstandard => {
                let mut packed = zstd::Encoder::new(buffered, ZSTANDARD_LEVEL)?;
                result = write(&mut packed)?;
                packed.finish()?.flush()?;
            }
        }
    }
    temporary.persist(&target).map_err(|failed| unwritable(&failed.error))?;
    Ok(result)
}

/// The compression level that the zstd program uses by default.
const ZSTANDARD_LEVEL: i32 = 3;

fn temporary_beside(target: &Path) -> io::Result<tempfile::NamedTempFile> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".zhen-");
    set_permissions(&mut builder, target);
    builder.tempfile_in(folder)
}

/// Temporary files are for the owner only; a result is for whom the old file was for, or whom a
/// new file is for.
#[cfg(unix)]
fn set_permissions(builder: &mut tempfile::Builder<'_, '_>, target: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let new_file = std::fs::Permissions::from_mode(0o666);
    builder.permissions(target.metadata().map_or(new_file, |metadata| metadata.permissions()));
}

#[cfg(not(unix))]
fn set_permissions(_builder: &mut tempfile::Builder<'_, '_>, _target: &Path) {}

fn unwritable(error: &io::Error) -> io::Error {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "the folder to write to does not exist".to_owned(),
        _ => format!("cannot write the file: {}", in_words(error)),
    };
    io::Error::new(error.kind(), message)
}

fn damaged(error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot read the file to its end: {}", in_words(error)))
}

/// The system's message without its number and without the name of a temporary file.
fn in_words(error: &io::Error) -> String {
    let message = error.to_string();
    let end = message.find(" (os error").unwrap_or(message.len());
    message[..end].to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn short_and_empty_inputs_are_read_as_they_are() {
        for bytes in [&b""[..], b"\x1f", b"ab"] {
            let mut read = Vec::new();
            uncompressed(bytes).unwrap().read_to_end(&mut read).unwrap();
            assert_eq!(read, bytes);
        }
    }
}
