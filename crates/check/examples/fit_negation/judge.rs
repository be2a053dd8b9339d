//! What weights are worth on sets that they were not fitted on.

use crate::ftrl::Weights;
use crate::sample::{Label, Samples};

/// Sets that are left out in turn, with the sources that share documents or translators with
/// them.
const MEASURED: [(&str, &[&str]); 5] = [
    ("ntrex", &["ntrex", "ntrex_tw"]),
    ("ted", &["ted"]),
    ("pydocs", &["pydocs", "python_docs"]),
    ("k8s", &["k8s"]),
    ("udhr", &["udhr"]),
];

/// Shares of the good pairs of all sets that may be flagged.
const SHARES: [f64; 6] = [0.002, 0.003, 0.004, 0.005, 0.007, 0.01];

/// Scores of the pairs of a set, by what they are.
#[derive(Default)]
struct Outcome {
    name: String,
    pairs: usize,
    good: Vec<f64>,
    lost: Vec<f64>,
    lost_anyway: Vec<f64>,
    added: Vec<f64>,
}

/// Leaves out each set in turn; prints what is flagged and found for some thresholds.
pub(crate) fn report(samples: &Samples) {
    let outcomes: Vec<Outcome> = MEASURED
        .iter()
        .filter(|(name, _)| samples.sources.iter().any(|source| source == name))
        .flat_map(|(_, left_out)| judge(samples, left_out))
        .collect();
    let mut scores: Vec<f64> = outcomes.iter().flat_map(|own| own.good.iter().copied()).collect();
    scores.sort_by(|one, other| other.total_cmp(one));
    let pairs: usize = outcomes.iter().map(|outcome| outcome.pairs).sum();
    println!("even\tset\tpairs\tflagged\tshare\tlost\tfound\tany lost\tfound\tadded\tfound");
    for share in SHARES {
        let Some(&even) = scores.get((share * pairs as f64) as usize) else { continue };
        let mut all = [0; 8];
        for outcome in &outcomes {
            let counts = outcome.counts(even);
            print(even, &outcome.name, counts);
            all.iter_mut().zip(counts).for_each(|(all, own)| *all += own);
        }
        print(even, "all", all);
    }
}

/// Fits on all sources but some, and scores the gold sets among these.
fn judge(samples: &Samples, left_out: &[&str]) -> Vec<Outcome> {
    let is_left_out = |source: usize| left_out.contains(&samples.sources[source].as_str());
    let weights = Weights::fit(samples, |source| !is_left_out(source));
    eprintln!("without {}: {} weights", left_out.join(" "), weights.len());
    let own = (0..samples.sources.len()).filter(|&source| is_left_out(source));
    let own = own.filter(|&source| samples.sources[source] != "python_docs");
    own.map(|source| {
        let name = samples.sources[source].clone();
        let mut outcome = Outcome { name, pairs: samples.pairs[source], ..Outcome::default() };
        for sample in samples.all.iter().filter(|sample| sample.source == source) {
            let score = weights.worst(sample).map_or(f64::NEG_INFINITY, |worst| worst.0);
            match sample.label {
                Label::Good => outcome.good.push(score),
                Label::Lost => outcome.lost.push(score),
                Label::LostAnyway => outcome.lost_anyway.push(score),
                Label::Added => outcome.added.push(score),
            }
        }
        outcome
    })
    .collect()
}

impl Outcome {
    fn counts(&self, even: f64) -> [usize; 8] {
        let above = |scores: &[f64]| scores.iter().filter(|score| **score > even).count();
        [
            self.pairs,
            above(&self.good),
            self.lost.len(),
            above(&self.lost),
            self.lost.len() + self.lost_anyway.len(),
            above(&self.lost) + above(&self.lost_anyway),
            self.added.len(),
            above(&self.added),
        ]
    }
}

fn print(even: f64, name: &str, counts: [usize; 8]) {
    let [pairs, flagged, lost, found, any, any_found, added, added_found] = counts;
    let share = |of: usize, all: usize| of as f64 / all.max(1) as f64;
    println!(
        "{even:.2}\t{name}\t{pairs}\t{flagged}\t{:.4}\t{lost}\t{:.3}\t{any}\t{:.3}\t{added}\t{:.3}",
        share(flagged, pairs),
        share(found, lost),
        share(any_found, any),
        share(added_found, added),
    );
}
