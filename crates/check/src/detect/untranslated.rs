//! Text of the other language that was left standing.
//!
//! In English text that is a run of Chinese characters which no romanisation or translation
//! stands beside; in Chinese text a run of English words that makes a clause, a sentence that is the
//! English one, or a single common word of the English side in a text that has few of them. Names, titles, quotations, code and
//! addresses are left standing on purpose.

mod clause;
mod han;
mod same;

use std::collections::BTreeSet;

use zhen_lexicon::Lexicon;
use zhen_segment::{english_words, stem};

use super::Draft;
use super::bead_text::{BeadText, beads, is_han, place};
use crate::checker::CheckedPair;
use crate::detail::Detail;
use crate::kind::FindingKind;

/// Share of the Chinese sentences with English words in lower case from which such words are the
/// custom of the text: a manual of a program.
const CUSTOM: f64 = 0.06;
/// Rarity in nats of words that are common enough to have a translation, and too common to be
/// sure of: `the` and `of` are part of names.
const COMMON: std::ops::Range<f32> = 6.0..10.5;
/// Confidence that a sentence that is the same was left standing.
const SAME: f64 = 0.8;
/// Letters that a single word has at least.
const LETTERS: usize = 4;

/// Drafts a finding for each piece of text that was left standing.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    let mut words = Vec::new();
    let (mut sentences, mut mixed) = (0_usize, 0_usize);
    let is_chinese = same::is_chinese(pair.chinese);
    for bead in beads(pair) {
        let before = drafts.len();
        han_in_english(&bead, drafts);
        clauses_in_chinese(&bead, drafts);
        if drafts.len() == before && is_chinese {
            same_sentences(pair, &bead, drafts);
        }
        sentences += bead.chinese.sentences().count();
        mixed += bead.chinese.sentences().filter(|(_, text)| is_mixed(text)).count();
        if drafts.len() == before {
            single_words(&bead, &mut words);
        }
    }
    // Where single words are the custom, each of them says nothing.
    let is_custom = mixed as f64 > (CUSTOM * sentences as f64).max(3.0);
    if !is_custom {
        drafts.append(&mut words);
    }
}

/// Tells whether Chinese text has English words in lower case among its characters.
fn is_mixed(text: &str) -> bool {
    let is_word =
        |word: &str| word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    text.chars().any(is_han) && english_words(text).into_iter().any(|span| is_word(&text[span]))
}

fn han_in_english(bead: &BeadText<'_>, drafts: &mut Vec<Draft>) {
    for (sentence, text) in bead.english.sentences() {
        for (span, confidence) in han::left_standing(text) {
            let run = &text[span.clone()];
            let place = place(sentence, span.clone());
            drafts.push(Draft::new(
                FindingKind::Untranslated,
                confidence * bead.confidence,
                bead.english.marked(vec![place]),
                bead.chinese.passage(),
                Detail::Text { text: run.to_owned() },
            ));
        }
    }
}

fn clauses_in_chinese(bead: &BeadText<'_>, drafts: &mut Vec<Draft>) {
    let english: String =
        bead.english.sentences().map(|(_, text)| clause::key(text)).collect::<Vec<_>>().join(" ");
    for (sentence, text) in bead.chinese.sentences() {
        for (span, confidence) in clause::left_standing(text) {
            let clause = &text[span.clone()];
            // What is not in the English version may be a remark of the Chinese one.
            let share = if english.contains(&clause::key(clause)) { 1.0 } else { 0.6 };
            drafts.push(Draft::new(
                FindingKind::Untranslated,
                confidence * share,
                bead.english.passage(),
                bead.chinese.marked(vec![place(sentence, span.clone())]),
                Detail::Text { text: clause.to_owned() },
            ));
        }
    }
}

/// Drafts a finding for each sentence that is the same in both versions.
fn same_sentences(pair: &CheckedPair<'_>, bead: &BeadText<'_>, drafts: &mut Vec<Draft>) {
    let english: Vec<&str> = bead.english.sentences().map(|(_, text)| text).collect();
    for (sentence, text) in bead.chinese.sentences() {
        if same::is_left_standing(pair.chinese, sentence, &english) {
            drafts.push(Draft::new(
                FindingKind::Untranslated,
                SAME,
                bead.english.passage(),
                bead.chinese.marked(vec![place(sentence, 0..text.len())]),
                Detail::Text { text: text.to_owned() },
            ));
        }
    }
}

fn single_words(bead: &BeadText<'_>, drafts: &mut Vec<Draft>) {
    let lexicon = Lexicon::built_in();
    let plain: BTreeSet<&str> = bead
        .english
        .sentences()
        .flat_map(|(_, text)| english_words(text).into_iter().map(move |span| &text[span]))
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
        .collect();
    for (sentence, text) in bead.chinese.sentences() {
        if !text.chars().any(is_han) {
            continue;
        }
        for span in english_words(text) {
            let word = &text[span.clone()];
            let is_common = word.len() >= LETTERS
                && plain.contains(word)
                && lexicon
                    .english(&stem(word))
                    .is_some_and(|id| COMMON.contains(&lexicon.english_rarity(id)));
            if is_common && clause::is_alone(text, &span) {
                drafts.push(Draft::new(
                    FindingKind::Untranslated,
                    0.75 * bead.confidence,
                    bead.english.passage(),
                    bead.chinese.marked(vec![place(sentence, span)]),
                    Detail::Text { text: word.to_owned() },
                ));
            }
        }
    }
}
