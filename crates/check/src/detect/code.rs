//! Code that differs: placeholders, options, names of programs in the text, and code blocks.
//!
//! In the text, each literal of a bead must stand on the other side, or in the bead beside it.
//! Blocks of code, which are no part of the text, are compared in their order, without comments,
//! where both versions have as many.

use std::collections::BTreeSet;

use zhen_text::{Document, OmissionReason};

use super::Draft;
use super::bead_text::{BeadText, SideText, beads, is_han, place};
use super::literals::{self, Class};
use crate::checker::CheckedPair;
use crate::detail::{Detail, Said};
use crate::finding::Passage;
use crate::kind::FindingKind;

/// Drafts a finding for each literal without counterpart, and for each block that differs.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    let beads: Vec<BeadText<'_>> = beads(pair).collect();
    for (index, bead) in beads.iter().enumerate() {
        let near = &beads[index.saturating_sub(1)..(index + 2).min(beads.len())];
        let english: Vec<&SideText<'_>> = near.iter().map(|bead| &bead.english).collect();
        let chinese: Vec<&SideText<'_>> = near.iter().map(|bead| &bead.chinese).collect();
        literals_of(bead, &bead.english, &chinese, drafts);
        literals_of(bead, &bead.chinese, &english, drafts);
    }
    blocks(pair, drafts);
}

fn literals_of(
    bead: &BeadText<'_>,
    own: &SideText<'_>,
    there: &[&SideText<'_>],
    drafts: &mut Vec<Draft>,
) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (sentence, text) in own.sentences() {
        for literal in literals::find(text) {
            let confidence = match literal.class {
                Class::Placeholder => 0.8,
                Class::Option => 0.6,
                Class::Name => 0.52,
                Class::Address | Class::Mail => continue,
            };
            let written = &text[literal.span.clone()];
            // Class or object, Handler.emit or handler.emit: what is meant is clear.
            let key = written.to_ascii_lowercase();
            let stands = |text: &str| match literal.class {
                Class::Name => text.to_ascii_lowercase().contains(&key),
                _ => text.contains(written),
            };
            let is_there = there.iter().any(|side| side.sentences().any(|(_, text)| stands(text)));
            if is_there || !seen.insert(written) {
                continue;
            }
            let marked = own.marked(vec![place(sentence, literal.span.clone())]);
            let (english, chinese) = if own.is_english() {
                (marked, bead.chinese.passage())
            } else {
                (bead.english.passage(), marked)
            };
            let detail = Detail::Lone { text: written.to_owned() };
            drafts.push(Draft::new(
                FindingKind::Code,
                confidence * bead.confidence,
                english,
                chinese,
                detail,
            ));
        }
    }
}

/// A block of code.
struct Block<'d> {
    lines: Vec<&'d str>,
    /// The sentence before which it stands.
    sentence: usize,
}

fn blocks(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    let [english, chinese] = [pair.english, pair.chinese].map(blocks_of);
    if english.len() != chinese.len() {
        if !english.is_empty() && !chinese.is_empty() {
            let detail = Detail::Counts {
                what: "blocks of code".to_owned(),
                english: english.len(),
                chinese: chinese.len(),
            };
            let (one, other) = (empty(english[0].sentence), empty(chinese[0].sentence));
            drafts.push(Draft::new(FindingKind::Code, 0.6, one, other, detail));
        }
        return;
    }
    for (one, other) in english.iter().zip(&chinese) {
        let differing = one.lines.iter().zip(&other.lines).find(|(one, other)| one != other);
        let (first, second) = match differing {
            Some((first, second)) => (Some(*first), Some(*second)),
            None if one.lines.len() == other.lines.len() => continue,
            None => (
                one.lines.get(other.lines.len()).copied(),
                other.lines.get(one.lines.len()).copied(),
            ),
        };
        let said = |line: Option<&str>| {
            line.map(|line| Said { text: line.to_owned(), value: line.to_owned() })
        };
        let detail = Detail::Values { english: said(first), chinese: said(second) };
        drafts.push(Draft::new(
            FindingKind::Code,
            0.6,
            empty(one.sentence),
            empty(other.sentence),
            detail,
        ));
    }
}

fn empty(sentence: usize) -> Passage {
    Passage::of_sentences(sentence..sentence)
}

/// Returns the blocks of code that were left out of a document, without what is translated in
/// them: comments and lines with words of either language.
fn blocks_of(document: &Document) -> Vec<Block<'_>> {
    let code =
        document.omissions().iter().filter(|omission| omission.reason == OmissionReason::Code);
    code.map(|omission| {
        let text = document.text().get(omission.span.clone()).unwrap_or_default();
        let sentences = document.sentences();
        let sentence =
            sentences.partition_point(|sentence| sentence.span.start < omission.span.start);
        Block { lines: text.lines().filter_map(code_of).collect(), sentence }
    })
    .collect()
}

/// Returns the code of a line; `None` where it has none that must be the same.
fn code_of(line: &str) -> Option<&str> {
    let line = line.trim();
    let is_comment = ["#", "//", "/*", "*", "--", ";", "<!--", "%", "\"\"\""]
        .iter()
        .any(|mark| line.starts_with(mark));
    let end = [" #", " //"].iter().filter_map(|mark| line.find(mark)).min().unwrap_or(line.len());
    let code = line[..end].trim_end();
    // What is quoted may be translated.
    let is_fixed = !code.contains(is_han) && !code.contains(['"', '\'', '“', '`']);
    (!is_comment && is_fixed && !code.is_empty()).then_some(code)
}
