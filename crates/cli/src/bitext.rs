//! Bitexts as files: found, told apart, read and written.

mod encoding;
mod moses;
mod order;
mod written;

use std::io::{Cursor, Read as _};

use anyhow::{Context, Result, bail};
use zhen_formats::{Beads, BitextInput, Format, Rows, read_beads, read_rows_in_parts};

pub use order::{OrderedRows, chinese_place};
pub use written::BitextOutput;

use crate::input;
use crate::report::Report;
use encoding::Utf8;

/// Bytes of a file from which its format and its encoding are told.
const HEAD: usize = 1 << 16;

/// A bitext that is read: one file, or as many as its format is made of.
pub struct BitextFile {
    format: Format,
    parts: Vec<BitextInput<'static>>,
}

impl BitextFile {
    /// Returns the files that [`open`](Self::open) reads: an output must be none of them.
    ///
    /// # Errors
    ///
    /// If the format is made of several files and the path is standard input.
    pub fn paths(path: &str, told: Option<Format>) -> Result<Vec<String>> {
        Ok(moses::files(path, told)?.unwrap_or_else(|| vec![path.to_owned()]))
    }

    /// Opens a bitext; its format is as told, as its content shows or as its name says.
    ///
    /// Text is in the encoding that `label` names, or in the one it seems to be in, which `-v`
    /// tells if it is not UTF-8.
    ///
    /// # Errors
    ///
    /// If it cannot be opened, is no text or of another kind than told; the message names it.
    pub fn open(
        path: &str,
        told: Option<Format>,
        label: Option<&str>,
        report: &Report,
    ) -> Result<Self> {
        let label = label.map(input::encoding).transpose()?;
        if let Some(files) = moses::files(path, told)? {
            let decoded = |file: &String| -> Result<BitextInput<'static>> {
                let (head, part) = head_and_rest(file, input::open(file)?)?;
                Ok(Utf8::of(file, head, part, label, report)?.input)
            };
            let parts = files.iter().map(decoded).collect::<Result<_>>()?;
            return Ok(Self { format: Format::Moses, parts });
        }
        let (head, part) = head_and_rest(path, input::open(path)?)?;
        if let Some((told, shown)) = told.zip(Format::sniff(&head))
            && (told.is_binary() || shown.is_binary())
            && shown != told
        {
            bail!("{path}: expected {told}, found {}; leave --from out", in_words(shown));
        }
        let format = told.or_else(|| Format::of_file(path, &head)).or_else(|| markup_of(&head));
        if let Some(format) = format.filter(|format| {
            // Their readers know how they are encoded.
            format.is_binary() || (label.is_none() && is_xml(*format))
        }) {
            let whole: BitextInput<'static> = Box::new(Cursor::new(head).chain(part));
            return Ok(Self { format, parts: vec![whole] });
        }
        let utf8 = Utf8::of(path, head, part, label, report)?;
        let (head, part) = head_and_rest(path, utf8.input)?;
        let format = told.unwrap_or_else(|| format_of(path, &head));
        // What the file says of its encoding was true before it was decoded; a mark outweighs it.
        let mark = if utf8.is_decoded && is_xml(format) { "\u{feff}" } else { "" };
        let whole = Box::new(mark.as_bytes().chain(Cursor::new(head)).chain(part));
        Ok(Self { format, parts: vec![whole] })
    }

    /// Returns the format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Reads the rows of a format that holds text.
    pub fn rows(self) -> Rows<'static> {
        read_rows_in_parts(self.format, self.parts)
    }

    /// Reads the beads of a format of indices.
    pub fn beads(mut self) -> Beads<'static> {
        read_beads(self.format, self.parts.remove(0))
    }
}

/// Reads the first bytes: one look into a buffer may show a few only.
fn head_and_rest(
    path: &str,
    mut input: BitextInput<'static>,
) -> Result<(Vec<u8>, BitextInput<'static>)> {
    let mut head = Vec::new();
    input.by_ref().take(HEAD as u64).read_to_end(&mut head).with_context(|| path.to_owned())?;
    Ok((head, input))
}

/// Tells the format of a bitext by its name and its first bytes; what tells nothing is tsv.
fn format_of(path: &str, head: &[u8]) -> Format {
    Format::of_file(path, head).unwrap_or_default()
}

/// The format of XML that says in ASCII what it is, and goes on in another encoding than UTF-8.
fn markup_of(head: &[u8]) -> Option<Format> {
    Format::sniff(String::from_utf8_lossy(head).as_bytes()).filter(|format| is_xml(*format))
}

fn is_xml(format: Format) -> bool {
    matches!(format, Format::Tmx | Format::Xliff | Format::Xces)
}

/// What messages call a file whose content is of this format; any text is taken for tsv.
fn in_words(format: Format) -> String {
    match format {
        Format::Xlsx => "a workbook (xlsx) or another zip archive".to_owned(),
        Format::Tsv => "text".to_owned(),
        format => format!("{format}"),
    }
}
