//! Reading one column of a row group, whatever the width of its numbers and the kind of its lists.

use parquet::basic::Repetition;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType};
use parquet::errors::{ParquetError, Result};
use parquet::schema::types::ColumnDescriptor;

/// One value of a cell.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Whole(i64),
    Real(f64),
    Text(ByteArray),
    /// A null in a list.
    Nothing,
}

impl Value {
    pub(super) fn text(self) -> std::result::Result<String, String> {
        match self {
            Self::Text(bytes) => match std::str::from_utf8(bytes.data()) {
                Ok(text) => Ok(text.to_owned()),
                Err(_) => Err("not valid UTF-8".to_owned()),
            },
            other => Err(format!("expected a text, found {}", other.shown())),
        }
    }

    pub(super) fn score(self) -> std::result::Result<f64, String> {
        let score = match self {
            // Exact for all that a score could be.
            #[expect(clippy::cast_precision_loss, reason = "scores are small")]
            Self::Whole(number) => number as f64,
            Self::Real(number) => number,
            _ => f64::NAN,
        };
        if score.is_finite() {
            Ok(score)
        } else {
            Err(format!("expected a score such as 0.9731, found {}", self.shown()))
        }
    }

    pub(super) fn count(self) -> std::result::Result<usize, String> {
        let found = self.shown();
        let number = match self {
            Self::Whole(number) => usize::try_from(number).ok(),
            _ => None,
        };
        number.ok_or_else(|| format!("expected a number from 0, found {found}"))
    }

    fn shown(&self) -> String {
        match self {
            Self::Whole(number) => format!("`{number}`"),
            Self::Real(number) => format!("`{number}`"),
            Self::Text(_) => "a text".to_owned(),
            Self::Nothing => "null".to_owned(),
        }
    }
}

/// The definition levels of a column that have a meaning of their own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Levels {
    /// Of a value.
    value: i16,
    /// Of a null in a list, if the column can have any.
    null_in_list: Option<i16>,
}

impl Levels {
    pub(super) fn of(column: &ColumnDescriptor) -> Self {
        let value = column.max_def_level();
        // What the library calls optional may be repeated too.
        let repetition = column.self_type().get_basic_info().repetition();
        let is_optional = repetition == Repetition::OPTIONAL;
        let null_in_list = (is_optional && column.max_rep_level() > 0).then_some(value - 1);
        Self { value, null_in_list }
    }
}

/// Reads the cells of the next `rows` rows: the values of each in one list, however deep it was.
///
/// # Errors
///
/// When the column is damaged or has fewer rows.
pub(super) fn read_cells(
    reader: &mut ColumnReader,
    levels: Levels,
    rows: usize,
) -> Result<Vec<Vec<Value>>> {
    match reader {
        ColumnReader::Int32ColumnReader(column) => {
            cells(column, levels, rows, |number| Value::Whole(i64::from(number)))
        }
        ColumnReader::Int64ColumnReader(column) => cells(column, levels, rows, Value::Whole),
        ColumnReader::FloatColumnReader(column) => {
            cells(column, levels, rows, |number| Value::Real(f64::from(number)))
        }
        ColumnReader::DoubleColumnReader(column) => cells(column, levels, rows, Value::Real),
        ColumnReader::ByteArrayColumnReader(column) => cells(column, levels, rows, Value::Text),
        _ => Err(ParquetError::NYI("a column of this type".to_owned())),
    }
}

fn cells<D: DataType>(
    column: &mut ColumnReaderImpl<D>,
    Levels { value: value_level, null_in_list }: Levels,
    rows: usize,
    value_of: impl Fn(D::T) -> Value,
) -> Result<Vec<Vec<Value>>> {
    let (mut definition, mut repetition, mut values) = (Vec::new(), Vec::new(), Vec::new());
    let (found, _, levels) =
        column.read_records(rows, Some(&mut definition), Some(&mut repetition), &mut values)?;
    if found < rows {
        return Err(ParquetError::EOF(format!("{} rows are missing", rows - found)));
    }
    let mut values = values.into_iter();
    let mut cells: Vec<Vec<Value>> = Vec::with_capacity(rows);
    for index in 0..levels {
        if repetition.get(index).is_none_or(|&level| level == 0) {
            cells.push(Vec::new());
        }
        let value = match definition.get(index) {
            Some(&level) if level < value_level => {
                (Some(level) == null_in_list).then_some(Value::Nothing)
            }
            _ => values.next().map(&value_of),
        };
        if let (Some(cell), Some(value)) = (cells.last_mut(), value) {
            cell.push(value);
        }
    }
    if cells.len() == rows {
        Ok(cells)
    } else {
        Err(ParquetError::General(format!("expected {rows} rows, found {}", cells.len())))
    }
}
