//! Scores of all pairs of a pool, and how often the right one is best.

use rayon::prelude::*;
use zhen_lexicon::{Embedding, Lexicon, lexical_similarity};
use zhen_segment::{ChineseSegmenter, english_words, fold, stem};

use crate::pool::Pool;

/// Neighbours whose mean score is taken from a pair's (Artetxe & Schwenk 2019).
const NEIGHBOURS: usize = 4;
/// Say of the embedding beside the lexicon, each in standard deviations of its scores; 0.8 to 1.2
/// differ by 0.004 at most on the sets measured.
const EMBEDDING_WEIGHT: f32 = 0.9;

/// Scores of all pairs: English units by row, Chinese ones by column.
pub struct Matrix {
    count: usize,
    scores: Vec<f32>,
}

impl Matrix {
    fn new(count: usize, score: impl Fn(usize, usize) -> f32 + Sync) -> Self {
        let scores =
            (0..count * count).into_par_iter().map(|at| score(at / count, at % count)).collect();
        Self { count, scores }
    }

    /// Words that the dictionary links, weighted by rarity, as a share of all words' rarity.
    pub fn of_overlap(pool: &Pool, dictionary: &Lexicon<'_>) -> Self {
        let english: Vec<Vec<(u32, f32)>> = pool
            .pairs
            .par_iter()
            .map(|(text, _)| {
                let ids = english_words(text)
                    .into_iter()
                    .filter_map(|span| dictionary.english(&stem(&text[span])));
                ids.map(|id| (id, dictionary.english_rarity(id))).collect()
            })
            .collect();
        let chinese: Vec<Vec<(Vec<u32>, f32)>> = pool
            .pairs
            .par_iter()
            .map(|(_, text)| {
                let words = ChineseSegmenter::shared().segment(text).into_iter();
                let ids = words.flat_map(|span| dictionary.known_parts(&fold(&text[span])));
                ids.map(|id| {
                    let links = dictionary.links(id).map(|link| link.english).collect();
                    (links, dictionary.chinese_rarity(id))
                })
                .collect()
            })
            .collect();
        Self::new(pool.pairs.len(), |row, column| {
            let (words, others) = (&english[row], &chinese[column]);
            let linked = |id: u32| others.iter().any(|(links, _)| links.contains(&id));
            let own = share(words.iter().map(|&(id, rarity)| (linked(id), rarity)));
            let linked = |links: &[u32]| words.iter().any(|(id, _)| links.contains(id));
            own + share(others.iter().map(|(links, rarity)| (linked(links), *rarity)))
        })
    }

    /// The lexicon alone.
    pub fn of_lexicon(pool: &Pool, lexicon: &Lexicon<'_>) -> Self {
        let english: Vec<_> =
            pool.pairs.par_iter().map(|(text, _)| lexicon.read_english(text)).collect();
        let chinese: Vec<_> =
            pool.pairs.par_iter().map(|(_, text)| lexicon.read_chinese(text)).collect();
        Self::new(pool.pairs.len(), |row, column| {
            lexical_similarity(&english[row], &chinese[column])
        })
    }

    /// The embedding alone.
    pub fn of_embedding(pool: &Pool, embedding: &Embedding<'_>) -> Self {
        let vectors: Vec<_> = pool
            .pairs
            .par_iter()
            .map(|(english, chinese)| (embedding.vector(english), embedding.vector(chinese)))
            .collect();
        Self::new(pool.pairs.len(), |row, column| vectors[row].0.cosine(&vectors[column].1))
    }

    /// Lexicon and embedding, each measured in its own standard deviation.
    pub fn combined_with(&self, semantic: &Self) -> Self {
        let (own, other) = (self.deviation(), semantic.deviation());
        let scores = self.scores.iter().zip(&semantic.scores);
        Self {
            count: self.count,
            scores: scores
                .map(|(lexical, cosine)| lexical / own + EMBEDDING_WEIGHT * cosine / other)
                .collect(),
        }
    }

    /// Share of units whose translation is best, from English and from Chinese.
    pub fn precision_at_one(&self) -> (f64, f64) {
        let at = |row: usize, column: usize| self.scores[row * self.count + column];
        let all = 0..self.count;
        let rows: Vec<f32> =
            all.clone().map(|row| near(all.clone().map(|column| at(row, column)))).collect();
        let columns: Vec<f32> =
            all.clone().map(|column| near(all.clone().map(|row| at(row, column)))).collect();
        let score =
            |row: usize, column: usize| at(row, column) - (rows[row] + columns[column]) / 2.0;
        let best = |own: usize, score: &dyn Fn(usize) -> f32| {
            // A tie with another unit is no success.
            all.clone().all(|other| other == own || score(other) < score(own))
        };
        let forward = all.clone().filter(|&row| best(row, &|column| score(row, column))).count();
        let backward =
            all.clone().filter(|&column| best(column, &|row| score(row, column))).count();
        (forward as f64 / self.count as f64, backward as f64 / self.count as f64)
    }

    fn deviation(&self) -> f32 {
        let count = self.scores.len() as f64;
        let mean = self.scores.iter().map(|&score| f64::from(score)).sum::<f64>() / count;
        let squares = self.scores.iter().map(|&score| (f64::from(score) - mean).powi(2));
        (squares.sum::<f64>() / count).sqrt().max(1e-9) as f32
    }
}

/// Share of the rarity that linked words have.
fn share(words: impl Iterator<Item = (bool, f32)>) -> f32 {
    let (mut linked, mut all) = (0.0, 1e-3);
    for (is_linked, rarity) in words {
        all += rarity;
        linked += if is_linked { rarity } else { 0.0 };
    }
    linked / all
}

fn near(scores: impl Iterator<Item = f32>) -> f32 {
    let mut scores: Vec<f32> = scores.collect();
    scores.sort_by(|left, right| right.total_cmp(left));
    let best = &scores[..NEIGHBOURS.min(scores.len())];
    best.iter().sum::<f32>() / best.len().max(1) as f32
}
