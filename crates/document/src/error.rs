//! Why a file cannot be read.

use thiserror::Error;

use crate::decode::DecodeError;
use crate::format::DocumentFormat;

/// Why a file cannot be read. Messages name the place in the file and what to do; the caller adds
/// the name of the file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The bytes are no text.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// The gzip or Zstandard data around the document is damaged or cut short.
    #[error("the {packing} data is damaged or cut short ({problem}); get the file again")]
    DamagedPacking {
        /// `gzip` or `zstd`.
        packing: &'static str,
        /// What is wrong.
        problem: String,
    },
    /// The gzip or Zstandard data unpacks to more than a document can be.
    #[error("the {packing} data unpacks to more than {limit_mib} MiB; refused as a bomb")]
    UnpacksTooLarge {
        /// `gzip` or `zstd`.
        packing: &'static str,
        /// The limit that was passed, in MiB.
        limit_mib: u64,
    },
    /// A format that is not read.
    #[error("this is {found}, which zhen does not read; {advice}")]
    Unsupported {
        /// What the file is.
        found: String,
        /// What to do.
        advice: &'static str,
    },
    /// The file is not what its format asks for, or is cut short.
    #[error("damaged {format} file: {place}: {problem}")]
    Damaged {
        /// The format it is read as.
        format: DocumentFormat,
        /// Where: a line, or a part of an archive.
        place: String,
        /// What is wrong there.
        problem: String,
    },
    /// A part of the file would unpack to more than is allowed.
    #[error(
        "{format} file: {place} unpacks to more than {limit_mib} MiB{}; refused as a zip bomb",
        if *.is_ratio { " from less than a hundredth of that" } else { "" }
    )]
    TooLarge {
        /// The format it is read as.
        format: DocumentFormat,
        /// The part.
        place: String,
        /// The limit, in MiB.
        limit_mib: u64,
        /// Whether the limit is on how much a part may grow, not on its size alone.
        is_ratio: bool,
    },
    /// The file has more pieces than fit into memory that a document may take.
    #[error("this {format} file has more than {most} {what}; split it into several")]
    TooMany {
        /// The format it is read as.
        format: DocumentFormat,
        /// What there are too many of.
        what: &'static str,
        /// How many there may be.
        most: usize,
    },
    /// The file is locked with a password.
    #[error("this {format} file is encrypted; remove its password first")]
    Encrypted {
        /// The format it is read as.
        format: DocumentFormat,
    },
    /// A PDF of pictures.
    #[error(
        "this pdf has no text layer in its {pages} pages: it is scanned pictures; \
         recognise the characters (OCR) first"
    )]
    NoTextLayer {
        /// How many pages it has.
        pages: usize,
    },
}

impl ReadError {
    /// Makes the error of a file that is not what its format asks for.
    pub(crate) fn damaged(
        format: DocumentFormat,
        place: impl Into<String>,
        problem: impl Into<String>,
    ) -> Self {
        Self::Damaged { format, place: place.into(), problem: problem.into() }
    }
}
