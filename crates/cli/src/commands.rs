//! The commands, one a file.

mod align;
mod anchors;
mod build;
mod check;
mod clashes;
mod completions;
mod convert;
mod counterpart;
mod evaluate;
mod explain;
mod facts;
mod figures;
mod glossary;
mod jobs;
mod one_document;
mod own_files;
mod pair;
mod pair_folders;
mod score;
mod segment;
mod split;
mod stream;
mod train;

use anyhow::{Context, Result};

use crate::arguments::{Arguments, Command};
use crate::outcome::Outcome;
use crate::report::Report;

/// Bytes of a thread's stack.
const STACK_BYTES: usize = 16 << 20;

/// Runs the command that was asked for.
///
/// # Errors
///
/// If it could not be run; the message says of which file, what was wrong and what to do.
pub fn run(arguments: Arguments, report: &Report) -> Result<Outcome> {
    // Documents are read on these threads: nested formats need room. No number is all cores.
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK_BYTES);
    pool.num_threads(arguments.threads.unwrap_or(0)).build_global().context("--threads")?;
    match arguments.command {
        Command::Align(arguments) => align::run(&arguments, report),
        Command::Pair(arguments) => pair_folders::run(&arguments, report),
        Command::Build(arguments) => build::run(&arguments, report),
        Command::Segment(arguments) => segment::run(&arguments, report),
        Command::Split(arguments) => split::run(&arguments, report),
        Command::Check(arguments) => check::run(&arguments, report),
        Command::Facts(arguments) => facts::run(&arguments, report),
        Command::Score(arguments) => score::run(&arguments, report),
        Command::Evaluate(arguments) => evaluate::run(&arguments, report),
        Command::Convert(arguments) => convert::run(&arguments, report),
        Command::Train(arguments) => train::run(&arguments, report),
        Command::Explain(arguments) => explain::run(&arguments, report),
        Command::Completions(arguments) => completions::run(&arguments),
    }
}
