//! The bytes of an XML file as UTF-8, with lines counted.
//!
//! The encoding is that of a byte order mark, of the zero bytes of UTF-16, or what the XML
//! declaration names; else UTF-8 (XML 1.0, appendix F). Bytes that it does not allow become
//! U+FFFD and a fault that the reader can take, so that one bad byte costs one row.
//!
//! What is read between two calls of [`XmlInput::begin_stretch`], a tag or a text, may have
//! [`LONGEST`] bytes; the input fails at more, so that memory is bounded.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::lines::LONGEST;

/// Bytes that are decoded at once.
const BUFFER: usize = 16 * 1024;

/// Bytes among which an XML declaration ends.
const LONGEST_DECLARATION: u64 = 1024;

/// What stands for bytes that are no text.
const REPLACEMENT: &[u8] = "\u{fffd}".as_bytes();

/// Decodes an input into UTF-8 and counts its lines.
pub(super) struct XmlInput<R> {
    input: R,
    /// The first bytes, which were read to find the encoding.
    head: io::Cursor<Vec<u8>>,
    decoder: Option<Decoder>,
    /// Decoded text; what is not yet consumed is `text[start..end]`.
    text: Box<[u8]>,
    start: usize,
    end: usize,
    /// A replacement is still to be given out, or is what `text` holds.
    has_malformed: bool,
    is_replacement: bool,
    is_finished: bool,
    line: usize,
    /// Bytes consumed so far, and where the present stretch and the record it is in began.
    position: u64,
    stretch: u64,
    record: Option<u64>,
    malformed: Option<Malformed>,
}

/// Bytes that the encoding does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed {
    /// Line number, from 1.
    pub line: usize,
    /// Name of the encoding.
    pub encoding: &'static str,
}

impl<R: BufRead> XmlInput<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            head: io::Cursor::default(),
            decoder: None,
            text: vec![0; BUFFER].into_boxed_slice(),
            start: 0,
            end: 0,
            has_malformed: false,
            is_replacement: false,
            is_finished: false,
            line: 1,
            position: 0,
            stretch: 0,
            record: None,
            malformed: None,
        }
    }

    /// Returns the line of the next character, from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// Returns where the first bytes that are no text were consumed since this was last asked.
    pub(super) fn take_malformed(&mut self) -> Option<Malformed> {
        self.malformed.take()
    }

    /// Begins a tag or a text.
    pub(super) fn begin_stretch(&mut self) {
        self.stretch = self.position;
    }

    /// Begins a record, which as a whole may be no longer than a text may be, or ends one.
    pub(super) fn bound_record(&mut self, is_begun: bool) {
        self.record = is_begun.then_some(self.position);
    }

    /// Tells whether what is read is too long.
    pub(super) fn is_too_long(&self) -> bool {
        let start = self.record.unwrap_or(self.stretch).min(self.stretch);
        self.position - start > LONGEST as u64
    }

    fn begin(&mut self) -> io::Result<Decoder> {
        let mut head = Vec::new();
        self.input.by_ref().take(LONGEST_DECLARATION).read_to_end(&mut head)?;
        let (encoding, mark) = encoding_of(&head);
        head.drain(..mark);
        self.head = io::Cursor::new(head);
        Ok(encoding.new_decoder_without_bom_handling())
    }

    /// Decodes some more text into the buffer; nothing at the end of the input.
    fn decode(&mut self) -> io::Result<()> {
        let mut decoder = match self.decoder.take() {
            Some(decoder) => decoder,
            None => self.begin()?,
        };
        while self.end == 0 && !self.has_malformed && !self.is_finished {
            let is_head = !self.head.fill_buf()?.is_empty();
            let bytes = if is_head { self.head.fill_buf()? } else { self.input.fill_buf()? };
            let is_last = bytes.is_empty();
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(bytes, &mut self.text, is_last);
            if is_head {
                self.head.consume(read);
            } else {
                self.input.consume(read);
            }
            self.end = written;
            match result {
                DecoderResult::InputEmpty => self.is_finished = is_last,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => self.has_malformed = true,
            }
        }
        self.decoder = Some(decoder);
        Ok(())
    }
}

impl<R: BufRead> Read for XmlInput<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for XmlInput<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.is_too_long() {
            return Err(io::Error::other("too long"));
        }
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
            if !self.has_malformed {
                self.decode()?;
            }
            if self.end == 0 && self.has_malformed {
                self.has_malformed = false;
                self.is_replacement = true;
                self.text[..REPLACEMENT.len()].copy_from_slice(REPLACEMENT);
                self.end = REPLACEMENT.len();
            }
        }
        Ok(&self.text[self.start..self.end])
    }

    fn consume(&mut self, amount: usize) {
        let consumed = &self.text[self.start..self.end.min(self.start + amount)];
        self.line += consumed.iter().filter(|&&byte| byte == b'\n').count();
        if self.is_replacement && !consumed.is_empty() {
            self.is_replacement = false;
            let encoding = self.decoder.as_ref().map_or(UTF_8, Decoder::encoding).name();
            self.malformed.get_or_insert(Malformed { line: self.line, encoding });
        }
        self.position += consumed.len() as u64;
        self.start += consumed.len();
    }
}

/// Returns the encoding of a file that begins with these bytes, and the length of its mark.
fn encoding_of(head: &[u8]) -> (&'static Encoding, usize) {
    if let Some(marked) = Encoding::for_bom(head) {
        return marked;
    }
    match head {
        [b'<', 0, ..] => (UTF_16LE, 0),
        [0, b'<', ..] => (UTF_16BE, 0),
        _ => (declared_encoding(head).unwrap_or(UTF_8), 0),
    }
}

/// Finds `encoding="…"` in the XML declaration.
fn declared_encoding(head: &[u8]) -> Option<&'static Encoding> {
    let declaration = head.strip_prefix(b"<?xml")?;
    let end = declaration.windows(2).position(|two| two == b"?>")?;
    let declaration = std::str::from_utf8(&declaration[..end]).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| "\"'".contains(*quote))?;
    let (label, _) = value[1..].split_once(quote)?;
    // A declaration that can be read as ASCII is not in UTF-16, whatever it says.
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Option<Malformed>) {
        let mut input = XmlInput::new(bytes);
        let mut text = String::new();
        input.read_to_string(&mut text).expect("memory does not fail");
        (text, input.take_malformed())
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn encodings_are_told_by_mark_zero_bytes_or_declaration() {
        let text = "<a>中😀</a>";
        let table = [
            text.as_bytes().to_vec(),
            format!("\u{feff}{text}").into_bytes(),
            utf16(text, u16::to_le_bytes),
            utf16(text, u16::to_be_bytes),
            utf16(&format!("\u{feff}{text}"), u16::to_le_bytes),
            utf16(&format!("\u{feff}{text}"), u16::to_be_bytes),
        ];
        for bytes in table {
            assert_eq!(decoded(&bytes), (text.to_owned(), None), "{bytes:x?}");
        }
        let head = "<?xml version='1.0' encoding = \"GB2312\" ?>";
        let declared = [head.as_bytes(), b"\xd6\xd0\xce\xc4"].concat();
        assert_eq!(decoded(&declared), (format!("{head}中文"), None));
        let wrong = "<?xml version='1.0' encoding='UTF-16'?>中";
        assert_eq!(decoded(wrong.as_bytes()).0, wrong);
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced_and_their_line_told() {
        let malformed = |line| Some(Malformed { line, encoding: "UTF-8" });
        assert_eq!(decoded(b"a\n\n\xffb\xff"), ("a\n\n\u{fffd}b\u{fffd}".into(), malformed(3)));
        assert_eq!(decoded(b"\xe4\xb8"), ("\u{fffd}".into(), malformed(1)));
        // A character that stands in the file is no fault.
        assert_eq!(decoded("\u{fffd}".as_bytes()), ("\u{fffd}".into(), None));
        let half = decoded(b"\xff\xfea\0\x3d\xd8");
        assert_eq!(half, ("a\u{fffd}".into(), Some(Malformed { line: 1, encoding: "UTF-16LE" })));
    }

    #[test]
    fn long_texts_pass_in_pieces() {
        let text = "一二三四五\n".repeat(40_000);
        let mut input = XmlInput::new(text.as_bytes());
        let mut found = String::new();
        input.read_to_string(&mut found).expect("memory does not fail");
        assert_eq!((found, input.line()), (text, 40_001));
    }
}
