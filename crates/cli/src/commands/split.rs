//! `zhen split`: sentences, one a line.

use std::io;

use anyhow::{Context, Result};
use zhen_document::{Boilerplate, DocumentFormat, PageOptions, ReadOptions, detect_language, read};
use zhen_formats::field_text;
use zhen_segment::split_document;
use zhen_text::Language;

use crate::arguments::SplitArguments;
use crate::input;
use crate::outcome::Outcome;
use crate::output::Output;

/// Reads the document and writes its sentences.
pub fn run(arguments: &SplitArguments) -> Result<Outcome> {
    let text = &arguments.text;
    let output = Output::new(text.output.as_deref(), &[&text.file])?;
    let mut options = ReadOptions::default();
    options.page = PageOptions::with_boilerplate(Boilerplate::Keep);
    options.format = arguments.from.map(DocumentFormat::from);
    options.encoding = text.encoding.as_deref().map(input::encoding).transpose()?;
    options.name.clone_from(&text.file);
    let bytes = input::read_document(&text.file)?;
    let extract = read(&bytes, &options).with_context(|| text.file.clone())?.extract;
    let language = arguments.lang.map(Language::from);
    let language = language.or_else(|| detect_language(&extract.document_text()).language);
    // Figures and addresses alone are in no language; they are split as English ones are.
    let language = language.unwrap_or(Language::English);
    let document = split_document(extract.into_document(language));
    output.write(|out| {
        for index in 0..document.sentences().len() {
            writeln!(out, "{}", field_text(document.sentence_text(index)))?;
        }
        Ok::<_, io::Error>(())
    })?;
    Ok(Outcome::Done)
}
