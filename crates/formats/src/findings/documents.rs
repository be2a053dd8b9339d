//! A checked document pair: what one call of a report's writer takes.

use zhen_check::{CheckReport, CheckedPair};
use zhen_text::Document;

use super::location::Locator;
use crate::row::DocumentNames;

/// Two versions of a document, what they are called, and what was found in them.
#[derive(Clone, Copy, Debug)]
pub struct CheckedDocuments<'d> {
    /// What the documents are called; paths relative to the working folder, so that reports can
    /// link to the files.
    pub names: &'d DocumentNames,
    /// The documents and their alignment.
    pub pair: CheckedPair<'d>,
    /// What was found in them.
    pub report: &'d CheckReport,
}

/// One of the two versions, ready to look up places in.
pub(super) struct Side<'d> {
    /// What the document is called.
    pub(super) name: &'d str,
    /// The document.
    pub(super) document: &'d Document,
    /// Where in its file things are.
    pub(super) locator: Locator<'d>,
}

impl<'d> CheckedDocuments<'d> {
    /// Makes the English side.
    pub(super) fn english(&self) -> Side<'d> {
        Side::new(&self.names.english, self.pair.english)
    }

    /// Makes the Chinese side.
    pub(super) fn chinese(&self) -> Side<'d> {
        Side::new(&self.names.chinese, self.pair.chinese)
    }
}

impl<'d> Side<'d> {
    fn new(name: &'d str, document: &'d Document) -> Self {
        Self { name, document, locator: Locator::new(document) }
    }
}
