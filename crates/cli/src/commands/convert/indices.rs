//! `zhen convert` of formats without text: beads to beads, or with their documents to rows.

use anyhow::{Result, bail};
use zhen_batch::{Order, read_pair};
use zhen_formats::{Beads, BeadsError, Format, Written, row_from_index};
use zhen_text::IndexBead;

use super::{NOTHING, copy, write_selected};
use crate::arguments::{ConvertArguments, PairPaths};
use crate::bitext::{BitextFile, BitextOutput};
use crate::commands::pair::PairFiles;
use crate::report::Report;
use crate::selection::Selection;

/// Reads the beads of `input` and writes them one by one, as rows if the output holds text.
///
/// # Errors
///
/// If the input is no index or names sentences that its documents do not have, the documents are
/// missing or cannot be read, or the output cannot be written.
pub fn convert(
    arguments: &ConvertArguments,
    input: BitextFile,
    documents: Option<(&str, &str)>,
    selection: &mut Selection,
    output: &BitextOutput,
    report: &Report,
) -> Result<Option<Written>> {
    let (from, to) = (input.format(), output.format());
    let mut beads = input.beads();
    // Nulls of SentAlign, whose files are called so, may have a similarity of 0 too.
    let is_sure = arguments.from.is_some() || arguments.input.ends_with(".path");
    if from == Format::Index && !is_sure && beads.look_like_costs() {
        report.warning(&format!(
            "{}: these look like the costs of Vecalign; if so, use --from vecalign",
            arguments.input
        ));
    }
    let written = match documents {
        _ if !to.holds_text() => copy(&arguments.input, beads, output, |writer, (_, bead)| {
            // As a bead: one without score stays without.
            writer.write_bead(&bead)
        }),
        Some(documents) => with_text(arguments, beads, documents, selection, output, report),
        None if beads.next().is_none() => bail!("{}: {NOTHING}", arguments.input),
        None => bail!(
            "{}: {from} files hold no text, which {to} needs; \
             name the documents it is of with --en FILE --zh FILE",
            arguments.input
        ),
    }?;
    // What the documents know beyond the beads was not in the input.
    Ok(written.map(|written| Written { losses: written.losses.of_beads(), ..written }))
}

/// Writes the beads with the text of their documents.
fn with_text(
    arguments: &ConvertArguments,
    beads: Beads<'_>,
    (english, chinese): (&str, &str),
    selection: &mut Selection,
    output: &BitextOutput,
    report: &Report,
) -> Result<Option<Written>> {
    let options = arguments.reading.options(Order::EnglishFirst, None)?;
    let paths = match english == chinese {
        true => PairPaths::Both(english),
        false => PairPaths::Named([english, chinese]),
    };
    let files = PairFiles::load(paths)?;
    let pair = read_pair(files.sources(), &options)?;
    let names = files.describe(pair.swapped, [&pair.english, &pair.chinese], report);
    let documents = (&pair.english.document, &pair.chinese.document);
    // How many sentences of each side the beads reach.
    let mut reached = [0, 0];
    let row_of = |(index, bead): (usize, Result<(usize, IndexBead), BeadsError>)| {
        let (_, bead) = bead?;
        for (reached, ids) in reached.iter_mut().zip([&bead.source, &bead.target]) {
            *reached = ids.iter().fold(*reached, |reached, id| reached.max(id.saturating_add(1)));
        }
        Ok::<_, anyhow::Error>(row_from_index(index + 1, &bead, documents, &names)?)
    };
    let rows = beads.enumerate().map(row_of);
    let written = copy(&arguments.input, rows, output, |writer, row| {
        write_selected(writer, &row, selection, output.format())
    })?;
    let counts = [documents.0, documents.1].map(|document| document.sentences().len());
    for ((name, count), reached) in [english, chinese].into_iter().zip(counts).zip(reached) {
        if reached < count {
            report.warning(&format!(
                "{}: it ends at sentence {reached} of {count} of {name}; \
                 was it made from these files, read the same way?",
                arguments.input
            ));
        }
    }
    Ok(written)
}
