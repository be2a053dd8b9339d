//! Ctrl-C and the request to end: nothing half done is left behind.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

/// What shells add to the number of the signal that ended a program.
const ENDED_BY_SIGNAL: i32 = 128;

/// Waits for a signal on a thread of its own, and ends the process then as a shell expects it: with
/// 130 after Ctrl-C, with 143 when it was asked to end.
///
/// A hangup is left alone, so that `nohup` works.
pub fn watch() {
    // Where signals cannot be watched they end the process all the same.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            zhen_batch::end_interrupted(ENDED_BY_SIGNAL + signal);
        }
    });
}
