//! The figures of a bead: how much likelier its words are together than apart, how its lengths
//! fit, how near its sides are in meaning.
//!
//! Likelihood is that of a mixture of IBM Model 1 and chance (Moore 2002): a word is explained by
//! the mean of its links to the words of the other side. Time: the links of the bead's words.

use std::collections::HashMap;
use std::ops::Range;

use zhen_text::Bead;

use crate::evidence::{PairEvidence, Side};

/// Share of a word's probability that chance keeps, whatever the other side says.
const CHANCE: f32 = 0.5;
/// A word counts as e^6 times better explained than by chance at most.
const STRONGEST: f32 = 400.0;

/// What can be measured of a bead.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Figures {
    /// Of its words; `None` for a null bead.
    pub likelihood: Option<Likelihood>,
    /// Of its characters.
    pub length: Length,
    /// By the sentence embedding; `None` for a null bead.
    pub meaning: Option<Meaning>,
}

/// How much likelier the words of each side are beside the other side than by chance.
///
/// ln of the ratio, in nats; below 0 where more is left unexplained than explained. Only words
/// that have a link somewhere in the pair count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Likelihood {
    /// Of the English words, given the Chinese ones.
    pub english: f32,
    /// Of the Chinese words, given the English ones.
    pub chinese: f32,
}

impl Likelihood {
    /// Returns the sum of both directions.
    pub fn total(self) -> f32 {
        self.english + self.chinese
    }
}

/// The lengths of a bead, in characters other than white space.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Length {
    /// English characters.
    pub english: f32,
    /// Chinese characters.
    pub chinese: f32,
    /// Chinese characters that as many English ones have in this pair.
    pub expected: f32,
}

impl Length {
    /// Returns Chinese characters over expected ones; `None` where none are expected.
    pub fn ratio(self) -> Option<f32> {
        (self.expected > 0.0).then(|| self.chinese / self.expected)
    }

    /// Returns by how many standard deviations ln of the ratio is off: above 0 where the Chinese
    /// side is longer than expected.
    ///
    /// The spread is 0.25 for long sentences and 0.7 for two characters, as in news.
    pub fn deviations(self) -> f32 {
        let difference = libm::logf((self.chinese + 2.0) / (self.expected + 2.0));
        difference / libm::sqrtf(0.06 + 1.2 / (self.expected + 2.0))
    }
}

/// How near the sides of a bead are by the sentence embedding: cosines of summed vectors.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Meaning {
    /// Cosine of both sides.
    pub cosine: f32,
    /// The cosine less the mean cosine of the bead enlarged by each of its neighbours outside;
    /// `None` when there are none.
    pub margin: Option<f32>,
    /// What the least needed of its outer sentences adds to the cosine; `None` for 1-1.
    pub gain: Option<f32>,
}

impl Figures {
    /// Measures a bead; `length_ratio` is the number of Chinese characters for an English one.
    pub(super) fn of(evidence: &PairEvidence, length_ratio: f32, bead: &Bead) -> Self {
        let english = evidence.english.length(bead.source.clone());
        let length = Length {
            english,
            chinese: evidence.chinese.length(bead.target.clone()),
            expected: english * length_ratio,
        };
        match bead.is_null() {
            true => Self { length, ..Self::default() },
            false => Self {
                likelihood: Some(likelihood_of(evidence, bead)),
                length,
                meaning: Some(meaning_of(evidence, bead)),
            },
        }
    }
}

fn likelihood_of(evidence: &PairEvidence, bead: &Bead) -> Likelihood {
    let PairEvidence { english, chinese, links, .. } = evidence;
    let mut of_english: HashMap<u32, f32> = HashMap::new();
    for token in bead.source.clone().flat_map(|sentence| english.tokens(sentence)) {
        *of_english.entry(token.kind).or_default() += f32::from(token.count);
    }
    let (all_english, all_chinese): (f32, f32) =
        (total(english, &bead.source), total(chinese, &bead.target));
    // Summed in the order of the text, so that the sums are always the same.
    let mut english_ratios: HashMap<u32, f32> = HashMap::new();
    let mut likelihood = Likelihood::default();
    for token in bead.target.clone().flat_map(|sentence| chinese.tokens(sentence)) {
        let mut own = 0.0;
        for link in links.of(token.kind) {
            if let Some(count) = of_english.get(&link.english) {
                own += link.chinese_ratio * count;
                *english_ratios.entry(link.english).or_default() +=
                    link.english_ratio * f32::from(token.count);
            }
        }
        if links.chinese_is_linked(token.kind) {
            likelihood.chinese += f32::from(token.count) * log_ratio(own / all_english.max(1.0));
        }
    }
    for token in bead.source.clone().flat_map(|sentence| english.tokens(sentence)) {
        if links.english_is_linked(token.kind) {
            let ratio = english_ratios.get(&token.kind).copied().unwrap_or(0.0);
            likelihood.english += f32::from(token.count) * log_ratio(ratio / all_chinese.max(1.0));
        }
    }
    likelihood
}

fn total(side: &Side, range: &Range<usize>) -> f32 {
    let tokens = range.clone().flat_map(|sentence| side.tokens(sentence));
    tokens.map(|token| f32::from(token.count)).sum()
}

/// ln of how much likelier a word is than by chance, when its links make it `ratio` times so.
fn log_ratio(ratio: f32) -> f32 {
    libm::logf(CHANCE + (1.0 - CHANCE) * ratio.min(STRONGEST))
}

fn meaning_of(evidence: &PairEvidence, bead: &Bead) -> Meaning {
    let (english, chinese) = (evidence.english.len(), evidence.chinese.len());
    let Bead { source, target } = bead;
    let cosine = |source: Range<usize>, target: Range<usize>| cosine_of(evidence, &source, &target);
    let own = cosine(source.clone(), target.clone());
    let mut enlarged = Vec::new();
    if source.start > 0 {
        enlarged.push(cosine(source.start - 1..source.end, target.clone()));
    }
    if source.end < english {
        enlarged.push(cosine(source.start..source.end + 1, target.clone()));
    }
    if target.start > 0 {
        enlarged.push(cosine(source.clone(), target.start - 1..target.end));
    }
    if target.end < chinese {
        enlarged.push(cosine(source.clone(), target.start..target.end + 1));
    }
    let mut shortened = Vec::new();
    if source.len() > 1 {
        shortened.push(cosine(source.start + 1..source.end, target.clone()));
        shortened.push(cosine(source.start..source.end - 1, target.clone()));
    }
    if target.len() > 1 {
        shortened.push(cosine(source.clone(), target.start + 1..target.end));
        shortened.push(cosine(source.clone(), target.start..target.end - 1));
    }
    let mean = enlarged.iter().sum::<f32>() / enlarged.len().max(1) as f32;
    Meaning {
        cosine: own,
        margin: (!enlarged.is_empty()).then_some(own - mean),
        gain: shortened.iter().copied().reduce(f32::max).map(|most| own - most),
    }
}

/// Cosine of the sums of two runs of sentences, each at most one longer than a bead may be.
fn cosine_of(evidence: &PairEvidence, source: &Range<usize>, target: &Range<usize>) -> f32 {
    let (english, chinese) = (&evidence.english_vectors, &evidence.chinese_vectors);
    let pairs = source.clone().flat_map(|i| target.clone().map(move |j| (i, j)));
    let product: f64 = pairs.map(|(i, j)| f64::from(english.product(i, chinese, j))).sum();
    let lengths =
        english.length(source.start, source.len()) * chinese.length(target.start, target.len());
    if lengths > 0.0 { (product as f32 / lengths).clamp(-1.0, 1.0) } else { 0.0 }
}
