//! A paragraph while it is read, and what becomes of it.

use zhen_text::{BlockKind, OmissionReason, Origin};

use super::package::Part;
use super::properties::ParagraphProperties;
use super::styles::{StyleRole, Styles};
use crate::extract::Extract;

/// A paragraph while it is read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its number in the part, from 1.
    pub(super) number: usize,
    pub(super) properties: ParagraphProperties,
    pub(super) is_in_cell: bool,
    /// Whether it belongs to a table of contents.
    pub(super) is_contents: bool,
    /// Whether the style hides its text.
    pub(super) is_hidden: bool,
    /// The text that people see, and the text that they do not.
    pub(super) text: String,
    pub(super) hidden: String,
}

impl Paragraph {
    /// Begins a paragraph that goes on where the one before left off.
    pub(super) fn going_on(before: Self) -> Self {
        Self { properties: ParagraphProperties::default(), is_hidden: false, ..before }
    }

    /// Returns what its style and outline level make it.
    pub(super) fn role(&self, styles: &Styles) -> Option<StyleRole> {
        let style = self.properties.style.as_ref().and_then(|style| styles.role(style));
        match (style, self.properties.outline_level) {
            // The level a paragraph names itself counts more than that of its style.
            (None | Some(StyleRole::Heading(_) | StyleRole::Body), Some(level @ 0..=8)) => {
                Some(StyleRole::Heading(level + 1))
            }
            (Some(StyleRole::Heading(_)), Some(_)) => Some(StyleRole::Body),
            (style, _) => style,
        }
    }

    /// Adds it to the extract. Returns the index of its piece if it is left out for no reason but
    /// that it is said to belong to a table of contents, and the reason if it does not.
    pub(super) fn add_to(
        self,
        extract: &mut Extract,
        part: &Part,
        styles: &Styles,
    ) -> Option<(usize, Option<OmissionReason>)> {
        let role = self.role(styles);
        let is_item = match self.properties.is_list {
            Some(is_list) => is_list,
            None => role == Some(StyleRole::ListItem),
        };
        let kind = match role {
            Some(StyleRole::Title) => BlockKind::Title,
            Some(StyleRole::Heading(level)) => BlockKind::Heading(level),
            Some(StyleRole::Caption) => BlockKind::Caption,
            Some(StyleRole::DateLine) => BlockKind::DateLine,
            Some(StyleRole::Code) => BlockKind::Code,
            _ if self.is_in_cell => BlockKind::TableCell,
            _ if is_item => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        let own_reason = match role {
            _ if part.role.omission().is_some() => part.role.omission(),
            Some(StyleRole::Contents) => Some(OmissionReason::Navigation),
            Some(StyleRole::Code) => Some(OmissionReason::Code),
            _ => None,
        };
        let is_doubtful =
            self.is_contents && matches!(own_reason, None | Some(OmissionReason::Code));
        let reason = if is_doubtful { Some(OmissionReason::Navigation) } else { own_reason };
        let index = extract.pieces().len();
        let mut doubtful = None;
        let origin = Origin::Part { part: part.name.clone(), paragraph: self.number };
        if let Some(piece) = extract.push(&self.text, kind, origin.clone()) {
            piece.omission = reason;
            doubtful = is_doubtful.then_some((index, own_reason));
        }
        if let Some(piece) = extract.push(&self.hidden, kind, origin) {
            piece.omission = Some(OmissionReason::Hidden);
        }
        doubtful
    }
}
