//! The one door to all readers: bytes in, extracted text in pieces out.

use encoding_rs::Encoding;
use zhen_text::{BlockKind, Omission};

use crate::decode::{Decoded, decode, decode_declared};
use crate::error::ReadError;
use crate::extract::{Extract, MOST_PIECES, Piece};
use crate::format::{Content, DocumentFormat, content_of, text_format_of};
use crate::packed::unpacked;
use crate::plain::PageOptions;
use crate::{docx, epub, html, jsonl, markdown, page, pdf, subtitles, tmx, xliff};

/// How a file is read.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// The format, instead of the one that the content shows.
    pub format: Option<DocumentFormat>,
    /// The encoding of a text, instead of the one that is detected.
    pub encoding: Option<&'static Encoding>,
    /// How a page is read.
    pub page: PageOptions,
    /// Name of the file; it decides where the content does not show the format.
    pub name: String,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its text, in pieces.
    pub extract: Extract,
    /// The format it was read as.
    pub format: DocumentFormat,
    /// WHATWG name of the encoding of a text; the name of the format for others.
    pub encoding_name: String,
}

/// Reads a file, packed or not: tells its format by its content, decodes it, and finds its text.
///
/// # Errors
///
/// If the bytes are no text, or the file is damaged, locked, of a format that is not read, or
/// unpacks to more than is allowed.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Reading, ReadError> {
    read_unpacked(&unpacked(bytes)?, options)
}

/// Tells what format a file is of, packed or not, without reading it.
///
/// # Errors
///
/// If the bytes are no text, or of a format that is not read.
pub fn format_of(bytes: &[u8], options: &ReadOptions) -> Result<DocumentFormat, ReadError> {
    let bytes: &[u8] = &unpacked(bytes)?;
    match binary_format(bytes, options)? {
        Some(format) => Ok(format),
        None => Ok(decoded_text(bytes, options)?.1),
    }
}

/// Tells which format that is no text a file is of, if any.
fn binary_format(bytes: &[u8], options: &ReadOptions) -> Result<Option<DocumentFormat>, ReadError> {
    match options.format {
        Some(format) => Ok(format.is_binary().then_some(format)),
        // A text may quote the first bytes of a binary format, but not when it was named.
        None => match content_of(bytes) {
            Content::Binary(format) => Ok(Some(format)),
            Content::Unsupported(found, advice) => {
                Err(ReadError::Unsupported { found: found.to_owned(), advice })
            }
            Content::Text => Ok(None),
        },
    }
}

fn read_unpacked(bytes: &[u8], options: &ReadOptions) -> Result<Reading, ReadError> {
    if let Some(format) = binary_format(bytes, options)? {
        let extract = match format {
            DocumentFormat::Docx => docx::read(bytes)?,
            DocumentFormat::Epub => epub::read(bytes)?,
            _ => pdf::read(bytes)?,
        };
        check_pieces(&extract, format)?;
        let encoding_name = format.name().to_owned();
        return Ok(Reading { extract, format, encoding_name });
    }
    let (decoded, format) = decoded_text(bytes, options)?;
    check_size(&decoded.text, format)?;
    let Decoded { text, encoding_name, warning, .. } = decoded;
    let mut extract = match format {
        DocumentFormat::Html => html::read(&text, &options.page)?,
        DocumentFormat::Markdown => markdown::read(&text),
        DocumentFormat::Srt | DocumentFormat::Vtt => subtitles::read(&text, format)?,
        DocumentFormat::Xliff => xliff::read(&text)?,
        DocumentFormat::Tmx => tmx::read(&text)?,
        DocumentFormat::Jsonl => jsonl::read(&text)?,
        _ => read_text(text, &options.page),
    };
    warning.into_iter().for_each(|warning| extract.warn(warning));
    check_pieces(&extract, format)?;
    Ok(Reading { extract, format, encoding_name })
}

/// Tags that a web page may have: twice those of a page of 50 MB.
const MOST_TAGS: usize = 3_500_000;

/// Refuses texts whose lines or tags would take more memory than a document may.
fn check_size(text: &str, format: DocumentFormat) -> Result<(), ReadError> {
    let (mark, what, most) = match format {
        DocumentFormat::Html => (b'<', "tags", MOST_TAGS),
        _ => (b'\n', "lines", MOST_PIECES),
    };
    let count = text.bytes().filter(|&byte| byte == mark).count();
    if count > most { Err(ReadError::TooMany { format, what, most }) } else { Ok(()) }
}

/// Refuses an extract that was full before its file was read.
fn check_pieces(extract: &Extract, format: DocumentFormat) -> Result<(), ReadError> {
    match extract.pieces().len() > MOST_PIECES {
        true => Err(ReadError::TooMany { format, what: "paragraphs", most: MOST_PIECES }),
        false => Ok(()),
    }
}

/// Decodes a text and tells its format. Markup that names its own encoding is believed where
/// the bytes bear it out.
fn decoded_text(
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<(Decoded, DocumentFormat), ReadError> {
    let decoded = match options.encoding {
        Some(encoding) => decode(bytes, Some(encoding))?,
        None => decode_declared(bytes)?,
    };
    let format = match options.format {
        Some(format) => format,
        None => text_format_of(&decoded.text, &options.name)?,
    };
    Ok((decoded, format))
}

/// Reads the dump of a page, or any other text: its lines are blocks or left out.
pub(crate) fn read_text(text: String, options: &PageOptions) -> Extract {
    let page::Pieces { blocks, omissions } = page::read(&text, options);
    let mut pieces: Vec<Piece> = blocks
        .into_iter()
        .map(|block| Piece {
            span: block.span,
            kind: block.kind,
            omission: None,
            origin: block.origin,
            language: None,
        })
        .collect();
    pieces.extend(omissions.into_iter().map(|Omission { span, reason, origin }| Piece {
        span,
        kind: BlockKind::Paragraph,
        omission: Some(reason),
        origin,
        language: None,
    }));
    pieces.sort_by_key(|piece| piece.span.start);
    Extract::new(text, pieces)
}

/// Reads a file and counts its text a second time, by a simpler walk, to prove that no letter of
/// it was lost.
///
/// # Errors
///
/// If the file cannot be read.
pub fn witness(bytes: &[u8], options: &ReadOptions) -> Result<String, ReadError> {
    let bytes: &[u8] = &unpacked(bytes)?;
    let reading = read_unpacked(bytes, options)?;
    Ok(match reading.format {
        DocumentFormat::Docx => docx::witness(bytes)?,
        DocumentFormat::Epub => epub::witness(bytes)?,
        DocumentFormat::Pdf => pdf::witness(bytes)?,
        format => {
            let text = decoded_text(bytes, options)?.0.text;
            match format {
                DocumentFormat::Html => html::witness(&text),
                DocumentFormat::Markdown => markdown::witness(&text),
                DocumentFormat::Srt | DocumentFormat::Vtt => subtitles::witness(&text),
                DocumentFormat::Xliff => xliff::witness(&text),
                DocumentFormat::Tmx => tmx::witness(&text),
                DocumentFormat::Jsonl => jsonl::witness(&text),
                _ => text,
            }
        }
    })
}
