//! Blocks of code that differ, or that only one version has.
//!
//! Readers leave blocks of code out of the text and keep them; they are paired in their order, the
//! likest first. What is translated in them is no difference: comments, and what is quoted.

use std::collections::BTreeMap;

use zhen_text::{Document, Language, OmissionReason};

use super::diff::gaps;
use crate::checker::CheckedPair;
use crate::detail::{Counted, Detail, Said};
use crate::detect::Draft;
use crate::detect::bead_text::is_han;
use crate::finding::Passage;
use crate::kind::FindingKind;

/// Share of equal lines from which two blocks are versions of each other.
const LIKE: f64 = 0.5;
/// Blocks of each side, multiplied, up to which they are paired.
const MOST_PAIRS: usize = 1 << 14;
/// Confidence of a block that differs, and of one that only one version has.
const DIFFERS: f64 = 0.6;
const IS_LOST: f64 = 0.55;

/// A block of code.
#[derive(Debug)]
struct Block<'d> {
    /// What of its lines must be the same.
    lines: Vec<String>,
    /// The same lines as they are, without a comment at their end.
    written: Vec<&'d str>,
    /// Its first line as it is.
    first: &'d str,
    /// The sentence before which it stands.
    sentence: usize,
}

/// Drafts a finding for each block that differs.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    let [english, chinese] = [pair.english, pair.chinese].map(blocks_of);
    if english.is_empty() && chinese.is_empty() {
        return;
    }
    if english.is_empty() || chinese.is_empty() {
        // Only where both readers know code, the lack of it says something.
        if [pair.english, pair.chinese].into_iter().all(knows_code) {
            drafts.push(counts(&english, &chinese));
        }
        return;
    }
    if english.len().saturating_mul(chinese.len()) > MOST_PAIRS {
        if english.len() != chinese.len() {
            drafts.push(counts(&english, &chinese));
        }
        return;
    }
    let pairs = paired(&english, &chinese);
    for (one, other) in pairs {
        match (one, other) {
            (Some(one), Some(other)) => differing(&english[one], &chinese[other], drafts),
            (Some(one), None) => {
                let at = place_of(&english, &chinese, one);
                drafts.push(lost(&english[one], Language::English, [english[one].sentence, at]));
            }
            (None, Some(other)) => {
                let at = place_of(&chinese, &english, other);
                drafts.push(lost(
                    &chinese[other],
                    Language::Chinese,
                    [at, chinese[other].sentence],
                ));
            }
            (None, None) => {}
        }
    }
}

/// Pairs blocks in order by dynamic programming: as many lines alike as can be; blocks that are
/// little alike are paired where no other stands between.
fn paired(english: &[Block<'_>], chinese: &[Block<'_>]) -> Vec<(Option<usize>, Option<usize>)> {
    let columns = chinese.len() + 1;
    let alike: Vec<f64> = english
        .iter()
        .flat_map(|one| chinese.iter().map(|other| likeness(&one.lines, &other.lines)))
        .collect();
    // Even unlike blocks are rather paired than told as two that are lost.
    let weight = |one: usize, other: usize| match alike[one * chinese.len() + other] {
        share if share >= LIKE => share,
        share => 0.1 * share + 0.01,
    };
    let mut best = vec![0.0_f64; (english.len() + 1) * columns];
    for i in (0..english.len()).rev() {
        for j in (0..chinese.len()).rev() {
            let both = weight(i, j) + best[(i + 1) * columns + j + 1];
            best[i * columns + j] =
                both.max(best[(i + 1) * columns + j]).max(best[i * columns + j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < english.len() && j < chinese.len() {
        let here = best[i * columns + j];
        if here <= weight(i, j) + best[(i + 1) * columns + j + 1] {
            pairs.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if here <= best[(i + 1) * columns + j] {
            pairs.push((Some(i), None));
            i += 1;
        } else {
            pairs.push((None, Some(j)));
            j += 1;
        }
    }
    pairs.extend((i..english.len()).map(|one| (Some(one), None)));
    pairs.extend((j..chinese.len()).map(|other| (None, Some(other))));
    pairs
}

/// Returns the share of lines that both blocks have, in [0, 1]; a Chinese line may be the
/// translation of any.
fn likeness(english: &[String], chinese: &[String]) -> f64 {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in english {
        *counts.entry(line).or_default() += 1;
    }
    let (mut both, mut translated) = (0, 0);
    for line in chinese {
        match counts.get_mut(line.as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                both += 1;
            }
            _ => translated += usize::from(line.contains(is_han)),
        }
    }
    let both = both + translated.min(english.len() - both);
    both as f64 / english.len().max(chinese.len()).max(1) as f64
}

/// Returns about where in the other version a block would stand, in sentences: as many blocks
/// into it.
fn place_of(own: &[Block<'_>], there: &[Block<'_>], index: usize) -> usize {
    let next = index * there.len() / own.len().max(1);
    there.get(next).map_or(0, |block| block.sentence)
}

fn differing(one: &Block<'_>, other: &Block<'_>, drafts: &mut Vec<Draft>) {
    let own: Vec<&str> = one.lines.iter().map(String::as_str).collect();
    let there: Vec<&str> = other.lines.iter().map(String::as_str).collect();
    let gaps = gaps(&own, &there);
    let Some(gap) = gaps.iter().find(|gap| !is_of_spaces(&gap.english, &gap.chinese)) else {
        return;
    };
    let said = |block: &Block<'_>, lines: &[&str]| {
        let place = block.lines.iter().position(|line| lines.first() == Some(&line.as_str()))?;
        let written = block.written[place].to_owned();
        Some(Said { text: written.clone(), value: written })
    };
    let detail =
        Detail::Values { english: said(one, &gap.english), chinese: said(other, &gap.chinese) };
    let (one, other) = (empty(one.sentence), empty(other.sentence));
    drafts.push(Draft::new(FindingKind::Code, DIFFERS, one, other, detail));
}

/// Tells whether the lines say the same, broken otherwise.
fn is_of_spaces(english: &[&str], chinese: &[&str]) -> bool {
    let letters = |lines: &[&str]| -> String {
        lines.iter().flat_map(|line| line.chars()).filter(|c| !c.is_whitespace()).collect()
    };
    letters(english) == letters(chinese)
}

/// Drafts a finding for a block that only the version in a language has; the places are the
/// sentences before which it stands, and would stand.
fn lost(block: &Block<'_>, version: Language, [english, chinese]: [usize; 2]) -> Draft {
    let said = Some(Said { text: block.first.to_owned(), value: block.first.to_owned() });
    let detail = match version {
        Language::English => Detail::Values { english: said, chinese: None },
        Language::Chinese => Detail::Values { english: None, chinese: said },
    };
    Draft::new(FindingKind::Code, IS_LOST, empty(english), empty(chinese), detail)
}

fn counts(english: &[Block<'_>], chinese: &[Block<'_>]) -> Draft {
    let detail = Detail::Counts {
        what: Counted::CodeBlocks,
        english: english.len(),
        chinese: chinese.len(),
    };
    let first = |blocks: &[Block<'_>]| empty(blocks.first().map_or(0, |block| block.sentence));
    Draft::new(FindingKind::Code, DIFFERS, first(english), first(chinese), detail)
}

fn empty(sentence: usize) -> Passage {
    Passage::of_sentences(sentence..sentence)
}

fn knows_code(document: &Document) -> bool {
    let has_block =
        document.omissions().iter().any(|omission| omission.reason == OmissionReason::Code);
    has_block || !document.links().is_empty() || !document.code_spans().is_empty()
}

/// Returns the blocks of code that were left out of a document, but those without code.
fn blocks_of(document: &Document) -> Vec<Block<'_>> {
    let code =
        document.omissions().iter().filter(|omission| omission.reason == OmissionReason::Code);
    let blocks = code.filter_map(|omission| {
        let text = document.text().get(omission.span.clone()).unwrap_or_default();
        let sentences = document.sentences();
        let sentence =
            sentences.partition_point(|sentence| sentence.span.start < omission.span.start);
        let lines = text.lines().filter_map(|line| Some((code_of(line)?, without_comment(line))));
        let (lines, written): (Vec<String>, Vec<&str>) = lines.unzip();
        let first = text.lines().next().unwrap_or_default().trim();
        (!lines.is_empty()).then_some(Block { lines, written, first, sentence })
    });
    blocks.collect()
}

/// Takes the comment at the end of a line away.
fn without_comment(line: &str) -> &str {
    let line = line.trim();
    let end = [" #", " //", "\t#", "\t//"].iter().filter_map(|mark| line.find(mark)).min();
    line[..end.unwrap_or(line.len())].trim_end()
}

/// Returns what of a line must be the same: without a comment, and without what is quoted; `None`
/// where that is nothing.
fn code_of(line: &str) -> Option<String> {
    let line = line.trim();
    // `--` alone begins an option.
    let marks = ["#", "//", "/*", "*", "-- ", ";", "<!--", "%", "\"\"\"", "..."];
    if marks.iter().any(|mark| line.starts_with(mark)) {
        return None;
    }
    let code = without_comment(line);
    let mut kept = String::with_capacity(code.len());
    let mut quote: Option<char> = None;
    for character in code.chars() {
        match (quote, character) {
            (Some(mark), own) if own == mark => {
                quote = None;
                kept.push(own);
            }
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => {
                quote = Some(character);
                kept.push(character);
            }
            (None, own) => kept.push(own),
        }
    }
    // What is never closed is no quotation: an apostrophe.
    let kept = if quote.is_some() { code.to_owned() } else { kept };
    let has_code = kept.chars().any(|c| c.is_alphanumeric() && !is_han(c)) || kept.contains(is_han);
    has_code.then_some(kept)
}
