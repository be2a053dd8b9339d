//! The properties of paragraphs and runs, as far as they say what text is.

use crate::error::ReadError;
use crate::xml::{Tag, XmlEvent, XmlReader};

/// What becomes of the elements inside a property.
enum Inside {
    Read,
    Skip,
}

/// Hands out the elements of the properties that have just begun, to their end.
fn each(
    reader: &mut XmlReader<'_>,
    mut take: impl FnMut(&Tag<'_>) -> Inside,
) -> Result<(), ReadError> {
    let mut depth = 1;
    while depth > 0 {
        match reader.next()? {
            None => break,
            Some(XmlEvent::Start(tag)) => match take(&tag) {
                Inside::Read => depth += 1,
                Inside::Skip => reader.skip()?,
            },
            Some(XmlEvent::End(_)) => depth -= 1,
            Some(XmlEvent::Text(_)) => {}
        }
    }
    Ok(())
}

/// What a paragraph says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphProperties {
    /// Id of its style.
    pub(super) style: Option<String>,
    /// From 0 for headings of the first level to 8; 9 for running text.
    pub(super) outline_level: Option<u8>,
    /// Whether it is an item of a list.
    pub(super) is_list: Option<bool>,
    /// The paragraph goes on in the next one: its end was deleted, or it is the large initial of
    /// the next.
    pub(super) joins_next: bool,
}

impl ParagraphProperties {
    /// Reads to the end of the properties that have just begun.
    pub(super) fn read(reader: &mut XmlReader<'_>) -> Result<Self, ReadError> {
        let mut properties = Self::default();
        each(reader, |tag| {
            match tag.name() {
                "pStyle" => {
                    properties.style = tag.attribute("val").map(std::borrow::Cow::into_owned);
                }
                "outlineLvl" => properties.outline_level = number(tag),
                // Number 0 takes the paragraph out of the list that its style puts it in.
                "numId" => properties.is_list = Some(number::<u32>(tag) != Some(0)),
                "framePr" => {
                    let drop = tag.attribute("dropCap");
                    properties.joins_next |= drop.is_some_and(|kind| kind != "none");
                }
                // In the properties of the paragraph's end.
                "del" | "moveFrom" => properties.joins_next = true,
                // What the properties were before a revision.
                "pPrChange" | "rPrChange" | "sectPr" => return Inside::Skip,
                _ => {}
            }
            Inside::Read
        })?;
        Ok(properties)
    }
}

/// What a run says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RunProperties {
    /// Id of its style.
    pub(super) style: Option<String>,
    /// Whether it is hidden.
    pub(super) is_hidden: Option<bool>,
}

impl RunProperties {
    /// Reads to the end of the properties that have just begun.
    pub(super) fn read(reader: &mut XmlReader<'_>) -> Result<Self, ReadError> {
        let mut properties = Self::default();
        each(reader, |tag| {
            match tag.name() {
                "rStyle" => {
                    properties.style = tag.attribute("val").map(std::borrow::Cow::into_owned);
                }
                "vanish" => properties.is_hidden = Some(is_on(tag)),
                "rPrChange" => return Inside::Skip,
                _ => {}
            }
            Inside::Read
        })?;
        Ok(properties)
    }
}

/// Reads a property that is on unless it says otherwise.
fn is_on(tag: &Tag<'_>) -> bool {
    !tag.attribute("val").is_some_and(|value| matches!(&*value, "0" | "false" | "off"))
}

fn number<N: std::str::FromStr>(tag: &Tag<'_>) -> Option<N> {
    tag.attribute("val")?.trim().parse().ok()
}
