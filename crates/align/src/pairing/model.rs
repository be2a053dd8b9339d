//! The weights by which pairs are judged: two logistic regressions.
//!
//! One judges a pair by itself; the other also sees how far the pair is ahead of the other
//! candidates of its documents. `crates/batch/examples/train_pairing` makes the file.

use std::sync::LazyLock;

use super::figures::{FIGURE_NAMES, FIGURES, PairingFigures};

static BUILT_IN: &str = include_str!("../../data/pairing.tsv");

/// The weights of both judgements.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PairingModel {
    alone: [f64; FIGURES],
    among_others: [f64; FIGURES],
}

impl PairingModel {
    /// Returns the weights inside the binary.
    pub(super) fn built_in() -> &'static Self {
        static MODEL: LazyLock<PairingModel> = LazyLock::new(|| {
            PairingModel::parse(BUILT_IN).expect("a test checks the weights in the binary")
        });
        &MODEL
    }

    fn parse(text: &str) -> Option<Self> {
        let [alone, among_others] = parse_weights(text, &FIGURE_NAMES)?;
        Some(Self { alone, among_others })
    }

    /// Natural logarithm of the odds that a pair among others is one document.
    pub(super) fn log_odds_among_others(&self, figures: &PairingFigures) -> f64 {
        sum(&self.among_others, figures)
    }

    /// Natural logarithm of the odds that a pair by itself is one document.
    pub(super) fn log_odds_alone(&self, figures: &PairingFigures) -> f64 {
        sum(&self.alone, figures)
    }
}

/// Reads lines of two weights and a name, in the order of the figures; `#` starts a comment.
pub(super) fn parse_weights<const N: usize>(
    text: &str,
    names: &[&str; N],
) -> Option<[[f64; N]; 2]> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut read = [[0.0; N]; 2];
    let mut count = 0;
    for (at, line) in lines.enumerate() {
        let mut fields = line.split('\t');
        for weights in &mut read {
            let weight = fields.next()?.parse().ok().filter(|weight: &f64| weight.is_finite());
            *weights.get_mut(at)? = weight?;
        }
        if fields.next() != Some(names[at]) {
            return None;
        }
        count += 1;
    }
    (count == N).then_some(read)
}

fn sum(weights: &[f64; FIGURES], figures: &PairingFigures) -> f64 {
    weights.iter().zip(figures).map(|(weight, &figure)| weight * f64::from(figure)).sum()
}

/// The probability of some odds.
pub(super) fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_in_the_binary_are_whole() {
        assert!(PairingModel::parse(BUILT_IN).is_some());
    }
}
