//! Zip archives, the door to the zip crate: parts are read into memory within limits, and nothing
//! is ever written.
//!
//! A part may unpack to at most [`LARGEST_PART`] bytes, and to at most [`HIGHEST_RATIO`] times its
//! packed size once it is larger than [`RATIO_FREE`]; all parts together to [`LARGEST_ARCHIVE`].
//! Sizes are counted while unpacking: what the archive claims is not believed.

use std::cell::{Cell, RefCell};
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::ReadError;
use crate::format::DocumentFormat;

/// Bytes that one part may unpack to.
const LARGEST_PART: u64 = 128 << 20;
/// Bytes that all parts which are read may unpack to.
const LARGEST_ARCHIVE: u64 = 256 << 20;
/// How many times larger a part may be than it is packed: text packs to a twentieth at best,
/// DEFLATE's limit is about 1,000.
const HIGHEST_RATIO: u64 = 200;
/// Bytes below which the ratio does not matter.
const RATIO_FREE: u64 = 4 << 20;

/// An archive in memory.
pub(crate) struct Archive<'b> {
    zip: RefCell<ZipArchive<Cursor<&'b [u8]>>>,
    names: Vec<String>,
    unpacked: Cell<u64>,
}

/// Why an archive, or a part of it, cannot be read.
#[derive(Debug)]
pub(crate) enum ArchiveError {
    /// There is no such part.
    Missing,
    /// The part is locked with a password.
    Encrypted,
    /// It unpacks to more than is allowed; whether the ratio is the reason, and the limit in MiB.
    TooLarge { is_ratio: bool, limit_mib: u64 },
    /// The archive is damaged.
    Damaged(String),
}

impl ArchiveError {
    /// Makes the error of a document of `format` whose part `place` could not be read.
    pub(crate) fn of(self, format: DocumentFormat, place: &str) -> ReadError {
        match self {
            Self::Missing => ReadError::damaged(format, place, "the part is missing"),
            Self::Encrypted => ReadError::Encrypted { format },
            Self::TooLarge { is_ratio, limit_mib } => {
                ReadError::TooLarge { format, place: place.to_owned(), limit_mib, is_ratio }
            }
            Self::Damaged(problem) => ReadError::damaged(format, place, problem),
        }
    }
}

impl<'b> Archive<'b> {
    /// Opens an archive.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, ArchiveError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            ArchiveError::Damaged(format!("not a whole zip archive ({error}); get the file again"))
        })?;
        // A name that is no text names no part that is looked for.
        let names = zip.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
        Ok(Self { zip: RefCell::new(zip), names, unpacked: Cell::new(0) })
    }

    /// Returns the names of the parts, in the order of the archive.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Reads a part.
    pub(crate) fn read(&self, name: &str) -> Result<Vec<u8>, ArchiveError> {
        let mut zip = self.zip.borrow_mut();
        let part = zip.by_name(name).map_err(|error| match error {
            ZipError::FileNotFound => ArchiveError::Missing,
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ArchiveError::Encrypted,
            error => ArchiveError::Damaged(error.to_string()),
        })?;
        let ratio_limit = part.compressed_size().saturating_mul(HIGHEST_RATIO).max(RATIO_FREE);
        let left = LARGEST_ARCHIVE.saturating_sub(self.unpacked.get());
        let limit = LARGEST_PART.min(left).min(ratio_limit);
        let mut bytes = Vec::new();
        part.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| ArchiveError::Damaged(format!("cannot be unpacked ({error})")))?;
        let length = bytes.len() as u64;
        self.unpacked.set(self.unpacked.get() + length);
        if length > limit {
            return Err(ArchiveError::TooLarge {
                is_ratio: limit == ratio_limit,
                limit_mib: limit >> 20,
            });
        }
        Ok(bytes)
    }
}
