//! The vecalign format: an index with a cost instead of the confidence, as Vecalign writes it.
//!
//! `[6]:[6, 7, 8]:0.507506`: zero-based English indices, Chinese ones, and a cost with six
//! decimals, lower is better. The cost is 1 − confidence. A sentence without counterpart costs 0,
//! which says nothing of it: its confidence is lost. Costs of Vecalign itself have no upper bound;
//! one above 1 is read as the confidence 0.
//!
//! Nothing but its name tells such a file from an index, if no cost is above 1.

use std::io::{self, BufRead, Write};

use zhen_text::IndexBead;

use crate::beads::{BeadsError, ReadBead};
use crate::bitext::{FormatWriter, WriteError};
use crate::index::{IndexError, numbered_beads};
use crate::index_rows::OnePair;
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::{BitextRow, rounded_score};

/// Writes the beads of rows, one a line.
#[derive(Debug)]
pub(crate) struct VecalignWriter<W> {
    writer: W,
    pair: OnePair,
}

impl<W: Write> VecalignWriter<W> {
    pub(crate) fn new(writer: W) -> Self {
        Self { writer, pair: OnePair::default() }
    }
}

impl<W: Write> FormatWriter for VecalignWriter<W> {
    fn write_row(&mut self, row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        let bead = self.pair.index_bead(row)?;
        self.write_bead(&bead)
    }

    fn write_bead(&mut self, bead: &IndexBead) -> Result<(), WriteError> {
        Ok(write_vecalign_bead(&mut self.writer, bead)?)
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        self.writer.flush()?;
        Ok(Alterations::default())
    }
}

/// Writes one bead; the cost is left out where the bead has no score.
fn write_vecalign_bead(writer: &mut impl Write, bead: &IndexBead) -> io::Result<()> {
    let IndexBead { source, target, score } = bead;
    match score {
        None if !bead.is_null() => writeln!(writer, "{source:?}:{target:?}"),
        _ if bead.is_null() => writeln!(writer, "{source:?}:{target:?}:0.000000"),
        score => {
            let cost = 1.0 - rounded_score(score.unwrap_or(1.0)).clamp(0.0, 1.0);
            writeln!(writer, "{source:?}:{target:?}:{cost:.6}")
        }
    }
}

/// Reads beads one by one; their score is 1 − cost, and null beads have none.
pub(crate) fn read_vecalign(input: impl BufRead) -> impl Iterator<Item = ReadBead> {
    numbered_beads(input).map(|bead| match bead {
        Ok((line, bead)) => {
            let cost = bead.score.filter(|_| !bead.is_null());
            Ok((line, IndexBead { score: cost.map(confidence_of), ..bead }))
        }
        Err(IndexError::Score { line, found }) => {
            let problem = format!("expected a cost such as 0.0269, found `{found}`");
            Err(BeadsError::Damaged { line, problem })
        }
        Err(error) => Err(error.into()),
    })
}

fn confidence_of(cost: f64) -> f64 {
    // Six decimals, as the cost has: so 1 − 0.0269 is 0.9731 again.
    ((1.0 - cost).clamp(0.0, 1.0) * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_become_confidences_and_back() {
        let text = "[0, 1]:[0]:0.026900\n[2]:[]:0.000000\n[3]:[1]\n[]:[2]:0.000000\n";
        let beads: Vec<_> = read_vecalign(text.as_bytes()).map(Result::unwrap).collect();
        let scores: Vec<_> = beads.iter().map(|(_, bead)| bead.score).collect();
        assert_eq!(scores, [Some(0.9731), None, None, None]);
        let mut again = Vec::new();
        for (_, bead) in &beads {
            write_vecalign_bead(&mut again, bead).unwrap();
        }
        assert_eq!(String::from_utf8(again).unwrap(), text);
    }

    #[test]
    fn costs_above_1_and_foreign_forms_are_read() {
        let text = "# cost\n\n[6]:[6, 7, 8]:1.507506\n[7]:[9]:0.507506\n";
        let beads = read_vecalign(text.as_bytes()).map(Result::unwrap);
        let found: Vec<_> = beads.map(|(line, bead)| (line, bead.score)).collect();
        assert_eq!(found, [(3, Some(0.0)), (4, Some(0.492_494))]);
    }

    #[test]
    fn what_is_no_cost_is_named() {
        let error_of = |text: &str| read_vecalign(text.as_bytes()).find_map(Result::err).unwrap();
        let error = error_of("[0]:[0]:0.1\n[1]:[1]:-0.5");
        assert_eq!(error.to_string(), "line 2: expected a cost such as 0.0269, found `-0.5`");
        let error = error_of("0 0 1");
        assert!(error.to_string().starts_with("line 1: expected a bead such as"), "{error}");
    }
}
