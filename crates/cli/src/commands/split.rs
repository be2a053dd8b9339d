//! `zhen split`: sentences, one a line.

use std::io;

use anyhow::Result;
use zhen_document::{Boilerplate, PageOptions, detect_language, read_page};
use zhen_formats::field_text;
use zhen_segment::split_document;
use zhen_text::Language;

use crate::arguments::SplitArguments;
use crate::input::read_text;
use crate::outcome::Outcome;
use crate::output::Output;

/// Reads the document and writes its sentences.
pub fn run(arguments: &SplitArguments) -> Result<Outcome> {
    let text = &arguments.text;
    let output = Output::new(text.output.as_deref(), &[&text.file])?;
    let content = read_text(&text.file, text.encoding.as_deref())?;
    let language = arguments.lang.map(Language::from);
    let language = language.or_else(|| detect_language(&content).language);
    // Figures and addresses alone are in no language; they are split as English ones are.
    let language = language.unwrap_or(Language::English);
    let options = PageOptions::with_boilerplate(Boilerplate::Keep);
    let document = split_document(read_page(content, language, &options));
    output.write(|out| {
        for index in 0..document.sentences().len() {
            writeln!(out, "{}", field_text(document.sentence_text(index)))?;
        }
        Ok::<_, io::Error>(())
    })?;
    Ok(Outcome::Done)
}
