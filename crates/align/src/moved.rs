//! Moved blocks: sentences without counterpart at their place that translate each other.
//!
//! After the search, which only knows order, the null sentences between two beads are a *run* of
//! their side. Rare tokens vote for pairs of null sentences of different places, as anchors are
//! found; each pair of runs that a good pair of sentences ties together is aligned by itself, with
//! the same model, and the beads found are kept if the evidence is strong enough to say that text
//! was moved: one sentence needs more than a paragraph. Linear in the null sentences and the links
//! of their tokens, but for the runs that are aligned, each of which is with few others.

use std::collections::BTreeSet;
use std::ops::Range;

use zhen_text::{Bead, MovedBlock, ScoredBead};

use crate::evidence::PairEvidence;

mod candidates;
mod strength;

use candidates::candidates;
use strength::StrengthReader;

/// Log odds from which text counts as moved: a false mark costs more trust than a true one wins.
const LEAST_STRENGTH: f64 = 3.5;
/// Strength below which a pair of sentences does not have its runs aligned; a paragraph is
/// stronger than each of its sentences.
const LEAST_SEED: f64 = 0.0;
/// How much more than its best pair of sentences says a block may be worth: several sentences may
/// translate one.
const SLACK: f64 = 3.0;
/// What a bead of a block must have in strength to be one: beside a moved sentence another is
/// likely, but not sure.
const FURTHER: f64 = 2.3;
/// English and Chinese characters of a block, at least: "Thank you." is said at many places.
const LEAST_LENGTHS: [f32; 2] = [24.0, 7.0];
/// Log odds lost for each factor e of the null sentences among which the pair was found: fitted
/// with the weights of `strength.rs`.
const LOST_BY_CHANCE: f64 = 1.59;
/// Pairs of runs that are aligned for each run, at most.
const MOST_TRIALS: usize = 3;

/// Null sentences of one side at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    sentences: Range<usize>,
    /// Two-sided beads before it: equal for runs that stand against each other.
    place: usize,
}

/// Finds which null sentences of `beads` translate each other.
///
/// `is_free` tells whether the English (0) or Chinese (1) sentence may be linked at all, `align`
/// the beads of a window of the evidence.
pub(crate) fn moved_blocks(
    evidence: &PairEvidence,
    beads: &[ScoredBead],
    is_free: impl Fn(usize, usize) -> bool,
    align: impl Fn(&PairEvidence) -> Vec<ScoredBead>,
) -> Vec<MovedBlock> {
    let runs = [runs(beads, 0, &is_free), runs(beads, 1, &is_free)];
    if runs.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let lost = by_chance(&runs);
    let mut reader = StrengthReader::new(evidence);
    let mut seeds: Vec<(f64, [usize; 2])> = Vec::new();
    for pair in candidates(evidence, &runs) {
        let bead =
            Bead { source: pair.english..pair.english + 1, target: pair.chinese..pair.chinese + 1 };
        let strength = reader.strength(&bead);
        // Runs that could not be a block if all of their sentences were as good are left alone.
        let [english, chinese] = [0, 1].map(|side| runs[side][pair.runs[side]].sentences.len());
        let most = english.max(chinese) as f64 * (strength - FURTHER) + FURTHER - lost;
        if strength >= LEAST_SEED && most >= LEAST_STRENGTH - SLACK {
            seeds.push((strength, pair.runs));
        }
    }
    // Strongest first; of equal ones the first in the text.
    seeds.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    let mut tried = BTreeSet::new();
    let mut trials = [vec![0; runs[0].len()], vec![0; runs[1].len()]];
    let mut taken = [BTreeSet::new(), BTreeSet::new()];
    let mut moved = Vec::new();
    for (_, [english, chinese]) in seeds {
        let is_spent = trials[0][english] >= MOST_TRIALS || trials[1][chinese] >= MOST_TRIALS;
        if is_spent || !tried.insert([english, chinese]) {
            continue;
        }
        trials[0][english] += 1;
        trials[1][chinese] += 1;
        let (rows, columns) = (&runs[0][english].sentences, &runs[1][chinese].sentences);
        let found = align(&evidence.window(rows.clone(), columns.clone()));
        let shifted = |range: &Range<usize>, by: usize| range.start + by..range.end + by;
        let mut block: Vec<Bead> = Vec::new();
        let mut strength = FURTHER - lost;
        for ScoredBead { bead, .. } in found.iter().filter(|scored| !scored.bead.is_null()) {
            let bead = Bead {
                source: shifted(&bead.source, rows.start),
                target: shifted(&bead.target, columns.start),
            };
            let is_taken = taken[0].range(bead.source.clone()).next().is_some()
                || taken[1].range(bead.target.clone()).next().is_some();
            let own = reader.strength(&bead) - FURTHER;
            if !is_taken && own > 0.0 {
                strength += own;
                block.push(bead);
            }
        }
        let is_long = (0..2).all(|side| {
            let length: f32 = block.iter().map(|bead| reader.lengths(bead)[side]).sum();
            length >= LEAST_LENGTHS[side]
        });
        if strength < LEAST_STRENGTH || !is_long {
            continue;
        }
        let confidence = 1.0 / (1.0 + libm::exp(-strength));
        for Bead { source, target } in block {
            taken[0].extend(source.clone());
            taken[1].extend(target.clone());
            moved.push(MovedBlock { source, target, confidence });
        }
    }
    moved.sort_by_key(|block| block.source.start);
    moved
}

/// Log odds that are lost because the sentences of the shorter side had many to choose from.
fn by_chance(runs: &[Vec<Run>; 2]) -> f64 {
    let counts = runs.each_ref().map(|runs| runs.iter().map(|run| run.sentences.len()).sum());
    let [english, chinese]: [usize; 2] = counts;
    LOST_BY_CHANCE * libm::log(english.min(chinese) as f64)
}

/// The free null sentences of one side, by their places.
fn runs(beads: &[ScoredBead], side: usize, is_free: &impl Fn(usize, usize) -> bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut place = 0;
    for ScoredBead { bead, .. } in beads {
        if !bead.is_null() {
            place += 1;
            continue;
        }
        let range = if side == 0 { &bead.source } else { &bead.target };
        for sentence in range.clone().filter(|&sentence| is_free(side, sentence)) {
            match runs.last_mut() {
                Some(run) if run.place == place && run.sentences.end == sentence => {
                    run.sentences.end += 1;
                }
                _ => runs.push(Run { sentences: sentence..sentence + 1, place }),
            }
        }
    }
    runs
}
