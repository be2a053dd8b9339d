//! `zhen convert`: between bitext formats.

use std::io;

use anyhow::{Context, Result, bail};
use zhen_batch::{Order, PairOptions, fact_marks, read_pair};
use zhen_formats::{
    BitextRow, Format, ReadError, RowWriter, WriteError, Written, rows_from_index, write_index,
};
use zhen_text::IndexBead;

use super::pair::PairFiles;
use crate::arguments::{ConvertArguments, PairPaths, refuse_leaving_out};
use crate::bitext::{BitextFile, BitextOutput, OrderedRows};
use crate::input::{STANDARD, refuse_two_standard_inputs};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;
use crate::selection::{Selection, warn_of_losses, warn_of_lost_text, warn_of_passed_over};

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
        let written = copy(&arguments.input, rows.by_ref(), &mut selection, &output)?;
        warn_of_passed_over(&arguments.input, &rows.passed_over(), report);
        if rows.rejected() > 0 {
            report.note(&format!("left out: {} rows whose `keep` says no", rows.rejected()));
        }
        written
    } else {
        let beads: Vec<IndexBead> = input.beads()?.into_iter().map(|(_, bead)| bead).collect();
        if beads.is_empty() {
            bail!("{}: {NOTHING}", arguments.input);
        }
        if to == Format::Index {
            // A bead without score stays without.
            let output = Output::new(arguments.output.as_deref(), &inputs)?;
            output.write(|out| write_index(out, &beads))?;
            return Ok(Outcome::Done);
        }
        let rows = match documents {
            Some(documents) => {
                let options = arguments.reading.options(Order::EnglishFirst, None)?;
                rows_of_index(arguments, &beads, documents, &options, report)?
            }
            None if to.holds_text() => bail!(
                "{}: {from} files hold no text, which {to} needs; \
                 name the documents it is of with --en FILE --zh FILE",
                arguments.input
            ),
            None => beads.into_iter().map(row_without_text).collect(),
        };
        copy(&arguments.input, rows.into_iter().map(Ok), &mut selection, &output)?
    };
    selection.tell(report);
    if from.holds_text() {
        warn_of_losses(&output.name(), written.as_ref(), report);
    } else {
        // What the documents know beyond the index was not in the input.
        warn_of_lost_text(&output.name(), written.map(|written| written.losses), report);
    }
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

/// Writes the rows that are selected, one by one, so that memory holds one row whatever the
/// length of the bitext.
fn copy(
    input: &str,
    rows: impl Iterator<Item = Result<BitextRow, ReadError>>,
    selection: &mut Selection,
    output: &BitextOutput,
) -> Result<Option<Written>> {
    let mut unreadable = None;
    let written = output.write(|writer| {
        for row in rows {
            match row {
                Ok(row) if selection.keeps(&row) => write_row(writer, &row, output.format())?,
                Ok(_) => {}
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
        Some(error) => Err(error).with_context(|| input.to_owned()),
        None => written,
    }
}

fn write_row(writer: &mut RowWriter<'_>, row: &BitextRow, to: Format) -> Result<(), WriteError> {
    match to {
        Format::Html => writer.write_marked(row, &fact_marks(row)),
        _ => writer.write_row(row),
    }
}

/// A row of an index for a format that needs no text either.
fn row_without_text(bead: IndexBead) -> BitextRow {
    let IndexBead { source, target, score } = bead;
    let score = score.unwrap_or(1.0);
    BitextRow { source_ids: source, target_ids: target, score, ..BitextRow::default() }
}

/// Makes the rows of an index of the two documents, and warns if it does not reach their ends.
fn rows_of_index(
    arguments: &ConvertArguments,
    beads: &[IndexBead],
    (english, chinese): (&str, &str),
    options: &PairOptions,
    report: &Report,
) -> Result<Vec<BitextRow>> {
    let paths = if english == chinese {
        PairPaths::Both(english)
    } else {
        PairPaths::Named([english, chinese])
    };
    let files = PairFiles::load(paths)?;
    let pair = read_pair(files.sources(), options)?;
    let names = files.describe(pair.swapped, [&pair.english, &pair.chinese], report);
    let counts = [&pair.english, &pair.chinese].map(|read| read.document.sentences().len());
    let named = |side: fn(&IndexBead) -> &Vec<usize>| {
        beads.iter().flat_map(side).max().map_or(0, |last| last + 1)
    };
    for (name, count, named) in [
        (english, counts[0], named(|bead| &bead.source)),
        (chinese, counts[1], named(|bead| &bead.target)),
    ] {
        if named < count {
            report.warning(&format!(
                "{}: it ends at sentence {named} of {count} of {name}; \
                 was it made from these files, read the same way?",
                arguments.input
            ));
        }
    }
    rows_from_index(beads, &pair.english.document, &pair.chinese.document, &names)
        .with_context(|| arguments.input.clone())
}
