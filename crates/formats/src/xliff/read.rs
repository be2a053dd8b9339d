//! Reading xliff: our own files, and XLIFF 2.x and 1.2 of other tools.
//!
//! Either side may be the Chinese one: `srcLang` and `trgLang` (2.x), or `source-language` and
//! `target-language` of each `file` (1.2), tell. One that is not named is the other language. A
//! `segment` of a `unit` is a row, in 1.2 a `trans-unit`, or each `<mrk mtype="seg">` of its
//! `seg-source`; without a target it is a null row. Translation proposals (`alt-trans`,
//! `matches`) and `ignorable` are passed over.
//!
//! Units of a `file` of other languages are passed over and counted, as are those with a reference
//! that names no character (`&#0;`); if there is nothing else, that is an error.

mod unit;

use std::collections::VecDeque;
use std::io::BufRead;
use std::vec;

use zhen_text::Language;

use super::metadata::Metadata;
use crate::bitext::{Kind, PassedOverCount, ReadError};
use crate::field::field_text;
use crate::language_tag::{label_of_tag, language_of_tag};
use crate::lines::excerpt;
use crate::row::BitextRow;
use crate::xml::{NOTES, XmlReader, XmlStep, count_narrowed};
use unit::{Segment, Unit};

/// Reads rows one by one.
///
/// Texts lose their inline codes and are brought to one line. A faulty unit gives an error, and
/// reading goes on after it. What is no XML ends it.
pub(crate) fn read_xliff<R: BufRead>(
    input: R,
    passed_over: PassedOverCount,
) -> impl Iterator<Item = Result<BitextRow, ReadError>> {
    XliffReader {
        reader: XmlReader::new(input),
        errors: VecDeque::new(),
        segments: Vec::new().into_iter(),
        metadata: Metadata::default(),
        languages: Tags::default(),
        file: None,
        is_in_file: false,
        passed_over,
        has_rows: false,
        other_file: None,
    }
}

struct XliffReader<R> {
    reader: XmlReader<R>,
    /// What was wrong before or in the unit that was last read.
    errors: VecDeque<ReadError>,
    /// What is left of that unit, to be made rows of one at a time.
    segments: vec::IntoIter<Segment>,
    metadata: Metadata,
    /// What the root element names.
    languages: Tags,
    /// The `file` that is read; none if it is not of our languages.
    file: Option<File>,
    is_in_file: bool,
    passed_over: PassedOverCount,
    /// There was a unit of our languages, or an error.
    has_rows: bool,
    /// What is wrong with the first `file` of other languages.
    other_file: Option<ReadError>,
}

/// The language tags of both sides, empty where none is named.
#[derive(Clone, Debug, Default)]
struct Tags {
    source: String,
    target: String,
}

/// What a `file` says of its units.
#[derive(Debug, Default)]
struct File {
    /// Name of the document that was translated.
    original: String,
    tags: Tags,
    /// The Chinese side is the source.
    is_from_chinese: bool,
    metadata: Metadata,
}

impl<R: BufRead> Iterator for XliffReader<R> {
    type Item = Result<BitextRow, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(error) = self.errors.pop_front() {
                return Some(Err(error));
            }
            let row = self.file.as_ref().zip(self.segments.next());
            if let Some((file, segment)) = row {
                file.count_tags(&segment, &self.passed_over);
                return Some(Ok(file.row(&self.metadata, &segment)));
            }
            if self.reader.has_ended() {
                return None;
            }
            if let Err(error) = self.advance() {
                return Some(Err(error));
            }
        }
    }
}

impl<R: BufRead> XliffReader<R> {
    /// Reads up to the end of a unit, or of the file.
    fn advance(&mut self) -> Result<(), ReadError> {
        while self.errors.is_empty() && self.segments.len() == 0 {
            match self.reader.step()? {
                XmlStep::Start if self.reader.depth() == 1 => self.root()?,
                XmlStep::Start => match self.reader.name() {
                    "file" => self.begin_file(),
                    "unit" | "trans-unit" => self.unit()?,
                    "metaGroup" => {
                        self.reader.begin_record();
                        match &mut self.file {
                            Some(file) => {
                                file.metadata.read_group(&mut self.reader, &self.passed_over)?;
                            }
                            None => self.reader.skip()?,
                        }
                        self.reader.end_record();
                    }
                    // What they hold is of another format, or no text of the document.
                    name @ ("skeleton" | "skl" | "internal-file" | "bin-unit") => {
                        self.passed_over.count(Kind::Element, name);
                        self.reader.skip()?;
                    }
                    "note" => {
                        self.passed_over.count(Kind::Plain, NOTES);
                        self.reader.skip()?;
                    }
                    _ => {}
                },
                XmlStep::End if self.reader.name() == "file" => {
                    (self.file, self.is_in_file) = (None, false);
                }
                XmlStep::End | XmlStep::Text => {}
                XmlStep::Finished => {
                    self.put_fault_between_units();
                    let passed_over = self.other_file.take();
                    self.errors.extend(passed_over.filter(|_| !self.has_rows));
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn root(&mut self) -> Result<(), ReadError> {
        let name = self.reader.name();
        if name != "xliff" {
            let problem = format!("expected <xliff>, found <{}>", excerpt(name));
            let error = ReadError::at_line(self.reader.line(), problem);
            self.reader.end();
            return Err(error);
        }
        self.languages = Tags { source: self.named("srcLang"), target: self.named("trgLang") };
        Ok(())
    }

    /// Puts what was wrong before a unit or the end; a reference in what is not read loses nothing.
    fn put_fault_between_units(&mut self) {
        if self.reader.take_no_character().is_none() {
            self.errors.extend(self.reader.take_fault());
        }
    }

    fn begin_file(&mut self) {
        let own =
            Tags { source: self.named("source-language"), target: self.named("target-language") };
        let or = |own: String, root: &String| if own.is_empty() { root.clone() } else { own };
        let tags = Tags {
            source: or(own.source, &self.languages.source),
            target: or(own.target, &self.languages.target),
        };
        let original = field_text(self.reader.attribute("original").unwrap_or_default());
        (self.file, self.is_in_file) = (None, true);
        let Some(is_from_chinese) = tags.is_from_chinese() else {
            let Tags { source, target } = tags;
            let problem = format!(
                "expected a <file> from English to Chinese or back, found only `{}` to `{}` in \
                 this and every other <file>",
                excerpt(&source),
                excerpt(&target)
            );
            let line = self.reader.line();
            self.other_file.get_or_insert_with(|| ReadError::at_line(line, problem));
            return;
        };
        let mut known = vec!["original", "source-language", "target-language", "space"];
        known.extend(is_numbered(self.reader.attribute("id"), 'f').then_some("id"));
        self.reader.count_attributes(&known, &self.passed_over);
        self.file = Some(File { original, tags, is_from_chinese, metadata: Metadata::default() });
    }

    fn unit(&mut self) -> Result<(), ReadError> {
        // A fault between units is none of this one.
        self.put_fault_between_units();
        let line = self.reader.line();
        if !self.is_in_file {
            let problem = format!("expected <file> around <{}>", self.reader.name());
            self.errors.push_back(ReadError::at_line(line, problem));
            return self.reader.skip();
        }
        if self.file.is_none() {
            self.passed_over.count_other_languages();
            self.reader.skip()?;
            // Whatever is wrong in it is in no row.
            self.reader.take_fault();
            return Ok(());
        }
        self.has_rows = true;
        self.reader.begin_record();
        let Unit { mut metadata, segments } = Unit::read(&mut self.reader, &self.passed_over)?;
        self.reader.end_record();
        if let Some(line) = self.reader.take_no_character() {
            self.passed_over.count_no_character(line);
            return Ok(());
        }
        if let Some(fault) = self.reader.take_fault() {
            self.errors.push_back(fault);
            return Ok(());
        }
        if segments.is_empty() {
            let problem = "expected <segment> elements in <unit>, found none";
            self.errors.push_back(ReadError::at_line(line, problem));
        }
        if segments.len() > 1 {
            // Ids tell the sentences of the whole unit, so they fit no part of it.
            if !(metadata.source_ids.is_empty() && metadata.target_ids.is_empty()) {
                self.passed_over.count(Kind::Plain, "sentence numbers of units in parts");
            }
            metadata.source_ids.clear();
            metadata.target_ids.clear();
        }
        (self.metadata, self.segments) = (metadata, segments.into_iter());
        Ok(())
    }

    fn named(&self, attribute: &str) -> String {
        self.reader.attribute(attribute).unwrap_or_default().trim().to_owned()
    }
}

impl Tags {
    /// Tells which side is Chinese; nothing if the languages are no English and Chinese.
    fn is_from_chinese(&self) -> Option<bool> {
        use Language::{Chinese, English};
        let of = |tag: &str| (!tag.is_empty()).then(|| language_of_tag(tag));
        match (of(&self.source), of(&self.target)) {
            (Some(Some(English)), Some(Some(Chinese)) | None) | (None, Some(Some(Chinese))) => {
                Some(false)
            }
            (Some(Some(Chinese)), Some(Some(English)) | None) | (None, Some(Some(English))) => {
                Some(true)
            }
            _ => None,
        }
    }
}

/// Tells whether an id only counts, as ours do: they are counted anew when they are written.
fn is_numbered(id: Option<&str>, prefix: char) -> bool {
    let number = id.and_then(|id| id.strip_prefix(prefix));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

impl File {
    /// Counts what the language tags say of a segment's texts beyond their labels.
    fn count_tags(&self, segment: &Segment, passed_over: &PassedOverCount) {
        let labels = [&self.metadata.source_language, &self.metadata.target_language];
        let [source_label, target_label] = labels.map(Option::is_some);
        // The labels are of English and Chinese.
        let (source_label, target_label) = match self.is_from_chinese {
            true => (target_label, source_label),
            false => (source_label, target_label),
        };
        for (text, tag, has_label) in [
            (&segment.source, &self.tags.source, source_label),
            (&segment.target, &self.tags.target, target_label),
        ] {
            if !(text.is_empty() || has_label) {
                count_narrowed(tag, passed_over);
            }
        }
    }

    fn row(&self, unit: &Metadata, segment: &Segment) -> BitextRow {
        let mut row = BitextRow {
            source_text: field_text(&segment.source),
            target_text: field_text(&segment.target),
            source_document: self.original.clone(),
            source_language: label_of_tag(&self.tags.source).to_owned(),
            target_language: label_of_tag(&self.tags.target).to_owned(),
            ..BitextRow::default()
        };
        if self.is_from_chinese {
            swap_sides(&mut row);
        }
        let exact = |own: &Option<String>, value: &mut String| {
            if let Some(own) = own {
                value.clone_from(own);
            }
        };
        exact(&self.metadata.source_document, &mut row.source_document);
        exact(&self.metadata.target_document, &mut row.target_document);
        exact(&self.metadata.source_language, &mut row.source_language);
        exact(&self.metadata.target_language, &mut row.target_language);
        BitextRow {
            score: unit.score.unwrap_or(1.0),
            flags: unit.flags.clone(),
            source_ids: unit.source_ids.clone(),
            target_ids: unit.target_ids.clone(),
            ..row
        }
    }
}

/// Makes English the source and Chinese the target.
fn swap_sides(row: &mut BitextRow) {
    std::mem::swap(&mut row.source_text, &mut row.target_text);
    std::mem::swap(&mut row.source_document, &mut row.target_document);
    std::mem::swap(&mut row.source_language, &mut row.target_language);
}

#[cfg(test)]
mod tests;
