//! The door to the library that knows the structure of pdf files: objects, pages, streams.
//!
//! The library decrypts files that open with an empty password and rebuilds a broken table of
//! objects by itself. What it leaves out silently is told here: a page that is missing from a cut
//! file, a compressed stream that ends too soon.

use std::cell::Cell;
use std::collections::HashSet;

use flate2::{Decompress, FlushDecompress, Status};
use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream};

use crate::error::ReadError;
use crate::format::DocumentFormat;

/// Most pages of a file.
const MAX_PAGES: usize = 20_000;
/// Most that one stream may unpack to, in MiB.
const MAX_STREAM_MIB: usize = 64;
/// Most that all streams together may unpack to, in MiB; a form that is drawn on each page counts
/// each time.
const MAX_TOTAL_MIB: usize = 256;
/// Most that one stream of objects may unpack to, in MiB; objects take many times that in memory.
const MAX_OBJECTS_MIB: usize = 16;
const MIB: usize = 1024 * 1024;

/// An open file.
pub(super) struct Pdf {
    document: Document,
    /// Bytes that may still be unpacked.
    budget: Cell<usize>,
}

/// A page.
pub(super) struct PageObject<'a> {
    pub(super) dictionary: &'a Dictionary,
    pub(super) resources: Option<&'a Dictionary>,
}

impl Pdf {
    /// Opens a file that has no password, or an empty one.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, ReadError> {
        let options = LoadOptions::with_max_decompressed_size(MAX_OBJECTS_MIB * MIB);
        let document = Document::load_mem_with_options(bytes, options).map_err(reason_of)?;
        if document.is_encrypted() {
            return Err(ReadError::Encrypted { format: DocumentFormat::Pdf });
        }
        Ok(Self { document, budget: Cell::new(MAX_TOTAL_MIB * MIB) })
    }

    /// Follows a reference; what is not there is `None`.
    pub(super) fn resolve<'a>(&'a self, object: &'a Object) -> Option<&'a Object> {
        self.document.dereference(object).ok().map(|(_, object)| object)
    }

    /// Returns an entry of a dictionary.
    pub(super) fn entry<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Object> {
        self.resolve(dictionary.get(key).ok()?)
    }

    /// Returns an entry that is a dictionary; the dictionary of a stream is one.
    pub(super) fn dictionary<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Dictionary> {
        match self.entry(dictionary, key)? {
            Object::Dictionary(found) => Some(found),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// Returns an entry that is a number.
    pub(super) fn number(&self, dictionary: &Dictionary, key: &[u8]) -> Option<f32> {
        self.entry(dictionary, key)?.as_float().ok()
    }

    /// Returns the numbers of an entry that is an array.
    pub(super) fn numbers(&self, dictionary: &Dictionary, key: &[u8]) -> Option<Vec<f32>> {
        let items = self.entry(dictionary, key)?.as_array().ok()?;
        let number = |item| self.resolve(item).and_then(|item| item.as_float().ok());
        items.iter().map(number).collect()
    }

    /// Lists the pages in order.
    pub(super) fn pages(&self) -> Result<Vec<PageObject<'_>>, ReadError> {
        let catalog = self
            .document
            .catalog()
            .map_err(|_| damaged("table of objects", "it names no catalog"))?;
        let root = catalog.get(b"Pages").map_err(|_| damaged("catalog", "it names no pages"))?;
        let mut pages = Vec::new();
        let mut seen: HashSet<ObjectId> = HashSet::new();
        // What is still to be visited, the next one last, with the resources it inherits.
        let mut open: Vec<(&Object, Option<&Dictionary>)> = vec![(root, None)];
        while let Some((object, inherited)) = open.pop() {
            if let Object::Reference(id) = object
                && !seen.insert(*id)
            {
                return Err(damaged("tree of pages", format!("object {} is in it twice", id.0)));
            }
            let Some(Object::Dictionary(node)) = self.resolve(object) else {
                let number = pages.len() + 1;
                return Err(damaged(format!("page {number}"), "it is missing; is the file cut?"));
            };
            let resources = self.dictionary(node, b"Resources").or(inherited);
            match self.entry(node, b"Kids") {
                Some(Object::Array(kids)) => {
                    open.extend(kids.iter().rev().map(|kid| (kid, resources)));
                }
                _ => pages.push(PageObject { dictionary: node, resources }),
            }
            if pages.len() > MAX_PAGES {
                let problem = format!("more than {MAX_PAGES} pages");
                return Err(damaged("tree of pages", problem));
            }
        }
        if pages.is_empty() {
            return Err(damaged("tree of pages", "it has no pages"));
        }
        Ok(pages)
    }

    /// Returns what a page draws, its streams joined.
    pub(super) fn page_content(
        &self,
        page: &PageObject<'_>,
        place: &str,
    ) -> Result<Vec<u8>, ReadError> {
        let Ok(contents) = page.dictionary.get(b"Contents") else { return Ok(Vec::new()) };
        let lost = || damaged(place, "what it shows is missing; is the file cut?");
        let parts = match self.resolve(contents).ok_or_else(lost)? {
            Object::Array(parts) => parts.as_slice(),
            _ => std::slice::from_ref(contents),
        };
        let mut content = Vec::new();
        for part in parts {
            match self.resolve(part).ok_or_else(lost)? {
                Object::Stream(stream) => content.extend(self.unpack(stream, place)?),
                Object::Null => {}
                _ => return Err(damaged(place, "what it shows is no stream")),
            }
            // A word does not go on from one stream to the next.
            content.push(b'\n');
        }
        Ok(content)
    }

    /// Unpacks a stream.
    ///
    /// # Errors
    ///
    /// If it ends too soon, or unpacks to more than is allowed, alone or with those before it.
    pub(super) fn unpack(&self, stream: &Stream, place: &str) -> Result<Vec<u8>, ReadError> {
        let limit = self.budget.get().min(MAX_STREAM_MIB * MIB);
        let too_large = || ReadError::TooLarge {
            format: DocumentFormat::Pdf,
            place: place.to_owned(),
            limit_mib: if limit < MAX_STREAM_MIB * MIB { MAX_TOTAL_MIB } else { MAX_STREAM_MIB }
                as u64,
            is_ratio: false,
        };
        let filters = stream.filters().unwrap_or_default();
        let has_parameters = stream.dict.has(b"DecodeParms");
        // The header of the compressed data: its method is 8.
        let is_headed = stream.content.first().is_some_and(|byte| byte & 0x0f == 8);
        let content = if filters == [b"FlateDecode"] && !has_parameters && is_headed {
            match inflate(&stream.content, limit) {
                Inflated::Whole(content) => content,
                Inflated::TooLarge => return Err(too_large()),
                Inflated::Broken => {
                    let problem = "compressed data ends too soon or is garbled; is the file cut?";
                    return Err(damaged(place, problem));
                }
            }
        } else {
            stream.decompressed_content_with_limit(limit).map_err(|error| match error {
                Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => too_large(),
                error => damaged(place, format!("a stream cannot be unpacked: {error}")),
            })?
        };
        self.budget.set(self.budget.get().saturating_sub(content.len()));
        Ok(content)
    }

    /// Returns the character that an encoding known by name, or a glyph known by name, stands for.
    ///
    /// The tables of both are inside the library, which answers for whole fonts only: so a font is
    /// made up that has nothing but this encoding.
    pub(super) fn character_in(&self, encoding: Object, code: u8) -> Option<char> {
        let mut font = Dictionary::new();
        font.set("Type", Object::Name(b"Font".to_vec()));
        font.set("Encoding", encoding);
        let encoding = font.get_font_encoding(&self.document).ok()?;
        encoding.bytes_to_string(&[code]).ok()?.chars().next()
    }
}

enum Inflated {
    Whole(Vec<u8>),
    TooLarge,
    Broken,
}

/// Unpacks deflated data. The checksum at the end is not looked at: programs that encrypt files
/// get it wrong.
fn inflate(data: &[u8], limit: usize) -> Inflated {
    let mut content = Vec::with_capacity(data.len().saturating_mul(4).clamp(256, limit.max(256)));
    let mut state = Decompress::new(false);
    let data = data.get(2..).unwrap_or_default();
    loop {
        if content.len() > limit {
            return Inflated::TooLarge;
        }
        if content.len() == content.capacity() {
            content.reserve(content.len().max(256));
        }
        let before = (state.total_in(), state.total_out());
        let rest = &data[(before.0 as usize).min(data.len())..];
        match state.decompress_vec(rest, &mut content, FlushDecompress::None) {
            Ok(Status::StreamEnd) if content.len() > limit => return Inflated::TooLarge,
            Ok(Status::StreamEnd) => return Inflated::Whole(content),
            Ok(_) if (state.total_in(), state.total_out()) != before => {}
            Ok(_) if content.len() == content.capacity() => {}
            _ => return Inflated::Broken,
        }
    }
}

/// Makes the error of a damaged pdf file.
pub(super) fn damaged(place: impl Into<String>, problem: impl Into<String>) -> ReadError {
    ReadError::damaged(DocumentFormat::Pdf, place, problem)
}

fn reason_of(error: Error) -> ReadError {
    match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            ReadError::Encrypted { format: DocumentFormat::Pdf }
        }
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => ReadError::TooLarge {
            format: DocumentFormat::Pdf,
            place: "a stream of objects".to_owned(),
            limit_mib: MAX_OBJECTS_MIB as u64,
            is_ratio: false,
        },
        Error::Xref(_) | Error::Parse(_) | Error::InvalidOffset(_) | Error::MissingXrefEntry => {
            let problem = "it is broken and cannot be rebuilt; is the file cut?";
            damaged("table of objects", problem)
        }
        error => damaged("table of objects", format!("{error}; is the file cut?")),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    #[test]
    fn compressed_data_is_whole_broken_or_too_large() {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&[b' '; 100_000]).unwrap();
        let data = encoder.finish().unwrap();
        assert!(matches!(inflate(&data, 100_000), Inflated::Whole(text) if text.len() == 100_000));
        assert!(matches!(inflate(&data, 99_999), Inflated::TooLarge));
        assert!(matches!(inflate(&data, 0), Inflated::TooLarge));
        assert!(matches!(inflate(&data[..data.len() - 8], 100_000), Inflated::Broken));
        // Its checksum is garbled or missing: nothing of the text is lost.
        assert!(matches!(inflate(&data[..data.len() - 2], 100_000), Inflated::Whole(_)));
        assert!(matches!(inflate(b"x", 10), Inflated::Broken));
    }
}
