//! Reader of Word documents (Office Open XML, transitional and strict, with and without macros).
//!
//! Blocks come in reading order: the body with its tables cell by cell and its text boxes after
//! the paragraph they are anchored to; then footnotes, endnotes, diagrams and charts. Left out
//! are tables of contents, hidden text, heads and feet of pages, and comments. Deleted revisions
//! are no text; inserted ones are. Numbers that Word generates for list items and headings stand
//! nowhere in the file, so they are not in the text either.

mod body;
mod fields;
mod package;
mod paragraph;
mod properties;
mod styles;
mod symbol;
mod witness;

use crate::error::ReadError;
use crate::extract::Extract;
use package::Package;
use styles::Styles;

/// Reads the blocks of a Word document.
///
/// # Errors
///
/// If the archive or one of its parts is damaged or missing, or unpacks to too much.
pub(crate) fn read(bytes: &[u8]) -> Result<Extract, ReadError> {
    let package = Package::open(bytes)?;
    let styles = match package.styles() {
        Some(part) => Styles::read(&package.text_of(part)?, part)?,
        None => Styles::default(),
    };
    let mut extract = Extract::default();
    for part in package.parts() {
        body::read(&package.text_of(&part.name)?, part, &styles, &mut extract)?;
    }
    Ok(extract)
}

/// Returns all text of the file by a second, simpler walk.
pub(crate) fn witness(bytes: &[u8]) -> Result<String, ReadError> {
    let package = Package::open(bytes)?;
    let mut text = String::new();
    for part in package.parts() {
        witness::collect(&package.text_of(&part.name)?, &mut text);
    }
    Ok(text)
}

#[cfg(test)]
mod tests;
