//! `zhen explain`.

use clap::{Args, ValueEnum};

use super::lexicon::LexiconArguments;
use super::pair::PairArguments;
use super::reading::{FormatOfDocument, ReadingArguments};

/// Say why beads are as they are: words, values, names, length, meaning, and the next best bead.
///
/// Reads and aligns both documents as `zhen align` does with the same options. A bead is named by
/// its row in the TSV that align writes when nothing is left out.
#[derive(Debug, Args)]
#[command(
    after_help = EXAMPLES,
    override_usage = "zhen explain [OPTIONS] EN ZH\n       zhen explain [OPTIONS] BOTH\n       zhen explain [OPTIONS] --en FILE --zh FILE"
)]
pub struct ExplainArguments {
    /// The two documents.
    #[command(flatten)]
    pub documents: PairArguments,
    /// Explain row N of the TSV only, from 1, not counting the header (default: all)
    #[arg(long, value_name = "N", value_parser = row, allow_negative_numbers = true)]
    pub bead: Option<usize>,
    /// How explanations are written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ExplanationFormat,
    /// Write to FILE, compressed if it ends in .gz or .zst (default: standard output)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,
    /// Format of the documents (default: told by their content)
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<FormatOfDocument>,
    /// What is known of words.
    #[command(flatten)]
    pub lexicon: LexiconArguments,
    /// How the documents are read.
    #[command(flatten)]
    pub reading: ReadingArguments,
}

const EXAMPLES: &str = "\
EXAMPLES
  zhen explain talk.en.txt talk.zh.txt --bead 12
  zhen explain --lines en.txt zh.txt | less
  zhen explain talk.en.txt talk.zh.txt --format json -o talk.why.jsonl.gz
  cat talk.zh.txt | zhen explain talk.en.txt - --lexicon own.lexicon --bead 3";

/// How explanations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplanationFormat {
    /// For people
    Text,
    /// One JSON object a bead and line
    Json,
}

fn row(number: &str) -> Result<usize, String> {
    match number.parse() {
        Ok(0) | Err(_) => Err("expected the number of a row, 1 or more".to_owned()),
        Ok(row) => Ok(row),
    }
}
