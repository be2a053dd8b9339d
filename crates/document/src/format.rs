//! The formats of documents, and how one is told from the other by content.

use std::fmt;
use std::path::Path;

use crate::error::ReadError;

mod archive_kind;
mod markdown_signs;
mod text_signs;

/// A format that documents come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DocumentFormat {
    /// Plain text: the dump of a web page, or any other text.
    Text,
    /// A web page.
    Html,
    /// Markdown (CommonMark with tables, front matter and MDX tags).
    Markdown,
    /// Office Open XML, Word.
    Docx,
    /// PDF with a text layer.
    Pdf,
    /// An e-book.
    Epub,
    /// Subtitles, SubRip.
    Srt,
    /// Subtitles, WebVTT.
    Vtt,
    /// XLIFF 1.2 or 2.
    Xliff,
    /// Translation memory.
    Tmx,
    /// A JSON object a line.
    Jsonl,
}

impl DocumentFormat {
    /// All formats, in the order in which they are listed to users.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Html,
        Self::Markdown,
        Self::Docx,
        Self::Pdf,
        Self::Epub,
        Self::Srt,
        Self::Vtt,
        Self::Xliff,
        Self::Tmx,
        Self::Jsonl,
    ];

    /// Returns the short name that `--from` takes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Epub => "epub",
            Self::Srt => "srt",
            Self::Vtt => "vtt",
            Self::Xliff => "xliff",
            Self::Tmx => "tmx",
            Self::Jsonl => "jsonl",
        }
    }

    /// Tells whether the bytes of the format are an archive or otherwise no text.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Pdf | Self::Epub)
    }
}

impl fmt::Display for DocumentFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// What the first bytes of a file say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// A binary format that is read.
    Binary(DocumentFormat),
    /// A binary format that is not read: what it is, and what to do.
    Unsupported(&'static str, &'static str),
    /// Text, as far as the first bytes tell.
    Text,
}

/// Looks at the first bytes of a file.
pub(crate) fn content_of(bytes: &[u8]) -> Content {
    if is_pdf(bytes) {
        return Content::Binary(DocumentFormat::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive_kind::of(bytes);
    }
    let unsupported: [(&[u8], &str, &str); 6] = [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "an Office file of before 2007 (.doc), or an encrypted one",
            "save it as .docx without a password",
        ),
        (b"{\\rtf", "a rich text file (RTF)", "save it as .docx or plain text"),
        (b"Rar!", "a RAR archive", "unpack it first"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
        (b"\xff\xd8\xff", "a picture", "recognise its characters (OCR) first"),
        (b"\x89PNG", "a picture", "recognise its characters (OCR) first"),
    ];
    let found = unsupported.into_iter().find(|(magic, _, _)| bytes.starts_with(magic));
    found.map_or(Content::Text, |(_, what, advice)| Content::Unsupported(what, advice))
}

/// Tells whether a file is a PDF. Some programs write junk before its header, which the standard
/// allows within 1,024 bytes; but a text that only names the header is a text.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    let Some(start) = head.windows(5).position(|window| window == b"%PDF-") else { return false };
    let junk = head[..start].strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head[..start]);
    let is_control = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0x80;
    if junk.iter().any(is_control) || !junk.iter().any(is_letter) {
        return true;
    }
    // The head of a mail or a download may stand before it, and reads as text does.
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    let holds = |mark: &[u8]| tail.windows(mark.len()).any(|window| window == mark);
    junk.ends_with(b"\n")
        && (holds(b"%%EOF") || holds(b"startxref"))
        && (bytes.contains(&0) || std::str::from_utf8(bytes).is_err())
}

/// Tells the format of a decoded text by its content. The name of the file decides where every
/// text is possible as either, as in Markdown and plain text, and where the content is no clear
/// case of any: a damaged file is then read as what it was meant to be, and its reader says what
/// is wrong.
///
/// # Errors
///
/// Names the root of XML of a kind that is not read.
pub(crate) fn text_format_of(text: &str, name: &str) -> Result<DocumentFormat, ReadError> {
    let found = text_signs::find(text);
    // Markdown often opens with a tag; only a whole page is one whatever its name.
    if let Some(format) =
        found.filter(|&format| format != DocumentFormat::Html || text_signs::is_whole_page(text))
    {
        return Ok(format);
    }
    let extension = Path::new(name.trim_end_matches(".gz").trim_end_matches(".zst"))
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    Ok(match extension.as_str() {
        "md" | "mdx" | "markdown" | "mkd" => DocumentFormat::Markdown,
        "jsonl" | "ndjson" => DocumentFormat::Jsonl,
        "csv" => {
            return Err(ReadError::Unsupported {
                found: "a table of comma-separated values".to_owned(),
                advice: "save it as tab-separated text (.tsv)",
            });
        }
        _ if text_signs::is_json_list(text) => {
            return Err(ReadError::Unsupported {
                found: "a JSON list".to_owned(),
                advice: "write one object a line (JSON lines)",
            });
        }
        "srt" => DocumentFormat::Srt,
        "vtt" => DocumentFormat::Vtt,
        "tmx" => DocumentFormat::Tmx,
        "xlf" | "xliff" => DocumentFormat::Xliff,
        "html" | "htm" | "xhtml" => DocumentFormat::Html,
        _ if text_signs::is_page_below_junk(text) => DocumentFormat::Html,
        _ if found.is_none()
            && let Some(root) = text_signs::root_of_xml(text) =>
        {
            return Err(ReadError::Unsupported {
                found: format!("an XML file of an unknown kind (<{root}>)"),
                advice: "convert it to HTML or plain text first",
            });
        }
        _ if markdown_signs::are_clear(text) => DocumentFormat::Markdown,
        _ => found.unwrap_or(DocumentFormat::Text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_format_of_damaged_files() {
        let table = [
            ("{\"text\": broken\n{\"text\":\"a\"}\n", "x.jsonl", "jsonl"),
            ("{\"text\": broken\n", "x.ndjson.gz", "jsonl"),
            ("{\"text\": broken\n", "x.txt", "txt"),
            ("00:00:0x,000 --> soon\nHi.\n", "x.SRT", "srt"),
            ("WEBVTT\n\nHi.\n", "x.srt", "vtt"),
            ("<?xml version='1.0'?><body2/>", "x.tmx", "tmx"),
            ("<tm version='1'>", "x.xliff", "xliff"),
            ("Notice\n<p>Hi.</p>", "x.htm", "html"),
            ("Notice: x\n<!DOCTYPE html><html><body><p>Hi.</p></body></html>", "x", "html"),
            ("Use this:\n\n```html\n<!DOCTYPE html><html><body></body></html>\n```\n", "", "txt"),
            ("A page begins with <!DOCTYPE html> and ends with </html>.\n", "", "txt"),
            ("Words\n<html><body>\n", "x.md", "md"),
        ];
        for (text, name, format) in table {
            assert_eq!(text_format_of(text, name).unwrap().name(), format, "{text}");
        }
    }

    #[test]
    fn xml_of_an_unknown_kind_is_refused_by_name() {
        let text =
            "<?xml version=\"1.0\"?><!-- a --><rss><channel><title>Hi</title></channel></rss>";
        assert_eq!(
            text_format_of(text, "z.xml").unwrap_err().to_string(),
            "this is an XML file of an unknown kind (<rss>), which zhen does not read; \
             convert it to HTML or plain text first"
        );
    }

    #[test]
    fn a_text_that_names_the_header_of_a_pdf_is_a_text() {
        for text in [
            "A PDF file begins with the bytes %PDF-1.7 and ends with %%EOF.",
            "文件以 %PDF-1.7 开头。",
            "The header:\n%PDF-1.7\nand the end:\nstartxref\n0\n%%EOF\n",
        ] {
            assert_eq!(content_of(text.as_bytes()), Content::Text, "{text}");
        }
        let (gbk, ..) = encoding_rs::GBK.encode("文件以 %PDF-1.7 开头。");
        assert_eq!(content_of(&gbk), Content::Text);
    }

    #[test]
    fn a_pdf_with_junk_before_its_header_is_a_pdf() {
        for file in [
            b"%PDF-1.7\n".as_slice(),
            b"\xef\xbb\xbf\r\n%PDF-1.7\n",
            b"\0\x01ab%PDF-1.7\n",
            b"-- 17 --%PDF-1.7\n",
            b"Content-Type: application/pdf\r\n\r\n%PDF-1.7\n\xe2\xe3\xcf\xd3\nstartxref\n0\n%%EOF",
        ] {
            assert_eq!(content_of(file), Content::Binary(DocumentFormat::Pdf), "{file:?}");
        }
    }
}
