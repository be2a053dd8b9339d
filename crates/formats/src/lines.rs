//! Numbered lines of a text file: what the readers of line formats share.

use std::io::{self, BufRead};

use thiserror::Error;

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
}

/// Reads `input` line by line, numbered from 1, without line ends and byte order mark.
///
/// Stops after an error of the input; a line that is not UTF-8 does not stop it.
pub(crate) struct Lines<R> {
    input: R,
    number: usize,
    failed: bool,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, number: 0, failed: false }
    }

    /// Returns how many lines were read.
    pub(crate) fn number(&self) -> usize {
        self.number
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<(usize, String), LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let mut bytes = Vec::new();
        match self.input.read_until(b'\n', &mut bytes) {
            Ok(0) => return None,
            Ok(_) => self.number += 1,
            Err(error) => {
                self.failed = true;
                return Some(Err(error.into()));
            }
        }
        let line = self.number;
        Some(match String::from_utf8(bytes) {
            Ok(text) => Ok((line, content(&text, line).to_owned())),
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

fn content(text: &str, line: usize) -> &str {
    let text = if line == 1 { text.trim_start_matches('\u{feff}') } else { text };
    text.trim_end_matches(['\r', '\n'])
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
    fn long_lines_are_cut_between_characters() {
        assert_eq!(excerpt("短"), "短");
        assert_eq!(excerpt(&"长".repeat(41)), format!("{}…", "长".repeat(40)));
    }
}
