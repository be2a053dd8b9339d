//! The statistics of a build, gathered while its rows and documents pass by.
//!
//! Memory does not grow with the corpus: counts, a few documents, and reasons up to a limit. Rows
//! and documents are told in the order of the list, first the rows of a document, then the
//! document itself. Confidences are summed as ten-thousandths, which bitext files hold, so a run
//! that was interrupted and reads its first rows back comes to the same figures.
//!
//! ```
//! use zhen_batch::{DocumentRecord, Fate, Status, Tally};
//! use zhen_formats::{BitextRow, Provenance};
//!
//! let mut tally = Tally::default();
//! let row = BitextRow { source_text: "Yes.".into(), target_text: "是。".into(), score: 0.9, ..BitextRow::default() };
//! tally.add_row(&row, Fate::Kept);
//! tally.add_document(&DocumentRecord::new("en/a.txt".into(), "zh/a.txt".into(), Status::Aligned), None);
//! let statistics = tally.finish(Provenance::default());
//! assert_eq!((statistics.corpus.beads, statistics.chinese.characters), (1, 2));
//! ```

mod reasons;
mod rows;
mod worst;

use zhen_formats::{
    BitextRow, BuildStatistics, CorpusPart, CorpusStatistics, DocumentStatistics, FailedDocument,
    Histogram, NamedCounts, Provenance, TRUSTED_COVERAGE_BINS,
};

use crate::filter::Filter;
use crate::record::{DocumentRecord, Status};
use crate::split::SplitPart;
use reasons::Reasons;
use rows::{Coverage, Lengths, Shapes};
use worst::Worst;

/// Failed documents that are listed.
const FAILED_DOCUMENTS: usize = 50;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It is in the corpus.
    Kept,
    /// A filter left it out.
    LeftOut(Filter),
    /// It has one side only, and such rows were not asked for.
    NullLeftOut,
    /// Its whole document was left out.
    DocumentLeftOut,
}

/// Gathers the statistics of a build.
#[derive(Clone, Debug)]
pub struct Tally {
    shapes: Shapes,
    coverage: Coverage,
    /// The coverage of the rows since the last document.
    document: Coverage,
    corpus: CorpusStatistics,
    /// Beads with both sides in the corpus since the last document.
    kept_in_document: usize,
    listed: usize,
    by_status: NamedCounts,
    reasons: Reasons,
    trusted_coverage: Histogram,
    worst: Worst,
    failed: Vec<FailedDocument>,
    more_failed: usize,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            shapes: Shapes::default(),
            coverage: Coverage::default(),
            document: Coverage::default(),
            corpus: CorpusStatistics::default(),
            kept_in_document: 0,
            listed: 0,
            // These have a line in any report, be there none of them.
            by_status: NamedCounts::of_names(["aligned", "failed", "unpaired"]),
            reasons: Reasons::default(),
            trusted_coverage: Histogram::new(
                TRUSTED_COVERAGE_BINS,
                1.0 / TRUSTED_COVERAGE_BINS as f64,
            ),
            worst: Worst::default(),
            failed: Vec::new(),
            more_failed: 0,
        }
    }
}

impl Tally {
    /// Counts a row of the document that is named next.
    pub fn add_row(&mut self, row: &BitextRow, fate: Fate) {
        let lengths = Lengths::of(row);
        self.document.add(row, lengths);
        if fate != Fate::DocumentLeftOut {
            self.shapes.add(row, lengths);
            self.coverage.add(row, lengths);
        }
        match fate {
            Fate::Kept => {
                self.corpus.english_characters += lengths.english;
                self.corpus.chinese_characters += lengths.chinese;
                if row.is_null() {
                    self.corpus.null_beads += 1;
                } else {
                    self.corpus.beads += 1;
                    self.kept_in_document += 1;
                }
            }
            Fate::NullLeftOut => {}
            Fate::LeftOut(_) | Fate::DocumentLeftOut if row.is_null() => {}
            Fate::LeftOut(filter) => self.corpus.left_out.add(filter.name(), 1),
            Fate::DocumentLeftOut => self.corpus.left_out.add("whole-document", 1),
        }
    }

    /// Counts a document whose rows were told before, or that has none; `part` is the part of the
    /// corpus it belongs to, if the corpus is split.
    pub fn add_document(&mut self, record: &DocumentRecord, part: Option<SplitPart>) {
        let rows = std::mem::take(&mut self.document);
        let kept = std::mem::take(&mut self.kept_in_document);
        let status = record.status.to_string();
        self.listed += 1;
        self.by_status.add(&status, 1);
        if !record.status.reason().is_empty() {
            self.reasons.add(record);
        }
        let is_aligned = record.status == Status::Aligned || !rows.is_empty();
        if is_aligned {
            self.trusted_coverage.count((rows.trusted() * TRUSTED_COVERAGE_BINS as f64) as usize);
            self.worst.add(record, &rows);
        } else if !matches!(record.status, Status::Unpaired { .. }) {
            self.add_failed(record, status);
        }
        if let Some(part) = part.filter(|_| is_aligned) {
            self.add_to_part(part, kept);
        }
    }

    /// Returns the statistics of everything told.
    pub fn finish(self, provenance: Provenance) -> BuildStatistics {
        let (reasons, other_reasons) = self.reasons.most_frequent();
        let mut corpus = self.corpus;
        let order = |name: &str| Filter::ALL.iter().position(|filter| filter.name() == name);
        corpus.left_out.sort_by_key(|name| order(name).unwrap_or(usize::MAX));
        BuildStatistics {
            provenance,
            documents: DocumentStatistics {
                listed: self.listed,
                by_status: self.by_status,
                reasons,
                other_reasons,
                trusted_coverage: self.trusted_coverage,
            },
            english: self.coverage.english.statistics(),
            chinese: self.coverage.chinese.statistics(),
            beads: self.shapes.statistics(&self.coverage),
            corpus,
            worst_documents: self.worst.into_documents(),
            failed_documents: self.failed,
            more_failed_documents: self.more_failed,
        }
    }

    fn add_failed(&mut self, record: &DocumentRecord, status: String) {
        if self.failed.len() == FAILED_DOCUMENTS {
            self.more_failed += 1;
            return;
        }
        self.failed.push(FailedDocument {
            english_path: record.english_path.clone(),
            chinese_path: record.chinese_path.clone(),
            status,
            reason: record.status.reason().to_owned(),
        });
    }

    fn add_to_part(&mut self, part: SplitPart, beads: usize) {
        let parts = &mut self.corpus.parts;
        if parts.is_empty() {
            parts.extend(SplitPart::ALL.map(|part| CorpusPart::new(part.name())));
        }
        if let Some(counts) = parts.get_mut(part as usize) {
            counts.documents += 1;
            counts.beads += beads;
        }
    }
}

#[cfg(test)]
mod tests;
