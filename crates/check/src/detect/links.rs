//! Addresses that differ, as far as they stand in the text: of pages and of mail.
//!
//! Addresses are compared without what says their language: `/en/`, `/zh-hans/`, `zh.` before a
//! host.

use super::Draft;
use super::bead_text::{BeadText, SideText, beads, place};
use super::literals::{self, Class, Literal};
use crate::checker::CheckedPair;
use crate::detail::{Detail, Said};
use crate::kind::FindingKind;

/// Parts of addresses that name a language or region.
const LANGUAGES: [&str; 20] = [
    "en", "eng", "english", "en-us", "en_us", "en-gb", "zh", "chi", "chinese", "zh-cn", "zh_cn",
    "zh-hans", "zh-hant", "zh-tw", "zh_tw", "zh-hk", "cn", "tc", "sc", "www",
];

/// An address with its place.
struct Address {
    sentence: usize,
    literal: Literal,
    written: String,
    key: String,
}

/// Drafts a finding for each address that the other side of its bead does not have.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    let beads: Vec<(BeadText<'_>, [Vec<Address>; 2])> = beads(pair)
        .map(|bead| {
            let sides = [addresses(&bead.english), addresses(&bead.chinese)];
            (bead, sides)
        })
        .collect();
    for (index, (bead, own)) in beads.iter().enumerate() {
        let near = &beads[index.saturating_sub(1)..(index + 2).min(beads.len())];
        let lone = |side: usize| {
            let is_there = move |key: &str| {
                near.iter().any(|(_, there)| there[1 - side].iter().any(|other| other.key == key))
            };
            own[side].iter().filter(move |address| !is_there(&address.key))
        };
        let (mut english, mut chinese) = (lone(0), lone(1));
        loop {
            match (english.next(), chinese.next()) {
                (None, None) => break,
                (one, other) => drafts.push(draft(bead, one, other)),
            }
        }
    }
}

fn draft(bead: &BeadText<'_>, english: Option<&Address>, chinese: Option<&Address>) -> Draft {
    let said = |own: Option<&Address>| {
        own.map(|own| Said { text: own.written.clone(), value: own.written.clone() })
    };
    let passage = |side: &SideText<'_>, own: Option<&Address>| {
        let marks = own.map(|own| place(own.sentence, own.literal.span.clone()));
        side.marked(marks.into_iter().collect())
    };
    // Two pages of one host may be the page in two languages.
    let host = |own: &Address| own.key.split('/').next().unwrap_or_default().to_owned();
    let confidence = match (english, chinese) {
        (Some(one), Some(other)) if host(one) != host(other) => 0.6,
        (Some(_), Some(_)) => 0.55,
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

fn addresses(side: &SideText<'_>) -> Vec<Address> {
    let mut found = Vec::new();
    for (sentence, text) in side.sentences() {
        let literals = literals::find(text).into_iter();
        for literal in literals.filter(|own| matches!(own.class, Class::Address | Class::Mail)) {
            let written = text[literal.span.clone()].to_owned();
            found.push(Address { sentence, literal, key: key(&written), written });
        }
    }
    found
}

/// Returns an address without scheme, language and final slash.
fn key(written: &str) -> String {
    let lower = written.to_ascii_lowercase();
    let address = lower.split_once("://").map_or(lower.as_str(), |(_, address)| address);
    let parts = address.split('/').filter(|part| !part.is_empty() && !LANGUAGES.contains(part));
    let mut key = String::new();
    for (index, part) in parts.enumerate() {
        let labels: Vec<&str> = if index == 0 {
            part.split('.').filter(|label| !LANGUAGES.contains(label)).collect()
        } else {
            vec![part]
        };
        if index > 0 {
            key.push('/');
        }
        key.push_str(&labels.join("."));
    }
    key
}
