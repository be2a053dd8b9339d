//! What learning from a batch gains:
//! `adapt_score [--paragraph-units] [--least P] [--weight W] [--pairs N] [--forget P] SET…|invented…`.
//!
//! `SET` is a folder as `zhen evaluate` takes it: `en`, `zh`, `gold` and perhaps `paragraphs`;
//! `invented:SEED` stands for documents about things that no lexicon knows (see `invented.rs`).
//! All documents of a set are aligned, a lexicon is learned from their own sure beads, and they are
//! aligned again. With `--forget` a share P of the words of the built-in lexicon, taken by a hash,
//! is forgotten first: what a batch about a new field would be like.
//!
//! Prints strict F1 and F1 of null sentences before and after, the pairs learned from, how many of
//! the sure ones are beads of the gold, and the seconds of learning.

mod forgetful;
mod invented;

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;
use zhen_align::{Aligner, Evaluation, GoldUnits, Model};
use zhen_batch::{Adaptation, AdaptationOptions};
use zhen_formats::{BitextRow, DocumentNames, read_index, rows_of};
use zhen_lexicon::Lexicon;
use zhen_text::{Document, IndexBead, Language};

type Failure = Box<dyn std::error::Error>;

/// A document pair with its gold.
pub struct TestPair {
    /// The English document.
    pub english: Document,
    /// The Chinese document.
    pub chinese: Document,
    /// Its beads.
    pub gold: Vec<IndexBead>,
}

fn main() -> Result<(), Failure> {
    let mut options = AdaptationOptions::default();
    let mut units = GoldUnits::default();
    let mut forgotten = 0.0;
    let mut sets = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or("an option lacks its value");
        match argument.as_str() {
            "--paragraph-units" => units = GoldUnits::Paragraphs,
            "--least" => options.least_confidence = value()?.parse()?,
            "--weight" => options.weight = value()?.parse()?,
            "--forget" => forgotten = value()?.parse()?,
            "--pairs" => options.most_pairs = value()?.parse()?,
            _ => sets.push(argument),
        }
    }
    let image;
    let base = if forgotten > 0.0 {
        image = forgetful::image(Lexicon::built_in(), forgotten);
        &Lexicon::from_bytes(&image)?
    } else {
        Lexicon::built_in()
    };
    println!("set\tF1 before\tafter\tgain\tnull F1 before\tafter\tpairs\tright\tseconds");
    for set in sets {
        let pairs = match set.strip_prefix("invented:") {
            Some(seed) => invented::batch(seed.parse()?),
            None => read_set(Path::new(&set))?,
        };
        score(&set, &pairs, base, units, &options);
    }
    Ok(())
}

/// Aligns a set before and after it was learned from, and prints the scores.
fn score(
    set: &str,
    pairs: &[TestPair],
    base: &Lexicon<'_>,
    units: GoldUnits,
    options: &AdaptationOptions,
) {
    let (before, rows) = align(pairs, base, units);
    let mut adaptation = Adaptation::with_options(base, options.clone());
    let (mut sure, mut right) = (0, 0);
    for (row, is_right) in &rows {
        adaptation.offer(row);
        let is_sure = row.score >= options.least_confidence && !row.is_null();
        sure += usize::from(is_sure);
        right += usize::from(is_sure && *is_right);
    }
    let begin = Instant::now();
    let Some(image) = adaptation.learn() else {
        println!("{set}\tnothing learned");
        return;
    };
    let seconds = begin.elapsed().as_secs_f64();
    let adapted = base.clone().with_layer(&image).expect("it was just learned");
    let (after, _) = align(pairs, &adapted, units);
    println!(
        "{set}\t{:.4}\t{:.4}\t{:+.4}\t{:.4}\t{:.4}\t{}\t{:.4}\t{seconds:.2}",
        before.strict.f1(),
        after.strict.f1(),
        after.strict.f1() - before.strict.f1(),
        before.null.f1(),
        after.null.f1(),
        adaptation.pairs(),
        right as f64 / f64::from(sure.max(1) as u32),
    );
}

/// Aligns all pairs; returns their score, and their rows with whether they are in the gold.
fn align(
    pairs: &[TestPair],
    lexicon: &Lexicon<'_>,
    units: GoldUnits,
) -> (Evaluation, Vec<(BitextRow, bool)>) {
    let aligner = Aligner::new(lexicon, Model::built_in());
    let aligned: Vec<(Evaluation, Vec<(BitextRow, bool)>)> = pairs
        .par_iter()
        .map(|TestPair { english, chinese, gold }| {
            let alignment = aligner.align(english, chinese);
            let names = DocumentNames::default();
            let rows = rows_of(&alignment, english, chinese, &names);
            let is_right = |row: &BitextRow| {
                let is_same = |bead: &IndexBead| {
                    bead.source == row.source_ids && bead.target == row.target_ids
                };
                gold.iter().any(is_same)
            };
            let rows = rows.map(|row| {
                let right = is_right(&row);
                (row, right)
            });
            let rows = rows.collect();
            (Evaluation::of(gold, &alignment.to_index(), units), rows)
        })
        .collect();
    let mut all = Evaluation::default();
    aligned.iter().for_each(|(score, _)| all.add(*score));
    (all, aligned.into_iter().flat_map(|(_, rows)| rows).collect())
}

fn read_set(set: &Path) -> Result<Vec<TestPair>, Failure> {
    let mut names: Vec<PathBuf> = std::fs::read_dir(set.join("en"))?
        .map(|entry| entry.map(|entry| entry.file_name().into()))
        .collect::<Result<_, _>>()?;
    names.sort();
    let pair = |name: &PathBuf| -> Result<TestPair, Failure> {
        let side = |language: Language| -> Result<Document, Failure> {
            let text = std::fs::read_to_string(set.join(language.code()).join(name))?;
            let document = Document::from_lines(text, language);
            let starts = format!("{}.{}", name.display(), language.code());
            let starts = set.join("paragraphs").join(starts);
            if !starts.exists() {
                return Ok(document);
            }
            let starts = std::fs::read_to_string(starts)?;
            let starts: Vec<usize> =
                starts.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
            Ok(document.with_paragraph_starts(&starts))
        };
        let gold = read_index(BufReader::new(File::open(set.join("gold").join(name))?))?;
        Ok(TestPair { english: side(Language::English)?, chinese: side(Language::Chinese)?, gold })
    };
    names.iter().map(pair).collect()
}
