//! `zhen align`: one pair of documents to a bitext.

use std::path::Path;

use anyhow::{Context, Result};
use zhen_align::{Aligner, Model};
use zhen_batch::{AlignedPair, PairError, PairMarks, TermCoverage, Units, align_pair};
use zhen_formats::{DocumentNames, Format, rows_of};
use zhen_text::{Alignment, MovedBlock};

use super::anchors::Anchors;
use super::glossary::tell_coverage;
use super::pair::PairFiles;
use super::stream;
use crate::arguments::{AlignArguments, refuse_leaving_out};
use crate::bitext::BitextOutput;
use crate::input::refuse_two_standard_inputs;
use crate::outcome::Outcome;
use crate::report::Report;
use crate::selection::{Selection, warn_of_lost_text};

/// Reads, aligns, checks and writes.
pub fn run(arguments: &AlignArguments, report: &Report) -> Result<Outcome> {
    if let Some(lines) = &arguments.jsonl {
        return stream::run(arguments, lines, report);
    }
    let paths = arguments.documents.paths("zhen align")?;
    let known = arguments.lexicon.paths().chain(arguments.anchors.as_deref());
    let inputs: Vec<&str> = paths.files().into_iter().chain(known).collect();
    refuse_two_standard_inputs(&inputs)?;
    let format = chosen_format(arguments)?;
    let write = arguments.tsv.options(format)?;
    let output = BitextOutput::new(arguments.output.as_deref(), format, write, &inputs)?;
    warn_of_name(arguments, report);
    let mut selection = Selection::new(arguments.filters.options(format)?, arguments.no_null);
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
    let (english, chinese) = (&pair.english.document, &pair.chinese.document);
    let marks = (format == Format::Html).then(|| PairMarks::new(&aligner, english, chinese));
    let written = output.write(|writer| {
        let rows = rows_of(&pair.alignment, english, chinese, &names);
        rows.filter(|row| selection.keeps(row)).try_for_each(|row| match &marks {
            Some(marks) => writer.write_marked(&row, &marks.of(&row)),
            None => writer.write_row(&row),
        })
    })?;
    selection.tell(report);
    warn_of_lost_text(&output.name(), written.map(|written| written.losses), report);
    let coverage = TermCoverage::of(&pair, lexicon.terms());
    tell_coverage(&arguments.lexicon, lexicon.terms(), &coverage, report);
    Ok(Outcome::Done)
}

fn chosen_format(arguments: &AlignArguments) -> Result<Format> {
    let format = named_format(arguments).unwrap_or_default();
    if arguments.no_null {
        refuse_leaving_out("--no-null", format)?;
    }
    Ok(format)
}

/// The format that an option or the name of the output says.
fn named_format(arguments: &AlignArguments) -> Option<Format> {
    let by_name = || arguments.output.as_deref().and_then(Format::guess_from_path);
    arguments.format.or_else(by_name)
}

/// Warns when the name of the output says something else than what is written.
fn warn_of_name(arguments: &AlignArguments, report: &Report) {
    let output = arguments.output.as_deref().filter(|output| has_other_extension(output));
    if let Some(output) = output.filter(|_| named_format(arguments).is_none()) {
        report.warning(&format!(
            "{output}: its name does not say which format to write: written as tsv; \
             --format chooses another"
        ));
    }
}

/// Tells whether the name of an output has an extension, which is of no bitext format then. That
/// of a plain text says nothing against tsv.
fn has_other_extension(path: &str) -> bool {
    let extension = Path::new(path).extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| !matches!(extension, "txt" | "gz" | "zst"))
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
