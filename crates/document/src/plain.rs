//! Reader of plain text: a page dump, or a file with one sentence a line.

use std::sync::Arc;

use zhen_text::{Document, Language, OmissionReason, Origin};

use crate::page;
use crate::site::SiteLines;

/// What becomes of the lines that belong to the page and not to the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Boilerplate {
    /// They are left out, and listed as omissions.
    #[default]
    Omit,
    /// They are blocks like all others.
    Keep,
}

/// How a page is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageOptions {
    /// What becomes of menus, share lines, footers and the like.
    pub boilerplate: Boilerplate,
    /// Lines that repeat on the pages of the site.
    pub site: Option<Arc<SiteLines>>,
}

impl PageOptions {
    /// Makes options that treat boilerplate as named, everything else by default.
    pub fn with_boilerplate(boilerplate: Boilerplate) -> Self {
        Self { boilerplate, site: None }
    }
}

/// Reads the text of a page: its title, date line, headings, list items and paragraphs.
///
/// Each line that is not blank becomes a block or an omission; the lines of a paragraph that was
/// wrapped at a column become one block. Time and space are linear in the text.
pub fn read_page(text: String, language: Language, options: &PageOptions) -> Document {
    let pieces = page::read(&text, options);
    Document::new(text, language, pieces.blocks, pieces.omissions)
        .expect("every line that is not blank is a block or an omission")
}

/// Reads a text with one sentence a line; blank lines count, so that line numbers never shift.
pub fn read_lines(text: String, language: Language) -> Document {
    Document::from_lines(text, language)
}

/// A piece that was left out, as shown to users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OmissionReport {
    /// Where it stands in its file.
    pub origin: Origin,
    /// Why it was left out.
    pub reason: OmissionReason,
    /// Its beginning on one line: at most 60 characters, cut with `…`.
    pub excerpt: String,
}

/// Lists what was left out of a document, in order.
pub fn describe_omissions(document: &Document) -> Vec<OmissionReport> {
    let describe = |omission: &zhen_text::Omission| OmissionReport {
        origin: omission.origin.clone(),
        reason: omission.reason,
        excerpt: excerpt(&document.text()[omission.span.clone()]),
    };
    document.omissions().iter().map(describe).collect()
}

fn excerpt(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = text.replace(['\n', '\r', '\t'], " ");
    match text.char_indices().nth(LONGEST) {
        None => text,
        Some(_) => text.chars().take(LONGEST - 1).chain(['…']).collect(),
    }
}
