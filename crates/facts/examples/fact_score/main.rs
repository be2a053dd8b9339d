//! How often values of good translations seem to differ, and how many planted slips are found.
//!
//! Reads folders of `en/NAME`, `zh/NAME` (one sentence a line) and `gold/NAME` (one bead a line,
//! `[i]:[j]`). Of the two-sided beads in which either side has a value, it prints the share in
//! which a value that must be kept conflicts or has no counterpart, by class. With `--planted`,
//! slips are planted in the beads without such a value, and it prints how many of them are found,
//! by kind; the same seed always plants the same. `bound` counts beads with values that differ only
//! in a bound or in points for per cent, which are no alarm.
//!
//! Run: `cargo run --release -p zhen-facts --example fact_score -- [-v] [--class CLASS]
//! [--planted] SET_DIR…`; `-v` prints what is flagged, or missed, with its sentences; `--class`
//! counts and prints values of one class only.

mod alarms;
#[path = "../name_score/gold.rs"]
mod gold;
mod planted;
mod slips;

use std::path::PathBuf;
use std::{env, error};

use alarms::Options;

fn main() -> Result<(), Box<dyn error::Error>> {
    let mut options = Options::default();
    let (mut is_planted, mut folders) = (false, Vec::new());
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "-v" => options.is_verbose = true,
            "--planted" => is_planted = true,
            "--class" => options.class = arguments.next(),
            _ => folders.push(PathBuf::from(argument)),
        }
    }
    if is_planted {
        planted::report(&folders, &options)
    } else {
        alarms::report(&folders, &options)
    }
}
