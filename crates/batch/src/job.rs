//! One job of a build: read, align, choose the rows, write the job's own file.

use std::path::{Path, PathBuf};

use zhen_align::Aligner;
use zhen_formats::{BitextRow, DocumentNames, Format, RowWriter, WriteError, rows_of};

use crate::engine::BuildOptions;
use crate::file::{read_document, write_atomically};
use crate::pair::{AlignedPair, Sources, align_pair};
use crate::record::{DocumentRecord, Status};
use crate::source::Source;
use crate::terms::TermCoverage;

/// A file, and what outputs call it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedFile {
    /// What outputs and messages call the file: its path as the user wrote it.
    pub name: String,
    /// Where the file is.
    pub path: PathBuf,
}

impl From<&Path> for NamedFile {
    fn from(path: &Path) -> Self {
        Self { name: path.display().to_string(), path: path.to_owned() }
    }
}

/// A document pair to align.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The English document.
    pub english: NamedFile,
    /// The Chinese document.
    pub chinese: NamedFile,
    /// File that takes this pair's beads.
    pub out_path: Option<PathBuf>,
    /// Further columns of the job list.
    pub extra: Vec<(String, String)>,
}

/// What came of a job.
pub(crate) struct JobResult {
    /// Its row in the list of documents.
    pub(crate) record: DocumentRecord,
    /// Its rows that have enough confidence, null beads too.
    pub(crate) rows: Vec<BitextRow>,
    /// How many two-sided beads had not.
    pub(crate) unsure: usize,
    /// Terms of the glossaries that occur.
    pub(crate) terms: TermCoverage,
}

/// Runs a job; what goes wrong is in the record.
pub(crate) fn run_job(job: &Job, options: &BuildOptions, aligner: &Aligner<'_>) -> JobResult {
    let (english, chinese) = (job.english.name.clone(), job.chinese.name.clone());
    let mut record = DocumentRecord::new(english, chinese, Status::Aligned);
    record.extra.clone_from(&job.extra);
    match align_job(job, options, aligner) {
        Ok((pair, rows, unsure)) => {
            record.count(&pair);
            let terms = TermCoverage::of(&pair, aligner.lexicon().terms());
            // Swapped paths are put right, so that every column holds one language.
            if pair.swapped {
                std::mem::swap(&mut record.english_path, &mut record.chinese_path);
            }
            JobResult { record, rows, unsure, terms }
        }
        Err(reason) => JobResult::failed(record, reason),
    }
}

impl JobResult {
    /// The result of a job that failed.
    pub(crate) fn failed(mut record: DocumentRecord, reason: String) -> Self {
        record.status = Status::Failed { reason };
        Self { record, rows: Vec::new(), unsure: 0, terms: TermCoverage::default() }
    }
}

fn align_job(
    job: &Job,
    options: &BuildOptions,
    aligner: &Aligner<'_>,
) -> Result<(AlignedPair, Vec<BitextRow>, usize), String> {
    let load = |file: &NamedFile| {
        read_document(&file.path).map_err(|error| format!("{}: {error}", file.name))
    };
    let english = load(&job.english)?;
    // A file paired with itself holds both languages.
    let is_one = job.english.path == job.chinese.path;
    let chinese = if is_one { Vec::new() } else { load(&job.chinese)? };
    let first = Source { name: &job.english.name, bytes: &english };
    let sources = match is_one {
        true => Sources::Both(first),
        false => Sources::Two([first, Source { name: &job.chinese.name, bytes: &chinese }]),
    };
    let pair = align_pair(sources, &options.pair, aligner).map_err(|error| error.to_string())?;
    let mut names = DocumentNames {
        english: job.english.name.clone(),
        chinese: job.chinese.name.clone(),
        english_language: pair.english.label().to_owned(),
        chinese_language: pair.chinese.label().to_owned(),
    };
    if pair.swapped {
        std::mem::swap(&mut names.english, &mut names.chinese);
    }
    let mut rows: Vec<BitextRow> =
        rows_of(&pair.alignment, &pair.english.document, &pair.chinese.document, &names).collect();
    let all = rows.len();
    let own_format = job.out_path.as_deref().map(|path| (path, options.format_of(path)));
    // An index names every sentence, so nothing is left out of it.
    if let Some((path, Format::Index)) = own_format {
        write_own_file(path, Format::Index, &rows, options)?;
    }
    rows.retain(|row| row.is_null() || row.score >= options.min_confidence);
    if let Some((path, format)) = own_format.filter(|(_, format)| *format != Format::Index) {
        write_own_file(path, format, &rows, options)?;
    }
    let unsure = all - rows.len();
    Ok((pair, rows, unsure))
}

fn write_own_file(
    path: &Path,
    format: Format,
    rows: &[BitextRow],
    options: &BuildOptions,
) -> Result<(), String> {
    let write = || -> Result<(), WriteError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        write_atomically(path, |out| {
            let mut writer = RowWriter::new(format, out, options.tsv.clone())?;
            rows.iter().try_for_each(|row| writer.write_row(row))?;
            writer.finish()?;
            Ok(())
        })
    };
    write().map_err(|error| format!("{}: {error}", path.display()))
}
