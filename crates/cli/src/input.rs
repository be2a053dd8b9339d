//! Reading files and standard input, decompressed by content.

use std::io::{self, BufRead, BufReader, Read};

use anyhow::{Context, Result, bail};
use zhen_document::{Decoded, decode};

/// The name of standard input and output among paths.
pub const STANDARD: &str = "-";

/// Reads a whole file, or standard input for `-`.
///
/// # Errors
///
/// If it cannot be read; the message names it.
pub fn read(path: &str) -> Result<Vec<u8>> {
    let bytes = match path {
        STANDARD => zhen_batch::uncompressed(io::stdin()).and_then(|mut input| {
            let mut bytes = Vec::new();
            input.read_to_end(&mut bytes).map(|_| bytes)
        }),
        _ => zhen_batch::read_file(path.as_ref()),
    };
    bytes.with_context(|| path.to_owned())
}

/// Reads a document's file, or standard input for `-`, as it is: its reader unpacks it.
///
/// # Errors
///
/// If it cannot be read, or is larger than any document; the message names it.
pub fn read_document(path: &str) -> Result<Vec<u8>> {
    let bytes = match path {
        STANDARD => zhen_batch::read_document_from(io::stdin()),
        _ => zhen_batch::read_document(path.as_ref()),
    };
    bytes.with_context(|| path.to_owned())
}

/// Opens a file, or standard input for `-`, to be read piece by piece; an error on the way says
/// that it is one.
///
/// # Errors
///
/// If it cannot be opened; the message names it.
pub fn open(path: &str) -> Result<Box<dyn BufRead>> {
    let reader = match path {
        STANDARD => zhen_batch::uncompressed(io::stdin()),
        _ => zhen_batch::open_file(path.as_ref()),
    };
    let reader = ToItsEnd(reader.with_context(|| path.to_owned())?);
    Ok(Box::new(BufReader::with_capacity(1 << 16, reader)))
}

/// A reader whose errors say that the file began well: it is cut off or damaged.
struct ToItsEnd<R>(R);

impl<R: Read> Read for ToItsEnd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| match error.kind() {
            // Whoever reads tries again.
            io::ErrorKind::Interrupted => error,
            kind => io::Error::new(kind, format!("cannot read the file to its end: {error}")),
        })
    }
}

/// Reads a text in the encoding that `label` names, or in the one it seems to be in.
///
/// # Errors
///
/// If it cannot be read, or is no text; the message names it.
pub fn read_text(path: &str, label: Option<&str>) -> Result<String> {
    Ok(read_decoded(path, label)?.text)
}

/// Reads a text as [`read_text`] does, and tells its encoding.
///
/// # Errors
///
/// As [`read_text`].
pub fn read_decoded(path: &str, label: Option<&str>) -> Result<Decoded> {
    let encoding = label.map(encoding).transpose()?;
    let bytes = read(path)?;
    decode(&bytes, encoding).with_context(|| path.to_owned())
}

/// Finds the encoding of a label.
///
/// # Errors
///
/// If no encoding is called so.
pub fn encoding(label: &str) -> Result<&'static encoding_rs::Encoding> {
    zhen_document::encoding_for_label(label).with_context(|| {
        format!(
            "--encoding: unknown encoding `{label}`; \
             use a name such as utf-8, gb18030, big5 or utf-16le"
        )
    })
}

/// Sees to it that standard input is read at most once.
///
/// # Errors
///
/// If two of the paths are `-`.
pub fn refuse_two_standard_inputs(paths: &[&str]) -> Result<()> {
    if paths.iter().filter(|path| **path == STANDARD).count() > 1 {
        bail!("-: standard input can be read only once; name a file for one of the two");
    }
    Ok(())
}
