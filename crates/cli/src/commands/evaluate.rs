//! `zhen evaluate`: aligns the documents of test sets and scores the result.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use serde::Serialize;
use zhen_align::{Aligner, Evaluation, GoldUnits, Model};
use zhen_text::{Document, Language};

use super::counterpart::counterparts;
use super::figures::{Figures, Mean, table};
use super::score::{files_of, read_beads};
use crate::arguments::{EvaluateArguments, ReportFormat};
use crate::input::{read_text, refuse_two_standard_inputs};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Finds the documents of all sets, aligns and scores them in parallel, and writes the figures.
pub fn run(arguments: &EvaluateArguments, report: &Report) -> Result<Outcome> {
    let measure = &arguments.measure;
    let lexicons: Vec<&str> = arguments.lexicon.paths().collect();
    refuse_two_standard_inputs(&lexicons)?;
    let output = Output::new(measure.output.as_deref(), &lexicons)?;
    let mut documents: Vec<TestDocument<'_>> = Vec::new();
    // By position: a set may be named twice.
    let mut ranges = Vec::new();
    for set in &arguments.sets {
        let start = documents.len();
        documents.extend(documents_of(set)?);
        ranges.push(start..documents.len());
    }
    let started = Instant::now();
    let lexicon = arguments.lexicon.load(report)?;
    let aligner = Aligner::new(&lexicon, Model::built_in());
    let scores: Vec<Evaluation> = documents
        .par_iter()
        .map(|document| document.score(&aligner, measure.units()))
        .collect::<Result<_>>()?;
    let seconds = started.elapsed().as_secs_f64();
    report.note(&format!("{} documents aligned in {seconds:.2} s", documents.len()));

    let figures = arguments.sets.iter().zip(ranges).map(|(set, own)| {
        let mut evaluation = Evaluation::default();
        scores[own.clone()].iter().for_each(|score| evaluation.add(*score));
        Figures::new(set.trim_end_matches('/').to_owned(), own.len(), &evaluation)
    });
    let figures: Vec<Figures> = figures.collect();
    let text = match measure.format {
        ReportFormat::Text => table(&figures),
        ReportFormat::Json => {
            let mean = Mean::of(&figures);
            serde_json::to_string_pretty(&Summary { sets: figures, mean })? + "\n"
        }
    };
    output.write(|out| out.write_all(text.as_bytes()))?;
    Ok(Outcome::Done)
}

/// The JSON object.
#[derive(Serialize)]
struct Summary {
    sets: Vec<Figures>,
    mean: Mean,
}

/// A document of a test set.
struct TestDocument<'s> {
    set: &'s str,
    name: String,
    /// The file of its gold.
    gold: String,
}

fn documents_of(set: &str) -> Result<Vec<TestDocument<'_>>> {
    let folder = Path::new(set);
    if !folder.is_dir() {
        bail!("{set}: there is no such folder; expected one with en, zh and gold in it");
    }
    for side in ["en", "zh", "gold"] {
        if !folder.join(side).is_dir() {
            bail!("{set}: there is no folder {side} in it; a test set has en, zh and gold");
        }
    }
    let files = files_of(&folder.join("en"))?;
    if files.is_empty() {
        bail!("{}: there are no files in this folder", folder.join("en").display());
    }
    let gold = counterparts(&files, &folder.join("gold"))?;
    let document = |(file, gold): (&PathBuf, &PathBuf)| {
        let name = file.file_name()?.to_string_lossy().into_owned();
        Some(TestDocument { set, name, gold: gold.display().to_string() })
    };
    Ok(files.iter().zip(&gold).filter_map(document).collect())
}

impl TestDocument<'_> {
    fn score(&self, aligner: &Aligner<'_>, units: GoldUnits) -> Result<Evaluation> {
        let gold = read_beads(&self.gold)?;
        let (english, chinese) = (self.read(Language::English)?, self.read(Language::Chinese)?);
        for (language, document) in [(Language::English, &english), (Language::Chinese, &chinese)] {
            let named = gold.iter().flat_map(|bead| match language {
                Language::English => &bead.source,
                Language::Chinese => &bead.target,
            });
            let count = document.sentences().len();
            if let Some(sentence) = named.max().filter(|sentence| **sentence >= count) {
                let (gold, file) = (&self.gold, self.path(language.code(), &self.name));
                bail!(
                    "{gold}: sentence {sentence} is named, but {file} has {count}, counted from 0"
                );
            }
        }
        let predicted = aligner.align(&english, &chinese).to_index();
        Ok(Evaluation::of(&gold, &predicted, units))
    }

    fn path(&self, folder: &str, name: &str) -> String {
        Path::new(self.set).join(folder).join(name).display().to_string()
    }

    fn read(&self, language: Language) -> Result<Document> {
        let text = read_text(&self.path(language.code(), &self.name), None)?;
        let document = Document::from_lines(text, language);
        let starts = self.path("paragraphs", &format!("{}.{}", self.name, language.code()));
        if !Path::new(&starts).exists() {
            return Ok(document);
        }
        Ok(document.with_paragraph_starts(&read_starts(&starts)?))
    }
}

fn read_starts(path: &str) -> Result<Vec<usize>> {
    let text = read_text(path, None)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let parse = |(number, line): (usize, &str)| {
        let found = line.trim();
        found.parse().ok().with_context(|| {
            format!(
                "{path}: line {}: expected the index of a sentence, found `{found}`",
                number + 1
            )
        })
    };
    lines.map(parse).collect()
}
