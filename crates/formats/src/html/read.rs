//! Reading the pages that zhen writes, line by line.

use std::io::BufRead;

use super::escape::{char_of, read_entities, read_list};
use super::frame::{GENERATOR, MAIN};
use super::pair::Pair;
use super::scan::{Piece, Tag, pieces};
use crate::bitext::{Kind, PassedOverCount, ReadError};
use crate::lines::{LineError, Lines, excerpt};
use crate::marks::MarkKind;
use crate::row::BitextRow;

/// In how many lines a page must say what made it; some browsers put a line of theirs before.
const FIRST_LINES: usize = 10;

/// Reads the rows of a page that zhen wrote, one by one.
///
/// Another page gives one error. A faulty bead gives an error, and reading goes on after it; a page
/// that ends early gives an error at its end.
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
    }
}

struct Page<R> {
    lines: Lines<R>,
    part: Part,
    pair: Pair,
    /// Number of the line read last.
    line: usize,
    passed_over: PassedOverCount,
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
                Some(Err(LineError::NotUtf8 { line })) => {
                    self.line = line;
                    if matches!(self.part, Part::Start) {
                        self.part = Part::Done;
                    }
                    return Some(Err(
                        self.error("not valid UTF-8; convert the file to UTF-8 first")
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
            let row = row(text, &self.pair, &self.passed_over);
            return Some(row.map_err(|problem| self.error(&problem)));
        }
        if text.starts_with("<section ") {
            match pair(text) {
                Ok(pair) => self.pair = pair,
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
        (!is_frame).then(|| Err(self.error(&problem())))
    }
}

fn row(line: &str, pair: &Pair, passed_over: &PassedOverCount) -> Result<BitextRow, String> {
    let mut row = BitextRow {
        source_document: pair.english.clone(),
        target_document: pair.chinese.clone(),
        source_language: pair.english_language.clone(),
        target_language: pair.chinese_language.clone(),
        ..BitextRow::default()
    };
    let mut text: Option<Text> = None;
    let mut found = (false, false);
    let mut is_whole = false;
    for piece in pieces(line) {
        match piece? {
            Piece::Open(tag) if tag.name == "article" => {
                let score = tag.attribute("data-score")?.ok_or("expected data-score")?;
                row.score = parse_score(&score)?;
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
                    if let Piece::Open(tag) = piece {
                        count_mark(&tag, passed_over)?;
                    }
                    text.add(piece)?;
                }
            }
        }
    }
    if is_whole && text.is_none() && found == (true, true) {
        Ok(row)
    } else {
        Err("expected an English and a Chinese side and </article>".to_owned())
    }
}

/// Counts a mark that only those can make who made the page: values are found in any text.
fn count_mark(tag: &Tag<'_>, passed_over: &PassedOverCount) -> Result<(), String> {
    let known = [MarkKind::Name, MarkKind::Term, MarkKind::Word];
    for kind in known.map(MarkKind::name) {
        if tag.name == "span" && tag.has_class(kind)? {
            passed_over.count(Kind::Marks, kind);
        }
    }
    Ok(())
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
