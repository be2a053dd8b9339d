//! Tab-separated tables without quoting, by line: the only door to the csv crate.
//!
//! A record is a line: quotes are text, and only a line feed ends a record, so that a stray
//! carriage return inside a field cannot start another.

use std::io::{Chain, Read};

use csv::{ErrorKind, Reader, ReaderBuilder, StringRecord, Terminator};

use crate::lines::LineError;

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
    reader: Reader<Chain<R, &'static [u8]>>,
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
            .from_reader(input.chain(b"\n".as_slice()));
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
                    return Some(Err(LineError::Io(error.into())));
                }
            }
        }
        None
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
}
