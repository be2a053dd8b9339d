//! `--base`: a file as it was in a commit, by the git executable.
//!
//! A file that was renamed since, as far as git knows it by now (`git add`, `git mv`), is compared
//! with what it was called then.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

use crate::input::STANDARD;
use crate::report::one_line;

/// A commit of the repository that the documents are in.
#[derive(Clone, Debug)]
pub struct Base {
    /// What the user called the commit.
    name: String,
    revision: String,
    /// The top folder of the repository.
    top: PathBuf,
    /// What files were called in the commit, from the top folder, by what they are called now.
    renamed: BTreeMap<String, String>,
}

impl Base {
    /// Finds the commit in the repository of a file or folder.
    ///
    /// # Errors
    ///
    /// If git is not installed, the path is in no repository, or there is no such commit.
    pub fn find(name: &str, path: &str) -> Result<Self> {
        if path == STANDARD {
            bail!(
                "--base {name}: - is standard input, which is in no git repository; name the file"
            );
        }
        let folder = folder_of(Path::new(path));
        let Some(top) = top_of(folder)? else {
            bail!("--base {name}: {path} is in no git repository");
        };
        let commit = format!("{name}^{{commit}}");
        let found =
            git(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        if !found.status.success() {
            bail!("--base {name}: the repository of {path} has no such commit");
        }
        let revision = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        let renamed = renamed_since(&revision, folder)?;
        Ok(Self { name: name.to_owned(), revision, top, renamed })
    }

    /// Returns the bytes of a file as they were in the commit; `None` where it was not there.
    ///
    /// # Errors
    ///
    /// If git cannot be run, or the file is not in the repository.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let folder = folder_of(Path::new(path));
        let Some(file) = Path::new(path).file_name().and_then(|file| file.to_str()) else {
            return Ok(None);
        };
        let shown = self.object(folder, &format!("./{file}"))?;
        if shown.is_some() {
            return Ok(shown);
        }
        if path == STANDARD || top_of(folder)?.as_ref() != Some(&self.top) {
            let (name, top) = (&self.name, self.top.display());
            bail!("--base {name}: {path} is not in the git repository {top}");
        }
        let prefix = git(folder, &["rev-parse", "--show-prefix"])?;
        let prefix = String::from_utf8_lossy(&prefix.stdout).trim_end_matches('\n').to_owned();
        match self.renamed.get(&format!("{prefix}{file}")) {
            Some(before) => self.object(folder, before),
            None => Ok(None),
        }
    }

    fn object(&self, folder: &Path, path: &str) -> Result<Option<Vec<u8>>> {
        let object = format!("{}:{path}", self.revision);
        let shown = git(folder, &["cat-file", "--filters", &object])?;
        Ok(shown.status.success().then_some(shown.stdout))
    }
}

/// Asks git which files have another name than in a commit.
fn renamed_since(revision: &str, folder: &Path) -> Result<BTreeMap<String, String>> {
    // Settings of the user may leave out what lies outside of the folder.
    let all = ["-c", "diff.relative=false", "diff"];
    let renamed = ["--find-renames", "--diff-filter=R", "--name-status", "-z", revision];
    let told = git(folder, &[&all[..], &renamed].concat())?;
    if !told.status.success() {
        let said = one_line(String::from_utf8_lossy(&told.stderr).trim());
        bail!("--base: git could not compare the files with the commit: {said}");
    }
    // Each is `R095`, the old name, the new name.
    let text = String::from_utf8_lossy(&told.stdout).into_owned();
    let fields: Vec<&str> = text.split('\0').collect();
    let names = fields.chunks_exact(3).map(|of_one| (of_one[2].to_owned(), of_one[1].to_owned()));
    Ok(names.collect())
}

/// The top folder of the repository that a folder is in, if it is in one.
fn top_of(folder: &Path) -> Result<Option<PathBuf>> {
    let told = git(folder, &["rev-parse", "--show-toplevel"])?;
    let top = String::from_utf8_lossy(&told.stdout).trim_end_matches('\n').to_owned();
    Ok(told.status.success().then(|| PathBuf::from(top)))
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
    // Hooks are told where the repository is but not its top folder, for which git would take the
    // folder of the document.
    if std::env::var_os("GIT_WORK_TREE").is_none() {
        command.env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE").env_remove("GIT_PREFIX");
    }
    command.output().context("--base: git could not be run; is it installed?")
}
