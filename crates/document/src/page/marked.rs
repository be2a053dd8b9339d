//! What markup adds to the shape and the phrases of a line.
//!
//! Markup changes the evidence that [`layout`](super::layout) weighs, and nothing else: a part
//! that the page names, or a line that is all links, is a cue; a place inside the article that
//! another program found speaks against leaving a line out. Lines of plain text have none of it.

use zhen_text::{BlockKind, OmissionReason};

use super::cue::{Cue, Weight};
use super::shape::{Prose, Shape};

/// A line of a page, and what its markup says.
#[derive(Clone, Debug)]
pub(crate) struct MarkedLine<'t> {
    /// Its text.
    pub(crate) text: &'t str,
    /// Whether it stands apart from the line before it.
    pub(crate) after_blank: bool,
    /// Whether it is indented like a paragraph.
    pub(crate) indented: bool,
    /// What its markup says.
    pub(crate) markup: Markup,
}

/// What the markup of a line says.
#[derive(Clone, Debug)]
pub(crate) struct Markup {
    /// What the line is if it is kept; paragraphs may turn out to be headings.
    pub(crate) kind: BlockKind,
    /// What part of the page it stands in, and whether that is hardly ever the document.
    pub(crate) part: Option<(OmissionReason, bool)>,
    /// Share of its letters that are the text of links.
    pub(crate) link_share: f64,
    /// Where it stands to the article.
    pub(crate) place: Place,
    /// Whether the title of the browser window repeats it.
    pub(crate) is_window_title: bool,
}

/// Where a line stands to the article that another program found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// No article was found, or none was looked for.
    Unknown,
    /// Before its first line.
    Before,
    /// In it.
    Inside,
    /// Between lines of it, but not in it.
    Between,
    /// After its last line.
    After,
}

/// Share of letters from which a line is links.
const LINKS: f64 = 0.9;
/// Words of the longest line of links.
const LONGEST_LINKS: f64 = 40.0;

impl Markup {
    /// Returns the cue of a line, given the one that its text has.
    pub(super) fn cue(&self, shape: &Shape, own: Option<Cue>) -> Option<Cue> {
        let is_links = self.link_share >= LINKS && shape.words <= LONGEST_LINKS;
        let is_title = self.is_window_title || self.kind == BlockKind::Heading(1);
        let is_text_inside = self.place == Place::Inside && shape.prose == Prose::Long;
        let by_markup = match self.part {
            Some((reason, true)) => {
                let weight = if is_title { Weight::Weak } else { Weight::Strong };
                Some((reason, weight))
            }
            Some((reason, false)) if !is_title && !is_text_inside => {
                let weight = match shape.prose {
                    _ if is_links => Weight::Strong,
                    Prose::Long if self.place == Place::Between => Weight::Weak,
                    _ => Weight::Medium,
                };
                Some((reason, weight))
            }
            _ if is_links && !is_title && self.place != Place::Inside => {
                let above = matches!(self.place, Place::Before | Place::Unknown);
                let reason =
                    if above { OmissionReason::Navigation } else { OmissionReason::Related };
                Some((reason, Weight::Medium))
            }
            _ if self.place == Place::After && shape.prose == Prose::None && !shape.date => {
                Some((OmissionReason::Related, Weight::Weak))
            }
            _ => None,
        };
        let own = own.filter(|cue| !is_text_inside || cue.weight == Weight::Strong);
        // The cell of a table of data says `Home` or `Share` of anything.
        let is_data = self.kind == BlockKind::TableCell && !is_links;
        let own = own.map(|cue| match is_data {
            true => Cue { weight: cue.weight.min(Weight::Weak), inside: true, ..cue },
            false => cue,
        });
        let Some((reason, weight)) = by_markup else { return own };
        let inside = self.place == Place::Between || self.place == Place::Inside;
        let mut cue = Cue { inside, ..Cue::plain(reason, weight) };
        if let Some(own) = own {
            cue.weight = cue.weight.max(own.weight);
            cue.opens_list = own.opens_list;
            cue.opens_comments = own.opens_comments;
            cue.opens_notice = own.opens_notice;
            // Phrases tell share links from editors; the markup tells menus from text.
            let is_function = matches!(own.reason, OmissionReason::Share | OmissionReason::Editor);
            if own.weight >= Weight::Medium || is_function {
                cue.reason = own.reason;
            }
        }
        Some(cue)
    }

    /// Returns what speaks for leaving the line out, beside its cue if it has one.
    pub(super) fn tilt(&self, cue: Option<Cue>) -> f32 {
        let by_place = match self.place {
            Place::Unknown | Place::Between => 0.0,
            Place::Before => 0.3,
            // Short lines slip into articles; what they say of themselves counts more.
            Place::Inside if cue.is_some() => 0.0,
            Place::Inside => -1.0,
            Place::After => 0.8,
        };
        let is_sure = self.part.is_some_and(|(_, is_sure)| is_sure);
        let by_kind = match self.kind {
            BlockKind::Heading(1) if !is_sure => -4.0,
            BlockKind::Heading(_) if !is_sure && self.part.is_none() => -0.5,
            BlockKind::TableCell if self.part.is_none() && self.link_share < LINKS => -3.0,
            _ => 0.0,
        };
        by_place + by_kind
    }

    /// Returns what speaks for the line being the title.
    pub(super) fn title_tilt(&self) -> f32 {
        let by_kind = match self.kind {
            BlockKind::Heading(1) => 4.0,
            BlockKind::Heading(2) => 1.0,
            BlockKind::ListItem | BlockKind::TableCell | BlockKind::Caption => -2.0,
            _ => 0.0,
        };
        by_kind + if self.is_window_title { 3.0 } else { 0.0 }
    }
}
