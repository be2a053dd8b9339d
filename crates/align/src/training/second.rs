//! Training the network of the second pass.
//!
//! As for the first pass, the conditional log likelihood of the gold is maximised, here in small
//! batches of documents: the graph's posteriors give the slope of each bead's score, and the
//! chain rule carries it into the network (Rumelhart, Hinton and Williams 1986).

use rayon::prelude::*;
use zhen_lexicon::Lexicon;
use zhen_text::{Document, IndexBead};

use super::adam::Adam;
use super::dice::Dice;
use super::gold::Gold;
use crate::aligner::adapted;
use crate::band::Band;
use crate::candidate::{Candidates, Choice, first_pass};
use crate::evidence::PairEvidence;
use crate::features::{FEATURES, INPUTS};
use crate::graph::Graph;
use crate::model::Weights;
use crate::network::{HIDDEN, Network, bend, bend_slope};

/// Full passes over the training pairs.
const PASSES: usize = 60;
/// Step of the first pass; falls linearly to a hundredth.
const STEP: f64 = 0.006;
/// Pull towards zero, as a share of each step: without it the network learns the sets by heart.
const PULL: f64 = 0.4;
/// Candidates that make a batch.
const BATCH: usize = 4_000;

/// A document pair with its gold alignment, made ready for the second pass.
#[derive(Debug)]
pub struct SecondPair {
    band: Band,
    candidates: Candidates,
    right: Vec<bool>,
    weight: f32,
}

impl SecondPair {
    /// Prepares a pair; `weight` is its say in the training, `weights` are those of the first pass.
    ///
    /// Returns `None` when the gold crosses or lies outside the band of the search.
    pub fn new(
        english: &Document,
        chinese: &Document,
        gold: &[IndexBead],
        weight: f64,
        lexicon: &Lexicon<'_>,
        weights: &Weights,
    ) -> Option<Self> {
        let gold = Gold::new(gold, true)?;
        let mut evidence = PairEvidence::new(english, chinese, lexicon);
        let coarse = adapted(&mut evidence);
        let make = |candidates: Candidates| {
            let beads = candidates.beads.iter();
            let right = beads.map(|bead| gold.allows(bead.row, bead.column, bead.shape)).collect();
            Self { band: coarse.band.clone(), candidates, right, weight: weight as f32 }
        };
        let exact = |row, column, shape| gold.holds(row, column, shape);
        let choice = Choice { chosen: &exact, ..Choice::default() };
        let pair = make(first_pass(&evidence, &coarse, weights, &choice));
        if pair.is_reachable() {
            return Some(pair);
        }
        let allowed = |row, column, shape| gold.allows(row, column, shape);
        let choice = Choice { chosen: &allowed, ..Choice::default() };
        let pair = make(first_pass(&evidence, &coarse, weights, &choice));
        pair.is_reachable().then_some(pair)
    }

    fn is_reachable(&self) -> bool {
        let scores = vec![0.0; self.right.len()];
        let (_, total) = self.graph().posteriors(&self.only_right(&scores));
        total > f64::NEG_INFINITY
    }

    fn graph(&self) -> Graph<'_> {
        Graph::new(&self.band, &self.candidates.beads)
    }

    fn only_right(&self, scores: &[f32]) -> Vec<f32> {
        let keep = |(&score, &right): (&f32, &bool)| if right { score } else { f32::NEG_INFINITY };
        scores.iter().zip(&self.right).map(keep).collect()
    }

    /// Weight × gradient of the log likelihood of the gold, and weight × that likelihood.
    fn gradient(&self, network: &Network) -> (Network, f64) {
        let inputs = &self.candidates.inputs;
        let hidden: Vec<[f32; HIDDEN]> = inputs.iter().map(|one| network.hidden(one)).collect();
        let scores: Vec<f32> =
            inputs.iter().zip(&hidden).map(|(one, sums)| network.score_with(one, sums)).collect();
        let graph = self.graph();
        let (model, total) = graph.posteriors(&scores);
        let (gold, gold_total) = graph.posteriors(&self.only_right(&scores));
        let mut gradient = Network::nothing();
        for (index, inputs) in inputs.iter().enumerate() {
            let slope = (gold[index] - model[index]) * self.weight;
            if slope.abs() > 1e-4 * self.weight {
                add_slope(&mut gradient, network, inputs, &hidden[index], slope);
            }
        }
        (gradient, f64::from(self.weight) * (gold_total - total))
    }
}

fn add_slope(
    gradient: &mut Network,
    network: &Network,
    inputs: &[f32; INPUTS],
    hidden: &[f32; HIDDEN],
    slope: f32,
) {
    let mut back = [0.0; HIDDEN];
    for unit in 0..HIDDEN {
        gradient.outer[unit] += slope * bend(hidden[unit]);
        back[unit] = slope * network.outer[unit] * bend_slope(hidden[unit]);
        gradient.bias[unit] += back[unit];
    }
    for (index, &input) in inputs.iter().enumerate() {
        gradient.linear[index] += slope * input;
        for (sum, back) in gradient.inner[index].iter_mut().zip(&back) {
            *sum += back * input;
        }
    }
}

/// Trains a network, beginning with the weights of the first pass and chance from `seed`; calls
/// `report` with the
/// number of each pass and its mean log likelihood.
///
/// The same pairs in the same order give the same network, whatever the number of threads.
pub fn train_network(
    pairs: &[SecondPair],
    weights: &Weights,
    seed: u64,
    mut report: impl FnMut(usize, f64),
) -> Network {
    let mut dice = Dice::new(seed);
    let mut network = beginning(pairs, weights, &mut dice);
    let all: f64 = pairs.iter().map(|pair| f64::from(pair.weight)).sum::<f64>().max(1e-9);
    let mut adam = Adam::new(network.values().count());
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    for pass in 0..PASSES {
        dice.shuffle(&mut order);
        let mut likelihood = 0.0;
        let mut rest = order.as_slice();
        while !rest.is_empty() {
            let mut beads = 0;
            let end = rest.iter().position(|&index| {
                beads += pairs[index].right.len();
                beads >= BATCH
            });
            let (batch, later) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
            let done = (order.len() - rest.len()) as f64 / order.len() as f64;
            rest = later;
            let parts: Vec<(Network, f64)> =
                batch.par_iter().map(|&index| pairs[index].gradient(&network)).collect();
            let mut gradient = vec![0.0_f64; network.values().count()];
            for (part, own) in &parts {
                likelihood += own;
                for (sum, &value) in gradient.iter_mut().zip(part.values()) {
                    *sum += f64::from(value);
                }
            }
            let step = STEP * (1.0 - 0.99 * (pass as f64 + done) / PASSES as f64);
            adam.climb(&gradient, step, PULL, network.values_mut());
        }
        report(pass + 1, likelihood / all);
    }
    network
}

/// The first pass's weights in the sum, and small random weights in the hidden layer, in
/// proportion to the spread of each input.
fn beginning(pairs: &[SecondPair], weights: &Weights, dice: &mut Dice) -> Network {
    let mut network = Network::nothing();
    for (value, &weight) in network.linear[..FEATURES].iter_mut().zip(&weights.values) {
        *value = weight as f32;
    }
    let (mut sums, mut squares, mut count) = ([0.0_f64; INPUTS], [0.0_f64; INPUTS], 0.0_f64);
    for inputs in pairs.iter().flat_map(|pair| &pair.candidates.inputs) {
        count += 1.0;
        for (index, &input) in inputs.iter().enumerate() {
            sums[index] += f64::from(input);
            squares[index] += f64::from(input) * f64::from(input);
        }
    }
    let reach = 1.5 / libm::sqrt(INPUTS as f64);
    for index in 0..INPUTS {
        let mean = sums[index] / count.max(1.0);
        let spread = libm::sqrt((squares[index] / count.max(1.0) - mean * mean).max(0.01));
        for unit in 0..HIDDEN {
            let weight = dice.roll() * reach / spread;
            network.inner[index][unit] = weight as f32;
            network.bias[unit] -= (weight * mean) as f32;
        }
    }
    for outer in &mut network.outer {
        *outer = (dice.roll() * 0.1) as f32;
    }
    network
}
