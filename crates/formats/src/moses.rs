//! The moses format: three files, a row on the same line of each.
//!
//! `OUT.en` and `OUT.zh` hold the texts alone, as trainers of translation models read them; a text
//! that is empty still has its line, so that no row shifts. `OUT.ids` holds the rest, in the manner
//! of OPUS: `src_doc`, `trg_doc`, English sentences, Chinese sentences and score, with tabs between
//! them and a space between sentences. Sentences have names there, not indices, and OPUS counts
//! from 1: `s1` is the first, index 0.
//!
//! The ids may be missing, or come from OPUS: the prefix is free, the score may be missing or
//! `None`, or anything but a confidence, and counts as 1 then. Names that are no numbers, such as
//! `s3.1`, cannot be made indices, for only sentences with a counterpart are named; a row with one
//! has no ids.

use std::io::{BufRead, Write};

use crate::bitext::{FormatWriter, Kind, PassedOverCount, ReadError, WriteError};
use crate::field::field_text;
use crate::lines::{LineError, Lines, excerpt};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::{BitextRow, rounded_score};

/// Writes rows into the three files: English, Chinese, ids.
#[derive(Debug)]
pub(crate) struct MosesWriter<W> {
    files: [W; 3],
}

impl<W: Write> MosesWriter<W> {
    pub(crate) fn new(files: [W; 3]) -> Self {
        Self { files }
    }
}

impl<W: Write> FormatWriter for MosesWriter<W> {
    fn write_row(&mut self, row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        let [english, chinese, ids] = &mut self.files;
        english.write_all((field_text(&row.source_text) + "\n").as_bytes())?;
        chinese.write_all((field_text(&row.target_text) + "\n").as_bytes())?;
        ids.write_all(ids_line(row).as_bytes())?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        self.files.iter_mut().try_for_each(Write::flush)?;
        Ok(Alterations::default())
    }
}

fn ids_line(row: &BitextRow) -> String {
    let names = |ids: &[usize]| {
        let names: Vec<String> = ids.iter().map(|id| format!("s{}", id + 1)).collect();
        names.join(" ")
    };
    format!(
        "{}\t{}\t{}\t{}\t{:.4}\n",
        field_text(&row.source_document),
        field_text(&row.target_document),
        names(&row.source_ids),
        names(&row.target_ids),
        rounded_score(row.score)
    )
}

/// Reads rows one by one from the English file, the Chinese one, and the ids if there are any.
///
/// A line that is faulty gives an error, and reading goes on after it; files of unequal length are
/// told at the end of the shortest.
pub(crate) fn read_moses<R: BufRead>(
    english: R,
    chinese: R,
    ids: Option<R>,
    passed_over: PassedOverCount,
) -> impl Iterator<Item = Result<BitextRow, ReadError>> {
    let files = [Some(english), Some(chinese), ids];
    MosesReader { files: files.map(|file| file.map(Lines::new)), ended: false, passed_over }
}

/// What messages call the files, in their order.
const FILES: [&str; 3] = ["English", "Chinese", "ids"];

struct MosesReader<R> {
    files: [Option<Lines<R>>; 3],
    ended: bool,
    passed_over: PassedOverCount,
}

impl<R: BufRead> Iterator for MosesReader<R> {
    type Item = Result<BitextRow, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        // One line of each file, even if one of them is faulty: the next row is on the next lines.
        let lines = self.files.each_mut().map(|file| file.as_mut().map(Iterator::next));
        let has_ended: Vec<bool> = lines.iter().flatten().map(Option::is_none).collect();
        if has_ended.contains(&true) {
            self.ended = true;
            return if has_ended.contains(&false) { Some(Err(self.unequal())) } else { None };
        }
        let mut number = 0;
        let mut texts = [const { None }; 3];
        for ((line, text), name) in lines.into_iter().zip(&mut texts).zip(FILES) {
            match line.flatten() {
                None => {}
                Some(Ok((line, content))) => (number, *text) = (line, Some(content)),
                Some(Err(LineError::Io(error))) => {
                    self.ended = true;
                    return Some(Err(error.into()));
                }
                Some(Err(error)) => {
                    // After any other fault, nothing tells where the next line begins.
                    self.ended = !matches!(error, LineError::NotUtf8 { .. });
                    return Some(Err(ReadError::Damaged {
                        place: format!("{name} file"),
                        problem: error.to_string(),
                    }));
                }
            }
        }
        let [english, chinese, ids] = texts;
        let row = BitextRow {
            source_text: english.unwrap_or_default(),
            target_text: chinese.unwrap_or_default(),
            score: 1.0,
            ..BitextRow::default()
        };
        Some(match ids {
            None => Ok(row),
            Some(ids) => with_ids(row, &ids, number, &self.passed_over),
        })
    }
}

impl<R: BufRead> MosesReader<R> {
    /// Reads on to say how many lines each file has.
    fn unequal(&mut self) -> ReadError {
        let counts: Vec<(&str, usize)> = self
            .files
            .iter_mut()
            .zip(FILES)
            .filter_map(|(file, name)| {
                let file = file.as_mut()?;
                file.by_ref().for_each(drop);
                Some((name, file.number()))
            })
            .collect();
        let longest = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
        let short: Vec<&str> =
            counts.iter().filter(|(_, count)| *count < longest).map(|(name, _)| *name).collect();
        let all: Vec<String> =
            counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
        ReadError::Damaged {
            place: format!("{} file", short.join(" and ")),
            problem: format!(
                "too short; the files must have equally many lines, found {}",
                all.join(", ")
            ),
        }
    }
}

fn with_ids(
    mut row: BitextRow,
    text: &str,
    line: usize,
    passed_over: &PassedOverCount,
) -> Result<BitextRow, ReadError> {
    let fields: Vec<&str> = text.split('\t').collect();
    let ([source_document, target_document, source, target]
    | [source_document, target_document, source, target, _]) = fields[..]
    else {
        let found = fields.len();
        let problem = format!(
            "expected 4 or 5 tab-separated fields (documents, sentences, score) in the ids, \
             found {found}"
        );
        return Err(ReadError::at_line(line, problem));
    };
    (row.source_document, row.target_document) =
        (source_document.to_owned(), target_document.to_owned());
    if let (Some(source), Some(target)) = (indices(source, line)?, indices(target, line)?) {
        (row.source_ids, row.target_ids) = (source, target);
    } else {
        passed_over.count(Kind::Plain, "names of sentences");
    }
    let said = fields.get(4).map_or("", |score| score.trim());
    let score = said.parse::<f64>().ok().filter(|score| (0.0..=1.0).contains(score));
    if score.is_none() && !matches!(said, "" | "None") {
        passed_over.count(Kind::Plain, "scores beyond 0 to 1");
    }
    row.score = score.unwrap_or(1.0);
    Ok(row)
}

/// The sentences of one side; nothing if a name is no number.
fn indices(names: &str, line: usize) -> Result<Option<Vec<usize>>, ReadError> {
    let mut ids = Vec::new();
    for name in names.split_whitespace() {
        let number = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        match number.parse::<usize>() {
            Ok(0) => {
                let found = excerpt(name);
                let problem = format!(
                    "expected names of sentences counted from 1 in the ids, found `{found}`"
                );
                return Err(ReadError::at_line(line, problem));
            }
            Ok(number) => ids.push(number - 1),
            Err(_) => return Ok(None),
        }
    }
    Ok(Some(ids))
}

#[cfg(test)]
mod tests;
