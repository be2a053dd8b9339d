//! Which findings are not reported: classes not asked for, and those of `--suppress`.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use zhen_batch::CheckedFiles;
use zhen_check::{CheckReport, FindingKind, Suppressions};
use zhen_formats::DocumentNames;

use crate::arguments::CheckArguments;
use crate::input;
use crate::report::Report;

/// What is not to be reported.
#[derive(Clone, Debug, Default)]
pub struct Unwanted {
    kinds: Vec<FindingKind>,
    suppressions: Suppressions,
}

impl Unwanted {
    /// Reads what the user does not want to see.
    ///
    /// # Errors
    ///
    /// If the file of suppressions cannot be read, or a line of it is none.
    pub fn read(arguments: &CheckArguments) -> Result<Self> {
        let kinds = FindingKind::ALL.into_iter().filter(|kind| !arguments.wants(*kind));
        let suppressions = match &arguments.suppress {
            None => Suppressions::default(),
            Some(path) => {
                let text = input::read_text(path, None)?;
                Suppressions::parse(&text).with_context(|| path.clone())?
            }
        };
        Ok(Self { kinds: kinds.collect(), suppressions })
    }

    /// Takes out what is not to be reported; returns the lines of the suppressions that were used.
    pub fn take_out(&self, checked: &mut CheckedFiles) -> BTreeSet<usize> {
        self.take_out_of(&mut checked.report, &checked.names)
    }

    /// Takes out of a report what is not to be reported of documents with these names.
    pub fn take_out_of(&self, report: &mut CheckReport, names: &DocumentNames) -> BTreeSet<usize> {
        report.findings.retain(|finding| !self.kinds.contains(&finding.kind));
        let paths = [names.english.as_str(), names.chinese.as_str()];
        let mut used = BTreeSet::new();
        report.suppress(|finding| {
            let line = self.suppressions.line_of(finding, &paths);
            used.extend(line);
            line.is_some()
        });
        used
    }

    /// Tells of suppressions that suppressed nothing: what they were for is mended.
    pub fn tell_unused(&self, path: Option<&str>, used: &BTreeSet<usize>, report: &Report) {
        let Some(path) = path else { return };
        for line in self.suppressions.lines().filter(|line| !used.contains(line)) {
            report.note(&format!("{path}:{line}: this suppresses nothing; it can be taken out"));
        }
    }
}
