//! Bitexts in other encodings than UTF-8.
//!
//! UTF-8 passes as it is, and what is in an encoding that is known beforehand, because it is told
//! or marked, is decoded piece by piece: memory holds some kilobytes, whatever the length. Only an
//! encoding that has to be guessed takes the whole file.

use std::io::{self, BufRead, Cursor, Read};

use anyhow::{Context, Result};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};
use zhen_document::{DecodeError, decode};
use zhen_formats::BitextInput;

use super::HEAD;
use crate::report::Report;

/// Bytes of text that are decoded at once.
const BUFFER: usize = 1 << 16;

/// A file as UTF-8.
pub struct Utf8 {
    /// Its text.
    pub input: BitextInput<'static>,
    /// Whether it was in another encoding, or in one that was told.
    pub is_decoded: bool,
}

impl Utf8 {
    /// Makes UTF-8 of a file that begins with `head`; `told` overrides detection.
    ///
    /// # Errors
    ///
    /// If the encoding must be guessed and the file cannot be read or is no text; the message
    /// names it.
    pub fn of(
        path: &str,
        head: Vec<u8>,
        rest: BitextInput<'static>,
        told: Option<&'static Encoding>,
        report: &Report,
    ) -> Result<Self> {
        let marked = Encoding::for_bom(&head);
        let known = match (told, marked) {
            // A mark of the encoding that was told is no text.
            (Some(told), _) => Some((told, marked.filter(|(encoding, _)| *encoding == told))),
            (None, Some((encoding, _))) if encoding != UTF_8 => Some((encoding, marked)),
            (None, _) => None,
        };
        if let Some((encoding, mark)) = known {
            tell(path, encoding.name(), report);
            let mark = mark.map_or(0, |(_, length)| length);
            let mut whole = Cursor::new(head);
            whole.set_position(mark as u64);
            let input = Box::new(Decoding::new(whole.chain(rest), encoding, mark));
            return Ok(Self { input, is_decoded: true });
        }
        let whole = Cursor::new(head).chain(rest);
        if is_utf8(whole.get_ref().0.get_ref()) {
            return Ok(Self { input: Box::new(whole), is_decoded: false });
        }
        let mut bytes = Vec::new();
        { whole }.read_to_end(&mut bytes).with_context(|| path.to_owned())?;
        let decoded = decode(&bytes, None).with_context(|| path.to_owned())?;
        match &decoded.warning {
            Some(warning) => report.warning(&format!("{path}: {warning}")),
            None => tell(path, &decoded.encoding_name, report),
        }
        Ok(Self { input: Box::new(Cursor::new(decoded.text.into_bytes())), is_decoded: true })
    }
}

fn tell(path: &str, encoding: &str, report: &Report) {
    report.detail(&format!("{path}: read as {encoding}"));
}

/// Tells whether a file that begins so is in UTF-8. A head that is not all of it may end within a
/// character.
fn is_utf8(head: &[u8]) -> bool {
    let is_valid = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && head.len() == HEAD,
    };
    // ASCII with zero bytes between is UTF-16; a zero byte now and then is a character as others.
    is_valid
        && (!head.contains(&0) || matches!(decode(head, None), Err(DecodeError::Binary { .. })))
}

/// Decodes an input as it is read. Bytes that the encoding does not allow are an error, which
/// names the line.
struct Decoding<R> {
    input: R,
    decoder: Decoder,
    /// Decoded text; what is not yet consumed is `text[start..end]`.
    text: Box<[u8]>,
    start: usize,
    end: usize,
    /// Offset in the file of the next byte that is decoded.
    offset: usize,
    /// Line of the next character that is decoded, from 1.
    line: usize,
    is_finished: bool,
    malformed: Option<DecodeError>,
}

impl<R: BufRead> Decoding<R> {
    /// Starts at `offset` of the file, behind its mark.
    fn new(input: R, encoding: &'static Encoding, offset: usize) -> Self {
        Self {
            input,
            decoder: encoding.new_decoder_without_bom_handling(),
            text: vec![0; BUFFER].into_boxed_slice(),
            start: 0,
            end: 0,
            offset,
            line: 1,
            is_finished: false,
            malformed: None,
        }
    }

    /// Decodes some more text into the empty buffer; nothing at the end of the input.
    fn decode(&mut self) -> io::Result<()> {
        (self.start, self.end) = (0, 0);
        while self.end == 0 && !self.is_finished && self.malformed.is_none() {
            let bytes = self.input.fill_buf()?;
            let is_last = bytes.is_empty();
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(bytes, &mut self.text, is_last);
            self.input.consume(read);
            self.offset += read;
            self.end = written;
            self.line += self.text[..written].iter().filter(|&&byte| byte == b'\n').count();
            match result {
                DecoderResult::InputEmpty => self.is_finished = is_last,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(bad, after) => {
                    let behind = usize::from(bad) + usize::from(after);
                    self.malformed = Some(DecodeError::Malformed {
                        encoding: self.decoder.encoding().name(),
                        offset: self.offset.saturating_sub(behind),
                        line: self.line,
                    });
                }
            }
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Decoding<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Decoding<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end {
            self.decode()?;
        }
        match &self.malformed {
            Some(malformed) if self.end == 0 => {
                Err(io::Error::new(io::ErrorKind::InvalidData, malformed.clone()))
            }
            _ => Ok(&self.text[self.start..self.end]),
        }
    }

    fn consume(&mut self, amount: usize) {
        self.start = self.end.min(self.start + amount);
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{GBK, UTF_16LE};

    use super::*;

    /// Decodes bytes that arrive three at a time.
    fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Result<String, String> {
        let slow = io::BufReader::with_capacity(3, bytes);
        let mut text = String::new();
        let outcome = Decoding::new(slow, encoding, 0).read_to_string(&mut text);
        outcome.map(|_| text).map_err(|error| error.to_string())
    }

    #[test]
    fn characters_may_arrive_in_pieces() {
        let text = "湖面结冰了。\nThe lake froze.\n".repeat(5_000);
        let (gbk, ..) = GBK.encode(&text);
        assert_eq!(decoded(&gbk, GBK), Ok(text.clone()));
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&utf16, UTF_16LE), Ok(text.clone()));
        assert_eq!(decoded(text.as_bytes(), UTF_8), Ok(text));
    }

    #[test]
    fn bytes_that_are_no_text_are_named_by_line_and_offset() {
        let message = |line: usize, offset: usize, encoding: &str| {
            Err(format!(
                "line {line}: the bytes at offset {offset} are not valid {encoding}; \
                 name the right encoding with --encoding"
            ))
        };
        assert_eq!(decoded(b"a\nb\xff\nc", UTF_8), message(2, 3, "UTF-8"));
        assert_eq!(decoded(b"a\n\xba\xfe\n\xba", GBK), message(3, 5, "GBK"));
    }

    #[test]
    fn utf8_is_known_by_the_first_bytes() {
        let utf16: Vec<u8> = "The lake\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let long = "湖".repeat(HEAD);
        let table: [(&[u8], bool); 7] = [
            (b"", true),
            ("湖".as_bytes(), true),
            // A character that the head cuts off, and one that the file does.
            (&long.as_bytes()[..HEAD], true),
            (&long.as_bytes()[..2], false),
            (b"a lake \0 and a zero byte\tb\n", true),
            (&utf16, false),
            (b"\xba\xfe\xb6\xb3", false),
        ];
        for (head, expected) in table {
            assert_eq!(is_utf8(head), expected, "{head:x?}");
        }
    }
}
