//! Reader of XLIFF 1.2 and 2: the sources and targets of all units, in the order of the file.
//!
//! Notes are left out as comments, alternative translations from memories as metadata; a
//! `seg-source` repeats its source and is passed over. The language of a side is what the file
//! says, and else what the texts of the side show.

mod languages;

use zhen_text::{BlockKind, OmissionReason, Origin};

use crate::error::ReadError;
use crate::extract::Extract;
use crate::format::DocumentFormat;
use crate::inline_text::{self, Content, Space};
use crate::xml::{Mark, Scan, Tag, XmlEvent, XmlReader};
use languages::{Languages, Side};

/// Reads the blocks of an XLIFF file.
///
/// # Errors
///
/// If it is no well-formed XML, or its root is not `xliff`.
pub(crate) fn read(text: &str) -> Result<Extract, ReadError> {
    let mut walk = Walk {
        reader: XmlReader::new(text, DocumentFormat::Xliff, None),
        extract: Extract::default(),
        languages: Languages::default(),
        unit: 0,
        spaces: Vec::new(),
        alternatives: 0,
    };
    walk.read()?;
    Ok(walk.extract)
}

/// Where the reader is in a file.
struct Walk<'x> {
    reader: XmlReader<'x>,
    extract: Extract,
    languages: Languages,
    /// Units so far.
    unit: usize,
    /// What becomes of white space in each element that is open.
    spaces: Vec<Space>,
    /// How many alternative translations are open.
    alternatives: usize,
}

impl Walk<'_> {
    fn read(&mut self) -> Result<(), ReadError> {
        while let Some(event) = self.reader.next()? {
            match event {
                XmlEvent::Start(tag) => self.start(&tag)?,
                XmlEvent::End(name) => {
                    self.spaces.pop();
                    match name {
                        "file" => self.languages.settle(&mut self.extract),
                        "alt-trans" | "match" => self.alternatives -= 1,
                        _ => {}
                    }
                }
                XmlEvent::Text(_) => {}
            }
        }
        self.languages.settle(&mut self.extract);
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), ReadError> {
        let name = tag.name();
        if self.spaces.is_empty() && name != "xliff" {
            return Err(self.reader.error(format!("the root element is <{name}>, not <xliff>")));
        }
        let around = self.spaces.last().copied().unwrap_or(Space::Collapse);
        let space = match tag.attribute("space").as_deref() {
            Some("preserve") => Space::Keep,
            Some("default") => Space::Collapse,
            _ => around,
        };
        match name {
            "source" => return self.add(Side::Source, tag, space),
            "target" => return self.add(Side::Target, tag, space),
            "note" => return self.add_note(),
            "seg-source" => return self.reader.skip(),
            "xliff" => self.languages.declare(tag, "srcLang", "trgLang"),
            // The files of XLIFF 2 have the languages of the root.
            "file" if tag.attribute("source-language").is_some() => {
                self.languages.declare(tag, "source-language", "target-language");
            }
            "trans-unit" | "unit" => self.unit += 1,
            "alt-trans" | "match" => self.alternatives += 1,
            _ => {}
        }
        self.spaces.push(space);
        Ok(())
    }

    /// Reads a source or target.
    fn add(&mut self, side: Side, tag: &Tag<'_>, space: Space) -> Result<(), ReadError> {
        let text = inline_text::read(&mut self.reader, space)?;
        let index = self.extract.pieces().len();
        let origin = self.origin();
        let Some(piece) = self.extract.push(&text, BlockKind::Paragraph, origin) else {
            return Ok(());
        };
        if self.alternatives > 0 {
            piece.omission = Some(OmissionReason::Metadata);
        } else {
            self.languages.tell(side, tag, piece, index);
        }
        Ok(())
    }

    fn add_note(&mut self) -> Result<(), ReadError> {
        let text = inline_text::read(&mut self.reader, Space::Collapse)?;
        let origin = self.origin();
        if let Some(piece) = self.extract.push(&text, BlockKind::Paragraph, origin) {
            piece.omission = Some(OmissionReason::Comment);
        }
        Ok(())
    }

    fn origin(&mut self) -> Origin {
        match self.unit {
            0 => Origin::Line(self.reader.line()),
            unit => Origin::Unit(unit),
        }
    }
}

/// Returns all text of the file by a second, simpler walk.
pub(crate) fn witness(text: &str) -> String {
    let mut all = String::new();
    let mut open = vec![Content::Outside];
    let mut repeated = 0;
    for mark in Scan::new(text) {
        let around = open.last().copied().unwrap_or(Content::Outside);
        match mark {
            Mark::Open(name, _) => {
                let is_repeated =
                    repeated > 0 || around == Content::Outside && name == "seg-source";
                repeated += usize::from(is_repeated);
                let begins = !is_repeated && matches!(name, "source" | "target" | "note");
                open.push(around.within(name, begins));
            }
            Mark::Close(_) => {
                open.pop();
                repeated = repeated.saturating_sub(1);
                all.push('\n');
            }
            Mark::Text(found) if around == Content::Text => all.push_str(&found),
            Mark::Text(_) => {}
        }
    }
    all
}

#[cfg(test)]
mod tests;
