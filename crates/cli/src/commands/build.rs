//! `zhen build`: many document pairs to one corpus.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use zhen_align::{Aligner, Model};
use zhen_batch::{
    BuildError, BuildOptions, DocumentRecord, Nulls, Order, Sites, Status, Summary, bitext_paths,
    build,
};
use zhen_formats::Format;

use super::clashes::refuse_clashes;
use super::glossary::tell_coverage;
use super::jobs::{JobSource, Jobs, find_jobs};
use super::own_files::check_own_files;
use crate::arguments::BuildArguments;
use crate::input::refuse_two_standard_inputs;
use crate::outcome::Outcome;
use crate::report::Report;
use crate::selection::{tell_filters, warn_of_lost_text};

/// Finds the pairs, checks where the results go, builds and sums up.
pub fn run(arguments: &BuildArguments, report: &Report) -> Result<Outcome> {
    let mut options = BuildOptions::default();
    options.pair = arguments.reading.options(Order::Detect, arguments.from)?;
    options.write = arguments.tsv.options(arguments.format.unwrap_or_default())?;
    options.format = arguments.format;
    options.nulls = if arguments.with_null { Nulls::Keep } else { Nulls::LeaveOut };
    options.filters = arguments.filters.options(Format::default())?;
    options.out_folder = arguments.output.as_ref().map(PathBuf::from);

    let source = match (&arguments.jobs, &arguments.english, &arguments.chinese) {
        (Some(list), _, _) => JobSource::List(list),
        (None, Some(english), Some(chinese)) => JobSource::Folders { english, chinese },
        _ => bail!("expected two folders or a job list: zhen build EN_DIR ZH_DIR -o OUT"),
    };
    let read_first: Vec<&str> =
        arguments.jobs.as_deref().into_iter().chain(arguments.lexicon.paths()).collect();
    refuse_two_standard_inputs(&read_first)?;
    let Jobs { jobs, unpaired, extra_columns } = find_jobs(source, report)?;
    (options.unpaired, options.extra_columns) = (unpaired, extra_columns);
    for record in &options.unpaired {
        let path = [&record.english_path, &record.chinese_path].map(String::as_str).concat();
        report.note(&format!("unpaired: {path}: {}", record.status.reason()));
    }
    if jobs.is_empty() {
        bail!("{}: nothing to do: no document pair found", source.name());
    }
    if options.out_folder.is_none() && jobs.iter().any(|job| job.out_path.is_none()) {
        bail!("-o OUT is missing: not every pair has an out_path of its own");
    }
    let known: Vec<&str> = arguments.lexicon.paths().collect();
    refuse_clashes(source, &jobs, &options, &known)?;
    check_own_files(&jobs, arguments, &options, report)?;
    let lexicon = arguments.lexicon.load(report)?;
    let aligner = Aligner::new(&lexicon, Model::built_in());
    // The numbers of an index must be those that align and convert find in the same files.
    let is_index = |path: &PathBuf| !options.format_of(path).holds_text();
    let makes_index = jobs.iter().filter_map(|job| job.out_path.as_ref()).any(is_index);
    if !arguments.no_site_lines && !makes_index {
        options.pair.sites = Sites::learn(&jobs, &options.pair);
        for (folder, lines) in options.pair.sites.folders() {
            report.note(&format!(
                "{folder}: {} lines repeat on many of {} pages; where they stand at the top or \
                 foot of a page they are left out as the site's (--no-site-lines keeps them)",
                lines.len(),
                lines.pages()
            ));
        }
    }
    let new_folders = prepare(options.out_folder.as_deref(), arguments.force)?;
    warn_of_old_corpora(&options, report);

    let bar = report.progress(jobs.len(), "pairs");
    let built = build(&jobs, &options, &aligner, |record| {
        bar.inc(1);
        if !record.warnings.is_empty() {
            bar.suspend(|| record.warnings.iter().for_each(|warning| report.warning(warning)));
        }
        if let Status::Failed { reason } = &record.status {
            bar.suspend(|| report.failure(&failure(record, reason)));
        }
    });
    bar.finish_and_clear();
    match built {
        Ok(summary) => {
            report.note(&sum_up(&summary, &options));
            tell_filters(&summary.filters, report);
            let corpus = options.corpus_path().map(|path| path.display().to_string());
            let name = corpus.unwrap_or_else(|| "files of the jobs".to_owned());
            warn_of_lost_text(&name, summary.losses, report);
            tell_coverage(&arguments.lexicon, lexicon.terms(), &summary.terms, report);
            Ok(if summary.failed > 0 { Outcome::SomeFailed } else { Outcome::Done })
        }
        Err(error) => {
            // The folders are there for results; without any they go again, if they are empty.
            let _ = new_folders.iter().try_for_each(std::fs::remove_dir);
            Err(named(error, source))
        }
    }
}

fn failure(record: &DocumentRecord, reason: &str) -> String {
    format!("failed: {} {}: {reason}", record.english_path, record.chinese_path)
}

fn named(error: BuildError, source: JobSource<'_>) -> anyhow::Error {
    match error {
        BuildError::Write { .. } => error.into(),
        BuildError::NothingAligned { .. } => anyhow::anyhow!("{}: {error}", source.name()),
    }
}

fn sum_up(summary: &Summary, options: &BuildOptions) -> String {
    let mut text = format!(
        "{} pairs aligned, {} failed, {} files unpaired; {} English and {} Chinese sentences; \
         {} rows written",
        summary.aligned,
        summary.failed,
        summary.unpaired,
        summary.english_sentences,
        summary.chinese_sentences,
        summary.rows
    );
    if let Some(path) = options.corpus_path() {
        let files = options.files_of(&path);
        let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        text += &format!(" to {}", files.join(", "));
    }
    text
}

/// Names the files of corpora in other formats that stand where the new one will: who takes all of
/// the folder would take them too.
fn warn_of_old_corpora(options: &BuildOptions, report: &Report) {
    let Some((folder, corpus)) = options.out_folder.as_ref().zip(options.corpus_path()) else {
        return;
    };
    let new = options.files_of(&corpus);
    let formats = Format::ALL.into_iter().filter(|format| format.holds_text());
    let old =
        formats.flat_map(|format| bitext_paths(&folder.join(format!("corpus.{format}")), format));
    let old = old.filter(|path| path.exists() && !new.contains(path));
    let old: Vec<String> = old.map(|path| path.display().to_string()).collect();
    if !old.is_empty() {
        report.warning(&format!("{}: not of this build, and left as it is", old.join(", ")));
    }
}

/// Makes the folder for the results, and returns the folders that were made, the inmost first.
fn prepare(folder: Option<&Path>, force: bool) -> Result<Vec<PathBuf>> {
    let Some(folder) = folder else { return Ok(Vec::new()) };
    let name = folder.display();
    if folder.exists() && !folder.is_dir() {
        bail!("{name}: this is a file; name a folder with -o");
    }
    if let Ok(mut entries) = folder.read_dir() {
        if entries.next().is_some() && !force {
            bail!("{name}: the folder is not empty; name another, or use --force to write there");
        }
        return Ok(Vec::new());
    }
    let missing = folder.ancestors().filter(|path| !path.as_os_str().is_empty());
    let missing: Vec<PathBuf> =
        missing.take_while(|path| !path.exists()).map(Path::to_owned).collect();
    std::fs::create_dir_all(folder)
        .with_context(|| format!("{name}: cannot make the folder for the results"))?;
    Ok(missing)
}
