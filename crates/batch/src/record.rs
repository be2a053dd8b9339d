//! What became of each document pair: a row of `documents.tsv`.

use std::fmt;
use std::io;

use zhen_formats::field_text;

use crate::filter::FilterCounts;
use crate::pair::AlignedPair;

/// What became of a document pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Its beads are in the corpus.
    Aligned,
    /// It could not be aligned.
    Failed {
        /// Why not, in one line.
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
            Self::Failed { reason } | Self::Unpaired { reason } => reason,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Aligned => "aligned",
            Self::Failed { .. } => "failed",
            Self::Unpaired { .. } => "unpaired",
        })
    }
}

/// What became of one document pair, with its figures.
#[derive(Clone, Debug, PartialEq)]
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
    pub english_language: &'static str,
    /// Label of the Chinese document's language and script; empty when it was not read.
    pub chinese_language: &'static str,
    /// Beads that the filters left out of the corpus, or without a corpus of the pair's own file.
    pub filtered: FilterCounts,
    /// What the user should know of the documents, each with its name; not in the file.
    pub warnings: Vec<String>,
    /// Further columns of the job list, carried through.
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
            english_language: "",
            chinese_language: "",
            filtered: FilterCounts::default(),
            warnings: Vec::new(),
            extra: Vec::new(),
        }
    }

    /// Takes the figures of an aligned pair.
    pub fn count(&mut self, pair: &AlignedPair) {
        self.english_sentences = pair.english.document.sentences().len();
        self.chinese_sentences = pair.chinese.document.sentences().len();
        (self.english_language, self.chinese_language) =
            (pair.english.label(), pair.chinese.label());
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
        self.mean_confidence = two_sided.iter().sum::<f64>() / two_sided.len().max(1) as f64;
    }
}

/// Writes `documents.tsv`: a header, then a row a record, in the order given.
pub(crate) fn write_records(
    out: &mut dyn io::Write,
    records: &[DocumentRecord],
    extra_columns: &[String],
) -> io::Result<()> {
    write!(
        out,
        "en_path\tzh_path\tstatus\treason\ten_sentences\tzh_sentences\tbeads\tnulls\tmean_confidence\ten_lang\tzh_lang\tfiltered\tfilters"
    )?;
    for column in extra_columns {
        write!(out, "\t{}", field_text(column))?;
    }
    writeln!(out)?;
    for record in records {
        write!(
            out,
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
        for column in extra_columns {
            let value = record.extra.iter().find(|(name, _)| name == column);
            write!(out, "\t{}", value.map_or(String::new(), |(_, value)| field_text(value)))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
