//! Reading the pages that zhen writes, line by line.

use std::io::BufRead;

use super::escape::{char_of, read_entities, read_list};
use super::frame::{GENERATOR, MAIN};
use super::pair::Pair;
use super::scan::{Piece, Tag, pieces};
use super::summary::read_counts;
use crate::bitext::ReadError;
use crate::lines::{LineError, Lines, excerpt};
use crate::row::BitextRow;

/// In how many lines a page must say what made it; some browsers put a line of theirs before.
const FIRST_LINES: usize = 10;

/// Reads the rows of a page that zhen wrote, one by one.
///
/// Another page gives one error. A faulty bead gives an error, and reading goes on after it; a page
/// that ends early gives an error at its end. The numbers of the beads must follow on, and be as
/// many as the summary says: what is cut from the middle of a page is missed.
pub(crate) fn read_html<R: BufRead>(
    input: R,
) -> impl Iterator<Item = Result<BitextRow, ReadError>> {
    Page {
        lines: Lines::new(input),
        part: Part::Start,
        pair: Pair::default(),
        line: 0,
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
                Part::Foot if text == "</html>" => self.part = Part::After,
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
            let bead = row(text, &self.pair).and_then(|(number, row)| {
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

/// Reads a bead and its number.
fn row(line: &str, pair: &Pair) -> Result<(usize, BitextRow), String> {
    let mut row = BitextRow {
        source_document: pair.english.clone(),
        target_document: pair.chinese.clone(),
        source_language: pair.english_language.clone(),
        target_language: pair.chinese_language.clone(),
        ..BitextRow::default()
    };
    let mut number = 0;
    let mut text: Option<Text> = None;
    let mut found = (false, false);
    let mut is_whole = false;
    for piece in pieces(line) {
        match piece? {
            Piece::Open(tag) if tag.name == "article" => {
                let score = tag.attribute("data-score")?.ok_or("expected data-score")?;
                row.score = parse_score(&score)?;
                number = parse_number(&tag)?;
                row.flags = list(&tag, "data-flags")?;
            }
            Piece::Open(tag) if tag.name == "p" => {
                let is_english = tag.has_class("en")?;
                let side = (
                    ids(&tag)?,
                    offsets(&tag)?,
                    list(&tag, "data-kinds")?,
                    list(&tag, "data-origins")?,
                );
                if is_english {
                    (row.source_ids, row.source_offsets, row.source_kinds, row.source_origins) =
                        side;
                    found.0 = true;
                } else {
                    (row.target_ids, row.target_offsets, row.target_kinds, row.target_origins) =
                        side;
                    found.1 = true;
                }
                text =
                    Some(Text { is_english, is_note: tag.has_class("none")?, ..Text::default() });
            }
            Piece::Close("p") => {
                if let Some(Text { is_english, content, .. }) = text.take() {
                    *(if is_english { &mut row.source_text } else { &mut row.target_text }) =
                        content;
                }
            }
            Piece::Close("article") => is_whole = true,
            piece => {
                if let Some(text) = &mut text {
                    text.add(piece)?;
                }
            }
        }
    }
    if is_whole && text.is_none() && found == (true, true) {
        Ok((number, row))
    } else {
        Err("expected an English and a Chinese side and </article>".to_owned())
    }
}

/// Reads the documents of a pair from its heading.
fn pair(line: &str) -> Result<Pair, String> {
    let mut pair = Pair::default();
    let mut names = Vec::new();
    let mut text: Option<Text> = None;
    for piece in pieces(line) {
        match piece? {
            Piece::Open(tag) if tag.name == "section" => {
                let language = |name| Ok::<_, String>(list(&tag, name)?.concat());
                pair.english_language = language("data-en-language")?;
                pair.chinese_language = language("data-zh-language")?;
            }
            Piece::Open(Tag { name: "bdi", .. }) => text = Some(Text::default()),
            Piece::Close("bdi") => names.extend(text.take().map(|text| text.content)),
            piece => {
                if let Some(text) = &mut text {
                    text.add(piece)?;
                }
            }
        }
    }
    let names = <[String; 2]>::try_from(names);
    [pair.english, pair.chinese] = names.map_err(|_| "expected the names of two documents")?;
    Ok(pair)
}

/// The text of an element, as far as it is read.
#[derive(Default)]
struct Text {
    content: String,
    is_english: bool,
    /// The element says that there is no text.
    is_note: bool,
    /// What follows is the sign of a character that was read from its attribute.
    is_sign: bool,
}

impl Text {
    fn add(&mut self, piece: Piece<'_>) -> Result<(), String> {
        match piece {
            Piece::Open(tag) => {
                if let Some(code) = tag.attribute("data-char")? {
                    let character = char_of(&code);
                    let problem =
                        || format!("expected a character's code, found `{}`", excerpt(&code));
                    self.content.push(character.ok_or_else(problem)?);
                    self.is_sign = true;
                }
            }
            Piece::Close(_) => self.is_sign = false,
            Piece::Text(_) if self.is_sign || self.is_note => {}
            Piece::Text(text) => {
                let plain = read_entities(text);
                let problem = || format!("expected &amp; for an ampersand in `{}`", excerpt(text));
                self.content.push_str(&plain.ok_or_else(problem)?);
            }
        }
        Ok(())
    }
}

/// The number of a bead, which is its anchor.
fn parse_number(tag: &Tag<'_>) -> Result<usize, String> {
    let id = tag.attribute("id")?.unwrap_or_default();
    let number = id.strip_prefix('b').and_then(|number| number.parse().ok());
    number.ok_or_else(|| {
        format!("expected the number of a bead such as b1, found `{}`", excerpt(&id))
    })
}

fn parse_score(found: &str) -> Result<f64, String> {
    let score = found.parse().ok().filter(|score: &f64| score.is_finite());
    score.ok_or_else(|| format!("expected a score such as 0.9731, found `{}`", excerpt(found)))
}

fn list(tag: &Tag<'_>, name: &str) -> Result<Vec<String>, String> {
    let Some(value) = tag.attribute(name)? else { return Ok(Vec::new()) };
    let problem = || format!("expected a list in {name}, found `{}`", excerpt(&value));
    read_list(&value).ok_or_else(problem)
}

fn ids(tag: &Tag<'_>) -> Result<Vec<usize>, String> {
    let value = tag.attribute("data-ids")?.unwrap_or_default();
    let parsed: Option<_> = value.split_whitespace().map(|id| id.parse().ok()).collect();
    parsed.ok_or_else(|| {
        format!("expected sentence indices such as 3 4, found `{}`", excerpt(&value))
    })
}

fn offsets(tag: &Tag<'_>) -> Result<Vec<(usize, usize)>, String> {
    let value = tag.attribute("data-offsets")?.unwrap_or_default();
    let pair = |span: &str| {
        let (start, end) = span.split_once('-')?;
        Some((start.parse().ok()?, end.parse().ok()?))
    };
    let parsed: Option<_> = value.split_whitespace().map(pair).collect();
    parsed.ok_or_else(|| format!("expected offsets such as 0-17, found `{}`", excerpt(&value)))
}
