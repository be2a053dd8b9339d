//! The mnbvc format: JSON lines with the keys of the MNBVC parallel corpus.
//!
//! The keys, their order and their types are those its README lists
//! (`liyongsea/parallel_corpus_mnbvc`) and its checker asks for (`DataCheck_MNBVC`,
//! `ParallelData`). A line is a row, here called 段落; 文件名 is the document pair, whose counts
//! stand on each of its lines:
//!
//! - 段落数: its rows; 行号 counts them from 1;
//! - 去重段落数: the rows whose Chinese text has come before, whose 是否重复 is true;
//! - 低质量段落数: the rows that have no text on one side.
//!
//! Chinese in traditional characters (`zh-Hant`) is `cht_text`, any other `zh_text`; `zh_text_md5`
//! is of `zh_text`, though it be empty. 时间 is the day of writing, yyyymmdd, and empty where it is
//! not known. 是否待查文件, 是否重复文件 and 是否跨文件重复 are false: the corpus keeps them for
//! those who put its files together. 扩展字段 is JSON in a string, and the `zhen` in it holds the
//! keys of a line of jsonl but for the texts, so that the row reads back whole.
//!
//! The counts of a document must be known before its first line: its rows wait in memory up to a
//! mebibyte, then in a temporary file, and hashes of its texts in memory. So the rows of a
//! document pair must stand together.

mod date;
mod file;
mod read;
mod record;

use std::collections::HashSet;
use std::io::Write;

use crate::bitext::{FormatWriter, WriteError};
use crate::field::field_text;
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::BitextRow;
use date::compact_date;
use file::File;
use record::{Paragraph, md5};

pub(crate) use read::read_mnbvc;

/// Writes rows, document by document.
#[derive(Debug)]
pub(crate) struct MnbvcWriter<W> {
    writer: W,
    /// yyyymmdd, or empty.
    date: String,
    /// The document pair whose rows come in now.
    file: Option<File>,
    /// Hashes of the names of those before it.
    ended: HashSet<u128>,
    rows: usize,
}

impl<W: Write> MnbvcWriter<W> {
    /// Starts a file; the date is in seconds since 1970, where it is known.
    pub(crate) fn new(writer: W, source_date_epoch: Option<u64>) -> Self {
        let date = source_date_epoch.and_then(compact_date).unwrap_or_default();
        Self { writer, date, file: None, ended: HashSet::new(), rows: 0 }
    }

    fn end_document(&mut self) -> Result<(), WriteError> {
        if let Some(file) = self.file.take() {
            self.ended.insert(md5(file.name()));
            file.write_to(&mut self.writer)?;
        }
        Ok(())
    }
}

impl<W: Write> FormatWriter for MnbvcWriter<W> {
    fn write_row(&mut self, row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        self.rows += 1;
        let name = name_of(row);
        if self.file.as_ref().is_none_or(|file| file.name() != name) {
            self.end_document()?;
            if self.ended.contains(&md5(&name)) {
                return Err(WriteError::Scattered { row: self.rows, document: name });
            }
        }
        let file = self.file.get_or_insert_with(|| File::new(name));
        Ok(file.add(Paragraph::of(row, &self.date)?)?)
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        self.end_document()?;
        self.writer.flush()?;
        Ok(Alterations::default())
    }
}

/// 文件名 of a row: the names of both documents, for several translations may be of one.
fn name_of(row: &BitextRow) -> String {
    let [english, chinese] =
        [&row.source_document, &row.target_document].map(|name| field_text(name));
    match (english.as_str(), chinese.as_str()) {
        ("", _) => chinese,
        (_, "") => english,
        _ if english == chinese => english,
        _ => format!("{english} | {chinese}"),
    }
}

#[cfg(test)]
mod tests;
