//! `zhen facts`.

use clap::{Args, ValueEnum};
use zhen_facts::FactClass;

use super::reading::FormatOfDocument;
use super::text::{LanguageName, TextArguments};

/// Find the values and names in a document: numbers, amounts, measures, dates, citations, people.
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
    /// Write these classes only, separated by commas
    #[arg(long, value_name = "CLASSES", value_delimiter = ',', value_parser = class)]
    pub only: Vec<String>,
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

/// The classes of names, as the table has them.
const NAMES: [&str; 4] = ["person", "place", "organisation", "name"];

fn class(name: &str) -> Result<String, String> {
    let classes = FactClass::ALL.map(FactClass::name).into_iter().chain(NAMES);
    let classes: Vec<&str> = classes.collect();
    match classes.contains(&name) {
        true => Ok(name.to_owned()),
        false => Err(format!("there is no class {name:?}; the classes are {}", classes.join(", "))),
    }
}

const EXAMPLES: &str = "\
EXAMPLES
  zhen facts readout.zh.txt
  zhen facts report.docx --format jsonl -o facts.jsonl
  zhen facts contract.en.pdf --only amount,date,citation
  echo 截至2017年9月1日，已售出24.5万辆。 | zhen facts";
