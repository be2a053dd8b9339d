//! `zhen build`: many document pairs to one corpus.

mod dry_run;
mod folder;
mod provenance;
mod tell;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, bail};
use zhen_batch::{
    Beginning, BuildError, BuildOptions, Event, Job, MirroredNames, Nulls, Order, PairingOptions,
    Retry, Sites, State, build, remove_temporaries,
};
use zhen_formats::Format;
use zhen_lexicon::Lexicon;

use super::clashes::{refuse_clashes, refuse_folder_of_inputs};
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

/// Checks where the results go, finds the pairs, builds and sums up.
pub fn run(arguments: &BuildArguments, report: &Report) -> Result<Outcome> {
    let source = source(arguments)?;
    let read_first: Vec<&str> =
        arguments.jobs.as_deref().into_iter().chain(arguments.lexicon.paths()).collect();
    refuse_two_standard_inputs(&read_first)?;
    let mut options = options(arguments)?;
    let (lexicon, digests) = arguments.lexicon.load_with_digests(report)?;
    options.provenance = provenance::options(arguments, &digests);
    options.tables = provenance::tables();
    options.title = source.name();
    let folder = arguments.output.as_deref().map(Path::new);
    let Some(folder) = folder.filter(|_| !arguments.running.dry_run) else {
        if !arguments.running.dry_run {
            refuse_without_folder(arguments)?;
        }
        let found = find(source, arguments, &mut options, &lexicon, report)?;
        return match found {
            Found::Listed => Ok(Outcome::Done),
            Found::Jobs(jobs) => build_and_tell(jobs, options, lexicon, None, arguments, report),
        };
    };
    let beginning = folder::check(folder, &arguments.running)?;
    refuse_folder_of_inputs(folder, source)?;
    let out = OutFolder::open(folder, beginning, &provenance::identity(&options.provenance))?;
    let found = find(source, arguments, &mut options, &lexicon, report);
    let built = found.and_then(|found| match found {
        Found::Listed => Ok(Outcome::Done),
        Found::Jobs(jobs) => {
            warn_of_old_corpora(&out, &options, report);
            build_and_tell(jobs, options, lexicon, Some(&out.state), arguments, report)
        }
    });
    // A build that was begun here and came to nothing leaves nothing behind.
    if let Err(error) = &built
        && beginning == Beginning::New
        && (!out.state.has_done() || is_nothing_aligned(error))
    {
        out.undo();
    }
    built
}

fn is_nothing_aligned(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(BuildError::NothingAligned { .. }))
}

/// What there is to build.
enum Found {
    Jobs(Vec<Job>),
    /// It was only to be listed, and is.
    Listed,
}

/// Finds the pairs, and checks that they can be built.
fn find(
    source: JobSource<'_>,
    arguments: &BuildArguments,
    options: &mut BuildOptions,
    lexicon: &Lexicon<'_>,
    report: &Report,
) -> Result<Found> {
    let running = &arguments.running;
    let pairing = pairing(arguments, options);
    let mut found = find_jobs(source, &pairing, lexicon, report)?;
    // Of several parts of a list, one tells the files without counterpart.
    if running.shard.is_some_and(|share| share.index > 0) {
        found.unpaired.clear();
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
    if running.dry_run {
        dry_run::list(&found.shared(running.shard), report)?;
        return Ok(Found::Listed);
    }
    options.write = arguments.tsv.options(options.corpus_formats(), &found.extra_columns)?;
    check_jobs(&found.jobs, source, arguments, options, report)?;
    learn_sites(&found.jobs, arguments, options, report);
    let Jobs { jobs, unpaired, extra_columns } = found.shared(running.shard);
    (options.unpaired, options.extra_columns) = (unpaired, extra_columns);
    Ok(Found::Jobs(jobs))
}

fn build_and_tell(
    jobs: Vec<Job>,
    options: BuildOptions,
    lexicon: Lexicon<'static>,
    state: Option<&State>,
    arguments: &BuildArguments,
    report: &Report,
) -> Result<Outcome> {
    let teller = Mutex::new(Teller::new(arguments, report));
    let tell = |event: Event<'_>| tell::lock(&teller).tell(event);
    let terms = lexicon.terms().clone();
    let built = build(jobs, options, lexicon, state, interrupt::stop_request(), tell);
    // Documents that were given up may still be written to their files.
    remove_temporaries();
    let teller = teller.into_inner().unwrap_or_else(PoisonError::into_inner);
    teller.finish();
    let summary = match built {
        Ok(summary) => summary,
        Err(error) => return end_of(error, state, arguments, report),
    };
    teller.sum_up(&summary);
    tell_filters(&summary.filters, report);
    for (format, losses) in summary.losses.clone() {
        let name = match summary.corpus.iter().find(|path| is_of(path, format)) {
            Some(path) => path.display().to_string(),
            None => "files of the jobs".to_owned(),
        };
        warn_of_lost_text(&name, Some(losses), report);
    }
    tell_coverage(&arguments.lexicon, &terms, &summary.terms, report);
    if summary.aligned == 0 {
        bail!("no document pair is a translation: the corpus is empty; documents.tsv says why");
    }
    Ok(if summary.failed > 0 { Outcome::SomeFailed } else { Outcome::Done })
}

/// Says what to do about a build that did not come to its end.
fn end_of(
    error: BuildError,
    state: Option<&State>,
    arguments: &BuildArguments,
    report: &Report,
) -> Result<Outcome> {
    if let BuildError::Interrupted { done, total } = error {
        let folder = arguments.output.as_deref().unwrap_or_default();
        report.note(&format!(
            "interrupted: {done} of {total} document pairs are done and kept in {folder}; the same \
             command with --resume goes on"
        ));
        return Ok(Outcome::Interrupted);
    }
    if let BuildError::NothingAligned { .. } = error {
        return Err(error).context(source(arguments)?.name());
    }
    let message = error.to_string();
    match state {
        Some(state) if !State::is_in(state.out_folder()) => bail!(
            "{message}; {} was removed while the build went on, and what was done with it: \
             begin anew",
            state.out_folder().display()
        ),
        Some(_) if !message.contains("--force") => bail!(
            "{message}; what was done is kept: when the cause is gone, the same command with \
             --resume goes on"
        ),
        _ => Err(error.into()),
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
    options.retry = if running.retry_failed { Retry::Failed } else { Retry::Nothing };
    options.folders =
        arguments.english.iter().chain(&arguments.chinese).map(PathBuf::from).collect();
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
    refuse_clashes(jobs, options, folder, &known)?;
    warn_of_repeated(jobs, source, report);
    check_own_files(jobs, arguments, options, report)
}

/// Warns of pairs that stand in a list more than once: their rows will, too.
fn warn_of_repeated(jobs: &[Job], source: JobSource<'_>, report: &Report) {
    let mut seen = HashSet::new();
    let mut repeated: Vec<&Job> = Vec::new();
    // One pair may well have several files of its own.
    for job in jobs.iter().filter(|job| job.out_path.is_none()) {
        if !seen.insert((job.english.path(), job.chinese.path())) {
            repeated.push(job);
        }
    }
    if let Some(first) = repeated.first() {
        report.warning(&format!(
            "{}: {} pairs stand there more than once, such as {} {}; each time counts",
            source.name(),
            repeated.len(),
            first.english.name,
            first.chinese.name
        ));
    }
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
