//! Reports of findings: where two versions of documents differ, for programs.
//!
//! A report is streamed like a bitext: a [`FindingsWriter`] is begun, takes one
//! [`CheckedDocuments`] after another, and is finished, so that a folder of documents makes one
//! report and memory holds one document pair. What is known only at the end, such as the sum of
//! all findings, stands at the end.
//!
//! Every finding names its place on both sides (`location`), also where one side says nothing: then
//! the place before which it would stand. What the sentences and marks say is in `excerpt`; each
//! format is a file of its own.

mod detail;
mod documents;
mod excerpt;
mod format;
mod html;
mod json;
mod junit;
mod line_index;
mod location;
mod one_line;
mod place;
#[cfg(test)]
mod samples;
mod sarif;
mod summary;
mod tally;
mod text;
mod tsv;
mod unchecked;
mod wording;
mod words;
mod writer;

pub use documents::CheckedDocuments;
pub use format::{FindingsFormat, UnknownFindingsFormat};
pub use html::{FindingsPage, MatchingPairs, PageLayout};
pub use text::{FindingsText, TextLayout, TextStyle};
pub use unchecked::{Unchecked, UncheckedCause};
pub use writer::{FindingsOptions, FindingsWriter};
