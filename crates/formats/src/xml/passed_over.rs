//! What tmx and xliff may hold that rows have no place for.

use std::io::BufRead;

use super::inline::InlineText;
use super::read::XmlReader;
use crate::bitext::{Kind, PassedOverCount};
use crate::field::is_field;
use crate::language_tag::{Narrowed, narrowed};

/// What codes, notes and line breaks are called.
const CODES: &str = "inline codes";
pub(crate) const NOTES: &str = "notes";
const LINE_BREAKS: &str = "line breaks within texts";

impl<R: BufRead> XmlReader<R> {
    /// Counts the attributes of the element that has just begun, but for those that are `known`.
    pub(crate) fn count_attributes(&self, known: &[&str], passed_over: &PassedOverCount) {
        for (name, value) in self.attributes() {
            if !known.contains(&name) && !value.trim().is_empty() {
                passed_over.count(Kind::Attribute, name);
            }
        }
    }
}

impl InlineText {
    /// Counts the codes of a text, and the line breaks that are not around it.
    pub(crate) fn count_others(&self, passed_over: &PassedOverCount) {
        passed_over.count_times(Kind::Plain, CODES, self.codes);
        if !is_field(self.text.trim()) {
            passed_over.count(Kind::Plain, LINE_BREAKS);
        }
    }
}

/// Counts what a language tag says beyond the label that rows have of it.
pub(crate) fn count_narrowed(tag: &str, passed_over: &PassedOverCount) {
    match narrowed(tag) {
        Narrowed::Nothing => {}
        Narrowed::Region => passed_over.count(Kind::Region, tag),
        Narrowed::Variety => passed_over.count(Kind::Variety, tag),
    }
}
