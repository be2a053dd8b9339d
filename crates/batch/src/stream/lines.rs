//! Lines of a stream: numbered, of a bounded length, as bytes.

use std::io::{self, BufRead, BufReader, Read};

/// Bytes that a line may have.
pub(super) const LONGEST: usize = 64 << 20;

/// What a text in UTF-8 may begin with.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A line, blank or not.
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

/// Reads lines; what follows the last line end is one only if there is something.
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
        let is_whole = bytes.ends_with(b"\n");
        if !is_whole && bytes.len() > self.longest {
            self.input.skip_until(b'\n')?;
            return Ok(Some(Content::TooLong));
        }
        if is_whole {
            bytes.pop();
        }
        if self.number == 0 && bytes.starts_with(MARK) {
            bytes.drain(..MARK.len());
            // An input of nothing but a mark has no line.
            if bytes.is_empty() && !is_whole {
                return Ok(None);
            }
        }
        Ok(Some(Content::Bytes(bytes)))
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_ended {
            return None;
        }
        let content = self.read_line().transpose();
        self.is_ended = !matches!(content, Some(Ok(_)));
        if matches!(content, Some(Ok(_))) {
            self.number += 1;
        }
        Some(content?.map(|content| Line { number: self.number, content }))
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
    fn blank_lines_are_lines_and_a_mark_is_dropped() {
        let table: [(&str, &[&str]); 8] = [
            ("\u{feff}a\r\n\n \t\r\nb\n\u{feff}c", &["a\r", "", " \t\r", "b", "\u{feff}c"]),
            ("", &[]),
            ("\u{feff}", &[]),
            ("\n", &[""]),
            ("\u{feff}\n", &[""]),
            ("\n\n", &["", ""]),
            ("a\n", &["a"]),
            ("a\n ", &["a", " "]),
        ];
        for (text, expected) in table {
            let expected = expected.iter().enumerate();
            let expected: Vec<_> =
                expected.map(|(place, line)| (place + 1, Some((*line).to_owned()))).collect();
            assert_eq!(read(text.as_bytes(), 10), expected, "{text:?}");
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_to_its_end() {
        let long = "x".repeat(100_000);
        let text = format!("12345\n123456\n{long}\n7\n{long}");
        let expected =
            [(1, Some("12345".to_owned())), (2, None), (3, None), (4, Some("7".into())), (5, None)];
        assert_eq!(read(text.as_bytes(), 5), expected);
        // A mark counts, and hides no length.
        assert_eq!(read("\u{feff}123\n4".as_bytes(), 5), [(1, None), (2, Some("4".to_owned()))]);
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
