//! `zhen train`.

use clap::Args;

use zhen_formats::Format;

use super::bitext::any_format;
use super::lexicon::LayerArguments;

/// Learn a lexicon from parallel text, for the words of your own field.
///
/// PAIRS is a bitext in any format that holds text, or a table of two tab-separated columns,
/// English and Chinese in either order. A word is learned that stands in two sentence pairs. A
/// file of which nine tenths are short and no sentences is read as a list of terms: each is
/// learned and counts as twenty sentence pairs. What is known already, the built-in
/// lexicon and any given with --lexicon, is where learning starts from; the result holds the words
/// of PAIRS only. Use it with --lexicon LEXICON.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct TrainArguments {
    /// Files of sentence pairs: bitexts, or two columns
    #[arg(value_name = "PAIRS", required = true)]
    pub pairs: Vec<String>,
    /// Write the lexicon to FILE (default: standard output)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,
    /// Read PAIRS in this encoding (default: detected)
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// Format of PAIRS (default: what the name says, else what the content says)
    #[arg(long, value_name = "FORMAT", value_parser = any_format())]
    pub from: Option<Format>,
    /// Leave out beads whose confidence is less than P
    #[arg(
        long,
        value_name = "P",
        allow_negative_numbers = true,
        value_parser = super::bitext::probability
    )]
    pub min_confidence: Option<f64>,
    /// What is known before.
    #[command(flatten)]
    pub lexicon: LayerArguments,
}

const EXAMPLES: &str = "\
EXAMPLES
  zhen train corpus.tsv -o shipping.lexicon
  zhen train memory.tsv.gz terms.tsv -o shipping.lexicon -v
  zhen align contract.en.txt contract.zh.txt --lexicon shipping.lexicon";
