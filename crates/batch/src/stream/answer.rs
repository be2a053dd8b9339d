//! One line of a stream: read, align, write the object of its result.

use std::borrow::Cow;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde::Serialize;
use serde_json::value::RawValue;
use zhen_align::Aligner;
use zhen_document::DocumentFormat;
use zhen_formats::{DocumentNames, JsonlWriter, rows_of};

use super::lines::Line;
use super::request::{Documents, Given, Id, Request};
use super::{StreamOptions, StreamRecord};
use crate::file::read_document;
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
    id: &'a Id,
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
    id: &'a Id,
    line: usize,
    status: String,
    error: &'a str,
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
        let mut id = Id::Line(line.number);
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            let request = Request::read(line);
            id = request.id;
            self.align(line, &id, &request.documents?)
        }));
        // A panic is a failure of this line alone.
        let fault = |_| Err("internal error: a fault of zhen, please report it".to_owned());
        attempt.unwrap_or_else(fault).unwrap_or_else(|problem| failed(line, &id, &problem))
    }

    fn align(&self, line: &Line, id: &Id, documents: &Documents) -> Result<Answer, String> {
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
        self.aligned(line, id, documents, &pair, &record).map_err(|error| error.to_string())
    }

    fn load<'g>(&'g self, key: &'g str, given: &'g Given) -> Result<Loaded<'g>, String> {
        Ok(match given {
            Given::Text(text) => {
                Loaded { name: key, bytes: Cow::Borrowed(text.as_bytes()), options: &self.texts }
            }
            Given::Path(path) => {
                let bytes =
                    read_document(Path::new(path)).map_err(|error| format!("{path}: {error}"))?;
                Loaded { name: path, bytes: Cow::Owned(bytes), options: &self.options.pair }
            }
        })
    }

    fn aligned(
        &self,
        line: &Line,
        id: &Id,
        documents: &Documents,
        pair: &AlignedPair,
        record: &DocumentRecord,
    ) -> io::Result<Answer> {
        let names = names(line, id, documents, pair);
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
            id,
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
            line: written(&object)?,
            record: StreamRecord { line: line.number, status: Status::Aligned },
            rows,
            english_sentences: record.english_sentences,
            chinese_sentences: record.chinese_sentences,
            filters: filters.left_out(),
            terms: TermCoverage::of(pair, self.aligner.lexicon().terms()),
        })
    }
}

/// What the documents are called in the rows: by their paths, or by the name of the line.
fn names(line: &Line, id: &Id, documents: &Documents, pair: &AlignedPair) -> DocumentNames {
    let name = |given: &Given| match given {
        Given::Path(path) => path.clone(),
        Given::Text(_) => line_name(line, id),
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

/// The name of a line as text: a string without its quotation marks, other values as JSON.
fn line_name(line: &Line, id: &Id) -> String {
    match id {
        Id::Given(value) if value.get() != "null" => {
            serde_json::from_str(value.get()).unwrap_or_else(|_| value.get().to_owned())
        }
        _ => format!("line {}", line.number),
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

fn failed(line: &Line, id: &Id, problem: &str) -> Answer {
    let reason = format!("line {}: {problem}", line.number);
    let status = Status::Failed { reason: reason.clone() };
    let object = Failed { id, line: line.number, status: status.to_string(), error: &reason };
    Answer {
        line: written(&object).expect("numbers, texts and checked JSON are always written"),
        record: StreamRecord { line: line.number, status },
        rows: 0,
        english_sentences: 0,
        chinese_sentences: 0,
        filters: FilterCounts::default(),
        terms: TermCoverage::default(),
    }
}

fn written(object: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(object)?;
    line.push(b'\n');
    Ok(line)
}
