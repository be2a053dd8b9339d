//! `zhen convert`: between bitext formats.

mod indices;

use std::io;

use anyhow::{Context, Result, bail};
use zhen_batch::fact_marks;
use zhen_formats::{BitextRow, Format, RowWriter, WriteError, Written};

use crate::arguments::{ConvertArguments, refuse_leaving_out};
use crate::bitext::{BitextFile, BitextOutput, OrderedRows};
use crate::input::{STANDARD, refuse_two_standard_inputs};
use crate::outcome::Outcome;
use crate::report::Report;
use crate::selection::{Selection, warn_of_losses, warn_of_passed_over};

/// What is said of a bitext without a row; a header alone is none.
const NOTHING: &str = "there is nothing to convert: it holds no row";

/// Reads one format and writes the other, row by row where the formats allow it.
pub fn run(arguments: &ConvertArguments, report: &Report) -> Result<Outcome> {
    let documents = arguments.english_file.as_deref().zip(arguments.chinese_file.as_deref());
    let files = BitextFile::paths(&arguments.input, arguments.from)?;
    let mut inputs: Vec<&str> = files.iter().map(String::as_str).collect();
    inputs.extend(documents.iter().flat_map(|(english, chinese)| [*english, *chinese]));
    refuse_two_standard_inputs(&inputs)?;
    let to = target_format(arguments)?;
    let mut options = arguments.tsv.options(to)?;
    options.title = title(arguments);
    let output = BitextOutput::new(arguments.output.as_deref(), to, options, &inputs)?;
    let mut selection = Selection::new(arguments.filters.options(to)?, arguments.no_null);
    // Where documents are named, it is they that are in this encoding.
    let encoding = arguments.reading.encoding.as_deref().filter(|_| documents.is_none());
    let input = BitextFile::open(&arguments.input, arguments.from, encoding, report)?;
    let from = input.format();
    if documents.is_some() && (from.holds_text() || !to.holds_text()) {
        report.warning("--en and --zh are not needed for this conversion");
    }
    let written = if from.holds_text() {
        let mut rows = OrderedRows::new(input.rows());
        if rows.is_empty() && rows.rejected() == 0 {
            bail!("{}: {NOTHING}", arguments.input);
        }
        rows.tell(&arguments.input, report);
        let written = copy(&arguments.input, rows.by_ref(), &output, |writer, row| {
            write_selected(writer, &row, &mut selection, to)
        })?;
        warn_of_passed_over(&arguments.input, &rows.passed_over(), report);
        if rows.rejected() > 0 {
            report.note(&format!("left out: {} rows whose `keep` says no", rows.rejected()));
        }
        written
    } else {
        indices::convert(arguments, input, documents, &mut selection, &output, report)?
    };
    selection.tell(report);
    warn_of_losses(&output.name(), written.as_ref(), report);
    Ok(Outcome::Done)
}

/// A bitext of many documents is called by its own name; one that has none, by its documents.
fn title(arguments: &ConvertArguments) -> String {
    let mut paths = arguments.output.as_deref().into_iter().chain([arguments.input.as_str()]);
    paths.find(|path| *path != STANDARD).map(stem).unwrap_or_default()
}

/// The name of a file without its folder and extensions. A point at its start hides it only.
fn stem(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path).trim_start_matches('.');
    name.split('.').next().unwrap_or(name).to_owned()
}

fn target_format(arguments: &ConvertArguments) -> Result<Format> {
    let by_name = || arguments.output.as_deref().and_then(Format::guess_from_path);
    let Some(format) = arguments.to.or_else(by_name) else {
        let output = arguments.output.as_deref().unwrap_or("standard output");
        bail!("{output}: its name does not say which format to write; say it with --to");
    };
    if arguments.no_null {
        refuse_leaving_out("--no-null", format)?;
    }
    Ok(format)
}

/// Writes what is read, one by one, so that memory holds one row or bead whatever the length of the
/// bitext.
fn copy<T, E: Into<anyhow::Error>>(
    input: &str,
    items: impl Iterator<Item = Result<T, E>>,
    output: &BitextOutput,
    mut write: impl FnMut(&mut RowWriter<'_>, T) -> Result<(), WriteError>,
) -> Result<Option<Written>> {
    let mut unreadable = None;
    let written = output.write(|writer| {
        for item in items {
            match item {
                Ok(item) => write(writer, item)?,
                Err(error) => {
                    unreadable = Some(error);
                    return Err(io::Error::other("the input cannot be read").into());
                }
            }
        }
        Ok(())
    });
    match unreadable {
        // It is the input that is at fault, not the output that could not be finished.
        Some(error) => Err(error.into()).with_context(|| input.to_owned()),
        None => written,
    }
}

/// Writes a row if it is selected.
fn write_selected(
    writer: &mut RowWriter<'_>,
    row: &BitextRow,
    selection: &mut Selection,
    to: Format,
) -> Result<(), WriteError> {
    match to {
        _ if !selection.keeps(row) => Ok(()),
        Format::Html => writer.write_marked(row, &fact_marks(row)),
        _ => writer.write_row(row),
    }
}
