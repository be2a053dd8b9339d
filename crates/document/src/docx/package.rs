//! The parts of a Word document, found by their relationships as the standard wants it, or by
//! their usual names where a program left the relationships out.

use zhen_text::OmissionReason;

use crate::archive::{Archive, ArchiveError};
use crate::error::ReadError;
use crate::format::DocumentFormat;
use crate::xml::{XmlEvent, XmlReader, decode_part};

/// What a part holds, in the order in which the parts are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PartRole {
    /// The running text.
    Body,
    Footnotes,
    Endnotes,
    /// The text of a diagram or chart.
    Drawing,
    /// The head of pages.
    Header,
    /// The foot of pages.
    Footer,
    Comments,
}

impl PartRole {
    /// Returns why the part is not the document, if it is not.
    pub(super) fn omission(self) -> Option<OmissionReason> {
        match self {
            Self::Header | Self::Footer => Some(OmissionReason::RunningHead),
            Self::Comments => Some(OmissionReason::Comment),
            _ => None,
        }
    }
}

/// A part that holds text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) role: PartRole,
    pub(super) name: String,
}

/// A Word document, unpacked part by part.
pub(super) struct Package<'b> {
    archive: Archive<'b>,
    parts: Vec<Part>,
    styles: Option<String>,
}

impl<'b> Package<'b> {
    /// Opens a document and finds its parts.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let archive =
            Archive::open(bytes).map_err(|error| error.of(DocumentFormat::Docx, "the archive"))?;
        let mut package = Self { archive, parts: Vec::new(), styles: None };
        let main = package.main_part()?;
        package.find_related(&main)?;
        package.parts.push(Part { role: PartRole::Body, name: main });
        // Numbers in names grow: header2.xml comes before header10.xml.
        package.parts.sort_by(|one, other| {
            let key = |part: &Part| (part.role, part.name.len());
            key(one).cmp(&key(other)).then_with(|| one.name.cmp(&other.name))
        });
        package.parts.dedup();
        Ok(package)
    }

    /// Returns the parts that hold text, in reading order.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns the name of the part that defines the styles.
    pub(super) fn styles(&self) -> Option<&str> {
        self.styles.as_deref()
    }

    /// Unpacks and decodes a part.
    pub(super) fn text_of(&self, name: &str) -> Result<String, ReadError> {
        let bytes =
            self.archive.read(name).map_err(|error| error.of(DocumentFormat::Docx, name))?;
        decoded(bytes, name)
    }

    /// Unpacks a part that need not be there.
    fn optional(&self, name: &str) -> Result<Option<String>, ReadError> {
        match self.archive.read(name) {
            Err(ArchiveError::Missing) => Ok(None),
            Err(error) => Err(error.of(DocumentFormat::Docx, name)),
            Ok(bytes) => decoded(bytes, name).map(Some),
        }
    }

    fn main_part(&self) -> Result<String, ReadError> {
        const RELATIONSHIPS: &str = "_rels/.rels";
        let main = match self.optional(RELATIONSHIPS)? {
            None => None,
            Some(text) => relationships(&text, RELATIONSHIPS, "")?
                .into_iter()
                .find(|found| found.kind == "officeDocument"),
        };
        Ok(main.map_or_else(|| "word/document.xml".to_owned(), |found| found.target))
    }

    fn find_related(&mut self, main: &str) -> Result<(), ReadError> {
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let part = format!("{prefix}_rels/{file}.rels");
        let related = match self.optional(&part)? {
            Some(text) => relationships(&text, &part, folder)?,
            None => self.usual_parts(&prefix),
        };
        for Relationship { kind, target } in related {
            let role = match kind.as_str() {
                "footnotes" => PartRole::Footnotes,
                "endnotes" => PartRole::Endnotes,
                "diagramData" | "chart" => PartRole::Drawing,
                "header" => PartRole::Header,
                "footer" => PartRole::Footer,
                "comments" => PartRole::Comments,
                "styles" => {
                    self.styles = Some(target);
                    continue;
                }
                _ => continue,
            };
            self.parts.push(Part { role, name: target });
        }
        Ok(())
    }

    /// Takes the parts beside the main one whose names say what they are.
    fn usual_parts(&self, prefix: &str) -> Vec<Relationship> {
        let usual = |name: &str| {
            let kind = name.strip_prefix(prefix)?.strip_suffix(".xml")?;
            let kind = kind.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
            Some(Relationship { kind, target: name.to_owned() })
        };
        self.archive.names().filter_map(usual).collect()
    }
}

/// Decodes a part. Its encoding is its own affair, so nobody is asked to name it.
fn decoded(bytes: Vec<u8>, name: &str) -> Result<String, ReadError> {
    decode_part(bytes, DocumentFormat::Docx, name).map_err(|_| {
        let problem = "it is no text, as XML must be; open the document in Word and save it again";
        ReadError::damaged(DocumentFormat::Docx, name, problem)
    })
}

/// What a part refers to.
struct Relationship {
    /// Last segment of the address that names the kind; all before it tells strict from
    /// transitional documents.
    kind: String,
    /// Name of the part.
    target: String,
}

/// Reads the relationships of a part that lies in `folder`; what lies outside of the document is
/// never looked at.
fn relationships(text: &str, part: &str, folder: &str) -> Result<Vec<Relationship>, ReadError> {
    let mut reader = XmlReader::new(text, DocumentFormat::Docx, Some(part));
    let mut found = Vec::new();
    while let Some(event) = reader.next()? {
        let XmlEvent::Start(tag) = event else { continue };
        if tag.attribute("TargetMode").is_some_and(|mode| mode == "External") {
            continue;
        }
        if let (Some(kind), Some(target)) = (tag.attribute("Type"), tag.attribute("Target")) {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            found.push(Relationship { kind, target: resolve(folder, &target) });
        }
    }
    Ok(found)
}

/// Makes the name of a part of a path from a folder or from the root.
fn resolve(folder: &str, target: &str) -> String {
    let mut segments = Vec::new();
    let base = if target.starts_with('/') { "" } else { folder };
    for segment in base.split('/').chain(target.split('/')) {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_folder_or_root() {
        let table = [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word", "../docProps/core.xml", "docProps/core.xml"),
            ("", "word/./document.xml", "word/document.xml"),
            ("word", "../../../etc/passwd", "etc/passwd"),
        ];
        for (folder, target, expected) in table {
            assert_eq!(resolve(folder, target), expected);
        }
    }
}
