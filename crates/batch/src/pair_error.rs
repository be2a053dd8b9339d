//! Why a pair of documents could not be aligned, each in one line that names the file.

use thiserror::Error;
use zhen_align::ConfirmedError;
use zhen_document::{Detected, OneLanguage, ReadError};
use zhen_text::Language;

/// Why a pair could not be aligned.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PairError {
    /// The file cannot be read as a document.
    #[error("{name}: {error}")]
    Read {
        /// Name of the document.
        name: String,
        /// What is wrong with it.
        #[source]
        error: ReadError,
    },
    /// A single file does not hold both languages.
    #[error("{name}: {error}")]
    OneLanguage {
        /// Name of the document.
        name: String,
        /// What it holds.
        #[source]
        error: OneLanguage,
    },
    /// The document holds no text.
    #[error("{name}: the document is empty: there is nothing to align")]
    Empty {
        /// Name of the document.
        name: String,
    },
    /// All text of the page looked like menus and footers.
    #[error(
        "{name}: all {lines} lines look like menus and footers; use --keep-boilerplate if they are the document"
    )]
    OnlyBoilerplate {
        /// Name of the document.
        name: String,
        /// Lines that were left out.
        lines: usize,
    },
    /// The lines of one file with both languages are asked for.
    #[error(
        "{name}: --lines asks for one sentence a line, but a file with both languages is cut \
         where they change; leave --lines out, or name two files"
    )]
    LinesOfBoth {
        /// Name of the document.
        name: String,
    },
    /// What the file holds is no text to align.
    #[error("{name}: there is no text to align: all of it is left out as {reasons}")]
    NothingKept {
        /// Name of the document.
        name: String,
        /// Why its pieces were left out, each reason once.
        reasons: String,
    },
    /// Both documents are in one language.
    #[error(
        "{name}: expected {expected} text, found mostly {}, as in {other}; \
         use --en FILE --zh FILE to align it all the same",
        .expected.other()
    )]
    SameLanguage {
        /// Name of the document that should be in the other language.
        name: String,
        /// The language it should be in.
        expected: Language,
        /// Name of the other document.
        other: String,
    },
    /// A document of a pair holds both languages.
    #[error(
        "{name}: it holds both languages; align it by itself (zhen align {name}), or use \
         --en FILE --zh FILE"
    )]
    HoldsBoth {
        /// Name of the document.
        name: String,
    },
    /// A document is in neither language.
    #[error(
        "{name}: expected {expected} text, found {found}; use --en FILE --zh FILE to align it all the same"
    )]
    WrongLanguage {
        /// Name of the document.
        name: String,
        /// What should stand in it.
        expected: String,
        /// What seems to stand in it.
        found: String,
    },
    /// The confirmed beads cannot be those of the pair.
    #[error(transparent)]
    Confirmed(#[from] ConfirmedError),
}

impl PairError {
    /// Makes the error of a document that is not in the language expected of it.
    pub(crate) fn wrong_language(name: &str, expected: &str, detected: &Detected) -> Self {
        let (han, kana) = (detected.han_share, detected.kana_share);
        let (chinese, japanese) =
            if detected.is_japanese() { (0.0, han + kana) } else { (han, kana) };
        let shares = [
            (chinese, "Chinese characters"),
            (detected.latin_share, "another language in Latin letters"),
            (japanese, "Japanese"),
            (detected.hangul_share, "Korean"),
            (detected.other_share - detected.hangul_share, "letters of another script"),
        ];
        let most = shares.iter().max_by(|left, right| left.0.total_cmp(&right.0));
        let found = match most {
            Some((share, what)) if *share > 0.0 => format!("mostly {what}"),
            _ => "no letters".to_owned(),
        };
        Self::WrongLanguage { name: name.to_owned(), expected: expected.to_owned(), found }
    }
}
