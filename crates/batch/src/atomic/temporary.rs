//! Temporary files beside those that they will become, all known to the process.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{NamedTempFile, TempPath};

/// The temporary files that are there now.
///
/// Whoever makes one, or lets one appear, holds the lock, so that none escapes [`end_interrupted`].
static LIVE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn live() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes the temporary files that threads still write to that were given up.
///
/// For the end of a process: nobody else may be writing.
pub fn remove_temporaries() {
    for path in live().iter() {
        // What cannot be removed now cannot be removed at all.
        let _ = std::fs::remove_file(path);
    }
}

/// Ends the process with this exit code at once, and leaves no temporary file behind.
///
/// For handlers of signals: files that are whole have appeared, those that belong together all or
/// none, and nothing else is left.
pub fn end_interrupted(code: i32) -> ! {
    // Held to the end: no thread makes another file or lets one appear.
    let live = live();
    for path in live.iter() {
        // What cannot be removed now cannot be removed at all.
        let _ = std::fs::remove_file(path);
    }
    std::process::exit(code)
}

/// A temporary file; it goes when it is dropped.
pub(super) struct Temporary {
    file: NamedTempFile,
    // Dropped after the file.
    listed: Listed,
}

/// A temporary file that is written to its end: many may wait, so none is held open.
pub(super) struct ClosedTemporary {
    path: TempPath,
    // Dropped after the file.
    listed: Listed,
}

/// What the names of temporary files begin with.
const PREFIX: &str = ".zhen-";

/// Removes the temporary files in a folder that a killed process left there; nobody else may be
/// writing to the folder.
pub(crate) fn remove_leftovers(folder: &Path) -> io::Result<()> {
    for entry in folder.read_dir()? {
        let entry = entry?;
        let is_ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        if is_ours && entry.file_type()?.is_file() {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Takes a path off the list when it is dropped.
struct Listed(PathBuf);

impl Drop for Listed {
    fn drop(&mut self) {
        live().remove(&self.0);
    }
}

impl Temporary {
    /// Makes a file in the folder of `target`, for whom `target` will be.
    pub(super) fn beside(target: &Path) -> io::Result<Self> {
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        // The working folder may be another when the process ends.
        let folder = std::path::absolute(folder)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        set_permissions(&mut builder, target);
        let mut live = live();
        let file = builder.tempfile_in(folder)?;
        let path = file.path().to_owned();
        live.insert(path.clone());
        Ok(Self { file, listed: Listed(path) })
    }

    /// Closes the file.
    pub(super) fn closed(self) -> ClosedTemporary {
        ClosedTemporary { path: self.file.into_temp_path(), listed: self.listed }
    }
}

impl Write for Temporary {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.file.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Lets files take their places, without an interruption between them.
pub(super) fn appear_together(
    files: impl IntoIterator<Item = (ClosedTemporary, PathBuf)>,
) -> io::Result<()> {
    let parts = files
        .into_iter()
        .map(|(ClosedTemporary { path, listed }, target)| ((path, target), listed));
    // Taken off the list at the end, when the lock is open again.
    let (files, _listed): (Vec<(TempPath, PathBuf)>, Vec<Listed>) = parts.unzip();
    let _live = live();
    files
        .into_iter()
        .try_for_each(|(path, target)| path.persist(target).map_err(|failed| failed.error))
}

/// Temporary files are for the owner only; a result is for whom the old file was for, or whom a
/// new file is for.
#[cfg(unix)]
fn set_permissions(builder: &mut tempfile::Builder<'_, '_>, target: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let new_file = std::fs::Permissions::from_mode(0o666);
    builder.permissions(target.metadata().map_or(new_file, |metadata| metadata.permissions()));
}

#[cfg(not(unix))]
fn set_permissions(_builder: &mut tempfile::Builder<'_, '_>, _target: &Path) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_while_they_are_temporary() {
        let folder = tempfile::tempdir().unwrap();
        let listed = |path: &Path| live().contains(path);
        let (dropped, kept, other) = (
            Temporary::beside(&folder.path().join("a")).unwrap(),
            Temporary::beside(&folder.path().join("b")).unwrap(),
            Temporary::beside(&folder.path().join("c")).unwrap(),
        );
        let paths = [&dropped, &kept, &other].map(|temporary| temporary.file.path().to_owned());
        assert!(paths.iter().all(|path| listed(path)));
        drop(dropped);
        assert!(!listed(&paths[0]) && listed(&paths[1]));
        // One that cannot take its place goes too.
        let nowhere = folder.path().join("missing/c");
        let failed =
            appear_together([(kept.closed(), folder.path().join("b")), (other.closed(), nowhere)]);
        assert!(failed.is_err() && !listed(&paths[1]) && !listed(&paths[2]));
        let names = folder.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name());
        assert_eq!(names.collect::<Vec<_>>(), ["b"]);
    }
}
