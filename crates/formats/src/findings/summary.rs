//! Sums of findings: by class, by severity, and how much of both sides has a counterpart.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use zhen_check::{CheckReport, Coverage, FindingKind, Severity};

use crate::row::rounded_score;

/// What was found in a document pair, or in all of a report, in numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Summary {
    /// How many document pairs.
    documents: usize,
    findings: usize,
    /// By severity, in the order of [`Severity::ALL`].
    severities: [usize; Severity::ALL.len()],
    /// By class, in the order of [`FindingKind::ALL`].
    classes: [usize; FindingKind::ALL.len()],
    english: Coverage,
    chinese: Coverage,
}

impl Summary {
    /// Counts what was found in one document pair.
    pub(super) fn of(report: &CheckReport) -> Self {
        let mut summary = Self {
            documents: 1,
            findings: report.findings.len(),
            english: report.english,
            chinese: report.chinese,
            ..Self::default()
        };
        for finding in &report.findings {
            for (severity, count) in Severity::ALL.iter().zip(&mut summary.severities) {
                *count += usize::from(*severity == finding.severity);
            }
            for (class, count) in FindingKind::ALL.iter().zip(&mut summary.classes) {
                *count += usize::from(*class == finding.kind);
            }
        }
        summary
    }

    /// Adds what was found in others.
    pub(super) fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.findings += other.findings;
        for (own, other) in self.severities.iter_mut().zip(other.severities) {
            *own += other;
        }
        for (own, other) in self.classes.iter_mut().zip(other.classes) {
            *own += other;
        }
        add_coverage(&mut self.english, &other.english);
        add_coverage(&mut self.chinese, &other.chinese);
    }
}

fn add_coverage(own: &mut Coverage, other: &Coverage) {
    own.covered_sentences += other.covered_sentences;
    own.sentences += other.sentences;
    own.covered_characters += other.covered_characters;
    own.characters += other.characters;
}

impl Serialize for Summary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("documents", &self.documents)?;
        map.serialize_entry("findings", &self.findings)?;
        let severities = Severity::ALL.map(Severity::name);
        map.serialize_entry(
            "severities",
            &Counts { names: &severities, counts: &self.severities },
        )?;
        let classes = FindingKind::ALL.map(FindingKind::name);
        map.serialize_entry("classes", &Counts { names: &classes, counts: &self.classes })?;
        map.serialize_entry("en", &Covered::of(&self.english))?;
        map.serialize_entry("zh", &Covered::of(&self.chinese))?;
        map.end()
    }
}

/// Names with their counts, in the order of the names, zeros among them: a program that looks for a
/// class finds it.
struct Counts<'s> {
    names: &'s [&'static str],
    counts: &'s [usize],
}

impl Serialize for Counts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.names.iter().zip(self.counts))
    }
}

/// How much of a side has a counterpart.
#[derive(Serialize)]
struct Covered {
    sentences: usize,
    covered_sentences: usize,
    characters: usize,
    covered_characters: usize,
    /// Share of the characters.
    covered: f64,
}

impl Covered {
    fn of(coverage: &Coverage) -> Self {
        Self {
            sentences: coverage.sentences,
            covered_sentences: coverage.covered_sentences,
            characters: coverage.characters,
            covered_characters: coverage.covered_characters,
            covered: rounded_score(coverage.share()),
        }
    }
}
