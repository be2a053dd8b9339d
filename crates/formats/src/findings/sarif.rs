//! The sarif format of findings: results of an analysis, for code scanning, editors and viewers.
//!
//! Static Analysis Results Interchange Format (SARIF) 2.1.0, OASIS 2020 with errata 01 (2023). One
//! run; the classes of findings are its rules, all of them, so that the head of a file does not
//! depend on what was found. A result has the English place as its location and the Chinese one as a related
//! location, to which its message links, for viewers show only those related locations. Results are
//! streamed, one a line.
//!
//! What GitHub's code scanning asks for beyond the schema is kept: rules have short and full
//! descriptions, help and a default level; paths are relative; every result has a line and
//! `partialFingerprints`, by which an alert is followed from run to run: our ids, under our own name
//! and as `primaryLocationLineHash`, the only one that GitHub looks at. They stay the same while
//! the sentences do, wherever these move.

mod notification;
mod place;
mod rule;
mod uri;

use std::io::{self, Write};

use serde::Serialize;
use zhen_check::{Finding, FindingKind, MessageLanguage};

use super::documents::{CheckedDocuments, Side};
use super::unchecked::Unchecked;
use super::wording::Version;
use super::writer::ReportWriter;
use crate::row::rounded_score;
use notification::{InvocationRecord, NotificationRecord};
use place::LocationRecord;
use rule::RuleRecord;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What the link in a message points to: the related location of the result.
const RELATED: u32 = 1;

/// Writes findings as SARIF.
pub(super) struct SarifWriter<W> {
    writer: W,
    language: MessageLanguage,
    is_first: bool,
    notifications: Vec<NotificationRecord>,
}

impl<W: Write> SarifWriter<W> {
    /// Begins a report: writes all rules.
    pub(super) fn new(mut writer: W, language: MessageLanguage) -> io::Result<Self> {
        let version = env!("CARGO_PKG_VERSION");
        let tag = match language {
            MessageLanguage::English => "en",
            MessageLanguage::Chinese => "zh-CN",
        };
        write!(
            writer,
            "{{\"version\":\"2.1.0\",\"$schema\":\"{SCHEMA}\",\"runs\":[{{\n\"tool\":{{\"driver\":\
             {{\"name\":\"zhen\",\"version\":\"{version}\",\"semanticVersion\":\"{version}\",\
             \"rules\":["
        )?;
        for (index, kind) in FindingKind::ALL.into_iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(writer, "{comma}\n{}", json(&RuleRecord::of(kind, language))?)?;
        }
        write!(
            writer,
            "\n]}}}},\n\"language\":\"{tag}\",\"columnKind\":\"utf16CodeUnits\",\"results\":["
        )?;
        Ok(Self { writer, language, is_first: true, notifications: Vec::new() })
    }
}

impl<W: Write + Send> ReportWriter for SarifWriter<W> {
    fn write_documents(&mut self, documents: &CheckedDocuments<'_>) -> io::Result<()> {
        let (english, chinese) = (documents.english(), documents.chinese());
        for finding in &documents.report.findings {
            let result = ResultRecord::of(finding, &english, &chinese, self.language);
            let comma = if self.is_first { "" } else { "," };
            self.is_first = false;
            write!(self.writer, "{comma}\n{}", json(&result)?)?;
        }
        Ok(())
    }

    fn write_unchecked(&mut self, unchecked: &Unchecked) -> io::Result<()> {
        self.notifications.push(NotificationRecord::of(unchecked, self.language));
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.writer.write_all(b"\n]")?;
        if !self.notifications.is_empty() {
            let invocation = InvocationRecord {
                execution_successful: true,
                tool_execution_notifications: std::mem::take(&mut self.notifications),
            };
            write!(self.writer, ",\n\"invocations\":[{}]", json(&invocation)?)?;
        }
        self.writer.write_all(b"\n}]}\n")?;
        self.writer.flush()
    }
}

fn json<T: Serialize>(value: &T) -> io::Result<String> {
    serde_json::to_string(value).map_err(io::Error::from)
}

/// `result`, section 3.27 of the standard.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultRecord<'f> {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [LocationRecord<'f>; 1],
    related_locations: [LocationRecord<'f>; 1],
    partial_fingerprints: Fingerprints,
    properties: ResultProperties,
}

/// `message` and `multiformatMessageString`, sections 3.11 and 3.12.
#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "zhenFinding/v1")]
    own: String,
    #[serde(rename = "primaryLocationLineHash")]
    line_hash: String,
}

#[derive(Serialize)]
struct ResultProperties {
    confidence: f64,
}

impl<'f> ResultRecord<'f> {
    fn of(
        finding: &Finding,
        english: &'f Side<'_>,
        chinese: &'f Side<'_>,
        language: MessageLanguage,
    ) -> Self {
        let id = finding.id.to_string();
        let link = format!("[{}]({RELATED})", Version::Chinese.told(language));
        let text = plain(&finding.message(language));
        let text = match language {
            MessageLanguage::English => format!("{text} {link}"),
            MessageLanguage::Chinese => format!("{text}{link}"),
        };
        let own = |version, side, passage| LocationRecord::of(version, side, passage, language);
        let primary = own(Version::English, english, &finding.english);
        let related = own(Version::Chinese, chinese, &finding.chinese);
        Self {
            rule_id: finding.kind.name(),
            rule_index: FindingKind::ALL.iter().position(|&kind| kind == finding.kind),
            level: finding.severity.name(),
            message: Message { text },
            locations: [primary],
            related_locations: [related.with_id(RELATED)],
            // GitHub's own are a hash and the number of its occurrence; ours is counted in the id.
            partial_fingerprints: Fingerprints { line_hash: format!("{id}:1"), own: id },
            properties: ResultProperties { confidence: rounded_score(finding.confidence) },
        }
    }
}

/// Returns a text as a plain text message that viewers show as it is: braces are doubled (3.11.5),
/// and what would be a link (3.11.6) is none.
fn plain(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}").replace("](", "] (")
}
