//! `zhen align --jsonl`: document pairs as JSON lines in, their alignments as JSON lines out.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use zhen_align::{Aligner, Model};
use zhen_batch::{Nulls, Order, Status, StreamError, StreamOptions, StreamSummary, align_stream};
use zhen_formats::Format;

use super::glossary::tell_coverage;
use crate::arguments::AlignArguments;
use crate::input::{STANDARD, refuse_two_standard_inputs};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;
use crate::selection::tell_filters;

/// Aligns the pair of every line of `input`.
pub fn run(arguments: &AlignArguments, input: &str, report: &Report) -> Result<Outcome> {
    let inputs: Vec<&str> = std::iter::once(input).chain(arguments.lexicon.paths()).collect();
    refuse_two_standard_inputs(&inputs)?;
    let options = options(arguments)?;
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    let lexicon = arguments.lexicon.load(report)?;
    let aligner = Aligner::new(&lexicon, Model::built_in());
    let lines = open(input)?;

    let bar = report.progress_without_end("lines");
    let begin = Instant::now();
    let (mut summary, mut unread) = (None, None);
    let written = output.write(|out| {
        let aligned = align_stream(lines, out, &options, &aligner, |record| {
            bar.inc(1);
            if let Status::Failed { reason } = &record.status {
                bar.suspend(|| report.detail(&format!("failed: {reason}")));
            }
        });
        match aligned {
            Ok(aligned) => summary = Some(aligned),
            Err(StreamError::Write(error)) => return Err(error),
            // What is written ends here; the reason is told of the input, not of the output.
            Err(error) => {
                unread = Some(error);
                return Err(io::Error::other("the input ended early"));
            }
        }
        Ok(())
    });
    bar.finish_and_clear();
    if let Some(error) = unread {
        return Err(error).context(input.to_owned());
    }
    written?;
    // The reader of standard output that went away had all it wanted.
    let Some(summary) = summary else { return Ok(Outcome::Done) };
    let lines = summary.aligned + summary.failed;
    if lines == 0 {
        report.note(&format!("{input}: there is no line in it, so none is written"));
        return Ok(Outcome::Done);
    }
    let rate = lines as f64 / begin.elapsed().as_secs_f64().max(0.001);
    report.note(&format!("{}; {rate:.1} lines a second", sum_up(&summary)));
    tell_filters(&summary.filters, report);
    tell_coverage(&arguments.lexicon, lexicon.terms(), &summary.terms, report);
    Ok(if summary.failed == 0 { Outcome::Done } else { Outcome::SomeFailed })
}

fn options(arguments: &AlignArguments) -> Result<StreamOptions> {
    if let Some(path) = &arguments.output
        && let Some(format) =
            Format::guess_from_path(path).filter(|format| *format != Format::Jsonl)
    {
        bail!("{path}: its name says {format}, but a stream is JSON lines; name it .jsonl");
    }
    let mut options = StreamOptions::default();
    options.pair = arguments.reading.options(Order::Detect, arguments.from)?;
    options.nulls = if arguments.no_null { Nulls::LeaveOut } else { Nulls::Keep };
    options.filters = arguments.filters.options(Format::Jsonl)?;
    let filters = &options.filters;
    let forgotten = [
        ("--no-duplicates", filters.duplicates),
        ("--no-near-duplicates", filters.near_duplicates),
    ];
    if let Some((option, _)) = forgotten.iter().find(|(_, is_given)| *is_given) {
        bail!(
            "{option}: a stream remembers no line that it has written; use it with zhen build, or \
             with zhen convert on a bitext of all rows"
        );
    }
    Ok(options)
}

/// Opens the lines, as they are: packed ones are unpacked where they are read.
fn open(path: &str) -> Result<Box<dyn Read + Send>> {
    if path == STANDARD {
        return Ok(Box::new(io::stdin()));
    }
    if Path::new(path).is_dir() {
        bail!("{path}: this is a folder; expected a file of JSON lines (zhen build takes folders)");
    }
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => io::Error::new(error.kind(), "there is no such file"),
        _ => error,
    });
    Ok(Box::new(file.with_context(|| path.to_owned())?))
}

fn sum_up(summary: &StreamSummary) -> String {
    format!(
        "{} lines aligned, {} failed; {} English and {} Chinese sentences; {} rows written",
        summary.aligned,
        summary.failed,
        summary.english_sentences,
        summary.chinese_sentences,
        summary.rows
    )
}
