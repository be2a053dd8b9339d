//! IBM Model 1 (Brown et al. 1993) in both directions at once, with a null word, a pull towards
//! the diagonal (Dyer et al. 2013), a dictionary as prior, and agreement (Liang et al. 2006).
//!
//! Every word of one side is explained by some word of the other, or by the null word;
//! expectation maximisation finds the probabilities. In the last rounds a word pair counts by the
//! geometric mean of what both directions think of it, which drives out chance meetings. Word
//! pairs that never meet in a sentence pair are not stored. Time is the number of meetings times
//! the rounds, on all threads; space 4 bytes a meeting and some 50 a distinct word pair.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::corpus::{Pair, TrainingCorpus, Words};
use super::meetings::{Meetings, NEVER};

/// Rounds in which the directions learn apart, and then together.
const ROUNDS: [usize; 2] = [3, 3];
/// Links with a geometric mean of both probabilities below this are not reported.
const LEAST_STRENGTH: f32 = 0.003;
/// Probability that a word has no counterpart; as in fast_align, not tuned.
const NULL_SHARE: f32 = 0.1;
/// Pull towards the diagonal: a word at the other end is e^−2 as likely as one at the same place.
/// Chinese and English order clauses differently, so it is half of fast_align's; not tuned.
const DIAGONAL: f32 = 2.0;
/// Occurrences that count for a word without prior, as a share of those of a known one: what a
/// word that was seen once or twice is not trusted with.
const UNKNOWN_SHARE: f32 = 0.1;
/// Steps of a distance from the diagonal.
const DISTANCES: usize = 256;
/// Counts are added as whole numbers of 2^−32, so that their sum does not depend on the order.
const UNIT: f64 = (1_u64 << 32) as f64;

/// A translation with its probabilities.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainedLink {
    /// Folded Chinese word.
    pub chinese: String,
    /// English stem.
    pub english: String,
    /// p(English given Chinese).
    pub forward: f32,
    /// p(Chinese given English).
    pub backward: f32,
}

/// What was learned, the prior included, with how much of it each word saw.
#[derive(Clone, Debug, Default)]
pub struct TrainedLinks {
    /// Links by Chinese word, then English stem, in the order of first appearance.
    pub links: Vec<TrainedLink>,
    /// Chinese words with the weighted number of English words that they explain.
    pub chinese: Vec<(String, f32)>,
    /// English stems with the weighted number of Chinese words that they explain.
    pub english: Vec<(String, f32)>,
}

/// What is known of translations before training.
pub trait TranslationPrior {
    /// Links of a folded Chinese word, as far as they are known.
    fn links_of(&self, chinese: &str) -> Vec<TrainedLink>;

    /// Tells whether an English stem has any link.
    fn knows(&self, english: &str) -> bool;

    /// Occurrences in training at which prior and training have the same say of a known word.
    fn occurrences(&self) -> f32;
}

/// Trains both directions on a corpus, on all threads of the current rayon pool.
///
/// The same corpus and prior give the same links for any number of threads.
pub fn train_links(
    corpus: &TrainingCorpus,
    prior: &(impl TranslationPrior + Sync),
) -> TrainedLinks {
    let meetings = Meetings::of(corpus);
    let mut model = Model::new(corpus, &meetings, prior);
    for (agree, rounds) in [(false, ROUNDS[0]), (true, ROUNDS[1])] {
        for _ in 0..rounds {
            model.round(agree);
        }
    }
    let links = meetings
        .keys()
        .zip(model.forward.probabilities.iter().zip(&model.backward.probabilities))
        .filter(|(_, (forward, backward))| libm::sqrtf(*forward * *backward) >= LEAST_STRENGTH)
        .map(|((chinese, english), (&forward, &backward))| TrainedLink {
            chinese: corpus.chinese.list[chinese as usize].clone(),
            english: corpus.english.list[english as usize].clone(),
            forward,
            backward,
        })
        .collect();
    let masses = |words: &Words, masses: &[f32]| {
        words.list.iter().cloned().zip(masses.iter().copied()).collect()
    };
    TrainedLinks {
        links,
        chinese: masses(&corpus.chinese, &model.forward.masses),
        english: masses(&corpus.english, &model.backward.masses),
    }
}

/// One direction: the probability of each word pair, and of each word by the null word.
struct Direction {
    /// By word pair.
    probabilities: Vec<f32>,
    /// By explained word.
    null: Vec<f32>,
    /// Prior probability by word pair.
    prior: Vec<f32>,
    /// By explaining word: how many occurrences the prior counts as.
    weights: Vec<f32>,
    /// By explaining word: how much it explained in the last round.
    masses: Vec<f32>,
    counts: Vec<AtomicU64>,
    null_counts: Vec<AtomicU64>,
}

impl Direction {
    fn new(pairs: usize, explained: usize) -> Self {
        let even = 1.0 / explained.max(1) as f32;
        let counters = |count: usize| (0..count).map(|_| AtomicU64::new(0)).collect();
        Self {
            probabilities: vec![even; pairs],
            null: vec![even; explained],
            prior: vec![0.0; pairs],
            weights: Vec::new(),
            masses: Vec::new(),
            counts: counters(pairs),
            null_counts: counters(explained),
        }
    }

    /// Scales the prior of words whose links add up to more than one: those of words that were
    /// put together of known parts.
    fn bound_prior(&mut self, given: &[u32], givens: usize) {
        let mut totals = vec![0.0_f64; givens];
        for (&given, &prior) in given.iter().zip(&self.prior) {
            totals[given as usize] += f64::from(prior);
        }
        for (&given, prior) in given.iter().zip(&mut self.prior) {
            *prior /= totals[given as usize].max(1.0) as f32;
        }
    }

    /// Turns counts and the prior into probabilities, and empties the counts.
    fn maximise(&mut self, given: &[u32]) {
        let counts: Vec<f64> = take(&self.counts);
        let mut totals = vec![0.0_f64; self.weights.len()];
        for (&given, count) in given.iter().zip(&counts) {
            totals[given as usize] += count;
        }
        let (prior, weights) = (&self.prior, &self.weights);
        self.probabilities.par_iter_mut().enumerate().for_each(|(pair, probability)| {
            let given = given[pair] as usize;
            let weight = f64::from(weights[given]);
            let total = totals[given] + weight;
            let count = counts[pair] + weight * f64::from(prior[pair]);
            *probability = if total > 0.0 { (count / total) as f32 } else { 0.0 };
        });
        self.masses = totals.iter().map(|&total| total as f32).collect();
        let null = take(&self.null_counts);
        let total: f64 = null.iter().sum();
        for (probability, count) in self.null.iter_mut().zip(null) {
            *probability = (count / total.max(1e-12)) as f32;
        }
    }
}

fn take(counts: &[AtomicU64]) -> Vec<f64> {
    counts.par_iter().map(|count| count.swap(0, Ordering::Relaxed) as f64 / UNIT).collect()
}

fn add(counter: &AtomicU64, amount: f32) {
    counter.fetch_add((f64::from(amount) * UNIT) as u64, Ordering::Relaxed);
}

struct Model<'c> {
    corpus: &'c TrainingCorpus,
    meetings: &'c Meetings,
    /// Chinese and English word of every distinct pair.
    words: [Vec<u32>; 2],
    /// English given Chinese.
    forward: Direction,
    /// Chinese given English.
    backward: Direction,
    nearness: Vec<f32>,
}

impl<'c> Model<'c> {
    fn new(
        corpus: &'c TrainingCorpus,
        meetings: &'c Meetings,
        prior: &(impl TranslationPrior + Sync),
    ) -> Self {
        let mut forward = Direction::new(meetings.len(), corpus.english.list.len());
        let mut backward = Direction::new(meetings.len(), corpus.chinese.list.len());
        let known: Vec<Vec<TrainedLink>> =
            corpus.chinese.list.par_iter().map(|word| prior.links_of(word)).collect();
        let weight =
            |is_known: bool| prior.occurrences() * if is_known { 1.0 } else { UNKNOWN_SHARE };
        forward.weights = known.iter().map(|links| weight(!links.is_empty())).collect();
        backward.weights =
            corpus.english.list.par_iter().map(|stem| weight(prior.knows(stem))).collect();
        for (chinese, links) in (0_u32..).zip(known) {
            for link in links {
                let english = corpus.english.number(&link.english);
                if let Some(pair) = english.and_then(|english| meetings.find(chinese, english)) {
                    forward.prior[pair] = link.forward;
                    backward.prior[pair] = link.backward;
                }
            }
        }
        let words: [Vec<u32>; 2] = meetings.keys().unzip().into();
        forward.bound_prior(&words[0], corpus.chinese.list.len());
        backward.bound_prior(&words[1], corpus.english.list.len());
        let distance = |step: usize| step as f32 / (DISTANCES - 1) as f32;
        Self {
            corpus,
            meetings,
            words,
            forward,
            backward,
            nearness: (0..DISTANCES).map(|step| libm::expf(-DIAGONAL * distance(step))).collect(),
        }
    }

    fn round(&mut self, agree: bool) {
        self.corpus.pairs.par_iter().enumerate().for_each_init(
            Posteriors::default,
            |own, (at, pair)| {
                self.expect(pair, self.meetings.of_pair(at), agree, own);
            },
        );
        self.forward.maximise(&self.words[0]);
        self.backward.maximise(&self.words[1]);
    }

    /// Adds up how often each word pair of a sentence pair is expected to translate each other.
    ///
    /// `slots` has a row for each English word and a column for each Chinese one.
    fn expect(&self, pair: &Pair, slots: &[u32], agree: bool, own: &mut Posteriors) {
        let (rows, columns) = (pair.english.len(), pair.chinese.len());
        own.nearness.clear();
        for row in 0..rows {
            let place = (row as f32 + 0.5) / rows as f32;
            own.nearness.extend((0..columns).map(|column| {
                let distance = (place - (column as f32 + 0.5) / columns as f32).abs();
                self.nearness[(distance * (DISTANCES - 1) as f32) as usize]
            }));
        }
        let probability = |direction: &Direction, slot: u32| match slot {
            NEVER => 0.0,
            slot => direction.probabilities[slot as usize],
        };
        own.forward.clear();
        own.forward.resize(rows * columns, 0.0);
        own.backward.clear();
        own.backward.resize(rows * columns, 0.0);
        for (row, &word) in pair.english.iter().enumerate() {
            let cells = row * columns..(row + 1) * columns;
            let near: f32 = own.nearness[cells.clone()].iter().sum();
            let null = NULL_SHARE * self.forward.null[word as usize];
            let mut total = null;
            for cell in cells.clone() {
                let value = (1.0 - NULL_SHARE) * own.nearness[cell] / near
                    * probability(&self.forward, slots[cell]);
                own.forward[cell] = value;
                total += value;
            }
            if total > 0.0 {
                own.forward[cells].iter_mut().for_each(|value| *value /= total);
                add(&self.forward.null_counts[word as usize], pair.weight * null / total);
            }
        }
        for (column, &word) in pair.chinese.iter().enumerate() {
            let cells = || (0..rows).map(|row| row * columns + column);
            let near: f32 = cells().map(|cell| own.nearness[cell]).sum();
            let null = NULL_SHARE * self.backward.null[word as usize];
            let mut total = null;
            for cell in cells() {
                let value = (1.0 - NULL_SHARE) * own.nearness[cell] / near
                    * probability(&self.backward, slots[cell]);
                own.backward[cell] = value;
                total += value;
            }
            if total > 0.0 {
                cells().for_each(|cell| own.backward[cell] /= total);
                add(&self.backward.null_counts[word as usize], pair.weight * null / total);
            }
        }
        for (cell, &slot) in slots.iter().enumerate() {
            if slot == NEVER {
                continue;
            }
            let (mut forward, mut backward) = (own.forward[cell], own.backward[cell]);
            if agree {
                forward = (forward * backward).sqrt();
                backward = forward;
            }
            add(&self.forward.counts[slot as usize], pair.weight * forward);
            add(&self.backward.counts[slot as usize], pair.weight * backward);
        }
    }
}

/// Working memory for one sentence pair.
#[derive(Default)]
struct Posteriors {
    nearness: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
}
