//! `zhen convert`: between bitext formats.

use std::io::{self, BufRead};

use anyhow::{Context, Result, bail};
use zhen_batch::{Order, PairOptions, read_pair};
use zhen_formats::{
    BitextRow, Format, RowWriter, TsvOptions, WriteError, read_index, read_rows, rows_from_index,
    write_index,
};
use zhen_text::IndexBead;

use super::pair::PairFiles;
use crate::arguments::{ConvertArguments, FormatName, PairPaths};
use crate::input::{self, refuse_two_standard_inputs};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Reads one format and writes the other, row by row where the formats allow it.
pub fn run(arguments: &ConvertArguments, report: &Report) -> Result<Outcome> {
    let documents = arguments.english_file.as_deref().zip(arguments.chinese_file.as_deref());
    let mut inputs = vec![arguments.input.as_str()];
    inputs.extend(documents.iter().flat_map(|(english, chinese)| [*english, *chinese]));
    refuse_two_standard_inputs(&inputs)?;
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    let to = target_format(arguments)?;
    let tsv = arguments.tsv.options(to)?;
    let mut input = input::open(&arguments.input)?;
    let from = source_format(&arguments.input, arguments.from, &mut *input)?;
    if documents.is_some() && (from.holds_text() || !to.holds_text()) {
        report.warning("--en and --zh are not needed for this conversion");
    }
    if from.holds_text() {
        stream(arguments, &output, input, (from, to), tsv)?;
        return Ok(Outcome::Done);
    }
    let beads = read_index(input).with_context(|| arguments.input.clone())?;
    if !to.holds_text() {
        output.write(|out| write_index(out, &beads))?;
        return Ok(Outcome::Done);
    }
    let Some((english, chinese)) = documents else {
        bail!(
            "{}: an index holds no text, which {to} needs; \
             name the documents it is of with --en FILE --zh FILE",
            arguments.input
        );
    };
    let options = arguments.reading.options(Order::EnglishFirst, None)?;
    let rows = rows_of_index(arguments, &beads, (english, chinese), &options, report)?;
    output.write(|out| {
        let mut writer = RowWriter::new(to, out, tsv)?;
        let kept = rows.iter().filter(|row| !(arguments.no_null && row.is_null()));
        kept.clone().try_for_each(|row| writer.write_row(row))?;
        writer.finish()?;
        Ok::<_, WriteError>(())
    })?;
    Ok(Outcome::Done)
}

fn target_format(arguments: &ConvertArguments) -> Result<Format> {
    let by_name = || arguments.output.as_deref().and_then(Format::guess_from_path);
    let Some(format) = arguments.to.map(Format::from).or_else(by_name) else {
        let output = arguments.output.as_deref().unwrap_or("standard output");
        bail!("{output}: its name does not say which format to write; say it with --to");
    };
    if arguments.no_null && !format.allows_leaving_nulls_out() {
        bail!("--no-null: {format} must name every sentence; use it with tsv or jsonl");
    }
    Ok(format)
}

/// The format of the input: as told, as its name says, or as its first character shows.
pub(super) fn source_format(
    path: &str,
    told: Option<FormatName>,
    input: &mut dyn BufRead,
) -> Result<Format> {
    let by_name = || Format::guess_from_path(path);
    if let Some(format) = told.map(Format::from).or_else(by_name) {
        return Ok(format);
    }
    let head = input.fill_buf().with_context(|| path.to_owned())?;
    Ok(match head.trim_ascii_start().first() {
        Some(b'[') => Format::Index,
        Some(b'{') => Format::Jsonl,
        _ => Format::Tsv,
    })
}

/// Converts row by row, so that memory holds one row whatever the length of the bitext.
fn stream(
    arguments: &ConvertArguments,
    output: &Output,
    input: Box<dyn BufRead>,
    (from, to): (Format, Format),
    tsv: TsvOptions,
) -> Result<()> {
    let mut unreadable = None;
    let written = output.write(|out| {
        let mut writer = RowWriter::new(to, out, tsv)?;
        for row in read_rows(from, input) {
            match row {
                Ok(row) if arguments.no_null && row.is_null() => {}
                Ok(row) => writer.write_row(&row)?,
                Err(error) => {
                    unreadable = Some(error);
                    return Err(io::Error::other("the input cannot be read").into());
                }
            }
        }
        writer.finish()?;
        Ok::<_, WriteError>(())
    });
    match unreadable {
        // It is the input that is at fault, not the output that could not be finished.
        Some(error) => Err(error).with_context(|| arguments.input.clone()),
        None => written,
    }
}

fn rows_of_index(
    arguments: &ConvertArguments,
    beads: &[IndexBead],
    (english, chinese): (&str, &str),
    options: &PairOptions,
    report: &Report,
) -> Result<Vec<BitextRow>> {
    let paths = match english == chinese {
        true => PairPaths::Both(english),
        false => PairPaths::Named([english, chinese]),
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
