//! Zip archives, the door to the zip crate: parts are read into memory within limits, and nothing
//! is ever written, whatever path a part is named by.
//!
//! A part may unpack to at most [`LARGEST_PART`] bytes, and to at most [`HIGHEST_RATIO`] times its
//! packed size once it is larger than [`RATIO_FREE`]; all parts together to [`LARGEST_ARCHIVE`].
//! Sizes are counted while unpacking: what the archive claims is not believed. Archives whose
//! parts share a name or bytes are refused, since programs disagree on what is in them.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::error::ReadError;
use crate::format::DocumentFormat;

/// Bytes that one part may unpack to.
const LARGEST_PART: u64 = 64 << 20;
/// Bytes that all parts which are read may unpack to.
const LARGEST_ARCHIVE: u64 = 128 << 20;
/// How many times larger a large part may be than it is packed: prose packs to a twentieth at
/// best, DEFLATE's limit is about 1,000.
const HIGHEST_RATIO: u64 = 200;
/// Bytes below which the ratio does not matter: 300 pages of a table of zeros pack to a
/// five-hundredth and are 15 MB of markup.
const RATIO_FREE: u64 = 32 << 20;
/// Parts that an archive may have; books have some thousands.
const MOST_PARTS: usize = 65_535;

/// An archive in memory.
pub(crate) struct Archive<'b> {
    zip: RefCell<ZipArchive<Cursor<&'b [u8]>>>,
    names: Vec<String>,
    /// Index of each part by its folded name, for parts that are not named as they are looked for.
    folded: HashMap<String, usize>,
    unpacked: Cell<u64>,
}

/// Why an archive, or a part of it, cannot be read.
#[derive(Debug)]
pub(crate) enum ArchiveError {
    /// There is no such part.
    Missing,
    /// The part is locked with a password.
    Encrypted,
    /// It unpacks to more than is allowed: the limit in MiB, and which.
    TooLarge {
        /// Whether the limit is on how much the part may grow.
        is_ratio: bool,
        /// Whether the limit is on all parts together.
        is_total: bool,
        /// The limit, in MiB.
        limit_mib: u64,
    },
    /// The file does not even begin as an archive.
    NotZip,
    /// The archive is damaged.
    Damaged(String),
}

impl ArchiveError {
    /// Makes the error of a document of `format` whose part `place` could not be read.
    pub(crate) fn of(self, format: DocumentFormat, place: &str) -> ReadError {
        match self {
            Self::Missing => ReadError::damaged(format, place, "the part is missing"),
            Self::Encrypted => ReadError::Encrypted { format },
            Self::TooLarge { is_ratio, is_total, limit_mib } => {
                let place = if is_total { "the whole archive" } else { place }.to_owned();
                ReadError::TooLarge { format, place, limit_mib, is_ratio }
            }
            Self::NotZip => {
                let problem = format!("it is no zip archive, as a {format} file must be");
                ReadError::damaged(format, place, problem)
            }
            Self::Damaged(problem) => ReadError::damaged(format, place, problem),
        }
    }
}

impl<'b> Archive<'b> {
    /// Opens an archive.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, ArchiveError> {
        let damaged = |problem: String| Err(ArchiveError::Damaged(problem));
        // Each part has a record of its own at the end; the zip crate would load them all.
        let records = bytes.windows(4).filter(|window| window == b"PK\x01\x02").count();
        if records > MOST_PARTS {
            return damaged(format!("it has more than {MOST_PARTS} parts; refused as a zip bomb"));
        }
        let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
            if !bytes.starts_with(b"PK") {
                return Err(ArchiveError::NotZip);
            }
            return damaged("the zip archive is cut short or damaged; get the file again".into());
        };
        if zip.has_duplicate_names() {
            return damaged("two parts have the same name; save the document again".to_owned());
        }
        // A part that cannot even be looked at is an error once it is read.
        if zip.has_overlapping_files().unwrap_or(false) {
            return damaged("its parts overlap; refused as a zip bomb".to_owned());
        }
        // A name that is no text names no part that is looked for.
        let names: Vec<String> = zip
            .file_names()
            .map(|name| name.map(std::borrow::Cow::into_owned).unwrap_or_default())
            .collect();
        let mut folded = HashMap::with_capacity(names.len());
        for (index, name) in names.iter().enumerate() {
            folded.entry(fold(name)).or_insert(index);
        }
        Ok(Self { zip: RefCell::new(zip), names, folded, unpacked: Cell::new(0) })
    }

    /// Returns the names of the parts, in the order of the archive.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str).filter(|name| !name.is_empty())
    }

    /// Reads a part. A name that no part has finds the part that some program wrote in other
    /// case, with backslashes or from the root.
    pub(crate) fn read(&self, name: &str) -> Result<Vec<u8>, ArchiveError> {
        let mut zip = self.zip.borrow_mut();
        let index = zip.index_for_name(name).or_else(|| self.folded.get(&fold(name)).copied());
        let index = index.ok_or(ArchiveError::Missing)?;
        let entry = zip.by_index_data(index).map_err(|error| damaged_part(&error))?;
        if entry.encrypted() {
            return Err(ArchiveError::Encrypted);
        }
        let method = entry.compression();
        if !matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated) {
            let problem = format!(
                "it is packed with {}, which zhen does not unpack; pack it again with deflate",
                method_name(method)
            );
            return Err(ArchiveError::Damaged(problem));
        }
        let ratio_limit = entry.compressed_size().saturating_mul(HIGHEST_RATIO).max(RATIO_FREE);
        let left = LARGEST_ARCHIVE.saturating_sub(self.unpacked.get());
        let limit = LARGEST_PART.min(left).min(ratio_limit);
        let part = zip.by_index(index).map_err(|error| damaged_part(&error))?;
        let mut bytes = Vec::new();
        let result = part.take(limit + 1).read_to_end(&mut bytes);
        let length = bytes.len() as u64;
        self.unpacked.set(self.unpacked.get() + length);
        if length > limit {
            let is_total = limit == left && left < LARGEST_PART.min(ratio_limit);
            return Err(ArchiveError::TooLarge {
                is_ratio: limit == ratio_limit && !is_total && ratio_limit < LARGEST_PART,
                is_total,
                limit_mib: if is_total { LARGEST_ARCHIVE } else { limit } >> 20,
            });
        }
        match result {
            Ok(_) => Ok(bytes),
            Err(error) => Err(ArchiveError::Damaged(format!("it cannot be unpacked ({error})"))),
        }
    }
}

fn damaged_part(error: &ZipError) -> ArchiveError {
    let reason = match error {
        ZipError::InvalidArchive(reason) => reason.to_string(),
        error => error.to_string(),
    };
    ArchiveError::Damaged(format!("it cannot be unpacked ({reason})"))
}

/// Makes names equal that differ in case, kind of slash or a slash at the beginning.
fn fold(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// Returns the name of a way to pack that is not read.
fn method_name(method: CompressionMethod) -> &'static str {
    let known = [
        (CompressionMethod::IMPLODE, "implode"),
        (CompressionMethod::DEFLATE64, "deflate64"),
        (CompressionMethod::BZIP2, "bzip2"),
        (CompressionMethod::LZMA, "lzma"),
        (CompressionMethod::ZSTD, "zstd"),
        (CompressionMethod::XZ, "xz"),
        (CompressionMethod::PPMD, "ppmd"),
    ];
    let found = known.iter().find(|(known, _)| *known == method);
    found.map_or("an unknown method", |(_, name)| name)
}

#[cfg(test)]
mod tests;
