//! The model: the weights of both passes.
//!
//! The first pass weighs every bead of the band by one weight a feature; the second weighs the
//! few that are left by a [`Committee`] of networks.

use std::sync::LazyLock;

use crate::features::{FEATURE_NAMES, FEATURES, FeatureVector};
use crate::network::Committee;

/// Weights trained on the development gold; `scripts/train-weights` makes the file.
static BUILT_IN: &str = include_str!("../data/weights.tsv");

/// What the aligner has learned.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Weights of the first pass.
    pub weights: Weights,
    /// Weights of the second pass.
    pub networks: Committee,
}

impl Model {
    /// Returns the model inside the binary.
    pub fn built_in() -> &'static Self {
        static MODEL: LazyLock<Model> = LazyLock::new(|| Model {
            weights: Weights::built_in().clone(),
            networks: Committee::built_in().clone(),
        });
        &MODEL
    }

    /// Returns the checksum (64-bit FNV-1a) of the model inside the binary.
    pub fn checksum() -> u64 {
        let bytes = BUILT_IN.bytes().chain(crate::network::BUILT_IN.bytes());
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }
}

/// Weights of the features of the first pass. Scores are natural logarithms: higher is better.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    pub(crate) values: [f64; FEATURES],
}

impl Weights {
    /// Returns the weights inside the binary.
    pub fn built_in() -> &'static Self {
        static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
            Weights::parse(BUILT_IN).expect("a test checks the weights in the binary")
        });
        &WEIGHTS
    }

    /// Reads `name<TAB>value` lines; every feature must be named once, `#` starts a comment.
    ///
    /// Returns `None` when a feature is missing, unknown, or not a finite number.
    pub fn parse(text: &str) -> Option<Self> {
        let mut values = [f64::NAN; FEATURES];
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let (name, value) = line.split_once('\t')?;
            let index = FEATURE_NAMES.iter().position(|known| *known == name)?;
            values[index] = value.trim().parse().ok()?;
        }
        values.iter().all(|value| value.is_finite()).then_some(Self { values })
    }

    /// Writes the lines that [`Weights::parse`] reads.
    pub fn to_text(&self) -> String {
        let line = |(name, value): (&&str, &f64)| format!("{name}\t{value:.5}\n");
        FEATURE_NAMES.iter().zip(&self.values).map(line).collect()
    }

    /// The score of a bead.
    pub(crate) fn score(&self, features: &FeatureVector) -> f64 {
        self.values.iter().zip(features).map(|(weight, &feature)| weight * f64::from(feature)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_in_the_binary_are_whole_and_round_trip() {
        let weights = Weights::built_in();
        assert_eq!(Weights::parse(&weights.to_text()).as_ref(), Some(weights));
    }

    #[test]
    fn a_missing_feature_is_noticed() {
        let text = Weights::built_in().to_text();
        let (_, cut) = text.split_once('\n').unwrap();
        assert_eq!(Weights::parse(cut), None);
    }
}
