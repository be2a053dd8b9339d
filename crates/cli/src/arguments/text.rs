//! `zhen segment` and `zhen split`.

use clap::{Args, ValueEnum};
use zhen_text::Language;

use super::reading::FormatOfDocument;

/// Split text into words, one line in, one line out.
///
/// Words and punctuation marks stand between single spaces; no other character is changed.
#[derive(Debug, Args)]
#[command(after_help = SEGMENT_EXAMPLES)]
pub struct SegmentArguments {
    /// What is read and written.
    #[command(flatten)]
    pub text: TextArguments,
    /// Language of all lines (default: detected line by line)
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<LanguageName>,
}

const SEGMENT_EXAMPLES: &str = "\
EXAMPLES
  zhen segment talk.zh.txt
  echo 双方签订了协议。 | zhen segment";

/// Split a document into sentences, one a line.
///
/// Reads every format that align reads; every line is kept, menus and footers too. A line break within a sentence
/// becomes a space, or vanishes between Chinese characters.
#[derive(Debug, Args)]
#[command(after_help = SPLIT_EXAMPLES)]
pub struct SplitArguments {
    /// What is read and written.
    #[command(flatten)]
    pub text: TextArguments,
    /// Language of the document (default: detected)
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<LanguageName>,
    /// Format of the document (default: told by its content)
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<FormatOfDocument>,
}

const SPLIT_EXAMPLES: &str = "\
EXAMPLES
  zhen split talk.zh.txt -o talk.zh.sentences
  zhen split page.html
  echo 'Mr. Li came at 9 a.m. He left at ten.' | zhen split";

/// A text to read and where its result goes.
#[derive(Debug, Args)]
pub struct TextArguments {
    /// The text (default: standard input)
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub file: String,
    /// Write to FILE, compressed if it ends in .gz or .zst (default: standard output)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,
    /// Read the text in this encoding (default: detected)
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
}

/// One of the two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageName {
    /// English
    En,
    /// Chinese
    Zh,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::En => Self::English,
            LanguageName::Zh => Self::Chinese,
        }
    }
}
