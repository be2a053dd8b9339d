//! The vecalign format: an index with a cost instead of the confidence, as Vecalign writes it.
//!
//! `[6]:[6, 7, 8]:0.507506`: zero-based English indices, Chinese ones, and a cost with six
//! decimals, lower is better. The cost is 1 − confidence. A sentence without counterpart costs 0,
//! which says nothing of it: its confidence is lost. Costs of Vecalign itself have no upper bound;
//! one above 1 is read as the confidence 0.
//!
//! Nothing but its name tells such a file from an index.

use std::io::{self, BufRead, Write};

use zhen_text::IndexBead;

use crate::beads::BeadsError;
use crate::bitext::{FormatWriter, WriteError};
use crate::index::{IndexError, read_numbered_index};
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
        Ok(write_vecalign_bead(&mut self.writer, &self.pair.index_bead(row)?)?)
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        self.writer.flush()?;
        Ok(Alterations::default())
    }
}

/// Writes one bead; the cost is left out where the bead has no score.
pub(crate) fn write_vecalign_bead(writer: &mut impl Write, bead: &IndexBead) -> io::Result<()> {
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

/// Reads beads; their score is 1 − cost, and null beads have none.
pub(crate) fn read_vecalign(input: impl BufRead) -> Result<Vec<(usize, IndexBead)>, BeadsError> {
    let beads = read_numbered_index(input).map_err(|error| match error {
        IndexError::Score { line, found } => BeadsError::Damaged {
            line,
            problem: format!("expected a cost such as 0.0269, found `{found}`"),
        },
        error => error.into(),
    })?;
    let scored = beads.into_iter().map(|(line, bead)| {
        let cost = bead.score.filter(|_| !bead.is_null());
        (line, IndexBead { score: cost.map(confidence_of), ..bead })
    });
    Ok(scored.collect())
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
        let beads = read_vecalign(text.as_bytes()).unwrap();
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
        let beads = read_vecalign(text.as_bytes()).unwrap();
        let found: Vec<_> = beads.iter().map(|(line, bead)| (*line, bead.score)).collect();
        assert_eq!(found, [(3, Some(0.0)), (4, Some(0.492_494))]);
    }

    #[test]
    fn what_is_no_cost_is_named() {
        let error = read_vecalign("[0]:[0]:0.1\n[1]:[1]:-0.5".as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), "line 2: expected a cost such as 0.0269, found `-0.5`");
        let error = read_vecalign("0 0 1".as_bytes()).unwrap_err();
        assert!(error.to_string().starts_with("line 1: expected a bead such as"), "{error}");
    }
}
