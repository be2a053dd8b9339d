//! XML, the door to quick-xml: events with local names, text with its references resolved, and
//! the line of whatever is wrong.
//!
//! No entity is ever resolved but the five of XML and references to characters: any other is kept
//! as the text `&name;`, and a DOCTYPE is passed over, so that nothing grows and nothing outside
//! the file is looked at. Elements may nest to [`DEEPEST`]; nothing here recurses. Time is linear
//! in the text, space in the depth.

mod scan;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesRef, Event};

use crate::decode::decode_declared;
use crate::error::ReadError;
use crate::format::DocumentFormat;

pub(crate) use scan::{Mark, Scan, value_of};

/// How deep elements may nest. Documents nest to some dozens; more is an attack or damage.
const DEEPEST: usize = 10_000;

/// A start tag, or a tag that is start and end in one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag<'x> {
    /// What stands between `<` and `>`, without the slash of an empty element.
    content: &'x str,
    /// Length of the name, with its prefix.
    name_length: usize,
}

impl<'x> Tag<'x> {
    /// Returns the name without its namespace prefix.
    pub(crate) fn name(&self) -> &'x str {
        local(&self.content[..self.name_length])
    }

    /// Returns the value of the first attribute whose name without prefix is `name`, its
    /// references resolved. Declarations of namespaces are no attributes.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'x, str>> {
        let mut attributes = Attributes::new(self.content, self.name_length);
        attributes.with_checks(false);
        let found = attributes.flatten().find(|attribute| {
            let key: &str = attribute.key.as_ref();
            local(key) == name && !key.starts_with("xmlns:")
        })?;
        // An entity that is not known makes the value what it is in the file.
        let raw = found.value.clone();
        Some(match found.normalized_value(XmlVersion::Implicit1_0) {
            Ok(Cow::Owned(value)) => Cow::Owned(value),
            _ => raw,
        })
    }
}

/// What is met while reading.
#[derive(Clone, Debug)]
pub(crate) enum XmlEvent<'x> {
    /// An element begins. One that is empty ends with the next event.
    Start(Tag<'x>),
    /// The element with this local name ends.
    End(&'x str),
    /// A stretch of text, or of CDATA; line ends are `\n`. A paragraph may come in many stretches.
    Text(Cow<'x, str>),
}

/// Reads XML event by event.
pub(crate) struct XmlReader<'x> {
    reader: Reader<&'x [u8]>,
    source: &'x str,
    format: DocumentFormat,
    /// Name of the part of an archive that is read.
    part: Option<&'x str>,
    /// Names of the elements that are open.
    open: Vec<&'x str>,
    /// The last start tag was an empty element, whose end is still to be told.
    is_empty: bool,
    has_root: bool,
    /// Offset of the last event, and up to where line ends were counted.
    start: usize,
    counted: usize,
    line: usize,
}

impl<'x> XmlReader<'x> {
    /// Begins to read a text; `part` is its name in the archive it comes from.
    pub(crate) fn new(text: &'x str, format: DocumentFormat, part: Option<&'x str>) -> Self {
        // The reader would drop the mark without counting it.
        let source = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self {
            reader: Reader::from_str(source),
            source,
            format,
            part,
            open: Vec::new(),
            is_empty: false,
            has_root: false,
            start: 0,
            counted: 0,
            line: 1,
        }
    }

    /// Returns the next event, or nothing at the end of the whole root element.
    ///
    /// # Errors
    ///
    /// If the text is no well-formed XML, or nests too deep.
    pub(crate) fn next(&mut self) -> Result<Option<XmlEvent<'x>>, ReadError> {
        if self.is_empty {
            self.is_empty = false;
            return Ok(self.open.pop().map(|name| XmlEvent::End(local(name))));
        }
        loop {
            self.start = self.position();
            let event = self.reader.read_event().map_err(|error| self.syntax_error(&error))?;
            let text = match event {
                Event::Start(start) => return self.start_tag(start.name().as_ref().len(), false),
                Event::Empty(start) => return self.start_tag(start.name().as_ref().len(), true),
                Event::End(_) => {
                    // The reader has seen that the names agree.
                    let name = self.open.pop().unwrap_or_default();
                    return Ok(Some(XmlEvent::End(local(name))));
                }
                Event::Eof => return self.end(),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
                Event::Text(text) => text.xml10_content(),
                Event::CData(text) => text.xml10_content(),
                Event::GeneralRef(reference) => self.resolve(&reference)?,
            };
            if let Some(event) = self.text(text)? {
                return Ok(Some(event));
            }
        }
    }

    /// Passes over the rest of the element that has just begun.
    ///
    /// # Errors
    ///
    /// As [`Self::next`].
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let depth = self.open.len();
        while self.open.len() >= depth && self.next()?.is_some() {}
        Ok(())
    }

    /// Returns the local name of the innermost element that is open.
    pub(crate) fn innermost(&self) -> &'x str {
        self.open.last().map_or("", |name| local(name))
    }

    /// Returns the line of the last event, from 1.
    pub(crate) fn line(&mut self) -> usize {
        let stretch = &self.source.as_bytes()[self.counted.min(self.start)..self.start];
        self.line += stretch.iter().filter(|&&byte| byte == b'\n').count();
        self.counted = self.counted.max(self.start);
        self.line
    }

    /// Makes the error of a problem at the last event.
    pub(crate) fn error(&mut self, problem: impl Into<String>) -> ReadError {
        let line = self.line();
        self.error_at(line, problem)
    }

    fn error_at(&self, line: usize, problem: impl Into<String>) -> ReadError {
        let place = match self.part {
            None => format!("line {line}"),
            Some(part) => format!("{part} line {line}"),
        };
        ReadError::damaged(self.format, place, problem)
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.source.len())
    }

    fn start_tag(
        &mut self,
        name_length: usize,
        is_empty: bool,
    ) -> Result<Option<XmlEvent<'x>>, ReadError> {
        let end = self.position() - if is_empty { 2 } else { 1 };
        let content = &self.source[self.start + 1..end];
        let name = &content[..name_length];
        if !name.starts_with(|first: char| first.is_alphabetic() || first == '_') {
            return Err(self.error("a '<' that begins no tag; as text it must be &lt;"));
        }
        if self.open.is_empty() && self.has_root {
            return Err(self.error(format!("<{name}> after the end of the root element")));
        }
        if self.open.len() == DEEPEST {
            return Err(self.error(format!("elements nest deeper than {DEEPEST}")));
        }
        let mut attributes = Attributes::new(content, name_length);
        // Looking for names that are used twice would take quadratic time.
        attributes.with_checks(false);
        if attributes.any(|attribute| attribute.is_err()) {
            return Err(self.error(format!("<{name}> has an attribute without a quoted value")));
        }
        self.has_root = true;
        self.is_empty = is_empty;
        self.open.push(name);
        Ok(Some(XmlEvent::Start(Tag { content, name_length })))
    }

    /// Gives out text within the root element; outside of it only white space may stand.
    fn text(&mut self, text: Cow<'x, str>) -> Result<Option<XmlEvent<'x>>, ReadError> {
        if !self.open.is_empty() {
            return Ok((!text.is_empty()).then_some(XmlEvent::Text(text)));
        }
        if text.trim().is_empty() {
            return Ok(None);
        }
        // The text may begin with line ends.
        self.start += text.len() - text.trim_start().len();
        Err(self.error("text outside the root element"))
    }

    fn resolve(&mut self, reference: &BytesRef<'_>) -> Result<Cow<'x, str>, ReadError> {
        let name: &str = reference;
        if let Some(text) = resolve_predefined_entity(name) {
            return Ok(Cow::Borrowed(text));
        }
        match reference.resolve_char_ref() {
            Ok(Some(character)) => Ok(Cow::Owned(character.to_string())),
            Err(_) => Err(self.error(format!("&{name}; is no character"))),
            Ok(None) if name.chars().all(|c| c.is_alphanumeric() || "_-.:".contains(c)) => {
                Ok(Cow::Owned(format!("&{name};")))
            }
            Ok(None) => Err(self.error("a '&' that begins no reference; as text it must be &amp;")),
        }
    }

    fn end(&mut self) -> Result<Option<XmlEvent<'x>>, ReadError> {
        match self.open.last() {
            Some(name) => {
                let problem = format!("the file ends inside <{name}>; it is cut short");
                Err(self.error(problem))
            }
            None if !self.has_root => Err(self.error("no XML element in it")),
            None => Ok(None),
        }
    }

    /// Says what the reader found wrong, at the place where it begins.
    fn syntax_error(&mut self, error: &Error) -> ReadError {
        let problem = match error {
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                format!("</{found}> where </{expected}> must stand")
            }
            Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                format!("</{found}> ends an element that never began")
            }
            Error::IllFormed(IllFormedError::UnclosedReference) => {
                "a '&' that begins no reference; as text it must be &amp;".to_owned()
            }
            Error::Syntax(SyntaxError::InvalidBangMarkup) => "a '<!' that begins nothing".into(),
            Error::Syntax(_) => "the file ends inside a tag; it is cut short".to_owned(),
            error => error.to_string(),
        };
        let position = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
        let before = &self.source.as_bytes()[..position.min(self.source.len())];
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        self.error_at(line, problem)
    }
}

/// Decodes a part of an archive.
///
/// # Errors
///
/// If it is no text.
pub(crate) fn decode_part(
    bytes: Vec<u8>,
    format: DocumentFormat,
    part: &str,
) -> Result<String, ReadError> {
    let damaged = |problem: String| ReadError::damaged(format, part, problem);
    // Nearly all parts are UTF-8, and need no copy.
    let is_plain = !bytes.contains(&0) && !bytes.starts_with(b"\xef\xbb\xbf");
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if is_plain => return Ok(text),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    Ok(decode_declared(&bytes).map_err(|error| damaged(error.to_string()))?.text)
}

/// Returns a name without its namespace prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests;
