//! How documents are read: the options that all commands with documents share.

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use zhen_batch::{Order, PairOptions, Units};
use zhen_document::{Boilerplate, DocumentFormat, PageOptions};

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
pub enum FormatOfDocument {
    /// Plain text: the dump of a web page, or any other
    Txt,
    /// A web page
    Html,
    /// Markdown, with front matter, tables and MDX tags
    Md,
    /// Word
    Docx,
    /// PDF with a text layer
    Pdf,
    /// An e-book
    Epub,
    /// SubRip subtitles
    Srt,
    /// WebVTT subtitles
    Vtt,
    /// XLIFF 1.2 or 2
    Xliff,
    /// A translation memory
    Tmx,
    /// A JSON object a line
    Jsonl,
}

impl From<FormatOfDocument> for DocumentFormat {
    fn from(name: FormatOfDocument) -> Self {
        match name {
            FormatOfDocument::Txt => Self::Text,
            FormatOfDocument::Html => Self::Html,
            FormatOfDocument::Md => Self::Markdown,
            FormatOfDocument::Docx => Self::Docx,
            FormatOfDocument::Pdf => Self::Pdf,
            FormatOfDocument::Epub => Self::Epub,
            FormatOfDocument::Srt => Self::Srt,
            FormatOfDocument::Vtt => Self::Vtt,
            FormatOfDocument::Xliff => Self::Xliff,
            FormatOfDocument::Tmx => Self::Tmx,
            FormatOfDocument::Jsonl => Self::Jsonl,
        }
    }
}

impl ReadingArguments {
    /// Makes the options of the one-pair function.
    ///
    /// # Errors
    ///
    /// If the encoding is unknown, or lines are asked of a format that has none.
    pub fn options(&self, order: Order, from: Option<FormatOfDocument>) -> Result<PairOptions> {
        let mut options = PairOptions::default();
        options.order = order;
        options.units = if self.lines { Units::Lines } else { Units::Page };
        let keeps = self.keep_boilerplate;
        options.page = PageOptions::with_boilerplate(if keeps {
            Boilerplate::Keep
        } else {
            Boilerplate::Omit
        });
        options.format = from.map(DocumentFormat::from);
        if let Some(format) = options.format.filter(|format| *format != DocumentFormat::Text)
            && self.lines
        {
            bail!("--lines: a {format} file has no lines of its own; use it with txt");
        }
        options.encoding = self.encoding.as_deref().map(input::encoding).transpose()?;
        Ok(options)
    }
}
