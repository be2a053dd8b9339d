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
    /// Header and byte order mark.
    #[command(flatten)]
    frame: TsvFrameArguments,
    /// The columns, in this order (default: src_doc,trg_doc,src_text,trg_text,score,bead,src_ids,trg_ids,flags)
    #[arg(long, value_name = "A,B,C", value_delimiter = ',')]
    columns: Option<Vec<Column>>,
}

/// What stands around the rows of TSV files.
#[derive(Clone, Debug, Args)]
pub struct TsvFrameArguments {
    /// Begin with a line that names the columns (the default)
    #[arg(long, overrides_with = "no_header")]
    header: bool,
    /// Leave the line out that names the columns
    #[arg(long)]
    no_header: bool,
    /// Begin with a byte order mark, which Excel needs
    #[arg(long)]
    bom: bool,
}

/// Options of the TSV files of a build, whose columns may be those of a job list.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Writing TSV")]
pub struct CorpusTsvArguments {
    /// Header and byte order mark.
    #[command(flatten)]
    frame: TsvFrameArguments,
    /// The columns, in this order, those of the job list among them (default: src_doc,trg_doc,src_text,trg_text,score,bead,src_ids,trg_ids,flags); jsonl takes those of the list too
    #[arg(long, value_name = "A,B,C", value_delimiter = ',')]
    columns: Option<Vec<String>>,
}

impl TsvArguments {
    /// Makes the options of a file of this format.
    ///
    /// # Errors
    ///
    /// If an option was given that the format does not have.
    pub fn options(&self, format: Format) -> Result<WriteOptions> {
        self.frame.refuse_for(format)?;
        if self.columns.is_some() && format != Format::Tsv {
            bail!("--columns: {format} has no such thing; use it with tsv only");
        }
        let mut options = self.frame.options(&[format])?;
        options.tsv.columns.clone_from(&self.columns);
        Ok(options)
    }
}

impl TsvFrameArguments {
    /// Refuses an option that was given, of which a format knows nothing.
    fn refuse_for(&self, format: Format) -> Result<()> {
        let given =
            [("--header", self.header), ("--no-header", self.no_header), ("--bom", self.bom)];
        match given.iter().find(|(_, given)| *given && format != Format::Tsv) {
            Some((option, _)) => {
                bail!("{option}: {format} has no such thing; use it with tsv only")
            }
            None => Ok(()),
        }
    }

    fn options(&self, formats: &[Format]) -> Result<WriteOptions> {
        let mut options = WriteOptions::default();
        options.tsv.header = !self.no_header;
        options.tsv.bom = self.bom;
        if formats.contains(&Format::Mnbvc) {
            options.source_date_epoch = source_date_epoch()?;
        }
        Ok(options)
    }
}

impl CorpusTsvArguments {
    /// Makes the options of files of these formats, of which one must know the options given, with
    /// columns of a job list.
    ///
    /// # Errors
    ///
    /// If no format knows an option, or a column is neither ours nor the list's.
    pub fn options(&self, formats: &[Format], listed: &[String]) -> Result<WriteOptions> {
        if !formats.contains(&Format::Tsv)
            && let Some(&format) = formats.first()
        {
            self.refuse_for(format)?;
        }
        let mut options = self.frame.options(formats)?;
        let Some(names) = &self.columns else { return Ok(options) };
        let mut columns = Vec::new();
        for name in names.iter().map(|name| name.trim()) {
            let column = match name.parse::<Column>() {
                Ok(column) => column,
                Err(_) if listed.iter().any(|listed| listed == name) => {
                    options.tsv.carried.push(name.to_owned());
                    Column::Carried(options.tsv.carried.len() - 1)
                }
                Err(error) if listed.is_empty() => bail!("--columns: {error}"),
                Err(error) => {
                    bail!("--columns: {error}; or those of the job list: {}", listed.join(", "))
                }
            };
            columns.push(column);
        }
        options.tsv.columns = Some(columns);
        Ok(options)
    }

    /// Refuses an option that was given, of which a format knows nothing.
    ///
    /// # Errors
    ///
    /// Names the option.
    pub fn refuse_for(&self, format: Format) -> Result<()> {
        self.frame.refuse_for(format)?;
        if self.columns.is_some() && !matches!(format, Format::Tsv | Format::Jsonl) {
            bail!("--columns: {format} has no such thing; use it with tsv or jsonl");
        }
        Ok(())
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
