//! Fits the weights of the signs of a lone negation: `data/negation.tsv`.
//!
//! Reads gold sets (`en/NAME`, `zh/NAME`, `gold/NAME`) and parallel text (`NAME.tsv`, English and
//! Chinese in two columns); in each pair with a negation some are lost, and some are added, as
//! `check_score` plants them. A pair is scored by its worst word; the weights are those of a
//! logistic model of this score (FTRL-proximal: McMahan and others, 2013, which leaves most at
//! nought). The same text always gives the same weights.
//!
//! Run: `cargo run -p zhen-check --example fit_negation -- [--judge] SET_DIR… FILE.tsv… >
//! crates/check/data/negation.tsv`; with `--judge` it leaves out each gold set in turn, fits on
//! the rest, and prints which share of its good pairs is flagged and of its slips found.

mod ftrl;
mod judge;
#[path = "../check_score/negations.rs"]
mod negations;
mod sample;
#[path = "../../../facts/examples/fact_score/slips.rs"]
#[expect(dead_code, reason = "other errors than negations are planted elsewhere")]
mod slips;
/// The detector's own reading of a pair.
#[path = "../../src/detect/negation"]
#[expect(dead_code, reason = "what only findings need is not used here")]
mod negation {
    pub(crate) mod chinese;
    pub(crate) mod cue;
    pub(crate) mod english;
    pub(crate) mod pairing;
    pub(crate) mod reading;
    pub(crate) mod signs;
    pub(crate) mod words;
}

use std::path::PathBuf;
use std::{env, error};

use ftrl::Weights;
use sample::Samples;

fn main() -> Result<(), Box<dyn error::Error>> {
    let (flags, paths): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|argument| argument.starts_with('-'));
    let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
    let samples = Samples::read(&paths)?;
    if flags.iter().any(|flag| flag == "--judge") {
        judge::report(&samples);
        return Ok(());
    }
    let weights = Weights::fit(&samples, |_| true);
    print!("{}", weights.to_text(&samples));
    Ok(())
}
