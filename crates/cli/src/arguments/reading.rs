//! How documents are read: the options that all commands with documents share.

use anyhow::Result;
use clap::{Args, ValueEnum};
use zhen_batch::{Order, PairOptions, Units};
use zhen_document::Boilerplate;

use crate::input;

/// Options for reading documents.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Reading documents")]
pub struct ReadingArguments {
    /// The documents hold one sentence a line already; blank lines count
    #[arg(long)]
    pub lines: bool,
    /// Keep menus, share lines, footers and the like (--lines always does)
    #[arg(long)]
    pub keep_boilerplate: bool,
    /// Read all documents in this encoding (default: detected)
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
}

/// The document formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DocumentFormat {
    /// Plain text
    Txt,
}

impl ReadingArguments {
    /// Makes the options of the one-pair function.
    ///
    /// # Errors
    ///
    /// If the encoding is unknown.
    pub fn options(&self, order: Order) -> Result<PairOptions> {
        let mut options = PairOptions::default();
        options.order = order;
        options.units = if self.lines { Units::Lines } else { Units::Page };
        options.boilerplate =
            if self.keep_boilerplate { Boilerplate::Keep } else { Boilerplate::Omit };
        options.encoding = self.encoding.as_deref().map(input::encoding).transpose()?;
        Ok(options)
    }
}
