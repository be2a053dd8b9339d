//! The folder that a build writes to.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use zhen_batch::{Beginning, BuildOptions, State, StateError, bitext_paths};
use zhen_formats::Format;

use crate::arguments::RunningArguments;
use crate::report::Report;

/// The folder for the results, with the state of the build.
pub struct OutFolder {
    /// The state inside it.
    pub state: State,
    /// Folders that were made for it, the inmost first.
    made: Vec<PathBuf>,
}

/// Refuses a folder that cannot be written to, before the work begins.
///
/// # Errors
///
/// If it is a file, or holds files that are not of a build to go on with.
pub fn check(folder: &Path, running: &RunningArguments) -> Result<Beginning> {
    let name = folder.display();
    if folder.exists() && !folder.is_dir() {
        bail!("{name}: this is a file; name a folder with -o");
    }
    let has_state = State::is_in(folder);
    if running.force {
        return Ok(Beginning::Anew);
    }
    if running.resume && has_state {
        return Ok(Beginning::Resume);
    }
    if has_state {
        return Err(StateError::Exists { folder: name.to_string() }.into());
    }
    // A state that was never begun is no file of anybody's.
    let is_foreign = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.is_ok_and(|entry| !State::is_folder(&entry.path()))
    };
    if folder.read_dir().is_ok_and(|mut entries| entries.any(is_foreign)) {
        bail!("{name}: the folder is not empty; name another, or use --force to write there");
    }
    Ok(Beginning::New)
}

impl OutFolder {
    /// Makes the folder and opens the state in it.
    ///
    /// # Errors
    ///
    /// If the folder cannot be made, or another build writes there.
    pub fn open(
        folder: &Path,
        beginning: Beginning,
        identity: &[(String, String)],
    ) -> Result<Self> {
        let missing = folder.ancestors().filter(|path| !path.as_os_str().is_empty());
        let made: Vec<PathBuf> =
            missing.take_while(|path| !path.exists()).map(Path::to_owned).collect();
        std::fs::create_dir_all(folder).with_context(|| {
            format!("{}: cannot make the folder for the results", folder.display())
        })?;
        let state = State::open(folder, beginning, identity)?;
        Ok(Self { state, made })
    }

    /// Takes back what was made, if nothing was put into it.
    pub fn undo(self) {
        self.state.remove();
        // The folders are there for results; without any they go again, if they are empty.
        let _ = self.made.iter().try_for_each(std::fs::remove_dir);
    }
}

/// Names the files of corpora in other formats that stand where the new one will: who takes all of
/// the folder would take them too.
pub fn warn_of_old_corpora(out: &OutFolder, options: &BuildOptions, report: &Report) {
    let folder = out.state.out_folder();
    let (new, ours) = (options.corpus_files(folder), out.state.results());
    let formats = Format::ALL.into_iter().filter(|format| format.holds_text());
    let old =
        formats.flat_map(|format| bitext_paths(&folder.join(format!("corpus.{format}")), format));
    let old = old.filter(|path| path.exists() && !new.contains(path) && !ours.contains(path));
    let old: Vec<String> = old.map(|path| path.display().to_string()).collect();
    if !old.is_empty() {
        report.warning(&format!("{}: not of this build, and left as it is", old.join(", ")));
    }
}
