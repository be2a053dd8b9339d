//! `zhen pair`.

use clap::{Args, ValueEnum};
use zhen_batch::PairBy;

use super::lexicon::LexiconArguments;
use super::reading::{FormatOfDocument, ReadingArguments};

/// Find which Chinese document is the counterpart of which English one.
///
/// Files whose names mirror each other are pairs (en/a.md and zh/a.md, a.en.md and a.zh.md,
/// a.en-zh.en and a.en-zh.zh), unless their contents disagree; the others are paired by what they
/// say. Every file is listed: one without counterpart has an empty cell beside it, and the reason.
///
/// The list is tab-separated, with the columns en_path, zh_path, score (probability that the two
/// are one document), how (names or content) and reason; zhen build --jobs takes it as it is.
#[derive(Debug, Args)]
#[command(
    after_help = EXAMPLES,
    override_usage = "zhen pair [OPTIONS] EN_DIR ZH_DIR [-o pairs.tsv]"
)]
pub struct PairFoldersArguments {
    /// Folder of the English documents
    #[arg(value_name = "EN_DIR")]
    pub english: String,
    /// Folder of the Chinese documents; may be the same, if both languages are in it
    #[arg(value_name = "ZH_DIR")]
    pub chinese: String,
    /// File to write the list to (default: standard output)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,
    /// How documents are paired.
    #[command(flatten)]
    pub pairing: PairingArguments,
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

/// How the documents of two folders are paired.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Pairing documents of two folders")]
pub struct PairingArguments {
    /// What pairs documents
    #[arg(long, value_name = "WAY", default_value = "both")]
    pub by: PairingWay,
    /// Least probability of a pair by content, above 0 and below 1
    #[arg(long, value_name = "P", default_value = "0.5", value_parser = probability, allow_negative_numbers = true)]
    pub min_score: f64,
}

/// What pairs documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PairingWay {
    /// The names of their files; contents are compared to find pairs that are none
    Names,
    /// What they say, whatever they are called
    Content,
    /// Names first, then what the others say
    Both,
}

impl From<PairingWay> for PairBy {
    fn from(way: PairingWay) -> Self {
        match way {
            PairingWay::Names => Self::Names,
            PairingWay::Content => Self::Content,
            PairingWay::Both => Self::Both,
        }
    }
}

fn probability(number: &str) -> Result<f64, String> {
    match number.parse() {
        Ok(probability) if probability > 0.0 && probability < 1.0 => Ok(probability),
        _ => Err("expected a number above 0 and below 1".to_owned()),
    }
}

const EXAMPLES: &str = "\
EXAMPLES
  zhen pair english/ chinese/ -o pairs.tsv
  zhen build --jobs pairs.tsv -o corpus/
  zhen pair site/ site/ --by names          one tree that holds both languages

EXIT CODES
  0  done; what has no counterpart is in the list
  2  could not be run, or there is no pair at all: nothing is written";
