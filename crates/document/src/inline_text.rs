//! The text of a translation unit's side, among the inline codes of XLIFF and TMX.
//!
//! What stands in `bpt`, `ept`, `it`, `ph` and `ut` is code of the file the text came from; a
//! `sub` within is text again, such as the text of a picture. All other elements only mark text.

use crate::error::ReadError;
use crate::xml::{Tag, XmlEvent, XmlReader};

/// Elements that hold code of the original file.
const CODES: [&str; 5] = ["bpt", "ept", "it", "ph", "ut"];

/// What becomes of white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space {
    /// Each stretch of it is one space, as in the paragraph of a page.
    Collapse,
    /// It stays as it is.
    Keep,
}

/// Reads the text of the element that has just begun, to its end.
///
/// # Errors
///
/// If the file is damaged.
pub(crate) fn read(reader: &mut XmlReader<'_>, space: Space) -> Result<String, ReadError> {
    let mut text = String::new();
    // Of each element that is open, whether what stands in it is text.
    let mut open = vec![true];
    while let Some(event) = reader.next()? {
        match event {
            XmlEvent::Start(tag) => {
                let is_text = open.last().is_some_and(|&is_text| is_text);
                if is_line_break(&tag) {
                    text.push('\n');
                }
                if tag.name() == "sub" {
                    collapse(" ", &mut text);
                }
                open.push(match tag.name() {
                    "sub" => true,
                    name => is_text && !CODES.contains(&name),
                });
            }
            XmlEvent::End(name) => {
                if name == "sub" {
                    collapse(" ", &mut text);
                }
                open.pop();
                if open.is_empty() {
                    break;
                }
            }
            XmlEvent::Text(found) if open.last() == Some(&true) => match space {
                Space::Keep => text.push_str(&found),
                Space::Collapse => collapse(&found, &mut text),
            },
            XmlEvent::Text(_) => {}
        }
    }
    Ok(text)
}

/// Tells whether an inline code stands for a line break.
fn is_line_break(tag: &Tag<'_>) -> bool {
    // XLIFF 1.2 says so by `ctype`, XLIFF 2 by `subType`.
    tag.attribute("ctype").is_some_and(|kind| kind == "lb")
        || tag.attribute("subType").is_some_and(|kind| kind == "xlf:lb")
}

/// Adds a text with each stretch of white space as one space.
fn collapse(found: &str, text: &mut String) {
    for character in found.chars() {
        match character {
            ' ' | '\t' | '\n' | '\r' if text.ends_with([' ', '\n']) => {}
            ' ' | '\t' | '\n' | '\r' => text.push(' '),
            character => text.push(character),
        }
    }
}

/// What stands in an element, for the witnesses, which walk on their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// Nothing that is read.
    Outside,
    /// Text.
    Text,
    /// Code of the original file.
    Code,
}

impl Content {
    /// Returns what stands in an element of this name, within an element that holds `self`.
    pub(crate) fn within(self, name: &str, begins_text: bool) -> Self {
        match (self, name) {
            (Self::Outside, _) if begins_text => Self::Text,
            (Self::Outside, _) => Self::Outside,
            (_, "bpt" | "ept" | "it" | "ph" | "ut") => Self::Code,
            (_, "sub") => Self::Text,
            (around, _) => around,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::DocumentFormat;

    #[test]
    fn codes_are_no_text_and_what_they_hold_for_people_is() {
        let table = [
            ("<seg>One  two\n\tthree</seg>", "One two three"),
            (
                "<seg>A <bpt i='1'>&lt;b></bpt>bold<ept i='1'>&lt;/b></ept> word</seg>",
                "A bold word",
            ),
            ("<seg><g id='1'>甲</g><x id='2' ctype='lb'/>乙<ph id='3'/></seg>", "甲\n乙"),
            ("<seg>See <ph>&lt;img alt='<sub>a pier</sub>'></ph>.</seg>", "See a pier ."),
            ("<seg><hi>High</hi> <ut>{\\b</ut>low<it pos='begin'>x</it></seg>", "High low"),
            ("<seg/>", ""),
        ];
        for (seg, expected) in table {
            let mut reader = XmlReader::new(seg, DocumentFormat::Tmx, None);
            reader.next().unwrap();
            assert_eq!(read(&mut reader, Space::Collapse).unwrap(), expected, "{seg}");
        }
    }
}
