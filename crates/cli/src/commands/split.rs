//! `zhen split`: sentences, one a line.

use std::io;

use anyhow::Result;
use zhen_batch::{PairError, PairOptions, Source, read_source};
use zhen_document::{Boilerplate, DocumentFormat, PageOptions};
use zhen_formats::field_text;
use zhen_text::{Document, Language};

use super::pair::describe_reading;
use crate::arguments::SplitArguments;
use crate::input;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Reads the document and writes its sentences.
pub fn run(arguments: &SplitArguments, report: &Report) -> Result<Outcome> {
    let text = &arguments.text;
    let output = Output::new(text.output.as_deref(), &[&text.file])?;
    let mut options = PairOptions::default();
    options.page = PageOptions::with_boilerplate(Boilerplate::Keep);
    options.format = arguments.from.map(DocumentFormat::from);
    options.encoding = text.encoding.as_deref().map(input::encoding).transpose()?;
    let bytes = input::read_document(&text.file)?;
    let source = Source { name: &text.file, bytes: &bytes };
    let language = arguments.lang.map(Language::from);
    let read = match read_source(source, language, &options) {
        // Figures and addresses alone are in no language; they are split as English ones are.
        Err(PairError::WrongLanguage { .. }) => {
            read_source(source, Some(Language::English), &options)
        }
        other => other,
    };
    let document = match read {
        Ok(read) => {
            describe_reading(&text.file, &read, report);
            read.document
        }
        // No line in, no line out.
        Err(PairError::Empty { .. }) if bytes.trim_ascii().is_empty() => {
            Document::from_lines("", Language::English)
        }
        Err(error) => return Err(error.into()),
    };
    output.write(|out| {
        for index in 0..document.sentences().len() {
            writeln!(out, "{}", field_text(document.sentence_text(index)))?;
        }
        Ok::<_, io::Error>(())
    })?;
    Ok(Outcome::Done)
}
