//! IBM Model 1 (Brown et al. 1993), with a null word and in both directions.
//!
//! Every word of one side is explained by some word of the other, or by the null word; expectation
//! maximisation finds the probabilities. Word pairs that never meet in a sentence pair are not
//! stored. Time is the number of meetings times the rounds; space 12 bytes a meeting.

use super::corpus::TrainingCorpus;

/// Rounds of expectation maximisation.
const ROUNDS: usize = 5;
/// Words seen less often than this learn nothing: two chance meetings look like a translation.
const LEAST_OCCURRENCES: f32 = 2.0;
/// Links with a geometric mean of both probabilities below this are not reported.
const LEAST_STRENGTH: f32 = 0.01;
/// Share of every sentence that the null word stands for, as words.
const NULL_WORDS: f32 = 1.0;

/// A learned translation.
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

/// What was learned, with how often each word was seen.
#[derive(Clone, Debug, Default)]
pub struct TrainedLinks {
    /// Links in the order of their words' first appearance.
    pub links: Vec<TrainedLink>,
    /// Weighted occurrences of Chinese words.
    pub chinese: Vec<(String, f32)>,
    /// Weighted occurrences of English stems.
    pub english: Vec<(String, f32)>,
}

/// Trains both directions on a corpus. Sequential: the same corpus gives the same links.
pub fn train(corpus: &TrainingCorpus) -> TrainedLinks {
    let meetings = Meetings::of(corpus);
    let forward = meetings.train(corpus, Direction::EnglishGivenChinese);
    let backward = meetings.train(corpus, Direction::ChineseGivenEnglish);
    let links = meetings
        .keys
        .iter()
        .zip(forward.iter().zip(&backward))
        .filter(|(_, (forward, backward))| (*forward * *backward).sqrt() >= LEAST_STRENGTH)
        .map(|(&key, (&forward, &backward))| TrainedLink {
            chinese: corpus.chinese.list[(key >> 32) as usize].clone(),
            english: corpus.english.list[(key & 0xffff_ffff) as usize].clone(),
            forward,
            backward,
        })
        .collect();
    let seen = |words: &super::corpus::Words| {
        words.list.iter().cloned().zip(words.occurrences.iter().copied()).collect()
    };
    TrainedLinks { links, chinese: seen(&corpus.chinese), english: seen(&corpus.english) }
}

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    EnglishGivenChinese,
    ChineseGivenEnglish,
}

/// Word pairs that meet in some sentence pair.
struct Meetings {
    /// Chinese word in the high half, English stem in the low half; sorted.
    keys: Vec<u64>,
    /// Index into `keys` of every meeting: pairs in order, and in each for every English word
    /// every Chinese one; `u32::MAX` for words that are too rare.
    indices: Vec<u32>,
}

impl Meetings {
    fn of(corpus: &TrainingCorpus) -> Self {
        let frequent =
            |occurrences: &[f32], word: u32| occurrences[word as usize] >= LEAST_OCCURRENCES;
        let key = |english: u32, chinese: u32| {
            let kept = frequent(&corpus.english.occurrences, english)
                && frequent(&corpus.chinese.occurrences, chinese);
            kept.then_some(u64::from(chinese) << 32 | u64::from(english))
        };
        let meetings = || {
            corpus.pairs.iter().flat_map(move |pair| {
                pair.english.iter().flat_map(move |&english| {
                    pair.chinese.iter().map(move |&chinese| key(english, chinese))
                })
            })
        };
        let mut keys: Vec<u64> = Vec::new();
        let mut merged = 0;
        for key in meetings().flatten() {
            keys.push(key);
            // Distinct keys are far fewer than meetings: forget repetitions now and then.
            if keys.len() > 2 * merged + 50_000_000 {
                keys.sort_unstable();
                keys.dedup();
                merged = keys.len();
            }
        }
        keys.sort_unstable();
        keys.dedup();
        let index = |key: u64| keys.binary_search(&key).ok().and_then(|at| u32::try_from(at).ok());
        let indices = meetings().map(|key| key.and_then(index).unwrap_or(u32::MAX)).collect();
        Self { keys, indices }
    }

    /// Probabilities of all meetings in one direction.
    fn train(&self, corpus: &TrainingCorpus, direction: Direction) -> Vec<f32> {
        let given = |key: u64| match direction {
            Direction::EnglishGivenChinese => (key >> 32) as usize,
            Direction::ChineseGivenEnglish => (key & 0xffff_ffff) as usize,
        };
        let words = match direction {
            Direction::EnglishGivenChinese => corpus.english.list.len(),
            Direction::ChineseGivenEnglish => corpus.chinese.list.len(),
        };
        let givens = match direction {
            Direction::EnglishGivenChinese => corpus.chinese.list.len(),
            Direction::ChineseGivenEnglish => corpus.english.list.len(),
        };
        let mut probabilities = vec![1.0 / words.max(1) as f32; self.keys.len()];
        let mut null = vec![1.0 / words.max(1) as f32; words];
        for _ in 0..ROUNDS {
            let mut counts = vec![0.0_f32; self.keys.len()];
            let mut null_counts = vec![0.0_f32; words];
            self.expect(
                corpus,
                direction,
                (&probabilities, &null),
                (&mut counts, &mut null_counts),
            );
            let mut totals = vec![0.0_f64; givens];
            for (key, count) in self.keys.iter().zip(&counts) {
                totals[given(*key)] += f64::from(*count);
            }
            for (slot, (key, count)) in self.keys.iter().zip(&counts).enumerate() {
                probabilities[slot] = (f64::from(*count) / totals[given(*key)].max(1e-12)) as f32;
            }
            let null_total: f64 = null_counts.iter().map(|&count| f64::from(count)).sum();
            for (probability, count) in null.iter_mut().zip(&null_counts) {
                *probability = (f64::from(*count) / null_total.max(1e-12)) as f32;
            }
        }
        probabilities
    }

    /// Adds up how often each word pair is expected to translate each other.
    fn expect(
        &self,
        corpus: &TrainingCorpus,
        direction: Direction,
        (probabilities, null): (&[f32], &[f32]),
        (counts, null_counts): (&mut [f32], &mut [f32]),
    ) {
        let mut start = 0;
        for pair in &corpus.pairs {
            let (rows, columns) = (pair.english.len(), pair.chinese.len());
            let own = &self.indices[start..start + rows * columns];
            start += rows * columns;
            let (explained, spread) = match direction {
                Direction::EnglishGivenChinese => (&pair.english, columns),
                Direction::ChineseGivenEnglish => (&pair.chinese, rows),
            };
            for (position, &word) in explained.iter().enumerate() {
                let slot = |other: usize| match direction {
                    Direction::EnglishGivenChinese => own[position * columns + other],
                    Direction::ChineseGivenEnglish => own[other * columns + position],
                };
                let slots = || (0..spread).map(slot).filter(|&slot| slot != u32::MAX);
                let by_null = NULL_WORDS * null[word as usize];
                let total: f32 =
                    by_null + slots().map(|slot| probabilities[slot as usize]).sum::<f32>();
                if total > 0.0 {
                    let share = pair.weight / total;
                    for slot in slots() {
                        counts[slot as usize] += share * probabilities[slot as usize];
                    }
                    null_counts[word as usize] += share * by_null;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_keep_meeting_are_linked() {
        let mut corpus = TrainingCorpus::new();
        let pairs = [
            ("the lake froze", "湖结冰"),
            ("the lake shone", "湖发光"),
            ("the bridge froze", "桥结冰"),
            ("the bridge shone", "桥发光"),
        ];
        corpus.add(&pairs, 1.0);
        corpus.add(&pairs, 1.0);
        let learned = train(&corpus);
        let strength = |chinese: &str, english: &str| {
            let found = learned
                .links
                .iter()
                .find(|link| link.chinese == chinese && link.english == english);
            found.map_or(0.0, |link| (link.forward * link.backward).sqrt())
        };
        assert!(strength("湖", "lake") > 0.5);
        assert!(strength("湖", "lake") > 3.0 * strength("湖", &zhen_segment::stem("froze")));
        assert!(strength("桥", "bridg") > 3.0 * strength("桥", "lake"));
    }
}
