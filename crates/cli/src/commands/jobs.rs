//! Where the document pairs of a build come from: two folders, or a job list.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use zhen_batch::{
    DocumentRecord, FilePair, FolderPairs, Job, NamedFile, Pairing, PairingOptions, Status,
    pair_documents,
};
use zhen_formats::read_jobs;
use zhen_lexicon::Lexicon;
use zhen_text::Language;

use crate::arguments::Share;
use crate::input::{self, STANDARD};
use crate::progress::ReadingProgress;
use crate::report::Report;

/// Where the pairs come from.
#[derive(Clone, Copy, Debug)]
pub enum JobSource<'a> {
    /// Two folders whose files have the same names.
    Folders {
        /// The English one.
        english: &'a str,
        /// The Chinese one.
        chinese: &'a str,
    },
    /// A job list, or `-`.
    List(&'a str),
}

impl JobSource<'_> {
    /// Returns what messages call it.
    pub fn name(&self) -> String {
        match self {
            Self::Folders { english, chinese } => format!("{english} and {chinese}"),
            Self::List(list) => (*list).to_owned(),
        }
    }
}

/// What there is to do.
#[derive(Debug, Default)]
pub struct Jobs {
    /// The document pairs.
    pub jobs: Vec<Job>,
    /// Files without counterpart.
    pub unpaired: Vec<DocumentRecord>,
    /// Names of further columns of the job list.
    pub extra_columns: Vec<String>,
}

impl Jobs {
    /// Takes one of several equal parts of the list, if there are any.
    pub fn shared(self, share: Option<Share>) -> Self {
        match share {
            Some(share) => Self { jobs: share.of(self.jobs), ..self },
            None => self,
        }
    }
}

/// Finds the document pairs; folders are paired as `pairing` says.
///
/// # Errors
///
/// If a folder cannot be listed, or the job list cannot be read.
pub fn find_jobs(
    source: JobSource<'_>,
    pairing: &PairingOptions,
    lexicon: &Lexicon<'_>,
    report: &Report,
) -> Result<Jobs> {
    match source {
        JobSource::Folders { english, chinese } => {
            jobs_of_folders(english, chinese, pairing, lexicon, report)
        }
        JobSource::List(list) => jobs_of_list(list, report),
    }
}

fn jobs_of_folders(
    english: &str,
    chinese: &str,
    pairing: &PairingOptions,
    lexicon: &Lexicon<'_>,
    report: &Report,
) -> Result<Jobs> {
    let found = pair_with_progress(english, chinese, pairing, lexicon, report)?;
    tell_found(&found, english, chinese, report);
    let job = |FilePair { english, chinese, score, by }: &FilePair| {
        let score = score.map(|score| format!("{score:.4}")).unwrap_or_default();
        Job {
            english: english.as_path().into(),
            chinese: chinese.as_path().into(),
            pairing: Pairing::of_list(by.name()),
            extra: vec![("score".to_owned(), score), ("how".to_owned(), by.name().to_owned())],
            ..Job::default()
        }
    };
    let unpaired = found.unpaired.into_iter().map(|file| {
        let name = file.path.display().to_string();
        let (english, chinese) = match file.language {
            Language::English => (name, String::new()),
            Language::Chinese => (String::new(), name),
        };
        DocumentRecord::new(english, chinese, Status::Unpaired { reason: file.reason })
    });
    Ok(Jobs {
        jobs: found.pairs.iter().map(job).collect(),
        unpaired: unpaired.collect(),
        extra_columns: vec!["score".to_owned(), "how".to_owned()],
    })
}

/// Says what a user may not expect of two folders: that they were given the wrong way round, and
/// with `-v` that hidden files were passed over.
pub fn tell_found(found: &FolderPairs, english: &str, chinese: &str, report: &Report) {
    if found.hidden > 0 {
        report.detail(&format!("{} hidden files and folders passed over", found.hidden));
    }
    if found.swapped {
        report.note(&format!(
            "{english} holds Chinese documents, {chinese} English ones: taken the other way round"
        ));
    }
}

/// Pairs the documents of two folders, and shows how many are read.
///
/// # Errors
///
/// If a folder cannot be listed.
pub fn pair_with_progress(
    english: &str,
    chinese: &str,
    pairing: &PairingOptions,
    lexicon: &Lexicon<'_>,
    report: &Report,
) -> Result<FolderPairs> {
    let progress = ReadingProgress::new(*report);
    let (english, chinese) = (english.as_ref(), chinese.as_ref());
    let read = |done, total| progress.tell(done, total);
    let found = pair_documents(english, chinese, pairing, lexicon, read);
    progress.finish();
    Ok(found?)
}

fn jobs_of_list(list: &str, report: &Report) -> Result<Jobs> {
    let read = read_jobs(input::open(list)?).with_context(|| list.to_owned())?;
    if read.skipped_rows > 0 {
        report.note(&format!("{list}: {} rows have an empty path: skipped", read.skipped_rows));
    }
    let folder = if list == STANDARD { None } else { Path::new(list).parent() };
    let file = |name: String| {
        let path = located(&name, folder);
        NamedFile::at(name, path)
    };
    let jobs = read.jobs.into_iter().map(|job| Job {
        english: file(job.english_path),
        chinese: file(job.chinese_path),
        pairing: pairing_of(&job.extra),
        out_path: job.out_path.map(PathBuf::from),
        extra: job.extra,
    });
    Ok(Jobs { jobs: jobs.collect(), unpaired: Vec::new(), extra_columns: read.extra_columns })
}

/// What a list of `zhen pair` says of how a pair was found; other lists are not doubted.
fn pairing_of(extra: &[(String, String)]) -> Pairing {
    let how = extra.iter().find(|(name, _)| name == "how");
    how.map_or(Pairing::Stated, |(_, how)| Pairing::of_list(how))
}

/// The path as it is, or relative to the folder of the list if only that leads to a file.
fn located(name: &str, folder: Option<&Path>) -> PathBuf {
    let path = PathBuf::from(name);
    match folder.map(|folder| folder.join(name)) {
        Some(beside) if !path.exists() && beside.exists() => beside,
        _ => path,
    }
}
