//! Parallel text as numbers: distinct stems and words, and the pairs that use them.

use std::collections::HashMap;

use rayon::prelude::*;
use zhen_segment::{ChineseSegmenter, english_words, fold, stem};

/// Pairs whose words are held as text at a time.
const CHUNK_PAIRS: usize = 20_000;
/// Sentence pairs as numbers of their words.
#[derive(Clone, Debug, Default)]
pub struct TrainingCorpus {
    pub(super) english: Words,
    pub(super) chinese: Words,
    pub(super) pairs: Vec<Pair>,
}

/// A sentence pair: the words of both sides, and its weight in the counts.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) english: Vec<u32>,
    pub(super) chinese: Vec<u32>,
    pub(super) weight: f32,
}

/// Distinct words with their weighted occurrences.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    numbers: HashMap<String, u32>,
    pub(super) list: Vec<String>,
    pub(super) occurrences: Vec<f32>,
    /// Pairs that the word stands in, whatever they weigh; a term counts as two, because it leaves
    /// little to chance.
    pub(super) support: Vec<u32>,
}

impl Words {
    /// Number of a word, if it occurs.
    pub(super) fn number(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    fn shares(&self) -> impl Iterator<Item = (&str, f64)> {
        let total: f64 = self.occurrences.iter().map(|&count| f64::from(count)).sum();
        let shares = self.occurrences.iter().map(move |&count| f64::from(count) / total);
        self.list.iter().map(String::as_str).zip(shares)
    }

    fn take(&mut self, words: Vec<String>, weight: f32, support: u32) -> Vec<u32> {
        let number = |word: String| {
            let next = u32::try_from(self.list.len()).expect("fewer distinct words than 2^32");
            let number = *self.numbers.entry(word).or_insert_with_key(|word| {
                self.list.push(word.clone());
                self.occurrences.push(0.0);
                self.support.push(0);
                next
            });
            self.occurrences[number as usize] += weight;
            number
        };
        let numbers: Vec<u32> = words.into_iter().map(number).collect();
        let mut distinct = numbers.clone();
        distinct.sort_unstable();
        distinct.dedup();
        for number in distinct {
            self.support[number as usize] += support;
        }
        numbers
    }
}

impl TrainingCorpus {
    /// Pairs with more words than this on a side teach little and cost much.
    pub const LONGEST_SIDE: usize = 80;

    /// Makes a corpus without pairs.
    pub fn new() -> Self {
        Self::default()
    }

    /// Number of pairs taken in.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Tells whether there are no pairs.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Share of each English stem in all occurrences, in (0, 1].
    pub fn english_shares(&self) -> impl Iterator<Item = (&str, f64)> {
        self.english.shares()
    }

    /// Share of each Chinese word in all occurrences, in (0, 1].
    pub fn chinese_shares(&self) -> impl Iterator<Item = (&str, f64)> {
        self.chinese.shares()
    }

    /// Takes in pairs of English and Chinese text, each with the given weight in the counts.
    ///
    /// Words are cut on all threads of the current rayon pool; the result does not depend on
    /// their number. Pairs without words on a side, or with more than [`Self::LONGEST_SIDE`], are
    /// passed over; returns the number of those taken in.
    pub fn add(&mut self, pairs: &[(&str, &str)], weight: f32) -> usize {
        let before = self.pairs.len();
        for pairs in pairs.chunks(CHUNK_PAIRS) {
            self.add_chunk(pairs, weight, 1);
        }
        self.pairs.len() - before
    }

    /// Takes in entries of a list of terms as [`TrainingCorpus::add`] does sentence pairs; one of
    /// them is enough to learn its words.
    pub fn add_terms(&mut self, pairs: &[(&str, &str)], weight: f32) -> usize {
        let before = self.pairs.len();
        for pairs in pairs.chunks(CHUNK_PAIRS) {
            self.add_chunk(pairs, weight, 2);
        }
        self.pairs.len() - before
    }

    fn add_chunk(&mut self, pairs: &[(&str, &str)], weight: f32, support: u32) {
        let cut: Vec<(Vec<String>, Vec<String>)> = pairs
            .par_iter()
            .map(|(english, chinese)| (english_tokens(english), chinese_tokens(chinese)))
            .collect();
        let usable = |words: &Vec<String>| (1..=Self::LONGEST_SIDE).contains(&words.len());
        for (english, chinese) in cut {
            if usable(&english) && usable(&chinese) {
                let english = self.english.take(english, weight, support);
                let chinese = self.chinese.take(chinese, weight, support);
                self.pairs.push(Pair { english, chinese, weight });
            }
        }
    }
}

pub(crate) fn english_tokens(text: &str) -> Vec<String> {
    english_words(text)
        .into_iter()
        .map(|span| &text[span])
        .filter(|word| word.chars().any(char::is_alphabetic))
        .map(stem)
        .collect()
}

pub(crate) fn chinese_tokens(text: &str) -> Vec<String> {
    ChineseSegmenter::shared()
        .segment(text)
        .into_iter()
        .map(|span| fold(&text[span]))
        .filter(|word| {
            word.chars().any(|character| character.is_alphabetic() && !character.is_ascii())
        })
        .collect()
}
