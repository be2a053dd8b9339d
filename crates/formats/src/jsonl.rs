//! The jsonl format: one JSON object a line.
//!
//! `{"id":0,"score":0.9731,"bead":"1-1","translation":{"en":"…","zh":"…"},"src_ids":[0],
//! "trg_ids":[0],"src_doc":"…","trg_doc":"…"}`, and where they are known `src_lang` and `trg_lang`
//! (`en`, `zh-Hans`, …), and for each sentence `src_offsets` and `trg_offsets` (bytes of the
//! extracted text), `src_kinds` and `trg_kinds` (`paragraph`, `heading2`, …) and `src_origins` and
//! `trg_origins` (`line 3`, `page 2`, …); `flags` and `moved` where there are any: `"moved":[3,4]`
//! are the sentences of the other side that a sentence without counterpart at its place translates,
//! as its flag says. `translation` and `score` stand where training tools look for them.
//!
//! Files of others may have the texts beside the other keys, as `en` and `zh` or as `src_text` and
//! `trg_text`.

mod others;
mod record;

use std::io::{self, BufRead, Write};

use thiserror::Error;

use crate::bitext::{FormatWriter, PassedOverCount, WriteError};
use crate::field::field_text;
use crate::lines::{LineError, Lines};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::BitextRow;
use record::{ReadTranslation, TextsBeside, WrittenTranslation};

pub(crate) use others::Others;
pub(crate) use record::{ReadRow, Rest, WrittenRow};

/// Writes rows as JSON lines, one at a time, numbered from 0.
#[derive(Debug)]
pub struct JsonlWriter<W> {
    writer: W,
    next_id: usize,
    line: Vec<u8>,
}

impl<W: Write> JsonlWriter<W> {
    /// Starts a file; nothing is written yet.
    pub fn new(writer: W) -> Self {
        Self { writer, next_id: 0, line: Vec::new() }
    }

    /// Writes one row; its texts are brought to one line by [`field_text`], its score has four
    /// decimals.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn write_row(&mut self, row: &BitextRow) -> io::Result<()> {
        let mut row_line = WrittenRow::without_text(row);
        row_line.id = Some(self.next_id);
        row_line.translation = Some(WrittenTranslation {
            en: field_text(&row.source_text),
            zh: field_text(&row.target_text),
        });
        self.next_id += 1;
        self.line.clear();
        serde_json::to_writer(&mut self.line, &row_line)?;
        self.line.push(b'\n');
        self.writer.write_all(&self.line)
    }

    /// Flushes and returns the writer.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn finish(mut self) -> io::Result<W> {
        self.writer.flush()?;
        Ok(self.writer)
    }
}

impl<W: Write> FormatWriter for JsonlWriter<W> {
    fn write_row(&mut self, row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        Ok(Self::write_row(self, row)?)
    }

    fn finish(self: Box<Self>) -> Result<Alterations, WriteError> {
        Self::finish(*self)?;
        Ok(Alterations::default())
    }
}

/// A JSON line could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum JsonlError {
    /// The line could not be read at all.
    #[error(transparent)]
    Line(#[from] LineError),
    /// The line is no JSON object of this format.
    #[error("line {line}: expected a JSON object with `translation`: {}", without_line(source))]
    Row {
        /// Line number, from 1.
        line: usize,
        /// What the JSON reader says.
        source: serde_json::Error,
    },
}

/// Reads JSON lines row by row.
///
/// Only the texts are required, in `translation` or beside the other keys; a row without a score
/// gets 1, keys that are not of the format are passed over, which [`Rows`](crate::Rows) counts,
/// blank lines skipped. A faulty line gives an error, and reading goes on after
/// it.
pub fn read_jsonl<R: BufRead>(input: R) -> JsonlReader<R> {
    JsonlReader { lines: Lines::new(input), passed_over: PassedOverCount::default() }
}

/// The rows of a file of JSON lines; see [`read_jsonl`].
pub struct JsonlReader<R> {
    lines: Lines<R>,
    passed_over: PassedOverCount,
}

impl<R: BufRead> JsonlReader<R> {
    /// Counts with others what is passed over.
    pub(crate) fn counting(self, passed_over: PassedOverCount) -> Self {
        Self { passed_over, ..self }
    }
}

impl<R: BufRead> Iterator for JsonlReader<R> {
    type Item = Result<BitextRow, JsonlError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.lines.next()? {
                Ok((_, text)) if text.trim().is_empty() => {}
                Ok((line, text)) => return Some(parse_row(&text, line, &self.passed_over)),
                Err(error) => return Some(Err(error.into())),
            }
        }
    }
}

fn parse_row(
    text: &str,
    line: usize,
    passed_over: &PassedOverCount,
) -> Result<BitextRow, JsonlError> {
    let error = |source| JsonlError::Row { line, source };
    let row: ReadRow<Option<ReadTranslation>> = serde_json::from_str(text).map_err(error)?;
    let (translation, row, rest) = row.into_parts();
    let is_beside = translation.is_none();
    let beside =
        || serde_json::from_str::<TextsBeside>(text).ok().and_then(TextsBeside::translation);
    let Some(ReadTranslation { en, zh, others }) = translation.or_else(beside) else {
        // What the reader says of it as it should be.
        let row: Result<ReadRow<ReadTranslation>, _> = serde_json::from_str(text);
        let source = row.err().unwrap_or_else(|| serde::de::Error::missing_field("translation"));
        return Err(error(source));
    };
    let row = BitextRow { source_text: en, target_text: zh, ..row };
    let rest = if is_beside { rest.without(&TextsBeside::KEYS) } else { rest };
    rest.count("", &row, passed_over);
    others.count("translation", passed_over);
    Ok(row)
}

/// Returns the message without its line, which is always 1: the reader is given a line at a time.
pub(crate) fn without_line(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_is_left_out_where_there_are_none() {
        let mut row = BitextRow {
            source_document: "a.txt".into(),
            target_document: "b.txt".into(),
            source_text: "\"Go,\"\nhe said.".into(),
            target_text: "他说：\n“去吧。”".into(),
            score: 0.973_12,
            source_ids: vec![0],
            target_ids: vec![0, 1],
            ..BitextRow::default()
        };
        let mut writer = JsonlWriter::new(Vec::new());
        writer.write_row(&row).unwrap();
        row.source_offsets = vec![(3, 17)];
        row.target_offsets = vec![(0, 9), (10, 22)];
        row.flags = vec!["moved:3".into()];
        row.score = 1.0;
        writer.write_row(&row).unwrap();
        let expected = concat!(
            r#"{"id":0,"score":0.9731,"bead":"1-2","translation":{"en":"\"Go,\" he said.","zh":"他说：“去吧。”"},"src_ids":[0],"trg_ids":[0,1],"src_doc":"a.txt","trg_doc":"b.txt"}"#,
            "\n",
            r#"{"id":1,"score":1.0,"bead":"1-2","translation":{"en":"\"Go,\" he said.","zh":"他说：“去吧。”"},"src_ids":[0],"trg_ids":[0,1],"src_doc":"a.txt","trg_doc":"b.txt","src_offsets":[[3,17]],"trg_offsets":[[0,9],[10,22]],"flags":["moved:3"],"moved":[3]}"#,
            "\n",
        );
        assert_eq!(String::from_utf8(writer.finish().unwrap()).unwrap(), expected);
    }

    #[test]
    fn only_the_translation_is_required() {
        let text = "\u{feff}\n{\"id\":\"x7\",\"translation\":{\"en\":\"Yes.\",\"zh\":\"是。\",\"fr\":\"Oui.\"},\"domain\":{}}\r\n";
        let rows: Vec<_> = read_jsonl(text.as_bytes()).map(Result::unwrap).collect();
        let expected = BitextRow {
            source_text: "Yes.".into(),
            target_text: "是。".into(),
            score: 1.0,
            ..BitextRow::default()
        };
        assert_eq!(rows, [expected]);
    }

    #[test]
    fn keys_that_rows_have_no_place_for_are_counted() {
        let lines = [
            r#"{"id":0,"bead":"1-1","translation":{"en":"Yes.","zh":"是。","fr":"Oui."},"domain":"law","empty":[],"nothing":null,"moved":[1]}"#,
            r#"{"id":"x7","translation":{"en":"Yes.","zh":"是。","fr":""},"domain":{"a":1}}"#,
            r#"{"id":7,"bead":"2-1","translation":{"en":"Yes.","zh":"是。"},"domain":false}"#,
            r#"{"id":3,"bead":"2-1","src_ids":[0,1],"trg_ids":[0],"translation":{"en":"Yes.","zh":"是。"}}"#,
            r#"{"id":4,"translation":{"en":"No.","zh":"不。"},"domain":0}"#,
        ]
        .join("\n");
        let mut rows = crate::read_rows(crate::Format::Jsonl, lines.as_bytes());
        assert_eq!(rows.by_ref().filter(Result::is_ok).count(), 5);
        assert_eq!(
            rows.passed_over().to_string(),
            "key domain (4 rows), key translation.fr (1 rows), key id (2 rows), key bead (1 rows)"
        );
    }

    #[test]
    fn texts_may_stand_beside_the_other_keys() {
        let text = r#"{"en":"Yes.","zh":"是。","score":0.5}
{"src_text":"No.","trg_text":"不。","trg_ids":[3]}
{"translation":{"en":"Go.","zh":"去。"},"en":"x","zh":"y"}
{"translation":null,"zh":"y","en":"x"}
{"en":"alone"}
{"en":"x","trg_text":"y"}
"#;
        let shown = |row: BitextRow| {
            format!("{}|{}|{}|{:?}", row.source_text, row.target_text, row.score, row.target_ids)
        };
        let found: Vec<_> = read_jsonl(text.as_bytes())
            .map(|row| row.map_or_else(|error| error.to_string(), shown))
            .collect();
        let missing = "expected a JSON object with `translation`: missing field `translation`";
        let expected = [
            "Yes.|是。|0.5|[]",
            "No.|不。|1|[3]",
            "Go.|去。|1|[]",
            "x|y|1|[]",
            &format!("line 5: {missing} at column 14"),
            &format!("line 6: {missing} at column 25"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_faulty_line_is_named_and_reading_goes_on() {
        let good = r#"{"translation":{"en":"a","zh":"b"}}"#;
        let text = format!("{good}\n\n{{\"score\":1}}\n{{\n{good}\n");
        let found: Vec<_> = read_jsonl(text.as_bytes())
            .map(|row| row.map_or_else(|error| error.to_string(), |row| row.source_text))
            .collect();
        let expected = [
            "a",
            "line 3: expected a JSON object with `translation`: missing field `translation` at column 11",
            "line 4: expected a JSON object with `translation`: EOF while parsing an object at column 1",
            "a",
        ];
        assert_eq!(found, expected);
    }
}
