//! Writing parquet, one group of rows at a time.
//!
//! A column of nested values is written as its values with two numbers each, the levels of the
//! Dremel paper (Melnik et al. 2010, section 4): *definition*, how much of the path to the value
//! is there, and *repetition*, which list of the path the value goes on (0 begins a row).

use std::io::{self, Write};
use std::sync::Arc;

use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};

use super::schema::{properties, schema};
use crate::bitext::{FormatWriter, WriteError};
use crate::field::field_text;
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::{BitextRow, rounded_score};

/// Rows of a group at most: enough for the dictionaries to pay, few enough to skip through.
const GROUP_ROWS: usize = 65_536;
/// Bytes of text after which a group is closed, whatever its rows.
const GROUP_BYTES: usize = 32 << 20;

/// Starts a file.
///
/// # Errors
///
/// When the writer fails.
pub(crate) fn writer<'w>(
    writer: impl Write + Send + 'w,
) -> Result<Box<dyn FormatWriter + 'w>, WriteError> {
    let start = || SerializedFileWriter::new(writer, schema()?, Arc::new(properties()?));
    let file = start().map_err(io_error)?;
    Ok(Box::new(ParquetWriter { file, next_id: 0, group: Group::default() }))
}

struct ParquetWriter<W: Write + Send> {
    file: SerializedFileWriter<W>,
    next_id: i64,
    group: Group,
}

impl<W: Write + Send> ParquetWriter<W> {
    fn write_group(&mut self) -> Result<(), WriteError> {
        let group = std::mem::take(&mut self.group);
        group.write(self.file.next_row_group().map_err(io_error)?).map_err(io_error)
    }
}

impl<W: Write + Send> FormatWriter for ParquetWriter<W> {
    fn write_row(&mut self, row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        self.group.push(self.next_id, row);
        self.next_id += 1;
        if self.group.id.values.len() >= GROUP_ROWS || self.group.bytes >= GROUP_BYTES {
            self.write_group()?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        if !self.group.id.values.is_empty() {
            self.write_group()?;
        }
        self.file.finish().map_err(io_error)?;
        Ok(Alterations::default())
    }
}

/// The library wraps the errors of the output; they come out as they went in.
fn io_error(error: ParquetError) -> WriteError {
    let error = match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    };
    WriteError::Io(error)
}

/// The values of one column, with their levels.
struct Column<T> {
    values: Vec<T>,
    definition: Vec<i16>,
    repetition: Vec<i16>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { values: Vec::new(), definition: Vec::new(), repetition: Vec::new() }
    }
}

/// Definition level of a value that stands in its column alone.
const PLAIN: i16 = 1;
/// Definition level of a value in a struct.
const MEMBER: i16 = 2;
/// Definition level of a list that has nothing in it.
const EMPTY_LIST: i16 = 1;
/// Definition level of a value in a list.
const ELEMENT: i16 = 3;
/// Definition level of a value in a list of lists.
const INNER_ELEMENT: i16 = 5;

impl<T> Column<T> {
    fn push(&mut self, value: T, definition: i16, repetition: i16) {
        self.values.push(value);
        self.definition.push(definition);
        self.repetition.push(repetition);
    }

    fn push_empty_list(&mut self) {
        self.definition.push(EMPTY_LIST);
        self.repetition.push(0);
    }

    fn push_list(&mut self, values: impl ExactSizeIterator<Item = T>) {
        if values.len() == 0 {
            self.push_empty_list();
        }
        for (index, value) in values.enumerate() {
            self.push(value, ELEMENT, i16::from(index > 0));
        }
    }

    fn write<D: DataType<T = T>, W: Write + Send>(
        &self,
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), ParquetError> {
        let next = group.next_column()?;
        let mut column = next.ok_or_else(|| ParquetError::General("too many columns".into()))?;
        let levels = (Some(self.definition.as_slice()), Some(self.repetition.as_slice()));
        column.typed::<D>().write_batch(&self.values, levels.0, levels.1)?;
        column.close()
    }
}

impl Column<ByteArray> {
    fn push_text(&mut self, text: &str, definition: i16) {
        self.push(ByteArray::from(text), definition, 0);
    }

    fn push_texts(&mut self, texts: &[String]) {
        self.push_list(texts.iter().map(|text| ByteArray::from(text.as_str())));
    }
}

impl Column<i64> {
    fn push_numbers(&mut self, numbers: &[usize]) {
        self.push_list(numbers.iter().copied().map(whole));
    }

    fn push_pairs(&mut self, pairs: &[(usize, usize)]) {
        if pairs.is_empty() {
            self.push_empty_list();
        }
        for (index, &(start, end)) in pairs.iter().enumerate() {
            self.push(whole(start), INNER_ELEMENT, i16::from(index > 0));
            self.push(whole(end), INNER_ELEMENT, 2);
        }
    }
}

/// Rows that are written together, by column.
#[derive(Default)]
struct Group {
    id: Column<i64>,
    score: Column<f64>,
    bead: Column<ByteArray>,
    texts: [Column<ByteArray>; 2],
    ids: [Column<i64>; 2],
    documents: [Column<ByteArray>; 2],
    languages: [Column<ByteArray>; 2],
    offsets: [Column<i64>; 2],
    kinds: [Column<ByteArray>; 2],
    origins: [Column<ByteArray>; 2],
    flags: Column<ByteArray>,
    /// Bytes of the texts.
    bytes: usize,
}

impl Group {
    fn push(&mut self, id: i64, row: &BitextRow) {
        self.id.push(id, PLAIN, 0);
        self.score.push(rounded_score(row.score), PLAIN, 0);
        self.bead.push_text(&row.bead_type(), PLAIN);
        self.flags.push_texts(&row.flags);
        let texts = [&row.source_text, &row.target_text];
        let ids = [&row.source_ids, &row.target_ids];
        let documents = [&row.source_document, &row.target_document];
        let languages = [&row.source_language, &row.target_language];
        let offsets = [&row.source_offsets, &row.target_offsets];
        let kinds = [&row.source_kinds, &row.target_kinds];
        let origins = [&row.source_origins, &row.target_origins];
        for side in 0..2 {
            let (text, document) = (field_text(texts[side]), field_text(documents[side]));
            self.bytes += text.len() + document.len();
            self.texts[side].push_text(&text, MEMBER);
            self.ids[side].push_numbers(ids[side]);
            self.documents[side].push_text(&document, PLAIN);
            self.languages[side].push_text(languages[side], PLAIN);
            self.offsets[side].push_pairs(offsets[side]);
            self.kinds[side].push_texts(kinds[side]);
            self.origins[side].push_texts(origins[side]);
        }
    }

    /// Writes the columns in the order of the [schema].
    fn write<W: Write + Send>(
        &self,
        mut group: SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), ParquetError> {
        let to = &mut group;
        self.id.write::<Int64Type, W>(to)?;
        self.score.write::<DoubleType, W>(to)?;
        self.bead.write::<ByteArrayType, W>(to)?;
        self.texts.iter().try_for_each(|column| column.write::<ByteArrayType, W>(to))?;
        self.ids.iter().try_for_each(|column| column.write::<Int64Type, W>(to))?;
        self.documents.iter().try_for_each(|column| column.write::<ByteArrayType, W>(to))?;
        self.languages.iter().try_for_each(|column| column.write::<ByteArrayType, W>(to))?;
        self.offsets.iter().try_for_each(|column| column.write::<Int64Type, W>(to))?;
        self.kinds.iter().try_for_each(|column| column.write::<ByteArrayType, W>(to))?;
        self.origins.iter().try_for_each(|column| column.write::<ByteArrayType, W>(to))?;
        self.flags.write::<ByteArrayType, W>(to)?;
        group.close().map(drop)
    }
}

/// A number that counts sentences or bytes, which are fewer than the type could hold.
fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
