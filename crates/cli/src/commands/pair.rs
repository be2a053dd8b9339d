//! What is said of a pair of documents that was read.

use zhen_batch::ReadDocument;
use zhen_document::describe_omissions;
use zhen_formats::DocumentNames;
use zhen_text::Language;

use crate::report::Report;

/// Says whether the documents were swapped, and with `-v` what was found out about both; returns
/// their names. `paths` are in the order in which they were given, `read` is English first.
pub fn describe(
    paths: [&str; 2],
    swapped: bool,
    read: [&ReadDocument; 2],
    report: &Report,
) -> DocumentNames {
    let mut names = DocumentNames { english: paths[0].to_owned(), chinese: paths[1].to_owned() };
    if swapped {
        std::mem::swap(&mut names.english, &mut names.chinese);
        report.note(&format!(
            "{} is the Chinese document and {} the English one: swapped",
            names.chinese, names.english
        ));
    }
    describe_document(&names.english, read[0], report);
    describe_document(&names.chinese, read[1], report);
    names
}

/// Tells with `-v` what was found out about a document, and each line that was left out of it.
fn describe_document(name: &str, read: &ReadDocument, report: &Report) {
    let omissions = describe_omissions(&read.document);
    let language = match read.document.language() {
        Language::English => "English (en)".to_owned(),
        Language::Chinese => format!("Chinese ({})", read.detected.script.code()),
    };
    let sentences = read.document.sentences().len();
    report.detail(&format!(
        "{name}: {}, {language}, {sentences} sentences, {} lines left out",
        read.encoding_name,
        omissions.len()
    ));
    for omission in omissions {
        let (line, reason) = (omission.line, omission.reason.name());
        report.detail(&format!("{name}:{line}: left out as {reason}: {}", omission.excerpt));
    }
}
