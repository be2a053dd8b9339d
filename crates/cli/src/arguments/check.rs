//! `zhen check`.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use zhen_check::{CheckOptions, FindingKind, MessageLanguage};
use zhen_formats::FindingsFormat;

use super::lexicon::LexiconArguments;
use super::pair::PairArguments;
use super::reading::{FormatOfDocument, ReadingArguments};

/// Report where an English and a Chinese version do not say the same.
///
/// Sentences left out or added, blocks moved, numbers, dates, amounts, percentages, names and
/// clause numbers that differ, terms rendered in several ways or not as a glossary asks. Two
/// documents, two folders of them, or one file that holds both languages: a bitext (tsv, jsonl,
/// tmx, xliff) or a document.
/// Exit code 0: the versions match; 1: there are findings; 2: it could not be checked.
#[derive(Debug, Args)]
#[command(
    after_help = EXAMPLES,
    override_usage = "zhen check [OPTIONS] EN ZH\n       zhen check [OPTIONS] EN_DIR ZH_DIR\n       zhen check [OPTIONS] BITEXT\n       zhen check [OPTIONS] --en FILE --zh FILE"
)]
pub struct CheckArguments {
    /// The two documents, folders, or the file with both languages.
    #[command(flatten)]
    pub documents: PairArguments,
    /// How findings are written (default: by the name of the output, else text)
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    pub format: Option<FindingsFormat>,
    /// Write to FILE, compressed if it ends in .gz or .zst (default: standard output)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,
    /// Language of the messages
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub message_lang: MessageLanguageName,
    /// Report everything, however doubtful
    #[arg(long)]
    pub strict: bool,
    /// Report these classes only, separated by commas
    #[arg(long, value_name = "CLASSES", value_delimiter = ',', value_parser = kind, conflicts_with = "ignore")]
    pub only: Vec<FindingKind>,
    /// Do not report these classes, separated by commas
    #[arg(long, value_name = "CLASSES", value_delimiter = ',', value_parser = kind)]
    pub ignore: Vec<FindingKind>,
    /// Leave out the findings that FILE lists by id, or by class and path
    #[arg(long, value_name = "FILE")]
    pub suppress: Option<String>,
    /// Report only what is new since the commit REV of the git repository of the documents
    #[arg(long, value_name = "REV")]
    pub base: Option<String>,
    /// Write one JSON object with the status of the Chinese page, as the detectors of the
    /// Kubernetes website do
    #[arg(long, conflicts_with_all = ["format", "base"])]
    pub detector: bool,
    /// Keep the beads of an index file, confirmed by a person
    #[arg(long, value_name = "INDEX")]
    pub anchors: Option<String>,
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

impl CheckArguments {
    /// Returns what is reported.
    pub fn options(&self) -> CheckOptions {
        if self.strict { CheckOptions::strict() } else { CheckOptions::default() }
    }

    /// The files besides the documents that are read: an output must be none of them.
    pub fn known_files(&self) -> Vec<&str> {
        let own = [self.anchors.as_deref(), self.suppress.as_deref()];
        self.lexicon.paths().chain(own.into_iter().flatten()).collect()
    }

    /// Whether findings of a class are asked for.
    pub fn wants(&self, kind: FindingKind) -> bool {
        (self.only.is_empty() || self.only.contains(&kind)) && !self.ignore.contains(&kind)
    }
}

/// The languages of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageLanguageName {
    /// English
    En,
    /// Chinese
    Zh,
}

impl From<MessageLanguageName> for MessageLanguage {
    fn from(name: MessageLanguageName) -> Self {
        match name {
            MessageLanguageName::En => Self::English,
            MessageLanguageName::Zh => Self::Chinese,
        }
    }
}

/// Lists the formats with what they are, for help and completions.
fn format_parser() -> impl TypedValueParser<Value = FindingsFormat> {
    let values = FindingsFormat::ALL
        .map(|format| PossibleValue::new(format.name()).help(format.description()));
    PossibleValuesParser::new(values)
        .map(|name| name.parse().expect("only names of formats are possible"))
}

fn kind(name: &str) -> Result<FindingKind, String> {
    FindingKind::of_name(name).ok_or_else(|| {
        let names = FindingKind::ALL.map(FindingKind::name);
        format!("there is no class {name:?}; the classes are {}", names.join(", "))
    })
}

const EXAMPLES: &str = "\
CLASSES
  unrelated abridged omission addition moved number scale date weekday amount unit percentage
  citation identifier name untranslated term negation quotation structure link code corrupted

EXAMPLES
  zhen check notice.en.txt notice.zh.txt
  zhen check docs/en docs/zh --format sarif -o findings.sarif
  zhen check law.en.docx law.zh.docx --format html -o law.html --message-lang zh
  zhen check lease.en.docx lease.zh.docx --glossary terms.tsv
  zhen check corpus.tmx --only number,date,amount
  zhen check en/page.md zh/page.md --base main --suppress .zhen-suppress";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_lists_all_classes() {
        let listed: Vec<&str> = EXAMPLES.split_whitespace().take(24).skip(1).collect();
        for kind in FindingKind::ALL {
            assert!(listed.contains(&kind.name()), "{}", kind.name());
        }
    }
}
