//! Compiles dictionary entries and word frequencies into the lexicon table.
//!
//! Usage: `build_table ENTRIES.tsv ENGLISH.tsv CHINESE.tsv TABLE.bin [PAIRS.tsv WEIGHT]…`, where
//! entries are `headword<TAB>/sense/sense/`, frequencies `word<TAB>share of running text`, and
//! pairs `English<TAB>Chinese`, each pair counted WEIGHT times.
//! `scripts/build-lexicon` makes these files and calls this. Same input, same bytes out.

use std::fs;
use std::process::ExitCode;

use zhen_lexicon::{Dictionary, Table, TableBuilder, TrainingCorpus, train_links};
use zhen_segment::{fold, stem};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [entries, english, chinese, table, pairs @ ..] = arguments.as_slice() else {
        eprintln!(
            "usage: build_table ENTRIES.tsv ENGLISH.tsv CHINESE.tsv TABLE.bin [PAIRS.tsv WEIGHT]…"
        );
        return ExitCode::from(2);
    };
    match build([entries, english, chinese], pairs, table) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn build(
    [entries, english, chinese]: [&String; 3],
    pairs: &[String],
    table: &str,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = TableBuilder::new();
    for (word, share) in shares(&fs::read_to_string(english)?) {
        builder.add_english_share(&stem(word), share);
    }
    for (word, share) in shares(&fs::read_to_string(chinese)?) {
        builder.add_chinese_share(&fold(word), share);
    }
    let mut dictionary = Dictionary::default();
    for line in fs::read_to_string(entries)?.lines() {
        if let Some((headword, senses)) = line.split_once('\t') {
            dictionary.add(headword, senses);
        }
    }
    dictionary.add_links(&mut builder);
    let mut corpus = TrainingCorpus::new();
    for source in pairs.chunks_exact(2) {
        let text = fs::read_to_string(&source[0])?;
        let list: Vec<(&str, &str)> =
            text.lines().filter_map(|line| line.split_once('\t')).collect();
        corpus.add(&list, source[1].parse()?);
    }
    if !corpus.is_empty() {
        println!("{} sentence pairs", corpus.len());
        let prior = builder.prior();
        builder.set_trained(train_links(&corpus, &prior));
    }
    let image = builder.build();
    let (stems, words, links) = Table::checked(&image)?.sizes();
    println!("{stems} English stems, {words} Chinese words, {links} links, {} bytes", image.len());
    fs::write(table, image)?;
    Ok(())
}

fn shares(text: &str) -> impl Iterator<Item = (&str, f64)> {
    text.lines().filter_map(|line| {
        let (word, share) = line.split_once('\t')?;
        Some((word, share.parse().ok()?))
    })
}
