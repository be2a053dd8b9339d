//! Reading MNBVC files: ours, those of others, and the old ones whose lines are whole files.

use std::collections::VecDeque;
use std::io::BufRead;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use crate::bitext::ReadError;
use crate::jsonl::{ReadRow, without_line};
use crate::lines::{Lines, excerpt};
use crate::row::BitextRow;

/// What must be on a line.
const EXPECTED: &str = "expected a JSON object with `en_text`, and `zh_text` or `cht_text`";

/// Reads rows one by one.
///
/// The Chinese text is `zh_text`, or `cht_text` where that is empty. What `zhen` has written into
/// 扩展字段 is read back; a row of others is of the document 文件名, has the score 1, and is in
/// `zh-Hant` if it has `cht_text` alone. Old files hold all rows of a document on one line, in
/// 段落, and memory holds such a line. A faulty line gives an error, and reading goes on after it.
pub(crate) fn read_mnbvc<R: BufRead>(
    input: R,
) -> impl Iterator<Item = Result<BitextRow, ReadError>> {
    MnbvcReader { lines: Lines::new(input), rows: VecDeque::new() }
}

struct MnbvcReader<R> {
    lines: Lines<R>,
    /// Rows of the last line that are still to be given.
    rows: VecDeque<Result<BitextRow, ReadError>>,
}

impl<R: BufRead> Iterator for MnbvcReader<R> {
    type Item = Result<BitextRow, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.rows.pop_front() {
                return Some(row);
            }
            match self.lines.next()? {
                Ok((_, text)) if text.trim().is_empty() => {}
                Ok((line, text)) => self.rows = rows_of_line(&text, line),
                Err(error) => return Some(Err(error.into())),
            }
        }
    }
}

/// A line: a row of a file, or a whole file.
#[derive(Deserialize)]
struct ReadLine {
    #[serde(rename = "文件名", default)]
    name: String,
    #[serde(rename = "段落")]
    paragraphs: Option<Vec<Paragraph>>,
    en_text: Option<String>,
    zh_text: Option<String>,
    cht_text: Option<String>,
    /// JSON in a string; what is of another form is not ours.
    #[serde(rename = "扩展字段")]
    extension: Option<Value>,
}

/// A row of an old file.
#[derive(Deserialize)]
struct Paragraph {
    en_text: Option<String>,
    zh_text: Option<String>,
    cht_text: Option<String>,
    #[serde(rename = "扩展字段")]
    extension: Option<Value>,
}

fn rows_of_line(text: &str, line: usize) -> VecDeque<Result<BitextRow, ReadError>> {
    // An array would be taken for the values of an object.
    if !text.trim_start().starts_with('{') {
        let problem = format!("{EXPECTED}, found `{}`", excerpt(text));
        return VecDeque::from([Err(ReadError::at_line(line, problem))]);
    }
    let read: ReadLine = match serde_json::from_str(text) {
        Ok(read) => read,
        Err(error) => {
            let problem = format!("{EXPECTED}: {}", without_line(&error));
            return VecDeque::from([Err(ReadError::at_line(line, problem))]);
        }
    };
    let ReadLine { name, paragraphs, en_text, zh_text, cht_text, extension } = read;
    let paragraphs =
        paragraphs.unwrap_or_else(|| vec![Paragraph { en_text, zh_text, cht_text, extension }]);
    paragraphs.into_iter().map(|paragraph| row_of(paragraph, &name, line)).collect()
}

fn row_of(paragraph: Paragraph, name: &str, line: usize) -> Result<BitextRow, ReadError> {
    let Paragraph { en_text, zh_text, cht_text, extension } = paragraph;
    let missing = |keys: &str| ReadError::at_line(line, format!("{EXPECTED}, found no {keys}"));
    let source_text = en_text.ok_or_else(|| missing("`en_text`"))?;
    if zh_text.is_none() && cht_text.is_none() {
        return Err(missing("`zh_text`"));
    }
    let (simplified, traditional) = (zh_text.unwrap_or_default(), cht_text.unwrap_or_default());
    let is_traditional = simplified.is_empty() && !traditional.is_empty();
    let row = match own_row(extension, line)? {
        Some(row) => row,
        None => BitextRow {
            source_document: name.to_owned(),
            target_document: name.to_owned(),
            score: 1.0,
            target_language: if is_traditional { "zh-Hant".to_owned() } else { String::new() },
            ..BitextRow::default()
        },
    };
    let target_text = if is_traditional { traditional } else { simplified };
    Ok(BitextRow { source_text, target_text, ..row })
}

/// What `zhen` has written into 扩展字段, if it has.
fn own_row(extension: Option<Value>, line: usize) -> Result<Option<BitextRow>, ReadError> {
    let Some(Value::String(text)) = extension else { return Ok(None) };
    // What is no JSON, or no object, others have written, and they may have more in an object.
    let keys = serde_json::from_str::<Map<String, Value>>(&text).ok();
    let Some(own) = keys.and_then(|mut keys| keys.remove("zhen")) else { return Ok(None) };
    let row: ReadRow<Option<IgnoredAny>> = serde_json::from_value(own)
        .map_err(|error| ReadError::at_line(line, format!("`zhen` in 扩展字段: {error}")))?;
    let (_, row) = row.into_parts();
    Ok(Some(row))
}
