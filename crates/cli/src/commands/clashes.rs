//! What a build must not write: results over each other, over an input, or among the inputs.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use zhen_batch::{BuildOptions, Job, result_files};

use super::jobs::JobSource;
use crate::input::STANDARD;

/// Refuses a build whose results would be overwritten, or overwrite or become inputs.
///
/// `known` are the files of lexicons and glossaries.
///
/// # Errors
///
/// Names the result.
pub fn refuse_clashes(
    jobs: &[Job],
    options: &BuildOptions,
    folder: Option<&Path>,
    known: &[&str],
) -> Result<()> {
    let mut inputs: Vec<PathBuf> = Vec::with_capacity(2 * jobs.len());
    for job in jobs {
        inputs.extend([resolved(job.english.path())?, resolved(job.chinese.path())?]);
    }
    if let Some(folder) = folder {
        let full = resolved(folder)?;
        if inputs.iter().any(|input| input.parent() == Some(&full)) {
            let name = folder.display();
            bail!("{name}: there are inputs in this folder; name another for the results with -o");
        }
    }
    for path in known.iter().filter(|path| **path != STANDARD) {
        inputs.push(resolved(Path::new(path))?);
    }
    refuse_files(jobs, options, folder, inputs)
}

/// Refuses a folder for results in which the next build would find them as documents.
///
/// # Errors
///
/// Names the folder.
pub fn refuse_folder_of_inputs(folder: &Path, source: JobSource<'_>) -> Result<()> {
    let (name, full) = (folder.display(), resolved(folder)?);
    let JobSource::Folders { english, chinese } = source else { return Ok(()) };
    for side in [english, chinese] {
        let side_folder = resolved(Path::new(side))?;
        if full == side_folder {
            bail!("{name}: this is a folder of inputs; name another for the results with -o");
        }
        if full.starts_with(&side_folder) {
            bail!(
                "{name}: this is in {side}, a folder of inputs; name another for the results with \
                 -o"
            );
        }
    }
    Ok(())
}

/// Refuses results that would overwrite each other or an input.
fn refuse_files(
    jobs: &[Job],
    options: &BuildOptions,
    folder: Option<&Path>,
    mut inputs: Vec<PathBuf>,
) -> Result<()> {
    let own = jobs.iter().filter_map(|job| job.out_path.as_ref());
    let own = own.flat_map(|path| options.files_of(path));
    let results = folder.into_iter().flat_map(|folder| {
        options.corpus_files(folder).into_iter().chain(result_files(folder, options))
    });
    let outputs: Vec<PathBuf> = own.chain(results).collect();
    let mut absolute: Vec<PathBuf> = Vec::with_capacity(outputs.len());
    for path in &outputs {
        absolute.push(resolved(path)?);
    }
    inputs.sort_unstable();
    for (path, full) in outputs.iter().zip(&absolute) {
        if inputs.binary_search(full).is_ok() {
            bail!("{}: the output is one of the inputs; name another file", path.display());
        }
    }
    let mut order: Vec<usize> = (0..outputs.len()).collect();
    order.sort_by_key(|&index| (&absolute[index], index));
    if let Some(pair) = order.windows(2).find(|pair| absolute[pair[0]] == absolute[pair[1]]) {
        let path = outputs[pair[1]].display();
        bail!("{path}: two results would go to this file; give each a name of its own");
    }
    Ok(())
}

/// The file or folder itself behind links; for one that is not there yet, its place.
fn resolved(path: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(path).with_context(|| path.display().to_string())?;
    // The part that is there, and the names behind it.
    for there in absolute.ancestors() {
        if let (Ok(full), Ok(rest)) = (there.canonicalize(), absolute.strip_prefix(there)) {
            return Ok(if rest.as_os_str().is_empty() { full } else { full.join(rest) });
        }
    }
    Ok(absolute)
}
