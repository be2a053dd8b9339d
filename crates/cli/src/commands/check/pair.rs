//! Checking one pair of documents.

use std::collections::BTreeSet;

use anyhow::Result;
use zhen_align::{Aligner, Model};
use zhen_batch::{CheckedFiles, Order, PairError, PairOptions, Source, Sources, check_pair};
use zhen_check::{CheckOptions, FindingId};

use super::base::Base;
use super::report;
use super::suppression::Unwanted;
use crate::arguments::{CheckArguments, PairPaths};
use crate::commands::anchors::Anchors;
use crate::commands::pair::PairFiles;
use crate::input::{STANDARD, refuse_two_standard_inputs};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Reads, aligns, checks and reports.
pub fn run(arguments: &CheckArguments, paths: PairPaths<'_>, report: &Report) -> Result<Outcome> {
    let inputs: Vec<&str> = paths.files().into_iter().chain(arguments.known_files()).collect();
    refuse_two_standard_inputs(&inputs)?;
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    let unwanted = Unwanted::read(arguments)?;
    let first = inputs.iter().find(|path| **path == STANDARD).unwrap_or(&inputs[0]);
    let base = arguments.base.as_deref().map(|revision| Base::find(revision, first));
    let base = base.transpose()?;
    let (mut checked, options) = checked(arguments, paths, report)?;
    let used = unwanted.take_out(&mut checked);
    unwanted.tell_unused(arguments.suppress.as_deref(), &used, report);
    if let Some(base) = base {
        let lexicon = arguments.lexicon.load(report)?;
        let aligner = Aligner::new(&lexicon, Model::built_in());
        keep_new(&mut checked, &base, &options, &arguments.options(), &aligner)?;
    }
    report::write(arguments, &output, &checked)?;
    Ok(outcome_of(&checked))
}

/// Reads, aligns and checks the documents; returns what was found and how they were read.
pub fn checked(
    arguments: &CheckArguments,
    paths: PairPaths<'_>,
    report: &Report,
) -> Result<(CheckedFiles, PairOptions)> {
    let mut options = arguments.reading.options(paths.order(), arguments.from)?;
    let anchors = arguments.anchors.as_deref().map(Anchors::read).transpose()?;
    if let Some(anchors) = &anchors {
        options.confirmed = anchors.beads()?;
    }
    let lexicon = arguments.lexicon.load(report)?;
    let aligner = Aligner::new(&lexicon, Model::built_in());
    let files = PairFiles::load(paths)?;
    let mut checked = check_pair(files.sources(), &options, &aligner, &arguments.options())
        .map_err(|error| match (error, &anchors) {
            (PairError::Confirmed(error), Some(anchors)) => anchors.named(&error),
            (error, _) => error.into(),
        })?;
    let pair = &checked.pair;
    checked.names = files.describe(pair.swapped, [&pair.english, &pair.chinese], report);
    Ok((checked, options))
}

/// Returns how a run over one pair ends.
pub fn outcome_of(checked: &CheckedFiles) -> Outcome {
    if checked.report.findings.is_empty() { Outcome::Done } else { Outcome::Differences }
}

/// Takes out the findings that the documents of the base had already.
///
/// # Errors
///
/// If git cannot be run.
pub fn keep_new(
    checked: &mut CheckedFiles,
    base: &Base,
    options: &PairOptions,
    check_options: &CheckOptions,
    aligner: &Aligner<'_>,
) -> Result<()> {
    let (english, chinese) = (&checked.names.english, &checked.names.chinese);
    // A document that was not there yet had no findings.
    let (Some(english_bytes), Some(chinese_bytes)) = (base.file(english)?, base.file(chinese)?)
    else {
        return Ok(());
    };
    let source_of_english = Source { name: english, bytes: &english_bytes };
    let sources = if english == chinese {
        Sources::Both(source_of_english)
    } else {
        Sources::Two([source_of_english, Source { name: chinese, bytes: &chinese_bytes }])
    };
    let mut options = options.clone();
    options.order = Order::EnglishFirst;
    options.confirmed = Vec::new();
    // What could not be read then has no findings either.
    let Ok(before) = check_pair(sources, &options, aligner, check_options) else {
        return Ok(());
    };
    let known: BTreeSet<FindingId> =
        before.report.findings.iter().map(|finding| finding.id).collect();
    checked.report.suppress(|finding| known.contains(&finding.id));
    Ok(())
}
