//! Writing a report in any format, one document pair after another.

use std::io::{self, Write};

use zhen_check::MessageLanguage;

use super::documents::CheckedDocuments;
use super::format::FindingsFormat;
use super::html::{FindingsPage, PageLayout};
use super::text::{FindingsText, TextLayout};
use super::unchecked::Unchecked;
use super::{json, junit, sarif, tsv};

/// How a report is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FindingsOptions {
    /// The language of messages and of other prose; names of keys, columns and classes are English
    /// always.
    pub language: MessageLanguage,
    /// How text is laid out; its language is that of all formats.
    pub text: TextLayout,
    /// How a page is laid out; its language is that of all formats.
    pub page: PageLayout,
}

impl FindingsOptions {
    /// Makes options with messages in a language, everything else by default.
    pub fn in_language(language: MessageLanguage) -> Self {
        Self { language, ..Self::default() }
    }
}

/// Writes the findings of one format; each format has one.
pub(super) trait ReportWriter: Send {
    /// Writes what was found in one document pair.
    fn write_documents(&mut self, documents: &CheckedDocuments<'_>) -> io::Result<()>;

    /// Names documents that were not checked; formats that hold findings alone leave them out.
    fn write_unchecked(&mut self, _unchecked: &Unchecked) -> io::Result<()> {
        Ok(())
    }

    /// Ends the report and flushes it.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

impl<W: Write + Send> ReportWriter for FindingsText<W> {
    fn write_documents(&mut self, documents: &CheckedDocuments<'_>) -> io::Result<()> {
        self.write_pair(documents.names, &documents.pair, documents.report)
    }

    fn write_unchecked(&mut self, unchecked: &Unchecked) -> io::Result<()> {
        self.add_unchecked(unchecked);
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        FindingsText::finish(*self)
    }
}

impl<W: Write + Send> ReportWriter for FindingsPage<W> {
    fn write_documents(&mut self, documents: &CheckedDocuments<'_>) -> io::Result<()> {
        self.write_pair(documents.names, &documents.pair, documents.report)
    }

    fn write_unchecked(&mut self, unchecked: &Unchecked) -> io::Result<()> {
        self.add_unchecked(unchecked);
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        FindingsPage::finish(*self)
    }
}

/// Writes a report of any number of document pairs in any format.
///
/// ```
/// use zhen_check::{CheckReport, CheckedPair};
/// use zhen_formats::{
///     CheckedDocuments, DocumentNames, FindingsFormat, FindingsOptions, FindingsWriter,
/// };
/// use zhen_text::{Alignment, Document, Language};
///
/// let english = Document::from_lines("", Language::English);
/// let chinese = Document::from_lines("", Language::Chinese);
/// let alignment = Alignment::new(0, 0, Vec::new())?;
/// let documents = CheckedDocuments {
///     names: &DocumentNames::default(),
///     pair: CheckedPair { english: &english, chinese: &chinese, alignment: &alignment },
///     report: &CheckReport::default(),
/// };
///
/// let mut report = Vec::new();
/// let options = FindingsOptions::default();
/// let mut writer = FindingsWriter::new(FindingsFormat::Tsv, &mut report, &options)?;
/// writer.write_documents(&documents)?;
/// writer.finish()?;
/// assert!(report.starts_with(b"id\tseverity\tclass\tconfidence\ten_doc\t"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct FindingsWriter<'w> {
    writer: Box<dyn ReportWriter + 'w>,
}

impl<'w> FindingsWriter<'w> {
    /// Begins a report.
    ///
    /// # Errors
    ///
    /// When `writer` fails.
    pub fn new(
        format: FindingsFormat,
        writer: impl Write + Send + 'w,
        options: &FindingsOptions,
    ) -> io::Result<Self> {
        let language = options.language;
        let writer: Box<dyn ReportWriter + 'w> = match format {
            FindingsFormat::Text => {
                Box::new(FindingsText::new(writer, TextLayout { language, ..options.text }))
            }
            FindingsFormat::Html => {
                Box::new(FindingsPage::new(writer, PageLayout { language, ..options.page.clone() }))
            }
            FindingsFormat::Json => Box::new(json::JsonWriter::new(writer, language)?),
            FindingsFormat::Tsv => Box::new(tsv::TsvWriter::new(writer, language)?),
            FindingsFormat::Sarif => Box::new(sarif::SarifWriter::new(writer, language)?),
            FindingsFormat::Junit => Box::new(junit::JunitWriter::new(writer, language)?),
        };
        Ok(Self { writer })
    }

    /// Writes what was found in one document pair; pairs stand in the order in which they come.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn write_documents(&mut self, documents: &CheckedDocuments<'_>) -> io::Result<()> {
        self.writer.write_documents(documents)
    }

    /// Names documents that were not checked. They are no findings: tsv has none of them.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn write_unchecked(&mut self, unchecked: &Unchecked) -> io::Result<()> {
        self.writer.write_unchecked(unchecked)
    }

    /// Ends the report and flushes it. A report that is not finished is cut off.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn finish(self) -> io::Result<()> {
        self.writer.finish()
    }
}
