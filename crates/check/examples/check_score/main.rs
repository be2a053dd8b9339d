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
//! [--kind=TEXT] SET_DIR…`; `-v` prints what is flagged, or missed; `--whole` takes documents as a
//! whole, `--CLASS` counts findings of that class alone, or plants its errors alone, and `--kind`
//! plants only the errors whose name has that text;
//! `--glossary=FILE` checks good translations against a glossary; `--least=0.4` is the least
//! confidence of a finding.

mod alarms;
mod errors;
mod excerpt;
mod names;
mod negations;
mod planted;
#[path = "../../../facts/examples/fact_score/slips.rs"]
mod slips;
mod terms;
mod variations;

use std::path::PathBuf;
use std::{env, error, fs};

use zhen_check::{CheckOptions, FindingKind};
use zhen_lexicon::{Glossary, Lexicon};

use crate::excerpt::Extent;

/// What is printed, and what is reported.
pub(crate) struct Settings {
    pub(crate) is_verbose: bool,
    pub(crate) check: CheckOptions,
    /// The classes that count; all where none is named.
    pub(crate) only: Vec<FindingKind>,
    pub(crate) extent: Extent,
    /// Text that the name of a planted error must have; empty for all errors.
    pub(crate) kind: String,
    /// What is known of words; with the terms of a glossary where one is given.
    pub(crate) lexicon: Lexicon<'static>,
}

fn main() -> Result<(), Box<dyn error::Error>> {
    let (flags, folders): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|argument| argument.starts_with('-'));
    let has = |name: &str| flags.iter().any(|flag| flag == name);
    let folders: Vec<PathBuf> = folders.into_iter().map(PathBuf::from).collect();
    let mut check = if has("--strict") { CheckOptions::strict() } else { CheckOptions::default() };
    if let Some(least) = flags.iter().find_map(|flag| flag.strip_prefix("--least=")) {
        check.least_confidence = least.parse()?;
    }
    let only = flags.iter().filter_map(|flag| FindingKind::of_name(flag.strip_prefix("--")?));
    let kind = flags.iter().find_map(|flag| flag.strip_prefix("--kind=")).unwrap_or_default();
    let mut lexicon = Lexicon::built_in().clone();
    if let Some(path) = flags.iter().find_map(|flag| flag.strip_prefix("--glossary=")) {
        lexicon = lexicon.with_glossary(&Glossary::parse(&fs::read_to_string(path)?)?);
    }
    let settings = Settings {
        is_verbose: has("-v"),
        check,
        only: only.collect(),
        kind: kind.to_owned(),
        extent: if has("--whole") { Extent::Whole } else { Extent::Excerpts },
        lexicon,
    };
    if has("--planted") {
        planted::report(&folders, &settings)
    } else {
        alarms::report(&folders, &settings)
    }
}
