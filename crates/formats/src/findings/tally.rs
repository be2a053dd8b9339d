//! What reports sum up: how many findings there are, how much has a counterpart.

use std::collections::BTreeMap;

use zhen_check::{CheckReport, Coverage, FindingKind, Severity};

/// Sums over checked document pairs; its size does not depend on their number.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// Document pairs.
    pub pairs: usize,
    /// Those among them without findings.
    pub matching_pairs: usize,
    /// Findings that are not reported because somebody said so.
    pub suppressed: usize,
    /// Coverage of all English texts.
    pub english: Coverage,
    /// Coverage of all Chinese texts.
    pub chinese: Coverage,
    severities: BTreeMap<Severity, usize>,
    kinds: BTreeMap<FindingKind, usize>,
}

impl Tally {
    /// Counts a document pair.
    pub(super) fn count(&mut self, report: &CheckReport) {
        self.pairs += 1;
        self.matching_pairs += usize::from(report.findings.is_empty());
        self.suppressed += report.suppressed;
        for finding in &report.findings {
            *self.severities.entry(finding.severity).or_default() += 1;
            *self.kinds.entry(finding.kind).or_default() += 1;
        }
        add(&mut self.english, report.english);
        add(&mut self.chinese, report.chinese);
    }

    /// Returns the number of all findings.
    pub(super) fn findings(&self) -> usize {
        self.kinds.values().sum()
    }

    /// Returns the severities that have findings, the worst first.
    pub(super) fn severities(&self) -> impl Iterator<Item = (Severity, usize)> {
        Severity::ALL
            .into_iter()
            .filter_map(|severity| self.severities.get(&severity).map(|&count| (severity, count)))
    }

    /// Returns the classes that have findings, in the order of reports.
    pub(super) fn kinds(&self) -> impl Iterator<Item = (FindingKind, usize)> {
        FindingKind::ALL
            .into_iter()
            .filter_map(|kind| self.kinds.get(&kind).map(|&count| (kind, count)))
    }
}

fn add(sum: &mut Coverage, other: Coverage) {
    sum.covered_sentences += other.covered_sentences;
    sum.sentences += other.sentences;
    sum.covered_characters += other.covered_characters;
    sum.characters += other.characters;
}
