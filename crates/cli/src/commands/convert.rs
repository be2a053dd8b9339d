//! `zhen convert`: between bitext formats.

mod indices;

use std::io;

use anyhow::{Context, Result, bail};
use zhen_batch::fact_marks;
use zhen_formats::{BitextRow, Format, RowWriter, WriteError, Written};

use crate::arguments::{ConvertArguments, refuse_leaving_out};
use crate::bitext::{BitextFile, BitextOutput};
use crate::input::refuse_two_standard_inputs;
use crate::outcome::Outcome;
use crate::report::Report;
use crate::selection::{Selection, warn_of_losses};

/// What is said of a bitext without a row; a header alone is none.
const NOTHING: &str = "there is nothing to convert: it holds no row";

/// Reads one format and writes the other, row by row where the formats allow it.
pub fn run(arguments: &ConvertArguments, report: &Report) -> Result<Outcome> {
    let documents = arguments.english_file.as_deref().zip(arguments.chinese_file.as_deref());
    let mut inputs = vec![arguments.input.as_str()];
    inputs.extend(documents.iter().flat_map(|(english, chinese)| [*english, *chinese]));
    refuse_two_standard_inputs(&inputs)?;
    let to = target_format(arguments)?;
    let mut options = arguments.tsv.options(to)?;
    // A bitext of many documents is called by its own name.
    options.title = stem(arguments.output.as_deref().unwrap_or(&arguments.input));
    let output = BitextOutput::new(arguments.output.as_deref(), to, options, &inputs)?;
    let mut selection = Selection::new(arguments.filters.options(to)?, arguments.no_null);
    let input = BitextFile::open(&arguments.input, arguments.from)?;
    let from = input.format();
    if documents.is_some() && (from.holds_text() || !to.holds_text()) {
        report.warning("--en and --zh are not needed for this conversion");
    }
    let written = if from.holds_text() {
        let mut rows = input.rows();
        let written = copy(&arguments.input, rows.by_ref(), &output, |writer, row| {
            write_selected(writer, &row, &mut selection, to)
        })?;
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

/// The name of a file without its folder and extensions.
fn stem(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
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
    let (mut unreadable, mut is_empty) = (None, true);
    let written = output.write(|writer| {
        for item in items {
            is_empty = false;
            match item {
                Ok(item) => write(writer, item)?,
                Err(error) => {
                    unreadable = Some(error);
                    return Err(io::Error::other("the input cannot be read").into());
                }
            }
        }
        match is_empty {
            true => Err(io::Error::other(NOTHING).into()),
            false => Ok(()),
        }
    });
    match unreadable {
        // It is the input that is at fault, not the output that could not be finished.
        Some(error) => Err(error.into()).with_context(|| input.to_owned()),
        None if is_empty => bail!("{input}: {NOTHING}"),
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
