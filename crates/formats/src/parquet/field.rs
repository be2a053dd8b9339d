//! What the columns of a file mean, by their names.

use super::column::Value;
use crate::row::BitextRow;

/// Something that a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Score,
    Text(Side),
    Ids(Side),
    Document(Side),
    Language(Side),
    Offsets(Side),
    Kinds(Side),
    Origins(Side),
    Flags,
}

/// English or Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Source,
    Target,
}

use Side::{Source, Target};

/// Where the two texts may be; the first that a file has counts.
pub(super) const TEXTS: [[&str; 2]; 3] =
    [["translation.en", "translation.zh"], ["en", "zh"], ["src_text", "trg_text"]];

/// The columns that a file may have beside the texts.
pub(super) const OTHERS: [(Field, &str); 14] = [
    (Field::Score, "score"),
    (Field::Ids(Source), "src_ids"),
    (Field::Ids(Target), "trg_ids"),
    (Field::Document(Source), "src_doc"),
    (Field::Document(Target), "trg_doc"),
    (Field::Language(Source), "src_lang"),
    (Field::Language(Target), "trg_lang"),
    (Field::Offsets(Source), "src_offsets"),
    (Field::Offsets(Target), "trg_offsets"),
    (Field::Kinds(Source), "src_kinds"),
    (Field::Kinds(Target), "trg_kinds"),
    (Field::Origins(Source), "src_origins"),
    (Field::Origins(Target), "trg_origins"),
    (Field::Flags, "flags"),
];

/// What a column must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Whether it holds texts, not numbers.
    pub(super) is_text: bool,
    /// How many lists may stand within another.
    pub(super) depth: i16,
}

impl Field {
    pub(super) fn shape(self) -> Shape {
        let (is_text, depth) = match self {
            Self::Score => (false, 0),
            Self::Text(_) | Self::Document(_) | Self::Language(_) => (true, 0),
            Self::Ids(_) => (false, 1),
            Self::Offsets(_) => (false, 2),
            Self::Kinds(_) | Self::Origins(_) | Self::Flags => (true, 1),
        };
        Shape { is_text, depth }
    }

    /// Puts what a cell holds into the row; a null is what an empty text or list is.
    ///
    /// # Errors
    ///
    /// Says what was expected and what was found.
    pub(super) fn set(self, row: &mut BitextRow, cell: Vec<Value>) -> Result<(), String> {
        match self {
            Self::Score => {
                if let Some(value) = cell.into_iter().next() {
                    row.score = value.score()?;
                }
            }
            Self::Text(Source) => row.source_text = only_text(cell)?,
            Self::Text(Target) => row.target_text = only_text(cell)?,
            Self::Document(Source) => row.source_document = only_text(cell)?,
            Self::Document(Target) => row.target_document = only_text(cell)?,
            Self::Language(Source) => row.source_language = only_text(cell)?,
            Self::Language(Target) => row.target_language = only_text(cell)?,
            Self::Ids(Source) => row.source_ids = counts(cell)?,
            Self::Ids(Target) => row.target_ids = counts(cell)?,
            Self::Offsets(Source) => row.source_offsets = pairs(cell)?,
            Self::Offsets(Target) => row.target_offsets = pairs(cell)?,
            Self::Kinds(Source) => row.source_kinds = texts(cell)?,
            Self::Kinds(Target) => row.target_kinds = texts(cell)?,
            Self::Origins(Source) => row.source_origins = texts(cell)?,
            Self::Origins(Target) => row.target_origins = texts(cell)?,
            Self::Flags => row.flags = texts(cell)?,
        }
        Ok(())
    }
}

fn only_text(cell: Vec<Value>) -> Result<String, String> {
    cell.into_iter().next().map_or(Ok(String::new()), Value::text)
}

fn texts(cell: Vec<Value>) -> Result<Vec<String>, String> {
    cell.into_iter().map(Value::text).collect()
}

fn counts(cell: Vec<Value>) -> Result<Vec<usize>, String> {
    cell.into_iter().map(Value::count).collect()
}

fn pairs(cell: Vec<Value>) -> Result<Vec<(usize, usize)>, String> {
    let numbers = counts(cell)?;
    if numbers.len() % 2 != 0 {
        return Err(format!("expected pairs of numbers, found {} numbers", numbers.len()));
    }
    Ok(numbers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect())
}
