//! Reader of translation memories (TMX 1.1 to 1.4): all variants of all units, in the order of
//! the file, each in the language that it names. Of each unit the first variant of a language
//! that has text is read; a second one, such as the other script of Chinese, is left out.
//!
//! Notes are left out as comments; properties are for programs and no text.

use zhen_text::{BlockKind, OmissionReason, Origin};

use crate::error::ReadError;
use crate::extract::Extract;
use crate::format::DocumentFormat;
use crate::inline_text::{self, Content, Space};
use crate::language_code::language_of_code;
use crate::xml::{Mark, Scan, XmlEvent, XmlReader};

/// Reads the blocks of a translation memory.
///
/// # Errors
///
/// If it is no well-formed XML, its root is not `tmx`, or a variant names no language.
pub(crate) fn read(text: &str) -> Result<Extract, ReadError> {
    let mut reader = XmlReader::new(text, DocumentFormat::Tmx, None);
    let mut extract = Extract::default();
    let mut unit = 0;
    let mut language = None;
    // Languages that the unit had before, and whether the variant at hand is not one of them.
    let mut seen = Vec::new();
    let mut is_new = false;
    let mut is_root = true;
    while let Some(event) = reader.next()? {
        let XmlEvent::Start(tag) = event else { continue };
        let name = tag.name();
        if std::mem::take(&mut is_root) && name != "tmx" {
            return Err(reader.error(format!("the root element is <{name}>, not <tmx>")));
        }
        match name {
            "tu" => {
                unit += 1;
                seen.clear();
            }
            "tuv" => {
                // Versions before 1.4 say `lang`, later ones `xml:lang`.
                let Some(code) = tag.attribute("lang") else {
                    return Err(reader.error(
                        "the <tuv> has no xml:lang; name its language, such as en or zh-CN",
                    ));
                };
                language = language_of_code(&code);
                is_new = language.is_some_and(|language| !seen.contains(&language));
            }
            "seg" => {
                let space = match tag.attribute("space").as_deref() {
                    Some("preserve") => Space::Keep,
                    _ => Space::Collapse,
                };
                let text = inline_text::read(&mut reader, space)?;
                if let Some(piece) =
                    extract.push(&text, BlockKind::Paragraph, Origin::Unit(unit.max(1)))
                {
                    piece.language = language;
                    if is_new {
                        seen.extend(language);
                    } else {
                        piece.omission = Some(OmissionReason::OtherLanguage);
                    }
                }
            }
            "note" => {
                let origin = match unit {
                    0 => Origin::Line(reader.line()),
                    unit => Origin::Unit(unit),
                };
                let text = inline_text::read(&mut reader, Space::Collapse)?;
                if let Some(piece) = extract.push(&text, BlockKind::Paragraph, origin) {
                    piece.omission = Some(OmissionReason::Comment);
                }
            }
            _ => {}
        }
    }
    Ok(extract)
}

/// Returns all text of the file by a second, simpler walk.
pub(crate) fn witness(text: &str) -> String {
    let mut all = String::new();
    let mut open = vec![Content::Outside];
    for mark in Scan::new(text) {
        let around = open.last().copied().unwrap_or(Content::Outside);
        match mark {
            Mark::Open(name, _) => open.push(around.within(name, matches!(name, "seg" | "note"))),
            Mark::Close(_) => {
                open.pop();
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
