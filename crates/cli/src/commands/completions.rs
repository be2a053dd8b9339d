//! `zhen completions`: what a shell needs to complete our arguments.

use anyhow::Result;
use clap::CommandFactory as _;

use crate::arguments::{Arguments, CompletionsArguments};
use crate::outcome::Outcome;
use crate::output::Output;

/// Writes the script to standard output.
pub fn run(arguments: &CompletionsArguments) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "zhen", &mut script);
    Output::Standard.write(|out| out.write_all(&script))?;
    Ok(Outcome::Done)
}
