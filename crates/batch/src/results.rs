//! The results of a build, made from its journal in the order of the job list.
//!
//! Corpus, list of documents, times and statistics are written side by side in one reading of the
//! journal, and take their places together; memory holds the rows of one document.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use zhen_formats::{
    BitextRow, Format, GivenOption, Losses, Provenance, WriteError, field_text, write_report,
    write_statistics,
};

use crate::atomic::{AtomicFile, WholeFile, appear};
use crate::corpus::Corpus;
use crate::filter::{FilterCounts, Filters};
use crate::job::{Job, JobOutcome};
use crate::journal::{Journal, PackedRows};
use crate::options::{BuildOptions, Nulls};
use crate::record::{DocumentRecord, RecordWriter, Status};
use crate::sample::{Sample, write_sample};
use crate::split::SplitPart;
use crate::state::State;
use crate::statistics::{Fate, Tally};
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

/// Why the results could not be written: the file or folder, and what went wrong.
pub(crate) type Unwritten = (PathBuf, WriteError);

/// Writes all results; each job's must be in the journal.
pub(crate) fn write_results(
    jobs: &[Job],
    options: &BuildOptions,
    journal: &Journal,
    state: &State,
    tell: impl Fn(&DocumentRecord),
) -> Result<Summary, Unwritten> {
    let folder = state.out_folder();
    let in_folder = |error: WriteError| (folder.to_owned(), error);
    let mut summary = Summary::default();
    let mut results = Results::begin(folder, options)?;
    for job in jobs {
        let read = journal.read(&job.digest()).map_err(|error| in_folder(error.into()))?;
        let Some((mut outcome, rows)) = read else { continue };
        outcome.record.extra.clone_from(&job.extra);
        outcome.record.own_path.clone_from(&job.out_path);
        results.take(job, &mut outcome, &rows).map_err(in_folder)?;
        tell(&outcome.record);
        summary.count(&outcome);
    }
    for record in &options.unpaired {
        results.take_unpaired(record).map_err(|error| in_folder(error.into()))?;
    }
    summary.unpaired = options.unpaired.len();
    let written = results.finish(folder)?;
    (summary.rows, summary.filters) = (written.rows, written.filters);
    written.losses.iter().for_each(|(format, losses)| summary.add_losses(*format, losses));
    summary.corpus.clone_from(&written.corpus);
    summary.removed = written.appear(options, state)?;
    Ok(summary)
}

/// The results as they are being written.
struct Results<'o> {
    options: &'o BuildOptions,
    corpus: Corpus<'o>,
    filters: Filters,
    documents: RecordWriter<'o, AtomicFile>,
    timing: AtomicFile,
    tally: Tally,
    sample: Option<Sample>,
}

/// The results that wait to take their places.
struct WrittenResults {
    whole: Vec<WholeFile>,
    /// The files of the corpus.
    corpus: Vec<PathBuf>,
    rows: usize,
    filters: FilterCounts,
    losses: BTreeMap<Format, Losses>,
}

impl<'o> Results<'o> {
    fn begin(folder: &Path, options: &'o BuildOptions) -> Result<Self, Unwritten> {
        let in_folder = |error: WriteError| (folder.to_owned(), error);
        let corpus = Corpus::begin(options, folder).map_err(in_folder)?;
        let (documents, mut timing) = (create(folder, DOCUMENTS)?, create(folder, TIMING)?);
        let documents =
            RecordWriter::new(documents, &options.extra_columns, options.split.is_some())
                .map_err(|error| in_folder(error.into()))?;
        writeln!(timing, "en_path\tzh_path\tseconds\tsentences_per_second")
            .map_err(|error| in_folder(error.into()))?;
        Ok(Self {
            options,
            corpus,
            filters: Filters::new(options.filters.clone()),
            documents,
            timing,
            tally: Tally::default(),
            sample: options.sample.map(|(size, seed)| Sample::new(size, seed)),
        })
    }

    /// Writes what came of one job.
    fn take(
        &mut self,
        job: &Job,
        outcome: &mut JobOutcome,
        rows: &PackedRows,
    ) -> Result<(), WriteError> {
        let carried = job.carried(self.options);
        let record = &mut outcome.record;
        let part = self.part_of(record);
        let before = self.filters.left_out();
        for row in rows.rows() {
            let mut row = row?;
            row.carried.clone_from(&carried);
            let fate = self.fate(&row, record);
            self.tally.add_row(&row, fate);
            if fate == Fate::Kept {
                if let Some(sample) = self.sample.as_mut().filter(|_| !row.is_null()) {
                    sample.offer(&row);
                }
                self.corpus.write(part, &row)?;
            }
        }
        record.filtered = self.filters.left_out().since(&before);
        self.tally.add_document(record, part);
        self.documents.write(record, part.map(SplitPart::name).unwrap_or_default())?;
        let sentences = record.english_sentences + record.chinese_sentences;
        writeln!(
            self.timing,
            "{}\t{}\t{:.3}\t{:.0}",
            field_text(&record.english_path),
            field_text(&record.chinese_path),
            outcome.seconds,
            sentences as f64 / outcome.seconds.max(1e-3),
        )?;
        Ok(())
    }

    fn take_unpaired(&mut self, record: &DocumentRecord) -> io::Result<()> {
        self.tally.add_document(record, None);
        self.documents.write(record, "")
    }

    /// The part of the corpus that a document is in: wherever its folder is, and whatever the way
    /// to it.
    fn part_of(&self, record: &DocumentRecord) -> Option<SplitPart> {
        let inside = |path: &str| {
            let mut folders = self.options.folders.iter();
            let found = folders.find_map(|folder| Path::new(path).strip_prefix(folder).ok());
            found.map_or_else(|| path.to_owned(), |inside| inside.display().to_string())
        };
        let (english, chinese) = (inside(&record.english_path), inside(&record.chinese_path));
        self.options.split.as_ref().map(|split| split.part_of(&english, &chinese))
    }

    /// Decides what becomes of a row of a document.
    fn fate(&mut self, row: &BitextRow, record: &DocumentRecord) -> Fate {
        if record.status != Status::Aligned {
            return Fate::DocumentLeftOut;
        }
        // Nulls that were not asked for are no loss of the format.
        if row.is_null() && self.options.nulls == Nulls::LeaveOut {
            return Fate::NullLeftOut;
        }
        self.filters.why_not(row).map_or(Fate::Kept, Fate::LeftOut)
    }

    /// Ends all files.
    fn finish(self, folder: &Path) -> Result<WrittenResults, Unwritten> {
        let in_folder = |error: io::Error| (folder.to_owned(), error.into());
        let corpus = self.corpus.finish().map_err(|error| (folder.to_owned(), error))?;
        let statistics = self.tally.finish(provenance(self.options));
        let (mut json, mut report) = (create(folder, STATISTICS)?, create(folder, REPORT)?);
        write_statistics(&statistics, &mut json).map_err(in_folder)?;
        write_report(&statistics, &mut report).map_err(in_folder)?;
        let mut files = vec![self.documents.into_inner(), self.timing, json, report];
        if let Some(sample) = self.sample {
            let mut file = create(folder, SAMPLE)?;
            write_sample(&mut file, &sample.into_rows()).map_err(in_folder)?;
            files.push(file);
        }
        let mut whole: Vec<WholeFile> = corpus.whole;
        for file in files {
            whole.push(file.whole().map_err(in_folder)?);
        }
        Ok(WrittenResults {
            whole,
            corpus: corpus.paths,
            rows: corpus.rows,
            filters: self.filters.left_out(),
            losses: corpus.losses,
        })
    }
}

impl WrittenResults {
    /// Lets all files take their places, and removes those of the last time that have none now;
    /// returns which.
    fn appear(self, options: &BuildOptions, state: &State) -> Result<Vec<PathBuf>, Unwritten> {
        let folder = state.out_folder();
        let in_folder = |error: io::Error| (folder.to_owned(), error.into());
        let mut paths = self.corpus;
        paths.extend(result_files(folder, options));
        let old = state.results();
        // Both the old and the new ones are ours until all is in place.
        let ours: Vec<PathBuf> = old.iter().chain(&paths).cloned().collect();
        let noted = |error| in_folder(io::Error::other(error));
        state.note_results(&ours).map_err(noted)?;
        appear(self.whole).map_err(in_folder)?;
        let mut removed = Vec::new();
        for path in old.into_iter().filter(|path| !paths.contains(path)) {
            match std::fs::remove_file(&path) {
                Ok(()) => removed.push(path),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err((path, error.into())),
            }
        }
        state.note_results(&paths).map_err(noted)?;
        Ok(removed)
    }
}

fn create(folder: &Path, name: &str) -> Result<AtomicFile, Unwritten> {
    let path = folder.join(name);
    AtomicFile::create(&path).map_err(|error| (path, error.into()))
}

/// How the corpus was made, for its statistics.
fn provenance(options: &BuildOptions) -> Provenance {
    let given = options.provenance.iter().cloned();
    Provenance {
        title: options.title.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        options: given.map(|(name, value)| GivenOption { name, value }).collect(),
        lexicon_checksum: options.tables.clone(),
    }
}
