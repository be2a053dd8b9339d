//! The units of xliff: what `unit` (2.x) and `trans-unit` (1.2) hold.

use std::collections::HashMap;
use std::io::BufRead;

use super::{Metadata, is_numbered};
use crate::bitext::{Kind, PassedOverCount, ReadError};
use crate::xml::{InlineText, NOTES, XmlReader, XmlStep};

/// What a unit says.
#[derive(Debug, Default)]
pub(super) struct Unit {
    pub metadata: Metadata,
    pub segments: Vec<Segment>,
}

/// A sentence of a unit with its translation, empty where there is none.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Segment {
    pub source: String,
    pub target: String,
}

/// The elements that hold text of a segment, or of a whole `trans-unit`.
#[derive(Debug, Default)]
struct Texts {
    source: Option<InlineText>,
    segmented_source: Option<InlineText>,
    target: Option<InlineText>,
}

impl Unit {
    /// Reads the rest of a unit that has just begun; what is wrong within it becomes a fault of
    /// the reader.
    pub(super) fn read<R: BufRead>(
        reader: &mut XmlReader<R>,
        passed_over: &PassedOverCount,
    ) -> Result<Self, ReadError> {
        let mut unit = Self::default();
        let known = if is_numbered(reader.attribute("id"), 'u') { "id" } else { "" };
        reader.count_attributes(&[known, "space"], passed_over);
        let outside = reader.depth() - 1;
        let mut texts = Texts::default();
        while reader.depth() > outside {
            match reader.step()? {
                XmlStep::Finished => break,
                XmlStep::Text => {}
                XmlStep::End => {
                    let is_whole = matches!(reader.name(), "segment" | "trans-unit");
                    if is_whole {
                        let segments = std::mem::take(&mut texts).segments();
                        if segments.is_empty() {
                            let name = reader.name();
                            let problem = format!("expected <source> in <{name}>, found none");
                            reader.put_fault(problem);
                        }
                        unit.segments.extend(segments);
                    }
                }
                XmlStep::Start => match reader.name() {
                    "source" => texts.source = Some(text(reader, passed_over)?),
                    // It says again what the source does.
                    "seg-source" => texts.segmented_source = Some(reader.inline_text()?),
                    "target" => texts.target = Some(text(reader, passed_over)?),
                    "metaGroup" => unit.metadata.read_group(reader, passed_over)?,
                    "segment" => {
                        let is_ours = reader.attribute("state") == Some("translated");
                        let known = if is_ours { "state" } else { "" };
                        reader.count_attributes(&[known], passed_over);
                    }
                    "metadata" | "notes" | "matches" => {}
                    "note" => {
                        passed_over.count(Kind::Plain, NOTES);
                        reader.skip()?;
                    }
                    "match" | "alt-trans" => {
                        passed_over.count(Kind::Plain, "translation proposals");
                        reader.skip()?;
                    }
                    // White space between sentences; they are joined by our own rule.
                    "ignorable" => {
                        if !reader.whole_text()?.trim().is_empty() {
                            passed_over.count(Kind::Plain, "texts between segments");
                        }
                    }
                    // It is of the codes, which are counted.
                    "originalData" => reader.skip()?,
                    name => {
                        passed_over.count(Kind::Element, name);
                        reader.skip()?;
                    }
                },
            }
        }
        Ok(unit)
    }
}

/// Reads the rest of a `source` or `target`.
fn text<R: BufRead>(
    reader: &mut XmlReader<R>,
    passed_over: &PassedOverCount,
) -> Result<InlineText, ReadError> {
    reader.count_attributes(&["lang", "space"], passed_over);
    let text = reader.inline_text()?;
    text.count_others(passed_over);
    Ok(text)
}

impl Texts {
    /// Returns the sentences: nothing without a source, and the parts of one that was segmented.
    fn segments(self) -> Vec<Segment> {
        let Self { source, segmented_source, target } = self;
        let target = target.unwrap_or_default();
        // A translation in one piece has no parts to pair.
        let is_in_parts = !target.segments.is_empty() || target.text.trim().is_empty();
        match segmented_source.filter(|source| is_in_parts && !source.segments.is_empty()) {
            Some(source) => segments_by_id(source.segments, target.segments),
            None => {
                let segment =
                    |source: InlineText| Segment { source: source.text, target: target.text };
                source.map(segment).into_iter().collect()
            }
        }
    }
}

/// Pairs marked segments that have the same id; those without a counterpart stand alone.
fn segments_by_id(source: Vec<(String, String)>, target: Vec<(String, String)>) -> Vec<Segment> {
    let (ids, targets): (Vec<String>, Vec<String>) = target.into_iter().unzip();
    let mut places = HashMap::new();
    for (place, id) in ids.iter().enumerate() {
        places.entry(id.as_str()).or_insert(place);
    }
    let mut targets: Vec<_> = targets.into_iter().map(Some).collect();
    let mut segments = Vec::new();
    for (id, source) in source {
        let same = places.get(id.as_str()).and_then(|&place| targets[place].take());
        segments.push(Segment { source, target: same.unwrap_or_default() });
    }
    let alone = targets.into_iter().flatten();
    segments.extend(alone.map(|target| Segment { source: String::new(), target }));
    segments
}
