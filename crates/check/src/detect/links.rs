//! Addresses that differ: of links and pictures, and those that stand in the text.
//!
//! Each address of a bead must stand on the other side, or between the beads beside it; what
//! sets languages apart is no difference ([`Address`]). Sites that keep their languages apart
//! altogether, such as those of two ministries, have no address in common: where most differ,
//! that is the custom, and no finding.

use std::collections::{HashMap, HashSet};

use zhen_text::{Document, LinkKind};

use super::Draft;
use super::address::Address;
use super::bead_text::{BeadText, SideText, beads, place};
use super::inline::sentence_at;
use super::literals::{self, Class};
use crate::checker::CheckedPair;
use crate::detail::{Detail, Said};
use crate::finding::Passage;
use crate::kind::FindingKind;

/// Confidence of a finding of links; texts may name other addresses for their readers.
const OF_LINKS: f64 = 0.65;
/// Factor of the confidence where links differ by custom.
const BY_CUSTOM: f64 = 0.3;
/// Addresses that differ before that can be a custom.
const FEWEST_OF_CUSTOM: usize = 3;

/// An address with its place.
#[derive(Clone, Debug)]
struct Placed {
    sentence: usize,
    /// Bytes of the sentence; empty where no words stand for it.
    span: std::ops::Range<usize>,
    written: String,
    kind: LinkKind,
    /// Whether it is part of the text, and not of a link.
    is_text: bool,
    address: Address,
}

/// Drafts a finding for each address that the other side does not have.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    let (english, chinese) = (addresses(pair.english), addresses(pair.chinese));
    if english.is_empty() && chinese.is_empty() {
        return;
    }
    let beads: Vec<BeadText<'_>> = beads(pair).collect();
    let mut own_drafts = Vec::new();
    let mut kept = 0;
    for (index, bead) in beads.iter().enumerate() {
        let (one, other) = (within(&english, &bead.english), within(&chinese, &bead.chinese));
        let all_chinese = near(&chinese, &beads, index, |bead| &bead.chinese);
        let all_english = near(&english, &beads, index, |bead| &bead.english);
        let lone_english = lone(one, all_chinese);
        let lone_chinese = lone(other, all_english);
        kept += one.len() - lone_english.len();
        for kind in [LinkKind::Page, LinkKind::Picture] {
            let of_kind = |own: &&&Placed| own.kind == kind;
            let mut english = lone_english.iter().filter(of_kind);
            let mut chinese = lone_chinese.iter().filter(of_kind);
            loop {
                match (english.next(), chinese.next()) {
                    (None, None) => break,
                    (one, other) => own_drafts.push(draft(bead, one.copied(), other.copied())),
                }
            }
        }
    }
    if own_drafts.len() > kept.max(FEWEST_OF_CUSTOM) {
        own_drafts.iter_mut().for_each(|draft| draft.confidence *= BY_CUSTOM);
    }
    drafts.append(&mut own_drafts);
}

/// Returns the addresses of a side of a bead.
fn within<'a>(all: &'a [Placed], side: &SideText<'_>) -> &'a [Placed] {
    let sentences = side.passage().sentences;
    let start = all.partition_point(|own| own.sentence < sentences.start);
    let end = all.partition_point(|own| own.sentence < sentences.end);
    all.get(start..end).unwrap_or_default()
}

/// Returns the addresses from the bead before to the bead after, with those of sentences without
/// counterpart between them.
fn near<'a, 'd>(
    all: &'a [Placed],
    beads: &[BeadText<'d>],
    index: usize,
    side: impl for<'b> Fn(&'b BeadText<'d>) -> &'b SideText<'d>,
) -> &'a [Placed] {
    let first =
        index.checked_sub(1).map_or(0, |before| side(&beads[before]).passage().sentences.start);
    let last = beads.get(index + 1).map(|after| side(after).passage().sentences.end);
    let start = all.partition_point(|own| own.sentence < first);
    let end = last.map_or(all.len(), |last| all.partition_point(|own| own.sentence < last));
    all.get(start..end.max(start)).unwrap_or_default()
}

/// Returns the addresses that have no counterpart, each once.
fn lone<'a>(own: &'a [Placed], there: &[Placed]) -> Vec<&'a Placed> {
    if own.is_empty() {
        return Vec::new();
    }
    // A list of links may be one paragraph, of any length.
    let mut named: HashMap<(LinkKind, Option<&str>), Vec<&Address>> = HashMap::new();
    for other in there {
        named.entry((other.kind, other.address.name())).or_default().push(&other.address);
    }
    let mut told = HashSet::new();
    let is_lone = |one: &&'a Placed| {
        let same_name = named.get(&(one.kind, one.address.name()));
        let has_counterpart =
            same_name.is_some_and(|all| all.iter().any(|other| other.is_same(&one.address)));
        !has_counterpart && told.insert(&one.address)
    };
    own.iter().filter(is_lone).collect()
}

fn draft(bead: &BeadText<'_>, english: Option<&Placed>, chinese: Option<&Placed>) -> Draft {
    let said = |own: Option<&Placed>| {
        own.map(|own| Said { text: own.written.clone(), value: own.written.clone() })
    };
    let passage = |side: &SideText<'_>, own: Option<&Placed>| -> Passage {
        let own = own.filter(|own| !own.span.is_empty());
        side.marked(own.map(|own| place(own.sentence, own.span.clone())).into_iter().collect())
    };
    let is_written = [english, chinese].iter().flatten().any(|own| own.is_text);
    let confidence = match (english, chinese) {
        _ if !is_written => OF_LINKS,
        // Two pages of one host may be the page in two languages.
        (Some(one), Some(other)) if one.address.host == other.address.host => 0.55,
        _ => 0.6,
    };
    Draft::new(
        FindingKind::Link,
        confidence * bead.confidence,
        passage(&bead.english, english),
        passage(&bead.chinese, chinese),
        Detail::Values { english: said(english), chinese: said(chinese) },
    )
}

/// Returns the addresses of a document in order: of its links, and those in its text.
fn addresses(document: &Document) -> Vec<Placed> {
    let mut found = Vec::new();
    for link in document.links() {
        let Some((sentence, span)) = sentence_at(document, &link.span) else { continue };
        let (written, address) = (link.target.clone(), Address::of(&link.target));
        found.push(Placed { sentence, span, written, kind: link.kind, is_text: false, address });
    }
    let links = found.len();
    for sentence in 0..document.sentences().len() {
        let text = document.sentence_text(sentence);
        for literal in literals::find(text) {
            if !matches!(literal.class, Class::Address | Class::Mail) {
                continue;
            }
            // The words of a link are often its address.
            let of_link = &found[..links];
            let start = of_link.partition_point(|own| own.sentence < sentence);
            let is_link = of_link[start..]
                .iter()
                .take_while(|own| own.sentence == sentence)
                .any(|own| own.span.start < literal.span.end && literal.span.start < own.span.end);
            if !is_link {
                let written = text[literal.span.clone()].to_owned();
                let address = Address::of(&written);
                let (kind, span) = (LinkKind::Page, literal.span);
                found.push(Placed { sentence, span, written, kind, is_text: true, address });
            }
        }
    }
    found.sort_by_key(|own| (own.sentence, own.span.start));
    found
}
