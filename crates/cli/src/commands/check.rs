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

use anyhow::{Result, bail};

use crate::arguments::{CheckArguments, PairPaths};
use crate::outcome::Outcome;
use crate::report::Report;

/// Checks two documents, two folders, or one file with both languages.
pub fn run(arguments: &CheckArguments, report: &Report) -> Result<Outcome> {
    let paths = arguments.documents.paths("zhen check")?;
    let folder = paths.files().into_iter().find(|path| Path::new(path).is_dir());
    match (folder, paths) {
        (Some(folder), _) if arguments.detector => {
            bail!("{folder}: this is a folder; --detector takes two pages")
        }
        (None, paths) if arguments.detector => detector::run(arguments, paths, report),
        (Some(folder), PairPaths::Both(_)) => {
            bail!("{folder}: this is a folder; name that of the other language too")
        }
        (Some(folder), PairPaths::Given(both) | PairPaths::Named(both)) => {
            if let Some(file) = both.iter().find(|path| !Path::new(path).is_dir()) {
                bail!(
                    "{folder}: this is a folder and {file} is none; name two files or two folders"
                );
            }
            folders::run(arguments, both, report)
        }
        (None, PairPaths::Both(path)) if bitext::is_bitext(path, arguments) => {
            bitext::run(arguments, path, report)
        }
        (None, paths) => pair::run(arguments, paths, report),
    }
}
