//! The ladder format of hunalign: how many sentences of each side are done, rung by rung.
//!
//! `12\t14\t0.35` says that a bead begins after 12 English and 14 Chinese sentences; it ends where
//! the next rung stands, and the score is its own. The first rung is `0 0`, the last holds the
//! numbers of sentences and a score that is of nothing. So a ladder holds beads only if they are in
//! order and leave no sentence out: crossing beads, and gold that names only some sentences, cannot
//! be written. Where only the last rung lacks a score, its line must end, or the file is cut short.
//!
//! Scores of hunalign have no bounds. They are read into [0, 1], which keeps their order within
//! these bounds: what is negative is no confidence at all, and what is above 1 is sure.

use std::io::{BufRead, Write};

use zhen_text::{IndexBead, Language};

use crate::beads::{BeadsError, ReadBead};
use crate::bitext::{FormatWriter, WriteError};
use crate::index_rows::{IndexRowError, OnePair};
use crate::lines::{Lines, excerpt};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::{BitextRow, rounded_score};

/// No document has more sentences; a rung that says so is damaged.
const MOST_SENTENCES: usize = 1_000_000_000;

/// No bead has more sentences of a side; one that says so would fill the memory.
const MOST_OF_A_BEAD: usize = 1_000_000;

/// What hunalign begins the line with that tells the quality of the whole.
const QUALITY: &str = "Quality";

/// Writes the beads of rows as rungs.
#[derive(Debug)]
pub(crate) struct LadderWriter<W> {
    writer: W,
    pair: OnePair,
    rungs: Rungs,
}

impl<W: Write> LadderWriter<W> {
    pub(crate) fn new(writer: W) -> Self {
        Self { writer, pair: OnePair::default(), rungs: Rungs::default() }
    }
}

impl<W: Write> FormatWriter for LadderWriter<W> {
    fn write_row(&mut self, row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        let bead = self.pair.index_bead(row)?;
        self.write_bead(&bead)
    }

    /// A bead without score gets 1.
    fn write_bead(&mut self, bead: &IndexBead) -> Result<(), WriteError> {
        let rung = self.rungs.next(bead)?;
        Ok(self.writer.write_all(rung.as_bytes())?)
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        self.writer.write_all(self.rungs.last().as_bytes())?;
        self.writer.flush()?;
        Ok(Alterations::default())
    }
}

/// Makes rungs of beads.
#[derive(Debug, Default)]
struct Rungs {
    /// Sentences of the beads so far.
    english: usize,
    chinese: usize,
    beads: usize,
}

impl Rungs {
    /// The rung at which a bead begins.
    fn next(&mut self, bead: &IndexBead) -> Result<String, IndexRowError> {
        self.beads += 1;
        let rung = format!("{}\t{}", self.english, self.chinese);
        self.climb(bead, Language::English)?;
        self.climb(bead, Language::Chinese)?;
        Ok(format!("{rung}\t{:.4}\n", rounded_score(bead.score.unwrap_or(1.0))))
    }

    /// The rung after the last bead.
    fn last(&self) -> String {
        format!("{}\t{}\t0.0000\n", self.english, self.chinese)
    }

    fn climb(&mut self, bead: &IndexBead, language: Language) -> Result<(), IndexRowError> {
        let (ids, count) = match language {
            Language::English => (&bead.source, &mut self.english),
            Language::Chinese => (&bead.target, &mut self.chinese),
        };
        for &id in ids {
            if id != *count {
                return Err(IndexRowError::OutOfOrder {
                    row: self.beads,
                    ids: format!("{:?}:{:?}", bead.source, bead.target),
                    language,
                    expected: *count,
                });
            }
            *count += 1;
        }
        Ok(())
    }
}

/// A line of a ladder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rung {
    /// Sentences before it.
    pub(crate) english: usize,
    pub(crate) chinese: usize,
    /// Score of the bead that begins here; the last rung may have none.
    score: Option<f64>,
}

impl Rung {
    /// Tells whether the rung has a score of its own.
    pub(crate) fn is_scored(&self) -> bool {
        self.score.is_some()
    }

    /// Reads a line: two counts, and a number that may be missing.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut fields = text.split_whitespace();
        let mut count = || fields.next()?.parse().ok().filter(|&count| count <= MOST_SENTENCES);
        let (english, chinese) = (count()?, count()?);
        let score = match fields.next() {
            None => None,
            Some(field) => Some(field.parse::<f64>().ok().filter(|score| score.is_finite())?),
        };
        fields.next().is_none().then_some(Self { english, chinese, score })
    }

    /// The bead from this rung to the next; what is wrong if the next is not higher, or too high.
    pub(crate) fn bead_to(&self, next: &Self) -> Result<IndexBead, String> {
        let (english, chinese) = (self.english..next.english, self.chinese..next.chinese);
        let grows = next.english >= self.english
            && next.chinese >= self.chinese
            && !(english.is_empty() && chinese.is_empty());
        if !grows {
            return Err(format!("a rung higher than `{} {}`", self.english, self.chinese));
        }
        if english.len().max(chinese.len()) > MOST_OF_A_BEAD {
            let (lower, higher) = (self.english, self.chinese);
            return Err(format!("at most {MOST_OF_A_BEAD} sentences after `{lower} {higher}`"));
        }
        let score = self.score.map(|score| score.clamp(0.0, 1.0));
        Ok(IndexBead { source: english.collect(), target: chinese.collect(), score })
    }
}

/// Reads beads one by one, each with the line of the rung it begins at.
///
/// hunalign's report of the quality is skipped.
pub(crate) fn read_ladder(input: impl BufRead) -> impl Iterator<Item = ReadBead> {
    LadderReader { lines: Lines::new(input), before: None, are_scored: None, is_over: false }
}

/// Climbs a ladder.
struct LadderReader<R> {
    lines: Lines<R>,
    /// The last rung and its line.
    before: Option<(usize, Rung)>,
    /// Whether all beads so far have scores; `None` before the first.
    are_scored: Option<bool>,
    /// Nothing can be told after a damaged rung.
    is_over: bool,
}

impl<R: BufRead> LadderReader<R> {
    fn next_bead(&mut self) -> Result<Option<(usize, IndexBead)>, BeadsError> {
        let damaged = |line, expected: &str, found: &str| {
            let problem = format!("expected {expected}, found {found}");
            Err(BeadsError::Damaged { line, problem })
        };
        while let Some(line) = self.lines.next_saying() {
            let (line, text) = line?;
            if text.starts_with(QUALITY) {
                continue;
            }
            let found = format!("`{}`", excerpt(&text));
            let Some(rung) = Rung::parse(&text) else {
                return damaged(line, "a rung such as `12 14 0.35`", &found);
            };
            match self.before.replace((line, rung)) {
                None if (rung.english, rung.chinese) == (0, 0) => {}
                None => return damaged(line, "the first rung `0 0`", &found),
                Some((start, lower)) => {
                    return match lower.bead_to(&rung) {
                        Ok(bead) => {
                            let is_scored = bead.score.is_some();
                            self.are_scored = Some(self.are_scored.unwrap_or(true) && is_scored);
                            Ok(Some((start, bead)))
                        }
                        Err(expected) => damaged(line, &expected, &found),
                    };
                }
            }
        }
        match &self.before {
            // Counts that are cut short are other counts: `12` is left of `127`.
            Some((line, Rung { score: None, .. }))
                if self.are_scored == Some(true) && !self.lines.is_ended() =>
            {
                let problem =
                    "expected a score or a line end after the last rung; the file is cut short";
                Err(BeadsError::Damaged { line: *line, problem: problem.into() })
            }
            Some(_) => Ok(None),
            None => damaged(1, "the first rung `0 0`", "the end of the file"),
        }
    }
}

impl<R: BufRead> Iterator for LadderReader<R> {
    type Item = ReadBead;

    fn next(&mut self) -> Option<ReadBead> {
        if self.is_over {
            return None;
        }
        let bead = self.next_bead().transpose();
        self.is_over = !matches!(bead, Some(Ok(_)));
        bead
    }
}

#[cfg(test)]
mod tests;
