//! Reading tmx: our own files, and those of CAT tools, OPUS and Bitextor.
//!
//! The languages of a unit are told by the tags of its variants, `xml:lang` or `lang`, whatever
//! `srclang` says. A unit with one of the two languages gives a null row. One with other
//! languages alone is passed over and counted, as is one with a reference that names no character
//! (`&#0;`); if there is nothing else in the file, that is an error. Where a
//! language has several variants (`zh-CN` and `zh-TW`), each gives a row, the first with the first
//! of the other language, the second with the second; the last stands in for those that lack.

use std::collections::VecDeque;
use std::io::BufRead;

use zhen_text::Language;

use super::{BEAD, DOCUMENT, FLAGS, LANGUAGE, SCORE, SEGMENT_IDS};
use crate::bitext::{Kind, PassedOverCount, ReadError};
use crate::field::field_text;
use crate::language_tag::{label_of_tag, language_of_tag};
use crate::lines::excerpt;
use crate::row::BitextRow;
use crate::tsv::parse_flags;
use crate::xml::{NOTES, XmlReader, XmlStep, count_narrowed, ids_of, score_of};

/// How many variants of English and Chinese a unit may have. There are a dozen regions of each;
/// the text of one is copied into the rows of the others.
const MOST_VARIANTS: usize = 100;

/// Reads rows one by one.
///
/// Texts lose their inline codes and are brought to one line. The score is that of `x-score`, else
/// the first `score-…` in [0, 1], else 1. A faulty unit gives an error, and reading goes on after
/// it; what is no XML ends it.
pub(crate) fn read_tmx<R: BufRead>(
    input: R,
    passed_over: PassedOverCount,
) -> impl Iterator<Item = Result<BitextRow, ReadError>> {
    TmxReader {
        reader: XmlReader::new(input),
        rows: VecDeque::new(),
        has_rows: false,
        other_unit: None,
        passed_over,
    }
}

struct TmxReader<R> {
    reader: XmlReader<R>,
    /// Rows and errors of the unit that was last read.
    rows: VecDeque<Result<BitextRow, ReadError>>,
    has_rows: bool,
    /// Line and languages of the first unit that was passed over.
    other_unit: Option<(usize, String)>,
    passed_over: PassedOverCount,
}

impl<R: BufRead> Iterator for TmxReader<R> {
    type Item = Result<BitextRow, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.rows.pop_front() {
                return Some(row);
            }
            if self.reader.has_ended() {
                return None;
            }
            if let Err(error) = self.advance() {
                self.has_rows = true;
                return Some(Err(error));
            }
        }
    }
}

impl<R: BufRead> TmxReader<R> {
    /// Reads up to the end of a unit, or of the file.
    fn advance(&mut self) -> Result<(), ReadError> {
        loop {
            match self.reader.step()? {
                XmlStep::Start => match self.reader.name() {
                    "tu" => return self.unit(),
                    "tmx" if self.reader.depth() == 1 => {}
                    "note" if self.reader.depth() > 1 => {
                        self.passed_over.count(Kind::Plain, NOTES);
                    }
                    "prop" if self.reader.depth() > 1 => {
                        let name = self.reader.attribute("type").unwrap_or_default();
                        self.passed_over.count(Kind::Property, name);
                    }
                    name if self.reader.depth() == 1 => {
                        let problem = format!("expected <tmx>, found <{}>", excerpt(name));
                        let error = ReadError::at_line(self.reader.line(), problem);
                        self.reader.end();
                        return Err(error);
                    }
                    _ => {}
                },
                XmlStep::End | XmlStep::Text => {}
                XmlStep::Finished => return self.finish(),
            }
        }
    }

    fn finish(&mut self) -> Result<(), ReadError> {
        if self.reader.take_no_character().is_none()
            && let Some(fault) = self.reader.take_fault()
        {
            return Err(fault);
        }
        match self.other_unit.take().filter(|_| !self.has_rows) {
            None => Ok(()),
            Some((line, languages)) => Err(ReadError::at_line(
                line,
                format!(
                    "expected English and Chinese, found only {languages} in this and every other <tu>"
                ),
            )),
        }
    }

    fn unit(&mut self) -> Result<(), ReadError> {
        // A fault between units is none of this one.
        if self.reader.take_no_character().is_none() {
            self.rows.extend(self.reader.take_fault().map(Err));
        }
        let line = self.reader.line();
        self.reader.begin_record();
        let unit = self.read_unit()?;
        self.reader.end_record();
        if let Some(line) = self.reader.take_no_character() {
            self.passed_over.count_no_character(line);
            self.has_rows = true;
            return Ok(());
        }
        if let Some(fault) = self.reader.take_fault() {
            return Err(fault);
        }
        if unit.variants.is_empty() {
            return Err(ReadError::at_line(line, "expected <tuv> elements in <tu>, found none"));
        }
        unit.count_languages(&self.passed_over);
        let rows = unit.rows();
        if rows.is_empty() {
            let tags: Vec<_> = unit.variants.iter().map(|variant| variant.tag.as_str()).collect();
            self.other_unit.get_or_insert_with(|| (line, excerpt(&tags.join(", "))));
        }
        self.has_rows |= !rows.is_empty();
        self.rows.extend(rows.into_iter().map(Ok));
        Ok(())
    }

    /// Reads the rest of a `tu`. What is wrong within it becomes a fault of the reader.
    fn read_unit(&mut self) -> Result<Unit, ReadError> {
        let mut unit = Unit::default();
        self.reader.count_attributes(&[], &self.passed_over);
        let outside = self.reader.depth() - 1;
        let mut is_in_variant = false;
        while self.reader.depth() > outside {
            match self.reader.step()? {
                XmlStep::Finished => break,
                XmlStep::Text => {}
                XmlStep::End if self.reader.name() == "tuv" => is_in_variant = false,
                XmlStep::End => {}
                XmlStep::Start => match self.reader.name() {
                    "tuv" => {
                        is_in_variant = true;
                        self.reader.count_attributes(&["lang"], &self.passed_over);
                        let tag = self.reader.attribute("lang").map(|tag| tag.trim().to_owned());
                        if tag.is_none() {
                            self.reader.put_fault("expected <tuv> with xml:lang, found none");
                        }
                        unit.begin_variant(tag.unwrap_or_default());
                    }
                    "seg" => {
                        let found = self.reader.inline_text()?;
                        if let Some(variant) = unit.variants.last_mut() {
                            if language_of_tag(&variant.tag).is_some() {
                                found.count_others(&self.passed_over);
                            }
                            variant.text = field_text(&found.text);
                        }
                    }
                    "prop" => {
                        let name = self.reader.attribute("type").unwrap_or_default().to_owned();
                        let value = self.reader.whole_text()?;
                        let variant = unit.variants.last_mut().filter(|_| is_in_variant);
                        let put = match variant {
                            Some(variant) => variant.put(&name, &value),
                            None => unit.put(&name, &value),
                        };
                        match put {
                            Ok(Put::Kept) => {}
                            Ok(Put::PassedOver) => self.passed_over.count(Kind::Property, &name),
                            Err(problem) => self.reader.put_fault(problem),
                        }
                    }
                    "note" => {
                        self.passed_over.count(Kind::Plain, NOTES);
                        self.reader.skip()?;
                    }
                    _ => {}
                },
            }
        }
        if unit.is_crowded {
            let problem =
                format!("expected at most {MOST_VARIANTS} <tuv> of English and Chinese in <tu>");
            self.reader.put_fault(problem);
        }
        Ok(unit)
    }
}

/// What a `tu` says.
#[derive(Default)]
struct Unit {
    score: Option<f64>,
    /// The first score of another tool.
    other_score: Option<f64>,
    flags: Vec<String>,
    variants: Vec<Variant>,
    /// How many of the variants are English or Chinese, and whether there were too many.
    wanted: usize,
    is_crowded: bool,
}

/// What a `tuv` says.
#[derive(Clone, Default)]
struct Variant {
    tag: String,
    /// The label of the row, where the tag does not say it.
    label: Option<String>,
    document: String,
    ids: Vec<usize>,
    text: String,
}

/// What becomes of a property.
enum Put {
    Kept,
    PassedOver,
}

impl Unit {
    fn begin_variant(&mut self, tag: String) {
        self.wanted += usize::from(language_of_tag(&tag).is_some());
        self.is_crowded |= self.wanted > MOST_VARIANTS;
        self.variants.push(Variant { tag, ..Variant::default() });
    }

    fn put(&mut self, name: &str, value: &str) -> Result<Put, String> {
        match name {
            SCORE => self.score = Some(score_of(value)?),
            FLAGS => self.flags = parse_flags(value),
            // The ids say the same.
            BEAD => {}
            // Other tools have scores of other ranges.
            _ if name.starts_with("score") && self.other_score.is_none() => {
                self.other_score = score_of(value).ok().filter(|score| (0.0..=1.0).contains(score));
                if self.other_score.is_none() {
                    return Ok(Put::PassedOver);
                }
            }
            _ => return Ok(Put::PassedOver),
        }
        Ok(Put::Kept)
    }

    /// Counts texts of other languages, and what the tags of the two say beyond their labels.
    fn count_languages(&self, passed_over: &PassedOverCount) {
        for variant in &self.variants {
            if language_of_tag(&variant.tag).is_none() {
                passed_over.count(Kind::TextIn, &variant.tag);
            } else if variant.label.is_none() {
                count_narrowed(&variant.tag, passed_over);
            }
        }
    }

    fn rows(&self) -> Vec<BitextRow> {
        let of = |language| {
            let of = |variant: &&Variant| language_of_tag(&variant.tag) == Some(language);
            self.variants.iter().filter(of).collect::<Vec<_>>()
        };
        let (english, chinese) = (of(Language::English), of(Language::Chinese));
        let nth = |variants: &[&Variant], index: usize| -> Variant {
            variants
                .get(index)
                .or(variants.last())
                .map(|&variant| variant.clone())
                .unwrap_or_default()
        };
        let count = english.len().max(chinese.len());
        (0..count).map(|index| self.row(nth(&english, index), nth(&chinese, index))).collect()
    }

    fn row(&self, english: Variant, chinese: Variant) -> BitextRow {
        BitextRow {
            source_language: english.label(),
            target_language: chinese.label(),
            source_document: english.document,
            target_document: chinese.document,
            source_text: english.text,
            target_text: chinese.text,
            source_ids: english.ids,
            target_ids: chinese.ids,
            score: self.score.or(self.other_score).unwrap_or(1.0),
            flags: self.flags.clone(),
            ..BitextRow::default()
        }
    }
}

impl Variant {
    fn put(&mut self, name: &str, value: &str) -> Result<Put, String> {
        match name {
            LANGUAGE => self.label = Some(value.trim().to_owned()),
            SEGMENT_IDS => self.ids = ids_of(value, SEGMENT_IDS)?,
            // Bitextor names every page that has the sentence; the first is as good as any.
            DOCUMENT | "source-document" if self.document.is_empty() => {
                self.document = field_text(value);
            }
            _ => return Ok(Put::PassedOver),
        }
        Ok(Put::Kept)
    }

    fn label(&self) -> String {
        self.label.clone().unwrap_or_else(|| label_of_tag(&self.tag).to_owned())
    }
}

#[cfg(test)]
mod tests;
