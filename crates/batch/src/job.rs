//! One job of a build: read, align, write the job's own file.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zhen_align::Aligner;
use zhen_formats::{
    BitextRow, DocumentNames, Format, Losses, RowWriter, WriteError, Written, rows_of,
};

use crate::bitext::write_bitext;
use crate::digest::Digest;
use crate::doubt::{Pairing, doubt};
use crate::file::read_listed_document;
use crate::filter::FilterCounts;
use crate::marks::PairMarks;
use crate::options::BuildOptions;
use crate::pair::{AlignedPair, Sources, align_pair};
use crate::record::{DocumentRecord, Status};
use crate::source::Source;
use crate::terms::TermCoverage;

/// A file, and what outputs call it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedFile {
    /// What outputs and messages call the file: its path as the user wrote it.
    pub name: String,
    /// Where the file is, if not at `name`.
    place: Option<PathBuf>,
}

impl NamedFile {
    /// Names a file that is at another place than its name says.
    pub fn at(name: String, path: PathBuf) -> Self {
        let place = (path.as_path() != Path::new(&name)).then_some(path);
        Self { name, place }
    }

    /// Returns where the file is.
    pub fn path(&self) -> &Path {
        self.place.as_deref().unwrap_or_else(|| Path::new(&self.name))
    }
}

impl From<&Path> for NamedFile {
    fn from(path: &Path) -> Self {
        Self::at(path.display().to_string(), path.to_owned())
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
    /// What says that the files belong together.
    pub pairing: Pairing,
    /// Further columns of the job list.
    pub extra: Vec<(String, String)>,
}

impl Job {
    /// Returns what the journal calls the job.
    pub(crate) fn digest(&self) -> Digest {
        // Names that are not Unicode may look the same and are not.
        let bytes = |path: &Path| path.as_os_str().as_encoded_bytes().to_vec();
        let out = self.out_path.as_deref().map(bytes).unwrap_or_default();
        let (english, chinese) = (bytes(self.english.path()), bytes(self.chinese.path()));
        let names = [self.english.name.as_bytes(), self.chinese.name.as_bytes()];
        let pairing = self.pairing.name().as_bytes();
        Digest::of([names[0], names[1], &english, &chinese, &out, pairing])
    }

    /// Returns the columns of the job list that rows shall have, with their values.
    pub(crate) fn carried(&self, options: &BuildOptions) -> Vec<(String, String)> {
        let value = |name: &String| {
            let found = self.extra.iter().find(|(own, _)| own == name);
            (name.clone(), found.map(|(_, value)| value.clone()).unwrap_or_default())
        };
        options.write.tsv.carried.iter().map(value).collect()
    }

    /// Makes the record of the job before anything is known of it.
    pub(crate) fn record(&self, status: Status) -> DocumentRecord {
        let (english, chinese) = (self.english.name.clone(), self.chinese.name.clone());
        DocumentRecord {
            own_path: self.out_path.clone(),
            extra: self.extra.clone(),
            ..DocumentRecord::new(english, chinese, status)
        }
    }
}

/// What came of a job, without its rows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct JobOutcome {
    /// Its row in the list of documents.
    pub(crate) record: DocumentRecord,
    /// What went to the job's own file, if it has one.
    pub(crate) own_file: Option<OwnFile>,
    /// Terms of the glossaries that occur.
    pub(crate) terms: TermCoverage,
    /// How long it took.
    pub(crate) seconds: f64,
    /// Whether what stopped it may be gone the next time, such as a full disk.
    pub(crate) is_passing: bool,
}

impl JobOutcome {
    /// What came of a job that gave no rows.
    pub(crate) fn without_rows(record: DocumentRecord) -> Self {
        Self {
            record,
            own_file: None,
            terms: TermCoverage::default(),
            seconds: 0.0,
            is_passing: false,
        }
    }
}

/// What was written to the file of one job.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct OwnFile {
    /// Its format.
    pub(crate) format: Format,
    /// Rows in the file.
    pub(crate) rows: usize,
    /// What was left out on request.
    pub(crate) filters: FilterCounts,
    /// What the format could not hold.
    pub(crate) losses: Losses,
}

/// The contents of a job's files, or why there are none.
pub(crate) struct JobContents {
    files: Result<(Vec<u8>, Vec<u8>), String>,
}

impl JobContents {
    /// Reads the files of a job.
    pub(crate) fn read(job: &Job) -> Self {
        let load = |file: &NamedFile| {
            read_listed_document(file.path()).map_err(|error| format!("{}: {error}", file.name))
        };
        let files = load(&job.english).and_then(|english| {
            // A file paired with itself holds both languages.
            let chinese = if is_one(job) { Vec::new() } else { load(&job.chinese)? };
            Ok((english, chinese))
        });
        Self { files }
    }

    /// Digests all that a job's result depends on and that may change from run to run: the
    /// contents of the files, what was learned of their sites, and how its own file is written.
    pub(crate) fn digest(&self, job: &Job, options: &BuildOptions) -> Digest {
        let sites = [&job.english, &job.chinese].map(|file| options.pair.sites.digest(&file.name));
        let own_file = match &job.out_path {
            Some(path) => {
                let (format, filters) = (options.format_of(path), options.own_filters(path));
                format!("{format} {:?} {filters:?} {:?}", options.write, job.carried(options))
            }
            None => String::new(),
        };
        let rest = [sites[0].to_string(), sites[1].to_string(), own_file];
        let rest = rest.iter().map(String::as_bytes);
        match &self.files {
            Ok((english, chinese)) => {
                Digest::of([&b"files"[..], english, chinese].into_iter().chain(rest))
            }
            Err(reason) => Digest::of([&b"unread"[..], reason.as_bytes()].into_iter().chain(rest)),
        }
    }
}

fn is_one(job: &Job) -> bool {
    job.english.path() == job.chinese.path()
}

/// Runs a job; what goes wrong with it is in the record. `may_write` is asked before its own file
/// is written.
///
/// # Errors
///
/// If there is no room for the job's own file: there will be none for those that follow.
pub(crate) fn run_job(
    job: &Job,
    contents: &JobContents,
    options: &BuildOptions,
    aligner: &Aligner<'_>,
    may_write: impl FnOnce() -> bool,
) -> Result<(JobOutcome, Vec<BitextRow>), WriteError> {
    let failed = |reason: String| {
        let record = job.record(Status::Failed { reason });
        (JobOutcome::without_rows(record), Vec::new())
    };
    let (pair, names) = match align_job(job, contents, options, aligner) {
        Ok(aligned) => aligned,
        Err(reason) => return Ok(failed(reason)),
    };
    let mut record = job.record(Status::Aligned);
    record.count(&pair);
    if let Some(reason) = doubt(job.pairing, &pair, &record, aligner) {
        record.status = Status::Doubtful { reason: reason.to_owned() };
    }
    // Swapped paths are put right, so that every column holds one language.
    if pair.swapped {
        std::mem::swap(&mut record.english_path, &mut record.chinese_path);
    }
    let mut outcome = JobOutcome::without_rows(record);
    outcome.terms = TermCoverage::of(&pair, aligner.lexicon().terms());
    let (english, chinese) = (&pair.english.document, &pair.chinese.document);
    let carried = job.carried(options);
    let rows = rows_of(&pair.alignment, english, chinese, &names);
    let rows: Vec<BitextRow> =
        rows.map(|row| BitextRow { carried: carried.clone(), ..row }).collect();
    if let Some(path) = job.out_path.as_ref().filter(|_| may_write()) {
        match write_own_file(path, &rows, &pair, options, aligner) {
            Ok(own_file) => {
                outcome.record.filtered = own_file.filters;
                outcome.own_file = Some(own_file);
            }
            Err(error) if is_full(&error) => {
                let message = format!("{}: {error}", path.display());
                return Err(io::Error::new(io::ErrorKind::StorageFull, message).into());
            }
            Err(error) => {
                let (mut outcome, rows) = failed(format!("{}: {error}", path.display()));
                outcome.is_passing = true;
                return Ok((outcome, rows));
            }
        }
    }
    Ok((outcome, rows))
}

/// Tells whether there is no room left.
fn is_full(error: &WriteError) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    match error {
        WriteError::Io(error) => matches!(error.kind(), FileTooLarge | QuotaExceeded | StorageFull),
        _ => false,
    }
}

fn align_job(
    job: &Job,
    contents: &JobContents,
    options: &BuildOptions,
    aligner: &Aligner<'_>,
) -> Result<(AlignedPair, DocumentNames), String> {
    let (english, chinese) = contents.files.as_ref().map_err(String::clone)?;
    let first = Source { name: &job.english.name, bytes: english };
    let sources = match is_one(job) {
        true => Sources::Both(first),
        false => Sources::Two([first, Source { name: &job.chinese.name, bytes: chinese }]),
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
    Ok((pair, names))
}

fn write_own_file(
    path: &Path,
    rows: &[BitextRow],
    pair: &AlignedPair,
    options: &BuildOptions,
    aligner: &Aligner<'_>,
) -> Result<OwnFile, WriteError> {
    let format = options.format_of(path);
    let mut filters = options.own_filters(path);
    let marks = (format == Format::Html)
        .then(|| PairMarks::new(aligner, &pair.english.document, &pair.chinese.document));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let write = |writer: &mut RowWriter<'_>| -> Result<(), WriteError> {
        rows.iter().filter(|row| filters.keeps(row)).try_for_each(|row| match &marks {
            Some(marks) => writer.write_marked(row, &marks.of(row)),
            None => writer.write_row(row),
        })
    };
    let ((), Written { rows, losses }) = write_bitext(path, format, &options.write, write)?;
    Ok(OwnFile { format, rows, filters: filters.left_out(), losses })
}
