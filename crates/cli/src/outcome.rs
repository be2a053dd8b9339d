//! How a run ends: the exit code, and the one line that says why.

use std::io::{self, Write};
use std::panic::{self, UnwindSafe};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use crate::arguments::command_name;
use crate::interrupt;
use crate::report::{one_line, print_error};

/// How a command ended that could be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is done.
    Done,
    /// Some jobs failed; the others are done.
    SomeFailed,
    /// The versions that were checked do not match.
    Differences,
    /// Some documents could not be read; the report of the others is written.
    SomeUnread,
    /// It stopped because it was asked to; what was done is kept.
    Interrupted,
}

/// Exit code when the command could not be run.
const COULD_NOT_RUN: u8 = 2;
/// Exit code when some jobs failed, or versions differ.
const SOME_FAILED: u8 = 1;

/// Ends a run, with the reason on stderr if it failed.
pub fn of_run(result: anyhow::Result<Outcome>) -> ExitCode {
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Differences) => ExitCode::from(SOME_FAILED),
        Ok(Outcome::SomeUnread) => ExitCode::from(COULD_NOT_RUN),
        Ok(Outcome::SomeFailed) => ExitCode::from(SOME_FAILED),
        Ok(Outcome::Interrupted) => ExitCode::from(interrupt::exit_code()),
        Err(error) => {
            print_error(&describe(&error));
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// Ends a run whose arguments were not understood, or that asked for help only.
pub fn of_usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // Help into a pipe that closes early has been read as far as it was wanted.
        return match error.print().and_then(|()| io::stdout().flush()) {
            Err(failed) if failed.kind() != io::ErrorKind::BrokenPipe => {
                print_error(&format!("-: {failed}"));
                ExitCode::from(COULD_NOT_RUN)
            }
            _ => ExitCode::SUCCESS,
        };
    }
    print_error(&usage_line(error));
    ExitCode::from(COULD_NOT_RUN)
}

/// Runs `work`; a panic, which is a fault of zhen, ends with one line as any other failure.
pub fn without_panics(work: impl FnOnce() -> ExitCode + UnwindSafe) -> ExitCode {
    static FAULT: Mutex<String> = Mutex::new(String::new());
    panic::set_hook(Box::new(|info| {
        *FAULT.lock().unwrap_or_else(PoisonError::into_inner) = info.to_string();
    }));
    panic::catch_unwind(work).unwrap_or_else(|_| {
        let fault = FAULT.lock().unwrap_or_else(PoisonError::into_inner);
        let fault = one_line(&fault);
        print_error(&format!("internal error: {fault}: this is a fault of zhen, please report it"));
        ExitCode::from(COULD_NOT_RUN)
    })
}

/// What the error is about, and the error itself.
///
/// Errors of the other crates tell all in their own message, so their causes would say it twice.
fn describe(error: &anyhow::Error) -> String {
    let mut messages = error.chain().take(2).map(ToString::to_string);
    let message = messages.next().unwrap_or_default();
    match messages.next().filter(|cause| !message.contains(cause.as_str())) {
        Some(cause) => format!("{message}: {cause}"),
        None => message,
    }
}

/// The message of clap without its usage text, which `--help` shows.
fn usage_line(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let body = text.strip_prefix("error: ").unwrap_or(&text);
    let is_usage = |line: &&str| line.starts_with("Usage:") || line.starts_with("For more");
    let lines = body.lines().take_while(|line| !is_usage(line)).map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let message = lines.join(" ").replace(" tip: ", "; ");
    let command = text.lines().find_map(|line| line.strip_prefix("Usage: zhen "));
    let name = command.and_then(|usage| usage.split(' ').next());
    let name = name.filter(|name| name.chars().all(|character| character.is_ascii_lowercase()));
    let name = match command {
        Some(_) => name.map(str::to_owned),
        None => command_name(),
    };
    match name {
        Some(name) => format!("{message}; see zhen {name} --help"),
        None => format!("{message}; see zhen --help"),
    }
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn an_error_is_told_once_after_what_it_is_about() {
        let cause = io::Error::other("the disk is full");
        let error = Err::<(), _>(cause).context("a.tsv").unwrap_err();
        assert_eq!(describe(&error), "a.tsv: the disk is full");
        let cause = io::Error::other("the disk is full");
        let told = Err::<(), _>(cause).context("b.tsv: the disk is full").unwrap_err();
        assert_eq!(describe(&told), "b.tsv: the disk is full");
    }
}
