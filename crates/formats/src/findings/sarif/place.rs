//! Places as locations: regions of lines and columns, or logical locations.
//!
//! Where lines are known there is a region, with columns in UTF-16 code units and the text itself
//! where these are known too. Where something would stand is a region without length, an insertion
//! point (section 3.30.2 of the standard). Pages, paragraphs, elements, cues and units are logical
//! locations of the file.

use serde::Serialize;
use zhen_check::{MessageLanguage, Passage};
use zhen_text::Origin;

use super::uri::relative_uri;
use super::{Message, plain};
use crate::findings::documents::Side;
use crate::findings::excerpt::{Excerpt, shortened};
use crate::findings::location::{Location, Placement};
use crate::findings::wording::{Version, place_and_text};

/// Characters of a passage that the message of a location quotes.
const MOST_QUOTED: usize = 200;

/// Bytes of a region that are repeated as its snippet; the text of a longer one is left to the
/// file, for a snippet must be the whole.
const LONGEST_SNIPPET: usize = 4_000;

/// `location`, section 3.28 of the standard.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LocationRecord<'f> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    physical_location: Option<PhysicalLocation<'f>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
    message: Message,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'f> {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region<'f>>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'f> {
    start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<usize>,
    end_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Snippet<'f>>,
}

#[derive(Serialize)]
struct Snippet<'f> {
    text: &'f str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
    kind: &'static str,
}

impl<'f> LocationRecord<'f> {
    /// Describes where one side of a finding is and what stands there.
    pub(super) fn of(
        version: Version,
        side: &'f Side<'_>,
        passage: &Passage,
        language: MessageLanguage,
    ) -> Self {
        let location = side.locator.focus(passage);
        let text = shortened(&Excerpt::of(side.document, passage).one_line(), MOST_QUOTED);
        let place = match language {
            MessageLanguage::English => {
                format!("{}, {}", version.told(language), location.told(language))
            }
            MessageLanguage::Chinese => {
                format!("{}，{}", version.told(language), location.told(language))
            }
        };
        // A document without a name is no file that one could point to.
        let physical_location = (!side.name.is_empty()).then(|| PhysicalLocation {
            artifact_location: ArtifactLocation { uri: relative_uri(side.name) },
            region: region(side, &location),
        });
        Self {
            id: None,
            physical_location,
            logical_locations: logical_locations(&location),
            message: Message { text: plain(&place_and_text(&place, &text, language)) },
        }
    }

    /// Gives the location the number by which messages link to it.
    pub(super) fn with_id(self, id: u32) -> Self {
        Self { id: Some(id), ..self }
    }
}

fn region<'f>(side: &'f Side<'_>, location: &Location) -> Option<Region<'f>> {
    let (Origin::Line(start_line), Origin::Line(end_line), false) =
        (&location.start.origin, &location.end.origin, location.placement == Placement::Empty)
    else {
        return None;
    };
    let span = location.span.clone();
    let text = span.and_then(|span| side.document.text().get(span)).unwrap_or_default();
    let is_shown = !text.is_empty() && text.len() <= LONGEST_SNIPPET;
    Some(Region {
        start_line: *start_line,
        start_column: location.start.columns.map(|columns| columns.utf16),
        end_line: *end_line,
        end_column: location.end.columns.map(|columns| columns.utf16),
        snippet: is_shown.then_some(Snippet { text }),
    })
}

fn logical_locations(location: &Location) -> Vec<LogicalLocation> {
    let kind = match location.start.origin {
        Origin::Line(_) => return Vec::new(),
        Origin::Element(_) => "element",
        Origin::Part { .. } => "paragraph",
        Origin::Page(_) => "page",
        Origin::Cue { .. } => "cue",
        Origin::Unit(_) => "unit",
        _ => "block",
    };
    let mut names = vec![location.start.told(MessageLanguage::English)];
    names.push(location.end.told(MessageLanguage::English));
    names.dedup();
    let named = |fully_qualified_name| LogicalLocation { fully_qualified_name, kind };
    names.into_iter().map(named).collect()
}
