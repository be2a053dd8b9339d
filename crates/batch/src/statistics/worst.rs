//! The documents that look worst.
//!
//! They are sorted by their trusted coverage: the mean of both sides' coverage by characters, times
//! the mean confidence. Two documents that are no versions of each other have little of either; an
//! abridged version covers all of one side. Of 286 right pairs and 284 wrong ones, each with a
//! document of the same kind, no right one was below 0.55 and 280 wrong ones were; it parted them
//! better (area under the curve 0.9996) than confidence alone (0.988), coverage alone (0.977), or
//! the smaller coverage times confidence (0.9994). Memory holds the worst only.

use std::collections::BinaryHeap;

use zhen_formats::WorstDocument;

use super::rows::Coverage;
use crate::record::DocumentRecord;

/// Documents that are listed.
const WORST_DOCUMENTS: usize = 20;

/// The worst documents up to now; the best of them is on top.
#[derive(Clone, Debug, Default)]
pub(super) struct Worst {
    documents: BinaryHeap<Ranked>,
    added: usize,
}

/// A document with its rank: those that come first are worse.
#[derive(Clone, Debug)]
struct Ranked {
    trusted_coverage: f64,
    /// Place in the list, by which equals are sorted.
    place: usize,
    document: WorstDocument,
}

impl Worst {
    pub(super) fn add(&mut self, record: &DocumentRecord, rows: &Coverage) {
        let (english, chinese) = (rows.english.statistics(), rows.chinese.statistics());
        let (trusted_coverage, place) = (rows.trusted(), self.added);
        self.added += 1;
        if self.documents.len() == WORST_DOCUMENTS {
            // The one on top came earlier, so it stays where both are as bad.
            if self.documents.peek().is_some_and(|top| trusted_coverage >= top.trusted_coverage) {
                return;
            }
            self.documents.pop();
        }
        let document = WorstDocument {
            english_path: record.english_path.clone(),
            chinese_path: record.chinese_path.clone(),
            status: record.status.to_string(),
            english_sentences: english.sentences,
            chinese_sentences: chinese.sentences,
            english_coverage: english.character_coverage,
            chinese_coverage: chinese.character_coverage,
            mean_confidence: rows.mean_confidence(),
            trusted_coverage,
        };
        self.documents.push(Ranked { trusted_coverage, place, document });
    }

    /// Returns the documents, worst first.
    pub(super) fn into_documents(self) -> Vec<WorstDocument> {
        self.documents.into_sorted_vec().into_iter().map(|ranked| ranked.document).collect()
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let by_coverage = self.trusted_coverage.total_cmp(&other.trusted_coverage);
        by_coverage.then(self.place.cmp(&other.place))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked {}
