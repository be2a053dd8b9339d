//! `zhen facts`: the values of a document, one a line.

use std::io::{self, Write};

use anyhow::Result;
use serde::Serialize;
use zhen_document::detect_language;
use zhen_facts::{Fact, find_facts};
use zhen_formats::field_text;
use zhen_text::{Document, Language};

use super::one_document;
use crate::arguments::{FactsArguments, FactsFormat};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Reads the document and writes its values.
pub fn run(arguments: &FactsArguments, report: &Report) -> Result<Outcome> {
    let FactsArguments { text, format, lang, from } = arguments;
    let output = Output::new(text.output.as_deref(), &[&text.file])?;
    let document = one_document::read(text, *lang, *from, report)?;
    let rows = rows(&document, lang.map(Language::from));
    output.write(|out| match format {
        FactsFormat::Tsv => write_table(&rows, out),
        FactsFormat::Jsonl => write_objects(&rows, out),
    })?;
    Ok(Outcome::Done)
}

/// A value of a document; the fields are the columns of the table and the keys of the objects.
#[derive(Debug, Serialize)]
struct FactRow<'d> {
    /// Where in the file its sentence is: `line 12`.
    origin: String,
    /// Its first byte in the document's text.
    start: usize,
    /// The byte after its last.
    end: usize,
    class: &'static str,
    value: String,
    unit: String,
    precision: String,
    approximation: &'static str,
    /// The words that say it.
    text: &'d str,
}

impl FactRow<'_> {
    const HEADER: &'static str =
        "origin\tstart\tend\tclass\tvalue\tunit\tprecision\tapproximation\ttext";
}

/// Finds the values of all sentences, in order.
///
/// Without a language, that of each sentence is detected: an English name of a Chinese document is
/// read as English.
fn rows(document: &Document, language: Option<Language>) -> Vec<FactRow<'_>> {
    let mut rows = Vec::new();
    for (index, sentence) in document.sentences().iter().enumerate() {
        let text = document.sentence_text(index);
        let language = language
            .or_else(|| detect_language(text).language)
            .unwrap_or_else(|| document.language());
        let origin = &document.blocks()[sentence.block].origin;
        let facts = find_facts(text, language);
        rows.extend(facts.iter().map(|fact| row(fact, text, sentence.span.start, origin)));
    }
    rows
}

fn row<'d>(
    fact: &Fact,
    text: &'d str,
    sentence_start: usize,
    origin: &zhen_text::Origin,
) -> FactRow<'d> {
    let fields = fact.fields(text);
    FactRow {
        origin: origin.to_string(),
        start: sentence_start + fact.span.start,
        end: sentence_start + fact.span.end,
        class: fields.class,
        value: fields.value,
        unit: fields.unit,
        precision: fields.precision,
        approximation: fact.approximation.name(),
        text: &text[fact.span.clone()],
    }
}

fn write_table(rows: &[FactRow<'_>], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", FactRow::HEADER)?;
    for row in rows {
        let FactRow { origin, start, end, class, unit, precision, approximation, .. } = row;
        let (value, text) = (field_text(&row.value), field_text(row.text));
        writeln!(
            out,
            "{origin}\t{start}\t{end}\t{class}\t{value}\t{unit}\t{precision}\t{approximation}\t{text}"
        )?;
    }
    Ok(())
}

fn write_objects(rows: &[FactRow<'_>], out: &mut dyn Write) -> io::Result<()> {
    for row in rows {
        serde_json::to_writer(&mut *out, row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
