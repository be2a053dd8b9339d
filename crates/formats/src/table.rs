//! Tab-separated tables without quoting, by line: the only door to the csv crate.
//!
//! A record is a line: quotes are text, and only a line feed ends a record, so that a stray
//! carriage return inside a field cannot start another.

use std::io::{self, Chain, Read};

use csv::{ErrorKind, Reader, ReaderBuilder, StringRecord, Terminator};

use crate::lines::{BINARY_MARK, LONGEST, LineError, refuse_binary};

/// Fields that a line may have: memory holds each apart, and a line may be nothing but tabs.
const MOST_FIELDS: usize = 100_000;

/// One line of a table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TableLine {
    /// Line number, from 1.
    pub(crate) number: usize,
    /// The fields between the tabs, at least one.
    pub(crate) fields: Vec<String>,
}

/// Reads the lines of a table that are not blank.
pub(crate) struct Table<R> {
    reader: Reader<Chain<Bounded<R>, &'static [u8]>>,
    failed: bool,
}

impl<R: Read> Table<R> {
    pub(crate) fn new(input: R) -> Self {
        let reader = ReaderBuilder::new()
            .delimiter(b'\t')
            .quoting(false)
            .terminator(Terminator::Any(b'\n'))
            .has_headers(false)
            .flexible(true)
            // The line feed added here ends the last record if the file does not; so every
            // record is ended by one, and `line` below holds for the last one too.
            .from_reader(Bounded::new(input).chain(b"\n".as_slice()));
        Self { reader, failed: false }
    }

    /// Returns the number of the line that was read last: the reader already stands on the next.
    fn line(&self) -> usize {
        let next = usize::try_from(self.reader.position().line()).unwrap_or(usize::MAX);
        next.saturating_sub(1)
    }
}

impl<R: Read> Iterator for Table<R> {
    type Item = Result<TableLine, LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = StringRecord::new();
        while !self.failed {
            let found = self.reader.read_record(&mut record);
            let number = self.line();
            match found {
                Ok(false) => return None,
                Ok(true) => {
                    let fields = fields(&record, number);
                    if fields != [""] {
                        return Some(Ok(TableLine { number, fields }));
                    }
                }
                Err(error) if matches!(error.kind(), ErrorKind::Utf8 { .. }) => {
                    return Some(Err(LineError::NotUtf8 { line: number }));
                }
                Err(error) => {
                    self.failed = true;
                    let error = match error.into_kind() {
                        // What the bounds say comes through as an error of the input.
                        ErrorKind::Io(error) => error.downcast().unwrap_or_else(LineError::Io),
                        kind => LineError::Io(io::Error::other(format!("{kind:?}"))),
                    };
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

/// An input that fails at a line that is too long, or if it has no lines.
struct Bounded<R> {
    input: R,
    /// The first bytes, until they tell that these are lines.
    head: Vec<u8>,
    /// Number of the line that is read, and what of it was read.
    line: usize,
    length: usize,
    fields: usize,
}

impl<R: Read> Bounded<R> {
    fn new(input: R) -> Self {
        Self { input, head: Vec::new(), line: 1, length: 0, fields: 1 }
    }

    fn check(&mut self, bytes: &[u8]) -> Result<(), LineError> {
        let missing = BINARY_MARK.saturating_sub(self.head.len()).min(bytes.len());
        if missing > 0 {
            self.head.extend_from_slice(&bytes[..missing]);
            refuse_binary(&self.head)?;
        }
        for piece in bytes.split_inclusive(|&byte| byte == b'\n') {
            self.length += piece.len();
            self.fields += piece.iter().filter(|&&byte| byte == b'\t').count();
            let is_ended = piece.ends_with(b"\n");
            if self.length - usize::from(is_ended) > LONGEST || self.fields > MOST_FIELDS {
                return Err(LineError::TooLong { line: self.line });
            }
            if is_ended {
                (self.line, self.length, self.fields) = (self.line + 1, 0, 1);
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.check(&buffer[..count]).map_err(io::Error::other)?;
        Ok(count)
    }
}

fn fields(record: &StringRecord, number: usize) -> Vec<String> {
    let mut fields: Vec<String> = record.iter().map(ToOwned::to_owned).collect();
    // The csv reader misses a byte order mark that arrives in pieces.
    if let (1, Some(first)) = (number, fields.first_mut())
        && first.starts_with('\u{feff}')
    {
        *first = first.trim_start_matches('\u{feff}').to_owned();
    }
    if let Some(last) = fields.last_mut()
        && last.ends_with('\r')
    {
        last.pop();
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8]) -> Vec<(usize, Vec<String>)> {
        let lines = Table::new(input).map(Result::unwrap);
        lines.map(|line| (line.number, line.fields)).collect()
    }

    #[test]
    fn blank_lines_count_but_are_no_records() {
        let found = lines(b"\n\na\tb\r\n\r\n\nc\t\n\td");
        let fields = |left: &str, right: &str| vec![left.to_owned(), right.to_owned()];
        assert_eq!(found, [(3, fields("a", "b")), (6, fields("c", "")), (7, fields("", "d"))]);
    }

    #[test]
    fn quotes_and_carriage_returns_are_text() {
        let found = lines(b"\"a\tb\rc\td\"e\n");
        assert_eq!(found, [(1, vec!["\"a".into(), "b\rc".into(), "d\"e".into()])]);
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        assert_eq!(lines("\u{feff}a\tb".as_bytes()), lines(b"a\tb"));
        assert_eq!(lines("\u{feff}\n".as_bytes()), []);
        // One byte at a time, as from a slow pipe.
        let (first, rest) = "\u{feff}a".as_bytes().split_at(1);
        let table = Table::new(first.chain(rest)).map(Result::unwrap);
        assert_eq!(table.map(|line| line.fields).collect::<Vec<_>>(), [["a"]]);
    }

    #[test]
    fn a_line_that_is_not_utf8_is_named_and_reading_goes_on() {
        let mut table = Table::new(&b"a\n\n\xff\tb\nc"[..]).skip(1);
        let error = table.next().unwrap().unwrap_err();
        assert!(matches!(error, LineError::NotUtf8 { line: 3 }), "{error}");
        assert_eq!(table.next().unwrap().unwrap().number, 4);
    }

    #[test]
    fn a_line_without_end_ends_the_reading() {
        for byte in [b'a', b'\t'] {
            let mut table = Table::new((&b"a\tb\n"[..]).chain(io::repeat(byte))).skip(1);
            let error = table.next().unwrap().unwrap_err();
            assert!(matches!(error, LineError::TooLong { line: 2 }), "{error}");
            assert!(table.next().is_none());
        }
    }

    #[test]
    fn a_file_without_lines_is_told_what_it_is() {
        // One byte first, as from a slow pipe.
        for bytes in [&b"PK\x03\x04\xff\n"[..], b"PAR1\x15\xff\n"] {
            let (first, rest) = bytes.split_at(1);
            let mut table = Table::new(first.chain(rest));
            let error = table.next().unwrap().unwrap_err();
            assert!(matches!(error, LineError::Binary { .. }), "{error}");
            assert!(table.next().is_none());
        }
    }
}
