//! How far a long run is: a bar on a terminal, a plain line now and then in a log.

use std::io::IsTerminal as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressStyle};

use crate::report::{Report, Verbosity};

/// Progress over the documents of a run.
pub struct Progress {
    bar: ProgressBar,
    report: Report,
    total: usize,
    /// How often a line is said; none on a terminal, whose bar says it.
    every: Option<Duration>,
    begun: Instant,
    told: Instant,
    ended: usize,
    /// Ended documents that took no time, because an earlier run had done them.
    kept: usize,
    sentences: usize,
    failed: usize,
}

impl Progress {
    /// Starts the clock over `total` documents; `every` is how often a log gets a line.
    pub fn new(total: usize, every: Duration, report: Report) -> Self {
        let is_quiet = report.verbosity() == Verbosity::Quiet;
        let is_seen = std::io::stderr().is_terminal();
        let style = ProgressStyle::with_template("{bar:30} {msg}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = match is_quiet || !is_seen {
            true => ProgressBar::hidden(),
            false => ProgressBar::new(total as u64).with_style(style),
        };
        let every = Some(every).filter(|every| !(is_quiet || is_seen || every.is_zero()));
        let now = Instant::now();
        let counts = (0, 0, 0, 0);
        let (ended, kept, sentences, failed) = counts;
        Self { bar, report, total, every, begun: now, told: now, ended, kept, sentences, failed }
    }

    /// Counts a document that has ended.
    pub fn add(&mut self, sentences: usize, is_failure: bool) {
        self.ended += 1;
        self.sentences += sentences;
        self.failed += usize::from(is_failure);
        self.kept += usize::from(sentences == 0 && !is_failure);
        self.bar.set_position(self.ended as u64);
        self.bar.set_message(self.line());
        if self.every.is_some_and(|every| self.told.elapsed() >= every) {
            self.told = Instant::now();
            self.report.note(&self.line());
        }
    }

    /// Runs what says something else on stderr.
    pub fn suspend(&self, tell: impl FnOnce()) {
        self.bar.suspend(tell);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }

    /// Returns the time since the start.
    pub fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }

    fn line(&self) -> String {
        let seconds = self.begun.elapsed().as_secs_f64().max(1e-3);
        let count = |number: usize| HumanCount(number as u64);
        let mut line = format!(
            "{} of {} documents, {} sentences/s, {} failed",
            count(self.ended),
            count(self.total),
            count((self.sentences as f64 / seconds) as usize),
            count(self.failed)
        );
        let worked = self.ended - self.kept;
        if worked > 0 && self.ended < self.total {
            let left = (self.total - self.ended) as f64 * seconds / worked as f64;
            line += &format!(", {} left", HumanDuration(Duration::from_secs(left as u64)));
        }
        line
    }
}

/// How often a log is told how many files are read.
const READING_EVERY: Duration = Duration::from_secs(30);

/// Progress over files that are read by several threads.
pub struct ReadingProgress {
    bar: ProgressBar,
    report: Report,
    told: Mutex<Instant>,
}

impl ReadingProgress {
    /// Starts the clock.
    pub fn new(report: Report) -> Self {
        let bar = report.progress(0, "files read");
        Self { bar, report, told: Mutex::new(Instant::now()) }
    }

    /// Says how many of how many files are read.
    pub fn tell(&self, done: usize, total: usize) {
        self.bar.set_length(total as u64);
        self.bar.set_position(done as u64);
        if std::io::stderr().is_terminal() {
            return;
        }
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.elapsed() >= READING_EVERY {
            *told = Instant::now();
            let (done, total) = (HumanCount(done as u64), HumanCount(total as u64));
            self.report.note(&format!("{done} of {total} files read"));
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
