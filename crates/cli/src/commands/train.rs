//! `zhen train`: parallel text to a lexicon.

use std::collections::HashSet;
use std::io::{IsTerminal as _, stdout};

use anyhow::{Context, Result, bail};
use zhen_formats::{BitextRow, JsonlError, LineError, ReadError, TsvError};
use zhen_lexicon::{Lexicon, TrainingCorpus, train_layer};

use crate::arguments::TrainArguments;
use crate::bitext::{BitextFile, chinese_place};
use crate::input::refuse_two_standard_inputs;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Faulty lines of one file that are named; of further ones only the number is.
const NAMED_FAULTS: usize = 5;
/// English words and Chinese characters of a term, at most.
const TERM_WORDS: usize = 4;
const TERM_CHARACTERS: usize = 10;
/// Sentence pairs that an entry of a list of terms counts as: it is a statement, they are examples.
const TERM_WEIGHT: f32 = 20.0;
/// Learned links that `-v` lists.
const LISTED_LINKS: usize = 30;

/// A sentence pair, English first.
type Pair = (String, String);

/// Reads all pairs, learns from them, and writes the lexicon.
pub fn run(arguments: &TrainArguments, report: &Report) -> Result<Outcome> {
    let paths: Vec<&str> = arguments.pairs.iter().map(String::as_str).collect();
    let files = paths.iter().map(|path| BitextFile::paths(path, arguments.from));
    let files: Vec<String> = files.collect::<Result<Vec<_>>>()?.concat();
    let inputs: Vec<&str> =
        files.iter().map(String::as_str).chain(arguments.lexicon.paths()).collect();
    refuse_two_standard_inputs(&inputs)?;
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    if matches!(output, Output::Standard) && stdout().is_terminal() {
        bail!("-o FILE is missing: a lexicon is no text for the terminal");
    }
    let lexicon = arguments.lexicon.load(report)?;
    let mut corpus = TrainingCorpus::new();
    let mut known: HashSet<Pair> = HashSet::new();
    for path in paths {
        let pairs = pairs_of(path, arguments, report)?;
        let all = pairs.len();
        // The same pair twice is a copy, not a second witness.
        let new: Vec<&Pair> = pairs.iter().filter(|pair| known.insert((*pair).clone())).collect();
        let texts: Vec<(&str, &str)> =
            new.iter().map(|(english, chinese)| (english.as_str(), chinese.as_str())).collect();
        let taken = if is_term_list(&texts) {
            report.detail(&format!("{path}: read as a list of terms"));
            corpus.add_terms(&texts, TERM_WEIGHT)
        } else {
            corpus.add(&texts, 1.0)
        };
        passed_over(path, all - new.len(), "that stood before", report);
        let longest = TrainingCorpus::LONGEST_SIDE;
        let wordless =
            format!("without words of the language on a side, or with more than {longest},");
        passed_over(path, new.len() - taken, &wordless, report);
    }
    let files = arguments.pairs.join(", ");
    if corpus.is_empty() {
        bail!("{files}: there is no pair with English and Chinese words to learn from");
    }
    let image = train_layer(&corpus, &lexicon);
    let learned = Lexicon::from_bytes(&image).expect("it was just written");
    let (stems, words, links) = learned.sizes();
    if links == 0 {
        bail!("{files}: no word stands in two sentence pairs or in a term; add more text");
    }
    output.write(|out| out.write_all(&image))?;
    list_links(&learned, &lexicon, report);
    report.note(&format!(
        "{}: {}, {}, {}",
        counted(corpus.len(), "pair"),
        counted(words, "Chinese word"),
        counted(stems, "English stem"),
        counted(links, "link")
    ));
    Ok(Outcome::Done)
}

fn passed_over(path: &str, count: usize, what: &str, report: &Report) {
    if count > 0 {
        report.note(&format!("{path}: {} {what} passed over", counted(count, "pair")));
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// Lists with `-v` what was learned and was not known, the surest first.
fn list_links(learned: &Lexicon<'_>, before: &Lexicon<'_>, report: &Report) {
    let is_new = |chinese: &str, english: &str| {
        let (word, stem) = (before.chinese(chinese), before.english(english));
        !word
            .zip(stem)
            .is_some_and(|(word, stem)| before.links(word).any(|link| link.english == stem))
    };
    let mut links: Vec<_> =
        learned.entries().filter(|entry| is_new(&entry.chinese, &entry.english)).collect();
    // The sort keeps the order of the table among links that are equally sure.
    links.sort_by(|left, right| {
        (right.forward * right.backward).total_cmp(&(left.forward * left.backward))
    });
    for link in links.iter().take(LISTED_LINKS) {
        report.detail(&format!(
            "learned: {} {} ({:.2}, {:.2})",
            link.chinese, link.english, link.forward, link.backward
        ));
    }
    if links.len() > LISTED_LINKS {
        report.detail(&format!("learned: {} further links", links.len() - LISTED_LINKS));
    }
}

/// Tells whether most pairs are terms: few words, and no end of a sentence.
fn is_term_list(pairs: &[(&str, &str)]) -> bool {
    let is_term = |(english, chinese): &&(&str, &str)| {
        english.split_whitespace().count() <= TERM_WORDS
            && chinese.chars().count() <= TERM_CHARACTERS
            && !chinese.contains(['。', '！', '？', '，'])
            && !english.ends_with(['.', '!', '?'])
    };
    10 * pairs.iter().filter(is_term).count() >= 9 * pairs.len()
}

/// The pairs of a file, English first.
fn pairs_of(path: &str, arguments: &TrainArguments, report: &Report) -> Result<Vec<Pair>> {
    let bitext = BitextFile::open(path, arguments.from, arguments.encoding.as_deref(), report)?;
    if !bitext.format().holds_text() {
        bail!(
            "{path}: {} files hold no text; make a bitext of it first: \
             zhen convert {path} -o PAIRS.tsv --en FILE --zh FILE",
            bitext.format()
        );
    }
    let mut pairs = Vec::new();
    let (mut faults, mut unsure, mut nulls) = (0, 0, 0);
    for row in bitext.rows() {
        match row {
            // What was not read is not known to be faulty: it would be missing.
            Err(error) if ends_reading(&error) => return Err(error).context(path.to_owned()),
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
    passed_over(path, unsure, "below --min-confidence", report);
    passed_over(path, nulls, "with one side only", report);
    if pairs.is_empty() {
        bail!("{path}: there is no sentence pair in it; expected English and Chinese text");
    }
    let [english, chinese] = english_first(&mut pairs).with_context(|| path.to_owned())?;
    if english > 0 && chinese > 0 {
        report.note(&format!(
            "{path}: English stands first in {} and Chinese in {}",
            counted(english, "row"),
            counted(chinese, "row")
        ));
    }
    Ok(pairs)
}

/// Tells whether it is the file that cannot be read, not a line of it.
fn ends_reading(error: &ReadError) -> bool {
    matches!(
        error,
        ReadError::Io(_)
            | ReadError::Tsv(TsvError::Line(LineError::Io(_)))
            | ReadError::Jsonl(JsonlError::Line(LineError::Io(_)))
    )
}

fn is_unsure(row: &BitextRow, least: Option<f64>) -> bool {
    least.is_some_and(|least| row.score < least)
}

/// Brings the Chinese side of every pair to the second place, and returns in how many rows English
/// and in how many Chinese stood first.
///
/// Rows with as much Chinese on either side, such as names, follow the others.
fn english_first(pairs: &mut [Pair]) -> Result<[usize; 2]> {
    let order = |pair: &Pair| chinese_place(&pair.0, &pair.1);
    let count = |wanted| pairs.iter().filter(|pair| order(pair) == wanted).count();
    let (english, chinese) = (count(std::cmp::Ordering::Greater), count(std::cmp::Ordering::Less));
    if english + chinese == 0 {
        bail!("neither column is Chinese; expected one English and one Chinese column");
    }
    for pair in pairs {
        let is_turned = match order(pair) {
            std::cmp::Ordering::Less => true,
            std::cmp::Ordering::Equal => chinese > english,
            std::cmp::Ordering::Greater => false,
        };
        if is_turned {
            std::mem::swap(&mut pair.0, &mut pair.1);
        }
    }
    Ok([english, chinese])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chinese_side_comes_second_in_every_row() {
        let pair = |left: &str, right: &str| (left.to_owned(), right.to_owned());
        let right = vec![pair("the lake", "湖"), pair("WTO", "ITO"), pair("Li 李", "李先生")];
        let turned: Vec<Pair> = right.iter().map(|(left, right)| pair(right, left)).collect();
        for (mut given, counts) in [(right.clone(), [2, 0]), (turned, [0, 2])] {
            assert_eq!(english_first(&mut given).unwrap(), counts);
            assert_eq!(given, right);
        }
        let mut mixed = vec![pair("the lake", "湖"), pair("桥", "a bridge")];
        assert_eq!(english_first(&mut mixed).unwrap(), [1, 1]);
        assert_eq!(mixed[1], pair("a bridge", "桥"));
        assert!(english_first(&mut [pair("the lake", "le lac")]).is_err());
    }
}
