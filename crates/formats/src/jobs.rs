//! Job lists: which document pairs to align, and where to write each.
//!
//! Tab-separated, no quoting. A first line that names `en_path` and `zh_path` is a header, and
//! columns are found by name; without one, the columns are hunalign's: source, target, output.

use std::io::BufRead;

use thiserror::Error;

use crate::lines::LineError;
use crate::table::{Table, TableLine};

// Names of the columns that hold paths, in any case.
const ENGLISH: &str = "en_path";
const CHINESE: &str = "zh_path";
const OUT: &str = "out_path";

/// One document pair to align.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// Line of the list, from 1.
    pub line: usize,
    /// Path of the English document, as written in the list.
    pub english_path: String,
    /// Path of the Chinese document, as written in the list.
    pub chinese_path: String,
    /// Path to write to, if the list says so.
    pub out_path: Option<String>,
    /// Other columns by name, in the order of the list; `column4` and so on without a header.
    pub extra: Vec<(String, String)>,
}

/// The jobs of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobList {
    /// The jobs in the order of the list.
    pub jobs: Vec<Job>,
    /// Number of rows without an English or a Chinese path, such as unpaired documents.
    pub skipped_rows: usize,
    /// Names of the columns other than the paths.
    pub extra_columns: Vec<String>,
}

/// A job list could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum JobsError {
    /// The line could not be read at all.
    #[error(transparent)]
    Line(#[from] LineError),
    /// The header names only one side, or a column twice.
    #[error("line {line}: the header needs one column `{column}`, found {found}")]
    Header {
        /// Line number, from 1.
        line: usize,
        /// The column.
        column: String,
        /// How many columns have its name.
        found: usize,
    },
    /// A line has more fields than the header has columns.
    #[error(
        "line {line}: expected {expected} tab-separated fields as in the header, found {found}"
    )]
    FieldCount {
        /// Line number, from 1.
        line: usize,
        /// Number of columns.
        expected: usize,
        /// Number of fields.
        found: usize,
    },
    /// A line of a list without header names no pair.
    #[error(
        "line {line}: expected 2 or 3 tab-separated fields (English path, Chinese path, output \
         path), found {found}"
    )]
    NoPair {
        /// Line number, from 1.
        line: usize,
        /// Number of fields.
        found: usize,
    },
}

/// Reads a job list.
///
/// White space around fields and names is trimmed; blank lines are skipped, and so are rows
/// without a path, which are counted. Missing last fields are empty.
///
/// # Errors
///
/// Names the first line that cannot be understood.
pub fn read_jobs(input: impl BufRead) -> Result<JobList, JobsError> {
    let mut list = JobList::default();
    let mut header: Option<Header> = None;
    let mut is_first = true;
    for line in Table::new(input) {
        let line = trimmed(line?);
        if line.fields.iter().all(String::is_empty) {
            continue;
        }
        if std::mem::take(&mut is_first) {
            header = Header::of_first(&line)?;
            if let Some(header) = &header {
                list.extra_columns = header.extra.iter().map(|(_, name)| name.clone()).collect();
                continue;
            }
        }
        let job = match &header {
            Some(header) => header.job(&line)?,
            None => job_without_header(line)?,
        };
        for (name, _) in job.extra.iter().skip(list.extra_columns.len()) {
            list.extra_columns.push(name.clone());
        }
        if job.english_path.is_empty() || job.chinese_path.is_empty() {
            list.skipped_rows += 1;
        } else {
            list.jobs.push(job);
        }
    }
    Ok(list)
}

/// Which field holds what.
struct Header {
    english: usize,
    chinese: usize,
    out: Option<usize>,
    extra: Vec<(usize, String)>,
    columns: usize,
}

impl Header {
    /// Reads the first line, or returns `None` when it is no header.
    fn of_first(line: &TableLine) -> Result<Option<Self>, JobsError> {
        let find = |name: &str| {
            let same = |field: &String| field.eq_ignore_ascii_case(name);
            let mut found = (0..line.fields.len()).filter(|&index| same(&line.fields[index]));
            (found.next(), found.count())
        };
        let ((english, _), (chinese, _), (out, _)) = (find(ENGLISH), find(CHINESE), find(OUT));
        if english.is_none() && chinese.is_none() {
            return Ok(None);
        }
        for (column, required) in [(ENGLISH, true), (CHINESE, true), (OUT, false)] {
            let (first, others) = find(column);
            let found = others + usize::from(first.is_some());
            if found > 1 || (required && found == 0) {
                return Err(JobsError::Header { line: line.number, column: column.into(), found });
            }
        }
        let (Some(english), Some(chinese)) = (english, chinese) else { return Ok(None) };
        let fields = line.fields.iter().cloned().enumerate();
        let is_extra = |index| ![Some(english), Some(chinese), out].contains(&Some(index));
        let extra = fields.filter(|&(index, _)| is_extra(index)).collect();
        Ok(Some(Self { english, chinese, out, extra, columns: line.fields.len() }))
    }

    fn job(&self, line: &TableLine) -> Result<Job, JobsError> {
        // Spreadsheets leave empty fields behind the last column.
        let found =
            line.fields.iter().rposition(|field| !field.is_empty()).map_or(0, |last| last + 1);
        if found > self.columns {
            return Err(JobsError::FieldCount { line: line.number, expected: self.columns, found });
        }
        let field = |index: usize| line.fields.get(index).cloned().unwrap_or_default();
        Ok(Job {
            line: line.number,
            english_path: field(self.english),
            chinese_path: field(self.chinese),
            out_path: self.out.map(field).filter(|path| !path.is_empty()),
            extra: self.extra.iter().map(|(index, name)| (name.clone(), field(*index))).collect(),
        })
    }
}

fn job_without_header(line: TableLine) -> Result<Job, JobsError> {
    let found = line.fields.len();
    let mut fields = line.fields.into_iter();
    let (Some(english_path), Some(chinese_path)) = (fields.next(), fields.next()) else {
        return Err(JobsError::NoPair { line: line.number, found });
    };
    let out_path = fields.next().filter(|path| !path.is_empty());
    let extra = (4..).map(|column: usize| format!("column{column}")).zip(fields).collect();
    Ok(Job { line: line.number, english_path, chinese_path, out_path, extra })
}

fn trimmed(mut line: TableLine) -> TableLine {
    for field in &mut line.fields {
        *field = field.trim().to_owned();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(line: usize, english: &str, chinese: &str, out: Option<&str>) -> Job {
        Job {
            line,
            english_path: english.into(),
            chinese_path: chinese.into(),
            out_path: out.map(Into::into),
            extra: Vec::new(),
        }
    }

    fn named(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|&(name, value)| (name.into(), value.into())).collect()
    }

    fn read(text: &str) -> JobList {
        read_jobs(text.as_bytes()).unwrap()
    }

    #[test]
    fn columns_are_found_by_name() {
        let list = read(
            "\u{feff}zh_path\tscore\tEN_path\tout_path\r\n\
             b.txt\t0.9\ta.txt\tab.tsv\r\n\
             \r\n\
             d.txt\t\tc.txt\r\n",
        );
        let expected = JobList {
            jobs: vec![
                Job {
                    extra: named(&[("score", "0.9")]),
                    ..job(2, "a.txt", "b.txt", Some("ab.tsv"))
                },
                Job { extra: named(&[("score", "")]), ..job(4, "c.txt", "d.txt", None) },
            ],
            skipped_rows: 0,
            extra_columns: vec!["score".into()],
        };
        assert_eq!(list, expected);
    }

    #[test]
    fn unpaired_documents_are_counted_and_skipped() {
        let list = read("en_path\tzh_path\tscore\na\tb\t0.9\nc\t\t\n\td\t\n \t \t\n\n");
        assert_eq!((list.jobs.len(), list.skipped_rows), (1, 2));
    }

    #[test]
    fn without_a_header_the_columns_are_those_of_hunalign() {
        let list = read("a b.txt\t\"c\".txt\tout/1.tsv\nd\te\t\n\nf\t\tx\ng\th\ti\tj\tk\n");
        let expected = [
            job(1, "a b.txt", "\"c\".txt", Some("out/1.tsv")),
            job(2, "d", "e", None),
            Job {
                extra: named(&[("column4", "j"), ("column5", "k")]),
                ..job(5, "g", "h", Some("i"))
            },
        ];
        assert_eq!(list.jobs, expected);
        assert_eq!(list.skipped_rows, 1);
        assert_eq!(list.extra_columns, ["column4", "column5"]);
    }

    #[test]
    fn empty_lists_hold_no_jobs() {
        for text in ["", "\n\n", "\u{feff}", "en_path\tzh_path\n", "\t\t\n"] {
            assert_eq!(read(text).jobs, [], "{text:?}");
        }
    }

    #[test]
    fn errors_name_the_line() {
        let table = [
            ("\nen_path\tout_path\n", "line 2: the header needs one column `zh_path`, found 0"),
            (
                "en_path\tzh_path\ten_path\n",
                "line 1: the header needs one column `en_path`, found 2",
            ),
            (
                "en_path\tzh_path\na\tb\t\t\na\tb\tc\n",
                "line 3: expected 2 tab-separated fields as in the header, found 3",
            ),
            (
                "a\tb\nc d\n",
                "line 2: expected 2 or 3 tab-separated fields (English path, Chinese path, output path), found 1",
            ),
        ];
        for (text, expected) in table {
            let error = read_jobs(text.as_bytes()).unwrap_err();
            assert_eq!(error.to_string(), expected, "{text:?}");
        }
        let error = read_jobs(&b"a\tb\n\xff\tc\n"[..]).unwrap_err();
        assert!(error.to_string().starts_with("line 2: not valid UTF-8"), "{error}");
    }
}
