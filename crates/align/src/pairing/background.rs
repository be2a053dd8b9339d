//! How telling a word, name or value is among the documents to be paired.
//!
//! A key that stands in few documents tells them apart (inverse document frequency; Spärck Jones
//! 1972). Some imagined documents of everyday text are counted with the real ones, so that two
//! small folders, or a single pair, are judged by what is known of words in general.

use std::collections::HashMap;

use zhen_lexicon::Lexicon;

use super::signature::{CountedWord, DocumentSignature, UNKNOWN_RARITY, stem_rarity};

/// Documents of everyday text that are counted with the real ones.
const IMAGINED_DOCUMENTS: f32 = 30.0;
/// Words of each of them.
const IMAGINED_WORDS: f32 = 400.0;

/// In how many documents of one side each word, name and value stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Background {
    documents: f32,
    stems: HashMap<u32, u32>,
    words: HashMap<u32, u32>,
    names: HashMap<u32, u32>,
    facts: HashMap<u32, u32>,
}

/// The weights of what a signature holds, in the order of its lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    pub(super) stems: Vec<f32>,
    pub(super) words: Vec<f32>,
    pub(super) names: Vec<f32>,
    pub(super) facts: Vec<f32>,
}

impl Background {
    /// Counts the documents of one side.
    pub(super) fn of(signatures: &[DocumentSignature]) -> Self {
        let mut counted = Self { documents: signatures.len() as f32, ..Self::default() };
        for signature in signatures {
            signature
                .stems
                .iter()
                .for_each(|stem| *counted.stems.entry(stem.word).or_default() += 1);
            signature
                .words
                .iter()
                .for_each(|word| *counted.words.entry(word.word).or_default() += 1);
            signature.names.iter().for_each(|&name| *counted.names.entry(name).or_default() += 1);
            let mut facts: Vec<u32> = signature.facts.iter().map(|fact| fact.key).collect();
            facts.dedup();
            facts.into_iter().for_each(|key| *counted.facts.entry(key).or_default() += 1);
        }
        counted
    }

    /// Weighs what a signature holds.
    pub(super) fn weigh(&self, signature: &DocumentSignature, lexicon: &Lexicon<'_>) -> Weights {
        let counted = |word: &CountedWord, weight: f32| {
            weight * (1.0 + libm::logf(f32::from(word.count.min(20))))
        };
        let stem = |word: &CountedWord| {
            let rarity = stem_rarity(word.word, lexicon);
            counted(word, self.weight(self.stems.get(&word.word), rarity))
        };
        let word = |word: &CountedWord| {
            let rarity = lexicon.chinese_rarity(word.word).min(UNKNOWN_RARITY);
            counted(word, self.weight(self.words.get(&word.word), rarity))
        };
        Weights {
            stems: signature.stems.iter().map(stem).collect(),
            words: signature.words.iter().map(word).collect(),
            names: signature
                .names
                .iter()
                .map(|name| self.weight(self.names.get(name), UNKNOWN_RARITY - 2.0))
                .collect(),
            // A value of strength 0.5 is as rare as a word of 10 nats.
            facts: signature
                .facts
                .iter()
                .map(|fact| self.weight(self.facts.get(&fact.key), 5.0 + 9.0 * fact.strength()))
                .collect(),
        }
    }

    /// Nats by which a key that stands in `count` documents is unlikely in any one of them;
    /// `rarity` is that of the word in running text.
    fn weight(&self, count: Option<&u32>, rarity: f32) -> f32 {
        let share = 1.0 - libm::expf(-IMAGINED_WORDS * libm::expf(-rarity));
        let count = count.map_or(0.0, |&count| count as f32);
        let expected = count + IMAGINED_DOCUMENTS * share;
        let all = self.documents + IMAGINED_DOCUMENTS;
        libm::logf((all + 0.5) / (expected + 0.5)).max(0.0)
    }
}
