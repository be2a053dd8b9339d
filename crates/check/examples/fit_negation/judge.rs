//! What weights are worth on sources that they were not fitted on.

use crate::ftrl::Weights;
use crate::sample::{Label, Samples};

/// Sets that share documents, and so are left out together.
const SAME: [&str; 2] = ["ntrex", "ntrex_tw"];
/// Sets that the choice of the threshold rests on.
const MEASURED: [&str; 6] = ["ntrex", "ntrex_tw", "ted", "pydocs", "k8s", "udhr"];

/// Leaves out each gold set in turn; prints the trade-off.
pub(crate) fn report(samples: &Samples) {
    let mut outcomes: Vec<Outcome> = Vec::new();
    let skipped = ["bible_books", "msctd"];
    for (source, name) in samples.sources.iter().enumerate() {
        let is_left_out = |other: usize| {
            let other = &samples.sources[other];
            other == name
                || SAME.contains(&other.as_str()) && SAME.contains(&name.as_str())
                || name == "pydocs" && other == "python_docs"
        };
        // Parallel text has no set of its own.
        if skipped.contains(&name.as_str()) || samples.pairs[source] == 0 || !is_gold(name) {
            continue;
        }
        let weights = Weights::fit(samples, |other| !is_left_out(other));
        let of = |label: Label| -> Vec<(f64, usize)> {
            let own = samples.all.iter().enumerate();
            own.filter(|(_, sample)| sample.source == source && sample.label == label)
                .map(|(index, sample)| {
                    (weights.worst(sample).map_or(f64::NEG_INFINITY, |worst| worst.0), index)
                })
                .collect()
        };
        let outcome = Outcome {
            name: name.clone(),
            pairs: samples.pairs[source],
            good: of(Label::Good),
            lost: of(Label::Lost),
            lost_anyway: of(Label::LostAnyway),
            added: of(Label::Added),
        };
        eprintln!("{name}: {} weights", weights.len());
        outcomes.push(outcome);
    }
    for share in [0.002, 0.003, 0.004, 0.005, 0.007, 0.01] {
        let mut scores: Vec<f64> = outcomes
            .iter()
            .filter(|outcome| MEASURED.contains(&outcome.name.as_str()))
            .flat_map(|outcome| outcome.good.iter().map(|score| score.0))
            .collect();
        scores.sort_by(|one, other| other.total_cmp(one));
        let pairs: usize = outcomes
            .iter()
            .filter(|outcome| MEASURED.contains(&outcome.name.as_str()))
            .map(|outcome| outcome.pairs)
            .sum();
        let even = scores[(share * pairs as f64) as usize];
        let mut all = [0; 8];
        for outcome in &outcomes {
            if MEASURED.contains(&outcome.name.as_str()) {
                all.iter_mut().zip(outcome.counts(even)).for_each(|(all, own)| *all += own);
            }
        }
        print(even, "all", all);
    }
    println!("even\tset\tpairs\tflagged\tshare\tlost\tfound\tany lost\tfound\tadded\tfound");
    for even in [0.0, 0.5, 1.0, 1.5, 2.0, 2.5] {
        let mut all = [0; 8];
        for outcome in &outcomes {
            let counts = outcome.counts(even);
            print(even, &outcome.name, counts);
            if MEASURED.contains(&outcome.name.as_str()) {
                all.iter_mut().zip(counts).for_each(|(all, own)| *all += own);
            }
        }
        print(even, "all", all);
    }
    if std::env::var("SHOW").is_ok() {
        for outcome in &outcomes {
            for (score, index) in outcome.good.iter().filter(|(score, _)| *score > 1.8) {
                println!("# {} good {score:.2}\n{}", outcome.name, samples.all[*index].text);
            }
            for (score, index) in outcome.lost.iter().filter(|(score, _)| *score < 1.0) {
                println!("# {} lost {score:.2}\n{}", outcome.name, samples.all[*index].text);
            }
        }
    }
}

fn is_gold(name: &str) -> bool {
    MEASURED.contains(&name) || ["readouts", "cclegal", "mac", "msctd"].contains(&name)
}

struct Outcome {
    name: String,
    pairs: usize,
    good: Vec<(f64, usize)>,
    lost: Vec<(f64, usize)>,
    lost_anyway: Vec<(f64, usize)>,
    added: Vec<(f64, usize)>,
}

impl Outcome {
    fn counts(&self, even: f64) -> [usize; 8] {
        let above = |scores: &[(f64, usize)]| scores.iter().filter(|score| score.0 >= even).count();
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
        "{even}\t{name}\t{pairs}\t{flagged}\t{:.4}\t{lost}\t{:.3}\t{any}\t{:.3}\t{added}\t{:.3}",
        share(flagged, pairs),
        share(found, lost),
        share(any_found, any),
        share(added_found, added),
    );
}
