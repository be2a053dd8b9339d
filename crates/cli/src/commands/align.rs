//! `zhen align`: one pair of documents to a bitext.

use anyhow::{Context, Result, bail};
use zhen_align::{Aligner, Model};
use zhen_batch::{AlignedPair, PairError, TermCoverage, Units, align_pair};
use zhen_formats::{BitextRow, DocumentNames, Format, RowWriter, WriteError, rows_of};
use zhen_text::{Alignment, MovedBlock};

use super::anchors::Anchors;
use super::glossary::tell_coverage;
use super::pair::PairFiles;
use crate::arguments::AlignArguments;
use crate::input::refuse_two_standard_inputs;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Reads, aligns, checks and writes.
pub fn run(arguments: &AlignArguments, report: &Report) -> Result<Outcome> {
    let paths = arguments.documents.paths("zhen align")?;
    let known = arguments.lexicon.paths().chain(arguments.anchors.as_deref());
    let inputs: Vec<&str> = paths.files().into_iter().chain(known).collect();
    refuse_two_standard_inputs(&inputs)?;
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    let format = chosen_format(arguments)?;
    let tsv = arguments.tsv.options(format)?;
    let mut options = arguments.reading.options(paths.order(), arguments.from)?;
    let anchors = arguments.anchors.as_deref().map(Anchors::read).transpose()?;
    if let Some(anchors) = &anchors {
        options.confirmed = anchors.beads()?;
    }

    let lexicon = arguments.lexicon.load(report)?;
    let aligner = Aligner::new(&lexicon, Model::built_in());
    let files = PairFiles::load(paths)?;
    let pair = align_pair(files.sources(), &options, &aligner).map_err(|error| {
        match (error, &anchors) {
            (PairError::Confirmed(error), Some(anchors)) => anchors.named(&error),
            (error, _) => error.into(),
        }
    })?;

    let names = files.describe(pair.swapped, [&pair.english, &pair.chinese], report);
    for MovedBlock { source, target, confidence } in pair.alignment.moved() {
        let (source, target) =
            (source.clone().collect::<Vec<_>>(), target.clone().collect::<Vec<_>>());
        report.detail(&format!(
            "moved: English {source:?} is Chinese {target:?}, confidence {confidence:.4}"
        ));
    }
    if arguments.verify {
        if options.units == Units::Page {
            files.verify_letters(&pair, &options)?;
        }
        verify(&names, &pair, options.units, report)?;
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

/// Proves that both documents and the alignment cover all there is.
fn verify(names: &DocumentNames, pair: &AlignedPair, units: Units, report: &Report) -> Result<()> {
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
    let letters = match units {
        Units::Page => ", which hold every letter of their files",
        Units::Lines => "",
    };
    let left_out =
        pair.english.document.omissions().len() + pair.chinese.document.omissions().len();
    report.note(&format!(
        "verified: {} beads cover {english} English and {chinese} Chinese sentences once, in \
         order; sentences, {left_out} pieces left out (-v lists them) and white space rebuild \
         both texts{letters}",
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
