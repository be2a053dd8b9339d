//! What a document calls the names that it says again and again.
//!
//! A name that no table, sound or spelling leads to its counterpart still comes with the same
//! characters wherever it is said. Characters that stand in most of the beads that say the name,
//! and hardly elsewhere, are what it is called; the same the other way round, with capitalised
//! words. Found by counting, as bilingual terms are (Melamed, *Models of Translational
//! Equivalence among Words*, Computational Linguistics 26, 2000).
//!
//! Cost: linear in the length of the texts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use zhen_lexicon::{Lexicon, Names};
use zhen_segment::{english_words, fold, stem};

use super::compare::Laid;
use super::memory::NameMemory;

/// Fewest beads that say a name.
const LEAST_BEADS: usize = 3;
/// Least share of them that have its counterpart.
const LEAST_COVERED: f64 = 0.6;
/// Least share of the beads with the counterpart that say the name.
const LEAST_OWN: f64 = 0.5;
/// Share of the best count that a longer counterpart may have.
const LONGER: f64 = 0.9;
/// Most characters of a counterpart.
const LONGEST: usize = 6;

/// The texts of a bead, folded.
struct Folded {
    /// Capitalised words.
    english: BTreeSet<String>,
    /// Runs of Chinese characters.
    chinese: Vec<Vec<char>>,
}

/// Adds to what is known of a document what its repeated names are called.
///
/// `laid` says which names of each bead have no counterpart so far; `mentions` how many beads
/// have a name, by its last word or all of it, in folded letters.
pub(super) fn learn(
    beads: &[(&str, &str)],
    laid: &[Laid],
    mentions: &HashMap<String, usize>,
    memory: &mut NameMemory,
) {
    let mut english: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut chinese: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (bead, (laid, (source, target))) in laid.iter().zip(beads).enumerate() {
        for name in &laid.english {
            let name = fold(source.get(name.span.clone()).unwrap_or_default());
            let last = name.rsplit([' ', '-']).next().unwrap_or_default();
            english.entry(last.to_owned()).or_default().push(bead);
        }
        for name in &laid.chinese {
            let name = fold(target.get(name.span.clone()).unwrap_or_default());
            chinese.entry(name).or_default().push(bead);
        }
    }
    for places in [&mut english, &mut chinese] {
        places.retain(|name, beads| {
            beads.dedup();
            let mentions = mentions.get(name).copied().unwrap_or_default();
            beads.len() >= LEAST_BEADS && 2 * beads.len() >= mentions
        });
    }
    if english.is_empty() && chinese.is_empty() {
        return;
    }
    let folded: Vec<Folded> = beads.iter().map(|(source, target)| read(source, target)).collect();
    let pairs = pairs_of_characters(&folded);
    for (name, beads) in &english {
        if let Some(called) = chinese_counterpart(beads, &folded, &pairs)
            && may_be_called(name, &called)
        {
            memory.pair(name, &called);
        }
    }
    let words = words(&folded);
    for (name, beads) in &chinese {
        if let Some(called) = english_counterpart(beads, &folded, &words)
            && may_be_called(&called, name)
        {
            memory.pair(&called, name);
        }
    }
}

fn read(source: &str, target: &str) -> Folded {
    let is_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let words = english_words(source).into_iter().filter_map(|span| source.get(span));
    let english = words.filter(is_capital).map(fold).filter(|word| word.chars().count() > 1);
    let target = fold(target);
    let runs = target.split(|character: char| !is_part(character));
    Folded {
        english: english.collect(),
        chinese: runs.filter(|run| !run.is_empty()).map(|run| run.chars().collect()).collect(),
    }
}

/// Whether a character may be part of a name: an ideograph, not a dot between names.
fn is_part(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character)
}

/// Counts the beads that have two characters beside each other.
fn pairs_of_characters(beads: &[Folded]) -> HashMap<[char; 2], usize> {
    let mut counts = HashMap::new();
    for bead in beads {
        let pairs = bead.chinese.iter().flat_map(|run| run.windows(2)).map(|two| [two[0], two[1]]);
        for pair in pairs.collect::<BTreeSet<_>>() {
            *counts.entry(pair).or_default() += 1;
        }
    }
    counts
}

/// Counts the beads that have a capitalised word.
fn words(beads: &[Folded]) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for word in beads.iter().flat_map(|bead| &bead.english) {
        *counts.entry(word.as_str()).or_default() += 1;
    }
    counts
}

/// The characters that come with a name: most often, then the longest.
fn chinese_counterpart(
    beads: &[usize],
    folded: &[Folded],
    pairs: &HashMap<[char; 2], usize>,
) -> Option<String> {
    let mut counts: BTreeMap<&[char], usize> = BTreeMap::new();
    for &bead in beads {
        let runs = folded[bead].chinese.iter();
        let parts = runs.flat_map(|run| (2..=LONGEST).flat_map(|length| run.windows(length)));
        for part in parts.collect::<BTreeSet<_>>() {
            *counts.entry(part).or_default() += 1;
        }
    }
    // No part stands in more beads than its rarest two characters.
    let everywhere = |part: &[char]| {
        let counts = part.windows(2).filter_map(|two| pairs.get(&[two[0], two[1]]));
        counts.copied().min().unwrap_or_default()
    };
    let counted = counts.iter().map(|(part, count)| (*part, *count, everywhere(part)));
    let fitting: Vec<(&[char], usize)> =
        counted.filter(|own| fits(own.1, own.2, beads.len())).map(|own| (own.0, own.1)).collect();
    let most = fitting.iter().map(|own| own.1).max()?;
    let is_often = |count: usize| count as f64 >= LONGER * most as f64;
    let best = fitting.into_iter().filter(|own| is_often(own.1));
    best.max_by_key(|(part, count)| (part.len(), *count)).map(|(part, _)| part.iter().collect())
}

/// The capitalised word that comes with a name most often.
fn english_counterpart(
    beads: &[usize],
    folded: &[Folded],
    words: &HashMap<&str, usize>,
) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in beads.iter().flat_map(|&bead| &folded[bead].english) {
        *counts.entry(word).or_default() += 1;
    }
    let everywhere = |word: &str| words.get(word).copied().unwrap_or_default();
    let fitting =
        counts.into_iter().filter(|(word, count)| fits(*count, everywhere(word), beads.len()));
    fitting.max_by_key(|(_, count)| *count).map(|(word, _)| word.to_owned())
}

/// Whether something that stands in so many of the beads of a name, and in so many of all, comes
/// with the name.
fn fits(with: usize, everywhere: usize, beads: usize) -> bool {
    with >= LEAST_BEADS
        && with as f64 >= LEAST_COVERED * beads as f64
        && with as f64 >= LEAST_OWN * everywhere as f64
}

/// Whether nothing that is known of two names speaks against their being one.
fn may_be_called(english: &str, chinese: &str) -> bool {
    let table = Names::built_in();
    let is_listed = table.of_english(english).next().is_some();
    if is_listed && table.of_chinese(chinese).next().is_some() {
        return false;
    }
    let lexicon = Lexicon::built_in();
    // An ordinary word that comes with the name renders something else.
    lexicon.chinese(chinese).is_none_or(|id| {
        let stem = lexicon.english(&stem(english));
        stem.is_some_and(|stem| lexicon.links(id).any(|link| link.english == stem))
    })
}
