//! Lines of a stream: numbered, of a bounded length, as bytes.

use std::io::{self, BufRead, BufReader, Read};

/// Bytes that a line may have.
pub(super) const LONGEST: usize = 64 << 20;

/// A line that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number, from 1.
    pub(super) number: usize,
    /// What stands in it.
    pub(super) content: Content,
}

/// What stands in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Its bytes, without the byte order mark of the first line.
    Bytes(Vec<u8>),
    /// More than [`LONGEST`] bytes, which were passed over.
    TooLong,
}

/// Reads lines; blank ones are counted and passed over.
pub(super) struct Lines<R> {
    input: BufReader<R>,
    number: usize,
    longest: usize,
    is_ended: bool,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input: BufReader::new(input), number: 0, longest: LONGEST, is_ended: false }
    }

    /// Reads the next line, and holds no more than the longest allowed of it.
    fn read_line(&mut self) -> io::Result<Option<Content>> {
        let mut bytes = Vec::new();
        let mut bounded = self.input.by_ref().take(self.longest as u64 + 1);
        if bounded.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        if bytes.ends_with(b"\n") {
            bytes.pop();
        } else if bytes.len() > self.longest {
            self.input.skip_until(b'\n')?;
            return Ok(Some(Content::TooLong));
        }
        Ok(Some(Content::Bytes(bytes)))
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_ended {
            let mut content = match self.read_line() {
                Ok(Some(content)) => content,
                Ok(None) => break,
                Err(error) => {
                    self.is_ended = true;
                    return Some(Err(error));
                }
            };
            self.number += 1;
            if let Content::Bytes(bytes) = &mut content {
                if self.number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
                    bytes.drain(..3);
                }
                if bytes.trim_ascii().is_empty() {
                    continue;
                }
            }
            return Some(Ok(Line { number: self.number, content }));
        }
        self.is_ended = true;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: impl Read, longest: usize) -> Vec<(usize, Option<String>)> {
        let lines = Lines { longest, ..Lines::new(input) };
        let shown = |line: io::Result<Line>| {
            let Line { number, content } = line.expect("the input does not fail");
            let text = match content {
                Content::Bytes(bytes) => {
                    Some(String::from_utf8(bytes).expect("the texts of this test are UTF-8"))
                }
                Content::TooLong => None,
            };
            (number, text)
        };
        lines.map(shown).collect()
    }

    #[test]
    fn blank_lines_are_counted_and_a_mark_is_dropped() {
        let text = "\u{feff}a\r\n\n \t\r\nb\n\u{feff}c";
        let expected = [(1, "a\r"), (4, "b"), (5, "\u{feff}c")];
        assert_eq!(
            read(text.as_bytes(), 10),
            expected.map(|(number, text)| (number, Some(text.to_owned())))
        );
        assert_eq!(read(&b""[..], 10), []);
        assert_eq!(read(&b"\n\n"[..], 10), []);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_to_its_end() {
        let long = "x".repeat(100_000);
        let text = format!("12345\n123456\n{long}\n7\n{long}");
        let expected =
            [(1, Some("12345".to_owned())), (2, None), (3, None), (4, Some("7".into())), (5, None)];
        assert_eq!(read(text.as_bytes(), 5), expected);
    }

    #[test]
    fn an_input_that_fails_ends_the_lines() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("unplugged"))
            }
        }
        let mut lines = Lines::new((&b"a\nb"[..]).chain(Failing));
        assert!(lines.next().is_some_and(|line| line.is_ok()));
        assert!(lines.next().is_some_and(|line| line.is_err()));
        assert!(lines.next().is_none());
    }
}
