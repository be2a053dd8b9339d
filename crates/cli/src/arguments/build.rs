//! `zhen build`.

use clap::Args;
use zhen_formats::Format;

use super::bitext::{TsvArguments, corpus_format};
use super::filters::FilterArguments;
use super::lexicon::LexiconArguments;
use super::reading::{FormatOfDocument, ReadingArguments};

/// Align many document pairs, in parallel, into one corpus.
///
/// Pairs come from two folders whose files have the same names, or from a job list: tab-separated,
/// with a header naming en_path, zh_path and perhaps out_path, or without one in this order. A pair
/// that fails never stops the rest.
///
/// OUT gets corpus.tsv, the beads with two sides, and documents.tsv, what became of each pair and
/// what the filters took of it.
#[derive(Debug, Args)]
#[command(
    after_help = EXAMPLES,
    override_usage = "zhen build [OPTIONS] EN_DIR ZH_DIR -o OUT\n       \
                      zhen build [OPTIONS] --jobs JOBS.tsv [-o OUT]"
)]
pub struct BuildArguments {
    /// Folder of the English documents
    #[arg(value_name = "EN_DIR", required_unless_present = "jobs", conflicts_with = "jobs")]
    pub english: Option<String>,
    /// Folder of the Chinese documents
    #[arg(value_name = "ZH_DIR", required_unless_present = "jobs", conflicts_with = "jobs")]
    pub chinese: Option<String>,
    /// List of document pairs; paths are relative to the current folder, or else to the list's
    #[arg(long, value_name = "JOBS.tsv")]
    pub jobs: Option<String>,
    /// Folder to write to, which must be new or empty
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<String>,
    /// Write to OUT even if it holds files; only ours are replaced
    #[arg(long)]
    pub force: bool,
    /// Format of the corpus (default: tsv), and of the files that a job list names (default: what
    /// their names say)
    #[arg(long, value_name = "FORMAT", value_parser = corpus_format())]
    pub format: Option<Format>,
    /// Keep sentences that have no counterpart in the corpus
    #[arg(long)]
    pub with_null: bool,
    /// Do not learn from the pages of a folder which lines are their site's and not the document's
    #[arg(long)]
    pub no_site_lines: bool,
    /// Format of the documents (default: told by their content)
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<FormatOfDocument>,
    /// Which beads are left out.
    #[command(flatten)]
    pub filters: FilterArguments,
    /// What is known of words.
    #[command(flatten)]
    pub lexicon: LexiconArguments,
    /// How the documents are read.
    #[command(flatten)]
    pub reading: ReadingArguments,
    /// How TSV is written.
    #[command(flatten)]
    pub tsv: TsvArguments,
}

const EXAMPLES: &str = "\
EXAMPLES
  zhen build english/ chinese/ -o corpus/
  zhen build --jobs jobs.tsv -o corpus/ -j 8 --min-confidence 0.5
  zhen build --jobs jobs.tsv        each pair to the file of its own that the list names

EXIT CODES
  0  all pairs are aligned
  1  some pairs failed, the others are done
  2  nothing to do, or no pair could be aligned: nothing is written";
