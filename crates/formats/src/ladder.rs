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

use crate::beads::BeadsError;
use crate::bitext::{FormatWriter, WriteError};
use crate::index_rows::{IndexRowError, OnePair};
use crate::lines::{Lines, excerpt};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::{BitextRow, rounded_score};

/// No document has more sentences; a rung that says so is damaged, and would fill the memory.
const MOST_SENTENCES: usize = 10_000_000;

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
        let rung = self.rungs.next(&self.pair.index_bead(row)?)?;
        Ok(self.writer.write_all(rung.as_bytes())?)
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        self.writer.write_all(self.rungs.last().as_bytes())?;
        self.writer.flush()?;
        Ok(Alterations::default())
    }
}

/// Writes all beads of a document pair; one without score gets 1.
pub(crate) fn write_ladder(mut writer: impl Write, beads: &[IndexBead]) -> Result<(), WriteError> {
    let mut rungs = Rungs::default();
    for bead in beads {
        writer.write_all(rungs.next(bead)?.as_bytes())?;
    }
    writer.write_all(rungs.last().as_bytes())?;
    Ok(writer.flush()?)
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

    /// The bead from this rung to the next; nothing if the next is not higher.
    pub(crate) fn bead_to(&self, next: &Self) -> Option<IndexBead> {
        let grows = next.english >= self.english
            && next.chinese >= self.chinese
            && (next.english, next.chinese) != (self.english, self.chinese);
        grows.then(|| IndexBead {
            source: (self.english..next.english).collect(),
            target: (self.chinese..next.chinese).collect(),
            score: self.score.map(|score| score.clamp(0.0, 1.0)),
        })
    }
}

/// Reads beads, each with the line of the rung it begins at.
///
/// Blank lines, lines that start with `#`, and hunalign's report of the quality are skipped.
pub(crate) fn read_ladder(input: impl BufRead) -> Result<Vec<(usize, IndexBead)>, BeadsError> {
    let mut beads = Vec::new();
    let mut before: Option<(usize, Rung)> = None;
    let damaged = |line, problem| BeadsError::Damaged { line, problem };
    let mut lines = Lines::new(input);
    while let Some(line) = lines.next_saying() {
        let (line, text) = line?;
        if text.starts_with(QUALITY) {
            continue;
        }
        let found = excerpt(&text);
        let rung = Rung::parse(&text).ok_or_else(|| {
            damaged(line, format!("expected a rung such as `12 14 0.35`, found `{found}`"))
        })?;
        match &before {
            None if (rung.english, rung.chinese) == (0, 0) => {}
            None => {
                let problem = format!("expected the first rung `0 0`, found `{found}`");
                return Err(damaged(line, problem));
            }
            Some((start, lower)) => {
                let bead = lower.bead_to(&rung).ok_or_else(|| {
                    let lower = format!("{} {}", lower.english, lower.chinese);
                    damaged(line, format!("expected a rung higher than `{lower}`, found `{found}`"))
                })?;
                beads.push((*start, bead));
            }
        }
        before = Some((line, rung));
    }
    let are_scored = beads.iter().all(|(_, bead)| bead.score.is_some()) && !beads.is_empty();
    match before {
        // Counts that are cut short are other counts: `12` is left of `127`.
        Some((line, Rung { score: None, .. })) if are_scored && !lines.is_ended() => {
            let problem =
                "expected a score or a line end after the last rung; the file is cut short";
            Err(damaged(line, problem.into()))
        }
        Some(_) => Ok(beads),
        None => Err(damaged(1, "expected the first rung `0 0`, found the end of the file".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::read_index;

    fn written(index: &str) -> Result<String, WriteError> {
        let mut ladder = Vec::new();
        write_ladder(&mut ladder, &read_index(index.as_bytes()).unwrap())?;
        Ok(String::from_utf8(ladder).unwrap())
    }

    fn read(ladder: &str) -> Vec<(usize, IndexBead)> {
        read_ladder(ladder.as_bytes()).unwrap()
    }

    #[test]
    fn the_score_stands_at_the_rung_where_the_bead_begins() {
        let index = "[0]:[0, 1]:0.9\n[1]:[]:0.5\n[2]:[]:0.25\n[]:[2]\n[3, 4]:[3]:0.7";
        let ladder = written(index).unwrap();
        let expected =
            "0\t0\t0.9000\n1\t2\t0.5000\n2\t2\t0.2500\n3\t2\t1.0000\n3\t3\t0.7000\n5\t4\t0.0000\n";
        assert_eq!(ladder, expected);
        let beads: Vec<_> = read(&ladder).into_iter().map(|(_, bead)| bead).collect();
        let index = index.replace("[]:[2]", "[]:[2]:1");
        assert_eq!(beads, read_index(index.as_bytes()).unwrap());
    }

    #[test]
    fn a_pair_without_sentences_has_one_rung() {
        assert_eq!(written("").unwrap(), "0\t0\t0.0000\n");
        assert_eq!(read("0\t0\t0.0000\n"), []);
    }

    #[test]
    fn scores_of_hunalign_are_brought_between_0_and_1() {
        let text = "0\t0\t1.56\n1\t1\t-0.3\n2 1 0.45\n\n3\t2\nQuality\tout.txt\t0.47\n";
        let found: Vec<_> = read(text).iter().map(|(line, bead)| (*line, bead.score)).collect();
        assert_eq!(found, [(1, Some(1.0)), (2, Some(0.0)), (3, Some(0.45))]);
    }

    #[test]
    fn the_last_rung_may_lack_its_score_if_its_line_ends_or_all_lack_it() {
        for (text, beads) in [("0 0 1\n1 1\n", 1), ("0 0\n1 1", 1), ("0 0", 0)] {
            assert_eq!(read(text).len(), beads, "{text}");
        }
    }

    #[test]
    fn beads_that_are_no_ladder_are_named() {
        let reason = "a ladder holds all sentences in their order, write an index instead";
        let table = [
            ("[0, 2]:[1]", format!("row 1 ([0, 2]:[1]): the next English sentence is 1; {reason}")),
            (
                "[0]:[0]\n[1]:[2]\n[2]:[1]",
                format!("row 2 ([1]:[2]): the next Chinese sentence is 1; {reason}"),
            ),
            (
                "[0]:[0]\n[2]:[1]",
                format!("row 2 ([2]:[1]): the next English sentence is 1; {reason}"),
            ),
        ];
        for (index, expected) in table {
            assert_eq!(written(index).unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn damaged_ladders_are_named() {
        let table = [
            ("", "line 1: expected the first rung `0 0`, found the end of the file"),
            ("1 0 0.5", "line 1: expected the first rung `0 0`, found `1 0 0.5`"),
            ("0 0 0\n1 x 0", "line 2: expected a rung such as `12 14 0.35`, found `1 x 0`"),
            ("0 0 0\n1 1 nan", "line 2: expected a rung such as `12 14 0.35`, found `1 1 nan`"),
            ("0 0 0\n1 1 0 1", "line 2: expected a rung such as `12 14 0.35`, found `1 1 0 1`"),
            ("0 0 0\n2 1 0\n1 2 0", "line 3: expected a rung higher than `2 1`, found `1 2 0`"),
            (
                "0 0 0\n3 1 0\n12 1",
                "line 3: expected a score or a line end after the last rung; the file is cut short",
            ),
            ("0 0 0\n0 0 0", "line 2: expected a rung higher than `0 0`, found `0 0 0`"),
            (
                "0 0 0\n1 99999999999 0",
                "line 2: expected a rung such as `12 14 0.35`, found `1 99999999999 0`",
            ),
        ];
        for (text, expected) in table {
            assert_eq!(read_ladder(text.as_bytes()).unwrap_err().to_string(), expected);
        }
    }
}
