//! Places as locations: regions of lines and columns, or logical locations.
//!
//! Where lines are known there is a region, with columns in UTF-16 code units and the text itself
//! where these are known too. Where something would stand is a region without length, an insertion
//! point (section 3.30.2 of the standard). Pages, paragraphs, elements, cues and units are logical
//! locations of the file; their region is its first line, where viewers go for lack of a better
//! place, because GitHub's code scanning requires a line of every location.

use serde::Serialize;
use zhen_check::{MessageLanguage, Passage};
use zhen_text::Origin;

use super::uri::relative_uri;
use super::{Message, plain};
use crate::findings::documents::Side;
use crate::findings::excerpt::{Excerpt, shortened};
use crate::findings::location::{Location, Placement, Point};
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
    #[serde(skip_serializing_if = "Option::is_none")]
    logical_locations: Option<[LogicalLocation; 1]>,
    message: Message,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'f> {
    artifact_location: ArtifactLocation,
    region: Region<'f>,
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
        let uri = Some(relative_uri(side.name)).filter(|uri| !uri.is_empty());
        let physical_location = uri.map(|uri| PhysicalLocation {
            artifact_location: ArtifactLocation { uri },
            region: region(side, &location),
        });
        Self {
            id: None,
            physical_location,
            logical_locations: logical_location(&location).map(|logical| [logical]),
            message: Message { text: plain(&place_and_text(&place, &text, language)) },
        }
    }

    /// Gives the location the number by which messages link to it.
    pub(super) fn with_id(self, id: u32) -> Self {
        Self { id: Some(id), ..self }
    }
}

/// Returns the lines of a location, or the first of the file if it has none.
fn region<'f>(side: &'f Side<'_>, location: &Location) -> Region<'f> {
    let line_of = |point: &Point| match point.origin {
        Origin::Line(line) if location.placement != Placement::Empty => line,
        _ => 1,
    };
    let start_line = line_of(&location.start);
    // The blocks of some files have no lines in order, or only some of them have lines.
    let end_line = line_of(&location.end).max(start_line);
    let span = location.span.clone();
    let text = span.and_then(|span| side.document.text().get(span)).unwrap_or_default();
    let is_shown = !text.is_empty() && text.len() <= LONGEST_SNIPPET;
    Region {
        start_line,
        start_column: location.start.columns.map(|columns| columns.utf16),
        end_line,
        end_column: location.end.columns.map(|columns| columns.utf16),
        snippet: is_shown.then_some(Snippet { text }),
    }
}

/// Returns the place in the document's own terms; none where these are lines.
fn logical_location(location: &Location) -> Option<LogicalLocation> {
    let kind = match location.start.origin {
        Origin::Line(_) => return None,
        Origin::Element(_) => "element",
        Origin::Part { .. } => "paragraph",
        Origin::Page(_) => "page",
        Origin::Cue { .. } => "cue",
        Origin::Unit(_) => "unit",
        _ => "block",
    };
    let fully_qualified_name = location.start.told(MessageLanguage::English);
    Some(LogicalLocation { fully_qualified_name, kind })
}
