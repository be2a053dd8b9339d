//! Reports of findings.
//!
//! - `samples`: small documents with findings, made by hand
//! - `golden`: what each of them looks like in every format, in `cases/`
//! - `sarif`: the rules of SARIF and of code scanning that a schema cannot tell
//! - `any_text`: whatever the documents say, reports read back

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod any_text;
mod golden;
mod samples;
mod sarif;

use zhen_check::{CheckReport, CheckedPair, MessageLanguage};
use zhen_formats::{
    CheckedDocuments, DocumentNames, FindingsFormat, FindingsOptions, FindingsWriter,
};
use zhen_text::{Alignment, Document};

/// A document pair with what was found in it.
#[derive(Debug)]
struct Sample {
    names: DocumentNames,
    english: Document,
    chinese: Document,
    alignment: Alignment,
    report: CheckReport,
}

/// Writes samples as one report.
fn written(samples: &[Sample], format: FindingsFormat, language: MessageLanguage) -> String {
    let mut report = Vec::new();
    let options = FindingsOptions::in_language(language);
    let mut writer = FindingsWriter::new(format, &mut report, &options).unwrap();
    for Sample { names, english, chinese, alignment, report } in samples {
        let pair = CheckedPair { english, chinese, alignment };
        writer.write_documents(&CheckedDocuments { names, pair, report }).unwrap();
    }
    writer.finish().unwrap();
    String::from_utf8(report).unwrap()
}
