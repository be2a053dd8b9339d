//! The bitext formats by name and by file name.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A bitext format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Tab-separated rows with their text; see [`TsvWriter`](crate::TsvWriter).
    #[default]
    Tsv,
    /// Sentence indices without text; see [`write_index`](crate::write_index).
    Index,
    /// One JSON object a line; see [`JsonlWriter`](crate::JsonlWriter).
    Jsonl,
}

impl Format {
    /// All formats, in the order in which they are listed to users.
    pub const ALL: [Self; 3] = [Self::Tsv, Self::Index, Self::Jsonl];

    /// Returns the name used in options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tsv => "tsv",
            Self::Index => "index",
            Self::Jsonl => "jsonl",
        }
    }

    /// Tells whether a file of this format holds the sentences themselves, not only indices.
    pub fn holds_text(self) -> bool {
        self != Self::Index
    }

    /// Tells whether null beads may be left out: an index must cover every sentence.
    pub fn allows_leaving_nulls_out(self) -> bool {
        self != Self::Index
    }

    /// Returns the format that the extension of a file name or path speaks of, if any.
    ///
    /// A compression suffix (`.gz`, `.zst`) is looked through; case does not matter.
    pub fn guess_from_path(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_ascii_lowercase();
        let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
        let (_, extension) = name.rsplit_once('.')?;
        match extension {
            "tsv" | "tab" => Some(Self::Tsv),
            "index" | "idx" => Some(Self::Index),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
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
        }
        let error = "xls".parse::<Format>().unwrap_err();
        assert_eq!(error.to_string(), "unknown format `xls`: use tsv, index, jsonl");
    }

    #[test]
    fn extensions_speak_of_formats() {
        let table = [
            ("out.tsv", Some(Format::Tsv)),
            ("OUT.TSV.GZ", Some(Format::Tsv)),
            ("a.b/talk.index", Some(Format::Index)),
            ("talk.jsonl.zst", Some(Format::Jsonl)),
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
