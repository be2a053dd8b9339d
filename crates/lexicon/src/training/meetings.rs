//! Which words meet in the sentence pairs of a corpus.

use rayon::prelude::*;

use super::corpus::{Pair, TrainingCorpus};

/// Words with less support than this learn nothing: chance meetings look like a translation.
const LEAST_SUPPORT: u32 = 2;
/// Meetings listed before repetitions are forgotten: bounds the memory of the list.
const CHUNK_MEETINGS: usize = 100_000_000;
/// Sentence pairs whose meetings are listed or numbered at a time.
const CHUNK_PAIRS: usize = 20_000;
/// The number of a meeting of words that are too rare.
pub(super) const NEVER: u32 = u32::MAX;

/// Distinct word pairs that meet in some sentence pair, numbered, and all their meetings.
#[derive(Clone, Debug)]
pub(super) struct Meetings {
    /// Start of each Chinese word's English words, and the number of all pairs at the end.
    starts: Vec<usize>,
    /// English words that each Chinese word meets, rising.
    english: Vec<u32>,
    /// Start of each sentence pair's meetings, and the number of all at the end.
    pair_starts: Vec<usize>,
    /// For every English word of a sentence pair every Chinese one: the number of their pair.
    numbers: Vec<u32>,
}

impl Meetings {
    /// Finds all meetings, on all threads. Time n log n in the meetings.
    pub(super) fn of(corpus: &TrainingCorpus) -> Self {
        let keys = distinct_keys(corpus);
        let mut starts = vec![0; corpus.chinese.list.len() + 1];
        for key in &keys {
            starts[(key >> 32) as usize + 1] += 1;
        }
        for word in 1..starts.len() {
            starts[word] += starts[word - 1];
        }
        let english = keys.iter().map(|&key| key as u32).collect();
        let mut meetings = Self { starts, english, pair_starts: vec![0], numbers: Vec::new() };
        for pairs in corpus.pairs.chunks(CHUNK_PAIRS) {
            let parts: Vec<Vec<u32>> = pairs
                .par_chunks(1024)
                .map(|pairs| pairs.iter().flat_map(|pair| meetings.numbers_of(pair)).collect())
                .collect();
            parts.iter().for_each(|part| meetings.numbers.extend_from_slice(part));
            for pair in pairs {
                let last = meetings.pair_starts[meetings.pair_starts.len() - 1];
                meetings.pair_starts.push(last + pair.english.len() * pair.chinese.len());
            }
        }
        meetings
    }

    /// Number of distinct word pairs.
    pub(super) fn len(&self) -> usize {
        self.english.len()
    }

    /// Chinese and English word of every distinct pair, by number.
    pub(super) fn keys(&self) -> impl Iterator<Item = (u32, u32)> {
        (0_u32..).zip(self.starts.windows(2)).flat_map(|(chinese, bounds)| {
            self.english[bounds[0]..bounds[1]].iter().map(move |&english| (chinese, english))
        })
    }

    /// Number of a word pair, if the words meet.
    pub(super) fn find(&self, chinese: u32, english: u32) -> Option<usize> {
        let bounds = self.starts[chinese as usize]..self.starts[chinese as usize + 1];
        let at = self.english[bounds.clone()].binary_search(&english).ok()?;
        Some(bounds.start + at)
    }

    /// Meetings of a sentence pair: rows of English words, columns of Chinese ones.
    pub(super) fn of_pair(&self, pair: usize) -> &[u32] {
        &self.numbers[self.pair_starts[pair]..self.pair_starts[pair + 1]]
    }

    fn numbers_of<'m>(&'m self, pair: &'m Pair) -> impl Iterator<Item = u32> + 'm {
        pair.english.iter().flat_map(move |&english| {
            pair.chinese.iter().map(move |&chinese| {
                self.find(chinese, english).and_then(|at| u32::try_from(at).ok()).unwrap_or(NEVER)
            })
        })
    }
}

/// Chinese word in the high half, English one in the low half; sorted, each once.
fn distinct_keys(corpus: &TrainingCorpus) -> Vec<u64> {
    let frequent = |support: &[u32], word: u32| support[word as usize] >= LEAST_SUPPORT;
    let mut keys: Vec<u64> = Vec::new();
    let mut distinct = 0;
    for pairs in corpus.pairs.chunks(CHUNK_PAIRS) {
        keys.par_extend(pairs.par_iter().flat_map_iter(|pair| {
            pair.english
                .iter()
                .filter(|&&english| frequent(&corpus.english.support, english))
                .flat_map(|&english| {
                    pair.chinese
                        .iter()
                        .filter(|&&chinese| frequent(&corpus.chinese.support, chinese))
                        .map(move |&chinese| u64::from(chinese) << 32 | u64::from(english))
                })
        }));
        // Sorting at every chunk would be quadratic; doubling before it is not.
        if keys.len() > CHUNK_MEETINGS.max(2 * distinct) {
            keys.par_sort_unstable();
            keys.dedup();
            distinct = keys.len();
        }
    }
    keys.par_sort_unstable();
    keys.dedup();
    keys
}
