//! The files of their own that a job list names: what cannot be done is told before the work begins.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use zhen_batch::{BuildOptions, Compression, Job};
use zhen_formats::Format;

use crate::arguments::BuildArguments;
use crate::report::Report;

/// Refuses files whose names contradict their format, warns of names that do not tell it, and
/// refuses options that a file's
/// format does not have; options of tsv are only told if other results are tsv.
///
/// # Errors
///
/// Names the file.
pub fn check_own_files(
    jobs: &[Job],
    arguments: &BuildArguments,
    options: &BuildOptions,
    report: &Report,
) -> Result<()> {
    let paths = || jobs.iter().filter_map(|job| job.out_path.as_deref());
    for path in paths() {
        check(path, arguments, options).with_context(|| path.display().to_string())?;
    }
    // Lists made for hunalign call their results as they please.
    let is_untold = |path: &&Path| {
        arguments.format.is_empty()
            && has_ending(path)
            && Format::guess_from_path(&path.to_string_lossy()).is_none()
    };
    if let Some(path) = paths().find(is_untold) {
        report.warning(&format!(
            "{}: its name does not say which format to write: written as tsv, like others of its \
             kind; --format chooses another",
            path.display()
        ));
    }
    let without = |path| Some((path, arguments.tsv.refuse_for(options.format_of(path)).err()?));
    let Some((path, error)) = paths().find_map(without) else { return Ok(()) };
    let corpus = arguments.output.iter().flat_map(|_| options.corpus_formats());
    let own = paths().map(|path| options.format_of(path));
    if own.chain(corpus.copied()).any(|format| format == Format::Tsv) {
        report.warning(&format!("{}: {error}", path.display()));
        return Ok(());
    }
    Err(error).with_context(|| path.display().to_string())
}

fn check(path: &Path, arguments: &BuildArguments, options: &BuildOptions) -> Result<()> {
    let given = match arguments.format.as_slice() {
        [format] => Some(*format),
        _ => None,
    };
    match (given, Format::guess_from_path(&path.to_string_lossy())) {
        // Files of MNBVC are JSON lines, and called so.
        (Some(Format::Mnbvc), Some(Format::Jsonl)) => {}
        (Some(format), Some(named)) if format != named => bail!(
            "its name says {named}, but --format says {format}; name it otherwise, or leave \
             --format out"
        ),
        _ => {}
    }
    let format = options.format_of(path);
    if !format.is_written() {
        bail!("{format} files are only read; name it otherwise");
    }
    arguments.filters.options(format).map(drop)
}

/// Tells whether a name ends in a dot and more, but for the ending of a compression.
fn has_ending(path: &Path) -> bool {
    match Compression::of_path(path) {
        Compression::None => path.extension().is_some(),
        Compression::Gzip | Compression::Zstandard => path.with_extension("").extension().is_some(),
    }
}
