//! How well one line fits each region of a page, by its cue, its shape and its neighbours. The
//! scores are set by hand.

use super::Evidence;
use super::Region::{
    self, Body, Footer, Front, FrontInsertion, Insertion, LinkList, Menu, MenuLikely, MenuUnsure,
    Title,
};
use crate::page::cue::Weight;
use crate::page::shape::Prose;

/// What the neighbours of a line say about it.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// The next line that has no cue is a date line, an author or a note in brackets.
    before_date: bool,
    /// The next line that has no cue is running text.
    before_prose: bool,
    /// A neighbouring line has a cue.
    beside_cue: bool,
    /// One of the last lines of the page, or the last one below running text.
    near_end: bool,
}

impl Context {
    /// Looks at most this many lines ahead for one without a cue.
    const LOOK_AHEAD: usize = 6;

    pub(super) fn of(lines: &[Evidence], index: usize) -> Self {
        let ahead = lines[index + 1..].iter().take(Self::LOOK_AHEAD);
        let next = ahead.clone().find(|line| line.cue.is_none() && !line.shape.ornament);
        Self {
            before_date: next
                .is_some_and(|line| line.shape.date || line.shape.bracketed || line.shape.byline),
            before_prose: next.is_some_and(|line| line.shape.prose > Prose::None || line.indented),
            beside_cue: index
                .checked_sub(1)
                .into_iter()
                .chain([index + 1])
                .any(|beside| lines.get(beside).is_some_and(|line| line.cue.is_some())),
            near_end: lines.len() > 4 && index + 4 >= lines.len()
                || index + 1 == lines.len() && index > 1 && is_prose(&lines[index - 1]),
        }
    }
}

fn is_prose(line: &Evidence) -> bool {
    line.shape.prose > Prose::None
}

/// The weight of the line's cue, if it has one.
pub(super) fn weight(line: &Evidence) -> Option<Weight> {
    line.cue.map(|cue| cue.weight)
}

/// How well a line fits a region: the sum of what its text and its markup say.
pub(super) fn score(region: Region, line: &Evidence, context: Context) -> f32 {
    let by_text = score_of_text(region, line, context);
    let by_markup = line.markup.as_ref().map_or(0.0, |markup| match region {
        Title => markup.title_tilt(),
        Front | Body => 0.0,
        _ => markup.tilt(line.cue),
    });
    by_text + by_markup
}

fn score_of_text(region: Region, line: &Evidence, context: Context) -> f32 {
    match region {
        MenuUnsure | MenuLikely | Menu => menu_score(line),
        Title => title_score(line, context),
        Front => front_score(line),
        FrontInsertion if context.beside_cue => cue_score(line) + date_score(line),
        FrontInsertion | Insertion => cue_score(line) + date_score(line) - label_price(line),
        LinkList => link_score(line),
        Body => 0.0,
        Footer => footer_score(line, context),
    }
}

fn cue_score(line: &Evidence) -> f32 {
    match weight(line) {
        Some(Weight::Strong) => 6.0,
        Some(Weight::Medium) => 2.5,
        Some(Weight::Weak) => 1.5,
        Some(Weight::Faint) => 0.8,
        None => 0.0,
    }
}

/// Words up to which a line can be a menu entry, and up to which it is rather a title.
const SHORT: f64 = 4.5;
const MIDDLING: f64 = 8.0;

fn menu_score(line: &Evidence) -> f32 {
    let shape = &line.shape;
    let by_shape = match shape.prose {
        _ if line.cue.is_some() => 0.0,
        _ if shape.ornament => 0.5,
        Prose::Long => -8.0,
        Prose::Short => -3.0,
        Prose::None if shape.structural => -5.0,
        Prose::None if line.indented => -2.0,
        Prose::None if shape.date => -2.0,
        Prose::None if shape.words <= SHORT => 0.5,
        Prose::None if shape.words <= MIDDLING => -1.0,
        Prose::None => -2.5,
    };
    cue_score(line) + by_shape + if line.repeated { 4.0 } else { 0.0 }
}

fn title_score(line: &Evidence, context: Context) -> f32 {
    let shape = &line.shape;
    let by_cue = match weight(line) {
        Some(Weight::Strong) => -8.0,
        Some(Weight::Medium) => -4.0,
        Some(Weight::Weak) => -2.0,
        Some(Weight::Faint) => -1.0,
        None => 0.0,
    };
    let by_shape = match shape.prose {
        _ if shape.ornament => -8.0,
        Prose::Long => -3.0,
        Prose::Short => -1.0,
        Prose::None if shape.date => -3.0,
        Prose::None if shape.structural || line.indented || shape.bracketed => -1.0,
        Prose::None if shape.words <= SHORT => 0.0,
        Prose::None => 2.0,
    };
    let by_context = if context.before_date {
        2.0
    } else if context.before_prose {
        1.5
    } else {
        0.0
    };
    by_cue + by_shape + by_context + if line.headline { 3.0 } else { 0.0 }
}

fn front_score(line: &Evidence) -> f32 {
    match line.shape.prose {
        _ if line.shape.date => 1.5,
        Prose::Long => -3.0,
        Prose::Short => -0.5,
        // Menus may hold such lines, and a title above them would be the name of the site.
        Prose::None => -0.3,
    }
}

/// A date line beside links is a date line first.
fn date_score(line: &Evidence) -> f32 {
    if line.shape.date { -3.0 } else { 0.0 }
}

/// A lone word of a menu, unlike a lone `Print`, may be a heading.
fn label_price(line: &Evidence) -> f32 {
    if weight(line) == Some(Weight::Weak) && !is_share(line) { 1.0 } else { 0.0 }
}

/// Lines of a list of links follow one another without running text.
fn link_score(line: &Evidence) -> f32 {
    let shape = &line.shape;
    let by_shape = match shape.prose {
        _ if line.cue.is_some() => 0.0,
        Prose::Long => -8.0,
        Prose::Short => -2.0,
        Prose::None if line.indented => -3.0,
        Prose::None if line.after_blank && !shape.dated => -1.5,
        Prose::None if shape.dated => 1.0,
        Prose::None => 0.5,
    };
    cue_score(line) + by_shape
}

fn footer_score(line: &Evidence, context: Context) -> f32 {
    let shape = &line.shape;
    let by_shape = match shape.prose {
        // A lone `Print` at the very end is the page's, though a poem may hold the word.
        _ if weight(line) == Some(Weight::Weak) && context.near_end && is_share(line) => 2.0,
        _ if line.cue.is_some() => 0.0,
        _ if shape.ornament => 0.5,
        Prose::Long => -6.0,
        Prose::Short => -2.0,
        Prose::None if shape.structural && !shape.dated => -2.0,
        Prose::None if line.indented => -3.0,
        Prose::None if shape.dated => 0.5,
        Prose::None if shape.words <= MIDDLING => 0.4,
        Prose::None => 0.1,
    };
    cue_score(line) + by_shape
}

fn is_share(line: &Evidence) -> bool {
    line.cue.is_some_and(|cue| cue.reason == zhen_text::OmissionReason::Share)
}
