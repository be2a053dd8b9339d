//! `zhen facts`.

use clap::{Args, ValueEnum};

use super::reading::FormatOfDocument;
use super::text::{LanguageName, TextArguments};

/// Find the values in a document: numbers, amounts, percentages, dates, times, citations.
///
/// Reads every format that align reads, all lines of it. Values are exact and the same in both
/// languages: 24.5万 and 245,000 are 245000; what a date leaves out is X.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct FactsArguments {
    /// What is read and written.
    #[command(flatten)]
    pub text: TextArguments,
    /// Format of the result
    #[arg(long, value_name = "FORMAT", default_value = "tsv")]
    pub format: FactsFormat,
    /// Language of the document (default: detected sentence by sentence)
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<LanguageName>,
    /// Format of the document (default: told by its content)
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<FormatOfDocument>,
}

/// The formats of lists of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FactsFormat {
    /// A table with a header, one value a line
    Tsv,
    /// One JSON object a value and line
    Jsonl,
}

const EXAMPLES: &str = "\
EXAMPLES
  zhen facts readout.zh.txt
  zhen facts report.docx --format jsonl -o facts.jsonl
  echo 截至2017年9月1日，已售出24.5万辆。 | zhen facts";
