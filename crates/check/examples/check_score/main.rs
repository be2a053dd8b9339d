//! How many good translations are flagged, and how many planted errors are found.
//!
//! Reads folders of `en/NAME`, `zh/NAME` (one sentence a line) and `gold/NAME` (one bead a line,
//! `[i]:[j]`); long documents are cut into excerpts of some dozens of beads. Without `--planted`
//! it prints the share of the two-sided gold beads that any finding touches, by class; with it,
//! one error is planted in each excerpt, of each kind in turn, and it prints how many are found:
//! a finding that was not there before touches the sentence of the error or its counterpart. The
//! same seed always plants the same.
//!
//! Run: `cargo run --release -p zhen-check --example check_score -- [-v] [--planted] [--strict]
//! [--only=NAME] SET_DIR…`; `-v` prints what is flagged, or missed, `--only` plants only errors whose
//! name begins so.

mod alarms;
mod errors;
mod excerpt;
mod names;
mod planted;
#[path = "../../../facts/examples/fact_score/slips.rs"]
mod slips;

use std::path::PathBuf;
use std::{env, error};

use zhen_check::CheckOptions;

/// What is printed, and what is reported.
pub(crate) struct Settings {
    pub(crate) is_verbose: bool,
    pub(crate) check: CheckOptions,
    /// What the names of the planted errors begin with.
    pub(crate) only: String,
}

fn main() -> Result<(), Box<dyn error::Error>> {
    let (flags, folders): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|argument| argument.starts_with('-'));
    let has = |name: &str| flags.iter().any(|flag| flag == name);
    let only = flags.iter().find_map(|flag| flag.strip_prefix("--only="));
    let only = only.unwrap_or_default().to_owned();
    let folders: Vec<PathBuf> = folders.into_iter().map(PathBuf::from).collect();
    let check = if has("--strict") { CheckOptions::strict() } else { CheckOptions::default() };
    let settings = Settings { is_verbose: has("-v"), check, only };
    if has("--planted") {
        planted::report(&folders, &settings)
    } else {
        alarms::report(&folders, &settings)
    }
}
