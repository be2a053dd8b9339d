//! Bitext formats, and how TSV files are written.

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use zhen_formats::{Column, Format, TsvOptions};

/// A bitext format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    /// Tab-separated rows with text, without quoting
    Tsv,
    /// Sentence indices without text, such as `[0, 1]:[2]:0.9731`
    Index,
    /// One JSON object a line
    Jsonl,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Tsv => Self::Tsv,
            FormatName::Index => Self::Index,
            FormatName::Jsonl => Self::Jsonl,
        }
    }
}

/// Options of TSV files.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Writing TSV")]
pub struct TsvArguments {
    /// Begin with a line that names the columns (the default)
    #[arg(long, overrides_with = "no_header")]
    pub header: bool,
    /// Leave the line out that names the columns
    #[arg(long)]
    pub no_header: bool,
    /// The columns, in this order (default: src_doc,trg_doc,src_text,trg_text,score,bead,src_ids,trg_ids,flags)
    #[arg(long, value_name = "A,B,C", value_delimiter = ',')]
    pub columns: Option<Vec<Column>>,
    /// Begin with a byte order mark, which Excel needs
    #[arg(long)]
    pub bom: bool,
}

impl TsvArguments {
    /// Makes the options of a file of this format.
    ///
    /// # Errors
    ///
    /// If an option was given that the format does not have.
    pub fn options(&self, format: Format) -> Result<TsvOptions> {
        let given = [
            ("--header", self.header),
            ("--no-header", self.no_header),
            ("--columns", self.columns.is_some()),
            ("--bom", self.bom),
        ];
        if let Some((option, _)) = given.iter().find(|(_, given)| *given && format != Format::Tsv) {
            bail!("{option}: {format} has no such thing; use it with tsv only");
        }
        let mut options = TsvOptions::default();
        options.header = !self.no_header;
        options.columns.clone_from(&self.columns);
        options.bom = self.bom;
        Ok(options)
    }
}

/// Reads a probability.
pub fn probability(number: &str) -> Result<f64, String> {
    match number.parse() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("expected a number from 0 to 1".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_its_name() {
        let names = FormatName::value_variants().iter().map(|name| {
            let value = name.to_possible_value().unwrap();
            assert_eq!(value.get_name(), Format::from(*name).name());
        });
        assert_eq!(names.count(), Format::ALL.len());
    }
}
