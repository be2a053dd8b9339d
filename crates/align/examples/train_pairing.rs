//! Learns the weights by which document pairs are judged.
//!
//! Reads the sets (folders with `en/`, `zh/` and `pairs.tsv`, made by `scripts/pairing_sets.py`)
//! named on the command line; writes the weights as TSV on standard output, and to standard error
//! how well candidates are told apart.

use std::collections::HashMap;
use std::path::Path;

use rayon::prelude::*;

use zhen_align::{
    DocumentSignature, FIGURE_NAMES, FIGURE_SIGNS, FIGURES, PAIR_FIGURES, PairingFigures,
    compare_collections, figures_alone,
};
use zhen_lexicon::Lexicon;
use zhen_segment::split_document;
use zhen_text::{Document, Language};

struct Row {
    figures: PairingFigures,
    /// Whether the set has near-duplicates, which are no fair question about a pair by itself.
    is_near: bool,
    /// Of the pair by itself.
    alone: PairingFigures,
    is_pair: bool,
    weight: f64,
}

/// Names and signatures of the readable documents of a folder.
fn folder_signatures(folder: &Path, language: Language) -> Vec<(String, DocumentSignature)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).ok()?;
        let document = split_document(Document::from_lines(text, language));
        Some((name, DocumentSignature::new(&document, Lexicon::built_in())))
    };
    paths.par_iter().filter_map(read).collect()
}

fn main() {
    let mut rows: Vec<Row> = Vec::new();
    for set in std::env::args().skip(1) {
        let folder = Path::new(&set);
        let start = std::time::Instant::now();
        let english = folder_signatures(&folder.join("en"), Language::English);
        let chinese = folder_signatures(&folder.join("zh"), Language::Chinese);
        let read = start.elapsed();
        let pairs = std::fs::read_to_string(folder.join("pairs.tsv")).expect("the set has pairs");
        let truth: HashMap<&str, &str> = pairs
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once('\t'))
            .map(|(english, rest)| (english, rest.split('\t').next().unwrap_or("")))
            .collect();
        let (names, one): (Vec<_>, Vec<_>) = english.into_iter().unzip();
        let (others, other): (Vec<_>, Vec<_>) = chinese.into_iter().unzip();
        let bytes: usize = one.iter().chain(&other).map(|it| it.memory_byte()).sum();
        let start = std::time::Instant::now();
        let compared = compare_collections(&one, &other, Lexicon::built_in());
        let mut found = 0;
        let before = rows.len();
        for pair in &compared {
            let is_pair =
                truth.get(names[pair.english].as_str()) == Some(&others[pair.chinese].as_str());
            found += usize::from(is_pair);
            let alone =
                figures_alone(&one[pair.english], &other[pair.chinese], Lexicon::built_in());
            rows.push(Row {
                figures: pair.figures,
                alone,
                is_pair,
                is_near: set.contains("near"),
                weight: if set.contains("near") { 0.1 } else { 1.0 },
            });
        }
        let best = |figure: fn(&PairingFigures) -> f32| {
            let mut best: HashMap<usize, (f32, bool)> = HashMap::new();
            for (row, pair) in rows[before..].iter().zip(&compared) {
                let value = figure(&row.figures);
                let known = best.entry(pair.english).or_insert((f32::MIN, false));
                if value > known.0 {
                    *known = (value, row.is_pair);
                }
            }
            best.values().filter(|it| it.1).count()
        };
        if one.len() + other.len() > 60 {
            eprintln!(
                "{set}: {} x {} documents, {} candidates, {found} of {} pairs among them; read {read:?}, compared {:?}; {} bytes a signature; best of E by words {}, cosine {}, chain {}, lead {}",
                names.len(),
                others.len(),
                compared.len(),
                truth.len(),
                start.elapsed(),
                bytes / (names.len() + others.len()).max(1),
                best(|f| f[1] + f[2]),
                best(|f| f[PAIR_FIGURES]),
                best(|f| f[7] + f[8]),
                best(|f| f[PAIR_FIGURES + 1]),
            );
        }
        let dump = std::env::var("DUMP").is_ok();
        if dump {
            for (row, pair) in rows[before..].iter().zip(&compared) {
                let figures: Vec<String> = row.figures.iter().map(|x| format!("{x:.3}")).collect();
                println!(
                    "{set}\t{}\t{}\t{}\t{}",
                    names[pair.english],
                    others[pair.chinese],
                    u8::from(row.is_pair),
                    figures.join("\t")
                );
            }
        }
    }
    let (rows, near): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| !row.is_near);
    let of_pair = fit_signed(&rows, &|row| &row.alone, &|at| at < PAIR_FIGURES);
    let rows: Vec<Row> = rows.into_iter().chain(near).collect();
    let of_collection = fit_signed(&rows, &|row| &row.figures, &|_| true);
    for (title, weights) in [("pair", &of_pair), ("collection", &of_collection)] {
        let wrong = |is_pair: bool, least: f64| {
            rows.iter()
                .filter(|row| row.is_pair == is_pair)
                .filter(|row| {
                    (probability(weights, if title == "pair" { &row.alone } else { &row.figures })
                        >= least)
                        != is_pair
                })
                .count()
        };
        eprintln!(
            "{title}: missed {} at 0.5, {} at 0.1, {} at 0.01; taken wrongly {} at 0.5, {} at 0.1, {} at 0.01",
            wrong(true, 0.5),
            wrong(true, 0.1),
            wrong(true, 0.01),
            wrong(false, 0.5),
            wrong(false, 0.1),
            wrong(false, 0.01)
        );
    }
    if std::env::var("DUMP").is_err() {
        println!(
            "# Weights of the figures of a document pair, by itself and among others; made by"
        );
        println!(
            "# crates/align/examples/train_pairing.rs of the sets that scripts/pairing_sets.py cuts."
        );
        for at in 0..FIGURES {
            println!("{:.4}\t{:.4}\t{}", of_pair[at], of_collection[at], FIGURE_NAMES[at]);
        }
    }
}

fn probability(weights: &[f64; FIGURES], figures: &PairingFigures) -> f64 {
    let sum: f64 =
        weights.iter().zip(figures).map(|(weight, figure)| weight * f64::from(*figure)).sum();
    1.0 / (1.0 + libm::exp(-sum))
}

/// Weights whose signs are as they must be: those that would come out wrong are left out, one by
/// one, the worst first.
fn fit_signed(
    rows: &[Row],
    figures: &dyn Fn(&Row) -> &PairingFigures,
    uses: &dyn Fn(usize) -> bool,
) -> [f64; FIGURES] {
    let mut left_out = [false; FIGURES];
    loop {
        let weights = fit(rows, figures, &|at| uses(at) && !left_out[at]);
        let wrong = |&at: &usize| weights[at] * f64::from(FIGURE_SIGNS[at]) < 0.0;
        let worst = (0..FIGURES)
            .filter(wrong)
            .max_by(|&one, &other| weights[one].abs().total_cmp(&weights[other].abs()));
        match worst {
            Some(worst) => left_out[worst] = true,
            None => return weights,
        }
    }
}

/// Logistic regression with a small quadratic penalty, by Newton's method.
fn fit(
    rows: &[Row],
    figures: &dyn Fn(&Row) -> &PairingFigures,
    uses: &dyn Fn(usize) -> bool,
) -> [f64; FIGURES] {
    const PENALTY: f64 = 0.3;
    let mut weights = [0.0; FIGURES];
    for _ in 0..10 {
        let mut gradient = [0.0; FIGURES];
        let mut hessian = vec![[0.0; FIGURES]; FIGURES];
        for row in rows {
            let row_figures = figures(row);
            let p = probability(&weights, row_figures);
            let error = (f64::from(u8::from(row.is_pair)) - p) * row.weight;
            let curve = (p * (1.0 - p)).max(1e-9) * row.weight;
            for i in (0..FIGURES).filter(|&i| uses(i)) {
                let x = f64::from(row_figures[i]);
                gradient[i] += error * x;
                for j in (0..=i).filter(|&j| uses(j)) {
                    hessian[i][j] += curve * x * f64::from(row_figures[j]);
                }
            }
        }
        for i in 0..FIGURES {
            for j in 0..i {
                hessian[j][i] = hessian[i][j];
            }
        }
        for i in 0..FIGURES {
            let penalty = if i == 0 { 1e-6 } else { PENALTY };
            gradient[i] -= penalty * weights[i];
            hessian[i][i] += penalty;
        }
        let step = solve(hessian, gradient);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    weights
}

/// Solves a positive definite system by elimination.
fn solve(mut matrix: Vec<[f64; FIGURES]>, mut right: [f64; FIGURES]) -> [f64; FIGURES] {
    for pivot in 0..FIGURES {
        for row in pivot + 1..FIGURES {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let above = matrix[pivot];
            matrix[row].iter_mut().zip(above).for_each(|(value, above)| *value -= factor * above);
            right[row] -= factor * right[pivot];
        }
    }
    for row in (0..FIGURES).rev() {
        let known: f64 = (row + 1..FIGURES).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
