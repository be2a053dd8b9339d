//! One line of a page: a bead, or the heading of a document pair.

use crate::bitext::{Kind, PassedOverCount};
use crate::html::escape::{char_of, read_entities, read_list};
use crate::html::pair::Pair;
use crate::html::scan::{Piece, Tag, pieces};
use crate::lines::excerpt;
use crate::marks::MarkKind;
use crate::row::BitextRow;

/// Reads a bead and its number.
pub(super) fn row(
    line: &str,
    pair: &Pair,
    passed_over: &PassedOverCount,
) -> Result<(usize, BitextRow), String> {
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
                    if let Piece::Open(tag) = piece {
                        count_mark(&tag, passed_over)?;
                    }
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
pub(super) fn pair(line: &str) -> Result<Pair, String> {
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
