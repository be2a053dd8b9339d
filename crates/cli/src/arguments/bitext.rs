//! Bitext formats, and how TSV files are written.

use anyhow::{Result, bail};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use zhen_formats::{Column, Format, WriteOptions};

/// Reads the name of a format that is read.
pub fn any_format() -> impl TypedValueParser<Value = Format> {
    formats(|_| true)
}

/// Reads the name of a format that is written.
pub fn written_format() -> impl TypedValueParser<Value = Format> {
    formats(Format::is_written)
}

/// Reads the name of a format that can hold the beads of many documents.
pub fn corpus_format() -> impl TypedValueParser<Value = Format> {
    formats(|format| format.is_written() && format.holds_text())
}

fn formats(is_offered: fn(Format) -> bool) -> impl TypedValueParser<Value = Format> {
    let offered = Format::ALL.into_iter().filter(move |format| is_offered(*format));
    let values = offered.map(|format| PossibleValue::new(format.name()).help(format.description()));
    PossibleValuesParser::new(values)
        .map(|name| name.parse::<Format>().expect("only names of formats are offered"))
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
    pub fn options(&self, format: Format) -> Result<WriteOptions> {
        let given = [
            ("--header", self.header),
            ("--no-header", self.no_header),
            ("--columns", self.columns.is_some()),
            ("--bom", self.bom),
        ];
        if let Some((option, _)) = given.iter().find(|(_, given)| *given && format != Format::Tsv) {
            bail!("{option}: {format} has no such thing; use it with tsv only");
        }
        let mut options = WriteOptions::default();
        options.tsv.header = !self.no_header;
        options.tsv.columns.clone_from(&self.columns);
        options.tsv.bom = self.bom;
        if format == Format::Mnbvc {
            options.source_date_epoch = source_date_epoch()?;
        }
        Ok(options)
    }
}

/// The moment that outputs shall bear, where they bear one; see reproducible-builds.org.
fn source_date_epoch() -> Result<Option<u64>> {
    match std::env::var("SOURCE_DATE_EPOCH") {
        Err(_) => Ok(None),
        Ok(value) => match value.parse() {
            Ok(seconds) => Ok(Some(seconds)),
            Err(_) => bail!("SOURCE_DATE_EPOCH: expected seconds since 1970, found `{value}`"),
        },
    }
}

/// Reads a probability.
pub fn probability(number: &str) -> Result<f64, String> {
    match number.parse() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("expected a number from 0 to 1".to_owned()),
    }
}
