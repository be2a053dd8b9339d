//! The files below a folder.

use std::io;
use std::path::{Path, PathBuf};

/// Lists the files below `folder` in the order of their paths, hidden ones apart, and without
/// those below `other`, which may lie in it.
///
/// # Errors
///
/// If a folder cannot be listed; the message names it.
pub(super) fn files_below(folder: &Path, other: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let resolved = |path: &Path| path.canonicalize().unwrap_or_default();
    let other = resolved(other);
    let apart = if other == resolved(folder) { Path::new("") } else { &other };
    list(folder, apart, &mut files)?;
    files.sort();
    Ok(files)
}

fn list(folder: &Path, other: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let named = |error: io::Error| {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such folder".to_owned(),
            io::ErrorKind::NotADirectory => "this is a file; expected a folder".to_owned(),
            _ => format!("cannot list the folder: {error}"),
        };
        io::Error::new(error.kind(), format!("{}: {reason}", folder.display()))
    };
    for entry in std::fs::read_dir(folder).map_err(named)? {
        let entry = entry.map_err(named)?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        // Links to folders are not followed: a link to a folder above would never end.
        if entry.file_type().map_err(named)?.is_dir() {
            if path.canonicalize().map_err(named)? != other {
                list(&path, other, files)?;
            }
        } else if path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}
