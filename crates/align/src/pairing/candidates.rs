//! Which few documents of the other side may be the counterpart of each.
//!
//! An inverted index over keys: a Chinese document asks for the stems that its words may be
//! translated by, for its Latin words, names and values, each with its weight, and the English
//! documents that answer most, for their length, are candidates. Keys that stand in very many
//! documents are not asked for, so that a query costs the same in a large collection as in a
//! small one. In collections up to [`MOST_PRODUCTS`] pairs the vectors of all documents are
//! compared besides, exactly, block by block; beyond, that would be quadratic, and the index alone
//! decides.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;
use zhen_lexicon::dot_bytes;

use super::background::Weights;
use super::comparison::Translations;
use super::passages::quantised;
use super::signature::{DocumentSignature, Key};

/// Candidates of each document by the index, and by vectors.
const BY_INDEX: usize = 8;
const BY_VECTOR: usize = 4;
/// English documents that a Chinese one names, so that every English one is named by some.
const NAMED: usize = 24;
/// Documents in which a key may stand and be asked for, at least and as a share of all.
const MOST_DOCUMENTS: usize = 400;
/// Pairs of documents whose vectors are compared at most: a minute or so on one core.
const MOST_PRODUCTS: usize = 1 << 29;
/// Documents that must have contributed to a mean before it counts in full.
const PRIOR_DOCUMENTS: f32 = 10.0;

/// One side of a collection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Collection<'c> {
    pub(super) signatures: &'c [DocumentSignature],
    pub(super) weights: &'c [Weights],
    pub(super) vectors: &'c [Vector],
}

/// The vector of a document without what all documents of its side have in common.
#[derive(Clone, Debug)]
pub(super) struct Vector {
    bytes: Vec<i8>,
    scale: f32,
}

impl Vector {
    /// The vectors of all documents of one side.
    pub(super) fn centred(signatures: &[DocumentSignature]) -> Vec<Self> {
        let dimensions = signatures.first().map_or(0, |one| one.passages.whole().count());
        let mut mean = vec![0.0_f32; dimensions];
        for signature in signatures {
            mean.iter_mut()
                .zip(signature.passages.whole())
                .for_each(|(mean, value)| *mean += value);
        }
        let count = signatures.len() as f32 + PRIOR_DOCUMENTS;
        mean.iter_mut().for_each(|mean| *mean /= count);
        let centred = |signature: &DocumentSignature| {
            let values: Vec<f32> =
                signature.passages.whole().zip(&mean).map(|(value, mean)| value - mean).collect();
            let (bytes, scale) = quantised(&values, 127.0);
            Self { bytes, scale }
        };
        signatures.par_iter().map(centred).collect()
    }

    pub(super) fn cosine(&self, other: &Self) -> f32 {
        dot_bytes(&self.bytes, &other.bytes) as f32 * (self.scale * other.scale)
    }
}

/// The candidates of all documents: Chinese ones by English ones, in order.
pub(super) fn candidates(
    english: Collection<'_>,
    chinese: Collection<'_>,
    translations: &Translations,
) -> Vec<(usize, usize)> {
    let mut pairs = by_index(english, chinese, translations);
    let products = english.signatures.len().saturating_mul(chinese.signatures.len());
    if products <= MOST_PRODUCTS {
        pairs.extend(by_vector(english.vectors, chinese.vectors));
        let turned = by_vector(chinese.vectors, english.vectors);
        pairs.extend(turned.into_iter().map(|(chinese, english)| (english, chinese)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// For each document the few whose vectors are nearest.
fn by_vector(ours: &[Vector], others: &[Vector]) -> Vec<(usize, usize)> {
    let nearest = |(own, vector): (usize, &Vector)| {
        let scored = others.iter().enumerate().map(|(other, it)| (other, vector.cosine(it)));
        let best = best_of(scored, BY_VECTOR);
        best.into_iter().map(move |(other, _)| (own, other)).collect::<Vec<_>>()
    };
    ours.par_iter().enumerate().flat_map_iter(nearest).collect()
}

/// The best of some scored documents, best first, the first of equals first.
fn best_of(scored: impl Iterator<Item = (usize, f32)>, count: usize) -> Vec<(usize, f32)> {
    let mut best: Vec<(usize, f32)> = Vec::with_capacity(count + 1);
    for (document, score) in scored {
        if best.len() < count || best.last().is_some_and(|worst| score > worst.1) {
            let at = best.partition_point(|one| one.1 >= score);
            best.insert(at, (document, score));
            best.truncate(count);
        }
    }
    best
}

/// The documents in which each key stands, with what it weighs there.
type Postings = HashMap<Key, Vec<(u32, f32)>>;

fn by_index(
    english: Collection<'_>,
    chinese: Collection<'_>,
    translations: &Translations,
) -> Vec<(usize, usize)> {
    let count = english.signatures.len();
    let postings = postings(english);
    let norms: Vec<f32> = english
        .weights
        .iter()
        .map(|weights| libm::sqrtf(weights.stems.iter().sum::<f32>() + 1.0))
        .collect();
    let answers = |(signature, weights): (&DocumentSignature, &Weights)| {
        let mut scores = vec![0.0_f32; count];
        let mut touched = Vec::new();
        for (key, strength) in query(signature, weights, translations) {
            for &(document, weight) in postings.get(&key).map_or(&[][..], Vec::as_slice) {
                let score = &mut scores[document as usize];
                if *score == 0.0 {
                    touched.push(document as usize);
                }
                *score += strength * weight;
            }
        }
        touched.sort_unstable();
        best_of(
            touched.iter().map(|&document| (document, scores[document] / norms[document])),
            NAMED,
        )
    };
    let named: Vec<Vec<(usize, f32)>> =
        chinese.signatures.par_iter().zip(chinese.weights).map(answers).collect();
    let mut pairs = Vec::new();
    let mut of_english: Vec<Vec<(usize, f32)>> = vec![Vec::new(); count];
    for (chinese, answer) in named.iter().enumerate() {
        pairs.extend(answer.iter().take(BY_INDEX).map(|&(english, _)| (english, chinese)));
        answer.iter().for_each(|&(english, score)| of_english[english].push((chinese, score)));
    }
    for (english, answers) in of_english.into_iter().enumerate() {
        let best = best_of(answers.into_iter(), BY_INDEX);
        pairs.extend(best.into_iter().map(|(chinese, _)| (english, chinese)));
    }
    pairs
}

fn postings(english: Collection<'_>) -> Postings {
    let mut postings = Postings::new();
    for (document, (signature, weights)) in
        (0_u32..).zip(english.signatures.iter().zip(english.weights))
    {
        let stems = signature.stems.iter().map(|stem| stem.word).zip(&weights.stems);
        let names = signature.names.iter().copied().zip(&weights.names);
        let facts = signature.facts.iter().map(|fact| fact.key).zip(&weights.facts);
        for (key, &weight) in stems.chain(names).chain(facts) {
            postings.entry(key).or_default().push((document, weight));
        }
    }
    let most = MOST_DOCUMENTS.max(libm::sqrt(english.signatures.len() as f64) as usize * 4);
    postings.retain(|_, documents| documents.len() <= most);
    postings
}

/// The keys that a Chinese document asks for, with how surely it means them.
fn query(
    signature: &DocumentSignature,
    _weights: &Weights,
    translations: &Translations,
) -> BTreeMap<Key, f32> {
    let mut keys: BTreeMap<Key, f32> = BTreeMap::new();
    let mut ask = |key, strength: f32| {
        let known = keys.entry(key).or_default();
        *known = known.max(strength);
    };
    for word in &signature.words {
        translations.of_word(word.word).iter().for_each(|&(stem, strength)| ask(stem, strength));
    }
    signature.stems.iter().for_each(|stem| ask(stem.word, 1.0));
    signature.names.iter().for_each(|&name| ask(name, 1.0));
    signature.facts.iter().for_each(|fact| ask(fact.key, fact.strength()));
    keys
}
