//! The json format of findings: one object, streamed, a finding a line.
//!
//! ```text
//! {"tool":"zhen","version":"0.1.0","language":"en","documents":[
//! {"en":"a.en.txt","zh":"a.zh.txt","summary":{…},"findings":[
//! {"id":"…","class":"number","severity":"error","confidence":0.98,"message":"…","en":{…},"zh":{…},"detail":{…}},
//! …
//! ]},
//! …
//! ],
//! "summary":{…}}
//! ```
//!
//! Between `documents` and `summary` stands `unchecked`, if anything was not checked: a list of
//! objects with `en`, `zh` (null where there is none), `cause` and `reason`.
//!
//! Keys stand always in this order. The summary of all documents, which is known last, is the last.
//! Lines make differences between two reports readable without making them ten times as long.
//!
//! A side (`en`, `zh`) has `sentences` (zero-based indices, `[]` where this side says nothing),
//! `text` (the sentences as they stand in the document), `location` and `marks`: the exact words,
//! with `start` and `end` in characters (Unicode code points) of `text`, and where they begin in the
//! original. A location says by `placement` whether it is the place (`in`) or the neighbour of the
//! place (`before`, `after`) of what is missing; its `start` and `end` have `line` and `column`,
//! `page` and `paragraph`, `part` and `paragraph`, `element`, `cue` or `unit`. Columns count
//! characters from 1; that of an `end` is behind the last.

use std::io::{self, Write};

use serde::Serialize;
use zhen_check::{Finding, MessageLanguage, Passage};
use zhen_text::Origin;

use super::detail::DetailRecord;
use super::documents::{CheckedDocuments, Side};
use super::excerpt::Excerpt;
use super::location::{Location, Placement, Point};
use super::summary::Summary;
use super::unchecked::{Unchecked, UncheckedRecord};
use super::writer::ReportWriter;
use crate::row::rounded_score;

/// Writes findings as JSON.
pub(super) struct JsonWriter<W> {
    writer: W,
    language: MessageLanguage,
    summary: Summary,
    is_first: bool,
    unchecked: Vec<UncheckedRecord>,
}

impl<W: Write> JsonWriter<W> {
    /// Begins a report.
    pub(super) fn new(mut writer: W, language: MessageLanguage) -> io::Result<Self> {
        let tag = match language {
            MessageLanguage::English => "en",
            MessageLanguage::Chinese => "zh-Hans",
        };
        let version = env!("CARGO_PKG_VERSION");
        write!(
            writer,
            "{{\"tool\":\"zhen\",\"version\":\"{version}\",\"language\":\"{tag}\",\"documents\":["
        )?;
        let (summary, unchecked) = (Summary::default(), Vec::new());
        Ok(Self { writer, language, summary, is_first: true, unchecked })
    }
}

impl<W: Write + Send> ReportWriter for JsonWriter<W> {
    fn write_documents(&mut self, documents: &CheckedDocuments<'_>) -> io::Result<()> {
        let summary = Summary::of(documents.report);
        self.summary.add(&summary);
        let (english, chinese) = (documents.english(), documents.chinese());
        let names = (json(english.name)?, json(chinese.name)?);
        write!(
            self.writer,
            "{}\n{{\"en\":{},\"zh\":{},\"summary\":{},\"findings\":[",
            if self.is_first { "" } else { "," },
            names.0,
            names.1,
            json(&summary)?
        )?;
        self.is_first = false;
        for (index, finding) in documents.report.findings.iter().enumerate() {
            let record = FindingRecord::of(finding, &english, &chinese, self.language);
            let comma = if index == 0 { "" } else { "," };
            write!(self.writer, "{comma}\n{}", json(&record)?)?;
        }
        self.writer.write_all(if documents.report.findings.is_empty() { b"]}" } else { b"\n]}" })
    }

    fn write_unchecked(&mut self, unchecked: &Unchecked) -> io::Result<()> {
        self.unchecked.push(UncheckedRecord::of(unchecked, self.language));
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.writer.write_all(b"\n],\n")?;
        for (index, unchecked) in self.unchecked.iter().enumerate() {
            let before = if index == 0 { "\"unchecked\":[" } else { "," };
            write!(self.writer, "{before}\n{}", json(unchecked)?)?;
        }
        if !self.unchecked.is_empty() {
            self.writer.write_all(b"\n],\n")?;
        }
        writeln!(self.writer, "\"summary\":{}}}", json(&self.summary)?)?;
        self.writer.flush()
    }
}

fn json<T: Serialize + ?Sized>(value: &T) -> io::Result<String> {
    serde_json::to_string(value).map_err(io::Error::from)
}

#[derive(Serialize)]
struct FindingRecord<'f> {
    id: String,
    class: &'static str,
    severity: &'static str,
    confidence: f64,
    message: String,
    en: SideRecord,
    zh: SideRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<DetailRecord<'f>>,
}

#[derive(Serialize)]
struct SideRecord {
    sentences: Vec<usize>,
    text: String,
    location: LocationRecord,
    marks: Vec<MarkRecord>,
}

#[derive(Serialize)]
struct LocationRecord {
    placement: &'static str,
    label: String,
    start: PointRecord,
    end: PointRecord,
}

#[derive(Serialize)]
struct MarkRecord {
    start: usize,
    end: usize,
    text: String,
    #[serde(flatten)]
    point: Option<PointRecord>,
}

/// One end of a location; the variant is told by its keys.
#[derive(Serialize)]
#[serde(untagged)]
enum PointRecord {
    Line {
        line: usize,
        #[serde(skip_serializing_if = "Option::is_none")]
        column: Option<usize>,
    },
    Page {
        page: usize,
        #[serde(skip_serializing_if = "Option::is_none")]
        paragraph: Option<usize>,
    },
    Part {
        part: String,
        paragraph: usize,
    },
    Element {
        element: String,
    },
    Cue {
        cue: usize,
        start_ms: u64,
        end_ms: u64,
    },
    Unit {
        unit: usize,
    },
    Other {
        origin: String,
    },
}

impl<'f> FindingRecord<'f> {
    fn of(
        finding: &'f Finding,
        english: &Side<'_>,
        chinese: &Side<'_>,
        language: MessageLanguage,
    ) -> Self {
        Self {
            id: finding.id.to_string(),
            class: finding.kind.name(),
            severity: finding.severity.name(),
            confidence: rounded_score(finding.confidence),
            message: finding.message(language),
            en: SideRecord::of(english, &finding.english),
            zh: SideRecord::of(chinese, &finding.chinese),
            detail: DetailRecord::of(&finding.detail),
        }
    }
}

impl SideRecord {
    fn of(side: &Side<'_>, passage: &Passage) -> Self {
        let excerpt = Excerpt::of(side.document, passage);
        let marks = excerpt.marks.into_iter().map(|mark| MarkRecord {
            start: mark.characters.start,
            end: mark.characters.end,
            text: mark.text,
            point: side
                .locator
                .words(mark.sentence, &mark.bytes)
                .map(|location| PointRecord::of(location.start)),
        });
        Self {
            sentences: passage.sentences.clone().collect(),
            text: excerpt.text,
            location: LocationRecord::of(side.locator.sentences(passage)),
            marks: marks.collect(),
        }
    }
}

impl LocationRecord {
    fn of(location: Location) -> Self {
        Self {
            placement: match location.placement {
                Placement::In => "in",
                Placement::Before => "before",
                Placement::After => "after",
                Placement::Empty => "empty",
            },
            label: location.told(MessageLanguage::English),
            start: PointRecord::of(location.start),
            end: PointRecord::of(location.end),
        }
    }
}

impl PointRecord {
    fn of(point: Point) -> Self {
        match point.origin {
            Origin::Line(line) => {
                Self::Line { line, column: point.columns.map(|columns| columns.characters) }
            }
            Origin::Page(page) => Self::Page { page, paragraph: point.paragraph },
            Origin::Part { part, paragraph } => Self::Part { part, paragraph },
            Origin::Element(element) => Self::Element { element },
            Origin::Cue { number, start_ms, end_ms } => Self::Cue { cue: number, start_ms, end_ms },
            Origin::Unit(unit) => Self::Unit { unit },
            other => Self::Other { origin: other.to_string() },
        }
    }
}
