//! What became of each document pair: a row of `documents.tsv`.

use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use zhen_formats::field_text;

use crate::filter::FilterCounts;
use crate::pair::AlignedPair;

/// What became of a document pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Its beads are in the corpus.
    Aligned,
    /// It could not be aligned.
    Failed {
        /// Why not, in one line.
        reason: String,
    },
    /// It took longer than a pair may take.
    Timeout {
        /// How long that is, in one line.
        reason: String,
    },
    /// The program ended while it was in hand, more than once.
    Crashed {
        /// What is known of it, in one line.
        reason: String,
    },
    /// Its documents do not seem to be versions of each other, so its beads are left out.
    Doubtful {
        /// What speaks against it, in one line.
        reason: String,
    },
    /// It has no counterpart, so there was nothing to align.
    Unpaired {
        /// Why not, in one line.
        reason: String,
    },
}

impl Status {
    /// Returns the reason of a failure, empty for a success.
    pub fn reason(&self) -> &str {
        match self {
            Self::Aligned => "",
            Self::Failed { reason }
            | Self::Timeout { reason }
            | Self::Crashed { reason }
            | Self::Doubtful { reason }
            | Self::Unpaired { reason } => reason,
        }
    }

    /// Tells whether a pair was to be aligned and could not be.
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Failed { .. } | Self::Timeout { .. } | Self::Crashed { .. })
    }
}

impl fmt::Display for Status {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Aligned => "aligned",
            Self::Failed { .. } => "failed",
            Self::Timeout { .. } => "timeout",
            Self::Crashed { .. } => "crashed",
            Self::Doubtful { .. } => "doubtful",
            Self::Unpaired { .. } => "unpaired",
        })
    }
}

/// What became of one document pair, with its figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// Path of the English document; empty when there is none.
    pub english_path: String,
    /// Path of the Chinese document; empty when there is none.
    pub chinese_path: String,
    /// What became of the pair.
    pub status: Status,
    /// Sentences of the English document.
    pub english_sentences: usize,
    /// Sentences of the Chinese document.
    pub chinese_sentences: usize,
    /// Two-sided beads.
    pub beads: usize,
    /// Sentences without counterpart, of both sides.
    pub nulls: usize,
    /// Mean confidence of the two-sided beads, in [0, 1]; 0 when there are none.
    pub mean_confidence: f64,
    /// Label of the English document's language; empty when it was not read.
    pub english_language: String,
    /// Label of the Chinese document's language and script; empty when it was not read.
    pub chinese_language: String,
    /// Beads that the filters left out of the corpus, or without a corpus of the pair's own file.
    pub filtered: FilterCounts,
    /// What the user should know of the documents, each with its name; not in the file.
    pub warnings: Vec<String>,
    /// The file of its own that a job list names for the pair; not in the file.
    #[serde(skip)]
    pub own_path: Option<PathBuf>,
    /// Further columns of the job list, carried through.
    #[serde(skip)]
    pub extra: Vec<(String, String)>,
}

impl DocumentRecord {
    /// Makes the record of a pair without figures.
    pub fn new(english_path: String, chinese_path: String, status: Status) -> Self {
        Self {
            english_path,
            chinese_path,
            status,
            english_sentences: 0,
            chinese_sentences: 0,
            beads: 0,
            nulls: 0,
            mean_confidence: 0.0,
            english_language: String::new(),
            chinese_language: String::new(),
            filtered: FilterCounts::default(),
            warnings: Vec::new(),
            own_path: None,
            extra: Vec::new(),
        }
    }

    /// Takes the figures of an aligned pair.
    pub fn count(&mut self, pair: &AlignedPair) {
        self.english_sentences = pair.english.document.sentences().len();
        self.chinese_sentences = pair.chinese.document.sentences().len();
        (self.english_language, self.chinese_language) =
            (pair.english.label().to_owned(), pair.chinese.label().to_owned());
        let (mut english, mut chinese) = (&self.english_path, &self.chinese_path);
        if pair.swapped {
            std::mem::swap(&mut english, &mut chinese);
        }
        for (name, read) in [(english, &pair.english), (chinese, &pair.chinese)] {
            self.warnings.extend(read.warnings.iter().map(|warning| format!("{name}: {warning}")));
        }
        let beads = pair.alignment.beads();
        let two_sided: Vec<f64> = beads
            .iter()
            .filter(|scored| !scored.bead.is_null())
            .map(|scored| scored.confidence)
            .collect();
        self.beads = two_sided.len();
        self.nulls = beads.len() - two_sided.len();
        self.mean_confidence =
            two_sided.iter().fold(0.0, |sum, one| sum + one) / two_sided.len().max(1) as f64;
    }
}

/// Names of the file's own columns.
const COLUMNS: [&str; 14] = [
    "en_path",
    "zh_path",
    "status",
    "reason",
    "en_sentences",
    "zh_sentences",
    "beads",
    "nulls",
    "mean_confidence",
    "en_lang",
    "zh_lang",
    "filtered",
    "filters",
    "split",
];

/// What a column of a job list is called beside the file's own columns.
fn listed_name(column: &str) -> String {
    let prefix = if COLUMNS.contains(&column) { "list_" } else { "" };
    format!("{prefix}{}", field_text(column))
}

/// Writes `documents.tsv`: a header, then a row a record.
pub(crate) struct RecordWriter<'w, W> {
    out: W,
    extra_columns: &'w [String],
    has_parts: bool,
}

impl<'w, W: Write> RecordWriter<'w, W> {
    /// Begins the file; with parts, the last column names that of each document.
    pub(crate) fn new(
        mut out: W,
        extra_columns: &'w [String],
        has_parts: bool,
    ) -> io::Result<Self> {
        let own = COLUMNS.into_iter().filter(|column| *column != "split");
        write!(out, "{}", own.collect::<Vec<_>>().join("\t"))?;
        for column in extra_columns {
            write!(out, "\t{}", listed_name(column))?;
        }
        writeln!(out, "{}", if has_parts { "\tsplit" } else { "" })?;
        Ok(Self { out, extra_columns, has_parts })
    }

    /// Writes the row of one pair.
    pub(crate) fn write(&mut self, record: &DocumentRecord, part: &str) -> io::Result<()> {
        write!(
            self.out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{:.4}\t{}\t{}\t{}\t{}",
            field_text(&record.english_path),
            field_text(&record.chinese_path),
            record.status,
            field_text(record.status.reason()),
            record.english_sentences,
            record.chinese_sentences,
            record.beads,
            record.nulls,
            record.mean_confidence,
            record.english_language,
            record.chinese_language,
            record.filtered.total(),
            record.filtered,
        )?;
        for column in self.extra_columns {
            let value = record.extra.iter().find(|(name, _)| name == column);
            write!(self.out, "\t{}", value.map_or(String::new(), |(_, value)| field_text(value)))?;
        }
        if self.has_parts {
            write!(self.out, "\t{part}")?;
        }
        writeln!(self.out)
    }

    /// Returns the file.
    pub(crate) fn into_inner(self) -> W {
        self.out
    }
}
