//! Measures how often a sentence finds its translation among all sentences of a set.
//!
//! Usage: `retrieval DICTIONARY.bin DUMP_DIR SET_DIR…`, where the dictionary is a lexicon without
//! training, and a set has `en/NAME`, `zh/NAME` (one unit a line) and `gold/NAME` (one bead a
//! line). The units are those of the 1-1 beads of all documents pooled, 1,000 seeded ones where
//! there are more; they are also written to `DUMP_DIR/SET.tsv` for other encoders to be measured
//! on. `scripts/retrieval` calls this. Prints P@1 English to Chinese / Chinese to English after
//! the margin, what share of words and features is known, sizes, and times on one thread.

mod pool;
mod report;
mod scores;

use std::path::Path;
use std::process::ExitCode;

use zhen_lexicon::{Embedding, Lexicon};

use pool::Pool;
use scores::Matrix;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [dictionary, dump, sets @ ..] = arguments.as_slice() else {
        eprintln!("usage: retrieval DICTIONARY.bin DUMP_DIR SET_DIR…");
        return ExitCode::from(2);
    };
    match measure(dictionary, Path::new(dump), sets) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn measure(
    dictionary: &str,
    dump: &Path,
    sets: &[String],
) -> Result<(), Box<dyn std::error::Error>> {
    let image = std::fs::read(dictionary)?;
    let dictionary = Lexicon::from_bytes(&image)?;
    report::load();
    let (lexicon, embedding) = (Lexicon::built_in(), Embedding::built_in());
    report::sizes(lexicon, embedding);
    let pools: Vec<Pool> =
        sets.iter().map(|set| Pool::read(Path::new(set))).collect::<Result<_, _>>()?;
    println!("P@1, English to Chinese / Chinese to English, after the margin");
    println!("{:14} {:>5}  overlap      lexicon      embedding    combined", "set", "N");
    for pool in &pools {
        pool.write(dump)?;
        let overlap = Matrix::of_overlap(pool, &dictionary);
        let lexical = Matrix::of_lexicon(pool, lexicon);
        let semantic = Matrix::of_embedding(pool, embedding);
        let combined = lexical.combined_with(&semantic);
        print!("{:14} {:>5}", pool.name, pool.pairs.len());
        for matrix in [&overlap, &lexical, &semantic, &combined] {
            let (forward, backward) = matrix.precision_at_one();
            print!("  {forward:.3}/{backward:.3}");
        }
        println!();
    }
    report::coverage(&pools, lexicon, embedding);
    report::speed(&pools, lexicon, embedding);
    Ok(())
}
