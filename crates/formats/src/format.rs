//! The bitext formats by name and by file name.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A bitext format.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[non_exhaustive]
pub enum Format {
    /// Tab-separated rows with their text; see [`TsvWriter`](crate::TsvWriter).
    #[default]
    Tsv,
    /// Sentence indices without text; see [`read_index`](crate::read_index).
    Index,
    /// One JSON object a line; see [`JsonlWriter`](crate::JsonlWriter).
    Jsonl,
    /// Three plain files, a sentence pair a line: English, Chinese, ids.
    Moses,
    /// The rungs of hunalign, sentence counts without text.
    Ladder,
    /// Translation memory exchange, version 1.4b.
    Tmx,
    /// XML localisation interchange, version 2.1.
    Xliff,
    /// One page to read, side by side.
    Html,
    /// Columns of Apache Parquet.
    Parquet,
    /// JSON lines with the keys of the MNBVC corpus.
    Mnbvc,
    /// An index with the costs of Vecalign.
    Vecalign,
    /// A workbook of Excel.
    Xlsx,
    /// Beads of Champollion, counted from 1; read only.
    Champollion,
    /// Links of OPUS and XCES; read only.
    Xces,
}

impl Format {
    /// All formats, in the order in which they are listed to users; those that are only read last.
    pub const ALL: [Self; 14] = [
        Self::Tsv,
        Self::Index,
        Self::Jsonl,
        Self::Moses,
        Self::Ladder,
        Self::Tmx,
        Self::Xliff,
        Self::Html,
        Self::Parquet,
        Self::Mnbvc,
        Self::Vecalign,
        Self::Xlsx,
        Self::Champollion,
        Self::Xces,
    ];

    /// Returns the name used in options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tsv => "tsv",
            Self::Index => "index",
            Self::Jsonl => "jsonl",
            Self::Moses => "moses",
            Self::Ladder => "ladder",
            Self::Tmx => "tmx",
            Self::Xliff => "xliff",
            Self::Html => "html",
            Self::Parquet => "parquet",
            Self::Mnbvc => "mnbvc",
            Self::Vecalign => "vecalign",
            Self::Xlsx => "xlsx",
            Self::Champollion => "champollion",
            Self::Xces => "xces",
        }
    }

    /// Returns what the format is, in a few words.
    pub fn description(self) -> &'static str {
        match self {
            Self::Tsv => "Tab-separated rows with text, without quoting",
            Self::Index => "Sentence indices without text, such as `[0, 1]:[2]:0.9731`",
            Self::Jsonl => "One JSON object a line, with all that is known of a bead",
            Self::Moses => "Plain text for training: OUT.en, OUT.zh and OUT.ids, a pair a line",
            Self::Ladder => "Sentence counts of hunalign, without text",
            Self::Tmx => "Translation memory (TMX 1.4b)",
            Self::Xliff => "Translated document (XLIFF 2.1)",
            Self::Html => "One page to read, side by side",
            Self::Parquet => "Columns for data frames and training",
            Self::Mnbvc => "JSON lines of the MNBVC parallel corpus",
            Self::Vecalign => "Index with the costs of Vecalign, without text",
            Self::Xlsx => "Workbook with a column for what to keep",
            Self::Champollion => "Sentence numbers of Champollion, from 1, without text",
            Self::Xces => "Sentence links of OPUS, without text",
        }
    }

    /// Tells whether files of this format can be written, not only read.
    pub fn is_written(self) -> bool {
        !matches!(self, Self::Champollion | Self::Xces)
    }

    /// Tells whether a file of this format holds the sentences themselves, not only indices.
    pub fn holds_text(self) -> bool {
        !matches!(
            self,
            Self::Index | Self::Ladder | Self::Vecalign | Self::Champollion | Self::Xces
        )
    }

    /// Tells whether null beads may be left out: formats of indices must cover every sentence.
    pub fn allows_leaving_nulls_out(self) -> bool {
        self.holds_text()
    }

    /// Returns what is appended to the name of an output, one suffix for each file that a bitext
    /// of this format consists of: only `moses` has several.
    pub fn suffixes(self) -> &'static [&'static str] {
        match self {
            Self::Moses => &[".en", ".zh", ".ids"],
            _ => &[""],
        }
    }

    /// Tells whether files of this format are no text.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Parquet | Self::Xlsx)
    }

    /// Returns the format that the extension of a file name or path speaks of, if any.
    ///
    /// A compression suffix (`.gz`, `.zst`) is looked through; case does not matter.
    pub fn guess_from_path(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_lowercase();
        let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
        let (stem, extension) = name.rsplit_once('.')?;
        match extension {
            "tsv" | "tab" => Some(Self::Tsv),
            // SentAlign calls its index `.path`; its third field is a similarity too.
            "index" | "idx" | "path" => Some(Self::Index),
            "jsonl" | "ndjson" if stem.ends_with(".mnbvc") => Some(Self::Mnbvc),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "moses" => Some(Self::Moses),
            "ladder" => Some(Self::Ladder),
            "tmx" => Some(Self::Tmx),
            "xliff" | "xlf" => Some(Self::Xliff),
            "html" | "htm" => Some(Self::Html),
            "parquet" => Some(Self::Parquet),
            "mnbvc" => Some(Self::Mnbvc),
            "vecalign" => Some(Self::Vecalign),
            "xlsx" => Some(Self::Xlsx),
            "champollion" => Some(Self::Champollion),
            "xces" => Some(Self::Xces),
            _ => None,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A format name that is none of [`Format::ALL`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("unknown format `{name}`: use {}", list_of_names())]
pub struct UnknownFormat {
    /// What was asked for.
    pub name: String,
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let known = Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name));
        known.ok_or_else(|| UnknownFormat { name: name.to_owned() })
    }
}

fn list_of_names() -> String {
    Format::ALL.map(Format::name).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
            assert_eq!(Format::guess_from_path(&format!("talk.{format}.gz")), Some(format));
        }
        let error = "xls".parse::<Format>().unwrap_err();
        assert!(error.to_string().starts_with("unknown format `xls`: use tsv, index, jsonl, "));
    }

    #[test]
    fn extensions_speak_of_formats() {
        let table = [
            ("out.tsv", Some(Format::Tsv)),
            ("OUT.TSV.GZ", Some(Format::Tsv)),
            ("a.b/talk.index", Some(Format::Index)),
            ("talk.path", Some(Format::Index)),
            ("talk.jsonl.zst", Some(Format::Jsonl)),
            ("talk.mnbvc.jsonl", Some(Format::Mnbvc)),
            ("talk.xlf", Some(Format::Xliff)),
            (r"C:\bitexts.tsv\talk", None),
            ("a.tsv/talk", None),
            ("tsv", None),
            (".gz", None),
            ("talk.txt", None),
            ("", None),
        ];
        for (path, expected) in table {
            assert_eq!(Format::guess_from_path(path), expected, "{path}");
        }
    }
}
