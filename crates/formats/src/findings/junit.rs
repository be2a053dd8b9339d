//! The junit format of findings: test results for CI servers.
//!
//! There is no standard; this is what Jenkins, GitLab and the reporters of others read:
//! `testsuites`, a `testsuite` a document pair, a `testcase` with a `failure` for each finding. A
//! pair without findings has one test case that passed, for viewers take an empty suite for a
//! failed run. A finding is a case of its own and not a class of findings, because viewers show one
//! failure a case, and tell by the name of a case which ones are new: the name is made of the
//! message and of the finding's id, neither of which changes when text elsewhere does.
//!
//! Documents that were not checked are suites of one case: skipped where there is no counterpart,
//! an error where they cannot be read.
//!
//! `classname` is `zhen.` and the class, `file` the English document, `line` its line if it has
//! one. Times are left out, and so are the sums over all suites, which a stream does not know
//! before its end. Characters that XML cannot hold are dropped.

use std::io::{self, Write};

use zhen_check::{Finding, MessageLanguage, Passage};
use zhen_text::Origin;

use super::documents::{CheckedDocuments, Side};
use super::excerpt::{Excerpt, shortened};
use super::unchecked::{Unchecked, UncheckedCause};
use super::wording::{Version, place_and_text};
use super::writer::ReportWriter;
use crate::row::rounded_score;
use crate::xml::{escaped, escaped_attribute, one_line};

/// Characters of a passage that are shown: what people read before they open the documents.
const MOST_CHARACTERS: usize = 1_000;

/// Writes findings as test results.
pub(super) struct JunitWriter<W> {
    writer: W,
    language: MessageLanguage,
}

impl<W: Write> JunitWriter<W> {
    /// Begins a report.
    pub(super) fn new(mut writer: W, language: MessageLanguage) -> io::Result<Self> {
        writer.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"zhen check\">\n",
        )?;
        Ok(Self { writer, language })
    }

    fn write_finding(
        &mut self,
        finding: &Finding,
        english: &Side<'_>,
        chinese: &Side<'_>,
    ) -> io::Result<()> {
        let message = finding.message(self.language);
        let class = finding.kind.name();
        let confidence = rounded_score(finding.confidence);
        let location = english.locator.focus(&finding.english);
        write!(
            self.writer,
            "    <testcase name=\"{}\" classname=\"zhen.{class}\"{}",
            attribute(&format!("{class}: {message} [{}]", finding.id)),
            file(english.name),
        )?;
        if let Origin::Line(line) = location.start.origin {
            write!(self.writer, " line=\"{line}\"")?;
        }
        write!(
            self.writer,
            ">\n      <failure message=\"{}\" type=\"{}\">{}\n{}\n{}\n{}</failure>\n    </testcase>\n",
            attribute(&message),
            finding.severity.name(),
            content(&message),
            content(&self.told(Version::English, english, &finding.english)),
            content(&self.told(Version::Chinese, chinese, &finding.chinese)),
            match self.language {
                MessageLanguage::English => format!("confidence {confidence:.4}"),
                MessageLanguage::Chinese => format!("置信度：{confidence:.4}"),
            },
        )
    }

    /// Says on one line where one side of a finding is and what stands there.
    fn told(&self, version: Version, side: &Side<'_>, passage: &Passage) -> String {
        let version = version.told(self.language);
        let location = side.locator.focus(passage).told(self.language);
        let text = shortened(&Excerpt::of(side.document, passage).one_line(), MOST_CHARACTERS);
        let place = match self.language {
            MessageLanguage::English => format!("{version}, {} {location}", side.name),
            MessageLanguage::Chinese => format!("{version}，{} {location}", side.name),
        };
        place_and_text(&place, &text, self.language)
    }
}

impl<W: Write + Send> ReportWriter for JunitWriter<W> {
    fn write_documents(&mut self, documents: &CheckedDocuments<'_>) -> io::Result<()> {
        let (english, chinese) = (documents.english(), documents.chinese());
        let findings = &documents.report.findings;
        let name = if english.name == chinese.name {
            english.name.to_owned()
        } else {
            format!("{} ↔ {}", english.name, chinese.name)
        };
        writeln!(
            self.writer,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">",
            attribute(&name),
            findings.len().max(1),
            findings.len(),
        )?;
        for finding in findings {
            self.write_finding(finding, &english, &chinese)?;
        }
        if findings.is_empty() {
            let name = match self.language {
                MessageLanguage::English => "No difference was found.",
                MessageLanguage::Chinese => "未发现差异。",
            };
            writeln!(
                self.writer,
                "    <testcase name=\"{name}\" classname=\"zhen\"{}/>",
                file(english.name),
            )?;
        }
        self.writer.write_all(b"  </testsuite>\n")
    }

    fn write_unchecked(&mut self, unchecked: &Unchecked) -> io::Result<()> {
        let name = attribute(&unchecked.name());
        let ([failures, errors, skipped], element) = match unchecked.cause {
            UncheckedCause::OtherLanguage => ([1, 0, 0], "failure"),
            UncheckedCause::Unread => ([0, 1, 0], "error"),
            UncheckedCause::NoCounterpart => ([0, 0, 1], "skipped"),
        };
        let of = if unchecked.english.is_empty() { &unchecked.chinese } else { &unchecked.english };
        writeln!(
            self.writer,
            "  <testsuite name=\"{name}\" tests=\"1\" failures=\"{failures}\" errors=\"{errors}\" \
             skipped=\"{skipped}\">\n    <testcase name=\"{}\" classname=\"zhen\"{}>\n      \
             <{element} message=\"{}\"/>\n    </testcase>\n  </testsuite>",
            unchecked.cause.name(),
            file(of),
            attribute(&unchecked.told(self.language)),
        )
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.writer.write_all(b"</testsuites>\n")?;
        self.writer.flush()
    }
}

/// Returns the attribute that names a file; none of a document without a name.
fn file(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!(" file=\"{}\"", attribute(name)) }
}

/// Returns a text as the value of an attribute.
fn attribute(text: &str) -> String {
    escaped_attribute(&one_line(text, &mut 0)).into_owned()
}

/// Returns a text as one line of an element's content.
fn content(text: &str) -> String {
    escaped(&one_line(text, &mut 0)).into_owned()
}
