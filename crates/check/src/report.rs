//! All that was found in a document pair.

use std::collections::BTreeMap;

use crate::coverage::Coverage;
use crate::finding::Finding;
use crate::kind::FindingKind;

/// All that was found in a document pair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckReport {
    /// The findings in reading order of the English text, then of the Chinese one.
    pub findings: Vec<Finding>,
    /// How many findings are not reported because the documents or the user said so.
    pub suppressed: usize,
    /// How much of the English text has a counterpart.
    pub english: Coverage,
    /// How much of the Chinese text has a counterpart.
    pub chinese: Coverage,
}

impl CheckReport {
    /// Takes out the findings that are not wanted, and counts them as suppressed.
    pub fn suppress(&mut self, mut is_unwanted: impl FnMut(&Finding) -> bool) {
        let found = self.findings.len();
        self.findings.retain(|finding| !is_unwanted(finding));
        self.suppressed += found - self.findings.len();
    }

    /// Counts the findings of each class that has some, in the order of [`FindingKind::ALL`].
    pub fn counts(&self) -> Vec<(FindingKind, usize)> {
        let mut counts: BTreeMap<FindingKind, usize> = BTreeMap::new();
        for finding in &self.findings {
            *counts.entry(finding.kind).or_default() += 1;
        }
        let in_order = FindingKind::ALL.into_iter();
        in_order.filter_map(|kind| Some((kind, *counts.get(&kind)?))).collect()
    }
}
