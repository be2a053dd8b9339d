//! What two signatures have in common, as a few numbers.

use std::collections::HashMap;

use zhen_lexicon::Lexicon;

use super::background::Weights;
use super::signature::{DocumentSignature, FactKey, Key, is_hashed};

/// Probability below which a translation is not looked at.
const LEAST_LINK: f32 = 0.02;
/// Translations of a word that are looked at, at most.
const MOST_LINKS: usize = 16;

/// Translations of the Chinese words of all signatures.
#[derive(Clone, Debug, Default)]
pub(super) struct Translations {
    ranges: HashMap<u32, (u32, u32)>,
    links: Vec<(Key, f32)>,
}

impl Translations {
    /// Looks up the words of some signatures.
    pub(super) fn of<'s>(
        signatures: impl IntoIterator<Item = &'s DocumentSignature>,
        lexicon: &Lexicon<'_>,
    ) -> Self {
        let mut translations = Self::default();
        for word in signatures.into_iter().flat_map(|signature| &signature.words) {
            if translations.ranges.contains_key(&word.word) {
                continue;
            }
            let start = translations.links.len() as u32;
            let links = lexicon
                .links(word.word)
                .map(|link| (link.english, link.forward.max(link.backward)));
            let mut strong: Vec<(Key, f32)> = links.filter(|link| link.1 >= LEAST_LINK).collect();
            strong.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
            strong.truncate(MOST_LINKS);
            let strength = |(stem, p): (Key, f32)| (stem, libm::sqrtf(p.min(1.0)));
            translations.links.extend(strong.into_iter().map(strength));
            translations.ranges.insert(word.word, (start, translations.links.len() as u32));
        }
        translations
    }

    /// Stems that a Chinese word may be translated by, with the strength of the link in (0, 1].
    pub(super) fn of_word(&self, word: u32) -> &[(Key, f32)] {
        let (start, end) = self.ranges.get(&word).copied().unwrap_or((0, 0));
        &self.links[start as usize..end as usize]
    }
}

/// Where each stem of the lexicon stands in one English signature, so that looking one up costs
/// next to nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct StemPlaces {
    /// By the lexicon's number, the place from 1 on.
    places: Vec<u16>,
}

impl StemPlaces {
    /// Forgets the signature before and takes the next.
    pub(super) fn replace(&mut self, before: Option<&DocumentSignature>, next: &DocumentSignature) {
        for stem in before.iter().flat_map(|signature| &signature.stems) {
            if let Some(place) = self.places.get_mut(stem.word as usize) {
                *place = 0;
            }
        }
        for (place, stem) in (1_u16..).zip(&next.stems) {
            if !is_hashed(stem.word) {
                let at = stem.word as usize;
                if self.places.len() <= at {
                    self.places.resize(at + 1, 0);
                }
                self.places[at] = place;
            }
        }
    }

    fn find(&self, stem: Key) -> Option<usize> {
        let place = self.places.get(stem as usize).copied().unwrap_or(0);
        usize::from(place).checked_sub(1)
    }
}

/// What is common to an English and a Chinese signature.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Comparison {
    /// Share of the weight of the words that have a counterpart: English, Chinese.
    pub(super) words: [f32; 2],
    /// Weight of the names that both have.
    pub(super) names: f32,
    /// Weight of the English names that the Chinese document does not have.
    pub(super) names_missing: f32,
    /// Weight of the values that both have.
    pub(super) facts: f32,
    /// Weight of the values of each side that the other does not have.
    pub(super) facts_missing: [f32; 2],
}

impl Comparison {
    /// Compares two signatures with the weights of what they hold; `places` are those of the
    /// English one.
    pub(super) fn new(
        english: (&DocumentSignature, &Weights),
        chinese: (&DocumentSignature, &Weights),
        translations: &Translations,
        places: &StemPlaces,
    ) -> Self {
        let ((one, one_weights), (other, other_weights)) = (english, chinese);
        let mut best = vec![0.0_f32; one.stems.len()];
        let mut found = 0.0;
        for (word, weight) in other.words.iter().zip(&other_weights.words) {
            let mut own = 0.0_f32;
            for &(stem, strength) in translations.of_word(word.word) {
                if let Some(at) = places.find(stem) {
                    best[at] = best[at].max(strength);
                    own = own.max(strength);
                }
            }
            found += weight * own;
        }
        for (stem, weight) in other.stems.iter().zip(&other_weights.stems) {
            if let Ok(at) = one.stems.binary_search_by_key(&stem.word, |stem| stem.word) {
                best[at] = 1.0;
                found += weight;
            }
        }
        let covered: f32 =
            best.iter().zip(&one_weights.stems).map(|(best, weight)| best * weight).sum();
        let all: f32 = one_weights.stems.iter().sum();
        let other_all: f32 =
            other_weights.words.iter().sum::<f32>() + other_weights.stems.iter().sum::<f32>();
        let (names, names_missing) = shared_names(one, one_weights, other, other_weights);
        let (facts, facts_missing) = shared_facts(one, one_weights, other, other_weights);
        Self {
            words: [share(covered, all), share(found, other_all)],
            names,
            names_missing,
            facts,
            facts_missing,
        }
    }
}

fn share(part: f32, all: f32) -> f32 {
    if all > 0.0 { part / all } else { 0.0 }
}

/// Weight of the English names that the Chinese document has, and of those that it has not.
fn shared_names(
    one: &DocumentSignature,
    one_weights: &Weights,
    other: &DocumentSignature,
    other_weights: &Weights,
) -> (f32, f32) {
    let (mut shared, mut missing) = (0.0, 0.0);
    for (name, weight) in one.names.iter().zip(&one_weights.names) {
        match other.names.binary_search(name) {
            Ok(at) => shared += weight.min(other_weights.names[at]),
            Err(_) => missing += weight,
        }
    }
    (shared, missing)
}

/// Weight of the values that both have, and of those that one has alone.
fn shared_facts(
    one: &DocumentSignature,
    one_weights: &Weights,
    other: &DocumentSignature,
    other_weights: &Weights,
) -> (f32, [f32; 2]) {
    // What each value is worth by its strongest key, and what it finds on the other side.
    let (mut own, mut own_found) = worth(&one.facts, &one_weights.facts, one.fact_count);
    let (mut its, mut its_found) = worth(&other.facts, &other_weights.facts, other.fact_count);
    let mut start = 0;
    for (fact, weight) in one.facts.iter().zip(&one_weights.facts) {
        while other.facts.get(start).is_some_and(|found| found.key < fact.key) {
            start += 1;
        }
        for (found, found_weight) in other.facts[start..].iter().zip(&other_weights.facts[start..])
        {
            if found.key != fact.key {
                break;
            }
            let strength = fact.strength().min(found.strength()) * weight.min(*found_weight);
            let (at, there) = (usize::from(fact.fact), usize::from(found.fact));
            own_found[at] = own_found[at].max(strength);
            its_found[there] = its_found[there].max(strength);
        }
    }
    let sum = |values: &[f32]| values.iter().sum::<f32>();
    for (worth, found) in [(&mut own, &own_found), (&mut its, &its_found)] {
        for (worth, found) in worth.iter_mut().zip(found) {
            *worth = if *found > 0.0 { 0.0 } else { *worth };
        }
    }
    let shared = (sum(&own_found) + sum(&its_found)) / 2.0;
    (shared, [sum(&own), sum(&its)])
}

/// The most that each value may weigh, and a place for what is found.
fn worth(facts: &[FactKey], weights: &[f32], count: usize) -> (Vec<f32>, Vec<f32>) {
    let mut most = vec![0.0_f32; count];
    for (fact, weight) in facts.iter().zip(weights) {
        let at = usize::from(fact.fact);
        most[at] = most[at].max(fact.strength() * weight);
    }
    (most, vec![0.0; count])
}
