//! XML read step by step from a stream.
//!
//! Names lose their namespace prefix. No entity is resolved but the five of XML and references to
//! characters: any other stays in the text as `&name;`, and a DOCTYPE is passed over, so that
//! nothing grows and nothing outside the file is looked at. Elements may nest to [`DEEPEST`], and
//! nothing here recurses. Memory holds one tag or one stretch of text, of 64 MiB at most, and what
//! the caller keeps of a record, which may be no longer in all ([`XmlReader::begin_record`]).
//!
//! What breaks the structure ends the reading. Faults within a text (bytes that are no text, a
//! lone `&`) are kept until [`XmlReader::take_fault`], so that they cost no more than their row.

use std::io::BufRead;
use std::mem;

use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::input::XmlInput;
use crate::bitext::ReadError;

/// How deep elements may nest. Bitexts nest to a dozen; more is an attack or damage.
const DEEPEST: usize = 1_000;

/// How many attributes a tag may have. Those of bitexts have a dozen.
const MOST_ATTRIBUTES: usize = 1_000;

/// How many bytes a name may have, of which one is kept for each open element.
const LONGEST_NAME: usize = 1_000;

/// What was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum XmlStep {
    /// An element begins; [`XmlReader::name`] and [`XmlReader::attribute`] tell more. One that is
    /// empty ends with the next step.
    Start,
    /// The element called [`XmlReader::name`] ends.
    End,
    /// A stretch of text, [`XmlReader::text`]. One text may come in many stretches.
    Text,
    /// The root element and with it the file has ended.
    Finished,
}

/// Reads XML step by step.
pub(crate) struct XmlReader<R> {
    reader: Reader<XmlInput<R>>,
    /// The bytes of the last event, kept for their capacity.
    buffer: Vec<u8>,
    /// Local name of the last tag, its attributes, and the last text.
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    /// How many elements are open.
    depth: usize,
    /// The last start tag was an empty element, whose end is still to be told.
    is_empty: bool,
    has_root: bool,
    has_ended: bool,
    /// Line where the last step begins.
    line: usize,
    fault: Option<ReadError>,
    /// Line of the fault, if it is a reference that names no character.
    no_character: Option<usize>,
}

impl<R: BufRead> XmlReader<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            reader: Reader::from_reader(XmlInput::new(input)),
            buffer: Vec::new(),
            name: String::new(),
            attributes: Vec::new(),
            text: String::new(),
            depth: 0,
            is_empty: false,
            has_root: false,
            has_ended: false,
            line: 1,
            fault: None,
            no_character: None,
        }
    }

    /// Takes the next step.
    ///
    /// # Errors
    ///
    /// When the input fails or is no well-formed XML; every step after that is the last.
    pub(crate) fn step(&mut self) -> Result<XmlStep, ReadError> {
        if self.has_ended {
            return Ok(XmlStep::Finished);
        }
        if mem::take(&mut self.is_empty) {
            self.depth -= 1;
            return Ok(XmlStep::End);
        }
        let step = self.next_step();
        self.has_ended = matches!(step, Ok(XmlStep::Finished) | Err(_));
        step
    }

    /// Tells whether no step is left, by the end of the file or an error.
    pub(crate) fn has_ended(&self) -> bool {
        self.has_ended
    }

    /// Ends the reading: every further step is the last.
    pub(crate) fn end(&mut self) {
        self.has_ended = true;
    }

    /// Returns the name of the last tag without its namespace prefix.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Returns an attribute of the last start tag by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns all attributes of the last start tag with their values, names without prefix.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns the last stretch of text, its references resolved.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns how many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// Returns the line where the last step begins, from 1.
    pub(crate) fn line(&self) -> usize {
        self.line
    }

    /// Returns the first fault of the texts since this was last asked.
    pub(crate) fn take_fault(&mut self) -> Option<ReadError> {
        self.no_character = None;
        self.fault.take()
    }

    /// Returns the line of the first fault, and takes it, if it is a reference such as `&#0;` that
    /// names no character: some tools write these for characters that XML cannot hold.
    pub(crate) fn take_no_character(&mut self) -> Option<usize> {
        let line = self.no_character.take()?;
        self.fault = None;
        Some(line)
    }

    /// Begins a record with the element that was just met: more than 64 MiB of it end the reading.
    pub(crate) fn begin_record(&mut self) {
        self.reader.get_mut().bound_record(true);
    }

    /// Ends a record.
    pub(crate) fn end_record(&mut self) {
        self.reader.get_mut().bound_record(false);
    }

    /// Keeps a fault at the last step, unless there is one already.
    pub(crate) fn put_fault(&mut self, problem: impl Into<String>) {
        let line = self.line;
        self.fault.get_or_insert_with(|| ReadError::at_line(line, problem));
    }

    /// Passes over the rest of the element that has just begun.
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside && self.step()? != XmlStep::Finished {}
        Ok(())
    }

    fn next_step(&mut self) -> Result<XmlStep, ReadError> {
        let mut buffer = mem::take(&mut self.buffer);
        let step = loop {
            buffer.clear();
            self.line = self.reader.get_ref().line();
            self.reader.get_mut().begin_stretch();
            let event = self.reader.read_event_into(&mut buffer);
            if let Some(malformed) = self.reader.get_mut().take_malformed() {
                let problem = format!("not valid {}", malformed.encoding);
                self.fault.get_or_insert_with(|| ReadError::at_line(malformed.line, problem));
            }
            let step = match event {
                Ok(event) => self.met(&event),
                // What follows can be read all the same.
                Err(Error::IllFormed(IllFormedError::UnclosedReference)) => {
                    self.put_fault("a '&' that begins no reference; as text it must be &amp;");
                    Ok(None)
                }
                Err(error) => Err(self.broken(&error)),
            };
            if let Some(step) = step.transpose() {
                break step;
            }
        };
        self.buffer = buffer;
        step
    }

    /// Keeps what was met; says nothing of what is to be passed over.
    fn met(&mut self, event: &Event<'_>) -> Result<Option<XmlStep>, ReadError> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::Empty(tag) => {
                self.is_empty = true;
                self.start(tag)
            }
            Event::End(tag) => {
                // The reader has seen that the names agree.
                self.depth -= 1;
                local(tag.name().as_ref()).clone_into(&mut self.name);
                Ok(Some(XmlStep::End))
            }
            Event::Text(text) => self.put_text(&text.xml10_content()),
            Event::CData(text) => self.put_text(&text.xml10_content()),
            Event::GeneralRef(reference) => self.reference(reference),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => Ok(None),
            Event::Eof if self.depth > 0 => {
                Err(self.error("the file ends too soon; it is cut short"))
            }
            Event::Eof if !self.has_root => Err(self.error("no XML element in it")),
            Event::Eof => Ok(Some(XmlStep::Finished)),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<Option<XmlStep>, ReadError> {
        let name = tag.name();
        let name: &str = name.as_ref();
        if !name.starts_with(|first: char| first.is_alphabetic() || first == '_') {
            return Err(self.error("a '<' that begins no tag; as text it must be &lt;"));
        }
        if self.depth == 0 && mem::replace(&mut self.has_root, true) {
            return Err(self.error(format!("<{name}> after the end of the root element")));
        }
        if self.depth == DEEPEST {
            return Err(self.error(format!("elements nest deeper than {DEEPEST}")));
        }
        if name.len() > LONGEST_NAME {
            return Err(self.error(format!("a name longer than {LONGEST_NAME} bytes")));
        }
        self.attributes.clear();
        // Looking for names that are used twice would take quadratic time.
        for attribute in tag.attributes().with_checks(false) {
            let Ok(attribute) = attribute else {
                return Err(self.error(format!("<{name}> has an attribute without a quoted value")));
            };
            if self.attributes.len() == MOST_ATTRIBUTES {
                return Err(
                    self.error(format!("<{name}> has more than {MOST_ATTRIBUTES} attributes"))
                );
            }
            let key: &str = attribute.key.as_ref();
            if key.starts_with("xmlns") {
                continue;
            }
            // An entity that is not known makes the value what it is in the file.
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.unwrap_or_else(|_| attribute.value.clone());
            self.attributes.push((local(key).to_owned(), value.into_owned()));
        }
        local(name).clone_into(&mut self.name);
        self.depth += 1;
        Ok(Some(XmlStep::Start))
    }

    /// Gives out text within the root element; outside of it only white space may stand.
    fn put_text(&mut self, text: &str) -> Result<Option<XmlStep>, ReadError> {
        if self.depth == 0 {
            return match text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}') {
                "" => Ok(None),
                _ => Err(self.error("text outside the root element")),
            };
        }
        text.clone_into(&mut self.text);
        Ok(Some(XmlStep::Text))
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<Option<XmlStep>, ReadError> {
        let name: &str = reference;
        if let Some(text) = resolve_predefined_entity(name) {
            return self.put_text(text);
        }
        match reference.resolve_char_ref() {
            Ok(Some(character)) => self.put_text(character.encode_utf8(&mut [0; 4])),
            Ok(None) => self.put_text(&format!("&{name};")),
            Err(_) => {
                if self.fault.is_none() {
                    self.no_character = Some(self.line);
                }
                self.put_fault(format!("&{name}; is no character"));
                Ok(None)
            }
        }
    }

    fn error(&self, problem: impl Into<String>) -> ReadError {
        ReadError::at_line(self.line, problem)
    }

    /// Says what the reader found wrong.
    fn broken(&self, error: &Error) -> ReadError {
        self.error(match error {
            Error::Io(_) if self.reader.get_ref().is_too_long() => {
                "a text, tag or unit longer than 64 MiB; the file is damaged or no bitext"
                    .to_owned()
            }
            Error::Io(error) => return std::io::Error::new(error.kind(), error.to_string()).into(),
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                format!("</{found}> where </{expected}> must stand")
            }
            Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                format!("</{found}> ends an element that never began")
            }
            Error::Syntax(SyntaxError::InvalidBangMarkup) => "a '<!' that begins nothing".into(),
            Error::Syntax(_) => "the file ends inside a tag; it is cut short".to_owned(),
            error => error.to_string(),
        })
    }
}

/// Returns a name without its namespace prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests;
