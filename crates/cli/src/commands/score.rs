//! `zhen score`: predicted alignments against gold ones.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use zhen_align::Evaluation;
use zhen_text::IndexBead;

use super::anchors::read_numbered_beads;
use super::counterpart::counterparts;
use super::figures::{Figures, table};
use crate::arguments::{ReportFormat, ScoreArguments};
use crate::input::refuse_two_standard_inputs;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Pairs the files, scores them and writes the figures of all together.
pub fn run(arguments: &ScoreArguments, report: &Report) -> Result<Outcome> {
    let (gold, predicted) = (arguments.gold.as_str(), arguments.predicted.as_str());
    refuse_two_standard_inputs(&[gold, predicted])?;
    let measure = &arguments.measure;
    let output = Output::new(measure.output.as_deref(), &[gold, predicted])?;
    let mut evaluation = Evaluation::default();
    let pairs = pairs(gold, predicted, report)?;
    for (gold, predicted) in &pairs {
        let (gold, predicted) = (read_beads(gold)?, read_beads(predicted)?);
        evaluation.add(Evaluation::of(&gold, &predicted, measure.units()));
    }
    let figures = Figures::new(predicted.to_owned(), pairs.len(), &evaluation);
    let text = match measure.format {
        ReportFormat::Text => table(std::slice::from_ref(&figures)),
        ReportFormat::Json => serde_json::to_string_pretty(&figures)? + "\n",
    };
    output.write(|out| out.write_all(text.as_bytes()))?;
    Ok(Outcome::Done)
}

/// Reads the beads of an index file.
///
/// # Errors
///
/// If it cannot be read or holds no bead; the message names it.
pub fn read_beads(path: &str) -> Result<Vec<IndexBead>> {
    let beads = read_numbered_beads(path)?;
    // An alignment names every sentence, and nothing can be right or wrong without any.
    if beads.is_empty() {
        bail!("{path}: there is no bead in it; expected lines such as [0, 1]:[2]");
    }
    Ok(beads.into_iter().map(|(_, bead)| bead).collect())
}

/// Lists the files of a folder by name, hidden ones and folders left out.
///
/// # Errors
///
/// If the folder cannot be listed; the message names it.
pub fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let name = || folder.display().to_string();
    if !folder.exists() {
        bail!("{}: there is no such folder", name());
    }
    let mut files = Vec::new();
    for entry in folder.read_dir().with_context(name)? {
        let path = entry.with_context(name)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_file() && !hidden {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Gold and predicted files that belong together.
fn pairs(gold: &str, predicted: &str, report: &Report) -> Result<Vec<(String, String)>> {
    match (Path::new(gold).is_dir(), Path::new(predicted).is_dir()) {
        (false, false) => return Ok(vec![(gold.to_owned(), predicted.to_owned())]),
        (true, true) => {}
        (true, false) => bail!("{predicted}: expected a folder, for {gold} is one"),
        (false, true) => bail!("{predicted}: this is a folder, but {gold} is a file"),
    }
    let files = files_of(gold.as_ref())?;
    let counterparts = counterparts(&files, predicted.as_ref())?;
    let name = |path: &PathBuf| path.display().to_string();
    let pairs: Vec<_> = files.iter().map(name).zip(counterparts.iter().map(name)).collect();
    if pairs.is_empty() {
        bail!("{gold}: there are no files in this folder");
    }
    let more = files_of(predicted.as_ref())?.len() - pairs.len();
    if more > 0 {
        report.warning(&format!("{predicted}: {more} files have no gold in {gold}: passed over"));
    }
    Ok(pairs)
}
