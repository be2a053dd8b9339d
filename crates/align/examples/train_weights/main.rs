//! Trains the model of the aligner on gold sets, or reports what it would reach on documents it
//! was not trained on.
//!
//! Usage: `train_weights [--folds N | --by-genre] [--weights FILE] [--to FOLDER] SET_DIR…` where a set holds
//! `en/NAME`, `zh/NAME` (one sentence a line), `gold/NAME` (one bead a line) and perhaps
//! `paragraphs/NAME.{en,zh}`. Writes `weights.tsv` and `network.tsv` into FOLDER; with
//! `--folds N` instead a table of accuracy on held-out documents (document k of a set belongs to
//! fold k mod N) and of how far confidences can be trusted; `--folds 1` trains nothing and
//! reports the model as it is; `--by-genre` keeps out all sets of the same texts at once. With
//! folds, FOLDER gets the held-out predictions as `SET/NAME` index files. `--weights FILE` takes the weights of the first pass as they are.
//! Sets whose name ends in `.sent` or `.sent_del` have gold of paragraphs: they are reported by
//! paragraph units and never trained on.

mod sets;
mod vary;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use rayon::prelude::*;
use sets::{GoldDocument, Set, read_set};
use zhen_align::{
    Aligner, Committee, Dice, Evaluation, GoldUnits, Model, Reliability, SecondPair, TrainingPair,
    Weights, train, train_network,
};
use zhen_lexicon::Lexicon;
use zhen_text::{BlockKind, Document, IndexBead, Language};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Networks of the committee.
const MEMBERS: u64 = 3;
/// Variations of each document that the second pass is trained on besides …
const VARIATIONS: usize = 1;
/// … and their say beside the document's own.
const VARIATION_SAY: f64 = 0.3;

impl GoldDocument {
    fn varied(&self, dice: &mut Dice) -> Self {
        let lines = |document: &Document| vary::Lines {
            lines: (0..document.sentences().len())
                .map(|sentence| document.sentence_text(sentence).to_owned())
                .collect(),
            starts: match document.blocks().iter().any(|block| block.kind == BlockKind::Line) {
                true => Vec::new(),
                false => (0..document.sentences().len())
                    .filter(|&sentence| document.starts_block(sentence))
                    .collect(),
            },
        };
        let (english, chinese, gold) =
            vary::vary(&lines(&self.english), &lines(&self.chinese), &self.gold, dice);
        let document = |lines: &vary::Lines, language: Language| {
            let document = Document::from_lines(lines.lines.join("\n"), language);
            match lines.starts.is_empty() {
                true => document,
                false => document.with_paragraph_starts(&lines.starts),
            }
        };
        Self {
            name: self.name.clone(),
            english: document(&english, Language::English),
            chinese: document(&chinese, Language::Chinese),
            gold,
        }
    }
}

/// How documents are kept out of the training that they are measured by.
enum Folds {
    /// Document k of a set belongs to fold k mod N.
    Documents(usize),
    /// All sets made of the same texts belong to one fold.
    Genres(Vec<String>),
}

impl Folds {
    fn by_genre(sets: &[Set]) -> Self {
        let mut genres: Vec<String> = sets.iter().map(|set| set.genre().to_owned()).collect();
        genres.sort();
        genres.dedup();
        Self::Genres(genres)
    }

    fn count(&self) -> usize {
        match self {
            Self::Documents(count) => *count,
            Self::Genres(genres) => genres.len(),
        }
    }

    fn of(&self, set: &Set, document: usize) -> usize {
        match self {
            Self::Documents(count) => document % count,
            Self::Genres(genres) => {
                genres.iter().position(|genre| *genre == set.genre()).unwrap_or_default()
            }
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let (mut folds, mut by_genre) = (0, false);
    let mut weights = None;
    let mut to = None;
    let mut sets = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--folds" => folds = arguments.next().ok_or("--folds needs a number")?.parse()?,
            "--by-genre" => by_genre = true,
            "--weights" => {
                let path = arguments.next().ok_or("--weights needs a file")?;
                let text = fs::read_to_string(path)?;
                weights = Some(Weights::parse(&text).ok_or("not a weights file")?);
            }
            "--to" => to = Some(arguments.next().ok_or("--to needs a folder")?),
            folder => sets.push(read_set(Path::new(folder))?),
        }
    }
    let folds = match by_genre {
        true => Some(Folds::by_genre(&sets)).filter(|folds| folds.count() > 1),
        false => (folds > 0).then_some(Folds::Documents(folds)),
    };
    if by_genre && folds.is_none() {
        return Err("--by-genre needs sets of two genres or more".into());
    }
    if let Some(folds) = folds {
        return held_out(&sets, &folds, weights.as_ref(), to.as_deref());
    }
    let to = to.ok_or("name the folder to write to: --to FOLDER")?;
    let model = train_on(&sets, weights.as_ref(), |_, _| true);
    let names: Vec<&str> = sets.iter().map(|set| set.name.as_str()).collect();
    let head = format!("trained by scripts/train-weights on:\n# {}\n", names.join(" "));
    let first = format!("# Weights of the features of a bead, first pass, {head}");
    fs::write(Path::new(&to).join("weights.tsv"), first + &model.weights.to_text())?;
    let second = format!("# Weights of the networks of the second pass, {head}");
    fs::write(Path::new(&to).join("network.tsv"), second + &model.networks.to_text())?;
    Ok(())
}

/// Sets whose documents are translated and aligned by people as they are count for more than
/// those made by deleting and joining.
fn say(set: &Set, beads: usize) -> f64 {
    let natural = matches!(set.name.as_str(), "mac" | "readouts" | "news");
    // Every set has the same say as the root of its size: large sets must not drown others.
    (if natural { 3.0 } else { 1.0 }) / (beads.max(1) as f64).sqrt()
}

fn train_on(
    sets: &[Set],
    weights: Option<&Weights>,
    chosen: impl Fn(&Set, usize) -> bool,
) -> Model {
    let mut documents = Vec::new();
    for set in sets.iter().filter(|set| set.units == GoldUnits::Beads) {
        let own: Vec<&GoldDocument> = (set.documents.iter().enumerate())
            .filter(|(k, _)| chosen(set, *k))
            .map(|(_, document)| document)
            .collect();
        let beads: usize = own.iter().map(|document| document.gold.len()).sum();
        let weight = say(set, beads);
        documents.extend(own.into_iter().map(|document| (document, weight)));
    }
    let mut model = Model::built_in().clone();
    let lexicon = Lexicon::built_in();
    let report = |name: &'static str| {
        move |pass: usize, likelihood: f64| eprintln!("{name} pass {pass}: {likelihood:.4}")
    };
    model.weights = match weights {
        Some(weights) => weights.clone(),
        None => {
            let make = |(document, weight): &(&GoldDocument, f64)| {
                let GoldDocument { english, chinese, gold, .. } = document;
                TrainingPair::new(english, chinese, gold, *weight, lexicon)
            };
            let pairs: Vec<TrainingPair> = documents.par_iter().filter_map(make).collect();
            let first = report("first");
            train(&pairs, |pass, likelihood| {
                if pass % 10 == 0 {
                    first(pass, likelihood);
                }
            })
        }
    };
    let make = |(document, weight): &(&GoldDocument, f64)| {
        let GoldDocument { english, chinese, gold, .. } = document;
        SecondPair::new(english, chinese, gold, *weight, lexicon, &model.weights)
    };
    let varied: Vec<(GoldDocument, f64)> = documents
        .iter()
        .enumerate()
        .flat_map(|(number, (document, weight))| {
            let mut dice = Dice::new(number as u64);
            let weight = weight * VARIATION_SAY;
            (0..VARIATIONS).map(move |_| (document.varied(&mut dice), weight))
        })
        .collect();
    documents.extend(varied.iter().map(|(document, weight)| (document, *weight)));
    let pairs: Vec<SecondPair> = documents.par_iter().filter_map(make).collect();
    eprintln!("{} of {} document pairs", pairs.len(), documents.len());
    let train_one = |seed| train_network(&pairs, &model.weights, seed, report("second"));
    let members = (0..MEMBERS).map(train_one).collect();
    model.networks = Committee::new(members);
    model
}

/// Reports on each fold what a model trained on the others reaches.
///
/// Writes the predictions into `to`, when it is given, as `SET/NAME` index files.
fn held_out(
    sets: &[Set],
    folds: &Folds,
    weights: Option<&Weights>,
    to: Option<&str>,
) -> Result<(), Box<dyn Error>> {
    let mut scores = vec![Evaluation::default(); sets.len()];
    let mut reliability = vec![Reliability::default(); sets.len()];
    for fold in 0..folds.count() {
        let model = match folds {
            Folds::Documents(1) => Model::built_in().clone(),
            _ => train_on(sets, weights, |set, k| folds.of(set, k) != fold),
        };
        let aligner = Aligner::new(Lexicon::built_in(), &model);
        for (index, set) in sets.iter().enumerate() {
            let own = set.documents.iter().enumerate();
            let own: Vec<&GoldDocument> =
                own.filter(|(k, _)| folds.of(set, *k) == fold).map(|(_, d)| d).collect();
            let align = |document: &&GoldDocument| {
                aligner.align(&document.english, &document.chinese).to_index()
            };
            let predictions: Vec<Vec<IndexBead>> = own.par_iter().map(align).collect();
            for (document, predicted) in own.iter().zip(&predictions) {
                if let Some(folder) = to {
                    write_prediction(folder, &set.name, &document.name, predicted)?;
                }
                scores[index].add(Evaluation::of(&document.gold, predicted, set.units));
                reliability[index].add(&document.gold, predicted, set.units);
            }
        }
    }
    println!("set\tstrict F1\tlax F1\tnull F1\tcalibration error");
    let mut all = Reliability::default();
    for ((set, score), own) in sets.iter().zip(&scores).zip(&reliability) {
        let (strict, lax, null) = (score.strict.f1(), score.lax.f1(), score.null.f1());
        let error = own.expected_error();
        println!("{}\t{strict:.4}\t{lax:.4}\t{null:.4}\t{error:.4}", set.name);
        if set.units == GoldUnits::Beads {
            all.merge(own);
        }
    }
    println!("\nconfidence\tbeads\tmean confidence\tshare right");
    for (range, bin) in all.bins() {
        let (mean, right) = (bin.mean_confidence(), bin.share_right());
        println!("{:.1}-{:.1}\t{}\t{mean:.3}\t{right:.3}", range.start, range.end, bin.beads);
    }
    println!("expected calibration error\t{:.4}", all.expected_error());
    Ok(())
}

fn write_prediction(
    folder: &str,
    set: &str,
    name: &str,
    beads: &[IndexBead],
) -> Result<(), Box<dyn Error>> {
    let folder = Path::new(folder).join(set);
    fs::create_dir_all(&folder)?;
    let line = |bead: &IndexBead| {
        let score = bead.score.unwrap_or_default();
        format!("{:?}:{:?}:{score:.4}\n", bead.source, bead.target)
    };
    fs::write(folder.join(name), beads.iter().map(line).collect::<String>())?;
    Ok(())
}
