//! The two documents of a pair: the arguments of all commands that take one.

use anyhow::{Result, bail};
use clap::Args;

/// An English and a Chinese document.
#[derive(Clone, Debug, Args)]
pub struct PairArguments {
    /// The English document
    #[arg(value_name = "EN", required_unless_present_any = ["english_file", "chinese_file"])]
    pub english: Option<String>,
    /// The Chinese document
    #[arg(value_name = "ZH")]
    pub chinese: Option<String>,
    /// The English document, whatever its language seems to be
    #[arg(long = "en", value_name = "FILE", requires = "chinese_file", conflicts_with = "english")]
    pub english_file: Option<String>,
    /// The Chinese document, whatever its language seems to be
    #[arg(long = "zh", value_name = "FILE", requires = "english_file", conflicts_with = "english")]
    pub chinese_file: Option<String>,
}

/// The two documents of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairPaths<'p> {
    /// Paths in the order in which they were given, or English first when named so.
    pub paths: [&'p str; 2],
    /// Whether the user said which is which.
    pub is_named: bool,
}

impl PairArguments {
    /// Returns the two documents; `command` is what the user called.
    ///
    /// # Errors
    ///
    /// If there is only one.
    pub fn paths(&self, command: &str) -> Result<PairPaths<'_>> {
        let positions = [self.english.as_deref(), self.chinese.as_deref()];
        let names = [self.english_file.as_deref(), self.chinese_file.as_deref()];
        match (positions, names) {
            ([Some(first), Some(second)], _) => {
                Ok(PairPaths { paths: [first, second], is_named: false })
            }
            (_, [Some(english), Some(chinese)]) => {
                Ok(PairPaths { paths: [english, chinese], is_named: true })
            }
            ([Some(only), None], _) => {
                bail!("{only}: its counterpart is missing; name both documents: {command} EN ZH")
            }
            _ => bail!("expected an English and a Chinese document: {command} EN ZH"),
        }
    }
}
