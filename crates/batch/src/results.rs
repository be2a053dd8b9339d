//! The results of a build, made from its journal in the order of the job list.
//!
//! Corpus, list of documents, times and statistics are written side by side in one reading of the
//! journal, and take their places together; memory holds the rows of one document.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use zhen_formats::WriteError;

use crate::atomic::{AtomicFile, WholeFile, appear};
use crate::corpus::Corpus;
use crate::filter::Filters;
use crate::job::{Job, JobOutcome};
use crate::journal::{Journal, PackedRows};
use crate::options::{BuildOptions, Nulls};
use crate::record::{RecordWriter, Status};
use crate::state::State;
use crate::summary::Summary;

/// Names of the results other than the corpus.
const DOCUMENTS: &str = "documents.tsv";
const TIMING: &str = "timing.tsv";
const STATISTICS: &str = "statistics.json";
const REPORT: &str = "report.html";
const SAMPLE: &str = "sample.tsv";

/// Returns the results other than the corpus that a build puts into a folder.
pub fn result_files(folder: &Path, options: &BuildOptions) -> Vec<PathBuf> {
    let sample = options.sample.map(|_| SAMPLE);
    let names = [DOCUMENTS, TIMING, STATISTICS, REPORT].into_iter().chain(sample);
    names.map(|name| folder.join(name)).collect()
}

/// Why the results could not be written: the file, and what went wrong.
pub(crate) type Unwritten = (PathBuf, WriteError);

/// Writes all results; each job's must be in the journal.
pub(crate) fn write_results(
    jobs: &[Job],
    options: &BuildOptions,
    journal: &Journal,
    state: &State,
) -> Result<Summary, Unwritten> {
    let folder = state.out_folder();
    let mut summary = Summary::default();
    let mut results = Results::begin(folder, options)?;
    let in_folder = |error: WriteError| (folder.to_owned(), error);
    for job in jobs {
        let read = journal.read(&job.digest()).map_err(|error| in_folder(error.into()))?;
        let Some((mut outcome, rows)) = read else { continue };
        outcome.record.extra.clone_from(&job.extra);
        results.take(&mut outcome, &rows).map_err(in_folder)?;
        summary.count(&outcome);
    }
    for record in &options.unpaired {
        results.documents.write(record, "").map_err(|error| in_folder(error.into()))?;
    }
    summary.unpaired = options.unpaired.len();
    results.finish(state, &mut summary)?;
    Ok(summary)
}

/// The results as they are being written.
struct Results<'o> {
    options: &'o BuildOptions,
    corpus: Corpus<'o>,
    filters: Filters,
    documents: RecordWriter<'o, AtomicFile>,
    timing: AtomicFile,
}

impl<'o> Results<'o> {
    fn begin(folder: &Path, options: &'o BuildOptions) -> Result<Self, Unwritten> {
        let create = |name: &str| {
            let path = folder.join(name);
            AtomicFile::create(&path).map_err(|error| (path, error.into()))
        };
        let in_folder = |error: WriteError| (folder.to_owned(), error);
        let corpus = Corpus::begin(options, folder).map_err(in_folder)?;
        let (documents, mut timing) = (create(DOCUMENTS)?, create(TIMING)?);
        let has_parts = options.split.is_some();
        let documents = RecordWriter::new(documents, &options.extra_columns, has_parts)
            .map_err(|error| in_folder(error.into()))?;
        writeln!(timing, "en_path\tzh_path\tseconds\tsentences_per_second")
            .map_err(|error| in_folder(error.into()))?;
        let filters = Filters::new(options.filters.clone());
        Ok(Self { options, corpus, filters, documents, timing })
    }

    /// Writes what came of one job.
    fn take(&mut self, outcome: &mut JobOutcome, rows: &PackedRows) -> Result<(), WriteError> {
        let record = &mut outcome.record;
        let split = self.options.split.as_ref();
        let part = split.map(|split| split.part_of(&record.english_path, &record.chinese_path));
        let before = self.filters.left_out();
        let names = &self.options.write.tsv.carried;
        let value = |name: &String| record.extra.iter().find(|(own, _)| own == name).cloned();
        let carried: Vec<_> = names
            .iter()
            .map(|name| value(name).unwrap_or_else(|| (name.clone(), String::new())))
            .collect();
        if record.status == Status::Aligned {
            for row in rows.rows() {
                let mut row = row?;
                row.carried.clone_from(&carried);
                // Nulls that were not asked for are no loss of the format.
                let is_asked_for = !row.is_null() || self.options.nulls == Nulls::Keep;
                if is_asked_for && self.filters.keeps(&row) {
                    self.corpus.write(part, &row)?;
                }
            }
        }
        record.filtered = self.filters.left_out().since(&before);
        self.documents.write(record, part.map(|part| part.name()).unwrap_or_default())?;
        let sentences = record.english_sentences + record.chinese_sentences;
        writeln!(
            self.timing,
            "{}\t{}\t{:.3}\t{:.0}",
            zhen_formats::field_text(&record.english_path),
            zhen_formats::field_text(&record.chinese_path),
            outcome.seconds,
            sentences as f64 / outcome.seconds.max(1e-3),
        )?;
        Ok(())
    }

    /// Lets all files take their places, and removes those of the last time that have none now.
    fn finish(self, state: &State, summary: &mut Summary) -> Result<(), Unwritten> {
        let folder = state.out_folder();
        let in_folder = |error: WriteError| (folder.to_owned(), error);
        let written = self.corpus.finish().map_err(in_folder)?;
        let mut whole: Vec<WholeFile> = written.whole;
        for file in [self.documents.into_inner(), self.timing] {
            whole.push(file.whole().map_err(|error| in_folder(error.into()))?);
        }
        (summary.rows, summary.filters) = (written.rows, self.filters.left_out());
        written.losses.iter().for_each(|(format, losses)| summary.add_losses(*format, losses));

        let mut paths = written.paths.clone();
        paths.extend(result_files(folder, self.options));
        let old = state.results();
        // Both the old and the new ones are ours until all is in place.
        let ours: Vec<PathBuf> = old.iter().chain(&paths).cloned().collect();
        let noted = |error| in_folder(io::Error::other(error).into());
        state.note_results(&ours).map_err(noted)?;
        appear(whole).map_err(|error| in_folder(error.into()))?;
        for path in old.iter().filter(|path| !paths.contains(path)) {
            match std::fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err((path.clone(), error.into()));
                }
                _ => {}
            }
        }
        state.note_results(&paths).map_err(noted)?;
        summary.corpus = written.paths;
        Ok(())
    }
}
