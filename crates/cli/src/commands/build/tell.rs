//! What a build says while it runs, and at its end.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use indicatif::{HumanCount, HumanDuration};
use zhen_batch::{DocumentRecord, Event, Status, Summary};

use crate::arguments::BuildArguments;
use crate::progress::Progress;
use crate::report::Report;

/// Says what happens.
pub struct Teller<'r> {
    arguments: &'r BuildArguments,
    report: Report,
    progress: Progress,
}

impl<'r> Teller<'r> {
    pub fn new(arguments: &'r BuildArguments, report: &Report) -> Self {
        let progress = Progress::new(0, arguments.running.progress, *report);
        Self { arguments, report: *report, progress }
    }

    /// Says what happened.
    pub fn tell(&mut self, event: Event<'_>) {
        match event {
            Event::Pass { total } => {
                self.progress.finish();
                self.progress = Progress::new(total, self.arguments.running.progress, self.report);
            }
            Event::Ended { sentences, is_failure } => self.progress.add(sentences, is_failure),
            Event::Record(record) => self.progress.suspend(|| self.tell_record(record)),
            Event::Result(record) => self.tell_quality(record),
            Event::Learned { links: 0, .. } => self.progress.suspend(|| {
                self.report.note("the confident beads taught no new words");
            }),
            Event::Learned { words, links } => self.progress.suspend(|| {
                self.report.note(&format!(
                    "learned {} links of {} words from the confident beads; all documents are \
                     aligned again",
                    HumanCount(links as u64),
                    HumanCount(words as u64)
                ));
            }),
            Event::Writing => self.progress.finish(),
            _ => {}
        }
    }

    fn tell_record(&self, record: &DocumentRecord) {
        record.warnings.iter().for_each(|warning| self.report.warning(warning));
        let names = format!("{} {}", record.english_path, record.chinese_path);
        let reason = record.status.reason();
        if record.status.is_failure() {
            self.report.failure(&format!("{}: {names}: {reason}", record.status));
        } else if !reason.is_empty() {
            self.report.warning(&format!("{}: {names}: {reason}", record.status));
        }
        // With a folder for results, those of earlier runs are told too.
        if self.arguments.output.is_none() {
            self.tell_quality(record);
        }
    }

    fn tell_quality(&self, record: &DocumentRecord) {
        if self.arguments.running.hunalign_quality && record.status == Status::Aligned {
            let names = format!("{} {}", record.english_path, record.chinese_path);
            let own = record.own_path.as_ref().map(|path| path.display().to_string());
            let (name, quality) = (own.unwrap_or(names), record.mean_confidence);
            self.report.line(&format!("Quality\t{name}\t{quality:.4}"));
        }
    }

    /// Takes the progress bar away.
    pub fn finish(&self) {
        self.progress.finish();
    }

    /// Says what was done.
    pub fn sum_up(&self, summary: &Summary) {
        let mut text = format!("{} pairs aligned, {} failed", summary.aligned, summary.failed);
        if summary.doubtful > 0 {
            text += &format!(", {} probably no translations of each other", summary.doubtful);
        }
        text += &format!(
            ", {} files unpaired; {} English and {} Chinese sentences; {} rows written",
            summary.unpaired, summary.english_sentences, summary.chinese_sentences, summary.rows
        );
        if !summary.corpus.is_empty() {
            text += &format!(" to {}", listed(&summary.corpus));
        }
        self.report.note(&text);
        if !summary.removed.is_empty() {
            let removed = listed(&summary.removed);
            self.report.note(&format!("removed, for it was of the build before: {removed}"));
        }
        if summary.kept > 0 {
            self.report.note(&format!("{} pairs were done before and are kept", summary.kept));
        }
        if summary.kept_failures > 0 {
            self.report.failure(&format!(
                "{} of them failed before and were not tried again: documents.tsv says why, \
                 --resume --retry-failed tries them",
                summary.kept_failures
            ));
        }
        let seconds = self.progress.elapsed().as_secs_f64();
        let sentences = (summary.english_sentences + summary.chinese_sentences) as f64;
        self.report.detail(&format!(
            "{} for {} documents: {:.0} sentences/s",
            HumanDuration(self.progress.elapsed()),
            summary.aligned + summary.failed,
            sentences / seconds.max(1e-3)
        ));
    }
}

/// Names files, the first and the last of many.
fn listed(files: &[PathBuf]) -> String {
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    match names.as_slice() {
        [first, .., last] if names.len() > 6 => {
            format!("{first} … {last} ({} files)", names.len())
        }
        names => names.join(", "),
    }
}

/// Locks what no thread leaves half changed.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
