//! `zhen align`: one pair of documents to a bitext.

use anyhow::{Context, Result, bail};
use zhen_align::{Aligner, Weights};
use zhen_batch::{AlignedPair, Order, PairError, ReadDocument, Source, TermCoverage, align_pair};
use zhen_document::describe_omissions;
use zhen_formats::{BitextRow, DocumentNames, Format, RowWriter, WriteError, rows_of};
use zhen_text::{Alignment, Language, MovedBlock};

use super::anchors::Anchors;
use super::glossary::tell_coverage;
use crate::arguments::AlignArguments;
use crate::input::{self, refuse_two_standard_inputs};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Reads, aligns, checks and writes.
pub fn run(arguments: &AlignArguments, report: &Report) -> Result<Outcome> {
    let pair_paths = arguments.pair()?;
    let paths = pair_paths.paths;
    let known = arguments.lexicon.paths().chain(arguments.anchors.as_deref());
    let inputs: Vec<&str> = paths.into_iter().chain(known).collect();
    refuse_two_standard_inputs(&inputs)?;
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    let format = chosen_format(arguments)?;
    let tsv = arguments.tsv.options(format)?;
    let order = if pair_paths.is_named { Order::EnglishFirst } else { Order::Detect };
    let mut options = arguments.reading.options(order)?;
    let anchors = arguments.anchors.as_deref().map(Anchors::read).transpose()?;
    if let Some(anchors) = &anchors {
        options.confirmed = anchors.beads()?;
    }

    let lexicon = arguments.lexicon.load(report)?;
    let aligner = Aligner::new(&lexicon, Weights::built_in());
    let [first, second] = [input::read(paths[0])?, input::read(paths[1])?];
    let sources =
        [Source { name: paths[0], bytes: &first }, Source { name: paths[1], bytes: &second }];
    let pair =
        align_pair(sources, &options, &aligner).map_err(|error| match (error, &anchors) {
            (PairError::Confirmed(error), Some(anchors)) => anchors.named(&error),
            (error, _) => error.into(),
        })?;

    let mut names = DocumentNames { english: paths[0].to_owned(), chinese: paths[1].to_owned() };
    if pair.swapped {
        std::mem::swap(&mut names.english, &mut names.chinese);
        report.note(&format!(
            "{} is the Chinese document and {} the English one: swapped",
            names.chinese, names.english
        ));
    }
    describe(&names.english, &pair.english, report);
    describe(&names.chinese, &pair.chinese, report);
    for MovedBlock { source, target, confidence } in pair.alignment.moved() {
        let (source, target) =
            (source.clone().collect::<Vec<_>>(), target.clone().collect::<Vec<_>>());
        report.detail(&format!(
            "moved: English {source:?} is Chinese {target:?}, confidence {confidence:.4}"
        ));
    }
    if arguments.verify {
        verify(&names, &pair, report)?;
    }
    let rows = chosen_rows(arguments, &pair, &names, report);
    output.write(|out| {
        let mut writer = RowWriter::new(format, out, tsv)?;
        rows.iter().try_for_each(|row| writer.write_row(row))?;
        writer.finish()?;
        Ok::<_, WriteError>(())
    })?;
    let coverage = TermCoverage::of(&pair, lexicon.terms());
    tell_coverage(&arguments.lexicon, lexicon.terms(), &coverage, report);
    Ok(Outcome::Done)
}

fn chosen_format(arguments: &AlignArguments) -> Result<Format> {
    let by_name = || arguments.output.as_deref().and_then(Format::guess_from_path);
    let format = arguments.format.map(Format::from).or_else(by_name).unwrap_or_default();
    let leaves_out = [
        ("--no-null", arguments.no_null),
        ("--min-confidence", arguments.min_confidence.is_some()),
    ];
    for (option, given) in leaves_out {
        if given && !format.allows_leaving_nulls_out() {
            bail!("{option}: {format} must name every sentence; use it with tsv or jsonl");
        }
    }
    Ok(format)
}

/// Tells with `-v` what was found out about a document, and each line that was left out of it.
fn describe(name: &str, read: &ReadDocument, report: &Report) {
    let omissions = describe_omissions(&read.document);
    let language = match read.document.language() {
        Language::English => "English (en)".to_owned(),
        Language::Chinese => format!("Chinese ({})", read.detected.script.code()),
    };
    let sentences = read.document.sentences().len();
    report.detail(&format!(
        "{name}: {}, {language}, {sentences} sentences, {} lines left out",
        read.encoding_name,
        omissions.len()
    ));
    for omission in omissions {
        let (line, reason) = (omission.line, omission.reason.name());
        report.detail(&format!("{name}:{line}: left out as {reason}: {}", omission.excerpt));
    }
}

/// Proves that both documents and the alignment cover all there is.
fn verify(names: &DocumentNames, pair: &AlignedPair, report: &Report) -> Result<()> {
    let mut counts = [0, 0];
    let sides = [(&names.english, &pair.english), (&names.chinese, &pair.chinese)];
    for (count, (name, read)) in counts.iter_mut().zip(sides) {
        read.document.verify().with_context(|| format!("{name}: not verified"))?;
        *count = read.document.sentences().len();
    }
    let [english, chinese] = counts;
    let beads = pair.alignment.beads();
    Alignment::new(english, chinese, beads.to_vec())
        .with_context(|| format!("{} and {}: not verified", names.english, names.chinese))?;
    report.note(&format!(
        "verified: {} beads cover {english} English and {chinese} Chinese sentences once, in \
         order; sentences, lines left out and white space rebuild both documents",
        beads.len()
    ));
    Ok(())
}

fn chosen_rows(
    arguments: &AlignArguments,
    pair: &AlignedPair,
    names: &DocumentNames,
    report: &Report,
) -> Vec<BitextRow> {
    let (english, chinese) = (&pair.english.document, &pair.chinese.document);
    let mut rows: Vec<BitextRow> = rows_of(&pair.alignment, english, chinese, names).collect();
    let all = rows.len();
    if arguments.no_null {
        rows.retain(|row| !row.is_null());
        report.detail(&format!("left out {} sentences without counterpart", all - rows.len()));
    }
    if let Some(least) = arguments.min_confidence {
        let before = rows.len();
        rows.retain(|row| row.is_null() || row.score >= least);
        report.detail(&format!("left out {} beads below {least}", before - rows.len()));
    }
    rows
}
