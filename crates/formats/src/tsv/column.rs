//! The columns of TSV bitexts by name.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A column of a TSV bitext.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// `src_doc`: name of the English document.
    SourceDocument,
    /// `trg_doc`: name of the Chinese document.
    TargetDocument,
    /// `src_text`: the English sentences.
    SourceText,
    /// `trg_text`: the Chinese sentences.
    TargetText,
    /// `score`: confidence with four decimals.
    Score,
    /// `bead`: bead type, `n-m`.
    Bead,
    /// `src_ids`: comma-separated zero-based indices of the English sentences.
    SourceIds,
    /// `trg_ids`: comma-separated zero-based indices of the Chinese sentences.
    TargetIds,
    /// `flags`: comma-separated remarks.
    Flags,
    /// A column of a job list: its place in [`TsvOptions::carried`](crate::TsvOptions::carried).
    Carried(usize),
}

impl Column {
    /// All columns of our own in their default order.
    pub const ALL: [Self; 9] = [
        Self::SourceDocument,
        Self::TargetDocument,
        Self::SourceText,
        Self::TargetText,
        Self::Score,
        Self::Bead,
        Self::SourceIds,
        Self::TargetIds,
        Self::Flags,
    ];

    /// Returns the name in the header; a carried column has one that only its file knows.
    pub fn name(self) -> &'static str {
        match self {
            Self::SourceDocument => "src_doc",
            Self::TargetDocument => "trg_doc",
            Self::SourceText => "src_text",
            Self::TargetText => "trg_text",
            Self::Score => "score",
            Self::Bead => "bead",
            Self::SourceIds => "src_ids",
            Self::TargetIds => "trg_ids",
            Self::Flags => "flags",
            Self::Carried(_) => "carried",
        }
    }

    /// Reads a comma-separated list of column names, as in `src_text,trg_text,score`.
    ///
    /// # Errors
    ///
    /// Names the first that is no column.
    pub fn parse_list(list: &str) -> Result<Vec<Self>, UnknownColumn> {
        list.split(',').map(|name| name.trim().parse()).collect()
    }
}

impl fmt::Display for Column {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A column name that is none of [`Column::ALL`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("unknown column `{name}`: use {}", Column::ALL.map(Column::name).join(", "))]
pub struct UnknownColumn {
    /// What was asked for.
    pub name: String,
}

impl FromStr for Column {
    type Err = UnknownColumn;

    fn from_str(name: &str) -> Result<Self, UnknownColumn> {
        let known = Self::ALL.into_iter().find(|column| column.name() == name);
        known.ok_or_else(|| UnknownColumn { name: name.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_in_their_order() {
        let columns = Column::parse_list("score, src_text,trg_text");
        assert_eq!(columns, Ok(vec![Column::Score, Column::SourceText, Column::TargetText]));
        for column in Column::ALL {
            assert_eq!(column.name().parse(), Ok(column));
        }
    }

    #[test]
    fn an_unknown_column_is_told_the_known_ones() {
        let error = Column::parse_list("src_text,text").unwrap_err();
        assert_eq!(
            error.to_string(),
            "unknown column `text`: use src_doc, trg_doc, src_text, trg_text, score, bead, \
             src_ids, trg_ids, flags"
        );
    }
}
