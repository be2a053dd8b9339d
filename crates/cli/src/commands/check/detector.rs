//! `--detector`: the status of a Chinese page, as the localisation detectors of the Kubernetes
//! website give it: two paths in, one JSON object with `status` out.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;
use zhen_batch::{CheckedFiles, PairError};
use zhen_check::{FindingKind, Severity};

use super::pair::checked;
use super::suppression::Unwanted;
use crate::arguments::{CheckArguments, PairPaths};
use crate::input::{STANDARD, refuse_two_standard_inputs};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// What a detector says of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    /// The versions match.
    UpToDate,
    /// The Chinese page lacks what the English one has, or says something else.
    CandidateOutdated,
    /// They differ in small things only.
    OutdatedLowSeverity,
    /// There is no English page.
    NoEnglishVersion,
    /// The Chinese page is not there, empty, or in English.
    NotTranslated,
}

/// What is written.
#[derive(Debug, Serialize)]
struct Answer {
    status: Status,
    /// Findings by severity.
    errors: usize,
    warnings: usize,
    notes: usize,
    /// Share of the English page that the Chinese one covers, in [0, 1].
    coverage: f64,
}

/// Says what state the Chinese page is in; any state is a success.
pub fn run(arguments: &CheckArguments, paths: PairPaths<'_>, report: &Report) -> Result<Outcome> {
    let files = paths.files();
    let inputs: Vec<&str> = files.iter().copied().chain(arguments.known_files()).collect();
    refuse_two_standard_inputs(&inputs)?;
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    let [english, chinese] = [files[0], files[files.len() - 1]];
    let answer = if !is_there(english)? {
        Answer::without_pair(Status::NoEnglishVersion)
    } else if !is_there(chinese)? {
        Answer::without_pair(Status::NotTranslated)
    } else {
        match checked(arguments, paths, report) {
            Ok((mut checked, _)) => {
                Unwanted::read(arguments)?.take_out(&mut checked);
                Answer::of(&checked)
            }
            Err(error) => match error.downcast_ref::<PairError>() {
                Some(PairError::WrongLanguage { .. } | PairError::SameLanguage { .. }) => {
                    Answer::without_pair(Status::NotTranslated)
                }
                Some(PairError::Empty { name }) if name == chinese => {
                    Answer::without_pair(Status::NotTranslated)
                }
                _ => return Err(error),
            },
        }
    };
    output.write(|out| {
        serde_json::to_writer(&mut *out, &answer)?;
        out.write_all(b"\n")
    })?;
    Ok(Outcome::Done)
}

/// Whether there is a page; one that nobody may look for is no page that is missing.
fn is_there(path: &str) -> Result<bool> {
    if path == STANDARD {
        return Ok(true);
    }
    Path::new(path).try_exists().with_context(|| path.to_owned())
}

impl Answer {
    fn without_pair(status: Status) -> Self {
        Self { status, errors: 0, warnings: 0, notes: 0, coverage: 0.0 }
    }

    fn of(checked: &CheckedFiles) -> Self {
        let findings = &checked.report.findings;
        let count = |severity| findings.iter().filter(|own| own.severity == severity).count();
        let is_missing = findings
            .iter()
            .any(|finding| matches!(finding.kind, FindingKind::Omission | FindingKind::Abridged));
        let errors = count(Severity::Error);
        let status = match findings.is_empty() {
            true => Status::UpToDate,
            false if errors > 0 || is_missing => Status::CandidateOutdated,
            false => Status::OutdatedLowSeverity,
        };
        Self {
            status,
            errors,
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            coverage: zhen_formats::rounded_score(checked.report.english.share()),
        }
    }
}
