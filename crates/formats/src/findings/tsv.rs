//! The tsv format of findings: a header and a row a finding.
//!
//! UTF-8, LF, no quoting at all, as in tsv bitexts: every field is one line by
//! [`field_text`](crate::field_text). Columns: `id severity class confidence en_doc en_location
//! en_text zh_doc zh_location zh_text message`. A location is that of the first marked words, or
//! of the sentences; `before …` and `after …` where a side says nothing. Locations are in English
//! in every language of messages, so that scripts can rely on them.

use std::io::{self, Write};

use zhen_check::{MessageLanguage, Passage};

use super::documents::{CheckedDocuments, Side};
use super::excerpt::Excerpt;
use super::writer::ReportWriter;
use crate::field::field_text;
use crate::row::rounded_score;

const HEADER: &str = "id\tseverity\tclass\tconfidence\ten_doc\ten_location\ten_text\tzh_doc\t\
                      zh_location\tzh_text\tmessage\n";

/// Writes findings as TSV.
pub(super) struct TsvWriter<W> {
    writer: W,
    language: MessageLanguage,
}

impl<W: Write> TsvWriter<W> {
    /// Begins a report: writes its header.
    pub(super) fn new(mut writer: W, language: MessageLanguage) -> io::Result<Self> {
        writer.write_all(HEADER.as_bytes())?;
        Ok(Self { writer, language })
    }
}

impl<W: Write + Send> ReportWriter for TsvWriter<W> {
    fn write_documents(&mut self, documents: &CheckedDocuments<'_>) -> io::Result<()> {
        let (english, chinese) = (documents.english(), documents.chinese());
        for finding in &documents.report.findings {
            writeln!(
                self.writer,
                "{}\t{}\t{}\t{:.4}\t{}\t{}\t{}",
                finding.id,
                finding.severity.name(),
                finding.kind.name(),
                rounded_score(finding.confidence),
                side_fields(&english, &finding.english),
                side_fields(&chinese, &finding.chinese),
                field_text(&finding.message(self.language)),
            )?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Returns the three fields of a side.
fn side_fields(side: &Side<'_>, passage: &Passage) -> String {
    let location = side.locator.focus(passage).told(MessageLanguage::English);
    let text = Excerpt::of(side.document, passage).one_line();
    format!("{}\t{}\t{text}", field_text(side.name), field_text(&location))
}
