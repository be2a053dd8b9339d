//! The zhen command: pairs, aligns and exports Chinese and English versions of a document.
//!
//! `arguments` says what can be asked for, one file of `commands` does each of it, `input` and
//! `output` open and write files, `bitext` those that are bitexts, `selection` says which rows are
//! written, `report` is the only voice on stderr, `interrupt` cleans up after Ctrl-C.

mod arguments;
mod bitext;
mod commands;
mod input;
mod interrupt;
mod outcome;
mod output;
mod progress;
mod report;
mod selection;

use std::process::ExitCode;

fn main() -> ExitCode {
    outcome::without_panics(|| {
        let arguments = match arguments::parse() {
            Ok(arguments) => arguments,
            Err(error) => return outcome::of_usage(&error),
        };
        interrupt::watch();
        let report = report::Report::new(arguments.verbosity());
        outcome::of_run(commands::run(arguments, &report))
    })
}
