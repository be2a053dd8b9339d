//! Numbered lines of a text file: what the readers of line formats share.
//!
//! Memory holds one line, and no line may be longer than [`LONGEST`]: a small compressed file can
//! unpack to one line of gigabytes.

use std::io::{self, BufRead, Read as _};

use thiserror::Error;

/// Bytes that a line of a text file, or a text in XML, may have: a row may hold texts of megabytes,
/// and an old MNBVC line a whole document.
pub(crate) const LONGEST: usize = 64 << 20;

/// What is said of a line with more than [`LONGEST`] bytes.
const TOO_LONG: &str =
    "longer than 64 MiB; its line ends are missing, or the file is damaged or no bitext";

/// A line could not be read, whatever its format.
#[derive(Debug, Error)]
pub enum LineError {
    /// The input failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The line is not UTF-8.
    #[error("line {line}: not valid UTF-8; convert the file to UTF-8 first")]
    NotUtf8 {
        /// Line number, from 1.
        line: usize,
    },
    /// The line is longer than any text; nothing after it is read.
    #[error("line {line}: {TOO_LONG}")]
    TooLong {
        /// Line number, from 1.
        line: usize,
    },
    /// The file is of a format without lines; nothing of it is read.
    #[error("line 1: {problem}")]
    Binary {
        /// What the file is, and what to do.
        problem: &'static str,
    },
}

/// What files that have no lines begin with, and what is said of them.
const BINARY: [(&[u8], &str); 2] = [
    (b"PK\x03\x04", "an xlsx workbook or another zip archive, which has no lines; read it as xlsx"),
    // What comes after the mark makes it no text.
    (b"PAR1\x15", "a parquet file, which has no lines; read it as parquet"),
];

/// How many bytes tell such a file.
pub(crate) const BINARY_MARK: usize = 5;

/// Tells whether a file that begins with these bytes has no lines.
pub(crate) fn refuse_binary(head: &[u8]) -> Result<(), LineError> {
    let found = BINARY.iter().find(|(mark, _)| head.starts_with(mark));
    found.map_or(Ok(()), |&(_, problem)| Err(LineError::Binary { problem }))
}

/// Reads `input` line by line, numbered from 1, without line ends and byte order mark.
///
/// Stops after an error of the input and a line that is too long; one that is not UTF-8 does not
/// stop it.
pub(crate) struct Lines<R> {
    input: R,
    number: usize,
    is_ended: bool,
    failed: bool,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, number: 0, is_ended: true, failed: false }
    }

    /// Returns how many lines were read.
    pub(crate) fn number(&self) -> usize {
        self.number
    }

    /// Tells whether the line that was read last had a line end.
    pub(crate) fn is_ended(&self) -> bool {
        self.is_ended
    }

    /// Returns the next line that says something, trimmed: blank lines and comments (`#`) are
    /// passed over.
    pub(crate) fn next_saying(&mut self) -> Option<<Self as Iterator>::Item> {
        self.find_map(|line| match line {
            Ok((number, text)) => {
                let text = text.trim();
                let says = !(text.is_empty() || text.starts_with('#'));
                says.then(|| Ok((number, text.to_owned())))
            }
            Err(error) => Some(Err(error)),
        })
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<(usize, String), LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let mut bytes = Vec::new();
        let mut bounded = self.input.by_ref().take(LONGEST as u64 + 1);
        match bounded.read_until(b'\n', &mut bytes) {
            Ok(0) => return None,
            Ok(_) => self.number += 1,
            Err(error) => {
                self.failed = true;
                return Some(Err(error.into()));
            }
        }
        let line = self.number;
        self.is_ended = bytes.ends_with(b"\n");
        let checked = if bytes.len() > LONGEST && !self.is_ended {
            Err(LineError::TooLong { line })
        } else if line == 1 {
            refuse_binary(&bytes)
        } else {
            Ok(())
        };
        if let Err(error) = checked {
            self.failed = true;
            return Some(Err(error));
        }
        Some(match String::from_utf8(bytes) {
            Ok(text) => Ok((line, content(text, line))),
            Err(_) => Err(LineError::NotUtf8 { line }),
        })
    }
}

/// Returns the beginning of what was found in a line, short enough for an error message.
pub(crate) fn excerpt(found: &str) -> String {
    const LONGEST: usize = 40;
    match found.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &found[..end]),
        None => found.to_owned(),
    }
}

/// The line without its end, and the first without byte order mark.
fn content(mut text: String, line: usize) -> String {
    text.truncate(text.trim_end_matches(['\r', '\n']).len());
    match line {
        1 if text.starts_with('\u{feff}') => text.trim_start_matches('\u{feff}').to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_without_their_ends() {
        let lines = Lines::new("\u{feff}a\r\n\nb".as_bytes());
        let lines: Vec<_> = lines.map(Result::unwrap).collect();
        assert_eq!(lines, [(1, "a".into()), (2, String::new()), (3, "b".into())]);
    }

    #[test]
    fn a_line_that_is_not_utf8_is_named_and_reading_goes_on() {
        let mut lines = Lines::new(&b"a\n\xff\nb\n"[..]).skip(1);
        let error = lines.next().unwrap().unwrap_err();
        assert_eq!(error.to_string(), "line 2: not valid UTF-8; convert the file to UTF-8 first");
        assert_eq!(lines.next().unwrap().unwrap(), (3, "b".into()));
        assert!(lines.next().is_none());
    }

    #[test]
    fn a_line_without_end_ends_the_reading() {
        let endless = io::BufReader::new(io::repeat(b'a'));
        let mut lines = Lines::new((&b"a\n"[..]).chain(endless)).skip(1);
        let error = lines.next().unwrap().unwrap_err();
        assert!(error.to_string().starts_with("line 2: longer than 64 MiB; "), "{error}");
        assert!(lines.next().is_none());
        let longest = vec![b'a'; LONGEST];
        let mut lines = Lines::new((&longest[..]).chain(&b"\nb"[..]));
        assert_eq!(lines.next().unwrap().unwrap().1.len(), LONGEST);
        assert_eq!(lines.next().unwrap().unwrap(), (2, "b".into()));
    }

    #[test]
    fn a_file_without_lines_is_told_what_it_is() {
        let table = [
            (
                &b"PK\x03\x04\n"[..],
                "line 1: an xlsx workbook or another zip archive, which has no lines; read it as xlsx",
            ),
            (b"PAR1\x15\x04\n", "line 1: a parquet file, which has no lines; read it as parquet"),
        ];
        for (bytes, expected) in table {
            let mut lines = Lines::new(bytes);
            assert_eq!(lines.next().unwrap().unwrap_err().to_string(), expected);
            assert!(lines.next().is_none());
        }
        assert_eq!(Lines::new(&b"PAR1 is text"[..]).next().unwrap().unwrap().1, "PAR1 is text");
    }

    #[test]
    fn comments_and_blank_lines_say_nothing() {
        let mut lines = Lines::new(&b"# a\n\n  b \n"[..]);
        assert_eq!(lines.next_saying().unwrap().unwrap(), (3, "b".into()));
        assert!(lines.next_saying().is_none());
    }

    #[test]
    fn long_lines_are_cut_between_characters() {
        assert_eq!(excerpt("短"), "短");
        assert_eq!(excerpt(&"长".repeat(41)), format!("{}…", "长".repeat(40)));
    }
}
