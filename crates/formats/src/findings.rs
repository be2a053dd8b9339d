//! Reports of findings: what differs between two versions of a document, for people and programs.

mod html;
mod one_line;
mod place;
#[cfg(test)]
mod samples;
mod tally;
mod text;
mod words;

pub use html::{FindingsPage, MatchingPairs, PageLayout};
pub use text::{FindingsText, TextLayout, TextStyle};
