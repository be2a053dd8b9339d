//! The files below a folder.

use std::io;
use std::path::{Path, PathBuf};

/// What lies below a folder.
#[derive(Clone, Debug, Default)]
pub(super) struct Listing {
    /// The files, in the order of their paths.
    pub(super) files: Vec<PathBuf>,
    /// What cannot be read as a file, and why, in the order of its path.
    pub(super) others: Vec<(PathBuf, String)>,
    /// Number of hidden files and folders that were passed over.
    pub(super) hidden: usize,
}

/// Lists what lies below `folder`, without what lies below `other`, which may lie in it.
///
/// # Errors
///
/// If a folder cannot be listed; the message names it.
pub(super) fn files_below(folder: &Path, other: &Path) -> io::Result<Listing> {
    let mut listing = Listing::default();
    let resolved = |path: &Path| path.canonicalize().unwrap_or_default();
    let other = resolved(other);
    let apart = if other == resolved(folder) { Path::new("") } else { &other };
    list(folder, apart, &mut listing)?;
    listing.files.sort();
    listing.others.sort();
    Ok(listing)
}

fn list(folder: &Path, other: &Path, listing: &mut Listing) -> io::Result<()> {
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
            listing.hidden += 1;
            continue;
        }
        let path = entry.path();
        let kind = entry.file_type().map_err(named)?;
        if kind.is_dir() {
            if path.canonicalize().map_err(named)? != other {
                list(&path, other, listing)?;
            }
        } else if path.is_file() {
            listing.files.push(path);
        } else {
            let reason = match (kind.is_symlink(), path.is_dir(), path.exists()) {
                // A link to a folder above would never end.
                (true, true, _) => "it is a link to a folder, which is not followed",
                (true, _, false) => "it is a link to a file that is not there",
                _ => "it is no regular file (a pipe, socket or device)",
            };
            listing.others.push((path, reason.to_owned()));
        }
    }
    Ok(())
}
