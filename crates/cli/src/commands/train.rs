//! `zhen train`: parallel text to a lexicon.

use std::io::{IsTerminal as _, stdout};

use anyhow::{Context, Result, bail};
use zhen_formats::{BitextRow, Format, read_rows};
use zhen_lexicon::TrainingCorpus;

use super::convert::source_format;
use crate::arguments::TrainArguments;
use crate::input::{self, refuse_two_standard_inputs};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Faulty lines of one file that are named; of further ones only the number is.
const NAMED_FAULTS: usize = 5;

/// Reads all pairs, learns from them, and writes the lexicon.
pub fn run(arguments: &TrainArguments, report: &Report) -> Result<Outcome> {
    let inputs: Vec<&str> = arguments.pairs.iter().map(String::as_str).collect();
    refuse_two_standard_inputs(&inputs)?;
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    if matches!(output, Output::Standard) && stdout().is_terminal() {
        bail!("-o FILE is missing: a lexicon is no text for the terminal");
    }
    let lexicon = arguments.lexicon.load(report)?;
    let mut corpus = TrainingCorpus::new();
    for path in inputs {
        let pairs = pairs_of(path, arguments, report)?;
        let list: Vec<(&str, &str)> =
            pairs.iter().map(|(english, chinese)| (english.as_str(), chinese.as_str())).collect();
        let taken = corpus.add(&list, 1.0);
        if taken < list.len() {
            report.note(&format!(
                "{path}: {} pairs without words on a side, or with more than {}, passed over",
                list.len() - taken,
                TrainingCorpus::LONGEST_SIDE
            ));
        }
    }
    if corpus.is_empty() {
        bail!("{}: there is no sentence pair to learn from", arguments.pairs.join(", "));
    }
    let image = zhen_lexicon::train_layer(&corpus, &lexicon);
    let (stems, words, links) =
        zhen_lexicon::Lexicon::from_bytes(&image).expect("it was just written").sizes();
    if links == 0 {
        bail!(
            "{}: no word stands in two of the {} pairs, so there is nothing to learn; add more text",
            arguments.pairs.join(", "),
            corpus.len()
        );
    }
    output.write(|out| out.write_all(&image))?;
    report.note(&format!(
        "{} pairs: {words} Chinese words, {stems} English stems, {links} links",
        corpus.len()
    ));
    Ok(Outcome::Done)
}

/// The pairs of a file, English first.
fn pairs_of(
    path: &str,
    arguments: &TrainArguments,
    report: &Report,
) -> Result<Vec<(String, String)>> {
    let mut input = input::open(path)?;
    let format = source_format(path, arguments.from, &mut *input)?;
    if format == Format::Index {
        bail!(
            "{path}: an index holds no text; make a bitext of it first: \
             zhen convert {path} -o PAIRS.tsv --en FILE --zh FILE"
        );
    }
    let mut pairs = Vec::new();
    let (mut faults, mut unsure, mut nulls) = (0, 0, 0);
    for row in read_rows(format, input) {
        match row {
            Err(error) => {
                faults += 1;
                if faults <= NAMED_FAULTS {
                    report.warning(&format!("{path}: {error}; passed over"));
                }
            }
            Ok(row) if is_unsure(&row, arguments.min_confidence) => unsure += 1,
            Ok(row) if row.source_text.trim().is_empty() || row.target_text.trim().is_empty() => {
                nulls += 1;
            }
            Ok(row) => pairs.push((row.source_text, row.target_text)),
        }
    }
    if faults > NAMED_FAULTS {
        report.warning(&format!("{path}: {faults} lines in all could not be read"));
    }
    let left_out = [(unsure, "below --min-confidence"), (nulls, "with one side only")];
    for (count, what) in left_out.into_iter().filter(|(count, _)| *count > 0) {
        report.note(&format!("{path}: {count} rows {what} left out"));
    }
    if pairs.is_empty() {
        bail!("{path}: there is no sentence pair in it; expected English and Chinese text");
    }
    english_first(pairs).with_context(|| path.to_owned())
}

fn is_unsure(row: &BitextRow, least: Option<f64>) -> bool {
    least.is_some_and(|least| row.score < least)
}

/// Brings the column with the Chinese text to the second place.
fn english_first(pairs: Vec<(String, String)>) -> Result<Vec<(String, String)>> {
    let han = |text: &str| text.chars().filter(|c| matches!(c, '\u{3400}'..='\u{9fff}')).count();
    let (mut first, mut second) = (0, 0);
    for (left, right) in &pairs {
        // What decides is the number of rows, so that one long row cannot turn the file over.
        first += usize::from(han(left) > han(right));
        second += usize::from(han(right) > han(left));
    }
    // Names and untranslated rows may stand on either side, so a half is not asked for.
    if 4 * first.max(second) < pairs.len() {
        bail!("neither column is Chinese; expected one English and one Chinese column");
    }
    if first > second {
        return Ok(pairs.into_iter().map(|(chinese, english)| (english, chinese)).collect());
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chinese_column_comes_second() {
        let pair = |left: &str, right: &str| (left.to_owned(), right.to_owned());
        let right = vec![pair("the lake", "湖"), pair("WTO", "WTO"), pair("Li 李", "李先生")];
        let turned: Vec<_> = right.iter().map(|(left, right)| pair(right, left)).collect();
        assert_eq!(english_first(right.clone()).unwrap(), right);
        assert_eq!(english_first(turned).unwrap(), right);
        assert!(english_first(vec![pair("the lake", "le lac")]).is_err());
    }
}
