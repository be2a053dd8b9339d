//! The network: how the second pass weighs a bead.
//!
//! A sum of weighted inputs, as in the first pass, and one hidden layer beside it. The hidden
//! layer lets what a feature says depend on the others, above all on how free and how whole the
//! translation is: a short sentence without evidence is likely a null where much is left out, and
//! part of its neighbour's bead where much is merged.

use std::sync::LazyLock;

use crate::features::{INPUTS, input_names};

/// Units of the hidden layer.
pub(crate) const HIDDEN: usize = 24;

/// Weights trained on the development gold; `scripts/train-weights` makes the file.
pub(crate) static BUILT_IN: &str = include_str!("../data/network.tsv");

/// Networks that were trained from different beginnings: a bead's score is the mean of theirs,
/// which is surer than any one's (Breiman 1996). Scores are natural logarithms: higher is better.
#[derive(Clone, Debug, PartialEq)]
pub struct Committee {
    members: Vec<Network>,
}

impl Committee {
    /// Returns the networks inside the binary.
    pub fn built_in() -> &'static Self {
        static COMMITTEE: LazyLock<Committee> = LazyLock::new(|| {
            Committee::parse(BUILT_IN).expect("a test checks the weights in the binary")
        });
        &COMMITTEE
    }

    /// Makes a committee of its members.
    pub fn new(members: Vec<Network>) -> Self {
        Self { members }
    }

    /// The score of a bead with these inputs; 0 without members.
    pub(crate) fn score(&self, inputs: &[f32; INPUTS]) -> f32 {
        let sum: f32 = self.members.iter().map(|network| network.score(inputs)).sum();
        sum / self.members.len().max(1) as f32
    }

    /// Reads what [`Committee::to_text`] writes; `#` starts a comment.
    ///
    /// Returns `None` when there is no network, or one that [`Network::parse`] does not read.
    pub fn parse(text: &str) -> Option<Self> {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let lines: Vec<&str> = lines.collect();
        let parts = lines.chunk_by(|_, line| !line.starts_with("bias\t"));
        let members: Option<Vec<Network>> =
            parts.map(|part| Network::parse(&part.join("\n"))).collect();
        members.filter(|members| !members.is_empty()).map(Self::new)
    }

    /// Writes the networks one after the other.
    pub fn to_text(&self) -> String {
        self.members.iter().map(Network::to_text).collect()
    }
}

/// Weights of one network.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Weight of each input in the sum.
    pub(crate) linear: [f32; INPUTS],
    /// Weights of each input in the hidden units.
    pub(crate) inner: [[f32; HIDDEN]; INPUTS],
    pub(crate) bias: [f32; HIDDEN],
    pub(crate) outer: [f32; HIDDEN],
}

impl Network {
    /// A network that gives every bead the score 0.
    pub(crate) fn nothing() -> Self {
        Self {
            linear: [0.0; INPUTS],
            inner: [[0.0; HIDDEN]; INPUTS],
            bias: [0.0; HIDDEN],
            outer: [0.0; HIDDEN],
        }
    }

    /// The score of a bead with these inputs.
    pub(crate) fn score(&self, inputs: &[f32; INPUTS]) -> f32 {
        self.score_with(inputs, &self.hidden(inputs))
    }

    /// The same, with the sums of the hidden units known.
    pub(crate) fn score_with(&self, inputs: &[f32; INPUTS], hidden: &[f32; HIDDEN]) -> f32 {
        let linear: f32 =
            self.linear.iter().zip(inputs).map(|(weight, input)| weight * input).sum();
        linear + self.outer.iter().zip(hidden).map(|(weight, &sum)| weight * bend(sum)).sum::<f32>()
    }

    /// Sums of the hidden units, before they are bent.
    pub(crate) fn hidden(&self, inputs: &[f32; INPUTS]) -> [f32; HIDDEN] {
        let mut sums = self.bias;
        for (weights, &input) in self.inner.iter().zip(inputs) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight * input;
            }
        }
        sums
    }

    /// All weights in one order.
    pub(crate) fn values(&self) -> impl Iterator<Item = &f32> {
        let inner = self.inner.as_flattened().iter();
        self.linear.iter().chain(inner).chain(&self.bias).chain(&self.outer)
    }

    /// All weights in the same order.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut f32> {
        let inner = self.inner.as_flattened_mut().iter_mut();
        self.linear.iter_mut().chain(inner).chain(&mut self.bias).chain(&mut self.outer)
    }

    /// Reads what [`Network::to_text`] writes; `#` starts a comment.
    ///
    /// Returns `None` when a row is missing, unknown, of another length, or not finite.
    pub fn parse(text: &str) -> Option<Self> {
        let mut network = Self::nothing();
        let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let mut row = |name: &str, length: usize| -> Option<Vec<f32>> {
            let mut fields = lines.next()?.split('\t');
            let values = (fields.next()? == name).then_some(fields)?;
            let values: Vec<f32> = values.map(|value| value.parse().ok()).collect::<Option<_>>()?;
            (values.len() == length && values.iter().all(|value| value.is_finite()))
                .then_some(values)
        };
        network.bias.copy_from_slice(&row("bias", HIDDEN)?);
        network.outer.copy_from_slice(&row("outer", HIDDEN)?);
        for (index, name) in input_names().enumerate() {
            let values = row(name, HIDDEN + 1)?;
            network.linear[index] = values[0];
            network.inner[index].copy_from_slice(&values[1..]);
        }
        lines.next().is_none().then_some(network)
    }

    /// Writes a row of hidden weights for each input, its weight in the sum first.
    pub fn to_text(&self) -> String {
        let row = |name: &str, values: &mut dyn Iterator<Item = &f32>| {
            let fields: Vec<String> = values.map(|value| format!("{value:.4}")).collect();
            format!("{name}\t{}\n", fields.join("\t"))
        };
        let mut text = row("bias", &mut self.bias.iter()) + &row("outer", &mut self.outer.iter());
        for (index, name) in input_names().enumerate() {
            let own = std::iter::once(&self.linear[index]);
            text += &row(name, &mut own.chain(&self.inner[index]));
        }
        text
    }
}

/// The bend of a hidden unit: x / (1 + |x|), which needs no exponential.
pub(crate) fn bend(sum: f32) -> f32 {
    sum / (1.0 + sum.abs())
}

/// How much a bent sum changes with the sum.
pub(crate) fn bend_slope(sum: f32) -> f32 {
    let base = 1.0 + sum.abs();
    1.0 / (base * base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_networks_in_the_binary_are_whole_and_round_trip() {
        let committee = Committee::built_in();
        assert_eq!(Committee::parse(&committee.to_text()).as_ref(), Some(committee));
    }

    #[test]
    fn a_missing_row_is_noticed() {
        let text = Committee::built_in().to_text();
        let cut = text.rsplit_once('\n').and_then(|(text, _)| text.rsplit_once('\n')).unwrap().0;
        assert_eq!(Committee::parse(cut), None);
        assert_eq!(Committee::parse(""), None);
    }

    #[test]
    fn the_slope_is_that_of_the_bend() {
        for sum in [-3.0_f32, -0.5, 0.25, 2.0] {
            let measured = (bend(sum + 1e-3) - bend(sum - 1e-3)) / 2e-3;
            assert!((measured - bend_slope(sum)).abs() < 1e-3);
        }
    }
}
