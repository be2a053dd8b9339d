//! What a zip archive holds, by the names of its parts.

use super::{Content, DocumentFormat};
use crate::archive::Archive;

/// Tells what document an archive is.
pub(super) fn of(bytes: &[u8]) -> Content {
    let Ok(archive) = Archive::open(bytes) else {
        // A damaged archive still begins as it should; the reader says what is wrong with it.
        return guess(bytes);
    };
    let has = |name: &str| archive.names().any(|found| found == name);
    if has("META-INF/container.xml") {
        Content::Binary(DocumentFormat::Epub)
    } else if archive.names().any(|name| name.starts_with("word/")) {
        Content::Binary(DocumentFormat::Docx)
    } else if archive.names().any(|name| name.starts_with("xl/")) {
        Content::Unsupported("a spreadsheet (.xlsx)", "save it as tab-separated text")
    } else if archive.names().any(|name| name.starts_with("ppt/")) {
        Content::Unsupported("a presentation (.pptx)", "save its text as .docx or plain text")
    } else if has("content.xml") {
        Content::Unsupported("an OpenDocument file", "save it as .docx")
    } else if declares_word(&archive) {
        Content::Binary(DocumentFormat::Docx)
    } else {
        Content::Unsupported("a zip archive", "unpack it first")
    }
}

/// Tells whether an Office archive whose parts have unusual names is a Word document.
fn declares_word(archive: &Archive<'_>) -> bool {
    let types = archive.read("[Content_Types].xml").unwrap_or_default();
    let names = |kind: &[u8]| types.windows(kind.len()).any(|window| window == kind);
    names(b"wordprocessingml.document.main") || names(b"wordprocessingml.template.main")
}

/// Tells what a damaged archive was by the names in its first bytes.
fn guess(bytes: &[u8]) -> Content {
    let head = &bytes[..bytes.len().min(4096)];
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if holds(b"application/epub+zip") || holds(b"META-INF/container.xml") {
        Content::Binary(DocumentFormat::Epub)
    } else {
        Content::Binary(DocumentFormat::Docx)
    }
}
