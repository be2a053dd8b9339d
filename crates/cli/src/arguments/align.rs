//! `zhen align`.

use clap::Args;

use zhen_formats::Format;

use super::bitext::{TsvArguments, written_format};
use super::filters::FilterArguments;
use super::lexicon::LexiconArguments;
use super::pair::PairArguments;
use super::reading::{FormatOfDocument, ReadingArguments};

/// Align an English and a Chinese document and write the bitext.
///
/// Reads both documents, leaves menus and footers out, splits them into sentences and finds which
/// translate which. Given the wrong way round, the documents are swapped.
#[derive(Debug, Args)]
#[command(
    after_help = EXAMPLES,
    mut_arg("english", |english| english.required_unless_present("jsonl")),
    override_usage = "zhen align [OPTIONS] EN ZH\n       zhen align [OPTIONS] BOTH\n       zhen align [OPTIONS] --en FILE --zh FILE\n       zhen align [OPTIONS] --jsonl FILE"
)]
pub struct AlignArguments {
    /// The two documents.
    #[command(flatten)]
    pub documents: PairArguments,
    /// Align many pairs: a JSON object a line of FILE (- for standard input), one with the alignment
    /// a line out, in order; keys are id and en, zh (texts) or en_path, zh_path (files), or one text
    /// or path with both languages; other keys come back at the end of the object; exit code 1 if a
    /// line failed
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = [
            "english", "chinese", "english_file", "chinese_file", "format", "verify", "anchors",
            "header", "no_header", "columns", "bom",
        ]
    )]
    pub jsonl: Option<String>,
    /// Write to FILE, compressed if it ends in .gz or .zst (default: standard output)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,
    /// Bitext format (default: what the name of the output says, else tsv)
    #[arg(long, value_name = "FORMAT", value_parser = written_format())]
    pub format: Option<Format>,
    /// Leave out sentences that have no counterpart
    #[arg(long)]
    pub no_null: bool,
    /// Prove that every character of both documents is accounted for
    #[arg(long)]
    pub verify: bool,
    /// Format of the documents (default: told by their content)
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<FormatOfDocument>,
    /// Keep the beads of this index file as they are and align the rest around them
    #[arg(long, value_name = "INDEX")]
    pub anchors: Option<String>,
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
  zhen align talk.en.txt talk.zh.txt > talk.tsv
  zhen align talk.en.txt talk.zh.txt -o talk.jsonl.gz -v
  zhen align --lines en.txt zh.txt --format index
  zhen align contract.en.txt contract.zh.txt --glossary terms.tsv
  zhen align talk.en.txt talk.zh.txt --anchors confirmed.index
  zhen align page.en.txt page.zh.txt --columns src_text,trg_text --no-header --no-null
  zhen align --jsonl pairs.jsonl.gz -o aligned.jsonl.gz
  producer | zhen align --jsonl - --min-confidence 0.8 | consumer
  cat talk.zh.txt | zhen align talk.en.txt - --min-confidence 0.8";
