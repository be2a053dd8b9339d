//! The lines between their reading and the writing of their results: a bounded number of them, of
//! a bounded size together.

use std::collections::VecDeque;
use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::lines::{Content, Line};

/// Holds lines for those who align them, and holds their reader back.
pub(super) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
    most_lines: usize,
    most_bytes: usize,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Taken>,
    /// Lines that were put in, in all.
    count: usize,
    /// Lines whose results are not written yet, and the bytes of them and of their results.
    lines: usize,
    bytes: usize,
    /// No line will come any more.
    is_ended: bool,
    /// Nobody wants a result any more.
    is_abandoned: bool,
    failure: Option<io::Error>,
}

/// A line to be aligned.
pub(super) struct Taken {
    /// How many lines came before it.
    pub(super) place: usize,
    /// The line.
    pub(super) line: Line,
    /// Its bytes.
    pub(super) weight: usize,
}

impl Queue {
    /// Makes an empty queue that holds so many lines and bytes at most, but always one line.
    pub(super) fn new(most_lines: usize, most_bytes: usize) -> Self {
        Self { state: Mutex::default(), changed: Condvar::new(), most_lines, most_bytes }
    }

    /// Puts a line in, when there is room for it; tells whether somebody still wants lines.
    pub(super) fn push(&self, line: Line) -> bool {
        let weight = match &line.content {
            Content::Bytes(bytes) => bytes.len(),
            Content::TooLong => 0,
        };
        let has_room = |state: &State| {
            state.lines == 0
                || (state.lines < self.most_lines && state.bytes + weight <= self.most_bytes)
        };
        let mut state = self.wait_until(|state| state.is_abandoned || has_room(state));
        if state.is_abandoned {
            return false;
        }
        let place = state.count;
        state.waiting.push_back(Taken { place, line, weight });
        state.count += 1;
        state.lines += 1;
        state.bytes += weight;
        self.changed.notify_all();
        true
    }

    /// Says that no line will come any more, and why if that was not foreseen.
    pub(super) fn end(&self, read: io::Result<()>) {
        let mut state = self.lock();
        state.is_ended = true;
        state.failure = read.err();
        self.changed.notify_all();
    }

    /// Takes the first line out; waits for it, unless none will come.
    pub(super) fn take(&self) -> Option<Taken> {
        let is_told =
            |state: &State| state.is_abandoned || state.is_ended || !state.waiting.is_empty();
        let mut state = self.wait_until(is_told);
        if state.is_abandoned { None } else { state.waiting.pop_front() }
    }

    /// Says that a line of `before` bytes became a result of `after`.
    pub(super) fn weigh(&self, before: usize, after: usize) {
        let mut state = self.lock();
        state.bytes = state.bytes.saturating_sub(before) + after;
        self.changed.notify_all();
    }

    /// Says that a result of so many bytes is written.
    pub(super) fn leave(&self, weight: usize) {
        let mut state = self.lock();
        state.lines -= 1;
        state.bytes = state.bytes.saturating_sub(weight);
        self.changed.notify_all();
    }

    /// Says that no result is wanted any more: nobody waits for anything then.
    pub(super) fn abandon(&self) {
        self.lock().is_abandoned = true;
        self.changed.notify_all();
    }

    /// Returns why the reading ended, if that was not foreseen.
    pub(super) fn failure(&self) -> Option<io::Error> {
        self.lock().failure.take()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // No call of a method leaves the state half changed, so a panic elsewhere does no harm.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_until(&self, is_so: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let waiting = self.changed.wait_while(self.lock(), |state| !is_so(state));
        waiting.unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{RecvTimeoutError, channel};
    use std::time::Duration;

    use super::*;

    fn line(number: usize, length: usize) -> Line {
        Line { number, content: Content::Bytes(vec![b'x'; length]) }
    }

    /// Pushes lines of these lengths, and says how many were taken in before room was made.
    fn pushed_at_once(queue: &Queue, lengths: &[usize]) -> usize {
        std::thread::scope(|scope| {
            let (pushed, came) = channel();
            scope.spawn(move || {
                for (number, &length) in lengths.iter().enumerate() {
                    if !queue.push(line(number, length)) || pushed.send(()).is_err() {
                        break;
                    }
                }
            });
            let mut count = 0;
            while came.recv_timeout(Duration::from_millis(200)) != Err(RecvTimeoutError::Timeout) {
                count += 1;
                if count == lengths.len() {
                    break;
                }
            }
            queue.abandon();
            count
        })
    }

    #[test]
    fn the_reader_waits_when_enough_lines_are_under_way() {
        assert_eq!(pushed_at_once(&Queue::new(3, 100), &[1; 10]), 3);
        assert_eq!(pushed_at_once(&Queue::new(10, 100), &[40; 10]), 2);
        // A line that is larger than all that is allowed goes alone.
        assert_eq!(pushed_at_once(&Queue::new(10, 100), &[500, 1]), 1);
    }

    #[test]
    fn results_count_until_they_are_written() {
        let queue = Queue::new(10, 100);
        assert!(queue.push(line(1, 10)));
        let taken = queue.take().expect("a line was put in");
        assert_eq!((taken.place, taken.weight), (0, 10));
        queue.weigh(10, 95);
        assert_eq!(queue.lock().bytes, 95);
        queue.leave(95);
        assert!(queue.push(line(2, 100)));
        queue.end(Err(io::Error::other("unplugged")));
        assert_eq!(queue.take().map(|taken| taken.place), Some(1));
        assert!(queue.take().is_none());
        assert!(queue.failure().is_some());
    }
}
