//! What a bitext loses in a format that cannot hold all of it.

mod one_line;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::bitext::WriteOptions;
use crate::format::Format;
use crate::row::BitextRow;
use one_line::OneLine;

/// Something that a row can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Property {
    /// The sentences themselves.
    Text,
    /// Sentences without counterpart.
    Nulls,
    /// Confidence.
    Score,
    /// Indices of the sentences.
    Ids,
    /// Names of the documents.
    Documents,
    /// Language and script of the documents.
    Languages,
    /// Remarks such as `moved:12`.
    Flags,
    /// Where each sentence begins and ends.
    Offsets,
    /// Kind and place of each sentence's block.
    Blocks,
}

impl Property {
    /// All properties, in the order in which they are listed to users.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::Nulls,
        Self::Score,
        Self::Ids,
        Self::Documents,
        Self::Languages,
        Self::Flags,
        Self::Offsets,
        Self::Blocks,
    ];

    /// Returns what messages call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Nulls => "sentences without counterpart",
            Self::Score => "confidence",
            Self::Ids => "sentence numbers",
            Self::Documents => "document names",
            Self::Languages => "languages",
            Self::Flags => "flags",
            Self::Offsets => "sentence offsets",
            Self::Blocks => "kinds and places of blocks",
        }
    }

    /// Tells whether a row has it.
    fn is_in(self, row: &BitextRow) -> bool {
        match self {
            Self::Text => !(row.source_text.is_empty() && row.target_text.is_empty()),
            Self::Nulls => row.is_null(),
            // A row without confidence counts as sure.
            Self::Score => row.score < 1.0,
            Self::Ids => !(row.source_ids.is_empty() && row.target_ids.is_empty()),
            Self::Documents => !(row.source_document.is_empty() && row.target_document.is_empty()),
            Self::Languages => !(row.source_language.is_empty() && row.target_language.is_empty()),
            Self::Flags => !row.flags.is_empty(),
            Self::Offsets => !(row.source_offsets.is_empty() && row.target_offsets.is_empty()),
            Self::Blocks => {
                let lists = [&row.source_kinds, &row.target_kinds];
                let places = [&row.source_origins, &row.target_origins];
                lists.into_iter().chain(places).any(|list| !list.is_empty())
            }
        }
    }
}

impl Format {
    /// Tells whether null beads are written; the other formats hold two-sided beads only.
    pub fn holds_nulls(self) -> bool {
        self.holds(Property::Nulls)
    }

    /// Tells whether files of this format hold a property of rows; vecalign holds the confidence of
    /// two-sided beads only.
    pub fn holds(self, property: Property) -> bool {
        use Property::{Documents, Flags, Ids, Nulls, Score, Text};
        match self {
            Self::Jsonl | Self::Html => true,
            Self::Parquet => property != Nulls,
            Self::Tsv | Self::Xlsx => {
                matches!(property, Text | Nulls | Score | Ids | Documents | Flags)
            }
            Self::Moses => matches!(property, Text | Score | Ids | Documents),
            Self::Tmx | Self::Xliff => {
                !matches!(property, Nulls | Property::Offsets | Property::Blocks)
            }
            Self::Mnbvc => property != Nulls,
            Self::Index | Self::Ladder | Self::Vecalign => matches!(property, Nulls | Score | Ids),
            Self::Champollion => matches!(property, Nulls | Ids),
            // The documents that a file names tell only which side is English.
            Self::Xces => matches!(property, Nulls | Score | Ids),
        }
    }
}

/// Tells whether a format loses of null beads what it holds of the others.
fn loses_of_nulls(format: Format, property: Property) -> bool {
    format == Format::Vecalign && property == Property::Score
}

/// What a writer had to change in the texts themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alterations {
    /// Characters left out because the format cannot hold them.
    pub dropped_characters: usize,
    /// Texts cut because the format cannot hold their length.
    pub cut_texts: usize,
}

/// What a bitext lost in a format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Losses {
    format: Format,
    /// Properties that the format does not hold, with the number of rows that had them.
    rows: Vec<(Property, usize)>,
    /// What is still to be counted in rows to come.
    #[serde(skip)]
    one_line: OneLine,
    /// Rows of which a text, a name or a flag is another one since it is on one line.
    one_line_rows: usize,
    pub(crate) alterations: Alterations,
}

impl Losses {
    /// Nothing is lost yet. What a column would have held that the user did not choose is no loss;
    /// what no column holds is one.
    pub(crate) fn new(format: Format, options: &WriteOptions) -> Self {
        let may_lose = |property| !format.holds(property) || loses_of_nulls(format, property);
        let lost = Property::ALL.into_iter().filter(|&property| may_lose(property));
        let rows = lost.map(|property| (property, 0)).collect();
        let one_line = OneLine::of(format, options);
        Self { format, rows, one_line, one_line_rows: 0, alterations: Alterations::default() }
    }

    /// Counts what of a row will be lost, and tells whether the row itself is written.
    pub(crate) fn takes(&mut self, row: &BitextRow) -> bool {
        let is_taken = self.format.holds_nulls() || !row.is_null();
        for (property, count) in &mut self.rows {
            // Of a row that is left out, that it is left out says all.
            let is_said = is_taken || *property == Property::Nulls;
            let is_held = self.format.holds(*property) && !row.is_null();
            if is_said && !is_held && property.is_in(row) {
                *count += 1;
            }
        }
        if is_taken && self.one_line.changes(row) {
            self.one_line_rows += 1;
        }
        is_taken
    }

    /// Returns how many null beads were left out.
    pub fn nulls(&self) -> usize {
        let nulls = self.rows.iter().find(|(property, _)| *property == Property::Nulls);
        nulls.map_or(0, |(_, count)| *count)
    }

    /// Returns of how many rows a text, a name or a flag was changed by bringing it to one line.
    pub fn rows_in_one_line(&self) -> usize {
        self.one_line_rows
    }

    /// Returns what writers had to change in the texts themselves.
    pub fn alterations(&self) -> Alterations {
        self.alterations
    }

    /// Returns the properties that were lost, with the number of rows that had them.
    pub fn properties(&self) -> impl Iterator<Item = (Property, usize)> + '_ {
        self.rows.iter().copied().filter(|(_, count)| *count > 0)
    }

    /// Leaves out what is lost of every bitext by the choice of the format, and keeps what touches
    /// the texts: sentences left out, characters dropped, texts cut or brought to one line.
    pub fn of_text(self) -> Self {
        self.of_properties(|property| property == Property::Nulls)
    }

    /// Leaves out what was not in the input because its format `from` does not hold it: what
    /// documents add to an index, such as their names, cannot have been lost from it.
    pub fn of_input(self, from: Format) -> Self {
        self.of_properties(|property| property == Property::Nulls || from.holds(property))
    }

    fn of_properties(mut self, is_kept: impl Fn(Property) -> bool) -> Self {
        self.rows.retain(|(property, _)| is_kept(*property));
        self
    }

    /// Leaves out what beads without text do not have, such as what only their documents know of
    /// them, and keeps what touches the texts.
    pub fn of_beads(mut self) -> Self {
        let held = [Property::Nulls, Property::Score, Property::Ids];
        self.rows.retain(|(property, _)| held.contains(property));
        self
    }

    /// Adds the losses of another part of the same bitext.
    pub fn add(&mut self, other: &Self) {
        for (property, count) in &other.rows {
            match self.rows.iter_mut().find(|(known, _)| known == property) {
                Some((_, total)) => *total += count,
                None => self.rows.push((*property, *count)),
            }
        }
        self.one_line_rows += other.one_line_rows;
        self.alterations.dropped_characters += other.alterations.dropped_characters;
        self.alterations.cut_texts += other.alterations.cut_texts;
    }

    /// Tells whether all was held.
    pub fn is_empty(&self) -> bool {
        self.properties().next().is_none()
            && self.one_line_rows == 0
            && self.alterations == Alterations::default()
    }
}

impl fmt::Display for Losses {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = self
            .properties()
            .map(|(property, count)| match property {
                Property::Nulls => format!("{count} {}", property.name()),
                _ => format!("{} ({count} rows)", property.name()),
            })
            .collect();
        if self.one_line_rows > 0 {
            let rows = self.one_line_rows;
            parts.push(format!("tabs, line breaks and outer white space ({rows} rows)"));
        }
        let Alterations { dropped_characters, cut_texts } = self.alterations;
        if dropped_characters > 0 {
            parts.push(format!("{dropped_characters} characters that it does not allow"));
        }
        if cut_texts > 0 {
            parts.push(format!("the ends of {cut_texts} texts that are too long for it"));
        }
        write!(formatter, "{} does not hold {}", self.format, parts.join(", "))
    }
}

#[cfg(test)]
mod tests;
