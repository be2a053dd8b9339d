//! How often names of good translations seem to differ, and how many planted slips are found.
//!
//! Reads folders of `en/NAME`, `zh/NAME` (one sentence a line) and `gold/NAME` (one bead a line,
//! `[i]:[j]`). Prints the share of two-sided beads with a conflict of names, or an unmatched name,
//! of at least the confidence `--least` (0.5). With `--planted`, in each bead without such a name
//! one name of one side is replaced by another of the same kind, found elsewhere in the set, and
//! it prints how many of them are found; the same seed always plants the same.
//!
//! Run: `cargo run --release -p zhen-facts --example name_score -- [-v] [--least P] [--time]
//! [--planted [--table] [--seed N] [--every N]] [--signs] SET_DIR…`; `-v` prints what is flagged, or
//! missed, with its sentences, `--time` the time a bead takes, `--table` plants any name of the
//! table's class, `--signs` prints the signs that the weights are fitted on, and `--pairs` reads an
//! English and a Chinese text a line, parted by a tab, and prints their names.

mod alarms;
mod excerpts;
mod gold;
mod planted;

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
            "--pairs" => return alarms::pairs(),
            "--signs" => options.prints_signs = true,
            "--table" => options.is_of_table = true,
            "--seed" => options.seed = arguments.next().unwrap_or_default().parse()?,
            "--every" => options.every = arguments.next().unwrap_or_default().parse()?,
            "--time" => options.is_timed = true,
            "--planted" => is_planted = true,
            "--least" => options.least = arguments.next().unwrap_or_default().parse()?,
            _ => folders.push(PathBuf::from(argument)),
        }
    }
    if is_planted {
        planted::report(&folders, &options)
    } else {
        alarms::report(&folders, &options)
    }
}
