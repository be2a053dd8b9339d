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
mod tests {
    use super::*;

    fn rows_and_errors(files: [&str; 3]) -> Vec<String> {
        let [english, chinese, ids] = files.map(str::as_bytes);
        let ids = (!ids.is_empty()).then_some(ids);
        let row_or_error =
            read_moses(english, chinese, ids, PassedOverCount::default()).map(|row| match row {
                Err(error) => error.to_string(),
                Ok(row) => format!(
                    "{}={} {:?}:{:?} {}",
                    row.source_text, row.target_text, row.source_ids, row.target_ids, row.score
                ),
            });
        row_or_error.collect()
    }

    #[test]
    fn a_row_stands_on_the_same_line_of_each_file() {
        let row = BitextRow {
            source_document: "a\tb.txt".into(),
            target_document: "b.txt".into(),
            source_text: "One.\u{2028}Two.".into(),
            target_text: "一。\n二。".into(),
            score: 0.973_12,
            source_ids: vec![0, 1],
            target_ids: vec![9],
            ..BitextRow::default()
        };
        // A bead whose Chinese sentence is a blank line.
        let blank = BitextRow { target_text: String::new(), ..row.clone() };
        let mut files = [Vec::new(), Vec::new(), Vec::new()];
        let [english, chinese, ids] = &mut files;
        let mut writer = Box::new(MosesWriter::new([english, chinese, ids]));
        for row in [&blank, &row] {
            writer.write_row(row, &RowMarks::default()).unwrap();
        }
        writer.finish().unwrap();
        let [english, chinese, ids] = files.map(|file| String::from_utf8(file).unwrap());
        assert_eq!(english, "One. Two.\nOne. Two.\n");
        assert_eq!(chinese, "\n一。二。\n");
        assert_eq!(ids, "a b.txt\tb.txt\ts1 s2\ts10\t0.9731\n".repeat(2));
        assert_eq!(
            rows_and_errors([&english, &chinese, &ids]),
            ["One. Two.= [0, 1]:[9] 0.9731", "One. Two.=一。二。 [0, 1]:[9] 0.9731"]
        );
    }

    #[test]
    fn ids_of_opus_are_read_and_may_be_missing() {
        let texts = |count: usize| ("a\n".repeat(count), "一\n".repeat(count));
        let ids = "en/1.xml.gz\tzh/1.xml.gz\t1 2\t1\nen/1.xml\tzh/1.xml\ts3\ts2\tNone\n\
                   en/1.xml\tzh/1.xml\ts3.1\ts2\t1.7\nen/1.xml\tzh/1.xml\t4\t3\t0.25";
        let (english, chinese) = texts(4);
        let expected = ["a=一 [0, 1]:[0] 1", "a=一 [2]:[1] 1", "a=一 []:[] 1", "a=一 [3]:[2] 0.25"];
        assert_eq!(rows_and_errors([&english, &chinese, ids]), expected);
        let files = [english.as_str(), &chinese, ids].map(|file| Box::new(file.as_bytes()) as _);
        let mut rows = crate::read_rows_in_parts(crate::Format::Moses, files.into());
        assert_eq!(rows.by_ref().count(), 4);
        let passed_over = "names of sentences (1), scores beyond 0 to 1 (1)";
        assert_eq!(rows.passed_over().to_string(), passed_over);
        let (english, chinese) = texts(1);
        assert_eq!(rows_and_errors([&english, &chinese, ""]), ["a=一 []:[] 1"]);
    }

    #[test]
    fn files_of_unequal_length_are_told_with_their_lengths() {
        let table = [
            (["a\nb\nc", "一\n", ""], "Chinese file", "English 3, Chinese 1"),
            (["a\n", "一\n\n", ""], "English file", "English 1, Chinese 2"),
            (["a\nb\n", "一\n二", "x\ty\t1\t1\n"], "ids file", "English 2, Chinese 2, ids 1"),
            (
                ["a\n", "一\n", "\t\t\t\n\t\t\t\n"],
                "English and Chinese file",
                "English 1, Chinese 1, ids 2",
            ),
        ];
        for (files, place, counts) in table {
            let found = rows_and_errors(files);
            let problem = "too short; the files must have equally many lines, found";
            assert_eq!(found.len(), 2);
            assert_eq!(found[1], format!("{place}: {problem} {counts}"));
        }
        assert_eq!(rows_and_errors(["", "", ""]), [""; 0]);
    }

    #[test]
    fn a_faulty_line_is_named_and_reading_goes_on() {
        let ids = "a\tb\t0\t1\na b 1 1\na\tb\t2\t2\t1\n";
        let expected = [
            "line 1: expected names of sentences counted from 1 in the ids, found `0`",
            "line 2: expected 4 or 5 tab-separated fields (documents, sentences, score) in the ids, found 1",
            "c=三 [1]:[1] 1",
        ];
        assert_eq!(rows_and_errors(["a\nb\nc", "一\n二\n三", ids]), expected);
        let mut rows = read_moses(&b"a\nb"[..], &b"\xff\nc"[..], None, PassedOverCount::default());
        let error = rows.next().unwrap().unwrap_err().to_string();
        assert_eq!(error, "Chinese file: line 1: not valid UTF-8; convert the file to UTF-8 first");
        assert_eq!(rows.next().unwrap().unwrap().source_text, "b");
    }
}
