//! Checking: two files' bytes in, documents, alignment and findings out; many pairs in parallel.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use zhen_align::Aligner;
use zhen_check::{CheckOptions, CheckReport, CheckedPair, check_with};
use zhen_formats::DocumentNames;

use crate::pair::{AlignedPair, Sources, align_pair};
use crate::pair_error::PairError;
use crate::source::PairOptions;
use crate::stop::StopRequest;
use crate::workers::{Ending, Workers};

/// A document pair that was checked.
#[derive(Clone, Debug)]
pub struct CheckedFiles {
    /// What the documents are called.
    pub names: DocumentNames,
    /// The documents and their alignment.
    pub pair: AlignedPair,
    /// What was found.
    pub report: CheckReport,
}

impl CheckedFiles {
    /// Returns the documents and their alignment as the checker and the reports take them.
    pub fn checked_pair(&self) -> CheckedPair<'_> {
        CheckedPair {
            english: &self.pair.english.document,
            chinese: &self.pair.chinese.document,
            alignment: &self.pair.alignment,
        }
    }
}

/// Reads, aligns and checks two documents; `names` are the English and the Chinese one, or in the
/// order given where that is to be detected.
///
/// # Errors
///
/// If a document cannot be read, is empty, or is in the wrong language, or if the confirmed beads
/// cannot be those of the pair.
pub fn check_pair(
    sources: Sources<'_>,
    options: &PairOptions,
    aligner: &Aligner<'_>,
    check_options: &CheckOptions,
) -> Result<CheckedFiles, PairError> {
    let pair = align_pair(sources, options, aligner)?;
    let (first, last) = match sources {
        Sources::Two([first, last]) | Sources::Each([(first, _), (last, _)]) => (first, last),
        Sources::Both(both) => (both, both),
    };
    let (english, chinese) = if pair.swapped { (last, first) } else { (first, last) };
    let names = DocumentNames {
        english: english.name.to_owned(),
        chinese: chinese.name.to_owned(),
        english_language: pair.english.label().to_owned(),
        chinese_language: pair.chinese.label().to_owned(),
    };
    let mut checked = CheckedFiles { names, pair, report: CheckReport::default() };
    checked.report = check_with(&checked.checked_pair(), check_options, aligner.lexicon());
    Ok(checked)
}

/// How work on a job ended that is done beside others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkEnd<T> {
    /// It was done.
    Done(T),
    /// It panicked, saying this.
    Panicked(String),
    /// It took longer than a job may.
    TimedOut,
}

/// Does `work` for each job on so many threads, and hands the results to `take` in the order of
/// the jobs, until `take` returns false or `stop` is made.
///
/// Results wait for those before them: memory holds what finished early.
pub fn work_in_order<J: Send + Sync + 'static, T: Send + 'static>(
    jobs: Vec<J>,
    (threads, limit): (usize, Option<Duration>),
    stop: &StopRequest,
    work: impl Fn(&J) -> T + Send + Sync + 'static,
    take: impl FnMut(WorkEnd<T>) -> bool + Send,
) {
    let numbered: Vec<(usize, J)> = jobs.into_iter().enumerate().collect();
    let waiting = Mutex::new(Waiting { next: 0, ended: BTreeMap::new(), take, is_over: false });
    Workers { threads, limit, stop }.run(
        numbered,
        move |(_, job)| work(job),
        |(number, _), ending, _| {
            let end = match ending {
                Ending::Done(result) => WorkEnd::Done(result),
                Ending::Panicked(said) => WorkEnd::Panicked(said),
                Ending::TimedOut => WorkEnd::TimedOut,
            };
            waiting.lock().unwrap_or_else(PoisonError::into_inner).add(*number, end)
        },
    );
}

/// Results that wait for those before them.
struct Waiting<T, F> {
    next: usize,
    ended: BTreeMap<usize, WorkEnd<T>>,
    take: F,
    is_over: bool,
}

impl<T, F: FnMut(WorkEnd<T>) -> bool> Waiting<T, F> {
    /// Adds a result and hands on all whose turn it is; false where no more are wanted.
    fn add(&mut self, number: usize, end: WorkEnd<T>) -> bool {
        self.ended.insert(number, end);
        while !self.is_over
            && let Some(end) = self.ended.remove(&self.next)
        {
            self.next += 1;
            self.is_over = !(self.take)(end);
        }
        !self.is_over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let jobs: Vec<u64> = (0..40).collect();
        let mut taken = Vec::new();
        let work = |&job: &u64| {
            assert!(job != 7, "the seventh fails");
            std::thread::sleep(Duration::from_millis((40 - job) % 7));
            job
        };
        work_in_order(jobs, (3, None), &StopRequest::default(), work, |end| {
            taken.push(end);
            taken.len() < 30
        });
        assert_eq!(taken.len(), 30);
        for (number, end) in (0..).zip(&taken) {
            match number {
                7 => assert!(matches!(end, WorkEnd::Panicked(said) if said.contains("seventh"))),
                number => assert_eq!(*end, WorkEnd::Done(number)),
            }
        }
    }
}
