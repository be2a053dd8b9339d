//! Checking two folders: pairs are found, checked in parallel and reported in order.
//!
//! Documents without counterpart are named, and are no failure: pages wait for their translation.
//! One that cannot be read ends the run with 2, whatever was found in the others.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use zhen_align::{Aligner, Model};
use zhen_batch::{
    CheckedFiles, Order, PairOptions, PairingOptions, Source, Sources, UnpairedCause, UnpairedFile,
    WorkEnd, check_pair, read_file, work_in_order,
};
use zhen_check::CheckOptions;
use zhen_formats::{FindingsWriter, Unchecked, UncheckedCause};
use zhen_lexicon::Lexicon;
use zhen_text::Language;

use super::base::Base;
use super::pair::keep_new;
use super::report::{self, Extent, documents};
use super::summary::Summary;
use super::suppression::Unwanted;
use crate::arguments::CheckArguments;
use crate::commands::jobs::{pair_with_progress, tell_found};
use crate::interrupt::stop_request;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::progress::Progress;
use crate::report::Report;

/// How often a log is told how far the work is.
const TELL_EVERY: Duration = Duration::from_secs(30);

/// Pairs the documents of the folders, checks and reports them, and sums up.
pub fn run(
    arguments: &CheckArguments,
    [english, chinese]: [&str; 2],
    report: &Report,
) -> Result<Outcome> {
    if arguments.anchors.is_some() {
        bail!("--anchors: an index is of one document pair, not of folders");
    }
    let output = Output::new(arguments.output.as_deref(), &arguments.known_files())?;
    let unwanted = Unwanted::read(arguments)?;
    let base = arguments.base.as_deref().map(|revision| Base::find(revision, chinese));
    let base = base.transpose()?;
    let lexicon = arguments.lexicon.load(report)?;
    let mut pairing = PairingOptions::default();
    pairing.reading = arguments.reading.options(Order::Detect, arguments.from)?;
    let mut found = pair_with_progress(english, chinese, &pairing, &lexicon, report)?;
    tell_found(&found, english, chinese, report);
    for document in found.pairs.iter().flat_map(|pair| [&pair.english, &pair.chinese]) {
        output.refuse(document)?;
    }
    // An earlier report in one of the folders is none of its documents.
    found.unpaired.retain(|file| !output.replaces(&file.path));
    let is_of_page = |file: &&UnpairedFile| {
        file.cause == UnpairedCause::Unreadable && is_no_document(&file.path)
    };
    let (parts, unpaired): (Vec<&UnpairedFile>, Vec<&UnpairedFile>) =
        found.unpaired.iter().partition(is_of_page);
    for file in parts {
        report.detail(&format!("{}: not checked: it is no document", file.path.display()));
    }
    for file in &unpaired {
        report.note(&format!("{}: not checked: {}", file.path.display(), file.reason));
    }
    let unchecked: Vec<Unchecked> = unpaired.into_iter().map(unchecked).collect();
    if found.pairs.is_empty() {
        bail!("{english} and {chinese}: nothing to check: no document pair was found");
    }
    let files = found.pairs.into_iter().map(|pair| [pair.english, pair.chinese]).collect();
    let shared = Shared {
        lexicon,
        reading: pairing.reading,
        check: arguments.options(),
        unwanted: unwanted.clone(),
        base,
    };
    let title = format!("{english} – {chinese}");
    let summary = check_all(arguments, (files, unchecked), shared, &output, &title, report)?;
    unwanted.tell_unused(arguments.suppress.as_deref(), &summary.used, report);
    summary.tell(arguments.message_lang.into(), report);
    Ok(summary.outcome())
}

/// Whether a file is what pages of a site use, by its name: a picture, a style, a script, a font.
fn is_no_document(path: &Path) -> bool {
    const ENDINGS: [&str; 30] = [
        "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "bmp", "css", "scss", "less", "js",
        "mjs", "ts", "map", "json", "xml", "yaml", "yml", "toml", "csv", "woff", "woff2", "ttf",
        "otf", "eot", "mp3", "mp4", "webm", "zip",
    ];
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
}

/// What a report says of a file without counterpart.
fn unchecked(file: &UnpairedFile) -> Unchecked {
    let name = file.path.display().to_string();
    let (english, chinese) = match file.language {
        Language::English => (name, String::new()),
        Language::Chinese => (String::new(), name),
    };
    let cause = match file.cause {
        UnpairedCause::NoCounterpart => UncheckedCause::NoCounterpart,
        UnpairedCause::OtherLanguage => UncheckedCause::OtherLanguage,
        UnpairedCause::Unreadable => UncheckedCause::Unread,
    };
    Unchecked { english, chinese, cause, reason: file.reason.clone() }
}

/// What the work on every pair needs.
struct Shared {
    lexicon: Lexicon<'static>,
    reading: PairOptions,
    check: CheckOptions,
    unwanted: Unwanted,
    base: Option<Base>,
}

impl Shared {
    /// Checks one pair; returns the lines of the suppressions that were used, too.
    fn check(&self, [english, chinese]: &[PathBuf; 2]) -> Result<(CheckedFiles, BTreeSet<usize>)> {
        let aligner = Aligner::new(&self.lexicon, Model::built_in());
        let read =
            |path: &Path| read_file(path).map_err(|error| anyhow!("{}: {error}", path.display()));
        let (english_bytes, chinese_bytes) = (read(english)?, read(chinese)?);
        let names = [english, chinese].map(|path| path.display().to_string());
        let sources = Sources::Two([
            Source { name: &names[0], bytes: &english_bytes },
            Source { name: &names[1], bytes: &chinese_bytes },
        ]);
        let mut options = self.reading.clone();
        options.order = Order::EnglishFirst;
        let mut checked = check_pair(sources, &options, &aligner, &self.check)?;
        let used = self.unwanted.take_out(&mut checked);
        if let Some(base) = &self.base {
            keep_new(&mut checked, base, &options, &self.check, &aligner)?;
        }
        Ok((checked, used))
    }
}

fn check_all(
    arguments: &CheckArguments,
    (files, unchecked): (Vec<[PathBuf; 2]>, Vec<Unchecked>),
    shared: Shared,
    output: &Output,
    title: &str,
    report: &Report,
) -> Result<Summary> {
    let options = report::options(arguments, output, Extent::Collection, title);
    let format = report::format(arguments);
    let threads = rayon::current_num_threads();
    let mut summary = Summary::default();
    let names: Vec<[String; 2]> =
        files.iter().map(|paths| paths.each_ref().map(|path| path.display().to_string())).collect();
    let mut progress = Progress::new(files.len(), TELL_EVERY, *report);
    output.write(|out| {
        let mut writer = FindingsWriter::new(format, out, &options)?;
        let mut written = Ok(());
        for own in &unchecked {
            summary.add_unchecked(own.cause);
            writer.write_unchecked(own)?;
        }
        let mut next = 0;
        work_in_order(
            files,
            (threads, None),
            stop_request(),
            move |files| shared.check(files),
            |end| {
                let [english, chinese] = names[next].clone();
                next += 1;
                let result = match end {
                    WorkEnd::Done(result) => result,
                    WorkEnd::Panicked(said) => Err(anyhow!("{english}: internal error: {said}")),
                    WorkEnd::TimedOut => Err(anyhow!("{english}: it took too long")),
                };
                progress.add(result.as_ref().map_or(0, sentences), result.is_err());
                match result {
                    Ok((checked, used)) => {
                        summary.add(&checked, used);
                        written = writer.write_documents(&documents(&checked));
                    }
                    Err(error) => {
                        progress.suspend(|| report.warning(&format!("not checked: {error:#}")));
                        let (cause, reason) = (UncheckedCause::Unread, format!("{error:#}"));
                        summary.add_unchecked(cause);
                        let own = Unchecked { english, chinese, cause, reason };
                        written = writer.write_unchecked(&own);
                    }
                }
                written.is_ok()
            },
        );
        progress.finish();
        written?;
        writer.finish()
    })?;
    Ok(summary)
}

fn sentences(checked: &(CheckedFiles, BTreeSet<usize>)) -> usize {
    checked.0.report.english.sentences
}
