//! Quotation marks and brackets without partner.
//!
//! Marks are paired within a paragraph; a quotation that goes on over paragraphs opens each anew.
//! Reported is only what the other version has right at the same place: where both are wrong, or
//! a file holds one sentence a line and quotations run over several, there is nothing to say.
//! Apostrophes are no quotation marks, and neither are the brackets of `a)`.

use std::ops::Range;

use zhen_text::{BlockKind, Document};

use super::Draft;
use super::bead_text::place;
use crate::checker::CheckedPair;
use crate::detail::Detail;
use crate::finding::Passage;
use crate::kind::FindingKind;

/// Marks that open and those that close them.
const PAIRS: [(&[char], &[char]); 6] = [
    (&['“'], &['”']),
    (&['「'], &['」']),
    (&['『'], &['』']),
    (&['《'], &['》']),
    (&['(', '（'], &[')', '）']),
    (&['[', '【'], &[']', '】']),
];
/// Pairs that say the start of a quotation, which the next paragraph may go on with.
const QUOTATIONS: [char; 4] = ['“', '「', '『', '"'];

/// Marks that end a quotation.
const CLOSING: [char; 3] = ['”', '」', '』'];

/// A mark without partner.
#[derive(Clone, Debug)]
struct Lone {
    sentence: usize,
    span: Range<usize>,
    mark: char,
}

/// Drafts a finding for each mark without partner where the other version has none.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    let documents = [pair.english, pair.chinese];
    let lone = documents.map(lone_marks);
    let there = counterparts(pair);
    for side in 0..2 {
        let other = 1 - side;
        for own in &lone[side] {
            let at = &there[side][own.sentence];
            let paragraph = paragraphs_of(documents[other], at);
            let next = lone[other].partition_point(|one| one.sentence < paragraph.start);
            let is_wrong_there =
                lone[other].get(next).is_some_and(|one| paragraph.contains(&one.sentence));
            if at.is_empty() || is_wrong_there {
                continue;
            }
            let marked = Passage {
                sentences: own.sentence..own.sentence + 1,
                marks: vec![place(own.sentence, own.span.clone())],
            };
            let there = Passage::of_sentences(at.clone());
            let (english, chinese) = if side == 0 { (marked, there) } else { (there, marked) };
            let detail = Detail::Lone { text: own.mark.to_string() };
            let is_line = kind_of(documents[side], own.sentence) == BlockKind::Line;
            // Quotations run on from line to line where a file holds one sentence a line.
            let is_quotation = QUOTATIONS.contains(&own.mark) || CLOSING.contains(&own.mark);
            let confidence = if is_line && is_quotation { 0.45 } else { 0.7 };
            drafts.push(Draft::new(FindingKind::Quotation, confidence, english, chinese, detail));
        }
    }
}

fn kind_of(document: &Document, sentence: usize) -> BlockKind {
    let block = document.sentences().get(sentence).map_or(0, |sentence| sentence.block);
    document.blocks().get(block).map_or(BlockKind::Paragraph, |block| block.kind)
}

/// Finds the marks without partner of a document, paragraph by paragraph; sentences ascend.
fn lone_marks(document: &Document) -> Vec<Lone> {
    let count = document.sentences().len();
    let mut found = Vec::new();
    let mut start = 0;
    while start < count {
        let end = (start + 1..count).find(|&next| document.starts_block(next)).unwrap_or(count);
        let next = document.sentences().get(end).map(|_| document.sentence_text(end));
        let opener = next.and_then(|text| text.chars().next());
        if kind_of(document, start) != BlockKind::Code {
            found.extend(lone_of(document, start..end).into_iter().filter(|lone| {
                // The quotation goes on in the next paragraph.
                opener != Some(lone.mark) || !QUOTATIONS.contains(&lone.mark)
            }));
        }
        start = end;
    }
    found.sort_by_key(|lone| lone.sentence);
    joined_over_lines(document, found)
}

/// Sentences over which a quotation runs, at most, where each is a line of its own.
const LINES: usize = 8;
/// Marks without partner among which one is looked for, at most: more are no quotations.
const MARKS: usize = 64;

/// Pairs marks of different lines in a file that holds one sentence a line.
fn joined_over_lines(document: &Document, lone: Vec<Lone>) -> Vec<Lone> {
    let mut rest: Vec<Lone> = Vec::new();
    for own in lone {
        let is_line = kind_of(document, own.sentence) == BlockKind::Line;
        let near = rest.partition_point(|other| other.sentence + LINES < own.sentence);
        let near = near.max(rest.len().saturating_sub(MARKS));
        let is_partner = |other: &Lone| {
            let is_pair = |(opening, closing): &(&[char], &[char])| {
                opening.contains(&other.mark) && closing.contains(&own.mark)
            };
            PAIRS.iter().any(is_pair) || own.mark == '"' && other.mark == '"'
        };
        // Elsewhere a paragraph may have any number of them.
        let partner = if is_line { rest[near..].iter().rposition(is_partner) } else { None };
        match partner {
            Some(partner) => {
                rest.remove(near + partner);
            }
            None => rest.push(own),
        }
    }
    rest
}

fn lone_of(document: &Document, sentences: Range<usize>) -> Vec<Lone> {
    let mut open: Vec<(usize, Lone)> = Vec::new();
    let mut lone = Vec::new();
    let mut straight: Vec<Lone> = Vec::new();
    for sentence in sentences {
        let text = document.sentence_text(sentence);
        for (at, mark) in text.char_indices() {
            let own = Lone { sentence, span: at..at + mark.len_utf8(), mark };
            if mark == '"' {
                // 5" is a measure.
                if !text[..at].ends_with(|c: char| c.is_ascii_digit()) || straight.len() % 2 == 1 {
                    straight.push(own);
                }
            } else if let Some(pair) = PAIRS.iter().position(|(opening, _)| opening.contains(&mark))
            {
                open.push((pair, own));
            } else if let Some(pair) = PAIRS.iter().position(|(_, closing)| closing.contains(&mark))
            {
                match open.iter().rposition(|(other, _)| *other == pair) {
                    // What was opened since and is still open has no partner.
                    Some(partner) => {
                        lone.extend(open.drain(partner..).skip(1).map(|(_, own)| own));
                    }
                    None if is_item(&text[..at]) => {}
                    None => lone.push(own),
                }
            }
        }
    }
    lone.extend(open.into_iter().map(|(_, own)| own));
    if straight.len() % 2 == 1 {
        lone.extend(straight.pop());
    }
    lone
}

/// Tells whether a closing bracket after this text is that of an item's number, or of a face.
fn is_item(before: &str) -> bool {
    let number = before.len() - before.trim_end_matches(|c: char| c.is_alphanumeric()).len();
    let (rest, number) = before.split_at(before.len() - number);
    let is_short = number.chars().count() <= 4;
    let is_start = rest.is_empty()
        || rest.ends_with(|c: char| c.is_whitespace() || "；;，,：:。.、".contains(c));
    is_short && is_start
}

/// The sentences of the other side that stand against each sentence.
fn counterparts(pair: &CheckedPair<'_>) -> [Vec<Range<usize>>; 2] {
    let mut there = [pair.english, pair.chinese].map(|own| vec![0..0; own.sentences().len()]);
    for scored in pair.alignment.beads() {
        let (source, target) = (&scored.bead.source, &scored.bead.target);
        there[0][source.clone()].fill(target.clone());
        there[1][target.clone()].fill(source.clone());
    }
    there
}

/// Enlarges some sentences to whole paragraphs; lines count with those beside them.
fn paragraphs_of(document: &Document, sentences: &Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (sentences.start, sentences.end);
    while start > 0 && start < document.sentences().len() && !document.starts_block(start) {
        start -= 1;
    }
    while end < document.sentences().len() && !document.starts_block(end) {
        end += 1;
    }
    start..end
}
