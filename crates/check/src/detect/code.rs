//! Code that differs: code among the text, placeholders, options, names of programs, and blocks.
//!
//! What the file marks as code (`spans`), and what looks like it (`literals`), must stand on the
//! other side of its bead, or in the bead beside it. Blocks of code (`blocks`), which are no part
//! of the text, are compared in their order, without comments and quoted texts.

mod blocks;
mod diff;
mod spans;

use std::collections::BTreeSet;

use zhen_text::Document;

use super::Draft;
use super::bead_text::{BeadText, SideText, beads, place};
use super::inline::sentence_at;
use super::literals::{self, Class};
use crate::checker::CheckedPair;
use crate::detail::{Detail, Said};
use crate::finding::Passage;
use crate::kind::FindingKind;
use spans::CodeSpan;

/// Drafts a finding for each piece of code without counterpart, and for each block that differs.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    let beads: Vec<BeadText<'_>> = beads(pair).collect();
    let marked = [pair.english, pair.chinese].map(code_spans);
    for (index, bead) in beads.iter().enumerate() {
        let near = &beads[index.saturating_sub(1)..(index + 2).min(beads.len())];
        let english: Vec<&SideText<'_>> = near.iter().map(|bead| &bead.english).collect();
        let chinese: Vec<&SideText<'_>> = near.iter().map(|bead| &bead.chinese).collect();
        spans::find(bead, &marked, [&english, &chinese], drafts);
        literals_of(bead, &bead.english, &chinese, &marked[0], drafts);
        literals_of(bead, &bead.chinese, &english, &marked[1], drafts);
    }
    blocks::find(pair, drafts);
}

/// Returns the code among the text of a document, in order.
fn code_spans(document: &Document) -> Vec<CodeSpan<'_>> {
    let spans = document.code_spans().iter().filter_map(|span| {
        let (sentence, bytes) = sentence_at(document, span)?;
        let text = document.text().get(span.clone())?;
        Some(CodeSpan { sentence, bytes, text })
    });
    spans.collect()
}

fn literals_of(
    bead: &BeadText<'_>,
    own: &SideText<'_>,
    there: &[&SideText<'_>],
    marked: &[CodeSpan<'_>],
    drafts: &mut Vec<Draft>,
) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (sentence, text) in own.sentences() {
        let spans = spans::in_sentences(marked, &(sentence..sentence + 1));
        for literal in literals::find(text) {
            let confidence = match literal.class {
                Class::Placeholder => 0.8,
                Class::Option => 0.6,
                Class::Name => 0.52,
                Class::Address | Class::Mail => continue,
            };
            let bytes = &literal.span;
            let is_marked = spans
                .iter()
                .any(|span| span.bytes.start < bytes.end && bytes.start < span.bytes.end);
            let written = &text[bytes.clone()];
            // Class or object, Handler.emit or handler.emit: what is meant is clear.
            let key = written.to_ascii_lowercase();
            let stands = |text: &str| match literal.class {
                Class::Name => text.to_ascii_lowercase().contains(&key),
                _ => text.contains(written),
            };
            let is_there = there.iter().any(|side| side.sentences().any(|(_, text)| stands(text)));
            if is_marked || is_there || !seen.insert(written) {
                continue;
            }
            let mark = own.marked(vec![place(sentence, bytes.clone())]);
            drafts.push(lone(bead, own, mark, written, confidence));
        }
    }
}

/// Drafts a finding for what only one side has.
fn lone(
    bead: &BeadText<'_>,
    own: &SideText<'_>,
    marked: Passage,
    written: &str,
    confidence: f64,
) -> Draft {
    let said = Some(Said { text: written.to_owned(), value: written.to_owned() });
    let (english, chinese, detail) = if own.is_english() {
        (marked, bead.chinese.passage(), Detail::Values { english: said, chinese: None })
    } else {
        (bead.english.passage(), marked, Detail::Values { english: None, chinese: said })
    };
    Draft::new(FindingKind::Code, confidence * bead.confidence, english, chinese, detail)
}
