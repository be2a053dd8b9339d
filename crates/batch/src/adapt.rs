//! Learning the words of a batch from what was aligned of it, to align it better.
//!
//! The surest sentence pairs of all documents are a parallel text about the batch's own subjects.
//! A lexicon that is learned from them, with the one that found them as prior, knows the terms that
//! no general lexicon holds. This is what hunalign's `-realign` does for one document (Varga et al.
//! 2005), and what Moore (2002) does with the pairs of a first pass by length. In one thing it
//! departs from them: only words are learned that the lexicon does not know. What it knows was
//! learned from more text, of which people had checked the pairs.
//!
//! Memory is bounded whatever the batch: of all pairs with a new word those with the least digests
//! are kept, which is a sample by chance in which no document comes first. So what is learned
//! depends neither on the order of the pairs nor on the number of threads.

use std::collections::BTreeMap;

use zhen_formats::BitextRow;
use zhen_lexicon::{Lexicon, TrainingCorpus, has_new_word, train_new_words};

use crate::digest::Digest;

/// Bytes that a side may have. It keeps memory bounded; texts with more words than are learned from
/// have about as many.
const LONGEST_SIDE: usize = 1_000;

/// How a batch is learned from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AdaptationOptions {
    /// Confidence that a bead needs to be learned from, in [0, 1].
    pub least_confidence: f64,
    /// What a pair counts as in training, where 1 is a pair that a person chose.
    pub weight: f32,
    /// Pairs that are learned from, at most.
    pub most_pairs: usize,
}

impl Default for AdaptationOptions {
    /// The confidence was best of 0.7, 0.9, 0.95 and 0.99 on development sets aligned with a
    /// lexicon that had forgotten three words in ten; weights of 0.3 to 3 were as good.
    fn default() -> Self {
        Self { least_confidence: 0.9, weight: 1.0, most_pairs: 100_000 }
    }
}

/// What is learned from while a batch is aligned.
#[derive(Clone, Debug)]
pub struct Adaptation<'l> {
    base: &'l Lexicon<'l>,
    options: AdaptationOptions,
    /// English and Chinese texts by their digest.
    pairs: BTreeMap<Digest, (String, String)>,
}

impl<'l> Adaptation<'l> {
    /// Begins without pairs; `base` is the lexicon that the batch is aligned with.
    pub fn new(base: &'l Lexicon<'l>) -> Self {
        Self::with_options(base, AdaptationOptions::default())
    }

    /// Begins without pairs, to learn in another way than is best for most.
    pub fn with_options(base: &'l Lexicon<'l>, options: AdaptationOptions) -> Self {
        Self { base, options, pairs: BTreeMap::new() }
    }

    /// Takes a bead in, if it is sure, has two sides, and was not offered before.
    pub fn offer(&mut self, row: &BitextRow) {
        let is_sure = row.score >= self.options.least_confidence && !row.is_null();
        let (english, chinese) = (row.source_text.as_str(), row.target_text.as_str());
        if !is_sure || english.len().max(chinese.len()) > LONGEST_SIDE {
            return;
        }
        let digest = Digest::of_texts([english, chinese]);
        let is_full = self.pairs.len() >= self.options.most_pairs;
        if is_full && self.pairs.last_key_value().is_none_or(|(&last, _)| digest >= last) {
            return;
        }
        if self.pairs.contains_key(&digest) || !has_new_word((english, chinese), self.base) {
            return;
        }
        self.pairs.insert(digest, (english.to_owned(), chinese.to_owned()));
        if self.pairs.len() > self.options.most_pairs {
            self.pairs.pop_last();
        }
    }

    /// Returns how many pairs are learned from.
    pub fn pairs(&self) -> usize {
        self.pairs.len()
    }

    /// Learns a lexicon to be laid over the one given, on all threads of the current rayon pool;
    /// its bytes are for [`Lexicon::with_layer`]. `None` if there is nothing to learn.
    pub fn learn(&self) -> Option<Vec<u8>> {
        let texts = self.pairs.values();
        let texts: Vec<(&str, &str)> =
            texts.map(|(english, chinese)| (english.as_str(), chinese.as_str())).collect();
        let mut corpus = TrainingCorpus::new();
        corpus.add(&texts, self.options.weight);
        if corpus.is_empty() {
            return None;
        }
        let image = train_new_words(&corpus, self.base);
        let (_, _, links) = Lexicon::from_bytes(&image).ok()?.sizes();
        (links > 0).then_some(image)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(english: &str, chinese: &str, score: f64) -> BitextRow {
        let (source_text, target_text) = (english.to_owned(), chinese.to_owned());
        BitextRow { source_text, target_text, score, ..BitextRow::default() }
    }

    fn rows() -> Vec<BitextRow> {
        let pairs = [
            ("The zephyrwick hangs", "青鸾挂着"),
            ("The zephyrwick fell", "青鸾掉了"),
            ("A zephyrwick is wet", "青鸾湿了"),
            ("The zephyrwick of the mast fell", "桅杆的青鸾掉了"),
        ];
        pairs.iter().map(|(english, chinese)| row(english, chinese, 0.99)).collect()
    }

    #[test]
    fn words_of_sure_pairs_are_learned_in_any_order() {
        let base = Lexicon::built_in();
        let learned = |rows: &[BitextRow]| {
            let mut adaptation = Adaptation::new(base);
            rows.iter().for_each(|row| adaptation.offer(row));
            adaptation.learn()
        };
        let rows = rows();
        let image = learned(&rows).expect("words stand in two pairs");
        let stem = zhen_segment::stem("zephyrwick");
        assert_eq!(base.english(&stem), None);
        let layer = Lexicon::from_bytes(&image).expect("it was just learned");
        let strongest = layer.entries().max_by(|a, b| a.backward.total_cmp(&b.backward));
        let strongest = strongest.expect("there is a link");
        assert!(strongest.english == stem && "青鸾".contains(&strongest.chinese), "{strongest:?}");
        assert!(base.clone().with_layer(&image).is_ok_and(|both| both.english(&stem).is_some()));
        let mut others: Vec<BitextRow> = rows.iter().rev().chain(&rows).cloned().collect();
        others.push(row("The zephyrwick hangs", "青鸾挂着", 0.3));
        others.push(row("The zephyrwick hangs", "", 1.0));
        others.push(row(&"The zephyrwick hangs. ".repeat(100), "青鸾挂着", 1.0));
        assert_eq!(learned(&others), Some(image));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("one thread");
        assert_eq!(pool.install(|| learned(&rows)), learned(&rows));
    }

    #[test]
    fn the_same_pairs_are_kept_of_too_many_whatever_their_order() {
        let options = AdaptationOptions { most_pairs: 10, ..AdaptationOptions::default() };
        let kept = |numbers: &mut dyn Iterator<Item = u32>| {
            let mut adaptation = Adaptation::with_options(Lexicon::built_in(), options.clone());
            numbers.for_each(|number| {
                adaptation.offer(&row(&format!("Qzephyr {number}"), &format!("桅杆{number}"), 1.0));
            });
            adaptation.pairs
        };
        let pairs = kept(&mut (0..1000));
        assert_eq!(pairs.len(), 10);
        assert_eq!(kept(&mut (0..1000).rev()), pairs);
        assert_eq!(kept(&mut (0..1000).chain(0..1000)), pairs);
        // By chance: not all from one end.
        let late = pairs.values().filter(|(english, _)| english.len() == "Qzephyr 500".len());
        assert!(
            late.filter(|(english, _)| english.as_str() >= "Qzephyr 500").count().abs_diff(5) < 5
        );
    }

    #[test]
    fn nothing_is_learned_from_nothing() {
        let mut adaptation = Adaptation::new(Lexicon::built_in());
        assert_eq!(adaptation.learn(), None);
        adaptation.offer(&row("Zephyrwick", "桅杆", 1.0));
        assert_eq!(adaptation.pairs(), 1);
        // It stands in one pair only, which may be chance.
        assert_eq!(adaptation.learn(), None);
        adaptation.offer(&row("...", "。。。", 1.0));
        adaptation.offer(&row("The lake", "湖", 1.0));
        assert_eq!(adaptation.pairs(), 1);
        assert_eq!(adaptation.learn(), None);
    }
}
