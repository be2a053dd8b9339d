//! Which rows of a bitext are left out.

use anyhow::{Result, bail};
use clap::Args;
use zhen_batch::{FilterOptions, Lengths};
use zhen_formats::Format;

use super::bitext::probability;

/// Corpus filters. Nothing is left out that is not asked for here.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Leaving beads with two sides out (each is counted)")]
pub struct FilterArguments {
    /// Beads whose confidence is less than P
    #[arg(long, value_name = "P", allow_negative_numbers = true, value_parser = probability)]
    pub min_confidence: Option<f64>,
    /// Beads with one side more than R times as long as the other, 2.5 English characters for one
    /// Chinese one; 1 in 100 good pairs is above 2
    #[arg(long, value_name = "R", allow_negative_numbers = true, value_parser = ratio)]
    pub max_length_ratio: Option<f64>,
    /// Beads with fewer than N English words or N Chinese characters; EN,ZH sets them apart
    #[arg(long, value_name = "N|EN,ZH", allow_negative_numbers = true, value_parser = lengths)]
    pub min_length: Option<Lengths>,
    /// Beads with more than N English words or N Chinese characters; EN,ZH sets them apart
    #[arg(long, value_name = "N|EN,ZH", allow_negative_numbers = true, value_parser = lengths)]
    pub max_length: Option<Lengths>,
    /// Beads whose sides have the same letters and digits: nothing was translated
    #[arg(long)]
    pub no_identical: bool,
    /// Beads whose English side is not mostly Latin letters, or whose Chinese side has hardly any
    /// Han characters
    #[arg(long)]
    pub no_wrong_script: bool,
    /// Beads of which more than P of the characters of a side are digits
    #[arg(long, value_name = "P", allow_negative_numbers = true, value_parser = probability)]
    pub max_digits: Option<f64>,
    /// Beads of which more than P of the characters of a side are neither letters nor digits
    #[arg(long, value_name = "P", allow_negative_numbers = true, value_parser = probability)]
    pub max_symbols: Option<f64>,
    /// Beads whose two texts stood in a bead before, which is kept
    #[arg(long)]
    pub no_duplicates: bool,
    /// Beads whose two texts stood in a bead before but for case, numbers, punctuation, width and
    /// script
    #[arg(long)]
    pub no_near_duplicates: bool,
}

impl FilterArguments {
    /// Makes the options of the filters.
    ///
    /// # Errors
    ///
    /// If one was given and `format` must name every sentence.
    pub fn options(&self, format: Format) -> Result<FilterOptions> {
        let given = [
            ("--min-confidence", self.min_confidence.is_some()),
            ("--max-length-ratio", self.max_length_ratio.is_some()),
            ("--min-length", self.min_length.is_some()),
            ("--max-length", self.max_length.is_some()),
            ("--no-identical", self.no_identical),
            ("--no-wrong-script", self.no_wrong_script),
            ("--max-digits", self.max_digits.is_some()),
            ("--max-symbols", self.max_symbols.is_some()),
            ("--no-duplicates", self.no_duplicates),
            ("--no-near-duplicates", self.no_near_duplicates),
        ];
        if let (Some(least), Some(most)) = (self.min_length, self.max_length)
            && (least.english > most.english || least.chinese > most.chinese)
        {
            bail!("--min-length: it is above --max-length, which leaves nothing");
        }
        let first = given.iter().find(|(_, is_given)| *is_given);
        if let Some((option, _)) = first {
            refuse_leaving_out(option, format)?;
        }
        Ok(FilterOptions {
            min_confidence: self.min_confidence,
            max_length_ratio: self.max_length_ratio,
            min_length: self.min_length,
            max_length: self.max_length,
            identical: self.no_identical,
            wrong_script: self.no_wrong_script,
            max_digits: self.max_digits,
            max_symbols: self.max_symbols,
            duplicates: self.no_duplicates,
            near_duplicates: self.no_near_duplicates,
        })
    }
}

/// Refuses an option that leaves beads out of a format that must name every sentence.
///
/// # Errors
///
/// If the format is such a one.
pub fn refuse_leaving_out(option: &str, format: Format) -> Result<()> {
    if !format.allows_leaving_nulls_out() {
        bail!("{option}: {format} must name every sentence; use it with a format that holds text");
    }
    Ok(())
}

fn ratio(number: &str) -> Result<f64, String> {
    match number.parse() {
        Ok(value) if (1.0..).contains(&value) => Ok(value),
        _ => Err("expected a number from 1 up".to_owned()),
    }
}

fn lengths(text: &str) -> Result<Lengths, String> {
    let (english, chinese) = text.split_once(',').unwrap_or((text, text));
    match (english.trim().parse(), chinese.trim().parse()) {
        (Ok(english), Ok(chinese)) => Ok(Lengths { english, chinese }),
        _ => Err("expected a number such as 80, or two such as 80,200".to_owned()),
    }
}
