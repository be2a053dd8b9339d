//! Reader of pdf files that have a text layer.
//!
//! A pdf file says where each character is drawn and not what it is part of. From page to blocks:
//! [`load`] opens the file, [`interpret`] runs the drawing of a page through to glyphs,
//! [`segment`] joins glyphs to pieces of lines, [`running`] sets aside what stands at the edge of
//! page after page, [`layout`] finds columns, [`row`] and [`table`] lines and tables, [`blocks`]
//! paragraphs, [`join`] whole words, [`kinds`] titles and headings.

use std::panic::{AssertUnwindSafe, catch_unwind};

use zhen_text::{OmissionReason, Origin};

use self::blocks::Item;
use self::glyph::Glyph;
use self::interpret::Fonts;
use self::join::Vocabulary;
use self::load::{Pdf, damaged};
use self::segment::Segment;
use crate::error::ReadError;
use crate::extract::Extract;

mod blocks;
mod characters;
mod cmap;
mod column;
mod content;
mod encoding;
mod font;
mod glyph;
mod interpret;
mod join;
mod kinds;
mod layout;
mod load;
mod marker;
mod matrix;
mod row;
mod running;
mod segment;
mod standard_widths;
mod table;

/// Reads the blocks of a pdf file.
pub(crate) fn read(bytes: &[u8]) -> Result<Extract, ReadError> {
    let mut pages: Vec<Vec<Segment>> = Vec::new();
    let counts = each_page(bytes, |glyphs| pages.push(segment::segments_of(glyphs)))?;
    let empty: Vec<String> = pages
        .iter()
        .enumerate()
        .filter(|(_, segments)| segments.is_empty())
        .map(|(index, _)| (index + 1).to_string())
        .collect();
    let mut vocabulary = Vocabulary::default();
    for segment in pages.iter().flatten() {
        vocabulary.add(&segment.text);
    }
    let items = blocks::items_of(column::pages_of(pages), &vocabulary);
    let kinds = kinds::kinds_of(&items);
    let mut extract = Extract::default();
    if !empty.is_empty() {
        let list = empty.join(", ");
        extract.warn(format!("no text on page {list}: blank, or scanned pictures"));
    }
    if counts.unreadable > 0 {
        let unreadable = counts.unreadable;
        extract.warn(format!(
            "{unreadable} characters could not be read: their fonts do not say what they are"
        ));
    }
    for (item, kind) in items.into_iter().zip(kinds) {
        match item {
            Item::Block(block) => {
                extract.push(&block.text, kind, Origin::Page(block.page));
            }
            Item::Running(running, page) => {
                if let Some(piece) = extract.push(&running.text, kind, Origin::Page(page)) {
                    piece.omission = Some(if running.is_number {
                        OmissionReason::PageNumber
                    } else {
                        OmissionReason::RunningHead
                    });
                }
            }
        }
    }
    Ok(extract)
}

/// Returns all text of the file by a second, simpler walk: the characters of each page in the
/// order in which they are drawn, before anything is made of their places.
///
/// It checks what the reader makes of the characters, not how they are found: both share the
/// run through the drawing, with the fonts, and with what leaves out a character that is drawn
/// twice in its place.
pub(crate) fn witness(bytes: &[u8]) -> Result<String, ReadError> {
    let mut text = String::new();
    each_page(bytes, |glyphs| {
        text.extend(glyphs.iter().map(|glyph| glyph.character));
        text.push('\n');
    })?;
    Ok(text)
}

/// Hands out the characters of each page, and returns how many there are.
fn each_page(bytes: &[u8], mut take: impl FnMut(&[Glyph])) -> Result<Counts, ReadError> {
    // No file is known that makes the library panic; if there is one, it is refused like other
    // broken files and does not stop the reading of those after it.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let pdf = Pdf::open(bytes)?;
        let pages = pdf.pages()?;
        let mut fonts = Fonts::default();
        let mut count = Counts::default();
        for (index, page) in pages.iter().enumerate() {
            let glyphs = interpret::glyphs_of(&pdf, page, index + 1, &mut fonts)?;
            count.add(&glyphs);
            take(&glyphs);
        }
        count.check(pages.len())?;
        Ok(count)
    }));
    outcome.unwrap_or_else(|_| Err(damaged("objects", "they are too broken to be read")))
}

/// How many characters there are, and of how many the fonts say what they are.
#[derive(Default)]
struct Counts {
    readable: usize,
    unreadable: usize,
}

impl Counts {
    fn add(&mut self, glyphs: &[Glyph]) {
        for glyph in glyphs.iter().filter(|glyph| !glyph.character.is_whitespace()) {
            if glyph.character == char::REPLACEMENT_CHARACTER {
                self.unreadable += 1;
            } else {
                self.readable += 1;
            }
        }
    }

    fn check(&self, pages: usize) -> Result<(), ReadError> {
        if self.readable + self.unreadable == 0 {
            return Err(ReadError::NoTextLayer { pages });
        }
        if self.unreadable > self.readable {
            let problem = "they do not say which characters their glyphs are, so the text cannot \
                           be read; recognise the characters (OCR) instead";
            return Err(damaged("fonts", problem));
        }
        Ok(())
    }
}
