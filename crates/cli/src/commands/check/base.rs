//! `--base`: a file as it was in a commit, by the git executable.

use std::path::Path;
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

use crate::report::one_line;

/// A commit of the repository that the documents are in.
#[derive(Clone, Debug)]
pub struct Base {
    /// What the user called the commit.
    revision: String,
}

impl Base {
    /// Finds the commit in the repository of a file or folder.
    ///
    /// # Errors
    ///
    /// If git is not installed, the path is in no repository, or there is no such commit.
    pub fn find(revision: &str, path: &str) -> Result<Self> {
        let folder = folder_of(Path::new(path));
        let inside = git(folder, &["rev-parse", "--show-toplevel"])?;
        if !inside.status.success() {
            bail!("--base {revision}: {path} is in no git repository: {}", said(&inside));
        }
        let commit = format!("{revision}^{{commit}}");
        let found =
            git(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        if !found.status.success() {
            bail!("--base {revision}: the repository of {path} has no such commit");
        }
        Ok(Self { revision: String::from_utf8_lossy(&found.stdout).trim().to_owned() })
    }

    /// Returns the bytes of a file as they were in the commit; `None` where it was not there.
    ///
    /// # Errors
    ///
    /// If git cannot be run.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let path = Path::new(path);
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return Ok(None) };
        let object = format!("{}:./{name}", self.revision);
        let shown = git(folder_of(path), &["cat-file", "--filters", &object])?;
        Ok(shown.status.success().then_some(shown.stdout))
    }
}

/// The folder of a file, or the folder itself.
fn folder_of(path: &Path) -> &Path {
    if path.is_dir() {
        return path;
    }
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Output> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments);
    command.output().context("--base: git could not be run; is it installed?")
}

fn said(output: &Output) -> String {
    one_line(String::from_utf8_lossy(&output.stderr).trim())
}
