//! Reading the pages that zhen writes, line by line.

mod line;

use std::io::BufRead;

use super::frame::{GENERATOR, MAIN};
use super::pair::Pair;
use super::summary::read_counts;
use crate::bitext::{PassedOverCount, ReadError};
use crate::lines::{LineError, Lines, excerpt};
use crate::row::BitextRow;
use line::{pair, row};

/// In how many lines a page must say what made it; some browsers put a line of theirs before.
const FIRST_LINES: usize = 10;

/// Reads the rows of a page that zhen wrote, one by one.
///
/// Another page gives one error. A faulty bead gives an error, and reading goes on after it; a page
/// that ends early gives an error at its end. The numbers of the beads must follow on, and be as
/// many as the summary says: what is cut from the middle of a page is missed.
pub(crate) fn read_html<R: BufRead>(
    input: R,
    passed_over: PassedOverCount,
) -> impl Iterator<Item = Result<BitextRow, ReadError>> {
    Page {
        lines: Lines::new(input),
        part: Part::Start,
        pair: Pair::default(),
        line: 0,
        passed_over,
        before: Some(0),
        beads: 0,
        pairs: 0,
    }
}

struct Page<R> {
    lines: Lines<R>,
    part: Part,
    pair: Pair,
    /// Number of the line read last.
    line: usize,
    passed_over: PassedOverCount,
    /// Number of the bead before; nothing after a faulty line, which may have been one.
    before: Option<usize>,
    /// Beads and faulty lines.
    beads: usize,
    /// Document pairs.
    pairs: usize,
}

/// The part of the page that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Nothing tells yet that zhen wrote the page.
    Start,
    /// Style and tools.
    Frame,
    /// Beads.
    Beads,
    /// Summary and script.
    Foot,
    /// What should be nothing.
    After,
    /// Nothing more is read.
    Done,
}

impl<R: BufRead> Iterator for Page<R> {
    type Item = Result<BitextRow, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.part != Part::Done {
            let text = match self.lines.next() {
                None => return self.end(),
                Some(Ok((line, text))) => {
                    self.line = line;
                    text
                }
                Some(Err(LineError::Io(error))) => {
                    self.part = Part::Done;
                    return Some(Err(error.into()));
                }
                Some(Err(error @ (LineError::TooLong { .. } | LineError::Binary { .. }))) => {
                    self.part = Part::Done;
                    return Some(Err(error.into()));
                }
                Some(Err(LineError::NotUtf8 { line })) => {
                    self.line = line;
                    if matches!(self.part, Part::Start) {
                        self.part = Part::Done;
                    }
                    return Some(Err(
                        self.fault("not valid UTF-8; convert the file to UTF-8 first")
                    ));
                }
            };
            match self.part {
                Part::Start if text == GENERATOR => self.part = Part::Frame,
                Part::Start if self.line == FIRST_LINES => return self.end(),
                Part::Frame if text == MAIN => self.part = Part::Beads,
                Part::Beads if text == "</main>" => self.part = Part::Foot,
                Part::Beads => {
                    if let Some(item) = self.line_of_main(&text) {
                        return Some(item);
                    }
                }
                // A browser that saves the page leaves the line break before it out.
                Part::Foot if text.trim_end().ends_with("</html>") => self.part = Part::After,
                Part::Foot => {
                    if let Some(error) = self.check_summary(&text) {
                        return Some(Err(error));
                    }
                }
                Part::After if !text.trim().is_empty() => {
                    self.part = Part::Done;
                    return Some(Err(self.error("expected nothing after the page")));
                }
                _ => {}
            }
        }
        None
    }
}

impl<R: BufRead> Page<R> {
    fn error(&self, problem: &str) -> ReadError {
        ReadError::at_line(self.line.max(1), problem)
    }

    /// Ends the reading; an error unless the page ended.
    fn end(&mut self) -> Option<Result<BitextRow, ReadError>> {
        let part = std::mem::replace(&mut self.part, Part::Done);
        match part {
            Part::After | Part::Done => None,
            Part::Start => Some(Err(ReadError::at_line(
                1,
                "expected a page that zhen wrote, found another; read its text with zhen align",
            ))),
            Part::Frame | Part::Beads | Part::Foot => {
                Some(Err(self.error("the page ends early: expected </html>")))
            }
        }
    }

    fn line_of_main(&mut self, text: &str) -> Option<Result<BitextRow, ReadError>> {
        if text.starts_with("<article ") {
            let bead = row(text, &self.pair, &self.passed_over).and_then(|(number, row)| {
                self.follow(number)?;
                Ok(row)
            });
            return Some(bead.map_err(|problem| self.fault(&problem)));
        }
        if text.starts_with("<section ") {
            match pair(text) {
                Ok(pair) => {
                    self.pair = pair;
                    self.pairs += 1;
                }
                Err(problem) => {
                    // Nobody knows what documents the beads below are of.
                    self.part = Part::Done;
                    return Some(Err(self.error(&problem)));
                }
            }
            return None;
        }
        let is_frame = matches!(text, "<div class=\"leaf\">" | "</div>" | "</section>" | "");
        let problem = || format!("expected a bead, found `{}`", excerpt(text));
        (!is_frame).then(|| Err(self.fault(&problem())))
    }

    /// Counts the bead of this number, which must be the next.
    fn follow(&mut self, number: usize) -> Result<(), String> {
        match self.before.and_then(|before| before.checked_add(1)).filter(|&next| next != number) {
            None => {
                self.before = Some(number);
                self.beads += 1;
                Ok(())
            }
            Some(next) => Err(format!(
                "expected bead {next}, found bead {number}; a part of the page is missing"
            )),
        }
    }

    /// Names what is wrong with a line that may be a bead.
    fn fault(&mut self, problem: &str) -> ReadError {
        self.before = None;
        self.beads += 1;
        self.error(problem)
    }

    /// Compares what was read with the line of the summary that counts it.
    fn check_summary(&self, text: &str) -> Option<ReadError> {
        let (pairs, beads) = read_counts(text)?;
        let pairs = pairs.unwrap_or(self.pairs.min(1));
        // After a fault the number of beads is not known.
        let is_known = self.before == Some(self.beads);
        let problem = match is_known {
            true if beads != self.beads => format!("{beads} beads, found {}", self.beads),
            _ if pairs != self.pairs => format!("{pairs} document pairs, found {}", self.pairs),
            _ => return None,
        };
        Some(self.error(&format!("expected {problem}; a part of the page is missing")))
    }
}
