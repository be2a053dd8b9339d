//! Links of sentences in XML, read only: XCES as OPUS has it, and the files of InterText.
//!
//! `<link xtargets="s1;s1 s2" certainty="0.9"/>` in a `linkGrp` names the sentences of two
//! documents. Which side is English is told by the names of the documents (`en/…`, `….zh.xml`);
//! where they do not tell, English comes first. In a `cesAlign` the sentences of `fromDoc` come
//! first; where `linkGrp` is the root, as InterText writes it, those of `toDoc` do.
//!
//! Sentences are names. Numbers, with or without a prefix (`s1`, `1`), are counted from 1, or from
//! 0 if there is a 0. Any other names (`s3.1`, `1:1:2`) are numbered as they first appear in the
//! file, which is right if all sentences are named in their order, those without counterpart too.
//!
//! The beads of a file are in memory anyway, and so is its text. Nothing outside the file is ever
//! looked at: this is the crate's door to the XML of links, and it resolves no entities but the
//! five of XML.

mod names;

use std::io::BufRead;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zhen_text::IndexBead;

use crate::beads::BeadsError;
use crate::lines::{LineError, excerpt};
use names::{chinese_comes_first, indices};

/// Reads beads, each with the line its link ends on.
pub(crate) fn read_xces(mut input: impl BufRead) -> Result<Vec<(usize, IndexBead)>, BeadsError> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(LineError::from)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        LineError::NotUtf8 { line: 1 + line_ends(valid) }
    })?;
    let mut links = Links::default();
    let mut place =
        Place { text: text.trim_start_matches('\u{feff}').as_bytes(), offset: 0, line: 1 };
    let mut reader = Reader::from_reader(place.text);
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event();
        let offset = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let line = place.line_at(offset);
        let damaged = |problem| BeadsError::Damaged { line, problem };
        match event.map_err(|error| damaged(format!("expected XML: {error}")))? {
            Event::Start(tag) => {
                links.open(&tag, depth == 0).map_err(damaged)?;
                links.add(&tag, line).map_err(damaged)?;
                depth += 1;
            }
            Event::Empty(tag) => {
                links.open(&tag, depth == 0).map_err(damaged)?;
                links.add(&tag, line).map_err(damaged)?;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth > 0 => {
                return Err(damaged(
                    "the file is cut off: expected </cesAlign> or </linkGrp>".into(),
                ));
            }
            Event::Eof if !links.is_xces => {
                return Err(damaged("expected the element cesAlign or linkGrp, found none".into()));
            }
            Event::Eof => return Ok(links.into_beads()),
            _ => {}
        }
    }
}

/// Where reading is: counts the lines up to an offset once.
struct Place<'t> {
    text: &'t [u8],
    offset: usize,
    line: usize,
}

impl Place<'_> {
    fn line_at(&mut self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        self.line += line_ends(&self.text[self.offset.min(offset)..offset]);
        self.offset = offset;
        self.line
    }
}

fn line_ends(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

/// The links of a file as they stand in it.
#[derive(Debug, Default)]
struct Links {
    is_xces: bool,
    /// The root is a `linkGrp`.
    is_intertext: bool,
    /// `fromDoc` and `toDoc` as last said.
    documents: [String; 2],
    /// The documents of the first link.
    linked: Option<[String; 2]>,
    links: Vec<Link>,
}

#[derive(Debug)]
struct Link {
    line: usize,
    /// Names before and after the semicolon.
    sides: [Vec<String>; 2],
    score: Option<f64>,
}

impl Links {
    /// Takes the names of the documents from an element that may have them.
    fn open(&mut self, tag: &BytesStart<'_>, is_root: bool) -> Result<(), String> {
        let name = tag.local_name();
        let name: &str = name.as_ref();
        if !matches!(name, "cesAlign" | "linkGrp") {
            return Ok(());
        }
        self.is_xces = true;
        self.is_intertext |= is_root && name == "linkGrp";
        for (document, key) in self.documents.iter_mut().zip(["fromDoc", "toDoc"]) {
            if let Some(value) = attribute(tag, key)? {
                *document = value;
            }
        }
        Ok(())
    }

    fn add(&mut self, tag: &BytesStart<'_>, line: usize) -> Result<(), String> {
        let name = tag.local_name();
        if !(self.is_xces && name.as_ref() == "link") {
            return Ok(());
        }
        let linked = self.linked.get_or_insert_with(|| self.documents.clone());
        if *linked != self.documents {
            let [from, to] = &self.documents;
            return Err(format!(
                "another document pair begins ({from}, {to}); an index holds one, split the file \
                 by linkGrp first"
            ));
        }
        let targets = attribute(tag, "xtargets")?.ok_or("a link without xtargets")?;
        let sides = match targets.split(';').collect::<Vec<_>>()[..] {
            [first, second] => [first, second].map(|side| {
                side.split_whitespace().map(ToOwned::to_owned).collect::<Vec<String>>()
            }),
            _ => [Vec::new(), Vec::new()],
        };
        if sides.iter().all(Vec::is_empty) {
            let found = excerpt(&targets);
            return Err(format!(
                "expected sentences such as `s1;s1 s2` in xtargets, found `{found}`"
            ));
        }
        // Certainties of some aligners are on other scales, which say nothing here.
        let certainty = attribute(tag, "certainty")?.and_then(|value| value.trim().parse().ok());
        let score = certainty.filter(|score| (0.0..=1.0).contains(score));
        self.links.push(Link { line, sides, score });
        Ok(())
    }

    fn into_beads(self) -> Vec<(usize, IndexBead)> {
        let [from, to] = &self.documents;
        let (first, second) = if self.is_intertext { (to, from) } else { (from, to) };
        let chinese_first = chinese_comes_first(first, second);
        let names = |side: usize| self.links.iter().flat_map(move |link| link.sides[side].iter());
        let [mut first, mut second] = [0, 1].map(|side| indices(names(side)).into_iter());
        let bead = |link: &Link| {
            let first = first.by_ref().take(link.sides[0].len()).collect();
            let second = second.by_ref().take(link.sides[1].len()).collect();
            let (source, target) = if chinese_first { (second, first) } else { (first, second) };
            (link.line, IndexBead { source, target, score: link.score })
        };
        self.links.iter().map(bead).collect()
    }
}

/// The value of an attribute, its references resolved.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, String> {
    let described = |error: &dyn std::fmt::Display| format!("the attribute {name}: {error}");
    match tag.try_get_attribute(name).map_err(|error| described(&error))? {
        None => Ok(None),
        Some(found) => found
            .normalized_value(XmlVersion::Implicit1_0)
            .map(|value| Some(value.into_owned()))
            .map_err(|error| described(&error)),
    }
}

#[cfg(test)]
mod tests;
