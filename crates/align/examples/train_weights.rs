//! Trains the weights of the beads' features on gold sets, or reports what they would reach on
//! documents they were not trained on.
//!
//! Usage: `train_weights [--folds N] [--weights FILE] SET_DIR…` where a set holds `en/NAME`,
//! `zh/NAME` (one sentence a line), `gold/NAME` (one bead a line) and perhaps
//! `paragraphs/NAME.{en,zh}`. Prints the weights; with `--folds N` instead a table of strict F1
//! on held-out documents (document k of a set belongs to fold k mod N);
//! `--folds 1` trains nothing and reports the weights as they are.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use zhen_align::{Aligner, Evaluation, GoldUnits, TrainingPair, Weights, train};
use zhen_lexicon::Lexicon;
use zhen_text::{Document, IndexBead, Language};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

struct GoldDocument {
    english: Document,
    chinese: Document,
    gold: Vec<IndexBead>,
}

struct Set {
    name: String,
    documents: Vec<GoldDocument>,
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut folds = 0;
    let mut start = Weights::built_in().clone();
    let mut sets = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--folds" => folds = arguments.next().ok_or("--folds needs a number")?.parse()?,
            "--weights" => {
                let path = arguments.next().ok_or("--weights needs a file")?;
                start = Weights::parse(&fs::read_to_string(path)?).ok_or("not a weights file")?;
            }
            folder => sets.push(read_set(Path::new(folder))?),
        }
    }
    if folds > 0 {
        held_out(&sets, folds, &start);
        return Ok(());
    }
    let weights = train_on(&sets, &start, |_| true);
    print!("{}", weights.to_text());
    Ok(())
}

fn train_on(sets: &[Set], start: &Weights, chosen: impl Fn(usize) -> bool) -> Weights {
    let mut pairs = Vec::new();
    for set in sets {
        let own: Vec<&GoldDocument> =
            set.documents.iter().enumerate().filter(|(k, _)| chosen(*k)).map(|(_, d)| d).collect();
        let beads: usize = own.iter().map(|document| document.gold.len()).sum();
        // Every set has the same say as the root of its size: large sets must not drown others.
        let weight = 1.0 / (beads.max(1) as f64).sqrt();
        pairs.extend(own.iter().filter_map(|document| {
            let GoldDocument { english, chinese, gold } = document;
            TrainingPair::new(english, chinese, gold, weight, Lexicon::built_in())
        }));
    }
    eprintln!("{} document pairs", pairs.len());
    train(&pairs, start, |pass, likelihood| {
        if pass % 20 == 0 {
            eprintln!("pass {pass}: {likelihood:.4}");
        }
    })
}

fn held_out(sets: &[Set], folds: usize, start: &Weights) {
    let mut scores = vec![Evaluation::default(); sets.len()];
    for fold in 0..folds {
        let weights = train_on(sets, start, |k| k % folds != fold);
        let aligner = Aligner::new(Lexicon::built_in(), &weights);
        for (set, score) in sets.iter().zip(&mut scores) {
            for (_, document) in set.documents.iter().enumerate().filter(|(k, _)| k % folds == fold)
            {
                let predicted = aligner.align(&document.english, &document.chinese).to_index();
                score.add(Evaluation::of(&document.gold, &predicted, GoldUnits::Beads));
            }
        }
    }
    println!("set\tstrict F1\tlax F1\tnull F1");
    for (set, score) in sets.iter().zip(&scores) {
        println!(
            "{}\t{:.4}\t{:.4}\t{:.4}",
            set.name,
            score.strict.f1(),
            score.lax.f1(),
            score.null.f1()
        );
    }
}

fn read_set(folder: &Path) -> Result<Set, Box<dyn Error>> {
    let mut names: Vec<String> = fs::read_dir(folder.join("gold"))
        .map_err(|error| format!("{}/gold: {error}", folder.display()))?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, std::io::Error>>()?;
    names.sort();
    let mut documents = Vec::new();
    for name in names {
        let read = |side: &str, language: Language| -> Result<Document, Box<dyn Error>> {
            let text = fs::read_to_string(folder.join(side).join(&name))?;
            let document = Document::from_lines(text, language);
            let starts = folder.join("paragraphs").join(format!("{name}.{side}"));
            Ok(match fs::read_to_string(starts) {
                Ok(list) => {
                    let starts: Vec<usize> =
                        list.lines().filter_map(|line| line.trim().parse().ok()).collect();
                    document.with_paragraph_starts(&starts)
                }
                Err(_) => document,
            })
        };
        documents.push(GoldDocument {
            english: read("en", Language::English)?,
            chinese: read("zh", Language::Chinese)?,
            gold: read_gold(&fs::read_to_string(folder.join("gold").join(&name))?),
        });
    }
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(Set { name: name.unwrap_or_default(), documents })
}

/// Reads `[0, 1]:[2]` lines.
fn read_gold(text: &str) -> Vec<IndexBead> {
    let ids = |field: Option<&str>| -> Vec<usize> {
        let inner = field.unwrap_or_default().trim().trim_matches(['[', ']']);
        inner.split(',').filter_map(|id| id.trim().parse().ok()).collect()
    };
    let bead = |line: &str| {
        let mut fields = line.split(':');
        IndexBead { source: ids(fields.next()), target: ids(fields.next()), score: None }
    };
    text.lines().map(bead).collect()
}
