//! Ctrl-C and the request to end: nothing half done is left behind.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicI32, Ordering};

#[cfg(unix)]
use signal_hook::consts::{SIGINT, SIGTERM};
#[cfg(unix)]
use signal_hook::iterator::Signals;
use zhen_batch::StopRequest;

use crate::report::print_note;

/// What shells add to the number of the signal that ended a program.
const ENDED_BY_SIGNAL: i32 = 128;

/// The request that a command heeds which can stop between two documents.
static STOP: OnceLock<StopRequest> = OnceLock::new();
/// The first signal that came, or 0.
static SIGNAL: AtomicI32 = AtomicI32::new(0);

/// Returns the request that the first signal makes.
pub fn stop_request() -> &'static StopRequest {
    STOP.get_or_init(StopRequest::default)
}

/// Returns the exit code of a run that stopped because of a signal.
pub fn exit_code() -> u8 {
    let signal = SIGNAL.load(Ordering::Relaxed);
    u8::try_from(ENDED_BY_SIGNAL + signal).unwrap_or(u8::MAX)
}

/// Waits for signals on a thread of its own.
///
/// The first one asks a command that heeds such requests to stop. Another one, or the first where
/// nobody heeds it, ends the process as a shell expects it: with 130 after Ctrl-C, with 143 when it
/// was asked to end. A hangup is left alone, so that `nohup` works.
#[cfg(unix)]
pub fn watch() {
    // Where signals cannot be watched they end the process all the same.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let is_first = SIGNAL.swap(signal, Ordering::Relaxed) == 0;
            if is_first && stop_request().make() {
                print_note("finishing the documents in hand; once more, and zhen ends at once");
            } else {
                zhen_batch::end_interrupted(ENDED_BY_SIGNAL + signal);
            }
        }
    });
}

/// Elsewhere signals end the process.
#[cfg(not(unix))]
pub fn watch() {}
