//! One job of a build: read, align, choose the rows, write the job's own file.

use std::path::{Path, PathBuf};

use zhen_align::Aligner;
use zhen_formats::{BitextRow, DocumentNames, Format, Losses, WriteError, Written, rows_of};

use crate::bitext::write_bitext;
use crate::engine::BuildOptions;
use crate::file::read_document;
use crate::filter::FilterCounts;
use crate::marks::PairMarks;
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
    /// Its rows, null beads too.
    pub(crate) rows: Vec<BitextRow>,
    /// What went to the job's own file, if it has one.
    pub(crate) own_file: Option<OwnFile>,
    /// Terms of the glossaries that occur.
    pub(crate) terms: TermCoverage,
}

/// What was written to the file of one job.
pub(crate) struct OwnFile {
    /// Rows in the file.
    pub(crate) rows: usize,
    /// What was left out on request.
    pub(crate) filters: FilterCounts,
    /// What the format could not hold.
    pub(crate) losses: Losses,
}

/// Runs a job; what goes wrong is in the record.
pub(crate) fn run_job(job: &Job, options: &BuildOptions, aligner: &Aligner<'_>) -> JobResult {
    let (english, chinese) = (job.english.name.clone(), job.chinese.name.clone());
    let mut record = DocumentRecord::new(english, chinese, Status::Aligned);
    record.extra.clone_from(&job.extra);
    match align_job(job, options, aligner) {
        Ok((pair, rows, own_file)) => {
            record.count(&pair);
            record.filtered = own_file.as_ref().map(|own| own.filters).unwrap_or_default();
            let terms = TermCoverage::of(&pair, aligner.lexicon().terms());
            // Swapped paths are put right, so that every column holds one language.
            if pair.swapped {
                std::mem::swap(&mut record.english_path, &mut record.chinese_path);
            }
            JobResult { record, rows, own_file, terms }
        }
        Err(reason) => JobResult::failed(record, reason),
    }
}

impl JobResult {
    /// The result of a job that failed.
    pub(crate) fn failed(mut record: DocumentRecord, reason: String) -> Self {
        record.status = Status::Failed { reason };
        Self { record, rows: Vec::new(), own_file: None, terms: TermCoverage::default() }
    }
}

fn align_job(
    job: &Job,
    options: &BuildOptions,
    aligner: &Aligner<'_>,
) -> Result<(AlignedPair, Vec<BitextRow>, Option<OwnFile>), String> {
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
    let rows: Vec<BitextRow> =
        rows_of(&pair.alignment, &pair.english.document, &pair.chinese.document, &names).collect();
    let write = |path: &PathBuf| write_own_file(path, &rows, &pair, options, aligner);
    let own_file = job.out_path.as_ref().map(write).transpose()?;
    Ok((pair, rows, own_file))
}

fn write_own_file(
    path: &Path,
    rows: &[BitextRow],
    pair: &AlignedPair,
    options: &BuildOptions,
    aligner: &Aligner<'_>,
) -> Result<OwnFile, String> {
    let format = options.format_of(path);
    let mut filters = options.own_filters(format);
    let marks = (format == Format::Html)
        .then(|| PairMarks::new(aligner, &pair.english.document, &pair.chinese.document));
    let mut write = || -> Result<_, WriteError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        write_bitext(path, format, &options.write, |writer| -> Result<(), WriteError> {
            rows.iter().filter(|row| filters.keeps(row)).try_for_each(|row| match &marks {
                Some(marks) => writer.write_marked(row, &marks.of(row)),
                None => writer.write_row(row),
            })
        })
    };
    match write() {
        Ok(((), Written { rows, losses })) => {
            Ok(OwnFile { rows, filters: filters.left_out(), losses })
        }
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}
