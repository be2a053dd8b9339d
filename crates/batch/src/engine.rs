//! The parallel engine: many document pairs in, one corpus and one list of documents out.
//!
//! Jobs are taken in groups of a few for each thread; a group is aligned in parallel and written
//! in the order of the list before the next begins. So memory holds one group, whatever the
//! number of jobs, and the output is the same for any number of threads.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use thiserror::Error;
use zhen_align::Aligner;
use zhen_formats::{Format, Losses, WriteError, WriteOptions};

use crate::atomic::write_atomically;
use crate::bitext::{bitext_paths, write_bitext};
use crate::filter::{FilterCounts, FilterOptions, Filters};
use crate::job::{Job, JobResult, OwnFile, run_job};
use crate::marks::fact_marks;
use crate::record::{DocumentRecord, Status, write_records};
use crate::source::PairOptions;
use crate::terms::TermCoverage;

/// Jobs of a group for each thread: enough that a long document does not hold up the others.
const JOBS_PER_THREAD: usize = 16;

/// How a corpus is built.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct BuildOptions {
    /// How each pair is read.
    pub pair: PairOptions,
    /// Folder for `corpus.tsv` and `documents.tsv`, which must be there; without it only jobs
    /// with paths of their own write anything.
    pub out_folder: Option<PathBuf>,
    /// Format of the corpus and of the jobs' own files; by default `tsv` for the corpus, and for
    /// a job's own file what its name says.
    pub format: Option<Format>,
    /// Columns and header of TSV files, titles.
    pub write: WriteOptions,
    /// Whether the corpus holds null beads too; the jobs' own files always do.
    pub nulls: Nulls,
    /// Which two-sided beads are left out.
    pub filters: FilterOptions,
    /// Names of further columns of `documents.tsv`.
    pub extra_columns: Vec<String>,
    /// Files that have no counterpart, to be listed among the documents.
    pub unpaired: Vec<DocumentRecord>,
}

impl BuildOptions {
    /// Returns where the corpus goes, if it goes anywhere.
    pub fn corpus_path(&self) -> Option<PathBuf> {
        let format = self.format.unwrap_or_default();
        self.out_folder.as_ref().map(|folder| folder.join(format!("corpus.{}", format.name())))
    }

    /// Returns the files that a bitext at a path of [`corpus_path`](Self::corpus_path) or of a
    /// job is made of.
    pub fn files_of(&self, path: &Path) -> Vec<PathBuf> {
        bitext_paths(path, self.format_of(path))
    }

    /// Returns where the list of documents goes, if it goes anywhere.
    pub fn documents_path(&self) -> Option<PathBuf> {
        self.out_folder.as_ref().map(|folder| folder.join("documents.tsv"))
    }

    /// Returns the format of a job's own file.
    pub fn format_of(&self, path: &Path) -> Format {
        let named = || Format::guess_from_path(&path.to_string_lossy());
        self.format.or_else(named).unwrap_or_default()
    }

    /// Returns the filters of a job's own file: formats that must name every sentence have none.
    pub(crate) fn own_filters(&self, format: Format) -> Filters {
        match format.allows_leaving_nulls_out() {
            true => Filters::new(self.filters.clone()),
            false => Filters::default(),
        }
    }
}

/// Whether null beads are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nulls {
    /// Two-sided beads only.
    #[default]
    LeaveOut,
    /// All beads.
    Keep,
}

/// What a build did.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Pairs that were aligned.
    pub aligned: usize,
    /// Pairs that failed.
    pub failed: usize,
    /// Files without counterpart.
    pub unpaired: usize,
    /// Rows written to the corpus, or without a corpus to the jobs' own files.
    pub rows: usize,
    /// Two-sided beads left out on request.
    pub filters: FilterCounts,
    /// What the formats could not hold.
    pub losses: Option<Losses>,
    /// English sentences read.
    pub english_sentences: usize,
    /// Chinese sentences read.
    pub chinese_sentences: usize,
    /// Terms of the glossaries that occur.
    pub terms: TermCoverage,
}

/// Why a build could not be run, or not to its end.
#[derive(Debug, Error)]
pub enum BuildError {
    /// A result file could not be written.
    #[error("{path}: {error}")]
    Write {
        /// The file.
        path: String,
        /// What went wrong.
        #[source]
        error: WriteError,
    },
    /// Not one pair could be aligned, so nothing was written.
    #[error("none of {failed} document pairs could be aligned: nothing was written")]
    NothingAligned {
        /// Pairs that failed.
        failed: usize,
    },
}

/// Aligns all jobs on all threads of the current rayon pool and writes the results.
///
/// `done` is called for every pair in the order of the list. A pair that fails, or panics, is
/// recorded with its reason and never stops the rest.
///
/// # Errors
///
/// If the corpus or the list of documents cannot be written, or not one pair can be aligned.
pub fn build(
    jobs: &[Job],
    options: &BuildOptions,
    aligner: &Aligner<'_>,
    mut done: impl FnMut(&DocumentRecord),
) -> Result<Summary, BuildError> {
    let mut summary = Summary { unpaired: options.unpaired.len(), ..Summary::default() };
    let mut records = Vec::with_capacity(jobs.len());
    let mut take = |mut result: JobResult| {
        done(&result.record);
        summary.count(&result);
        summary.terms.add(std::mem::take(&mut result.terms));
        records.push(result.record);
    };
    if let Some(path) = options.corpus_path() {
        let corpus = write_corpus(&path, jobs, options, aligner, &mut take)
            .map_err(|stop| stop.into_error(&path, jobs.len()))?;
        // The corpus is what counts; jobs' own files beside it hold the same rows.
        (summary.rows, summary.filters, summary.losses) =
            (corpus.rows, corpus.filters, Some(corpus.losses));
    } else {
        let run = run(jobs, options, aligner, |result| {
            take(result);
            Ok(())
        });
        run.map_err(|stop| stop.into_error(Path::new("-"), jobs.len()))?;
    }
    if let Some(path) = options.documents_path() {
        records.extend(options.unpaired.iter().cloned());
        write_atomically(&path, |out| write_records(out, &records, &options.extra_columns))
            .map_err(|error: io::Error| Stop::from(error).into_error(&path, jobs.len()))?;
    }
    Ok(summary)
}

impl Summary {
    fn count(&mut self, result: &JobResult) {
        match result.record.status {
            Status::Aligned => self.aligned += 1,
            Status::Failed { .. } => self.failed += 1,
            Status::Unpaired { .. } => self.unpaired += 1,
        }
        self.english_sentences += result.record.english_sentences;
        self.chinese_sentences += result.record.chinese_sentences;
        if let Some(own) = &result.own_file {
            self.rows += own.rows;
            self.filters.add(&own.filters);
            match &mut self.losses {
                Some(losses) => losses.add(&own.losses),
                None => self.losses = Some(own.losses.clone()),
            }
        }
    }
}

/// Why the jobs were not run to the end.
enum Stop {
    Write(WriteError),
    NothingAligned,
}

impl Stop {
    fn into_error(self, path: &Path, jobs: usize) -> BuildError {
        match self {
            Self::Write(error) => BuildError::Write { path: path.display().to_string(), error },
            Self::NothingAligned => BuildError::NothingAligned { failed: jobs },
        }
    }
}

impl From<WriteError> for Stop {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Write(error.into())
    }
}

fn write_corpus(
    path: &Path,
    jobs: &[Job],
    options: &BuildOptions,
    aligner: &Aligner<'_>,
    mut take: impl FnMut(JobResult),
) -> Result<OwnFile, Stop> {
    let format = options.format.unwrap_or_default();
    let mut filters = Filters::new(options.filters.clone());
    let mut write = options.write.clone();
    // The files of single pairs are called by their documents.
    let folder = path.parent().and_then(Path::file_name);
    write.title = folder.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let ((), written) = write_bitext(path, format, &write, |writer| {
        run(jobs, options, aligner, |mut result| {
            let before = filters.left_out();
            for row in &result.rows {
                // Nulls that were not asked for are no loss of the format.
                let is_asked_for = !row.is_null() || options.nulls == Nulls::Keep;
                if is_asked_for && filters.keeps(row) {
                    match format {
                        Format::Html => writer.write_marked(row, &fact_marks(row))?,
                        _ => writer.write_row(row)?,
                    }
                }
            }
            result.record.filtered = filters.left_out().since(&before);
            take(result);
            Ok(())
        })
    })?;
    Ok(OwnFile { rows: written.rows, filters: filters.left_out(), losses: written.losses })
}

/// Runs the jobs group by group and hands on their results in the order of the list.
fn run(
    jobs: &[Job],
    options: &BuildOptions,
    aligner: &Aligner<'_>,
    mut take: impl FnMut(JobResult) -> Result<(), WriteError>,
) -> Result<(), Stop> {
    let mut is_any_aligned = false;
    for group in jobs.chunks(JOBS_PER_THREAD * rayon::current_num_threads()) {
        let results: Vec<JobResult> =
            group.par_iter().map(|job| run_job_safely(job, options, aligner)).collect();
        for result in results {
            is_any_aligned |= result.record.status == Status::Aligned;
            take(result)?;
        }
    }
    if is_any_aligned { Ok(()) } else { Err(Stop::NothingAligned) }
}

/// Runs a job; a panic is a failure of this job alone.
fn run_job_safely(job: &Job, options: &BuildOptions, aligner: &Aligner<'_>) -> JobResult {
    let attempt = catch_unwind(AssertUnwindSafe(|| run_job(job, options, aligner)));
    attempt.unwrap_or_else(|_| {
        let (english, chinese) = (job.english.name.clone(), job.chinese.name.clone());
        let mut record = DocumentRecord::new(english, chinese, Status::Aligned);
        record.extra.clone_from(&job.extra);
        JobResult::failed(record, "internal error: a fault of zhen, please report it".to_owned())
    })
}
