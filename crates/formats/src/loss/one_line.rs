//! Which texts of a row a format brings to one line, and whether that changes them.

use crate::bitext::WriteOptions;
use crate::field::is_field;
use crate::format::Format;
use crate::row::BitextRow;
use crate::tsv::Column;

/// The texts of a row that a writer brings to one line by [`field_text`](crate::field_text).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OneLine {
    columns: Vec<Column>,
    /// Whether the labels of the languages are among them.
    languages: bool,
}

impl OneLine {
    pub(super) fn of(format: Format, options: &WriteOptions) -> Self {
        use Column::{Flags, SourceDocument, SourceText, TargetDocument, TargetText};
        let columns = match format {
            Format::Tsv => options.tsv.columns.clone().unwrap_or_else(|| Column::ALL.to_vec()),
            // Names are strings of JSON, which may hold anything.
            Format::Jsonl | Format::Mnbvc => vec![SourceText, TargetText],
            Format::Html | Format::Parquet | Format::Moses => {
                vec![SourceText, TargetText, SourceDocument, TargetDocument]
            }
            Format::Tmx | Format::Xliff | Format::Xlsx => {
                vec![SourceText, TargetText, SourceDocument, TargetDocument, Flags]
            }
            Format::Index
            | Format::Ladder
            | Format::Vecalign
            | Format::Champollion
            | Format::Xces => Vec::new(),
        };
        Self { columns, languages: matches!(format, Format::Tmx | Format::Xliff) }
    }

    /// Tells whether one of them is another text when it is brought to one line.
    pub(super) fn changes(&self, row: &BitextRow) -> bool {
        let is_changed = |column: &Column| match column {
            Column::SourceText => !is_field(&row.source_text),
            Column::TargetText => !is_field(&row.target_text),
            Column::SourceDocument => !is_field(&row.source_document),
            Column::TargetDocument => !is_field(&row.target_document),
            Column::Flags => !row.flags.iter().all(|flag| is_field(flag)),
            Column::Score
            | Column::Bead
            | Column::SourceIds
            | Column::TargetIds
            // Fields of a table already.
            | Column::Carried(_) => false,
        };
        let languages = [&row.source_language, &row.target_language];
        self.columns.iter().any(is_changed)
            || (self.languages && !languages.into_iter().all(|label| is_field(label)))
    }
}
