//! `zhen build`: many document pairs to one corpus.

mod dry_run;
mod folder;
mod provenance;
mod tell;

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Result, bail};
use zhen_batch::{
    BuildError, BuildOptions, Event, Job, MirroredNames, Nulls, Order, PairingOptions, Sites, build,
};
use zhen_formats::Format;

use super::clashes::refuse_clashes;
use super::glossary::tell_coverage;
use super::jobs::{JobSource, Jobs, find_jobs};
use super::own_files::check_own_files;
use crate::arguments::BuildArguments;
use crate::input::refuse_two_standard_inputs;
use crate::interrupt;
use crate::outcome::Outcome;
use crate::report::Report;
use crate::selection::{tell_filters, warn_of_lost_text};
use folder::{OutFolder, warn_of_old_corpora};
use tell::Teller;

/// Finds the pairs, checks where the results go, builds and sums up.
pub fn run(arguments: &BuildArguments, report: &Report) -> Result<Outcome> {
    let source = source(arguments)?;
    let read_first: Vec<&str> =
        arguments.jobs.as_deref().into_iter().chain(arguments.lexicon.paths()).collect();
    refuse_two_standard_inputs(&read_first)?;
    let mut options = options(arguments)?;
    let folder = arguments.output.as_deref().map(Path::new);
    if folder.is_none() {
        refuse_without_folder(arguments)?;
    }
    let running = &arguments.running;
    let dry = running.dry_run;
    let beginning = folder.filter(|_| !dry).map(|path| folder::check(path, running)).transpose()?;

    let lexicon = arguments.lexicon.load(report)?;
    let mut found = find_jobs(source, &pairing(arguments, &options), &lexicon, report)?;
    if let Some(share) = running.shard {
        // Files without counterpart are told once.
        if share.index > 0 {
            found.unpaired.clear();
        }
    }
    for record in &found.unpaired {
        let path = [&record.english_path, &record.chinese_path].map(String::as_str).concat();
        report.note(&format!("unpaired: {path}: {}", record.status.reason()));
    }
    if found.jobs.is_empty() {
        bail!("{}: nothing to do: no document pair found", source.name());
    }
    if running.shard.is_some_and(|share| share.range(found.jobs.len()).is_empty()) {
        bail!("--shard: there are fewer document pairs than parts");
    }
    if dry {
        return dry_run::list(&found.shared(running.shard), report);
    }
    options.write = arguments.tsv.options(options.corpus_formats(), &found.extra_columns)?;
    check_jobs(&found.jobs, source, arguments, &options, report)?;
    learn_sites(&found.jobs, arguments, &mut options, report);
    let Jobs { jobs, unpaired, extra_columns } = found.shared(running.shard);
    (options.unpaired, options.extra_columns) = (unpaired, extra_columns);
    options.folders =
        arguments.english.iter().chain(&arguments.chinese).map(PathBuf::from).collect();
    options.provenance = provenance::options(arguments)?;
    options.tables = provenance::tables();
    let identity = provenance::identity(&options.provenance);
    let out =
        folder.zip(beginning).map(|(path, beginning)| OutFolder::open(path, beginning, &identity));
    let out = out.transpose()?;
    if let Some(out) = &out {
        warn_of_old_corpora(out, &options, report);
    }

    let teller = Mutex::new(Teller::new(arguments, report));
    let tell = |event: Event<'_>| tell::lock(&teller).tell(event);
    let state = out.as_ref().map(|out| &out.state);
    let terms = lexicon.terms().clone();
    let built = build(jobs, options, lexicon, state, interrupt::stop_request(), tell);
    tell::lock(&teller).finish();
    match built {
        Ok(summary) => {
            tell::lock(&teller).sum_up(&summary);
            tell_filters(&summary.filters, report);
            for (format, losses) in summary.losses.clone() {
                let name = match summary.corpus.iter().find(|path| is_of(path, format)) {
                    Some(path) => path.display().to_string(),
                    None => "files of the jobs".to_owned(),
                };
                warn_of_lost_text(&name, Some(losses), report);
            }
            tell_coverage(&arguments.lexicon, &terms, &summary.terms, report);
            Ok(if summary.failed > 0 { Outcome::SomeFailed } else { Outcome::Done })
        }
        Err(BuildError::Interrupted { done, total }) => {
            let folder = arguments.output.as_deref().unwrap_or_default();
            report.note(&format!(
                "interrupted: {done} of {total} document pairs are done and kept; the same command \
                 with --resume goes on ({folder})"
            ));
            Ok(Outcome::Interrupted)
        }
        Err(BuildError::NothingAligned { failed }) => {
            if let Some(out) = out {
                out.undo();
            }
            let error = BuildError::NothingAligned { failed };
            Err(anyhow::anyhow!("{}: {error}", source.name()))
        }
        Err(error @ BuildError::Write { .. }) if out.is_some() => Err(anyhow::anyhow!(
            "{error}; what was done is kept: when the cause is gone, the same command with \
             --resume goes on"
        )),
        Err(error) => Err(error.into()),
    }
}

fn is_of(path: &Path, format: Format) -> bool {
    Format::guess_from_path(&path.to_string_lossy()) == Some(format)
}

fn source(arguments: &BuildArguments) -> Result<JobSource<'_>> {
    match (&arguments.jobs, &arguments.english, &arguments.chinese) {
        (Some(list), _, _) => Ok(JobSource::List(list)),
        (None, Some(english), Some(chinese)) => Ok(JobSource::Folders { english, chinese }),
        _ => bail!("expected two folders or a job list: zhen build EN_DIR ZH_DIR -o OUT"),
    }
}

fn options(arguments: &BuildArguments) -> Result<BuildOptions> {
    let (running, results) = (&arguments.running, &arguments.results);
    let mut options = BuildOptions::default();
    options.pair = arguments.reading.options(Order::Detect, arguments.from)?;
    for format in &arguments.format {
        if !options.formats.contains(format) {
            options.formats.push(*format);
        }
    }
    options.nulls = if arguments.with_null { Nulls::Keep } else { Nulls::LeaveOut };
    options.filters = arguments.filters.options(Format::default())?;
    options.split.clone_from(&results.split);
    options.shard_size = results.shard_size;
    options.sample = results.sample.map(|size| (size, results.seed));
    options.time_limit = running.max_seconds;
    options.tries_again = running.retry_failed;
    options.adapts = arguments.adapt;
    Ok(options)
}

/// How the documents of folders are paired. Those whose names mirror each other are compared when
/// they are aligned: so they are read once.
fn pairing(arguments: &BuildArguments, options: &BuildOptions) -> PairingOptions {
    let mut pairing = PairingOptions::default();
    pairing.reading = options.pair.clone();
    pairing.by = arguments.pairing.by.into();
    pairing.mirrored = MirroredNames::Trust;
    pairing.least_score = arguments.pairing.min_score;
    pairing
}

/// Refuses what needs a folder for results.
fn refuse_without_folder(arguments: &BuildArguments) -> Result<()> {
    let given = [
        ("--resume", arguments.running.resume),
        ("--retry-failed", arguments.running.retry_failed),
        ("--adapt", arguments.adapt),
        ("--split", arguments.results.split.is_some()),
        ("--shard-size", arguments.results.shard_size.is_some()),
        ("--sample", arguments.results.sample.is_some()),
    ];
    match given.iter().find(|(_, is_given)| *is_given) {
        Some((option, _)) => bail!("{option}: -o OUT is missing: name a folder for the results"),
        None => Ok(()),
    }
}

fn check_jobs(
    jobs: &[Job],
    source: JobSource<'_>,
    arguments: &BuildArguments,
    options: &BuildOptions,
    report: &Report,
) -> Result<()> {
    let folder = arguments.output.as_deref().map(Path::new);
    if folder.is_none() && jobs.iter().any(|job| job.out_path.is_none()) {
        bail!("-o OUT is missing: not every pair has an out_path of its own");
    }
    let known: Vec<&str> = arguments.lexicon.paths().collect();
    refuse_clashes(source, jobs, options, folder, &known)?;
    check_own_files(jobs, arguments, options, report)
}

/// Learns which lines repeat on the pages of each folder, and says how many.
fn learn_sites(
    jobs: &[Job],
    arguments: &BuildArguments,
    options: &mut BuildOptions,
    report: &Report,
) {
    // The numbers of an index must be those that align and convert find in the same files.
    let is_index = |path: &PathBuf| !options.format_of(path).holds_text();
    let makes_index = jobs.iter().filter_map(|job| job.out_path.as_ref()).any(is_index);
    if arguments.no_site_lines || makes_index {
        return;
    }
    options.pair.sites = Sites::learn(jobs, &options.pair);
    for (folder, lines) in options.pair.sites.folders() {
        report.note(&format!(
            "{folder}: {} lines repeat on many of {} pages; where they stand at the top or \
             foot of a page they are left out as the site's (--no-site-lines keeps them)",
            lines.len(),
            lines.pages()
        ));
    }
}
