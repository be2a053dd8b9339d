//! Readers of bilingual documents: bytes to text, text to the blocks of a document.
//!
//! One reader a file: [`decode()`] turns bytes into text, [`detect_language`] tells its language,
//! [`read_page`] finds title, date line, headings and paragraphs of a page dump and lists what it
//! left out, [`read_lines`] takes every line as it is.
//!
//! ```
//! use zhen_document::{PageOptions, decode, describe_omissions, detect_language, read_page};
//! use zhen_text::Language;
//!
//! let bytes = "Home > News\nMinister Opens Bridge\n2 May 2024\n\n\
//!     The minister opened a bridge on Thursday. It is long.\n\nShare | Print\n".as_bytes();
//! let decoded = decode(bytes, None)?;
//! let language = detect_language(&decoded.text).language.unwrap_or(Language::English);
//! let document = read_page(decoded.text, language, &PageOptions::default());
//! assert_eq!(document.blocks().len(), 3);
//! assert_eq!(describe_omissions(&document)[0].excerpt, "Home > News");
//! # Ok::<(), zhen_document::DecodeError>(())
//! ```

mod archive;
mod decode;
mod docx;
mod epub;
mod error;
mod extract;
mod format;
mod html;
mod inline_text;
mod jsonl;
mod language;
mod language_code;
mod markdown;
mod packed;
mod page;
mod pdf;
mod plain;
mod read;
mod separate;
mod site;
mod subtitles;
mod tmx;
mod verify;
mod xliff;
mod xml;

pub use decode::{DecodeError, Decoded, decode, encoding_for_label};
pub use error::ReadError;
pub use extract::{Extract, Piece};
pub use format::DocumentFormat;
pub use language::{Detected, detect_language};
pub use packed::unpacked;
pub use plain::{
    Boilerplate, OmissionReport, PageOptions, describe_omissions, read_lines, read_page,
};
pub use read::{ReadOptions, Reading, format_of, read, witness};
pub use separate::{Bilingual, OneLanguage, separate};
pub use site::{SiteLines, SiteShare, page_keys};
pub use verify::{LetterError, verify_letters};
