//! `zhen split`: sentences, one a line.

use std::io;

use anyhow::Result;
use zhen_formats::field_text;

use super::one_document;
use crate::arguments::SplitArguments;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Reads the document and writes its sentences.
pub fn run(arguments: &SplitArguments, report: &Report) -> Result<Outcome> {
    let SplitArguments { text, lang, from } = arguments;
    let output = Output::new(text.output.as_deref(), &[&text.file])?;
    let document = one_document::read(text, *lang, *from, report)?;
    output.write(|out| {
        for index in 0..document.sentences().len() {
            writeln!(out, "{}", field_text(document.sentence_text(index)))?;
        }
        Ok::<_, io::Error>(())
    })?;
    Ok(Outcome::Done)
}
