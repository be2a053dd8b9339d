//! Workers that take jobs one after the other, each job on threads that can be left behind.
//!
//! A job that panics is a failure of its own, and one that takes too long is given up: nothing can
//! stop a computation from outside, so its thread is left to end by itself and another takes its
//! place. Jobs are begun in the order of the list, and never inside each other: a worker that waits
//! for its job does nothing else, so that as many are in hand as there are workers.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::stop::StopRequest;

/// Bytes of a worker's stack: readers of nested formats are recursive.
const STACK_BYTES: usize = 16 << 20;

/// How a job ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Ending<T> {
    /// It was done.
    Done(T),
    /// It panicked, saying this.
    Panicked(String),
    /// It was given up after the time that a job may take.
    TimedOut,
}

/// A workers of workers.
#[derive(Clone, Copy)]
pub(crate) struct Workers<'c> {
    /// Threads of all workers together, from 1 up.
    pub(crate) threads: usize,
    /// How long a job may take.
    pub(crate) limit: Option<Duration>,
    /// Tells the workers to begin no more jobs.
    pub(crate) stop: &'c StopRequest,
}

impl Workers<'_> {
    /// Runs `work` for each job, and hands how it ended and how long it took to `take`, in no
    /// certain order, on the worker's own thread.
    ///
    /// Returns when all jobs have ended, or those in hand once `stop` is set or `take` returns
    /// false.
    pub(crate) fn run<J: Send + Sync + 'static, T: Send + 'static>(
        self,
        jobs: Vec<J>,
        work: impl Fn(&J) -> T + Send + Sync + 'static,
        take: impl Fn(&J, Ending<T>, Duration) -> bool + Sync,
    ) {
        let workers = self.threads.min(jobs.len());
        if workers == 0 {
            return;
        }
        // A few long jobs share the threads among them.
        let threads_each = self.threads / workers;
        let (jobs, work) = (Arc::new(jobs), Arc::new(work));
        let (next, is_over) = (AtomicUsize::new(0), AtomicBool::new(false));
        std::thread::scope(|scope| {
            for _ in 0..workers {
                scope.spawn(|| {
                    let mut pool = pool(threads_each);
                    loop {
                        let is_stopped = self.stop.is_made() || is_over.load(Ordering::Relaxed);
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(job) = jobs.get(index).filter(|_| !is_stopped) else { break };
                        let begun = Instant::now();
                        let ending = run_one(&pool, self.limit, {
                            let (jobs, work) = (Arc::clone(&jobs), Arc::clone(&work));
                            move || work(&jobs[index])
                        });
                        if matches!(ending, Ending::TimedOut) {
                            // The old pool ends when its job does.
                            pool = self::pool(threads_each);
                        }
                        if !take(job, ending, begun.elapsed()) {
                            is_over.store(true, Ordering::Relaxed);
                        }
                    }
                });
            }
        });
    }
}

/// Runs a job on a pool and waits for it as long as it may take.
fn run_one<T: Send + 'static>(
    pool: &ThreadPool,
    limit: Option<Duration>,
    job: impl FnOnce() -> T + Send + 'static,
) -> Ending<T> {
    let (sender, receiver) = channel();
    pool.spawn(move || {
        let result = catch_unwind(AssertUnwindSafe(job));
        // Nobody listens any more to a job that was given up.
        let _ = sender.send(result);
    });
    let result = match limit {
        Some(limit) => receiver.recv_timeout(limit),
        None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
    };
    match result {
        Ok(Ok(result)) => Ending::Done(result),
        Ok(Err(payload)) => Ending::Panicked(said(&*payload)),
        Err(RecvTimeoutError::Disconnected) => Ending::Panicked(String::new()),
        Err(RecvTimeoutError::Timeout) => Ending::TimedOut,
    }
}

/// What a panic said.
fn said(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
}

fn pool(threads: usize) -> ThreadPool {
    ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK_BYTES)
        .build()
        .expect("the system lets a process have threads")
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    fn endings(threads: usize, work: fn(&u64) -> u64) -> Vec<(u64, Ending<u64>)> {
        let stop = StopRequest::default();
        let workers = Workers { threads, limit: Some(Duration::from_millis(700)), stop: &stop };
        let taken = Mutex::new(Vec::new());
        workers.run((0..8).collect(), work, |job, ending, _| {
            taken.lock().expect("no worker panics").push((*job, ending));
            true
        });
        let mut taken = taken.into_inner().expect("no worker panics");
        taken.sort_by_key(|(job, _)| *job);
        taken
    }

    #[test]
    fn a_job_that_panics_or_hangs_does_not_hold_up_the_others() {
        for threads in [1, 3, 20] {
            let endings = endings(threads, |&job| match job {
                2 => std::panic::resume_unwind(Box::new("a fault")),
                5 => loop {
                    std::thread::sleep(Duration::from_secs(1));
                },
                job => job * job,
            });
            for (job, ending) in endings {
                let expected = match job {
                    2 => Ending::Panicked("a fault".to_owned()),
                    5 => Ending::TimedOut,
                    job => Ending::Done(job * job),
                };
                assert_eq!(ending, expected, "job {job} on {threads} threads");
            }
        }
    }

    #[test]
    fn no_job_is_begun_after_a_stop() {
        let stop = StopRequest::default();
        let workers = Workers { threads: 2, limit: None, stop: &stop };
        let done = AtomicUsize::new(0);
        workers.run(
            (0..100).collect(),
            |_: &u64| std::thread::sleep(Duration::from_millis(2)),
            |_, _, _| {
                stop.make();
                done.fetch_add(1, Ordering::Relaxed);
                true
            },
        );
        assert!((1..=2).contains(&done.load(Ordering::Relaxed)), "those in hand are finished");
    }

    #[test]
    fn jobs_can_use_the_threads_of_their_worker() {
        use rayon::prelude::*;
        let stop = StopRequest::default();
        let workers = Workers { threads: 4, limit: None, stop: &stop };
        let found = Mutex::new(Vec::new());
        let work = |_: &u64| {
            let sum: u64 = (0..1000_u64).into_par_iter().sum();
            (sum, rayon::current_num_threads())
        };
        workers.run(vec![0, 1], work, |_, ending, _| {
            found.lock().expect("no worker panics").push(ending);
            true
        });
        let found = found.into_inner().expect("no worker panics");
        assert_eq!(found, [Ending::Done((499_500, 2)), Ending::Done((499_500, 2))]);
    }
}
