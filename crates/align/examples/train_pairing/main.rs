//! Learns the weights by which document pairs are judged.
//!
//! Reads the sets (folders with `en/`, `zh/` and `pairs.tsv`, which `scripts/pairing_sets.py`
//! makes) that are named on the command line; writes weights to standard output, as they lie in
//! `data/`, and to standard error how well candidates are told apart.
//!
//!     scripts/pairing_sets.py GOLD_DIR target/pairing/tuning
//!     cargo run -p zhen-align --example train_pairing first target/pairing/tuning/* > pairing.tsv
//!     cargo run -p zhen-align --example train_pairing aligned target/pairing/tuning/* > pairing_aligned.tsv
//!
//!     cargo run -p zhen-align --example train_pairing seem target/pairing/mirrored_*
//!
//! `seem` trains nothing: it says how many files of one name [`seems_translated`] takes for one.
//! `first` are the weights of signatures; `aligned`, those of alignments, which go on from the
//! judgement of the first in the binary. Sets without any pair, whose names hold `orphans`, came
//! after the first weights and train the others only.

mod fit;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use zhen_align::{
    ALIGNED_NAMES, ALIGNED_SIGNS, Aligner, DocumentSignature, FIGURE_NAMES, FIGURE_SIGNS, FIGURES,
    PAIR_FIGURES, PairingFigures, WORTH_ALIGNING, aligned_figures, compare_collections,
    figures_alone, seems_translated, with_signatures,
};
use zhen_lexicon::Lexicon;
use zhen_segment::split_document;
use zhen_text::{Document, Language};

use fit::{Example, fit_signed, tell};

/// Weight of the candidates of sets of near-duplicates, whose names hold `near`: they are far more
/// alike than documents of a real collection.
const NEAR_WEIGHT: f64 = 0.1;
/// Weight of the candidates of sets in which nothing has a counterpart: a false pair in the corpus
/// is worse than a missing one.
const ORPHAN_WEIGHT: f64 = 3.0;

/// Examples for the judgement of a pair by itself, and among others.
type Examples = [Vec<Example>; 2];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let kind = arguments.next().unwrap_or_default();
    if kind == "seem" {
        return arguments.for_each(|set| count_translated(Path::new(&set)));
    }
    let is_aligned = kind == "aligned";
    let mut examples: Examples = Default::default();
    for set in arguments.filter(|set| is_aligned || !set.contains("orphans")) {
        let [alone, among_others] = examples_of(Path::new(&set), is_aligned);
        examples[0].extend(alone);
        examples[1].extend(among_others);
    }
    let [alone, among_others] = &examples;
    println!("# Weights of the figures of a document pair, by itself and among others; made by");
    println!(
        "# crates/align/examples/train_pairing of the sets that scripts/pairing_sets.py cuts."
    );
    let (weights, names): ([Vec<f64>; 2], &[&str]) = if is_aligned {
        // The log odds before are not known of a pair by itself.
        let used = (0..ALIGNED_NAMES.len()).filter(|&it| it != 1 && it < 8).collect();
        let all = (0..ALIGNED_NAMES.len()).collect();
        let (signs, names) = (&ALIGNED_SIGNS, &ALIGNED_NAMES);
        ([fit_signed(alone, used, signs), fit_signed(among_others, all, signs)], names)
    } else {
        let (one, all) = ((0..PAIR_FIGURES).collect(), (0..FIGURES).collect());
        let signs = &FIGURE_SIGNS;
        let weights = [fit_signed(alone, one, signs), fit_signed(among_others, all, signs)];
        (weights, &FIGURE_NAMES)
    };
    tell("alone", alone, &weights[0]);
    tell("among others", among_others, &weights[1]);
    for ((alone, among_others), name) in weights[0].iter().zip(&weights[1]).zip(names) {
        println!("{alone:.4}\t{among_others:.4}\t{name}");
    }
}

/// The candidates of a set.
fn examples_of(folder: &Path, is_aligned: bool) -> Examples {
    let english = documents(&folder.join("en"), Language::English);
    let chinese = documents(&folder.join("zh"), Language::Chinese);
    let signatures = [&english, &chinese].map(|side| -> Vec<DocumentSignature> {
        side.iter().map(|it| DocumentSignature::new(&it.1, Lexicon::built_in())).collect()
    });
    let pairs = std::fs::read_to_string(folder.join("pairs.tsv")).expect("a set lists its pairs");
    let truth: HashMap<&str, &str> = pairs
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(english, rest)| (english, rest.split('\t').next().unwrap_or_default()))
        .collect();
    let lexicon = Lexicon::built_in();
    let aligner = Aligner::default();
    let name = folder.to_string_lossy();
    let (is_near, is_orphan) = (name.contains("near"), name.contains("orphans"));
    let examples = |pair: &zhen_align::CandidatePair| {
        let (one, other) = (&english[pair.english], &chinese[pair.chinese]);
        let figures = if is_aligned {
            if pair.log_odds() < WORTH_ALIGNING {
                return None;
            }
            let figures = aligned_figures(&one.1, &other.1, &aligner)?;
            [figures.to_vec(), with_signatures(figures, pair).to_vec()]
        } else {
            let signatures = (&signatures[0][pair.english], &signatures[1][pair.chinese]);
            let wide = |figures: PairingFigures| figures.map(f64::from).to_vec();
            [wide(figures_alone(signatures.0, signatures.1, lexicon)), wide(pair.figures)]
        };
        let is_pair = truth.get(one.0.as_str()) == Some(&other.0.as_str());
        // Near-duplicates are no fair question about a pair by itself.
        let weights = match (is_near, is_orphan) {
            (true, _) => [0.0, NEAR_WEIGHT],
            // Numbers of articles are aligned whatever they say: no fair question either.
            _ if name.contains("numbered") => [0.0, if is_orphan { ORPHAN_WEIGHT } else { 1.0 }],
            (_, true) => [ORPHAN_WEIGHT; 2],
            _ => [1.0; 2],
        };
        let [alone, among_others] = figures;
        Some((
            Example { figures: alone, is_pair, weight: weights[0] },
            Example { figures: among_others, is_pair, weight: weights[1] },
        ))
    };
    let candidates = compare_collections(&signatures[0], &signatures[1], lexicon);
    let found: Vec<_> = candidates.par_iter().filter_map(examples).collect();
    let (alone, among_others) = found.into_iter().unzip();
    [alone, among_others]
}

/// Counts files of one name that seem to be versions of one document.
fn count_translated(folder: &Path) {
    let chinese: HashMap<String, Document> =
        documents(&folder.join("zh"), Language::Chinese).into_iter().collect();
    let english = documents(&folder.join("en"), Language::English);
    let aligner = Aligner::default();
    let seem = |(name, english): &(String, Document)| {
        let chinese = chinese.get(name)?;
        let alignment = aligner.align(english, chinese);
        Some(seems_translated(english, chinese, &alignment))
    };
    let seem: Vec<bool> = english.par_iter().filter_map(seem).collect();
    let count = seem.iter().filter(|seems| **seems).count();
    eprintln!("{}: {count} of {} seem translated", folder.display(), seem.len());
}

/// Names and texts of the documents of a folder.
fn documents(folder: &Path, language: Language) -> Vec<(String, Document)> {
    let entries = std::fs::read_dir(folder).expect("a set has two folders");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("documents of a set can be read");
        let document = split_document(Document::from_lines(text, language));
        (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), document)
    };
    paths.par_iter().map(read).collect()
}
