//! The documents of a pair: the arguments of all commands that take one.

use anyhow::{Result, bail};
use clap::Args;
use zhen_batch::Order;

/// An English and a Chinese document.
#[derive(Clone, Debug, Args)]
pub struct PairArguments {
    /// The English document, or one file that holds both languages
    #[arg(index = 1, value_name = "EN", required_unless_present_any = ["english_file", "chinese_file"])]
    pub english: Option<String>,
    /// The Chinese document
    #[arg(index = 2, value_name = "ZH")]
    pub chinese: Option<String>,
    /// The English document, whatever its language seems to be
    #[arg(long = "en", value_name = "FILE", requires = "chinese_file", conflicts_with = "english")]
    pub english_file: Option<String>,
    /// The Chinese document, whatever its language seems to be
    #[arg(long = "zh", value_name = "FILE", requires = "english_file", conflicts_with = "english")]
    pub chinese_file: Option<String>,
}

/// The files of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairPaths<'p> {
    /// Two files, in the order in which they were given.
    Given([&'p str; 2]),
    /// Two files of which the user said which is which, English first.
    Named([&'p str; 2]),
    /// One file with both languages.
    Both(&'p str),
}

impl<'p> PairPaths<'p> {
    /// Returns the files, each once.
    pub fn files(&self) -> Vec<&'p str> {
        match self {
            Self::Given(paths) | Self::Named(paths) => paths.to_vec(),
            Self::Both(path) => vec![path],
        }
    }

    /// Returns how the English document is told.
    pub fn order(&self) -> Order {
        match self {
            Self::Named(_) => Order::EnglishFirst,
            Self::Given(_) | Self::Both(_) => Order::Detect,
        }
    }
}

impl PairArguments {
    /// Returns the files of the pair; `command` is what the user called.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub fn paths(&self, command: &str) -> Result<PairPaths<'_>> {
        let positions = (self.english.as_deref(), self.chinese.as_deref());
        let names = (self.english_file.as_deref(), self.chinese_file.as_deref());
        match (positions, names) {
            ((Some(first), Some(second)), _) => Ok(PairPaths::Given([first, second])),
            (_, (Some(english), Some(chinese))) => Ok(PairPaths::Named([english, chinese])),
            ((Some(only), None), _) => Ok(PairPaths::Both(only)),
            _ => bail!("expected an English and a Chinese document: {command} EN ZH"),
        }
    }
}
