//! What zhen says on stderr: errors, warnings, notes, details. Nothing else prints there.

use std::io::{self, Write};

use indicatif::{ProgressBar, ProgressStyle};

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// Errors only.
    Quiet,
    /// Errors, warnings, and what was done.
    Usual,
    /// Also what was found out on the way.
    Detailed,
}

/// The voice of a command.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    verbosity: Verbosity,
}

impl Report {
    /// Makes a voice that says as much as asked for.
    pub fn new(verbosity: Verbosity) -> Self {
        Self { verbosity }
    }

    /// Returns how much is said.
    pub fn verbosity(&self) -> Verbosity {
        self.verbosity
    }

    /// Says a line that programs read, as it is.
    pub fn line(&self, line: &str) {
        let _ = writeln!(io::stderr(), "{line}");
    }

    /// Says what went wrong without stopping the command.
    pub fn failure(&self, message: &str) {
        print(message);
    }

    /// Says what may not be as the user thinks.
    pub fn warning(&self, message: &str) {
        if self.verbosity >= Verbosity::Usual {
            print(&format!("warning: {message}"));
        }
    }

    /// Says what was done.
    pub fn note(&self, message: &str) {
        if self.verbosity >= Verbosity::Usual {
            print(message);
        }
    }

    /// Says a row of a table, whose spaces stay.
    pub fn table_row(&self, row: &str) {
        if self.verbosity >= Verbosity::Usual {
            let row = row.replace(turns_line, "\u{fffd}");
            let _ = writeln!(io::stderr(), "{row}");
        }
    }

    /// Says what `-v` asks for.
    pub fn detail(&self, message: &str) {
        if self.verbosity >= Verbosity::Detailed {
            print(message);
        }
    }

    /// Starts a progress bar over `count` steps; it is seen on a terminal only.
    pub fn progress(&self, count: usize, what: &str) -> ProgressBar {
        if self.verbosity == Verbosity::Quiet {
            return ProgressBar::hidden();
        }
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} {eta}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        ProgressBar::new(count as u64).with_style(style).with_message(what.to_owned())
    }

    /// Starts a count of steps whose number nobody knows; it is seen on a terminal only.
    pub fn progress_without_end(&self, what: &str) -> ProgressBar {
        if self.verbosity == Verbosity::Quiet {
            return ProgressBar::hidden();
        }
        let style = ProgressStyle::with_template("{pos} {msg} {per_sec}")
            .unwrap_or_else(|_| ProgressStyle::default_spinner());
        ProgressBar::new_spinner().with_style(style).with_message(what.to_owned())
    }
}

/// Prints a note at once, whatever else is being said.
pub fn print_note(message: &str) {
    print(message);
}

/// Prints why the command could not be run.
pub fn print_error(message: &str) {
    print(&format!("error: {message}"));
}

/// Brings a message to one line without characters that control the terminal, and without the
/// numbers that the system gives its errors.
pub fn one_line(message: &str) -> String {
    let mut line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    while let Some(start) = line.find(" (os error ")
        && let Some(length) = line[start..].find(')')
    {
        line.replace_range(start..=start + length, "");
    }
    line.replace(turns_line, "\u{fffd}")
}

/// Tells whether a character moves the cursor of a terminal or turns the direction of its line.
fn turns_line(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn print(message: &str) {
    // When nobody listens on stderr there is nobody to tell.
    let _ = writeln!(io::stderr(), "{}", one_line(message));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_one_line() {
        let message = "a\u{1b}b\u{202e}:\n  No space left on device (os error 28)";
        assert_eq!(one_line(message), "a\u{fffd}b\u{fffd}: No space left on device");
    }
}
