//! What became of the pairs of two folders: a table for people, and how the run ends.

use std::collections::BTreeSet;

use zhen_batch::CheckedFiles;
use zhen_check::{MessageLanguage, Severity};
use zhen_formats::UncheckedCause;

use crate::interrupt::stop_request;
use crate::outcome::Outcome;
use crate::report::Report;

/// What became of all pairs.
#[derive(Debug, Default)]
pub struct Summary {
    pairs: usize,
    /// Pairs with findings.
    rows: Vec<Row>,
    /// Documents without counterpart.
    unpaired: usize,
    /// Documents of another language than their folder's: left untranslated.
    misplaced: usize,
    unread: usize,
    /// Lines of the file of suppressions that were used.
    pub used: BTreeSet<usize>,
}

/// A pair with findings.
#[derive(Debug)]
struct Row {
    names: [String; 2],
    /// Share of the characters of both versions with a counterpart, in [0, 1].
    coverage: [f64; 2],
    /// Findings, the worst first.
    by_severity: [usize; Severity::ALL.len()],
}

impl Summary {
    /// Counts a pair that was checked; `used` are the suppressions that it used.
    pub fn add(&mut self, checked: &CheckedFiles, used: BTreeSet<usize>) {
        let findings = &checked.report.findings;
        let count = |severity| findings.iter().filter(|own| own.severity == severity).count();
        self.used.extend(used);
        self.pairs += 1;
        if !findings.is_empty() {
            self.rows.push(Row {
                names: [checked.names.english.clone(), checked.names.chinese.clone()],
                coverage: [checked.report.english.share(), checked.report.chinese.share()],
                by_severity: Severity::ALL.map(count),
            });
        }
    }

    /// Counts documents that were not checked.
    pub fn add_unchecked(&mut self, cause: UncheckedCause) {
        match cause {
            UncheckedCause::Unread => self.unread += 1,
            UncheckedCause::NoCounterpart => self.unpaired += 1,
            UncheckedCause::OtherLanguage => self.misplaced += 1,
        }
    }

    /// Writes a table of the pairs with findings to stderr, and a line that sums up.
    pub fn tell(&self, language: MessageLanguage, report: &Report) {
        if !self.rows.is_empty() {
            // Chinese characters take two columns.
            report.table_row(match language {
                MessageLanguage::English => "errors  warnings  notes  English  Chinese  documents",
                MessageLanguage::Chinese => "  错误      警告   提示     英文     中文  文档",
            });
        }
        for Row { names: [english, chinese], coverage, by_severity } in &self.rows {
            let [errors, warnings, notes] = by_severity;
            let [one, other] = coverage.map(|share| format!("{:.1} %", share * 100.0));
            report.table_row(&format!(
                "{errors:6}  {warnings:8}  {notes:5}  {one:>7}  {other:>7}  {english} · {chinese}"
            ));
        }
        report.note(&self.told(language));
    }

    fn told(&self, language: MessageLanguage) -> String {
        let Self { pairs, unpaired, misplaced, unread, .. } = self;
        let differ = self.rows.len();
        let mut told = match language {
            MessageLanguage::English if *pairs == 1 => {
                format!("1 pair checked, {differ} with findings")
            }
            MessageLanguage::English => format!("{pairs} pairs checked, {differ} with findings"),
            MessageLanguage::Chinese => format!("已核对{pairs}对文本，{differ}对有问题"),
        };
        if *unpaired > 0 {
            told.push_str(&match language {
                MessageLanguage::English => format!("; {unpaired} without counterpart"),
                MessageLanguage::Chinese => format!("；{unpaired}份没有对应文本"),
            });
        }
        if *misplaced > 0 {
            told.push_str(&match language {
                MessageLanguage::English => format!("; {misplaced} in the wrong language"),
                MessageLanguage::Chinese => format!("；{misplaced}份语言不符"),
            });
        }
        if *unread > 0 {
            told.push_str(&match language {
                MessageLanguage::English => format!("; {unread} could not be read"),
                MessageLanguage::Chinese => format!("；{unread}份无法读取"),
            });
        }
        told
    }

    /// Returns how the run ends.
    pub fn outcome(&self) -> Outcome {
        if stop_request().is_made() {
            Outcome::Interrupted
        } else if self.unread > 0 {
            Outcome::SomeUnread
        } else if !self.rows.is_empty() || self.misplaced > 0 {
            Outcome::Differences
        } else {
            Outcome::Done
        }
    }
}
