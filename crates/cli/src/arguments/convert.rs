//! `zhen convert`.

use clap::Args;

use zhen_formats::Format;

use super::bitext::{TsvArguments, any_format, written_format};
use super::filters::FilterArguments;
use super::reading::ReadingArguments;

/// Convert between bitext formats.
///
/// Index files hold no text. To make a format with text of one, name the documents it is of.
/// Where IN does not name its sides, as a table without header, and Chinese stands first, they are
/// swapped. --encoding is that of the documents where they are named, else that of IN.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ConvertArguments {
    /// The bitext
    #[arg(value_name = "IN")]
    pub input: String,
    /// Write to OUT, compressed if it ends in .gz or .zst (default: standard output)
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<String>,
    /// Format of IN (default: what its content says, else what its name says)
    #[arg(long, value_name = "FORMAT", value_parser = any_format())]
    pub from: Option<Format>,
    /// Format of OUT (default: what its name says)
    #[arg(long, value_name = "FORMAT", value_parser = written_format())]
    pub to: Option<Format>,
    /// The English document of an index
    #[arg(long = "en", value_name = "FILE", requires = "chinese_file")]
    pub english_file: Option<String>,
    /// The Chinese document of an index
    #[arg(long = "zh", value_name = "FILE", requires = "english_file")]
    pub chinese_file: Option<String>,
    /// Leave out sentences that have no counterpart
    #[arg(long)]
    pub no_null: bool,
    /// Which beads are left out.
    #[command(flatten)]
    pub filters: FilterArguments,
    /// How the documents of an index are read.
    #[command(flatten)]
    pub reading: ReadingArguments,
    /// How TSV is written.
    #[command(flatten)]
    pub tsv: TsvArguments,
}

const EXAMPLES: &str = "\
EXAMPLES
  zhen convert talk.tsv -o talk.jsonl
  zhen convert talk.jsonl.gz --to index
  zhen convert talk.index -o talk.tsv --en talk.en.txt --zh talk.zh.txt";
