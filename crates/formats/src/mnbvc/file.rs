//! The rows of one document pair, which wait until they are counted.

use std::collections::HashSet;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};

use tempfile::{SpooledTempFile, spooled_tempfile};

use super::record::{FileKeys, Paragraph, md5};

/// How many bytes of rows wait in memory before they go to a temporary file.
const BYTES_IN_MEMORY: usize = 1 << 20;

/// The rows of a document pair.
#[derive(Debug)]
pub(super) struct File {
    name: String,
    /// The lines, without what the file says on each.
    lines: BufWriter<SpooledTempFile>,
    line: Vec<u8>,
    /// Hashes of the Chinese texts.
    texts: HashSet<u128>,
    paragraphs: usize,
    repeated_paragraphs: usize,
    poor_paragraphs: usize,
}

impl File {
    pub(super) fn new(name: String) -> Self {
        Self {
            name,
            lines: BufWriter::new(spooled_tempfile(BYTES_IN_MEMORY)),
            line: Vec::new(),
            texts: HashSet::new(),
            paragraphs: 0,
            repeated_paragraphs: 0,
            poor_paragraphs: 0,
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Takes the next row.
    pub(super) fn add(&mut self, mut paragraph: Paragraph<'_>) -> io::Result<()> {
        self.paragraphs += 1;
        paragraph.number = self.paragraphs;
        paragraph.is_repeated = !self.texts.insert(md5(paragraph.chinese()));
        self.repeated_paragraphs += usize::from(paragraph.is_repeated);
        self.poor_paragraphs += usize::from(paragraph.is_poor());
        self.line.clear();
        serde_json::to_writer(&mut self.line, &paragraph)?;
        self.line.push(b'\n');
        self.lines.write_all(&self.line)
    }

    /// Writes all rows, now that they are counted.
    pub(super) fn write_to(mut self, writer: &mut impl Write) -> io::Result<()> {
        let keys = FileKeys {
            name: &self.name,
            is_doubtful: false,
            is_repeated: false,
            paragraphs: self.paragraphs,
            repeated_paragraphs: self.repeated_paragraphs,
            poor_paragraphs: self.poor_paragraphs,
        };
        // Two objects become one where the first ends and the second begins.
        let mut start = serde_json::to_vec(&keys)?;
        start.pop();
        start.push(b',');
        let mut lines = self.lines.into_inner().map_err(io::IntoInnerError::into_error)?;
        lines.rewind()?;
        let mut lines = BufReader::new(lines);
        let line = &mut self.line;
        loop {
            line.clear();
            if lines.read_until(b'\n', line)? == 0 {
                return Ok(());
            }
            writer.write_all(&start)?;
            writer.write_all(line.strip_prefix(b"{").unwrap_or(line))?;
        }
    }
}
