//! Files of two folders that belong together: by their names, or else by their names without
//! endings.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use zhen_batch::Compression;

use super::score::files_of;

/// Finds the counterpart of each of `files`, which are all of one folder, in another.
///
/// # Errors
///
/// If the folder cannot be listed, or a file has no counterpart, or cannot be told which; the
/// message names both ways to call it.
pub fn counterparts(files: &[PathBuf], folder: &Path) -> Result<Vec<PathBuf>> {
    let exact = |file: &PathBuf| folder.join(file.file_name().unwrap_or_default());
    let (mut needing, mut free) = (BTreeMap::new(), BTreeMap::<OsString, Vec<PathBuf>>::new());
    for file in files.iter().filter(|file| !exact(file).is_file()) {
        *needing.entry(stem(file)).or_insert(0) += 1;
    }
    let names: BTreeMap<&OsStr, ()> =
        files.iter().filter_map(|file| Some((file.file_name()?, ()))).collect();
    for there in files_of(folder)? {
        if !there.file_name().is_some_and(|name| names.contains_key(name)) {
            free.entry(stem(&there)).or_default().push(there);
        }
    }
    let counterpart = |file: &PathBuf| {
        let named = exact(file);
        if named.is_file() {
            return Ok(named);
        }
        let stem = stem(file);
        let alike = free.get(&stem).map_or(&[][..], Vec::as_slice);
        let (named, file, called) = (named.display(), file.display(), stem.display());
        match alike {
            [] => bail!(
                "{named}: there is no such file, nor one called {called} with another ending; \
                 {file} needs it"
            ),
            [only] if needing.get(&stem) == Some(&1) => Ok(only.clone()),
            [only] => bail!(
                "{named}: there is no such file, and {} may be of any file called {called}; \
                 {file} needs one of its own name",
                only.display()
            ),
            [one, other, ..] => bail!(
                "{named}: there is no such file, and {} and {} are both called {called}; \
                 {file} needs one of its own name",
                one.display(),
                other.display()
            ),
        }
    };
    files.iter().map(counterpart).collect()
}

/// The name without its ending, and without that of a compression.
fn stem(path: &Path) -> OsString {
    let plain = match Compression::of_path(path) {
        Compression::None => path.to_owned(),
        Compression::Gzip | Compression::Zstandard => path.with_extension(""),
    };
    plain.file_stem().unwrap_or_default().to_owned()
}
