//! The text of a page dump: which lines are the document, and what each of them is.
//!
//! Lines are joined where a program wrapped them, looked at one by one ([`shape`], [`cue`]), and
//! then judged together ([`layout`]).

mod credits;
mod cue;
mod date;
mod dateline;
mod kind;
mod layout;
mod lines;
mod marked;
mod pattern;
mod phrases;
mod repeated;
mod row;
mod running;
mod shape;
mod tail;
mod wrap;

use std::ops::Range;

use zhen_text::{Block, BlockKind, Omission, OmissionReason, Origin};

use crate::plain::{Boilerplate, PageOptions};
use crate::site::SiteLines;
use cue::{Cue, Weight};
use layout::{Evidence, Region};
use lines::Line;
pub(crate) use marked::{MarkedLine, Markup, Place};
use shape::{Prose, Shape};

/// The blocks and omissions of a page.
pub(crate) struct Pieces {
    pub(crate) blocks: Vec<Block>,
    pub(crate) omissions: Vec<Omission>,
}

/// Reads the text of a page.
pub(crate) fn read(text: &str, options: &PageOptions) -> Pieces {
    let units = join_wrapped(text, lines::lines_of(text));
    let mut evidence = gather(text, &units);
    let lines: Vec<&str> = units.iter().map(|unit| &text[unit.span.clone()]).collect();
    let verdicts = judge(&lines, &mut evidence, options);
    assemble(text, &units, verdicts)
}

/// Judges the lines of a page whose markup is known.
pub(crate) fn judge_marked(lines: &[MarkedLine], options: &PageOptions) -> Vec<Verdict> {
    let mut evidence: Vec<Evidence> = lines
        .iter()
        .map(|line| {
            let shape = Shape::of(line.text);
            let cue = line.markup.cue(&shape, cue::find(line.text, &shape));
            Evidence {
                shape,
                cue,
                after_blank: line.after_blank,
                indented: line.indented,
                repeated: false,
                headline: false,
                markup: Some(line.markup.clone()),
            }
        })
        .collect();
    let texts: Vec<&str> = lines.iter().map(|line| line.text).collect();
    judge(&texts, &mut evidence, options)
}

/// Returns the paragraphs of a text that is all document; lines that were wrapped are joined.
pub(crate) fn paragraphs_of(text: &str) -> impl Iterator<Item = Range<usize>> {
    join_wrapped(text, lines::lines_of(text)).into_iter().map(|line| line.span)
}

/// What a line is: a block, or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// A block, and the offset where links follow that are none.
    Block(BlockKind, Option<usize>),
    /// No part of the document.
    Omission(OmissionReason),
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
            Evidence {
                shape,
                cue,
                after_blank: unit.after_blank,
                indented,
                repeated: false,
                headline: false,
                markup: None,
            }
        })
        .collect();
    mark_repeated(text, units, &mut evidence);
    evidence
}

/// Lines at the top among which the name of the browser window is looked for.
const TOP: usize = 8;
/// Lines below it among which the title is looked for.
const REACH: usize = 60;
/// Words of the shortest title, and of the shortest one before the name of a site.
const SHORTEST: f64 = 4.0;
const SHORTEST_BEFORE_SITE: f64 = 2.4;

/// Marks top lines that begin with a later line: `Title - Name of the site` above the title. The
/// same line without the title below it is no such copy.
fn mark_repeated(text: &str, units: &[Line], evidence: &mut [Evidence]) {
    for index in 0..units.len().min(TOP) {
        let line = &text[units[index].span.clone()];
        let mut repeated = false;
        let mut headline = None;
        let end = units.len().min(index + 1 + REACH);
        for later in index + 1..end {
            let Evidence { shape, cue, .. } = &evidence[later];
            let Some(rest) = line.strip_prefix(&text[units[later].span.clone()]) else { continue };
            if cue.is_some() || shape.date {
                continue;
            }
            repeated |= shape.words >= SHORTEST;
            let is_title = shape.prose < Prose::Long && shape.words >= SHORTEST_BEFORE_SITE;
            if headline.is_none() && is_title && is_name_of_site(rest) {
                headline = Some(later);
            }
        }
        evidence[index].repeated = repeated || headline.is_some();
        if let Some(headline) = headline {
            evidence[headline].headline = true;
            let name = Cue::plain(OmissionReason::Navigation, Weight::Strong);
            evidence[index].cue.get_or_insert(name);
        }
    }
}

/// Tells whether what follows a title is the name of a site: `_对外关系部`, ` - Lanping Daily`,
/// ` | News | Linden`.
fn is_name_of_site(rest: &str) -> bool {
    const LONGEST_NAME: f64 = 8.0;
    let name = rest.trim_start();
    let parts = name.starts_with(['_', '|', '｜', '»', '«'])
        || rest.starts_with([' ', '-', '—', '–']) && name.starts_with(['-', '—', '–', '·', ':'])
        || name.starts_with("--");
    let letters = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    parts && !letters.is_empty() && shape::count_words(letters) <= LONGEST_NAME
}

/// Finds the best regions. Lines of the site are believed as long as they leave a third of what would
/// be the document without them: a folder may hold one document in many versions.
fn regions_of(lines: &[&str], evidence: &mut [Evidence], site: Option<&SiteLines>) -> Vec<Region> {
    let alone = layout::regions(evidence);
    let Some(site) = site else { return alone };
    let before = evidence.to_vec();
    if !repeated::mark(lines, site, evidence) {
        return alone;
    }
    let with_site = layout::regions(evidence);
    let kept = |regions: &[Region]| -> usize {
        let kept = regions.iter().zip(lines).filter(|(region, _)| region.is_document());
        kept.map(|(_, line)| line.len()).sum()
    };
    if kept(&with_site) * 3 < kept(&alone) {
        evidence.clone_from_slice(&before);
        return alone;
    }
    with_site
}

/// Finds the best regions, and what each line is in its region.
fn judge(lines: &[&str], evidence: &mut [Evidence], options: &PageOptions) -> Vec<Verdict> {
    running::take_cues(lines, evidence);
    dateline::find(lines, evidence);
    tail::mark(lines, evidence);
    let mut regions = regions_of(lines, evidence, options.site.as_deref());
    let (evidence, boilerplate) = (&*evidence, options.boilerplate);
    if boilerplate == Boilerplate::Keep {
        regions.iter_mut().filter(|region| !region.is_document()).for_each(|r| *r = Region::Body);
    }
    let mut verdicts = Vec::with_capacity(lines.len());
    let mut has_date = false;
    for (index, (line, own)) in lines.iter().zip(evidence).enumerate() {
        let omit = !regions[index].is_document() || own.shape.ornament;
        if omit && boilerplate == Boilerplate::Omit {
            verdicts.push(Verdict::Omission(reason(own, regions[index])));
            continue;
        }
        let kind = kind::kind_of(line, own, regions[index], evidence.get(index + 1), has_date);
        has_date |= kind == BlockKind::DateLine;
        let links = match boilerplate {
            Boilerplate::Omit if own.shape.date => cue::links_after_date(line),
            _ => None,
        };
        verdicts.push(Verdict::Block(kind, links));
    }
    verdicts
}

fn assemble(text: &str, units: &[Line], verdicts: Vec<Verdict>) -> Pieces {
    let mut pieces = Pieces { blocks: Vec::new(), omissions: Vec::new() };
    for (unit, verdict) in units.iter().zip(verdicts) {
        let (span, origin) = (unit.span.clone(), Origin::Line(unit.number));
        match verdict {
            Verdict::Omission(reason) => pieces.omissions.push(Omission { span, reason, origin }),
            Verdict::Block(kind, None) => pieces.blocks.push(Block { span, kind, origin }),
            Verdict::Block(kind, Some(offset)) => {
                let (block, links) = split(text, &span, offset);
                pieces.blocks.push(Block { span: block, kind, origin: origin.clone() });
                let reason = OmissionReason::Share;
                pieces.omissions.push(Omission { span: links, reason, origin });
            }
        }
    }
    pieces
}

/// Splits a line where its links begin.
pub(crate) fn split(
    text: &str,
    span: &Range<usize>,
    offset: usize,
) -> (Range<usize>, Range<usize>) {
    let links = span.start + offset;
    let block = text[span.start..links].trim_end();
    (span.start..span.start + block.len(), links..span.end)
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
