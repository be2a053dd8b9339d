//! Cues of lines that repeat on the pages of a site.
//!
//! Documents repeat lines too: clauses of contracts, headings, forms of address. So only labels
//! have cues, never running text, unless it stands below labels at the foot of the page; and labels
//! only where two of them stand at the edge of the page among lines that all repeat or have cues of
//! their own.

use std::ops::Range;

use zhen_text::OmissionReason;

use super::cue::{Cue, Weight};
use super::layout::Evidence;
use super::shape::Prose;
use crate::site::{SiteLines, SiteShare};

/// Labels from which the edge of a page is the site's.
const LEAST_LABELS: usize = 2;

/// Gives the lines that repeat on the pages of the site a cue, unless they have a surer one; tells
/// whether any has.
pub(super) fn mark(lines: &[&str], site: &SiteLines, evidence: &mut [Evidence]) -> bool {
    let shares: Vec<Option<SiteShare>> = lines.iter().map(|line| site.share_of(line)).collect();
    let top = edge(&shares, evidence, (0..lines.len()).collect());
    let foot = edge(&shares, evidence, (0..lines.len()).rev().collect());
    let foot = lines.len() - foot..lines.len();
    let is_sites = |range: Range<usize>, evidence: &[Evidence]| {
        let labels = range.filter(|&index| shares[index].is_some() && is_label(&evidence[index]));
        labels.count() >= LEAST_LABELS
    };
    let top_is_sites = is_sites(0..top, evidence);
    let foot_is_sites = is_sites(foot.clone(), evidence);
    let mut is_any = false;
    let mut below_label = false;
    for (index, own) in evidence.iter_mut().enumerate() {
        let Some(share) = shares[index] else { continue };
        let in_foot = foot_is_sites && foot.contains(&index);
        let in_edge = top_is_sites && index < top || in_foot;
        let weight = if is_label(own) && in_edge {
            below_label |= in_foot;
            if share == SiteShare::Sure { Weight::Strong } else { Weight::Medium }
        } else if share == SiteShare::Sure && in_foot && below_label && !own.shape.structural {
            Weight::Weak
        } else {
            continue;
        };
        if own.cue.is_none_or(|cue| cue.weight < weight) {
            own.cue = Some(Cue::plain(OmissionReason::Site, weight));
            is_any = true;
        }
    }
    is_any
}

/// Counts the lines from an edge of the page that repeat or have cues of their own.
fn edge(shares: &[Option<SiteShare>], evidence: &[Evidence], order: Vec<usize>) -> usize {
    let is_sites = |index: &usize| {
        let own = &evidence[*index];
        shares[*index].is_some() || own.cue.is_some() || own.shape.ornament
    };
    order.into_iter().take_while(is_sites).count()
}

/// Tells whether a line is short and no sentence, date or numbered item.
fn is_label(evidence: &Evidence) -> bool {
    let shape = &evidence.shape;
    shape.prose == Prose::None && !shape.structural && !shape.date
}
