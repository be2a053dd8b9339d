//! Which lines of a page are its document: the best sequence of regions, found by dynamic
//! programming.
//!
//! A page is read as menus, a title, front matter (date, source, subtitle), the body with
//! insertions (advertisements, pickers, lists of related pages), and a footer. Every line has a
//! score in every region, from its cue and its shape; every step between regions has a price. The
//! sequence with the highest sum wins, as in the Viterbi algorithm for hidden Markov models
//! (Rabiner 1989, section III.B), with scores set by hand. So a word such as `Print` is left out
//! between other links and kept inside a poem, and a page without any sure cue loses nothing,
//! since menus and footers are entered through a cue alone. Time and space are linear in the
//! number of lines. What one line says is in `score.rs`.

mod score;

use super::cue::{Cue, Weight};
use super::marked::Markup;
use super::shape::Shape;
use score::{Context, score, weight};

/// What the page says about one line.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    /// What the line looks like.
    pub(super) shape: Shape,
    /// The phrase or row of labels that shows boilerplate.
    pub(super) cue: Option<Cue>,
    /// Whether a blank line precedes it.
    pub(super) after_blank: bool,
    /// Whether it is indented like a Chinese paragraph.
    pub(super) indented: bool,
    /// Whether a later line repeats its beginning: the name of the browser window.
    pub(super) repeated: bool,
    /// Whether the name of the browser window is this line and the name of the site.
    pub(super) headline: bool,
    /// What its markup says, where there is markup.
    pub(super) markup: Option<Markup>,
}

/// A region of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(usize)]
pub(super) enum Region {
    /// Menus above the title, before any cue.
    MenuUnsure,
    /// Menus above the title, after one weak cue.
    MenuLikely,
    /// Menus above the title, after cues enough.
    Menu,
    /// The title.
    Title,
    /// Lines between title and running text.
    Front,
    /// Boilerplate between title and running text.
    FrontInsertion,
    /// Running text.
    Body,
    /// Boilerplate inside running text.
    Insertion,
    /// Links inside running text.
    LinkList,
    /// Everything below the document.
    Footer,
}

use Region::{
    Body, Footer, Front, FrontInsertion, Insertion, LinkList, Menu, MenuLikely, MenuUnsure, Title,
};

const REGIONS: [Region; 10] =
    [MenuUnsure, MenuLikely, Menu, Title, Front, FrontInsertion, Body, Insertion, LinkList, Footer];

impl Region {
    /// Tells whether the lines of the region belong to the document.
    pub(super) fn is_document(self) -> bool {
        matches!(self, Title | Front | Body)
    }
}

/// Score of what cannot be.
const NEVER: f32 = -1.0e9;
/// Price of leaving the document: one sure cue pays for it, a weak one does not.
const LEAVE: f32 = -3.0;
/// Price of leaving the front matter, where links are expected.
const LEAVE_FRONT: f32 = -1.0;
/// Price of running text without a title above it, when menus stand before it.
const NO_TITLE: f32 = -3.0;

/// Price of menus that one weak cue alone confirms.
const DOUBTFUL_MENU: f32 = -5.0;

/// Finds the best region of every line.
pub(super) fn regions(lines: &[Evidence]) -> Vec<Region> {
    let mut back: Vec<[u8; REGIONS.len()]> = Vec::with_capacity(lines.len());
    let mut best = [NEVER; REGIONS.len()];
    for (index, line) in lines.iter().enumerate() {
        let context = Context::of(lines, index);
        let mut next = [NEVER; REGIONS.len()];
        let mut from = [0_u8; REGIONS.len()];
        for region in REGIONS {
            let score = score(region, line, context);
            for (previous, sum) in REGIONS.into_iter().zip(best) {
                let step = if index == 0 { 0.0 } else { step(previous, region, line) };
                let start = if index == 0 { start(region, line) } else { sum };
                // The first of equal sums wins, so that the document is kept where nothing decides.
                if start + step + score > next[region as usize] {
                    next[region as usize] = start + step + score;
                    from[region as usize] = previous as u8;
                }
            }
        }
        best = next;
        back.push(from);
    }
    trace(&back, &best)
}

/// Walks back from the best last region; a document cannot end in menus that no cue confirmed.
fn trace(back: &[[u8; REGIONS.len()]], last: &[f32; REGIONS.len()]) -> Vec<Region> {
    let ends = [Body, Front, Title, Footer, Insertion, LinkList, FrontInsertion, Menu];
    let mut region = Body;
    for end in ends {
        if last[end as usize] > last[region as usize] {
            region = end;
        }
    }
    let mut path = Vec::with_capacity(back.len());
    for from in back.iter().rev() {
        path.push(region);
        region = REGIONS[usize::from(from[region as usize])];
    }
    path.reverse();
    path
}

fn start(region: Region, line: &Evidence) -> f32 {
    let weight = weight(line);
    match region {
        Title | MenuUnsure => 0.0,
        MenuLikely if weight == Some(Weight::Weak) => 0.0,
        Menu if weight > Some(Weight::Weak) => 0.0,
        Body | Front => -1.0,
        // Without a cue it would be a way to leave out the only paragraph of a page.
        FrontInsertion if weight > Some(Weight::Faint) => LEAVE,
        _ => NEVER,
    }
}

/// Price of the step to `to`; `line` is the line that `to` begins or goes on with.
fn step(from: Region, to: Region, line: &Evidence) -> f32 {
    let weight = weight(line);
    // A row that is perhaps a table confirms nothing and begins nothing.
    let cued = weight > Some(Weight::Faint);
    match (from, to) {
        // Weak cues confirm menus in pairs, surer ones alone.
        (MenuUnsure, MenuUnsure) if !cued => 0.0,
        (MenuUnsure, MenuLikely) if weight == Some(Weight::Weak) => 0.0,
        (MenuLikely, MenuLikely) if !cued => 0.0,
        (MenuLikely, Menu) if cued => 0.0,
        (MenuUnsure, Menu) if weight > Some(Weight::Weak) => 0.0,
        (Menu, Menu) => 0.0,
        (MenuLikely, Title) => DOUBTFUL_MENU,
        (Menu, Title) => 0.0,
        (Menu, Front | Body) => NO_TITLE,
        (Title, Front | Body) | (Front, Front | Body) | (Body, Body) => 0.0,
        (Title | Front, FrontInsertion) if cued => LEAVE_FRONT,
        (FrontInsertion, FrontInsertion) if cued => 0.0,
        (FrontInsertion, Front | Body) => 0.0,
        (Body, Insertion) if cued => LEAVE,
        (Insertion, Insertion) if cued => 0.0,
        (Body | FrontInsertion | Front, LinkList) if opens_list(line) => LEAVE,
        (Insertion, LinkList) if opens_list(line) => 0.0,
        (LinkList, LinkList) => 0.0,
        (Insertion | LinkList, Body) => 0.0,
        (LinkList, Insertion) if cued => 0.0,
        (Title | Front | FrontInsertion | Body | Insertion | LinkList, Footer)
            if cued && line.cue.is_some_and(|cue| !cue.inside) =>
        {
            if matches!(from, Insertion | LinkList) { 0.0 } else { LEAVE }
        }
        (Footer, Footer) => 0.0,
        _ => NEVER,
    }
}

fn opens_list(line: &Evidence) -> bool {
    line.cue.is_some_and(|cue| cue.opens_list)
}

#[cfg(test)]
mod tests {
    use super::super::cue;
    use super::*;

    fn kept(page: &[&str]) -> Vec<bool> {
        let evidence: Vec<_> = page
            .iter()
            .map(|line| {
                let shape = Shape::of(line);
                let cue = cue::find(line, &shape);
                Evidence {
                    shape,
                    cue,
                    after_blank: true,
                    indented: false,
                    repeated: false,
                    headline: false,
                    markup: None,
                }
            })
            .collect();
        regions(&evidence).into_iter().map(Region::is_document).collect()
    }

    #[test]
    fn menu_words_are_left_out_among_menus_and_kept_alone() {
        let page = ["Home | News | Contact us", "Ports", "Lanping Bridge Opens to Traffic"];
        assert_eq!(kept(&page), [false, false, true]);
        assert_eq!(kept(&["Home", "The door was open, and nobody was in."]), [true, true]);
    }

    #[test]
    fn a_page_without_cues_loses_nothing() {
        let page = ["Fog", "Boats", "Gulls over the pier", "Ropes", "Nobody there"];
        assert_eq!(kept(&page), [true; 5]);
    }

    #[test]
    fn no_lines_have_no_regions() {
        assert!(regions(&[]).is_empty());
    }
}
