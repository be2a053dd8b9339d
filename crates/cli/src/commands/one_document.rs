//! Reads the one document of split and facts, all of it: menus and footers too.

use anyhow::Result;
use zhen_batch::{PairError, PairOptions, Source, read_source};
use zhen_document::{Boilerplate, DocumentFormat, PageOptions};
use zhen_text::{Document, Language};

use super::pair::describe_reading;
use crate::arguments::{FormatOfDocument, LanguageName, TextArguments};
use crate::input;
use crate::report::Report;

/// Reads a document in a language and format that are told by its content unless they are given.
///
/// # Errors
///
/// If it cannot be read, or is in neither language.
pub fn read(
    text: &TextArguments,
    language: Option<LanguageName>,
    format: Option<FormatOfDocument>,
    report: &Report,
) -> Result<Document> {
    let mut options = PairOptions::default();
    options.page = PageOptions::with_boilerplate(Boilerplate::Keep);
    options.format = format.map(DocumentFormat::from);
    options.encoding = text.encoding.as_deref().map(input::encoding).transpose()?;
    let bytes = input::read_document(&text.file)?;
    let source = Source { name: &text.file, bytes: &bytes };
    let language = language.map(Language::from);
    let read = match read_source(source, language, &options) {
        // Figures and addresses alone are in no language; they are read as English ones are.
        Err(PairError::WrongLanguage { .. }) => {
            read_source(source, Some(Language::English), &options)
        }
        other => other,
    };
    match read {
        Ok(read) => {
            describe_reading(&text.file, &read, report);
            Ok(read.document)
        }
        // No line in, no line out.
        Err(PairError::Empty { .. }) if bytes.trim_ascii().is_empty() => {
            Ok(Document::from_lines("", Language::English))
        }
        Err(error) => Err(error.into()),
    }
}
