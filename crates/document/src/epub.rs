//! Reader of e-books (EPUB 2 and 3).
//!
//! The container names the package, the package lists the parts and their order ([`package`]), and
//! each part is XHTML that is all document. Tables of contents are left out as navigation, and
//! parts that no reader reaches by turning pages as hidden; a part of the order that is missing is
//! an error, since its text would be lost.

mod encryption;
mod markup;
mod package;
mod path;

use zhen_text::{BlockKind, OmissionReason, Origin};

use crate::archive::{Archive, ArchiveError};
use crate::decode::decode_declared;
use crate::error::ReadError;
use crate::extract::Extract;
use crate::format::DocumentFormat;
use crate::html;
use crate::html::tokens::Dialect;
use crate::language_code::language_of_code;
use package::{Package, Part, Role};

/// Reads the blocks of an e-book.
pub(crate) fn read(bytes: &[u8]) -> Result<Extract, ReadError> {
    let book = Book::open(bytes)?;
    let mut extract = Extract::default();
    for (index, statement) in book.package.statements.iter().enumerate() {
        let part = book.package.name.clone();
        let origin = Origin::Part { part, paragraph: index + 1 };
        let start = extract.pieces().len();
        html::push_blocks(statement, Dialect::Html, &mut extract, || origin.clone());
        leave_out(&mut extract, start, OmissionReason::Metadata);
    }
    for part in &book.package.parts {
        let Some(text) = book.text_of(part)? else { continue };
        let start = extract.pieces().len();
        book.push(part, &text, &mut extract);
        match part.role {
            Role::Text => {}
            Role::Contents | Role::Ncx => {
                leave_out(&mut extract, start, OmissionReason::Navigation);
            }
            Role::Unreached => leave_out(&mut extract, start, OmissionReason::Hidden),
        }
    }
    Ok(extract)
}

/// Returns all text of the file by a second, simpler walk.
pub(crate) fn witness(bytes: &[u8]) -> Result<String, ReadError> {
    let book = Book::open(bytes)?;
    let mut all = String::new();
    for statement in &book.package.statements {
        all.push_str(&html::witness_blocks(statement, Dialect::Html));
        all.push('\n');
    }
    for part in &book.package.parts {
        let Some(text) = book.text_of(part)? else { continue };
        match part.role {
            Role::Ncx => all.extend(markup::texts(&text, &["text"]).into_iter().map(|(_, t)| t)),
            _ => all.push_str(&html::witness_blocks(&text, part.dialect)),
        }
        all.push('\n');
    }
    Ok(all)
}

/// Marks the pieces from `start` on as left out, where nothing surer is said of them.
fn leave_out(extract: &mut Extract, start: usize, reason: OmissionReason) {
    for piece in &mut extract.pieces_mut()[start..] {
        piece.omission.get_or_insert(reason);
    }
}

struct Book<'b> {
    archive: Archive<'b>,
    package: Package,
}

impl<'b> Book<'b> {
    fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let damaged = |error: ArchiveError, place: &str| error.of(DocumentFormat::Epub, place);
        let archive = Archive::open(bytes).map_err(|error| damaged(error, "the archive"))?;
        let container = read_text(&archive, "META-INF/container.xml")?;
        let name = package::name_in(&container)?;
        let package = Package::parse(&name, &read_text(&archive, &name)?)?;
        if archive.names().any(|name| name == encryption::PART) {
            let listed = read_text(&archive, encryption::PART)?;
            encryption::check(&listed, &package)?;
        }
        Ok(Self { archive, package })
    }

    /// Reads a part; none if it is missing and no reader would see its text in the order.
    fn text_of(&self, part: &Part) -> Result<Option<String>, ReadError> {
        match self.archive.read(&part.name) {
            Err(ArchiveError::Missing) if part.role != Role::Text => Ok(None),
            bytes => decode(bytes, &part.name).map(Some),
        }
    }

    fn push(&self, part: &Part, text: &str, extract: &mut Extract) {
        let mut paragraph = 0;
        let mut next_origin = || {
            paragraph += 1;
            Origin::Part { part: part.name.clone(), paragraph }
        };
        if part.role == Role::Ncx {
            for (_, label) in markup::texts(text, &["text"]) {
                extract.push(&label, BlockKind::ListItem, next_origin());
            }
            return;
        }
        if let Some(warning) = html::unclosed(text, part.dialect) {
            extract.warn(format!("{}: {warning}", part.name));
        }
        let start = extract.pieces().len();
        let code = html::push_blocks(text, part.dialect, extract, next_origin);
        // Tools write a language into every part; it says something where it is not the book's.
        let language = code.as_deref().and_then(language_of_code);
        if language != self.package.language.as_deref().and_then(language_of_code) {
            for piece in &mut extract.pieces_mut()[start..] {
                piece.language = piece.language.or(language);
            }
        }
    }
}

fn read_text(archive: &Archive, name: &str) -> Result<String, ReadError> {
    decode(archive.read(name), name)
}

fn decode(bytes: Result<Vec<u8>, ArchiveError>, name: &str) -> Result<String, ReadError> {
    let bytes = bytes.map_err(|error| error.of(DocumentFormat::Epub, name))?;
    let decoded = decode_declared(&bytes)
        .map_err(|error| ReadError::damaged(DocumentFormat::Epub, name, error.to_string()))?;
    Ok(decoded.text)
}
