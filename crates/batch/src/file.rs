//! Reading files, decompressed by content.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

/// What files packed by gzip and by Zstandard begin with.
const GZIP: [u8; 2] = [0x1f, 0x8b];
const ZSTANDARD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Opens a reader over `input`, decompressing gzip and Zstandard by their first bytes.
///
/// # Errors
///
/// If the first bytes cannot be read.
pub fn uncompressed<'r>(input: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    // A pipe may hand over its first bytes one at a time, and hold the next one back until the
    // first were answered: no more are waited for than tell.
    let mut head = [0_u8; 4];
    let mut length = 0;
    while [&GZIP[..], &ZSTANDARD]
        .iter()
        .any(|mark| length < mark.len() && mark.starts_with(&head[..length]))
    {
        match input.read(&mut head[length..])? {
            0 => break,
            more => length += more,
        }
    }
    let whole = io::Cursor::new(head[..length].to_vec()).chain(input);
    Ok(if head[..length].starts_with(&GZIP) {
        Box::new(MultiGzDecoder::new(whole))
    } else if head[..length] == ZSTANDARD {
        Box::new(zstd::Decoder::new(whole)?)
    } else {
        Box::new(whole)
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

/// Reads the file of a document that a list names, as [`read_document`] does. A pipe or a device is
/// an error: it may never end, and cannot be read again.
///
/// # Errors
///
/// If the path cannot be read, is no file, or is larger than any document.
pub(crate) fn read_listed_document(path: &Path) -> io::Result<Vec<u8>> {
    if path.exists() && !path.is_file() && !path.is_dir() {
        let message = "this is a pipe or a device; expected a file";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    read_document(path)
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

fn damaged(error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot read the file to its end: {}", in_words(error)))
}

/// The system's message without its number and without the name of a temporary file.
pub(crate) fn in_words(error: &io::Error) -> String {
    let message = error.to_string();
    let end = message.find(" (os error").unwrap_or(message.len());
    message[..end].to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_waited_for_than_tells_that_a_file_is_not_packed() {
        /// A pipe that gives one byte, and would wait for ever for the second.
        struct OneByte(Option<u8>);
        impl Read for OneByte {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                buffer[0] = self.0.take().expect("a second byte was waited for");
                Ok(1)
            }
        }
        let mut byte = [0];
        let mut reader = uncompressed(OneByte(Some(b'{'))).expect("its first byte can be read");
        assert_eq!(reader.read(&mut byte).ok(), Some(1));
        assert_eq!(&byte, b"{");
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
