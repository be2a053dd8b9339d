//! Negations that only one version has.
//!
//! Each word of a two-sided bead that plainly denies is looked at by itself: whether the other
//! side denies as often, in whatever words (words that imply a negation, words that the lexicon
//! gives for one), and whether the words that it denies stand on the other side beside a
//! negation. A linear model of these signs says how probable it is that the negation stands
//! alone.

mod chinese;
mod english;
mod weigh;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use zhen_lexicon::Lexicon;
use zhen_segment::stem;

use super::Draft;
use super::bead_text::{BeadText, SideText, beads, place};
use crate::checker::CheckedPair;
use crate::detail::Detail;
use crate::kind::FindingKind;
use weigh::{Language, Signs};
use words::{BeadWords, Word};

/// How surely a word denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strength {
    /// It does.
    Clear,
    /// A word of which a negation is part: 不安, unequal.
    Part,
    /// It denies in a way that the other language often says without a negation.
    Mild,
    /// It may render a negation, or have one for its rendering.
    Implied,
}

/// A word of a bead that denies.
#[derive(Clone, Debug)]
struct Negation {
    /// Which word of its side it is.
    word: usize,
    strength: Strength,
    /// Whether the other side has a word for it that does not deny.
    is_rendered: bool,
}

/// Drafts a finding for each bead with a negation that seems to stand alone: the surest.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    drafts.extend(beads(pair).filter_map(|bead| draft(&bead)));
}

fn draft(bead: &BeadText<'_>) -> Option<Draft> {
    if !may_deny(bead) {
        return None;
    }
    let words = BeadWords::new(bead);
    let chinese = chinese_negations(bead, &words);
    let english = english_negations(bead, &words, &chinese);
    let mut best: Option<(f64, bool, usize)> = None;
    for (is_english, own, other) in [(true, &english, &chinese), (false, &chinese, &english)] {
        for negation in own.iter().filter(|negation| negation.strength == Strength::Clear) {
            let signs = signs(bead, &words, is_english, negation, own, other);
            let probability = signs.probability();
            if best.is_none_or(|(least, ..)| probability > least) {
                best = Some((probability, is_english, negation.word));
            }
        }
    }
    let (probability, is_english, word) = best?;
    let (side, word) = if is_english {
        (&bead.english, &words.english[word])
    } else {
        (&bead.chinese, &words.chinese[word])
    };
    let place = place(word.sentence, word.span.clone());
    let detail = Detail::Lone { text: side.words(&place).to_owned() };
    let (english, chinese) = if is_english {
        (bead.english.marked(vec![place]), bead.chinese.passage())
    } else {
        (bead.english.passage(), bead.chinese.marked(vec![place]))
    };
    let confidence = probability * bead.confidence;
    Some(Draft::new(FindingKind::Negation, confidence, english, chinese, detail))
}

/// Tells whether a side has a word that may deny plainly. Most beads have none, and linking their
/// words, which costs most, can be left.
fn may_deny(bead: &BeadText<'_>) -> bool {
    let is_plain = |(_, strength): &(Range<usize>, Strength)| {
        matches!(strength, Strength::Clear | Strength::Part)
    };
    bead.english.sentences().any(|(_, text)| english::may_deny(text))
        || bead.chinese.sentences().any(|(_, text)| chinese::negations(text).iter().any(is_plain))
}

fn chinese_negations(bead: &BeadText<'_>, words: &BeadWords) -> Vec<Negation> {
    let lexicon = Lexicon::built_in();
    let text_of = |side: &SideText<'_>, word: &Word| {
        side.words(&place(word.sentence, word.span.clone())).to_owned()
    };
    let stems: BTreeSet<u32> = words
        .english
        .iter()
        .filter_map(|word| lexicon.english(&stem(&text_of(&bead.english, word))))
        .collect();
    let mut negations = Vec::new();
    for (sentence, text) in bead.chinese.sentences() {
        for (span, strength) in chinese::negations(text) {
            let found = words
                .chinese
                .iter()
                .position(|word| word.sentence == sentence && word.span == span);
            let Some(index) = found else { continue };
            let written = &text[span];
            // 不 and the word after it may be a word of their own: 不实.
            let joined = words.chinese.get(index + 1).is_some_and(|next| {
                let both = format!("{written}{}", text_of(&bead.chinese, next));
                words::renders(&both, &stems)
            });
            let is_rendered = joined
                || words.chinese[index]
                    .links
                    .iter()
                    .any(|&(other, _)| words.english[other].is_content);
            let strength = match strength {
                Strength::Part if !is_rendered && words::denies(written) => Strength::Clear,
                other => other,
            };
            negations.push(Negation { word: index, strength, is_rendered });
        }
    }
    negations
}

fn english_negations(
    bead: &BeadText<'_>,
    words: &BeadWords,
    chinese: &[Negation],
) -> Vec<Negation> {
    let text_of =
        |word: &Word| bead.chinese.words(&place(word.sentence, word.span.clone())).to_owned();
    let denies = |index: usize| {
        chinese.iter().any(|own| own.word == index && own.strength != Strength::Implied)
    };
    let mut negations = Vec::new();
    for (sentence, text) in bead.english.sentences() {
        let is_linked = |word: &str| words::has_link(&words.chinese, text_of, word);
        for (span, strength) in english::negations(text, &words.standing, is_linked) {
            let found = words
                .english
                .iter()
                .position(|word| word.sentence == sentence && word.span == span);
            let Some(index) = found else { continue };
            let is_rendered = words.english[index].links.iter().any(|&(other, _)| !denies(other));
            negations.push(Negation { word: index, strength, is_rendered });
        }
    }
    negations
}

/// How far apart, in words, a negation and the word that it denies may stand.
const REACH: usize = 6;
/// Words after a negation that are looked up on the other side.
const DENIED: usize = 2;

/// Collects what speaks for a negation standing alone, and what against.
fn signs(
    bead: &BeadText<'_>,
    words: &BeadWords,
    is_english: bool,
    negation: &Negation,
    own: &[Negation],
    other: &[Negation],
) -> Signs {
    let (own_words, other_words, side) = if is_english {
        (&words.english, &words.chinese, &bead.english)
    } else {
        (&words.chinese, &words.english, &bead.chinese)
    };
    let count = |side: &[Negation], strength, is_rendered| {
        let same = |one: &&Negation| one.strength == strength && one.is_rendered == is_rendered;
        side.iter().filter(same).count()
    };
    let clear =
        |side: &[Negation]| side.iter().filter(|one| one.strength == Strength::Clear).count();
    let sentence = own_words[negation.word].sentence;
    let denied = own_words
        .iter()
        .enumerate()
        .skip(negation.word + 1)
        .take(REACH)
        .filter(|(_, word)| word.sentence == sentence && word.is_content);
    let (mut link, mut is_denied_there) = (0.0_f32, [false; 2]);
    for (_, word) in denied.take(DENIED) {
        for &(index, probability) in &word.links {
            if !other_words[index].is_content || probability < 0.1 {
                continue;
            }
            link = link.max(probability);
            let near = |one: &&Negation| one.word <= index + 1 && index <= one.word + REACH;
            for one in other.iter().filter(near) {
                match one.strength {
                    Strength::Clear => is_denied_there[0] = true,
                    Strength::Implied if one.is_rendered => {}
                    _ => is_denied_there[1] = true,
                }
            }
        }
    }
    let word = &own_words[negation.word];
    Signs {
        language: if is_english { Language::English } else { Language::Chinese },
        word: side.words(&place(word.sentence, word.span.clone())).to_lowercase(),
        is_rendered: negation.is_rendered,
        clear: [clear(own), clear(other)],
        part: [count(other, Strength::Part, false), count(other, Strength::Part, true)],
        mild: count(other, Strength::Mild, false) + count(other, Strength::Mild, true),
        implied: count(other, Strength::Implied, false),
        own_part: count(own, Strength::Part, false)
            + count(own, Strength::Mild, false)
            + count(own, Strength::Mild, true),
        own_implied: count(own, Strength::Implied, false),
        link: f64::from(link),
        is_denied_there,
        words: words.english.len(),
    }
}
