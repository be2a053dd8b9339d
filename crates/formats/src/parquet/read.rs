//! Reading parquet: our files and those of pyarrow, pandas, polars and `datasets`.
//!
//! Columns are found by name: the texts in `translation`, in `en` and `zh`, or in `src_text` and
//! `trg_text`; the others as they are written, each of which may be missing. Integers and floats
//! of any width are taken, lists in any of the forms that writers have used.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::LogicalType;
use parquet::column::reader::ColumnReader;
use parquet::errors::ParquetError;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::{ColumnDescriptor, SchemaDescriptor};

use super::column::{Levels, Value, read_cells};
use super::field::{Field, OTHERS, Shape, Side, TEXTS};
use crate::bitext::{Kind, PassedOverCount, ReadError};
use crate::lines::excerpt;
use crate::row::BitextRow;

/// Rows that are taken out of their columns together.
const BATCH_ROWS: usize = 256;
/// What a parquet file begins and ends with.
const MAGIC: &[u8] = b"PAR1";
/// How many times larger a column of a row group may be than it is packed, once it is larger than
/// [`RATIO_FREE`] bytes, and how large it may be at most: a page of it is in memory, and a column
/// may be one page. Texts pack to a tenth, and writers cut groups at a million rows.
const HIGHEST_RATIO: i64 = 200;
const RATIO_FREE: i64 = 64 << 20;
const LARGEST_COLUMN: i64 = 1 << 30;
/// Column names that a message lists at most.
const NAMES_SHOWN: usize = 20;

/// Reads the rows of a whole file.
///
/// # Errors
///
/// When it is no parquet file, is cut off, or has no texts.
pub(crate) fn read_parquet<'r>(
    bytes: Vec<u8>,
    passed_over: PassedOverCount,
) -> Result<Box<dyn Iterator<Item = Result<BitextRow, ReadError>> + 'r>, ReadError> {
    let length = bytes.len();
    if !bytes.starts_with(MAGIC) {
        return Err(damaged("parquet", "not a parquet file: it does not begin as one".to_owned()));
    }
    let is_whole = bytes.ends_with(MAGIC);
    let file = SerializedFileReader::new(Bytes::from(bytes)).map_err(|error| {
        let problem = match is_whole {
            true => format!("a damaged parquet file ({}); get it again", message(&error)),
            false => "not a whole parquet file: it is cut short; get it again".to_owned(),
        };
        damaged("parquet", problem)
    })?;
    let schema = file.metadata().file_metadata().schema_descr();
    let columns = find_columns(schema)?;
    let others = other_columns(schema, &columns);
    for (number, group) in file.metadata().row_groups().iter().enumerate() {
        for column in &columns {
            check_size(group.column(column.index))
                .map_err(|problem| damaged(&format!("row group {}", number + 1), problem))?;
        }
    }
    Ok(Box::new(ParquetReader {
        file,
        length,
        columns,
        others,
        passed_over,
        next_group: 0,
        readers: Vec::new(),
        rows_left: 0,
        rows_read: 0,
        batch: Vec::new().into_iter(),
    }))
}

/// A column that is read.
struct Column {
    field: Field,
    name: String,
    /// Its number among the columns of the file.
    index: usize,
    levels: Levels,
}

struct ParquetReader {
    file: SerializedFileReader<Bytes>,
    /// Bytes of the file.
    length: usize,
    columns: Vec<Column>,
    /// Names of the columns that are not read.
    others: Vec<String>,
    passed_over: PassedOverCount,
    next_group: usize,
    /// Readers of the columns in the row group that is read.
    readers: Vec<ColumnReader>,
    /// Rows of that group that are not in the batch yet.
    rows_left: usize,
    /// Rows read so far, for messages.
    rows_read: usize,
    batch: std::vec::IntoIter<Result<BitextRow, ReadError>>,
}

impl Iterator for ParquetReader {
    type Item = Result<BitextRow, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.batch.next() {
                return Some(row);
            }
            if self.rows_left == 0 {
                if self.next_group == self.file.num_row_groups() {
                    return None;
                }
                self.next_group += 1;
            }
            if let Err(error) = self.read_batch_unpanicked() {
                // Nothing tells where the next row would begin.
                self.next_group = self.file.num_row_groups();
                self.rows_left = 0;
                let place = format!("after row {}", self.rows_read);
                let problem = format!("the file is damaged: {}", message(&error));
                return Some(Err(damaged(&place, problem)));
            }
        }
    }
}

impl ParquetReader {
    /// Reads some rows; the decoders of the library panic at some damages, which are errors here.
    fn read_batch_unpanicked(&mut self) -> Result<(), ParquetError> {
        // What a panic leaves half done is not used again: the reading ends.
        catch_unwind(AssertUnwindSafe(|| self.read_batch())).unwrap_or_else(|_| {
            Err(ParquetError::General("a page does not hold what it says".to_owned()))
        })
    }

    /// Reads some rows of the present group, or of the one that was just begun.
    fn read_batch(&mut self) -> Result<(), ParquetError> {
        if self.rows_left == 0 {
            let group = self.file.get_row_group(self.next_group - 1)?;
            let reader_of = |column: &Column| {
                check_place(group.metadata().column(column.index), self.length)?;
                group.get_column_reader(column.index)
            };
            self.readers = self.columns.iter().map(reader_of).collect::<Result<_, _>>()?;
            let rows = group.metadata().num_rows();
            self.rows_left = usize::try_from(rows)
                .map_err(|_| ParquetError::General(format!("a group of {rows} rows")))?;
        }
        let count = self.rows_left.min(BATCH_ROWS);
        let mut rows: Vec<Result<BitextRow, ReadError>> = Vec::with_capacity(count);
        rows.resize_with(count, || Ok(BitextRow { score: 1.0, ..BitextRow::default() }));
        for (reader, column) in self.readers.iter_mut().zip(&self.columns) {
            let cells = read_cells(reader, column.levels, count)?;
            for (index, (row, cell)) in rows.iter_mut().zip(cells).enumerate() {
                column.fill(row, cell, self.rows_read + index + 1);
            }
        }
        self.rows_left -= count;
        self.rows_read += count;
        // What is in them is not looked at, so all rows count.
        for name in &self.others {
            self.passed_over.count_times(Kind::Column, name, count);
        }
        self.batch = rows.into_iter();
        Ok(())
    }
}

impl Column {
    /// Puts a cell into its row, unless something is wrong with the row already.
    fn fill(&self, row: &mut Result<BitextRow, ReadError>, cell: Vec<Value>, number: usize) {
        let Ok(good) = row else { return };
        if let Err(problem) = self.field.set(good, cell) {
            let problem = format!("{problem} in `{}`", self.name);
            *row = Err(damaged(&format!("row {number}"), problem));
        }
    }
}

/// Checks that a column is within the file: the library takes it for granted, and panics.
fn check_place(column: &ColumnChunkMetaData, length: usize) -> Result<(), ParquetError> {
    let start = column.dictionary_page_offset().unwrap_or(column.data_page_offset());
    let end = start.checked_add(column.compressed_size());
    let is_within = start >= 0
        && column.compressed_size() >= 0
        && end.and_then(|end| usize::try_from(end).ok()).is_some_and(|end| end <= length);
    let name = || excerpt(&column.column_path().string());
    is_within.then_some(()).ok_or_else(|| {
        ParquetError::EOF(format!("the column `{}` is not where it should be", name()))
    })
}

/// Checks what a column of a row group is said to unpack to.
///
/// The pages of a file that lies about it may be larger: zstd and snappy unpack no more than the
/// head of the page says, but that is read only by the library.
fn check_size(column: &ColumnChunkMetaData) -> Result<(), String> {
    let (packed, unpacked) = (column.compressed_size(), column.uncompressed_size());
    let name = || excerpt(&column.column_path().string());
    if unpacked > RATIO_FREE.max(packed.saturating_mul(HIGHEST_RATIO)) {
        return Err(format!(
            "the column `{}` unpacks from {packed} to {unpacked} bytes; refused as a bomb",
            name()
        ));
    }
    if unpacked > LARGEST_COLUMN {
        return Err(format!(
            "the column `{}` unpacks to {unpacked} bytes; write the file with smaller row groups",
            name()
        ));
    }
    Ok(())
}

/// Finds the columns by name.
///
/// # Errors
///
/// When there are no texts, or a column of a known name holds something else.
fn find_columns(schema: &SchemaDescriptor) -> Result<Vec<Column>, ReadError> {
    let texts =
        TEXTS.into_iter().find(|names| names.iter().all(|name| leaf(schema, name).is_some()));
    let [english, chinese] = texts.ok_or_else(|| no_texts(schema))?;
    let texts = [(Field::Text(Side::Source), english), (Field::Text(Side::Target), chinese)];
    let others = OTHERS.into_iter();
    let named = texts.into_iter().chain(others);
    let found = named.filter_map(|(field, name)| Some((field, name, leaf(schema, name)?)));
    let found = found.filter(|(_, _, index)| !is_always_null(&schema.column(*index)));
    found.map(|(field, name, index)| column(field, name, index, &schema.column(index))).collect()
}

/// Tells whether a column holds nothing but nulls: what pandas makes of lists that are all empty.
fn is_always_null(column: &ColumnDescriptor) -> bool {
    column.logical_type_ref() == Some(&LogicalType::Unknown)
}

/// Returns the names of the columns that rows have no place for, nested ones once, up to as many as
/// are worth naming.
fn other_columns(schema: &SchemaDescriptor, read: &[Column]) -> Vec<String> {
    let has = |name| leaf(schema, name).is_some();
    let mut others: Vec<String> = Vec::new();
    for (index, column) in schema.columns().iter().enumerate() {
        let path = column.path().parts();
        // A struct of two texts may have a third.
        let depth = if path[0] == "translation" { 2 } else { 1 };
        let name = path[..depth.min(path.len())].join(".");
        // Our rows are counted anew, and their ids say what their bead says.
        let is_known = read.iter().any(|column| column.index == index)
            || name == "id" && has("bead")
            || name == "bead" && has("src_ids");
        if !is_known && !others.contains(&name) && others.len() <= NAMES_SHOWN {
            others.push(name);
        }
    }
    others
}

/// Returns the number of the column that holds the values of `name`: itself, or of its list.
fn leaf(schema: &SchemaDescriptor, name: &str) -> Option<usize> {
    let is_within = |path: &str| path == name || path.starts_with(&format!("{name}."));
    let mut columns = schema.columns().iter().enumerate();
    columns.find(|(_, column)| is_within(&column.path().string())).map(|(index, _)| index)
}

fn column(
    field: Field,
    name: &str,
    index: usize,
    found: &Arc<ColumnDescriptor>,
) -> Result<Column, ReadError> {
    use parquet::basic::Type;
    let Shape { is_text, depth } = field.shape();
    let is_right = match found.physical_type() {
        Type::BYTE_ARRAY => is_text,
        Type::INT32 | Type::INT64 | Type::FLOAT | Type::DOUBLE => !is_text,
        _ => false,
    };
    if !is_right || found.max_rep_level() != depth {
        let lists = |depth: i16| {
            ["", "lists of ", "lists of lists of "]
                .get(usize::try_from(depth).unwrap_or(0))
                .copied()
                .unwrap_or("deep lists of ")
        };
        let wanted = if is_text { "texts" } else { "numbers" };
        let problem = format!(
            "expected {}{wanted} in `{name}`, found {}{:?}",
            lists(depth),
            lists(found.max_rep_level()),
            found.physical_type(),
        );
        return Err(damaged("parquet", problem));
    }
    Ok(Column { field, name: name.to_owned(), index, levels: Levels::of(found) })
}

fn no_texts(schema: &SchemaDescriptor) -> ReadError {
    let mut names: Vec<String> =
        schema.columns().iter().map(|column| excerpt(&column.path().string())).collect();
    if names.len() > NAMES_SHOWN {
        names.truncate(NAMES_SHOWN);
        names.push("…".to_owned());
    }
    let problem = format!(
        "expected the texts in `translation` (`en`, `zh`), in `en` and `zh`, or in `src_text` and \
         `trg_text`, found the columns {}",
        names.join(", ")
    );
    damaged("parquet", problem)
}

fn damaged(place: &str, problem: String) -> ReadError {
    ReadError::Damaged { place: place.to_owned(), problem }
}

/// What the library says, without the kind of error that it puts before it.
fn message(error: &ParquetError) -> String {
    match error {
        ParquetError::General(text) | ParquetError::EOF(text) | ParquetError::NYI(text) => {
            excerpt_line(text)
        }
        other => excerpt_line(&other.to_string()),
    }
}

fn excerpt_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
