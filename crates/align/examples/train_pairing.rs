//! Learns the weights by which document pairs are judged.
//!
//! Reads the sets (folders with `en/`, `zh/` and `pairs.tsv`, which `scripts/pairing_sets.py`
//! makes) that are named on the command line; writes the weights to standard output, as they lie
//! in `data/pairing.tsv`, and to standard error how well candidates are told apart.
//!
//!     scripts/pairing_sets.py GOLD_DIR target/pairing/tuning
//!     cargo run -p zhen-align --example train_pairing target/pairing/tuning/* > pairing.tsv

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use zhen_align::{
    DocumentSignature, FIGURE_NAMES, FIGURE_SIGNS, FIGURES, PAIR_FIGURES, PairingFigures,
    compare_collections, figures_alone,
};
use zhen_lexicon::Lexicon;
use zhen_segment::split_document;
use zhen_text::{Document, Language};

/// Weight of the candidates of sets of near-duplicates, whose names hold `near`: they are far more
/// alike than documents of a real collection.
const NEAR_WEIGHT: f64 = 0.1;
/// Quadratic penalty on weights.
const PENALTY: f64 = 0.3;

/// A candidate pair.
struct Row {
    /// Among others, and by itself.
    figures: [PairingFigures; 2],
    is_pair: bool,
    /// How much it counts, likewise. Near-duplicates are no fair question about a pair by itself.
    weights: [f64; 2],
}

fn main() {
    let rows: Vec<Row> =
        std::env::args().skip(1).flat_map(|set| rows_of(Path::new(&set))).collect();
    let among_others = fit_signed(&rows, 0, FIGURES);
    let alone = fit_signed(&rows, 1, PAIR_FIGURES);
    for (title, at, weights) in [("among others", 0, &among_others), ("alone", 1, &alone)] {
        for least in [0.5, 0.1, 0.01] {
            let wrong = |is_pair: bool| {
                let judged =
                    |row: &&Row| (probability(weights, &row.figures[at]) >= least) != is_pair;
                rows.iter().filter(|row| row.is_pair == is_pair).filter(judged).count()
            };
            eprintln!("{title}, from {least}: {} missed, {} wrong", wrong(true), wrong(false));
        }
    }
    println!("# Weights of the figures of a document pair, by itself and among others; made by");
    println!(
        "# crates/align/examples/train_pairing.rs of the sets that scripts/pairing_sets.py cuts."
    );
    for ((alone, among_others), name) in alone.iter().zip(among_others).zip(FIGURE_NAMES) {
        println!("{alone:.4}\t{among_others:.4}\t{name}");
    }
}

/// The candidates of a set.
fn rows_of(folder: &Path) -> Vec<Row> {
    let (names, english) = signatures(&folder.join("en"), Language::English);
    let (other_names, chinese) = signatures(&folder.join("zh"), Language::Chinese);
    let pairs = std::fs::read_to_string(folder.join("pairs.tsv")).expect("a set lists its pairs");
    let truth: HashMap<&str, &str> = pairs
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(english, rest)| (english, rest.split('\t').next().unwrap_or_default()))
        .collect();
    let lexicon = Lexicon::built_in();
    let is_near = folder.to_string_lossy().contains("near");
    let row = |pair: zhen_align::CandidatePair| Row {
        figures: [
            pair.figures,
            figures_alone(&english[pair.english], &chinese[pair.chinese], lexicon),
        ],
        is_pair: truth.get(names[pair.english].as_str())
            == Some(&other_names[pair.chinese].as_str()),
        weights: if is_near { [NEAR_WEIGHT, 0.0] } else { [1.0; 2] },
    };
    compare_collections(&english, &chinese, lexicon).into_par_iter().map(row).collect()
}

/// Names and signatures of the documents of a folder.
fn signatures(folder: &Path, language: Language) -> (Vec<String>, Vec<DocumentSignature>) {
    let entries = std::fs::read_dir(folder).expect("a set has two folders");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("documents of a set can be read");
        let document = split_document(Document::from_lines(text, language));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name, DocumentSignature::new(&document, Lexicon::built_in()))
    };
    paths.par_iter().map(read).unzip()
}

fn probability(weights: &[f64; FIGURES], figures: &PairingFigures) -> f64 {
    let terms = weights.iter().zip(figures).map(|(weight, figure)| weight * f64::from(*figure));
    1.0 / (1.0 + libm::exp(-terms.sum::<f64>()))
}

/// Weights of the first `count` figures whose signs are as they must be: those that would come out
/// wrong are left out one by one, the worst first.
fn fit_signed(rows: &[Row], at: usize, count: usize) -> [f64; FIGURES] {
    let mut used: Vec<usize> = (0..count).collect();
    loop {
        let weights = fit(rows, at, &used);
        let wrong = used.iter().filter(|&&it| weights[it] * f64::from(FIGURE_SIGNS[it]) < 0.0);
        match wrong.max_by(|&&one, &&other| weights[one].abs().total_cmp(&weights[other].abs())) {
            Some(&worst) => used.retain(|&it| it != worst),
            None => return weights,
        }
    }
}

/// Logistic regression with a quadratic penalty, by Newton's method; the weights of figures that
/// are not used are 0.
fn fit(rows: &[Row], at: usize, used: &[usize]) -> [f64; FIGURES] {
    let mut weights = [0.0; FIGURES];
    for _ in 0..10 {
        let mut gradient = vec![0.0; used.len()];
        let mut hessian = vec![vec![0.0; used.len()]; used.len()];
        for row in rows.iter().filter(|row| row.weights[at] > 0.0) {
            let p = probability(&weights, &row.figures[at]);
            let error = (f64::from(u8::from(row.is_pair)) - p) * row.weights[at];
            let curve = (p * (1.0 - p)).max(1e-9) * row.weights[at];
            let values: Vec<f64> = used.iter().map(|&it| f64::from(row.figures[at][it])).collect();
            for ((slope, curves), value) in gradient.iter_mut().zip(&mut hessian).zip(&values) {
                *slope += error * value;
                curves.iter_mut().zip(&values).for_each(|(it, other)| *it += curve * value * other);
            }
        }
        for (place, &figure) in used.iter().enumerate() {
            // The constant is free.
            let penalty = if figure == 0 { 1e-6 } else { PENALTY };
            gradient[place] -= penalty * weights[figure];
            hessian[place][place] += penalty;
        }
        for (&figure, step) in used.iter().zip(solve(hessian, gradient)) {
            weights[figure] += step;
        }
    }
    weights
}

/// Solves a positive definite system by elimination.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for pivot in 0..size {
        let (above, below) = matrix.split_at_mut(pivot + 1);
        for (offset, row) in below.iter_mut().enumerate() {
            let factor = row[pivot] / above[pivot][pivot];
            row.iter_mut().zip(&above[pivot]).for_each(|(it, above)| *it -= factor * above);
            right[pivot + 1 + offset] -= factor * right[pivot];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
