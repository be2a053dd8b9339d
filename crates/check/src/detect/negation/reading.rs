//! The words of a bead that deny, and what speaks for each of them standing alone.

use std::collections::BTreeSet;
use std::ops::Range;

use zhen_lexicon::Lexicon;
use zhen_segment::stem;
use zhen_text::Language;

use super::cue::{Cue, Strength};
use super::pairing::{Partners, pair};
use super::signs;
use super::words::{self, BeadWords, Sentences};
use super::{chinese, english};

/// Bytes of a side, at most: in a longer one, which is no sentence but a table or a list, nobody
/// can tell what denies what, and pairing all of it would take long.
const LONGEST: usize = 8_192;

/// A word that denies, and the signs by which it is judged.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The side that it stands on.
    pub(crate) language: Language,
    pub(crate) sentence: usize,
    pub(crate) span: Range<usize>,
    /// Names of what is true of it.
    pub(crate) signs: Vec<String>,
}

/// What a bead says that denies.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) words: BeadWords,
    pub(crate) english: Vec<Cue>,
    pub(crate) chinese: Vec<Cue>,
    pub(crate) partners: Partners,
    /// Whether the English and the Chinese side end with a question.
    pub(crate) asks: [bool; 2],
}

/// Returns the words of a bead that deny, each with its signs. Linear in the words and their
/// links, quadratic in what denies; the length of a bead is capped.
pub(crate) fn candidates(english: Sentences<'_>, chinese: Sentences<'_>) -> Vec<Candidate> {
    let is_long =
        |side: Sentences<'_>| side.iter().map(|(_, text)| text.len()).sum::<usize>() > LONGEST;
    if is_long(english) || is_long(chinese) || !may_deny(english, chinese) {
        return Vec::new();
    }
    let words = BeadWords::new(english, chinese);
    let chinese_cues = chinese_cues(chinese, &words);
    let english_cues = english_cues(english, &words, &chinese_cues);
    let partners = pair(&words, &english_cues, &chinese_cues);
    let asks =
        [english, chinese].map(|side| side.iter().any(|(_, text)| text.contains(['?', '？'])));
    let reading = Reading { words, english: english_cues, chinese: chinese_cues, partners, asks };
    let mut candidates = Vec::new();
    for language in [Language::English, Language::Chinese] {
        let (cues, words) = if language == Language::English {
            (&reading.english, &reading.words.english)
        } else {
            (&reading.chinese, &reading.words.chinese)
        };
        for (index, cue) in cues.iter().enumerate().filter(|(_, cue)| cue.denies()) {
            let word = &words[cue.word];
            candidates.push(Candidate {
                language,
                sentence: word.sentence,
                span: word.span.clone(),
                signs: signs::signs(&reading, language, index),
            });
        }
    }
    candidates
}

/// Tells whether a side has a word that may deny. Many beads have none, and linking their words,
/// which costs most, can be left.
fn may_deny(english: Sentences<'_>, chinese: Sentences<'_>) -> bool {
    let may = |found: &[(Range<usize>, Strength)]| {
        found.iter().any(|(_, strength)| *strength != Strength::Implied)
    };
    let all = BTreeSet::new();
    english.iter().any(|(_, text)| may(&english::negations(text, &all, |_| true)))
        || chinese.iter().any(|(_, text)| may(&chinese::negations(text)))
}

fn chinese_cues(chinese: Sentences<'_>, words: &BeadWords) -> Vec<Cue> {
    let lexicon = Lexicon::built_in();
    let stems: BTreeSet<u32> =
        words.english.iter().filter_map(|word| lexicon.english(&stem(&word.text))).collect();
    let mut cues = Vec::new();
    for &(sentence, text) in chinese {
        for (span, strength) in chinese::negations(text) {
            let Some(index) = words::index_of(&words.chinese, sentence, &span) else { continue };
            let written = &words.chinese[index].text;
            // 不 and the word after it may be a word of their own: 不实.
            let joined = words
                .chinese
                .get(index + 1)
                .is_some_and(|next| words::renders(&format!("{written}{}", next.text), &stems));
            let is_rendered = joined
                || words.chinese[index]
                    .links
                    .iter()
                    .any(|&(other, _)| words.english[other].is_content);
            let strength = match strength {
                Strength::Part if !is_rendered && words::denies(written) => Strength::Clear,
                other => other,
            };
            cues.push(Cue { word: index, strength, is_rendered });
        }
    }
    cues
}

fn english_cues(english: Sentences<'_>, words: &BeadWords, chinese: &[Cue]) -> Vec<Cue> {
    let denying: BTreeSet<usize> =
        chinese.iter().filter(|own| own.denies()).map(|own| own.word).collect();
    let mut cues = Vec::new();
    for &(sentence, text) in english {
        let is_linked = |word: &str| words::has_link(&words.chinese, word);
        for (span, strength) in english::negations(text, &words.standing, is_linked) {
            let Some(index) = words::index_of(&words.english, sentence, &span) else { continue };
            let is_rendered =
                words.english[index].links.iter().any(|(other, _)| !denying.contains(other));
            cues.push(Cue { word: index, strength, is_rendered });
        }
    }
    cues
}
