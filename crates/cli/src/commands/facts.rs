//! `zhen facts`: the values and names of a document, one a line.

use std::io::{self, Write};
use std::ops::Range;

use anyhow::Result;
use serde::Serialize;
use zhen_document::detect_language;
use zhen_facts::{
    DateContext, Fact, Name, NameKind, Value, complete_dates, find_facts, find_names,
};
use zhen_formats::field_text;
use zhen_text::{Document, Language, Origin};

use super::one_document;
use crate::arguments::{FactsArguments, FactsFormat};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Reads the document and writes its values and names.
pub fn run(arguments: &FactsArguments, report: &Report) -> Result<Outcome> {
    let FactsArguments { text, format, only, lang, from } = arguments;
    let output = Output::new(text.output.as_deref(), &[&text.file])?;
    let document = one_document::read(text, *lang, *from, report)?;
    let mut rows = rows(&document, lang.map(Language::from));
    rows.retain(|row| only.is_empty() || only.iter().any(|class| class == row.class));
    output.write(|out| match format {
        FactsFormat::Tsv => write_table(&rows, out),
        FactsFormat::Jsonl => write_objects(&rows, out),
    })?;
    Ok(Outcome::Done)
}

/// A value or name of a document; the fields are the columns of the table and the keys of the
/// objects.
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
    /// A date with the year and month that the dates before it tell; empty where it is whole.
    completed: String,
    /// The words that say it.
    text: &'d str,
}

impl FactRow<'_> {
    const HEADER: &'static str =
        "origin\tstart\tend\tclass\tvalue\tunit\tprecision\tapproximation\tcompleted\ttext";
}

/// Finds the values and names of all sentences, in order.
///
/// Without a language, that of each sentence is detected: an English name of a Chinese document is
/// read as English.
fn rows(document: &Document, language: Option<Language>) -> Vec<FactRow<'_>> {
    let mut context = DateContext::new();
    let mut rows = Vec::new();
    for (index, sentence) in document.sentences().iter().enumerate() {
        let text = document.sentence_text(index);
        let language = language
            .or_else(|| detect_language(text).language)
            .unwrap_or_else(|| document.language());
        let place = Place {
            origin: &document.blocks()[sentence.block].origin,
            sentence_start: sentence.span.start,
            text,
        };
        let facts = find_facts(text, language);
        let completed = complete_dates(&facts, &mut context);
        let mut found: Vec<FactRow<'_>> = facts
            .iter()
            .zip(&completed)
            .map(|(fact, completed)| place.of_fact(fact, completed.as_ref()))
            .collect();
        let is_fact = |name: &Name| {
            facts
                .iter()
                .any(|fact| fact.span.start < name.span.end && name.span.start < fact.span.end)
        };
        let names = find_names(text, language);
        found.extend(names.iter().filter(|name| !is_fact(name)).map(|name| place.of_name(name)));
        found.sort_by_key(|row| row.start);
        rows.extend(found);
    }
    rows
}

/// Where the values of a sentence stand.
struct Place<'d> {
    origin: &'d Origin,
    sentence_start: usize,
    text: &'d str,
}

impl<'d> Place<'d> {
    fn of_fact(&self, fact: &Fact, completed: Option<&Value>) -> FactRow<'d> {
        let fields = fact.fields(self.text);
        let completed = completed.filter(|completed| **completed != fact.value);
        FactRow {
            class: fields.class,
            value: fields.value,
            unit: fields.unit,
            precision: fields.precision,
            approximation: fact.approximation.name(),
            completed: completed.and_then(Value::date_field).unwrap_or_default(),
            ..self.row(&fact.span)
        }
    }

    fn of_name(&self, name: &Name) -> FactRow<'d> {
        let class = match name.kind {
            NameKind::Other => "name",
            kind => kind.name(),
        };
        let row = self.row(&name.span);
        FactRow { class, value: row.text.to_owned(), ..row }
    }

    fn row(&self, span: &Range<usize>) -> FactRow<'d> {
        FactRow {
            origin: self.origin.to_string(),
            start: self.sentence_start + span.start,
            end: self.sentence_start + span.end,
            class: "",
            value: String::new(),
            unit: String::new(),
            precision: String::new(),
            approximation: "",
            completed: String::new(),
            text: &self.text[span.clone()],
        }
    }
}

fn write_table(rows: &[FactRow<'_>], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", FactRow::HEADER)?;
    for row in rows {
        let FactRow { origin, start, end, class, unit, precision, .. } = row;
        let FactRow { approximation, completed, .. } = row;
        let (value, text) = (field_text(&row.value), field_text(row.text));
        writeln!(
            out,
            "{origin}\t{start}\t{end}\t{class}\t{value}\t{unit}\t{precision}\t{approximation}\t{completed}\t{text}"
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
