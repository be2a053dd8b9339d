//! One line of a stream: read, align, write the object of its result.

use std::borrow::Cow;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use serde_json::value::RawValue;
use zhen_align::Aligner;
use zhen_document::DocumentFormat;
use zhen_formats::{DocumentNames, JsonlWriter, rows_of};

use super::carried::Echo;
use super::lines::Line;
use super::request::{Documents, Given, Request};
use super::{StreamOptions, StreamRecord};
use crate::doubt::is_doubtful;
use crate::file::read_listed_document;
use crate::filter::{FilterCounts, Filters};
use crate::options::Nulls;
use crate::pair::{AlignedPair, Sources, align_pair};
use crate::pair_error::PairError;
use crate::record::{DocumentRecord, Status};
use crate::source::{PairOptions, Source};
use crate::terms::TermCoverage;

/// The result of a line.
pub(super) struct Answer {
    /// The JSON object, with its line end.
    pub(super) line: Vec<u8>,
    pub(super) record: StreamRecord,
    pub(super) rows: usize,
    pub(super) english_sentences: usize,
    pub(super) chinese_sentences: usize,
    pub(super) filters: FilterCounts,
    pub(super) terms: TermCoverage,
}

/// What all lines are answered with.
pub(super) struct Answering<'a> {
    options: &'a StreamOptions,
    aligner: &'a Aligner<'a>,
    /// How a text in the line itself is read: it is known to be text, in UTF-8.
    texts: PairOptions,
}

/// The object of a line that was aligned.
#[derive(Serialize)]
struct Aligned<'a> {
    id: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    status: String,
    en_sentences: usize,
    zh_sentences: usize,
    beads: usize,
    nulls: usize,
    mean_confidence: f64,
    #[serde(skip_serializing_if = "is_zero")]
    filtered: usize,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    swapped: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    warnings: &'a [String],
    rows: &'a RawValue,
}

/// The object of a line that could not be.
#[derive(Serialize)]
struct Failed<'a> {
    id: Option<&'a RawValue>,
    line: usize,
    status: String,
    error: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    warnings: &'a [String],
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// A document with its bytes.
struct Loaded<'g> {
    /// What messages call it.
    name: &'g str,
    bytes: Cow<'g, [u8]>,
    options: &'g PairOptions,
}

impl Loaded<'_> {
    fn source(&self) -> Source<'_> {
        Source { name: self.name, bytes: &self.bytes }
    }
}

impl<'a> Answering<'a> {
    pub(super) fn new(options: &'a StreamOptions, aligner: &'a Aligner<'a>) -> Self {
        let mut texts = options.pair.clone();
        texts.format = Some(DocumentFormat::Text);
        texts.encoding = Some(encoding_rs::UTF_8);
        Self { options, aligner, texts }
    }

    /// Aligns the documents of a line; whatever goes wrong is said in its object.
    pub(super) fn answer(&self, line: &Line) -> Answer {
        let mut echo = Echo::unnamed(line.number);
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            let request = Request::read(line);
            echo = request.echo;
            self.align(&echo, &request.documents?)
        }));
        // A panic is a failure of this line alone.
        let fault = |_| Err("internal error: a fault of zhen, please report it".to_owned());
        attempt.unwrap_or_else(fault).unwrap_or_else(|problem| failed(&echo, &problem))
    }

    fn align(&self, echo: &Echo, documents: &Documents) -> Result<Answer, String> {
        let loaded = match documents {
            Documents::Two([english, chinese]) => {
                vec![self.load("en", english)?, self.load("zh", chinese)?]
            }
            Documents::Both(both) => vec![self.load("text", both)?],
        };
        let [first, last] = [&loaded[0], &loaded[loaded.len() - 1]];
        let pair = match documents {
            Documents::Two(_) => {
                let sources = [first, last].map(|side| (side.source(), side.options));
                align_pair(Sources::Each(sources), &self.options.pair, self.aligner)
            }
            Documents::Both(_) => {
                align_pair(Sources::Both(first.source()), first.options, self.aligner)
            }
        };
        let pair = pair.map_err(|error| told(&error))?;
        let mut record =
            DocumentRecord::new(first.name.to_owned(), last.name.to_owned(), Status::Aligned);
        record.count(&pair);
        record.warnings.extend_from_slice(&echo.carried.warnings);
        if is_doubtful(&pair, &record, self.aligner) {
            record.warnings.push("probably no translation of each other".to_owned());
        }
        self.aligned(echo, documents, &pair, &record).map_err(|error| error.to_string())
    }

    fn load<'g>(&'g self, key: &'g str, given: &'g Given) -> Result<Loaded<'g>, String> {
        Ok(match given {
            Given::Text(text) => {
                Loaded { name: key, bytes: Cow::Borrowed(text.as_bytes()), options: &self.texts }
            }
            Given::Path(path) => {
                let bytes = read_listed_document(path.as_ref())
                    .map_err(|error| format!("{path}: {error}"))?;
                Loaded { name: path, bytes: Cow::Owned(bytes), options: &self.options.pair }
            }
        })
    }

    fn aligned(
        &self,
        echo: &Echo,
        documents: &Documents,
        pair: &AlignedPair,
        record: &DocumentRecord,
    ) -> io::Result<Answer> {
        let names = names(echo, documents, pair);
        let mut filters = Filters::new(self.options.filters.clone());
        let mut rows = 0;
        let mut writer = JsonlWriter::new(vec![b'[']);
        for row in rows_of(&pair.alignment, &pair.english.document, &pair.chinese.document, &names)
        {
            let is_asked_for = !row.is_null() || self.options.nulls == Nulls::Keep;
            if is_asked_for && filters.keeps(&row) {
                writer.write_row(&row)?;
                rows += 1;
            }
        }
        // Inside a row there is no line end: what separates lines separates the values of an array.
        let mut array = writer.finish()?;
        if rows > 0 {
            array.pop();
        }
        array.iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b',');
        array.push(b']');
        let array = String::from_utf8(array).map_err(io::Error::other)?;
        let object = Aligned {
            id: echo.id.as_deref(),
            line: echo.id.is_none().then_some(echo.line),
            status: record.status.to_string(),
            en_sentences: record.english_sentences,
            zh_sentences: record.chinese_sentences,
            beads: record.beads,
            nulls: record.nulls,
            mean_confidence: (record.mean_confidence * 10_000.0).round() / 10_000.0,
            filtered: filters.left_out().total(),
            swapped: pair.swapped,
            warnings: &record.warnings,
            rows: serde_json::from_str(&array)?,
        };
        Ok(Answer {
            line: written(&object, echo)?,
            record: StreamRecord { line: echo.line, status: Status::Aligned },
            rows,
            english_sentences: record.english_sentences,
            chinese_sentences: record.chinese_sentences,
            filters: filters.left_out(),
            terms: TermCoverage::of(pair, self.aligner.lexicon().terms()),
        })
    }
}

/// What the documents are called in the rows: by their paths, or by the name of the line.
fn names(echo: &Echo, documents: &Documents, pair: &AlignedPair) -> DocumentNames {
    let name = |given: &Given| match given {
        Given::Path(path) => path.clone(),
        Given::Text(_) => echo.name(),
    };
    let [mut english, mut chinese] = match documents {
        Documents::Two(two) => two.each_ref().map(name),
        Documents::Both(both) => [name(both), name(both)],
    };
    if pair.swapped {
        std::mem::swap(&mut english, &mut chinese);
    }
    DocumentNames {
        english,
        chinese,
        english_language: pair.english.label().to_owned(),
        chinese_language: pair.chinese.label().to_owned(),
    }
}

/// Why a pair could not be aligned; what a stream cannot do is not advised.
fn told(error: &PairError) -> String {
    match error {
        PairError::SameLanguage { name, expected, other } => {
            format!(
                "{name}: expected {expected} text, found mostly {}, as in {other}",
                expected.other()
            )
        }
        PairError::WrongLanguage { name, expected, found } => {
            format!("{name}: expected {expected} text, found {found}")
        }
        PairError::HoldsBoth { name } => {
            format!("{name}: it holds both languages; give it alone, as \"text\" or \"path\"")
        }
        error => error.to_string(),
    }
}

fn failed(echo: &Echo, problem: &str) -> Answer {
    let reason = format!("line {}: {problem}", echo.line);
    let status = Status::Failed { reason: reason.clone() };
    let object = Failed {
        id: echo.id.as_deref(),
        line: echo.line,
        status: status.to_string(),
        error: &reason,
        warnings: &echo.carried.warnings,
    };
    Answer {
        line: written(&object, echo).expect("numbers, texts and checked JSON are always written"),
        record: StreamRecord { line: echo.line, status },
        rows: 0,
        english_sentences: 0,
        chinese_sentences: 0,
        filters: FilterCounts::default(),
        terms: TermCoverage::default(),
    }
}

fn written(object: &impl Serialize, echo: &Echo) -> serde_json::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(object)?;
    echo.carried.put_into(&mut line);
    line.push(b'\n');
    Ok(line)
}
