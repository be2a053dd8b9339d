//! The stream: a JSON object with a document pair a line in, one with its alignment a line out.
//!
//! A reader thread cuts the input into lines, every thread of the rayon pool aligns one line at a
//! time, and the caller's thread writes the results in the order of the lines. Between reading and
//! writing stand a few lines for each thread, of a bounded size together ([`Queue`]): the reader
//! waits when they are not written yet. So memory does not grow with the input, not even while one
//! long document holds up all that follow it.
//!
//! A result is flushed as soon as the next one is not ready: a program that writes one line and
//! waits for its result before it writes the next gets it.
//!
//! [`Queue`]: queue::Queue

mod answer;
mod carried;
mod lines;
mod queue;
mod request;

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

use thiserror::Error;
use zhen_align::Aligner;

use crate::file::uncompressed;
use crate::filter::{FilterCounts, FilterOptions};
use crate::options::Nulls;
use crate::record::Status;
use crate::source::PairOptions;
use crate::terms::TermCoverage;
use answer::{Answer, Answering};
use lines::Lines;
use queue::Queue;

/// Lines between reading and writing for each thread: enough that a document which takes eight
/// times as long as the others does not hold them up.
const LINES_PER_THREAD: usize = 8;
/// Bytes that all lines between reading and writing may have together, and their results.
const BYTES_UNDER_WAY: usize = 64 << 20;

/// How a stream is aligned.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct StreamOptions {
    /// How the documents are read; format and encoding are those of files only.
    pub pair: PairOptions,
    /// Whether the rows hold null beads too.
    pub nulls: Nulls,
    /// Which two-sided beads are left out. Duplicates are those within a line: the stream
    /// remembers none of the lines that it has written.
    pub filters: FilterOptions,
}

/// What became of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamRecord {
    /// Its number, from 1.
    pub line: usize,
    /// Whether it could be aligned; a reason begins with the number of the line.
    pub status: Status,
}

/// What a stream came to.
#[derive(Clone, Debug, Default)]
pub struct StreamSummary {
    /// Lines that were aligned.
    pub aligned: usize,
    /// Lines that failed.
    pub failed: usize,
    /// Rows written.
    pub rows: usize,
    /// English sentences read.
    pub english_sentences: usize,
    /// Chinese sentences read.
    pub chinese_sentences: usize,
    /// Two-sided beads left out on request.
    pub filters: FilterCounts,
    /// Terms of the glossaries that occur.
    pub terms: TermCoverage,
}

/// Why a stream was not aligned to its end.
#[derive(Debug, Error)]
pub enum StreamError {
    /// The input cannot be read; results of all lines before are written.
    #[error("cannot read the file to its end: {0}")]
    Read(io::Error),
    /// The results cannot be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// Aligns the document pair of every line of `input` on all threads of the rayon pool, and writes
/// one line for each, in their order.
///
/// `input` may be packed by gzip or Zstandard. A line that cannot be aligned gives an object with
/// the reason; an input without lines gives nothing. `done` is called for every line in order. Call it from outside the threads of the
/// pool: all of them align.
///
/// # Errors
///
/// If the input cannot be read to its end, or the output cannot be written; the input may be waited for on a thread of its own when that is known.
pub fn align_stream(
    input: impl Read + Send + 'static,
    output: &mut dyn Write,
    options: &StreamOptions,
    aligner: &Aligner<'_>,
    done: impl FnMut(&StreamRecord),
) -> Result<StreamSummary, StreamError> {
    let most_lines = LINES_PER_THREAD * rayon::current_num_threads();
    let queue = Arc::new(Queue::new(most_lines, BYTES_UNDER_WAY));
    let reader = Arc::clone(&queue);
    // Nobody waits for this thread: it may hang in a read when the output has long been closed.
    std::thread::spawn(move || reader.end(read_lines(input, &reader)));
    let answering = Answering::new(options, aligner);
    let (results, ordered) = channel();
    let written = rayon::in_place_scope(|scope| {
        let (queue, answering) = (&queue, &answering);
        scope.spawn_broadcast(move |_, _| answer_lines(queue, answering, &results));
        let written = write_in_order(&ordered, queue, output, done);
        queue.abandon();
        written
    })?;
    match queue.failure() {
        Some(error) => Err(StreamError::Read(error)),
        None => Ok(written),
    }
}

/// Puts all lines into the queue, as far as somebody takes them.
fn read_lines(input: impl Read, queue: &Queue) -> io::Result<()> {
    for line in Lines::new(uncompressed(input)?) {
        if !queue.push(line?) {
            break;
        }
    }
    Ok(())
}

/// Aligns lines until there are no more.
fn answer_lines(queue: &Queue, answering: &Answering<'_>, results: &Sender<(usize, Answer)>) {
    while let Some(taken) = queue.take() {
        let answer = answering.answer(&taken.line);
        queue.weigh(taken.weight, answer.line.len());
        if results.send((taken.place, answer)).is_err() {
            break;
        }
    }
}

/// Writes the results in the order of the lines.
fn write_in_order(
    results: &Receiver<(usize, Answer)>,
    queue: &Queue,
    output: &mut dyn Write,
    mut done: impl FnMut(&StreamRecord),
) -> io::Result<StreamSummary> {
    let mut summary = StreamSummary::default();
    let mut early = BTreeMap::new();
    let mut next = 0;
    loop {
        let result = match results.try_recv() {
            Ok(result) => Some(result),
            Err(TryRecvError::Empty) => {
                output.flush()?;
                results.recv().ok()
            }
            Err(TryRecvError::Disconnected) => None,
        };
        let Some((place, answer)) = result else { break };
        early.insert(place, answer);
        while let Some(answer) = early.remove(&next) {
            output.write_all(&answer.line)?;
            queue.leave(answer.line.len());
            done(&answer.record);
            summary.count(answer);
            next += 1;
        }
    }
    output.flush()?;
    Ok(summary)
}

impl StreamSummary {
    fn count(&mut self, answer: Answer) {
        match answer.record.status {
            Status::Aligned => self.aligned += 1,
            _ => self.failed += 1,
        }
        self.rows += answer.rows;
        self.english_sentences += answer.english_sentences;
        self.chinese_sentences += answer.chinese_sentences;
        self.filters.add(&answer.filters);
        self.terms.add(answer.terms);
    }
}

#[cfg(test)]
mod tests;
