//! `zhen explain`: why beads are as they are.

mod json;
mod layout;
mod phrases;
mod text;

use std::io::{self, Write};
use std::ops::Range;

use anyhow::{Result, bail};
use zhen_align::{Aligner, BeadExplanation, Explanations, Model};
use zhen_batch::read_pair;
use zhen_formats::{BitextRow, DocumentNames, row_of_bead};
use zhen_text::{Bead, Document, ScoredBead};

use self::layout::{Page, Style};
use super::pair::PairFiles;
use crate::arguments::{ExplainArguments, ExplanationFormat};
use crate::input::refuse_two_standard_inputs;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Reads, aligns, explains and writes.
pub fn run(arguments: &ExplainArguments, report: &Report) -> Result<Outcome> {
    let paths = arguments.documents.paths("zhen explain")?;
    let inputs: Vec<&str> = paths.files().into_iter().chain(arguments.lexicon.paths()).collect();
    refuse_two_standard_inputs(&inputs)?;
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    let options = arguments.reading.options(paths.order(), arguments.from)?;

    let lexicon = arguments.lexicon.load(report)?;
    let aligner = Aligner::new(&lexicon, Model::built_in());
    let files = PairFiles::load(paths)?;
    let pair = read_pair(files.sources(), &options)?;
    let names = files.describe(pair.swapped, [&pair.english, &pair.chinese], report);
    let explained = Explained {
        english: &pair.english.document,
        chinese: &pair.chinese.document,
        explanations: aligner.explain(&pair.english.document, &pair.chinese.document),
        names,
    };
    let rows = explained.rows(arguments.bead)?;
    output.write(|out| match arguments.format {
        ExplanationFormat::Text => {
            explained.write_text(rows, &mut Page::new(out, Style::of(&output)))
        }
        ExplanationFormat::Json => explained.write_json(rows, out),
    })?;
    Ok(Outcome::Done)
}

/// The sentences of the other side as which a moved sentence stands elsewhere.
fn counterpart(explanation: &BeadExplanation) -> Option<Range<usize>> {
    let block = explanation.moved.as_ref()?;
    let is_chinese = explanation.bead.source.is_empty();
    Some(if is_chinese { block.source.clone() } else { block.target.clone() })
}

/// A pair of documents with the explanations of its beads.
struct Explained<'d> {
    english: &'d Document,
    chinese: &'d Document,
    explanations: Explanations<'d>,
    names: DocumentNames,
}

impl Explained<'_> {
    /// The beads to explain, by their indices.
    fn rows(&self, row: Option<usize>) -> Result<Range<usize>> {
        let count = self.explanations.len();
        match row {
            None => Ok(0..count),
            Some(row) if row <= count => Ok(row - 1..row),
            Some(row) => {
                let DocumentNames { english, chinese, .. } = &self.names;
                let beads = if count == 1 { "bead" } else { "beads" };
                bail!(
                    "--bead {row}: {english} and {chinese} have {count} {beads}; \
                     use a number from 1 to {count}"
                )
            }
        }
    }

    fn explanations(&self, rows: Range<usize>) -> impl Iterator<Item = BeadExplanation> + '_ {
        rows.filter_map(|index| self.explanations.get(index))
    }

    fn write_text(&self, rows: Range<usize>, page: &mut Page<'_>) -> io::Result<()> {
        for (number, explanation) in self.explanations(rows).enumerate() {
            if number > 0 {
                page.blank()?;
            }
            self.write_bead(&explanation, page)?;
        }
        Ok(())
    }

    fn write_json(&self, rows: Range<usize>, out: &mut dyn Write) -> io::Result<()> {
        for explanation in self.explanations(rows) {
            serde_json::to_writer(&mut *out, &self.json(&explanation))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    /// A bead as a row of a bitext: its ids and its texts on one line each.
    fn row(&self, bead: &Bead, confidence: f64) -> BitextRow {
        let scored = ScoredBead { bead: bead.clone(), confidence };
        row_of_bead(&scored, (self.english, self.chinese), &self.names)
    }
}
