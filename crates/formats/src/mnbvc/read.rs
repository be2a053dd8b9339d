//! Reading MNBVC files: ours, those of others, and the old ones whose lines are whole files.

use std::collections::VecDeque;
use std::io::BufRead;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use crate::bitext::{Kind, PassedOverCount, ReadError};
use crate::jsonl::{Others, ReadRow, Rest, without_line};
use crate::lines::{Lines, excerpt};
use crate::row::BitextRow;

/// What must be on a line.
const EXPECTED: &str = "expected a JSON object with `en_text`, and `zh_text` or `cht_text`";

/// Where others put what has no key of its own.
const EXTENSION: &str = "扩展字段";

/// Reads rows one by one.
///
/// The Chinese text is `zh_text`, or `cht_text` where that is empty. What `zhen` has written into
/// 扩展字段 is read back; a row of others is of the document 文件名, has the score 1, and is in
/// `zh-Hant` if it has `cht_text` alone. Old files hold all rows of a document on one line, in
/// 段落, and memory holds such a line. A faulty line gives an error, and reading goes on after it.
pub(crate) fn read_mnbvc<R: BufRead>(
    input: R,
    passed_over: PassedOverCount,
) -> impl Iterator<Item = Result<BitextRow, ReadError>> {
    MnbvcReader { lines: Lines::new(input), rows: VecDeque::new(), passed_over }
}

struct MnbvcReader<R> {
    lines: Lines<R>,
    /// Rows of the last line that are still to be given.
    rows: VecDeque<Result<BitextRow, ReadError>>,
    passed_over: PassedOverCount,
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
                Ok((line, text)) => self.rows = rows_of_line(&text, line, &self.passed_over),
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
    /// What those found out who put the files of the corpus together.
    #[serde(rename = "是否待查文件", default)]
    is_doubtful: Value,
    #[serde(rename = "是否重复文件", default)]
    is_repeated_file: Value,
    #[serde(rename = "是否跨文件重复", default)]
    is_repeated_elsewhere: Value,
    #[serde(flatten)]
    others: Others,
}

/// Keys that say what the rows of the file do: their numbers, counts, hashes and repetitions.
const DERIVED: [&str; 6] =
    ["行号", "是否重复", "段落数", "去重段落数", "低质量段落数", "zh_text_md5"];

impl ReadLine {
    /// Counts what rows have no place for.
    fn count_others(&mut self, passed_over: &PassedOverCount) {
        std::mem::take(&mut self.others).without(&DERIVED).count("", passed_over);
        for (key, value) in [
            ("是否待查文件", &self.is_doubtful),
            ("是否重复文件", &self.is_repeated_file),
            ("是否跨文件重复", &self.is_repeated_elsewhere),
        ] {
            if value.as_bool() == Some(true) {
                passed_over.count(Kind::Key, key);
            }
        }
    }
}

/// A row of an old file.
#[derive(Deserialize)]
struct Paragraph {
    en_text: Option<String>,
    zh_text: Option<String>,
    cht_text: Option<String>,
    #[serde(rename = "扩展字段")]
    extension: Option<Value>,
    #[serde(flatten)]
    others: Others,
}

fn rows_of_line(
    text: &str,
    line: usize,
    passed_over: &PassedOverCount,
) -> VecDeque<Result<BitextRow, ReadError>> {
    // An array would be taken for the values of an object.
    if !text.trim_start().starts_with('{') {
        let problem = format!("{EXPECTED}, found `{}`", excerpt(text));
        return VecDeque::from([Err(ReadError::at_line(line, problem))]);
    }
    let mut read: ReadLine = match serde_json::from_str(text) {
        Ok(read) => read,
        Err(error) => {
            let problem = format!("{EXPECTED}: {}", without_line(&error));
            return VecDeque::from([Err(ReadError::at_line(line, problem))]);
        }
    };
    read.count_others(passed_over);
    let ReadLine { name, paragraphs, en_text, zh_text, cht_text, extension, others, .. } = read;
    if paragraphs.is_some() {
        count_extension(extension.as_ref(), passed_over);
    }
    let paragraphs = paragraphs
        .unwrap_or_else(|| vec![Paragraph { en_text, zh_text, cht_text, extension, others }]);
    paragraphs.into_iter().map(|paragraph| row_of(paragraph, &name, line, passed_over)).collect()
}

fn row_of(
    paragraph: Paragraph,
    name: &str,
    line: usize,
    passed_over: &PassedOverCount,
) -> Result<BitextRow, ReadError> {
    let Paragraph { en_text, zh_text, cht_text, extension, others } = paragraph;
    others.without(&DERIVED).count("", passed_over);
    let missing = |keys: &str| ReadError::at_line(line, format!("{EXPECTED}, found no {keys}"));
    let source_text = en_text.ok_or_else(|| missing("`en_text`"))?;
    if zh_text.is_none() && cht_text.is_none() {
        return Err(missing("`zh_text`"));
    }
    let (simplified, traditional) = (zh_text.unwrap_or_default(), cht_text.unwrap_or_default());
    let is_traditional = simplified.is_empty() && !traditional.is_empty();
    if !(simplified.is_empty() || traditional.is_empty()) {
        passed_over.count(Kind::Key, "cht_text");
    }
    let own = own_row(extension, line, passed_over)?;
    let (row, rest) = own.map_or((None, None), |(row, rest)| (Some(row), Some(rest)));
    let row = match row {
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
    let row = BitextRow { source_text, target_text, ..row };
    if let Some(rest) = rest {
        rest.count("扩展字段.zhen", &row, passed_over);
    }
    Ok(row)
}

/// Counts the 扩展字段 of a whole file, in which `zhen` writes nothing.
fn count_extension(extension: Option<&Value>, passed_over: &PassedOverCount) {
    let says_nothing = match extension {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => matches!(text.trim(), "" | "{}"),
        Some(_) => false,
    };
    if !says_nothing {
        passed_over.count(Kind::Key, EXTENSION);
    }
}

/// What `zhen` has written into 扩展字段, if it has.
fn own_row(
    extension: Option<Value>,
    line: usize,
    passed_over: &PassedOverCount,
) -> Result<Option<(BitextRow, Rest)>, ReadError> {
    let text = match extension {
        Some(Value::String(text)) => text,
        Some(Value::Null) | None => return Ok(None),
        Some(_) => {
            passed_over.count(Kind::Key, EXTENSION);
            return Ok(None);
        }
    };
    // What is no JSON, or no object, others have written, and they may have more in an object.
    let keys = serde_json::from_str::<Map<String, Value>>(&text).ok();
    let Some(mut keys) = keys else {
        if !text.trim().is_empty() {
            passed_over.count(Kind::Key, EXTENSION);
        }
        return Ok(None);
    };
    let own = keys.remove("zhen");
    for key in keys.keys() {
        passed_over.count(Kind::Key, &format!("{EXTENSION}.{key}"));
    }
    let Some(own) = own else { return Ok(None) };
    let row: ReadRow<Option<IgnoredAny>> = serde_json::from_value(own)
        .map_err(|error| ReadError::at_line(line, format!("`zhen` in 扩展字段: {error}")))?;
    let (_, row, rest) = row.into_parts();
    Ok(Some((row, rest)))
}
