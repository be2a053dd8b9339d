//! What is known of a corpus as a whole: the contents of `statistics.json`.
//!
//! The structures are the file: fields keep their names and meaning for good, new ones may be
//! added. There is no clock and no machine in them, so the same documents give the same bytes;
//! shares and means have four decimals. Characters are counted without white space.

mod histogram;
mod json;
mod named;

use serde::Serialize;

pub use histogram::{
    CONFIDENCE_BINS, Histogram, LENGTH_BINS, LENGTH_RATIO_BINS, LengthGrid, TRUSTED_COVERAGE_BINS,
};
pub use json::write_statistics;
pub use named::NamedCounts;

/// Everything that is known of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BuildStatistics {
    /// What made the corpus.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// What became of the documents.
    pub documents: DocumentStatistics,
    /// The English side of the documents that were aligned.
    pub english: SideStatistics,
    /// The Chinese side of the documents that were aligned.
    pub chinese: SideStatistics,
    /// The beads of the documents that were aligned, before any was left out.
    pub beads: BeadStatistics,
    /// What of it is in the corpus.
    pub corpus: CorpusStatistics,
    /// The documents that look worst, worst first.
    pub worst_documents: Vec<WorstDocument>,
    /// The first documents that failed, in the order of the list.
    pub failed_documents: Vec<FailedDocument>,
    /// How many more failed.
    pub more_failed_documents: usize,
}

/// What made a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// Name of the corpus; may be empty.
    pub title: String,
    /// Version of zhen.
    pub version: String,
    /// The options that decide about the contents, as given, in the order given.
    pub options: Vec<GivenOption>,
    /// Checksum of the lexicon; may be empty.
    pub lexicon_checksum: String,
}

/// An option with its value, as the user wrote them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GivenOption {
    /// Name of the option; a name may come more than once.
    pub name: String,
    /// Its value; empty for an option without one.
    pub value: String,
}

/// What became of the documents of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DocumentStatistics {
    /// Entries of the list: document pairs, and documents without counterpart.
    pub listed: usize,
    /// Entries by what became of them: `aligned`, `failed`, `unpaired` and others.
    pub by_status: NamedCounts,
    /// Why entries are not in the corpus, the most frequent reason first.
    pub reasons: Vec<Reason>,
    /// Entries with reasons that are not among these.
    pub other_reasons: usize,
    /// Documents that were aligned by their [trusted coverage](WorstDocument::trusted_coverage):
    /// [`TRUSTED_COVERAGE_BINS`] bins.
    pub trusted_coverage: Histogram,
}

/// A reason that several documents may share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// What became of the documents.
    pub status: String,
    /// The reason, with `…` for the names of files and `#` for numbers that differ.
    pub reason: String,
    /// Documents that have it.
    pub documents: usize,
    /// The reason of the first of them, word for word.
    pub example: String,
}

/// One side of the documents that were aligned.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SideStatistics {
    /// Sentences.
    pub sentences: usize,
    /// Characters.
    pub characters: usize,
    /// Sentences in beads that have both sides.
    pub sentences_with_counterpart: usize,
    /// Characters in beads that have both sides.
    pub characters_with_counterpart: usize,
    /// Share of sentences in beads that have both sides, in [0, 1]; 0 when there are none.
    pub sentence_coverage: f64,
    /// Share of characters in beads that have both sides, in [0, 1]; 0 when there are none.
    pub character_coverage: f64,
    /// Sentences without counterpart.
    pub null_sentences: usize,
    /// How many of these were found at another place of the other document.
    pub moved_sentences: usize,
}

/// The beads of all documents.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BeadStatistics {
    /// Beads with both sides.
    pub two_sided: usize,
    /// Beads with one side.
    pub null: usize,
    /// Mean confidence of the beads with both sides, in [0, 1]; 0 when there are none.
    pub mean_confidence: f64,
    /// Beads by type, the smallest first.
    pub by_type: Vec<BeadType>,
    /// Beads with both sides by confidence: [`CONFIDENCE_BINS`] bins.
    pub confidence: Histogram,
    /// Beads with both sides by how many English characters stand for a Chinese one:
    /// [`LENGTH_RATIO_BINS`] bins.
    pub length_ratio: Histogram,
    /// Beads with both sides by the lengths of these.
    pub lengths: LengthGrid,
}

/// The beads of one type.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BeadType {
    /// English sentences of such a bead.
    pub english: usize,
    /// Chinese sentences of such a bead.
    pub chinese: usize,
    /// How many there are.
    pub beads: usize,
    /// Their share of all beads, in [0, 1].
    pub share: f64,
}

/// What of the beads is in the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CorpusStatistics {
    /// Beads with both sides in the corpus.
    pub beads: usize,
    /// Beads with one side in the corpus; 0 if they were not asked for.
    pub null_beads: usize,
    /// Characters of the English side in the corpus.
    pub english_characters: usize,
    /// Characters of the Chinese side in the corpus.
    pub chinese_characters: usize,
    /// Beads with both sides that are not in the corpus, by what left them out.
    pub left_out: NamedCounts,
    /// Parts of the corpus; none if it was not split.
    pub parts: Vec<CorpusPart>,
}

/// A part of a corpus that was split by documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CorpusPart {
    /// Name: `train`, `dev` or `test`.
    pub name: String,
    /// Document pairs in it.
    pub documents: usize,
    /// Beads with both sides in it.
    pub beads: usize,
}

/// A document pair that looks bad.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct WorstDocument {
    /// Path of the English document.
    pub english_path: String,
    /// Path of the Chinese document.
    pub chinese_path: String,
    /// What became of it.
    pub status: String,
    /// Sentences of the English document.
    pub english_sentences: usize,
    /// Sentences of the Chinese document.
    pub chinese_sentences: usize,
    /// Share of the English characters in beads that have both sides, in [0, 1].
    pub english_coverage: f64,
    /// Share of the Chinese characters in beads that have both sides, in [0, 1].
    pub chinese_coverage: f64,
    /// Mean confidence of the beads with both sides, in [0, 1]; 0 when there are none.
    pub mean_confidence: f64,
    /// The mean of both coverages times the mean confidence, in [0, 1]: by this the documents are
    /// sorted.
    pub trusted_coverage: f64,
}

/// A document pair that failed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FailedDocument {
    /// Path of the English document.
    pub english_path: String,
    /// Path of the Chinese document.
    pub chinese_path: String,
    /// What became of it.
    pub status: String,
    /// Why, in one line.
    pub reason: String,
}

impl CorpusPart {
    /// Makes a part that holds nothing yet.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }
}
