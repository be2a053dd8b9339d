//! Terms of an excerpt that have one rendering throughout, and other renderings for them.
//!
//! Made apart from the detector: a term is two or three words that come in four beads at least, after
//! an article in one, its
//! rendering the longest run of Chinese characters that comes in all of these and hardly in others,
//! and the lexicon links every word of either with the other. Another rendering has one of its
//! words replaced by another word that the lexicon gives for the same English word.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use zhen_lexicon::Lexicon;
use zhen_segment::{ChineseSegmenter, english_words, fold, stem};

use crate::excerpt::Excerpt;
use crate::slips::Random;

/// Beads that a term stands in at least, and words of the longest term and rendering.
const LEAST: usize = 4;
const LONGEST: usize = 3;
/// Probability of a word, given the English one, from which it may stand for it.
const LIKELY: f32 = 0.04;
const GRAMMAR: [&str; 44] = [
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "is", "are",
    "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may",
    "must", "shall", "should", "that", "which", "who", "this", "these", "it", "they", "we", "you",
    "and", "or", "not", "if", "all",
];

/// A term with its rendering.
#[derive(Clone)]
pub(crate) struct Stable {
    pub(crate) english: String,
    pub(crate) chinese: String,
    beads: Vec<usize>,
    /// Other renderings.
    others: Vec<String>,
}

/// Finds the terms of an excerpt.
pub(crate) fn stable(excerpt: &Excerpt) -> Vec<Stable> {
    let mut phrases: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut nouns: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let chinese: Vec<String> =
        excerpt.beads.iter().map(|bead| excerpt.chinese[bead.1.clone()].concat()).collect();
    for (number, bead) in excerpt.beads.iter().enumerate() {
        for line in &excerpt.english[bead.0.clone()] {
            let words = english_words(line);
            for first in 0..words.len() {
                for last in first + 1..words.len().min(first + LONGEST) {
                    let text = &line[words[first].start..words[last].end];
                    let before =
                        first.checked_sub(1).map(|at| line[words[at].clone()].to_lowercase());
                    let after = words.get(last + 1).map(|word| &line[word.clone()]);
                    if is_phrase(text) {
                        let noun = nouns.entry(text.to_lowercase()).or_insert((0, 0));
                        noun.0 += usize::from(before.is_some_and(|own| is_article(&own)));
                        noun.1 += usize::from(after.is_some_and(is_article));
                        phrases.entry(text.to_lowercase()).or_default().insert(number);
                    }
                }
            }
        }
    }
    let mut found = Vec::new();
    for (english, beads) in phrases.into_iter().filter(|(_, beads)| beads.len() >= LEAST) {
        let beads: Vec<usize> = beads.into_iter().collect();
        if nouns[&english].0 == 0 || nouns[&english].1 > 0 {
            continue;
        }
        let Some(rendering) = rendering(&english, &beads, &chinese) else { continue };
        let others = others(&english, &rendering);
        if !others.is_empty() {
            found.push(Stable { english, chinese: rendering, beads, others });
        }
    }
    found
}

impl Stable {
    /// Replaces the rendering in one of the beads where it stands once.
    pub(crate) fn plant(
        &self,
        excerpt: &Excerpt,
        clean: &[usize],
        random: &mut Random,
    ) -> Option<(usize, Excerpt)> {
        let places: Vec<(usize, usize)> = self
            .beads
            .iter()
            .filter(|bead| clean.contains(bead))
            .filter_map(|&bead| {
                let lines = excerpt.beads[bead].1.clone();
                let english = excerpt.english[excerpt.beads[bead].0.clone()].join(" ");
                let text = excerpt.chinese[lines.clone()].concat();
                let is_single = text.matches(&self.chinese).count() == 1
                    && english.to_lowercase().matches(&self.english).count() == 1;
                let line = lines.into_iter().find(|&l| excerpt.chinese[l].contains(&self.chinese));
                line.filter(|_| is_single).map(|line| (bead, line))
            })
            .collect();
        let &(bead, line) = places.get(random.below(places.len().max(1)))?;
        let other = &self.others[random.below(self.others.len())];
        let mut changed = excerpt.clone();
        changed.chinese[line] = changed.chinese[line].replacen(&self.chinese, other, 1);
        Some((bead, changed))
    }
}

fn is_phrase(text: &str) -> bool {
    text.split(' ').count() >= 2
        && text.split(' ').all(|word| {
            let is_word = word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
            is_word && !GRAMMAR.contains(&word.to_lowercase().as_str())
        })
}

fn is_article(word: &str) -> bool {
    ["the", "a", "an", "this", "its", "each"].contains(&word)
}

/// The longest run of words in all beads of a term.
fn rendering(english: &str, beads: &[usize], chinese: &[String]) -> Option<String> {
    let text = &chinese[*beads.first()?];
    let words = ChineseSegmenter::shared().segment(text);
    let mut best: Option<String> = None;
    for first in 0..words.len() {
        for last in first..words.len().min(first + LONGEST + 1) {
            let run = &text[words[first].start..words[last].end];
            let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
            let with = chinese.iter().filter(|own| own.contains(run)).count();
            let is_steady = beads.iter().all(|&bead| chinese[bead].contains(run));
            if run.chars().all(is_han)
                && is_steady
                && with * 2 <= beads.len() * 3
                && is_linked(english, run)
                && best.as_ref().is_none_or(|best| best.len() < run.len())
            {
                best = Some(run.to_owned());
            }
        }
    }
    best
}

/// Whether every word of a term is linked with one of its rendering, and the reverse.
fn is_linked(english: &str, run: &str) -> bool {
    let lexicon = Lexicon::built_in();
    let stems: Vec<Option<u32>> =
        english.split(' ').map(|word| lexicon.english(&stem(word))).collect();
    let mut linked = BTreeSet::new();
    let words = ChineseSegmenter::shared().segment(run);
    let all_words = words.into_iter().all(|span| {
        let parts = lexicon.known_parts(&fold(&run[span]));
        let links: Vec<u32> = parts
            .into_iter()
            .flat_map(|part| lexicon.links(part))
            .filter(|link| link.forward.max(link.backward) >= 0.03)
            .map(|link| link.english)
            .filter(|link| stems.contains(&Some(*link)))
            .collect();
        linked.extend(links.iter().copied());
        !links.is_empty()
    });
    all_words && stems.iter().all(|stem| stem.is_some_and(|stem| linked.contains(&stem)))
}

/// The Chinese words that the lexicon gives for a stem.
static WORDS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut words: HashMap<String, Vec<String>> = HashMap::new();
    for link in Lexicon::built_in().entries() {
        if link.backward >= LIKELY && link.chinese.chars().count() >= 2 {
            words.entry(link.english).or_default().push(link.chinese);
        }
    }
    words
});

/// The rendering with one of its words replaced, in all ways.
fn others(english: &str, rendering: &str) -> Vec<String> {
    let lexicon = Lexicon::built_in();
    let mut others = Vec::new();
    for span in ChineseSegmenter::shared().segment(rendering) {
        let word = &rendering[span.clone()];
        let Some(id) = lexicon.chinese(&fold(word)) else { continue };
        for stem in english.split(' ').map(stem) {
            let number = lexicon.english(&stem);
            let is_of = |stem: Option<u32>, least: f32| {
                lexicon.links(id).any(|link| {
                    Some(link.english) == stem && link.forward.max(link.backward) >= least
                })
            };
            // A word that renders several is not replaced by one that renders one.
            let is_of_others = english
                .split(' ')
                .map(|other| lexicon.english(&zhen_segment::stem(other)))
                .any(|other| other != number && is_of(other, 0.02));
            let linked = is_of(number, LIKELY) && !is_of_others;
            for other in WORDS.get(&stem).filter(|_| linked).into_iter().flatten() {
                let shares_all = other.chars().all(|c| word.contains(c))
                    || word.chars().all(|c| other.contains(c));
                if !shares_all {
                    let mut whole = rendering.to_owned();
                    whole.replace_range(span.clone(), other);
                    others.push(whole);
                }
            }
        }
    }
    others
}
