//! The text of a page dump: which lines are the document, and what each of them is.
//!
//! Lines are joined where a program wrapped them, looked at one by one ([`shape`], [`cue`]), and
//! then judged together ([`layout`]).

mod cue;
mod date;
mod kind;
mod layout;
mod lines;
mod phrases;
mod row;
mod shape;
mod wrap;

use std::ops::Range;

use zhen_text::{Block, Omission, OmissionReason, Origin};

use crate::plain::{Boilerplate, PageOptions};
use crate::site::{SiteLines, SiteShare};
use cue::{Cue, Weight};
use layout::{Evidence, Region};
use lines::Line;
use shape::{Prose, Shape};

/// The blocks and omissions of a page.
pub(crate) struct Pieces {
    pub(crate) blocks: Vec<Block>,
    pub(crate) omissions: Vec<Omission>,
}

/// Reads the text of a page.
pub(crate) fn read(text: &str, options: &PageOptions) -> Pieces {
    let boilerplate = options.boilerplate;
    let units = join_wrapped(text, lines::lines_of(text));
    let mut evidence = gather(text, &units);
    if let Some(site) = &options.site {
        mark_site_lines(text, &units, site, &mut evidence);
    }
    let mut regions = layout::regions(&evidence);
    if boilerplate == Boilerplate::Keep {
        regions.iter_mut().filter(|region| !region.is_document()).for_each(|r| *r = Region::Body);
    }
    assemble(text, &units, &evidence, &regions, boilerplate)
}

/// Joins the lines of wrapped paragraphs; the span then reaches over several lines.
fn join_wrapped(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let Some(margin) = wrap::margin(text, &lines) else {
        return lines;
    };
    let mut units: Vec<Line> = Vec::new();
    let mut previous: Option<Line> = None;
    for line in lines {
        let joins =
            previous.as_ref().is_some_and(|first| wrap::continues(text, first, &line, margin));
        previous = Some(line.clone());
        match units.last_mut() {
            Some(unit) if joins => unit.span.end = line.span.end,
            _ => units.push(line),
        }
    }
    units
}

fn gather(text: &str, units: &[Line]) -> Vec<Evidence> {
    let mut evidence: Vec<Evidence> = units
        .iter()
        .map(|unit| {
            let line = &text[unit.span.clone()];
            let shape = Shape::of(line);
            // The margin before an indented paragraph ends in ideographic spaces.
            let indented = unit.indent >= 4 && text[..unit.span.start].ends_with('\u{3000}');
            let cue = cue::find(line, &shape);
            Evidence { shape, cue, after_blank: unit.after_blank, indented, repeated: false }
        })
        .collect();
    mark_repeated(text, units, &mut evidence);
    evidence
}

/// Gives the lines that repeat on the pages of the site a cue, unless they have a surer one. What
/// documents repeat by their nature (dates, numbered items) has none, nor has running text that
/// repeats on a few pages only.
fn mark_site_lines(text: &str, units: &[Line], site: &SiteLines, evidence: &mut [Evidence]) {
    for (unit, own) in units.iter().zip(evidence) {
        let weight = match site.share_of(&text[unit.span.clone()]) {
            _ if own.shape.structural || own.shape.date => continue,
            Some(SiteShare::Sure) => Weight::Strong,
            Some(SiteShare::Probable) if own.shape.prose < Prose::Long => Weight::Medium,
            _ => continue,
        };
        if own.cue.is_none_or(|cue| cue.weight < weight) {
            own.cue = Some(Cue::plain(OmissionReason::Site, weight));
        }
    }
}

/// Lines at the top among which the name of the browser window is looked for.
const TOP: usize = 8;
/// Lines below it among which the title is looked for.
const REACH: usize = 60;

/// Marks top lines that begin with a later line: `Title - Name of the site` above the title.
fn mark_repeated(text: &str, units: &[Line], evidence: &mut [Evidence]) {
    for index in 0..units.len().min(TOP) {
        let line = &text[units[index].span.clone()];
        let later = units[index + 1..].iter().zip(&evidence[index + 1..]).take(REACH);
        let repeated = later
            .filter(|(_, evidence)| evidence.shape.words >= 4.0 && evidence.cue.is_none())
            .any(|(unit, _)| line.starts_with(&text[unit.span.clone()]));
        evidence[index].repeated = repeated;
    }
}

fn assemble(
    text: &str,
    units: &[Line],
    evidence: &[Evidence],
    regions: &[Region],
    boilerplate: Boilerplate,
) -> Pieces {
    let mut pieces = Pieces { blocks: Vec::new(), omissions: Vec::new() };
    let mut has_date = false;
    for (index, unit) in units.iter().enumerate() {
        let (line, own) = (&text[unit.span.clone()], &evidence[index]);
        let origin = Origin::Line(unit.number);
        let omit = !regions[index].is_document() || own.shape.ornament;
        if omit && boilerplate == Boilerplate::Omit {
            let reason = reason(own, regions[index]);
            pieces.omissions.push(Omission { span: unit.span.clone(), reason, origin });
            continue;
        }
        let kind = kind::kind_of(line, own, regions[index], evidence.get(index + 1), has_date);
        has_date |= kind == zhen_text::BlockKind::DateLine;
        let (span, links) = match boilerplate {
            Boilerplate::Omit if own.shape.date => split_date_line(line, &unit.span),
            _ => (unit.span.clone(), None),
        };
        pieces.blocks.push(Block { span, kind, origin: origin.clone() });
        if let Some(span) = links {
            pieces.omissions.push(Omission { span, reason: OmissionReason::Share, origin });
        }
    }
    pieces
}

/// Splits the links off a date line, if it has any.
fn split_date_line(line: &str, span: &Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    let Some(offset) = cue::links_after_date(line) else {
        return (span.clone(), None);
    };
    let date = line[..offset].trim_end();
    (span.start..span.start + date.len(), Some(span.start + offset..span.end))
}

fn reason(evidence: &Evidence, region: Region) -> OmissionReason {
    match evidence.cue {
        _ if evidence.shape.ornament => OmissionReason::Ornament,
        Some(cue) => cue.reason,
        None => match region {
            Region::Footer | Region::LinkList => OmissionReason::Related,
            _ => OmissionReason::Navigation,
        },
    }
}
