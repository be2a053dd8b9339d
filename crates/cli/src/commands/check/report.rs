//! The report of findings as it is written for the user.

use std::io::IsTerminal as _;

use anyhow::Result;
use zhen_batch::CheckedFiles;
use zhen_formats::{CheckedDocuments, FindingsFormat, FindingsOptions, MatchingPairs, TextStyle};

use crate::arguments::CheckArguments;
use crate::output::Output;

/// Columns of text where there is no terminal.
const WIDTH: usize = 100;

/// How many document pairs a report is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// One.
    Pair,
    /// A collection, of which the pairs that match are named only.
    Collection,
}

/// Returns the format that an option or the name of the output says.
pub fn format(arguments: &CheckArguments) -> FindingsFormat {
    let by_name = || {
        let path = arguments.output.as_deref()?;
        let name = path.strip_suffix(".gz").or_else(|| path.strip_suffix(".zst")).unwrap_or(path);
        match name.rsplit_once('.')?.1 {
            "json" => Some(FindingsFormat::Json),
            "tsv" => Some(FindingsFormat::Tsv),
            "html" | "htm" => Some(FindingsFormat::Html),
            "sarif" => Some(FindingsFormat::Sarif),
            "xml" => Some(FindingsFormat::Junit),
            _ => None,
        }
    };
    arguments.format.or_else(by_name).unwrap_or(FindingsFormat::Text)
}

/// Returns how the report is written.
pub fn options(
    arguments: &CheckArguments,
    output: &Output,
    extent: Extent,
    title: &str,
) -> FindingsOptions {
    let mut options = FindingsOptions::in_language(arguments.message_lang.into());
    let is_terminal = matches!(output, Output::Standard) && std::io::stdout().is_terminal();
    options.text.style = match is_terminal && std::env::var_os("NO_COLOR").is_none() {
        true => TextStyle::Coloured,
        false => TextStyle::Plain,
    };
    options.text.width = match terminal_size::terminal_size() {
        Some((width, _)) if is_terminal => usize::from(width.0),
        _ => WIDTH,
    };
    options.page.title = title.to_owned();
    options.page.matching = match extent {
        Extent::Pair => MatchingPairs::Whole,
        Extent::Collection => MatchingPairs::Named,
    };
    options
}

/// Writes the report of one document pair.
///
/// # Errors
///
/// If it cannot be written.
pub fn write(arguments: &CheckArguments, output: &Output, checked: &CheckedFiles) -> Result<()> {
    let options = options(arguments, output, Extent::Pair, "");
    let format = format(arguments);
    output.write(|out| {
        let mut writer = zhen_formats::FindingsWriter::new(format, out, &options)?;
        writer.write_documents(&documents(checked))?;
        writer.finish()
    })
}

/// Returns what a writer of reports takes.
pub fn documents(checked: &CheckedFiles) -> CheckedDocuments<'_> {
    CheckedDocuments {
        names: &checked.names,
        pair: checked.checked_pair(),
        report: &checked.report,
    }
}
