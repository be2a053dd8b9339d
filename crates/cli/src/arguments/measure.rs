//! `zhen score` and `zhen evaluate`.

use clap::{Args, ValueEnum};
use zhen_align::GoldUnits;

use super::lexicon::LexiconArguments;

/// Score predicted alignments against gold ones.
///
/// Both are alignments without text, or folders of them with the same names, whatever their
/// endings: those of zhen (index), Vecalign, SentAlign, Bertalign, hunalign (ladder), Champollion,
/// OPUS and InterText (XCES). The format of each file is told by its content.
#[derive(Debug, Args)]
#[command(after_help = SCORE_EXAMPLES)]
pub struct ScoreArguments {
    /// Gold alignment, or folder of them
    #[arg(value_name = "GOLD")]
    pub gold: String,
    /// Predicted alignment, or folder of them
    #[arg(value_name = "PREDICTED")]
    pub predicted: String,
    /// How the figures are written.
    #[command(flatten)]
    pub measure: MeasureArguments,
}

const SCORE_EXAMPLES: &str = "\
EXAMPLES
  zhen score talk.gold talk.index
  zhen score talk.gold talk.hunalign.ladder
  zhen score gold/ predicted/ --format json";

/// Align the documents of test sets and score the result against their gold.
///
/// A set is a folder: SET/en/NAME and SET/zh/NAME hold one sentence a line, SET/gold/NAME the gold
/// beads in any format that `zhen score` reads (its ending may be another), and SET/paragraphs/NAME.en
/// and NAME.zh, if there are any, the indices of the sentences that begin a paragraph, one a line.
#[derive(Debug, Args)]
#[command(after_help = EVALUATE_EXAMPLES)]
pub struct EvaluateArguments {
    /// Folders of test sets
    #[arg(value_name = "SET_DIR", required = true)]
    pub sets: Vec<String>,
    /// What is known of words.
    #[command(flatten)]
    pub lexicon: LexiconArguments,
    /// How the figures are written.
    #[command(flatten)]
    pub measure: MeasureArguments,
}

const EVALUATE_EXAMPLES: &str = "\
EXAMPLES
  zhen evaluate corpus/gold_set
  zhen evaluate sets/news sets/law --format json -o figures.json";

/// What is measured, and how the figures are written.
#[derive(Debug, Args)]
pub struct MeasureArguments {
    /// How the figures are written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,
    /// The gold is coarser than the sentences: any bead inside a gold bead is right
    #[arg(long)]
    pub paragraph_units: bool,
    /// Write to FILE (default: standard output)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,
}

impl MeasureArguments {
    /// Returns how the gold relates to the sentences.
    pub fn units(&self) -> GoldUnits {
        if self.paragraph_units { GoldUnits::Paragraphs } else { GoldUnits::Beads }
    }
}

/// How figures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// A table
    Text,
    /// One JSON object
    Json,
}
