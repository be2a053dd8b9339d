//! XML, the door to quick-xml and encoding_rs: what the formats tmx and xliff share.
//!
//! [`XmlReader`] reads any length of XML with the memory of one text, in UTF-8, UTF-16 and the
//! encodings that a file declares. [`one_line`] and [`escaped`] make text that XML 1.0 can hold.
//!
//! Source: Extensible Markup Language (XML) 1.0, fifth edition, W3C 2008.

mod inline;
mod input;
mod passed_over;
mod read;
mod values;
mod write;

pub(crate) use inline::InlineText;
pub(crate) use passed_over::{NOTES, count_narrowed};
pub(crate) use read::{XmlReader, XmlStep};
pub(crate) use values::{ids_of, score_of};
pub(crate) use write::{escaped, escaped_attribute, is_allowed, one_line};
