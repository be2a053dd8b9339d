//! Asking a build to stop, from a handler of signals.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::runner::lock;

/// A request to stop that may come at any time, from any thread.
#[derive(Default)]
pub struct StopRequest {
    is_made: AtomicBool,
    when_made: Mutex<Option<Box<dyn Fn() + Send>>>,
}

impl StopRequest {
    /// Makes the request: documents in hand are finished, and no more are begun.
    ///
    /// Returns whether anybody heeds it now.
    pub fn make(&self) -> bool {
        self.is_made.store(true, Ordering::Relaxed);
        match &*lock(&self.when_made) {
            Some(call) => {
                call();
                true
            }
            None => false,
        }
    }

    /// Tells whether the request was made.
    pub fn is_made(&self) -> bool {
        self.is_made.load(Ordering::Relaxed)
    }

    /// Calls `call` when the request is made from now on; nobody heeds it without one.
    pub(crate) fn heed(&self, call: Option<Box<dyn Fn() + Send>>) {
        *lock(&self.when_made) = call;
    }
}
