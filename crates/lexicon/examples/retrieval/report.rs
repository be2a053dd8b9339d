//! Sizes, coverage and times.

use std::time::Instant;

use zhen_lexicon::{Embedding, Lexicon, Names, lexical_similarity};

use crate::pool::Pool;

/// Loads the tables for the first time and prints what that takes.
pub fn load() {
    let started = Instant::now();
    // A look-up in each, so that what is put off until the first use is counted.
    let known = [
        Lexicon::built_in().chinese("湖").is_some(),
        Embedding::built_in().vector("湖").length() > 0.0,
        Names::built_in().of_chinese("北京").next().is_some(),
    ];
    let micros = started.elapsed().as_secs_f64() * 1e6;
    println!("load       {micros:.0} µs to the first look-up in each of {} tables", known.len());
}

/// Prints the sizes of the tables.
pub fn sizes(lexicon: &Lexicon<'_>, embedding: &Embedding<'_>) {
    let (stems, words, links) = lexicon.sizes();
    println!("lexicon    {words} Chinese words, {stems} English stems, {links} links");
    let (rows, dimensions) = embedding.sizes();
    println!("embedding  {rows} rows of {dimensions} numbers");
    let (english, chinese, pairs) = Names::built_in().sizes();
    println!("names      {english} English, {chinese} Chinese, {pairs} pairs\n");
}

/// Prints which share of the words and features of each set is known.
pub fn coverage(pools: &[Pool], lexicon: &Lexicon<'_>, embedding: &Embedding<'_>) {
    println!("\nshare known    lexicon en    lexicon zh  embedding en  embedding zh");
    for pool in pools {
        let mut counts = [(0, 0); 4];
        for (english, chinese) in &pool.pairs {
            let own = [
                lexicon.read_english(english).coverage(),
                lexicon.read_chinese(chinese).coverage(),
                embedding.coverage(english),
                embedding.coverage(chinese),
            ];
            for (sum, own) in counts.iter_mut().zip(own) {
                *sum = (sum.0 + own.0, sum.1 + own.1);
            }
        }
        print!("{:11}", pool.name);
        for (known, all) in counts {
            print!("{:14.3}", known as f64 / all.max(1) as f64);
        }
        println!();
    }
}

/// Prints the time per sentence, on one thread, over all pools.
pub fn speed(pools: &[Pool], lexicon: &Lexicon<'_>, embedding: &Embedding<'_>) {
    let texts: Vec<&(String, String)> = pools.iter().flat_map(|pool| &pool.pairs).collect();
    let sentences = 2.0 * texts.len() as f64;
    let started = Instant::now();
    let mut sum = 0.0;
    for (english, chinese) in &texts {
        sum += embedding.vector(english).length() + embedding.vector(chinese).length();
    }
    let vectors = started.elapsed().as_secs_f64();
    let started = Instant::now();
    for (english, chinese) in &texts {
        let (english, chinese) = (lexicon.read_english(english), lexicon.read_chinese(chinese));
        sum += lexical_similarity(&english, &chinese);
    }
    let words = started.elapsed().as_secs_f64();
    // The sum is printed so that nothing of the work can be left out.
    println!(
        "\none thread     embedding {:.2} µs a sentence, reading words and links {:.2} µs ({sum:.0})",
        1e6 * vectors / sentences,
        1e6 * words / sentences,
    );
}
