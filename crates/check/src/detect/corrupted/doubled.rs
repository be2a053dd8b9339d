//! Sentences and parts of sentences that stand there twice, one after the other.

use std::ops::{Range, RangeInclusive};

use zhen_segment::english_words;
use zhen_text::{Document, ScoredBead};

use super::Damage;
use crate::checker::CheckedPair;
use crate::detail::Detail;
use crate::detect::Draft;
use crate::detect::bead_text::is_han;
use crate::finding::Passage;
use crate::kind::FindingKind;

/// Chinese characters, and English words, of a part that is repeated, at least and at most.
const CHARACTERS: RangeInclusive<usize> = 6..=80;
const WORDS: RangeInclusive<usize> = 4..=20;
/// Characters or words of a sentence that are looked through for repeated parts.
const LONGEST: usize = 2_000;
/// English words from which a part was hardly repeated for its effect.
const PLAIN: usize = 6;
/// Confidence of a part that was, and of one that may be a figure of speech.
const CONFIDENCE: [f64; 2] = [0.65, 0.45];
/// Letters of a sentence that is repeated, at least: "No. No." is said.
const SENTENCE: [usize; 2] = [24, 8];

/// Finds parts of a sentence that follow themselves: characters of Chinese text, words of English.
pub(super) fn within(text: &str) -> Vec<Damage> {
    let is_chinese = text.chars().any(is_han);
    let units: Vec<Range<usize>> = if is_chinese {
        let characters = text.char_indices().filter(|(_, c)| !c.is_whitespace());
        characters.map(|(at, c)| at..at + c.len_utf8()).take(LONGEST).collect()
    } else {
        english_words(text).into_iter().take(LONGEST).collect()
    };
    let mut best: Option<(usize, usize)> = None;
    for period in if is_chinese { CHARACTERS } else { WORDS } {
        let mut run = 0;
        for index in period..units.len() {
            let is_same = text[units[index].clone()] == text[units[index - period].clone()];
            run = if is_same { run + 1 } else { 0 };
            if run == period && is_part(text, &units[index + 1 - period..=index]) {
                let start = index + 1 - period;
                if best.is_none_or(|(_, length)| period > length) {
                    best = Some((start, period));
                }
            }
        }
    }
    let Some((start, length)) = best else { return Vec::new() };
    let is_plain = is_chinese || length >= PLAIN;
    let confidence = CONFIDENCE[usize::from(!is_plain)];
    vec![Damage { span: units[start].start..units[start + length - 1].end, confidence }]
}

/// What is said of text that only one version repeats.
pub(super) fn twice(text: String) -> Detail {
    Detail::Lone { text }
}

/// Tells whether what is repeated is a clause: no row of figures or of one name, no end of a
/// sentence in it.
fn is_part(text: &str, units: &[Range<usize>]) -> bool {
    let (Some(first), Some(last)) = (units.first(), units.last()) else { return false };
    let part = &text[first.start..last.end];
    let mut letters: Vec<char> = part.chars().filter(|c| c.is_alphabetic()).collect();
    letters.sort_unstable();
    letters.dedup();
    let han = part.chars().filter(|&c| is_han(c)).count();
    let is_chinese = han >= *CHARACTERS.start()
        && part.chars().all(|c| is_han(c) || c.is_whitespace() || "，、；".contains(c));
    let is_english = !text.chars().any(is_han)
        && part.chars().all(|c| c.is_ascii_alphabetic() || " '’-".contains(c));
    letters.len() >= 5 && (is_chinese || is_english)
}

/// Drafts a finding for each sentence that repeats the one before it where the sentences of the
/// other side, at the same place, do not.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    for (side, document) in [pair.english, pair.chinese].into_iter().enumerate() {
        let counterparts = counterparts(pair, side);
        let other = [pair.chinese, pair.english][side];
        for second in 1..document.sentences().len() {
            if !repeats(document, second, SENTENCE[side]) {
                continue;
            }
            let (one, two) = (&counterparts[second - 1], &counterparts[second]);
            if one.end <= two.start && are_alike(other, one, two) {
                continue;
            }
            let around = one.start.min(two.start)..one.end.max(two.end);
            let is_mirrored = (around.start + 1..around.end).any(|own| repeats(other, own, 1));
            if is_mirrored || one.is_empty() && two.is_empty() {
                continue;
            }
            let own = Passage::of_sentences(second..second + 1);
            let there = Passage::of_sentences(around);
            let text = document.sentence_text(second).to_owned();
            let (english, chinese) = if side == 0 { (own, there) } else { (there, own) };
            drafts.push(Draft::new(FindingKind::Corrupted, 0.7, english, chinese, twice(text)));
        }
    }
}

fn repeats(document: &Document, sentence: usize, least: usize) -> bool {
    let (one, two) = (document.sentence_text(sentence - 1), document.sentence_text(sentence));
    one == two
        && !one.ends_with([':', '：'])
        && two.chars().filter(|c| c.is_alphabetic()).count() >= least
}

/// Share of characters that two passages have in common from which they may be rendered alike.
const ALIKE: f64 = 0.6;

/// Tells whether two passages say so nearly the same that one translation serves both.
fn are_alike(document: &Document, one: &Range<usize>, two: &Range<usize>) -> bool {
    let text = |sentences: &Range<usize>| -> String {
        sentences.clone().map(|sentence| document.sentence_text(sentence)).collect()
    };
    strsim::normalized_levenshtein(&text(one), &text(two)) >= ALIKE
}

/// The sentences of the other side that stand against each sentence of a side.
fn counterparts(pair: &CheckedPair<'_>, side: usize) -> Vec<Range<usize>> {
    let lengths = [pair.english.sentences().len(), pair.chinese.sentences().len()];
    let mut counterparts = vec![0..0; lengths[side]];
    for ScoredBead { bead, .. } in pair.alignment.beads() {
        let (own, other) =
            if side == 0 { (&bead.source, &bead.target) } else { (&bead.target, &bead.source) };
        for sentence in own.clone() {
            counterparts[sentence] = other.clone();
        }
    }
    counterparts
}
