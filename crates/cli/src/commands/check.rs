//! `zhen check`: where two versions differ.

mod base;
mod bitext;
mod detector;
mod folders;
mod pair;
mod report;
mod summary;
mod suppression;

use std::path::Path;

use anyhow::Result;

use crate::arguments::{CheckArguments, PairPaths};
use crate::outcome::Outcome;
use crate::report::Report;

/// Checks two documents, two folders, or one file with both languages.
pub fn run(arguments: &CheckArguments, report: &Report) -> Result<Outcome> {
    let paths = arguments.documents.paths("zhen check")?;
    if arguments.detector {
        return detector::run(arguments, paths, report);
    }
    match paths {
        PairPaths::Given([first, second]) | PairPaths::Named([first, second])
            if Path::new(first).is_dir() && Path::new(second).is_dir() =>
        {
            folders::run(arguments, [first, second], report)
        }
        PairPaths::Both(path) if bitext::is_bitext(path, arguments) => {
            bitext::run(arguments, path, report)
        }
        paths => pair::run(arguments, paths, report),
    }
}
